/* notanda-draft.c: changes to which blocks are the text of an article that isn't fixed yet
 *
 * The text is changed at the one place where the block stands or goes, and the
 * rest of it is kept character by character: a text that was made by hand has
 * joints of its own, which joining all blocks anew would lose. Costs a copy of the
 * text.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-document-private.h"
#include "model/notanda-left-out.h"
#include "model/notanda-loaded.h"

typedef struct
{
  NotandaArticle *article;
  GArray         *blocks;   /* (element-type NotandaBlock): of the new text, once it is made */
  GPtrArray      *left_out; /* likewise */
  GString        *text;
} Edit;

static void
edit_clear (Edit *edit)
{
  g_clear_pointer (&edit->blocks, g_array_unref);
  g_clear_pointer (&edit->left_out, g_ptr_array_unref);
  if (edit->text != NULL)
    g_string_free (g_steal_pointer (&edit->text), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, edit_clear)

static gpointer
copy_left_out (gconstpointer block,
               gpointer data G_GNUC_UNUSED)
{
  return notanda_left_out_block_copy (block);
}

static void
edit_init (Edit            *edit,
           NotandaDocument *document)
{
  edit->article = notanda_document_get_article (document);
  edit->blocks = notanda_document_dup_guessed_blocks (document);
  edit->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_left_out_block_free);
  g_ptr_array_extend (edit->left_out, notanda_document_get_left_out (document), copy_left_out, NULL);
  edit->text = g_string_new (NULL);
}

static NotandaBlock *
get_block (Edit *edit,
           guint i)
{
  return &g_array_index (edit->blocks, NotandaBlock, i);
}

static void
append_range (Edit *edit,
              gsize start,
              gsize end)
{
  gsize       size;
  const char *at = notanda_article_peek_range (edit->article, start, end, &size);

  g_string_append_len (edit->text, at, (gssize) size);
}

/* Everything from this block on moves. */
static void
shift_blocks (Edit  *edit,
              guint  from,
              gint64 by)
{
  for (guint i = from; i < edit->blocks->len; i++)
    {
      get_block (edit, i)->start = (guint32) (get_block (edit, i)->start + by);
      get_block (edit, i)->end = (guint32) (get_block (edit, i)->end + by);
    }
}

/* What stands between two blocks. A cell of a table in the text doesn't say in which
 * column it is, but one that was left out does. */
static const char *
get_joint (const NotandaBlock        *before,
           const NotandaLeftOutBlock *block)
{
  if (before->kind == NOTANDA_BLOCK_TABLE_CELL && block->kind == NOTANDA_BLOCK_TABLE_CELL)
    return block->level > 1 ? "\t" : "\n";
  if (before->kind == NOTANDA_BLOCK_LIST_ITEM && block->kind == NOTANDA_BLOCK_LIST_ITEM)
    return "\n";

  return "\n\n";
}

static char *
dup_joint_after (Edit                      *edit,
                 const NotandaLeftOutBlock *block,
                 guint                      after)
{
  const NotandaBlock *next = get_block (edit, after);

  if (block->kind == NOTANDA_BLOCK_TABLE_CELL && next->kind == NOTANDA_BLOCK_TABLE_CELL)
    {
      if (block->level <= 1)
        return g_strdup ("\t");
      if (after > 0 && get_block (edit, after - 1)->kind == NOTANDA_BLOCK_TABLE_CELL)
        return notanda_article_dup_range (edit->article, get_block (edit, after - 1)->end, next->start);
    }
  if (block->kind == NOTANDA_BLOCK_LIST_ITEM && next->kind == NOTANDA_BLOCK_LIST_ITEM)
    return g_strdup ("\n");

  return g_strdup ("\n\n");
}

/* The first block that ends behind the position. */
static guint
find_after (Edit   *edit,
            guint32 position)
{
  guint after = 0;

  while (after < edit->blocks->len && get_block (edit, after)->end <= position)
    after++;

  return after;
}

static void
insert_block (Edit                      *edit,
              guint                      at,
              const NotandaLeftOutBlock *taken,
              guint32                    start)
{
  NotandaBlock block = {
    .start = start,
    .end = start + (guint32) g_utf8_strlen (taken->text, -1),
    .kind = taken->kind,
    .level = taken->kind == NOTANDA_BLOCK_HEADING ? MAX (taken->level, 1) : 0,
  };

  g_array_insert_val (edit->blocks, at, block);
}

/* Those behind the block that was taken in stand behind it in the text too. */
static void
move_left_out (Edit   *edit,
               guint   from,
               guint32 position,
               guint32 next,
               gint64  by,
               guint32 end)
{
  for (guint i = from; i < edit->left_out->len; i++)
    {
      NotandaLeftOutBlock *block = edit->left_out->pdata[i];

      block->position = block->position <= position || block->position < next ? end : (guint32) (block->position + by);
    }
}

