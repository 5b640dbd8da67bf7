/* notanda-draft-mend.c: the text of an article that isn't fixed yet, with its characters put right
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was pasted, or whose file is gone, can't be read once more: its text is all there is. Each piece between two ends of
 * blocks is mended by itself, so blocks and what was left out stay where they are. Linear, and a copy of the text. Guessing the
 * blocks anew would be shorter, and lose those that a page gave. */

#include "model/versions/notanda-draft-mend.h"

#include <string.h>

#include "model/notanda-document-private.h"
#include "model/notanda-left-out.h"

typedef struct
{
  NotandaDraftMend mend;
  GArray          *cuts;  /* (element-type guint32): where the old text is cut, in order */
  GArray          *moved; /* (element-type guint32): where each of these is in the new text */
  GString         *text;
} Mending;

static void
mending_clear (Mending *mending)
{
  g_clear_pointer (&mending->cuts, g_array_unref);
  g_clear_pointer (&mending->moved, g_array_unref);
  if (mending->text != NULL)
    g_string_free (g_steal_pointer (&mending->text), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mending, mending_clear)

static int
compare_cuts (gconstpointer a,
              gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return first < second ? -1 : first > second;
}

static void
cut (Mending      *mending,
     const GArray *blocks,
     GPtrArray    *left_out,
     guint32       n_chars)
{
  const guint32 ends[] = { 0, n_chars };

  g_array_append_vals (mending->cuts, ends, G_N_ELEMENTS (ends));
  for (guint i = 0; i < blocks->len; i++)
    {
      const NotandaBlock *block = &g_array_index (blocks, NotandaBlock, i);

      g_array_append_val (mending->cuts, block->start);
      g_array_append_val (mending->cuts, block->end);
    }
  for (guint i = 0; i < left_out->len; i++)
    g_array_append_val (mending->cuts, ((NotandaLeftOutBlock *) left_out->pdata[i])->position);
  g_array_sort (mending->cuts, compare_cuts);
}

static void
mend_pieces (Mending        *mending,
             NotandaArticle *article)
{
  guint32 at = 0;

  g_array_append_val (mending->moved, at);
  for (guint i = 1; i < mending->cuts->len; i++)
    {
      gsize       size = 0;
      const char *piece = notanda_article_peek_range (article, g_array_index (mending->cuts, guint32, i - 1),
                                                      g_array_index (mending->cuts, guint32, i), &size);
      GString    *mended = mending->mend (piece, size);

      g_string_append_len (mending->text, mended->str, (gssize) mended->len);
      at += (guint32) g_utf8_strlen (mended->str, (gssize) mended->len);
      g_array_append_val (mending->moved, at);
      g_string_free (mended, TRUE);
    }
}

static guint32
get_moved (const Mending *mending,
           guint32        position)
{
  guint i = 0;

  /* each position that is asked for is a cut */
  if (!g_array_binary_search (mending->cuts, &position, compare_cuts, &i))
    g_assert_not_reached ();

  return g_array_index (mending->moved, guint32, i);
}

static char *
dup_mended (NotandaDraftMend mend,
            const char      *text)
{
  return g_string_free (mend (text, strlen (text)), FALSE);
}

static void
add_blocks (const Mending  *mending,
            const GArray   *blocks,
            GPtrArray      *left_out,
            NotandaReading *reading)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      NotandaBlock block = g_array_index (blocks, NotandaBlock, i);

      block.start = get_moved (mending, block.start);
      block.end = get_moved (mending, block.end);
      g_array_append_val (reading->blocks, block);
    }
  for (guint i = 0; i < left_out->len; i++)
    {
      const NotandaLeftOutBlock *block = left_out->pdata[i];

      g_ptr_array_add (reading->left_out, notanda_left_out_block_new (get_moved (mending, block->position), block->kind, block->level,
                                                                      block->reason, dup_mended (mending->mend, block->text)));
    }
}

/* Names of files and addresses are what they are. */
static gboolean
is_in_words (NotandaMeta meta)
{
  return meta == NOTANDA_META_TITLE || meta == NOTANDA_META_BYLINE || meta == NOTANDA_META_OUTLET;
}

static void
add_meta (NotandaDraftMend mend,
          NotandaDocument *document,
          NotandaReading  *reading)
{
  for (NotandaMeta i = 0; i < NOTANDA_N_META; i++)
    {
      g_autofree char *from = NULL;
      g_autofree char *value = notanda_document_dup_found (document, i, &from);

      if (value != NULL)
        notanda_reading_set_meta (reading, i, is_in_words (i) ? dup_mended (mend, value) : g_strdup (value), from);
    }
}

NotandaReading *
notanda_draft_dup_reading_mended (NotandaDocument *document,
                                  NotandaDraftMend mend,
                                  GError         **error)
{
  g_autoptr (GArray) blocks = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaArticle) made = NULL;
  g_auto (Mending) mending = { .mend = mend };
  NotandaArticle *article;
  NotandaReading *reading;
  NotandaHash     read;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document) && mend != NULL, NULL);

  article = notanda_document_get_article (document);
  blocks = notanda_document_dup_guessed_blocks (document);
  mending.cuts = g_array_new (FALSE, FALSE, sizeof (guint32));
  mending.moved = g_array_new (FALSE, FALSE, sizeof (guint32));
  mending.text = g_string_new (NULL);
  cut (&mending, blocks, notanda_document_get_left_out (document), (guint32) notanda_article_get_n_chars (article));
  mend_pieces (&mending, article);

  bytes = g_string_free_to_bytes (g_steal_pointer (&mending.text));
  made = notanda_article_new (bytes, error);
  if (made == NULL)
    return NULL;
  reading = notanda_reading_new (made);
  add_blocks (&mending, blocks, notanda_document_get_left_out (document), reading);
  add_meta (mend, document, reading);
  notanda_document_get_read (document, &read);
  if (!notanda_hash_equal (&read, notanda_article_get_hash (made)))
    reading->read = g_memdup2 (&read, sizeof read);

  return reading;
}
