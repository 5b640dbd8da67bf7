/* notanda-article.c: the immutable text, and what is known about it
 *
 * Index and hash are made when first asked for: a run over thousands of articles
 * needs neither of them. They are set once and then only read, so an article may
 * be shared by threads.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-article.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-ids.h"
#include "model/notanda-left-out.h"

struct _NotandaArticle
{
  GBytes           *bytes;
  const char       *text;
  gsize             size;
  gsize             n_chars;
  NotandaTextIndex *index; /* once */
  NotandaHash      *hash;  /* once */
};

static const char *const block_kinds[] = {
  [NOTANDA_BLOCK_TITLE] = "title",
  [NOTANDA_BLOCK_STANDFIRST] = "standfirst",
  [NOTANDA_BLOCK_BYLINE] = "byline",
  [NOTANDA_BLOCK_DATELINE] = "dateline",
  [NOTANDA_BLOCK_HEADING] = "heading",
  [NOTANDA_BLOCK_PARAGRAPH] = "paragraph",
  [NOTANDA_BLOCK_CAPTION] = "caption",
  [NOTANDA_BLOCK_LIST_ITEM] = "list-item",
  [NOTANDA_BLOCK_QUOTATION] = "quotation",
  [NOTANDA_BLOCK_TABLE_CELL] = "table-cell",
  [NOTANDA_BLOCK_PREFORMATTED] = "preformatted",
};

static const struct
{
  const char *identifier;
  NotandaId   field;
} metas[] = {
  [NOTANDA_META_TITLE] = { "title", NOTANDA_ID_META_TITLE },
  [NOTANDA_META_BYLINE] = { "byline", NOTANDA_ID_META_BYLINE },
  [NOTANDA_META_OUTLET] = { "outlet", NOTANDA_ID_META_OUTLET },
  [NOTANDA_META_DATE] = { "date", NOTANDA_ID_META_DATE },
  [NOTANDA_META_MODIFIED] = { "modified", NOTANDA_ID_META_MODIFIED },
  [NOTANDA_META_LANGUAGE] = { "language", NOTANDA_ID_META_LANGUAGE },
  [NOTANDA_META_ADDRESS] = { "address", NOTANDA_ID_META_ADDRESS },
  [NOTANDA_META_CANONICAL_ADDRESS] = { "canonical-address", NOTANDA_ID_META_CANONICAL_ADDRESS },
  [NOTANDA_META_SOURCE_NAME] = { "source-name", NOTANDA_ID_META_SOURCE_NAME },
  [NOTANDA_META_SOURCE_PART] = { "source-part", NOTANDA_ID_META_SOURCE_PART },
  [NOTANDA_META_ENCODING] = { "encoding", NOTANDA_ID_META_ENCODING },
  [NOTANDA_META_LOADED] = { "loaded", NOTANDA_ID_META_LOADED },
  [NOTANDA_META_TRUNCATED] = { "truncated", NOTANDA_ID_META_TRUNCATED },
};

G_STATIC_ASSERT (G_N_ELEMENTS (metas) == NOTANDA_N_META);

const char *
notanda_block_kind_get_identifier (guint kind)
{
  if (kind < NOTANDA_BLOCK_TITLE || kind >= G_N_ELEMENTS (block_kinds))
    return "other";

  return block_kinds[kind];
}

const char *
notanda_meta_get_identifier (NotandaMeta meta)
{
  g_return_val_if_fail (meta < NOTANDA_N_META, NULL);

  return metas[meta].identifier;
}

const NotandaId *
notanda_meta_get_field (NotandaMeta meta)
{
  g_return_val_if_fail (meta < NOTANDA_N_META, NULL);

  return &metas[meta].field;
}

NotandaArticle *
notanda_article_new (GBytes  *text,
                     GError **error)
{
  NotandaArticle *article;
  gsize           size;
  const char     *data = g_bytes_get_data (text, &size);

  if (size > NOTANDA_ARTICLE_MAX_SIZE)
    {
      g_autofree char *limit = g_format_size_full (NOTANDA_ARTICLE_MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);
      g_autofree char *shown = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE,
                   _ ("The text has %s, and an article may have %s at most. Split it into parts."), shown, limit);
      return NULL;
    }
  if (size > 0 && !g_utf8_validate_len (data, size, NULL))
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT, _ ("This is not text in UTF-8."));
      return NULL;
    }

  article = g_atomic_rc_box_new0 (NotandaArticle);
  article->bytes = g_bytes_ref (text);
  article->text = data != NULL ? data : "";
  article->size = size;
  article->n_chars = notanda_text_count_chars (article->text, size);

  return article;
}

