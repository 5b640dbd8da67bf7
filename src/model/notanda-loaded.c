/* notanda-loaded.c: what a reader made of a page or file, before it is an article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Blocks that were left out stand among the others, so that one walk over the array gives the text and
 * where each of them was. */

#include "model/notanda-loaded.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-left-out.h"

#define MAX_ITEMS 200 /* of a feed */

static const struct
{
  const char *identifier;
  const char *label;
} reasons[NOTANDA_N_LEFT_OUT] = {
  [NOTANDA_LEFT_OUT_NOT] = { "taken", N_ ("Taken in") },
  [NOTANDA_LEFT_OUT_BY_USER] = { "user", N_ ("Taken out by hand") },
  [NOTANDA_LEFT_OUT_OUTSIDE] = { "outside", N_ ("Outside the article") },
  [NOTANDA_LEFT_OUT_UNLIKELY] = { "unlikely", N_ ("Unlikely to be part of the article") },
  [NOTANDA_LEFT_OUT_HIDDEN] = { "hidden", N_ ("Hidden on the page") },
  [NOTANDA_LEFT_OUT_NAVIGATION] = { "navigation", N_ ("Navigation") },
  [NOTANDA_LEFT_OUT_TEASER] = { "teaser", N_ ("Link to another article") },
  [NOTANDA_LEFT_OUT_COMMENT] = { "comment", N_ ("Reader’s comment") },
  [NOTANDA_LEFT_OUT_SHARING] = { "sharing", N_ ("Share or print bar") },
  [NOTANDA_LEFT_OUT_BYLINE] = { "byline", N_ ("Byline or date") },
  [NOTANDA_LEFT_OUT_BIOGRAPHY] = { "biography", N_ ("About the author") },
  [NOTANDA_LEFT_OUT_PROMOTION] = { "promotion", N_ ("Promotion") },
  [NOTANDA_LEFT_OUT_CONSENT] = { "consent", N_ ("Cookie notice") },
  [NOTANDA_LEFT_OUT_LEGAL] = { "legal", N_ ("Copyright or disclaimer") },
  [NOTANDA_LEFT_OUT_CAPTION] = { "caption", N_ ("Caption or credit") },
  [NOTANDA_LEFT_OUT_REPEATED] = { "repeated", N_ ("Repeated text") },
  [NOTANDA_LEFT_OUT_RUNNING] = { "running", N_ ("Running head or page number") },
  [NOTANDA_LEFT_OUT_NOTE] = { "note", N_ ("Note beside the text") },
};

const char *
notanda_page_kind_get_identifier (guint kind)
{
  static const char *const identifiers[] = { "article", "article", "stub", "list", "error", "script" };

  return identifiers[kind < G_N_ELEMENTS (identifiers) ? kind : 0];
}

const char *
notanda_left_out_get_identifier (guint reason)
{
  return reasons[reason < NOTANDA_N_LEFT_OUT ? reason : NOTANDA_LEFT_OUT_UNLIKELY].identifier;
}

const char *
notanda_left_out_get_label (guint reason)
{
  return reasons[reason < NOTANDA_N_LEFT_OUT ? reason : NOTANDA_LEFT_OUT_UNLIKELY].label;
}

static void
block_free (gpointer data)
{
  NotandaLoadedBlock *block = data;

  g_free (block->text);
  g_free (block->explain);
  g_free (block);
}

static void
choice_free (gpointer data)
{
  NotandaLoadedChoice *choice = data;

  g_free (choice->part);
  g_free (choice->title);
  g_free (choice->detail);
  g_free (choice);
}

static void
link_free (gpointer data)
{
  NotandaLoadedLink *item = data;

  g_free (item->address);
  g_free (item->title);
  g_free (item);
}

static void
item_free (gpointer data)
{
  NotandaFeedItem *item = data;

  g_free (item->title);
  g_free (item->address);
  g_free (item->date);
  g_free (item->summary);
  g_free (item->id);
  g_free (item);
}

NotandaLoaded *
notanda_loaded_new (const char *reader)
{
  NotandaLoaded *loaded = g_new0 (NotandaLoaded, 1);

  loaded->reader = reader;
  loaded->blocks = g_ptr_array_new_with_free_func (block_free);
  loaded->notices = g_ptr_array_new_with_free_func (g_free);
  loaded->choices = g_ptr_array_new_with_free_func (choice_free);
  loaded->links = g_ptr_array_new_with_free_func (link_free);
  loaded->items = g_ptr_array_new_with_free_func (item_free);
  loaded->page = NOTANDA_PAGE_KIND_ARTICLE;
  loaded->confidence = 1;

  return loaded;
}