static void
take_in (Edit *edit,
         guint i)
{
  g_autofree char           *tail = NULL;
  const NotandaLeftOutBlock *taken = edit->left_out->pdata[i];
  gsize                      n_chars = notanda_article_get_n_chars (edit->article);
  guint                      after = find_after (edit, taken->position);
  gboolean                   is_last = after == edit->blocks->len;
  guint32                    next = is_last ? (guint32) n_chars : get_block (edit, after)->start;
  guint32                    from = after > 0 ? get_block (edit, after - 1)->end : next;
  guint32                    start;
  gint64                     by;

  append_range (edit, 0, from);
  if (after > 0)
    g_string_append (edit->text, get_joint (get_block (edit, after - 1), taken));
  start = (guint32) g_utf8_strlen (edit->text->str, -1);
  g_string_append (edit->text, taken->text);
  tail = is_last ? g_strdup ("") : dup_joint_after (edit, taken, after);
  g_string_append (edit->text, tail);
  by = (gint64) g_utf8_strlen (edit->text->str, -1) - (is_last ? from : next);
  append_range (edit, is_last ? from : next, n_chars);

  shift_blocks (edit, after, by);
  insert_block (edit, after, taken, start);
  move_left_out (edit, i + 1, taken->position, is_last ? G_MAXUINT32 : next, by, get_block (edit, after)->end);
  g_ptr_array_remove_index (edit->left_out, i);
}

static guint
count_line_ends (const char *gap)
{
  guint n = 0;

  for (; *gap != '\0'; gap++)
    n += *gap == '\n';

  return n;
}

/* Of the gaps on both sides the one that parts more: behind the last item of a
 * list it is the one after it, behind the first one before. */
static void
append_wider_gap (Edit               *edit,
                  const NotandaBlock *block,
                  guint32             before,
                  guint32             after)
{
  g_autofree char *one = notanda_article_dup_range (edit->article, before, block->start);
  g_autofree char *other = notanda_article_dup_range (edit->article, block->end, after);

  g_string_append (edit->text, count_line_ends (other) > count_line_ends (one) ? other : one);
}

static guint
get_level (Edit *edit,
           guint i)
{
  const NotandaBlock *block = get_block (edit, i);
  g_autofree char    *gap = NULL;

  if (block->kind == NOTANDA_BLOCK_LIST_ITEM)
    return 1;
  if (block->kind != NOTANDA_BLOCK_TABLE_CELL)
    return block->level;
  if (i == 0)
    return 1;
  gap = notanda_article_dup_range (edit->article, get_block (edit, i - 1)->end, block->start);

  return g_str_equal (gap, "\t") ? 2 : 1;
}

/* Among those that stood in front of it and behind it. */
static void
insert_left_out (Edit               *edit,
                 const NotandaBlock *block,
                 guint               level,
                 guint32             position,
                 gint64              by)
{
  char *text = notanda_article_dup_range (edit->article, block->start, block->end);
  guint at = 0;

  while (at < edit->left_out->len && ((NotandaLeftOutBlock *) edit->left_out->pdata[at])->position < block->end)
    at++;
  for (guint i = at; i < edit->left_out->len; i++)
    {
      NotandaLeftOutBlock *other = edit->left_out->pdata[i];

      other->position = other->position == block->end ? position : (guint32) (other->position - by);
    }
  for (guint i = 0; i < at; i++)
    {
      NotandaLeftOutBlock *other = edit->left_out->pdata[i];

      other->position = MIN (other->position, position);
    }
  g_ptr_array_insert (edit->left_out, (int) at,
                      notanda_left_out_block_new (position, block->kind, level, NOTANDA_LEFT_OUT_BY_USER, text));
}

static void
take_out (Edit *edit,
          guint i)
{
  NotandaBlock block = *get_block (edit, i);
  gboolean     is_last = i + 1 == edit->blocks->len;
  gsize        n_chars = notanda_article_get_n_chars (edit->article);
  guint32      before = i > 0 ? get_block (edit, i - 1)->end : block.start;
  guint32      after = is_last ? block.end : get_block (edit, i + 1)->start;
  guint        level = get_level (edit, i);
  gint64       by;

  append_range (edit, 0, before);
  if (i > 0 && !is_last)
    append_wider_gap (edit, &block, before, after);
  by = after - (gint64) g_utf8_strlen (edit->text->str, -1);
  append_range (edit, after, n_chars);

  insert_left_out (edit, &block, level, i > 0 ? before : 0, by);
  g_array_remove_index (edit->blocks, i);
  shift_blocks (edit, i, -by);
}