NotandaArticle *
notanda_article_new_for_hash (GBytes            *text,
                              const NotandaHash *hash,
                              GError           **error)
{
  NotandaArticle *article = notanda_article_new (text, error);

  if (article != NULL)
    article->hash = g_memdup2 (hash, sizeof *hash);

  return article;
}

NotandaArticle *
notanda_article_ref (NotandaArticle *article)
{
  return g_atomic_rc_box_acquire (article);
}

static void
article_clear (gpointer data)
{
  NotandaArticle *article = data;

  g_clear_pointer (&article->index, notanda_text_index_free);
  g_free (article->hash);
  g_bytes_unref (article->bytes);
}

void
notanda_article_unref (NotandaArticle *article)
{
  g_atomic_rc_box_release_full (article, article_clear);
}

const NotandaHash *
notanda_article_get_hash (NotandaArticle *article)
{
  if (g_once_init_enter_pointer (&article->hash))
    {
      NotandaHash *hash = g_new (NotandaHash, 1);

      notanda_hash_of (article->text, article->size, hash);
      g_once_init_leave_pointer (&article->hash, hash);
    }

  return article->hash;
}

const char *
notanda_article_get_text (NotandaArticle *article,
                          gsize          *size)
{
  if (size != NULL)
    *size = article->size;

  return article->text;
}

GBytes *
notanda_article_get_bytes (NotandaArticle *article)
{
  return article->bytes;
}

gsize
notanda_article_get_n_chars (NotandaArticle *article)
{
  return article->n_chars;
}

NotandaTextIndex *
notanda_article_get_index (NotandaArticle *article)
{
  if (g_once_init_enter_pointer (&article->index))
    g_once_init_leave_pointer (&article->index, notanda_text_index_new (article->text, article->size));

  return article->index;
}

const char *
notanda_article_peek_range (NotandaArticle *article,
                            gsize           start,
                            gsize           end,
                            gsize          *size)
{
  gsize from, to;

  notanda_text_index_chars_to_bytes (notanda_article_get_index (article), start, end, &from, &to);
  *size = to - from;

  return article->text + from;
}

char *
notanda_article_dup_range (NotandaArticle *article,
                           gsize           start,
                           gsize           end)
{
  gsize       size;
  const char *at = notanda_article_peek_range (article, start, end, &size);

  return g_strndup (at, size);
}

NotandaReading *
notanda_reading_new (NotandaArticle *article)
{
  NotandaReading *reading = g_new0 (NotandaReading, 1);

  reading->article = notanda_article_ref (article);
  reading->blocks = g_array_new (FALSE, FALSE, sizeof (NotandaBlock));
  reading->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_left_out_block_free);

  return reading;
}

void
notanda_reading_free (NotandaReading *reading)
{
  notanda_article_unref (reading->article);
  g_array_unref (reading->blocks);
  g_ptr_array_unref (reading->left_out);
  g_free (reading->read);
  for (int i = 0; i < NOTANDA_N_META; i++)
    {
      g_free (reading->meta[i]);
      g_free (reading->from[i]);
    }
  g_free (reading);
}

void
notanda_reading_set_meta (NotandaReading *reading,
                          NotandaMeta     meta,
                          char           *value,
                          const char     *from)
{
  g_return_if_fail (meta < NOTANDA_N_META);

  g_free (reading->meta[meta]);
  reading->meta[meta] = value;
  g_free (reading->from[meta]);
  reading->from[meta] = value != NULL ? g_strdup (from) : NULL;
}

/* Returns: (transfer full) (nullable): when what was read was saved by whoever kept it, which can't be later than now */
static GDateTime *
dup_saved (const NotandaReading *reading,
           GDateTime            *now)
{
  const char *loaded = reading->meta[NOTANDA_META_LOADED];
  g_autoptr (GDateTime) saved = loaded != NULL && g_strcmp0 (reading->from[NOTANDA_META_LOADED], "clock") != 0 ? g_date_time_new_from_iso8601 (loaded, NULL) : NULL;

  return saved != NULL && g_date_time_compare (saved, now) <= 0 ? g_date_time_to_utc (saved) : NULL;
}

void
notanda_reading_set_loaded (NotandaReading *reading,
                            gint64          now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc_usec (now);
  g_autoptr (GDateTime) saved = time != NULL ? dup_saved (reading, time) : NULL;
  g_autofree char *from = g_strdup (saved != NULL ? reading->from[NOTANDA_META_LOADED] : "clock");

  if (time != NULL)
    notanda_reading_set_meta (reading, NOTANDA_META_LOADED, g_date_time_format (saved != NULL ? saved : time, "%Y-%m-%dT%H:%M:%SZ"), from);
}