void
notanda_loaded_free (NotandaLoaded *loaded)
{
  if (loaded == NULL)
    return;
  g_ptr_array_unref (loaded->blocks);
  g_ptr_array_unref (loaded->notices);
  g_ptr_array_unref (loaded->choices);
  g_ptr_array_unref (loaded->links);
  g_ptr_array_unref (loaded->items);
  g_clear_pointer (&loaded->plain, notanda_reading_free);
  for (guint i = 0; i < NOTANDA_N_META; i++)
    {
      g_free (loaded->meta[i]);
      g_free (loaded->from[i]);
    }
  g_free (loaded);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

NotandaLoadedBlock *
notanda_loaded_add_block (NotandaLoaded *loaded,
                          char          *text,
                          guint          kind,
                          guint          level,
                          guint          reason)
{
  NotandaLoadedBlock *block;

  g_return_val_if_fail (loaded != NULL && text != NULL, NULL);

  /* what stands in front of preformatted text is part of it */
  if (kind == NOTANDA_BLOCK_PREFORMATTED)
    g_strchomp (text);
  else
    g_strstrip (text);
  if (is_blank (text))
    {
      g_free (text);
      return NULL;
    }

  block = g_new0 (NotandaLoadedBlock, 1);
  block->text = text;
  block->kind = kind;
  block->level = level;
  block->left_out = reason;
  g_ptr_array_add (loaded->blocks, block);

  return block;
}

void
notanda_loaded_set_meta (NotandaLoaded *loaded,
                         NotandaMeta    meta,
                         char          *value,
                         const char    *from)
{
  g_return_if_fail (loaded != NULL && meta < NOTANDA_N_META && from != NULL);

  if (value == NULL || is_blank (value) || loaded->meta[meta] != NULL)
    {
      g_free (value);
      return;
    }
  loaded->meta[meta] = g_strstrip (value);
  loaded->from[meta] = g_strdup (from);
}

void
notanda_loaded_add_notice (NotandaLoaded *loaded,
                           char          *sentence)
{
  g_ptr_array_add (loaded->notices, sentence);
}

static const struct
{
  const char *identifier;
  const char *sentence;
} truncations[] = {
  [NOTANDA_TRUNCATED_LENGTH] = { "length", N_ ("The end is missing: there was more than could be read.") },
  [NOTANDA_TRUNCATED_TIME] = { "time", N_ ("The end is missing: it took too long to come.") },
  [NOTANDA_TRUNCATED_DISCONNECT] = { "disconnect", N_ ("The end is missing: the connection broke off.") },
  [NOTANDA_TRUNCATED_UNSPECIFIED] = { "unspecified", N_ ("The end is missing: what was read was damaged or cut off.") },
};

const char *
notanda_truncated_get_identifier (NotandaTruncated why)
{
  g_return_val_if_fail (why < G_N_ELEMENTS (truncations), NULL);

  return truncations[why].identifier;
}

const char *
notanda_truncated_get_sentence (const char *identifier)
{
  g_return_val_if_fail (identifier != NULL, "");

  for (guint i = 0; i < G_N_ELEMENTS (truncations); i++)
    if (g_str_equal (truncations[i].identifier, identifier))
      return _ (truncations[i].sentence);

  return _ (truncations[NOTANDA_TRUNCATED_UNSPECIFIED].sentence);
}

void
notanda_loaded_add_truncated (NotandaLoaded   *loaded,
                              NotandaTruncated why,
                              char            *sentence)
{
  notanda_loaded_set_meta (loaded, NOTANDA_META_TRUNCATED, g_strdup (notanda_truncated_get_identifier (why)), "loading");
  notanda_loaded_add_notice (loaded, sentence);
}

void
notanda_loaded_add_choice (NotandaLoaded *loaded,
                           char          *part,
                           char          *title,
                           char          *detail)
{
  NotandaLoadedChoice *choice = g_new0 (NotandaLoadedChoice, 1);

  choice->part = part;
  choice->title = title;
  choice->detail = detail;
  g_ptr_array_add (loaded->choices, choice);
}

void
notanda_loaded_add_link (NotandaLoaded  *loaded,
                         NotandaLinkKind kind,
                         char           *address,
                         char           *title)
{
  NotandaLoadedLink *item = g_new0 (NotandaLoadedLink, 1);

  item->kind = kind;
  item->address = address;
  item->title = title;
  g_ptr_array_add (loaded->links, item);
}

void
notanda_loaded_add_item (NotandaLoaded *loaded,
                         char          *title,
                         char          *address,
                         char          *date,
                         char          *summary,
                         char          *id)
{
  NotandaFeedItem *item = g_new0 (NotandaFeedItem, 1);

  item->title = title;
  item->address = address;
  item->date = date;
  item->summary = summary;
  item->id = id;
  g_ptr_array_add (loaded->items, item);
}

static const char *
get_joint (const NotandaLoadedBlock *before,
           const NotandaLoadedBlock *block)
{
  if (before == NULL)
    return "";
  if (before->kind == NOTANDA_BLOCK_TABLE_CELL && block->kind == NOTANDA_BLOCK_TABLE_CELL)
    return block->level > before->level ? "\t" : "\n";
  if (before->kind == NOTANDA_BLOCK_LIST_ITEM && block->kind == NOTANDA_BLOCK_LIST_ITEM)
    return "\n";

  return "\n\n";
}

/* Returns: in characters */
static guint32
append_text (GString    *text,
             const char *words)
{
  guint32 n_chars = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0))
        continue;
      g_string_append_len (text, p, g_utf8_next_char (p) - p);
      n_chars++;
    }

  return n_chars;
}