static NotandaReading *
finish (Edit            *edit,
        NotandaDocument *document,
        GError         **error)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (g_steal_pointer (&edit->text));
  g_autoptr (NotandaArticle) article = notanda_article_new (bytes, error);
  NotandaReading *reading;
  NotandaHash     read;

  if (article == NULL)
    return NULL;

  reading = notanda_reading_new (article);
  g_array_append_vals (reading->blocks, edit->blocks->data, edit->blocks->len);
  g_ptr_array_unref (reading->left_out);
  reading->left_out = g_steal_pointer (&edit->left_out);
  notanda_document_get_read (document, &read);
  if (!notanda_hash_equal (&read, notanda_article_get_hash (article)))
    reading->read = g_memdup2 (&read, sizeof read);
  for (NotandaMeta i = 0; i < NOTANDA_N_META; i++)
    {
      g_autofree char *from = NULL;
      char            *value = notanda_document_dup_found (document, i, &from);

      if (value != NULL)
        notanda_reading_set_meta (reading, i, value, from);
    }

  return reading;
}

NotandaReading *
notanda_draft_dup_reading_with (NotandaDocument   *document,
                                NotandaDraftChange change,
                                guint              i,
                                GError           **error)
{
  g_auto (Edit) edit = { 0 };

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);

  if (!notanda_document_is_draft (document))
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                           _ ("The text is fixed. “Correct the Text” makes a new version of it."));
      return NULL;
    }

  edit_init (&edit, document);
  if (i >= (change == NOTANDA_DRAFT_TAKE_IN ? edit.left_out->len : edit.blocks->len))
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("There is no such block any more."));
      return NULL;
    }
  if (change == NOTANDA_DRAFT_TAKE_OUT && edit.blocks->len == 1)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY, _ ("The last block can’t be left out: there would be no text."));
      return NULL;
    }
  if (change == NOTANDA_DRAFT_TAKE_IN)
    take_in (&edit, i);
  else
    take_out (&edit, i);

  return finish (&edit, document, error);
}

/* A block goes by its words, and of equal ones by how many stood before it. */
static char *
dup_block_key (NotandaDocument    *document,
               const NotandaBlock *block,
               GHashTable         *counts)
{
  g_autofree char *words = notanda_article_dup_range (notanda_document_get_article (document), block->start, block->end);
  guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, words));
  char            *key = g_strdup_printf ("%u %s", n, words);

  g_hash_table_insert (counts, g_steal_pointer (&words), GUINT_TO_POINTER (n + 1));

  return key;
}

/* (element-type utf8 guint): kind and level, by key */
static GHashTable *
list_corrected (NotandaDocument *document)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable         *corrected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint               n;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = dup_block_key (document, &blocks[i], counts);

      if (notanda_document_is_block_corrected (document, i))
        g_hash_table_insert (corrected, g_steal_pointer (&key), GUINT_TO_POINTER (blocks[i].kind << 8 | blocks[i].level));
    }

  return corrected;
}

/* Each that is found is dropped from @corrected. */
static void
carry_by_words (NotandaDocument *to,
                GHashTable      *corrected,
                const char      *label)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;

  notanda_document_get_blocks (to, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = dup_block_key (to, &notanda_document_get_blocks (to, &n)[i], counts);
      guint            kind = GPOINTER_TO_UINT (g_hash_table_lookup (corrected, key));

      if (kind >> 8 != 0)
        notanda_document_set_block_kind (to, i, kind >> 8, kind & 0xff, label);
      g_hash_table_remove (corrected, key);
    }
}

/* In another encoding a block has other words, but its number. */
static void
carry_by_number (NotandaDocument *from,
                 NotandaDocument *to,
                 GHashTable      *corrected,
                 const char      *label)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint               n;
  guint               n_to;
  const NotandaBlock *blocks = notanda_document_get_blocks (from, &n);

  notanda_document_get_blocks (to, &n_to);
  for (guint i = 0; n == n_to && i < n; i++)
    {
      g_autofree char *key = dup_block_key (from, &blocks[i], counts);
      guint            kind = GPOINTER_TO_UINT (g_hash_table_lookup (corrected, key));

      if (kind >> 8 != 0 && !notanda_document_is_block_corrected (to, i))
        notanda_document_set_block_kind (to, i, kind >> 8, kind & 0xff, label);
    }
}

void
notanda_draft_carry (NotandaDocument *from,
                     NotandaDocument *to)
{
  /* Translators: the name of a step in the history */
  const char *label = _ ("Take Corrections Along");
  g_autoptr (GHashTable) corrected = NULL;

  g_return_if_fail (NOTANDA_IS_DOCUMENT (from) && NOTANDA_IS_DOCUMENT (to));

  corrected = list_corrected (from);
  notanda_document_begin_step (to, label);
  /* whether the end is missing is seen anew with each reading */
  for (NotandaMeta i = 0; i < NOTANDA_N_META; i++)
    if (i != NOTANDA_META_TRUNCATED && notanda_document_is_meta_corrected (from, i))
      notanda_document_set_meta (to, i, notanda_document_get_meta (from, i), label);
  carry_by_words (to, corrected, label);
  if (g_hash_table_size (corrected) > 0)
    carry_by_number (from, to, corrected, label);
  notanda_document_end_step (to);
}