/* A text on its way to an article. */
typedef struct
{
  GString                  *text;
  guint32                   n_chars;
  GArray                   *blocks;   /* (element-type NotandaBlock) */
  GPtrArray                *left_out; /* (element-type NotandaLeftOutBlock) */
  const NotandaLoadedBlock *before;
} Joining;

static void
join_block (Joining                  *joining,
            const NotandaLoadedBlock *block)
{
  gsize        size = joining->text->len;
  guint32      n_chars = joining->n_chars;
  NotandaBlock range = { .kind = block->kind };

  joining->n_chars += append_text (joining->text, get_joint (joining->before, block));
  range.start = joining->n_chars;
  joining->n_chars += append_text (joining->text, block->text);
  range.end = joining->n_chars;
  range.level = block->kind == NOTANDA_BLOCK_HEADING ? MAX (block->level, 1) : 0;
  if (range.end == range.start)
    {
      /* of control characters alone: as if it weren't there */
      g_string_truncate (joining->text, size);
      joining->n_chars = n_chars;
      return;
    }
  g_array_append_val (joining->blocks, range);
  joining->before = block;
}

static void
leave_out_block (Joining                  *joining,
                 const NotandaLoadedBlock *block)
{
  GString *text = g_string_new (NULL);

  if (append_text (text, block->text) == 0)
    {
      g_string_free (text, TRUE);
      return;
    }
  g_ptr_array_add (joining->left_out,
                   notanda_left_out_block_new (joining->n_chars, MAX (block->kind, 1), block->level, block->left_out,
                                               g_string_free (text, FALSE)));
}

static void
join_blocks (Joining             *joining,
             const NotandaLoaded *loaded)
{
  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (block->left_out == NOTANDA_LEFT_OUT_NOT)
        join_block (joining, block);
      else
        leave_out_block (joining, block);
    }
}

static NotandaReading *
new_reading (const NotandaLoaded *loaded,
             NotandaArticle      *article,
             const GArray        *blocks)
{
  NotandaReading *reading = notanda_reading_new (article);

  g_array_append_vals (reading->blocks, blocks->data, blocks->len);
  for (guint i = 0; i < NOTANDA_N_META; i++)
    if (loaded->meta[i] != NULL)
      notanda_reading_set_meta (reading, (NotandaMeta) i, g_strdup (loaded->meta[i]), loaded->from[i]);
  reading->encoding_guessed = loaded->encoding_guessed;

  return reading;
}

NotandaReading *
notanda_loaded_dup_reading (NotandaLoaded *loaded,
                            GError       **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (NotandaBlock));
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_left_out_block_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaArticle) article = NULL;
  Joining         joining = { .text = text, .blocks = blocks, .left_out = left_out };
  NotandaReading *reading;

  g_return_val_if_fail (loaded != NULL, NULL);

  if (loaded->plain != NULL)
    return new_reading (loaded, loaded->plain->article, loaded->plain->blocks);

  join_blocks (&joining, loaded);
  if (blocks->len == 0)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY, _ ("there is no text in it"));
      return NULL;
    }

  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  article = notanda_article_new (bytes, error);
  if (article == NULL)
    return NULL;
  reading = new_reading (loaded, article, blocks);
  g_ptr_array_unref (reading->left_out);
  reading->left_out = g_steal_pointer (&left_out);

  return reading;
}
