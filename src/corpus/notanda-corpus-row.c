/* notanda-corpus-row.c: a document of a corpus as a row of the cache
 *
 * Rows are taken as they come, since only the user can write there; but text that isn't text never gets further, and a row that makes no
 * sense is none.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "corpus/notanda-corpus-row.h"

#include <string.h>

#include "base/notanda-io.h"

/* In the order of the columns; of parameters the numbers are one higher. */
enum
{
  PATH,
  INODE,
  SIZE,
  CHANGED,
  TOUCHED,
  ARTICLE,
  TITLE,
  BYLINE,
  OUTLET,
  DATE,
  COUNTS,
  DIFFERENCES,
  DRAFT,
  AUTHORS,
  USES,
};

#define COUNT_SIZE (16 + 4) /* bytes of a type's count, and of a use without its value: an id, u32 */

/* ---- reading */

static gboolean
read_text (sqlite3_stmt *statement,
           int           column,
           char        **out)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    return FALSE;
  *out = g_strdup (text);

  return TRUE;
}

static gboolean
read_counts (sqlite3_stmt          *statement,
             NotandaListedDocument *document)
{
  gsize         size = (gsize) sqlite3_column_bytes (statement, COUNTS);
  NotandaReader reader;

  notanda_reader_init (&reader, sqlite3_column_blob (statement, COUNTS), size);
  document->counts = g_array_new (FALSE, FALSE, sizeof (NotandaTypeCount));
  for (gsize i = 0; i < size / COUNT_SIZE; i++)
    {
      NotandaTypeCount count;

      notanda_reader_id (&reader, &count.type);
      count.n = notanda_reader_u32 (&reader);
      g_array_append_val (document->counts, count);
      document->n_annotations += count.n;
    }

  return size % COUNT_SIZE == 0;
}

/* Each with its zero byte. */
static gboolean
read_authors (sqlite3_stmt          *statement,
              NotandaListedDocument *document)
{
  const char *at = sqlite3_column_blob (statement, AUTHORS);
  const char *end = at + sqlite3_column_bytes (statement, AUTHORS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  while (at < end && memchr (at, '\0', (gsize) (end - at)) != NULL && g_utf8_validate (at, -1, NULL))
    {
      g_strv_builder_add (builder, at);
      at += strlen (at) + 1;
    }
  document->authors = g_strv_builder_end (builder);

  return at == end;
}

/* Each with a count before its value, and a zero byte after that. */
static gboolean
read_uses (sqlite3_stmt          *statement,
           NotandaListedDocument *document)
{
  gsize         size = (gsize) sqlite3_column_bytes (statement, USES);
  const char   *at = sqlite3_column_blob (statement, USES);
  const char   *end = at + size;
  const char   *zero;
  NotandaReader reader;

  document->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_tag_use_free);
  while (end - at > COUNT_SIZE && (zero = memchr (at + COUNT_SIZE, '\0', (gsize) (end - at) - COUNT_SIZE)) != NULL &&
         g_utf8_validate (at + COUNT_SIZE, -1, NULL))
    {
      NotandaId element;

      notanda_reader_init (&reader, at, COUNT_SIZE);
      notanda_reader_id (&reader, &element);
      g_ptr_array_add (document->uses, notanda_tag_use_new (&element, at + COUNT_SIZE, notanda_reader_u32 (&reader)));
      at = zero + 1;
    }

  return at == end;
}

NotandaListedDocument *
notanda_corpus_row_read (sqlite3_stmt *statement)
{
  g_autofree char *path = g_strndup (sqlite3_column_blob (statement, PATH), (gsize) sqlite3_column_bytes (statement, PATH));
  g_autoptr (NotandaListedDocument) document = notanda_listed_document_new (path);

  document->stamp.inode = (guint64) sqlite3_column_int64 (statement, INODE);
  document->stamp.size = sqlite3_column_int64 (statement, SIZE);
  document->stamp.changed_ns = sqlite3_column_int64 (statement, CHANGED);
  document->stamp.touched_ns = sqlite3_column_int64 (statement, TOUCHED);
  document->n_differences = (guint) sqlite3_column_int64 (statement, DIFFERENCES);
  document->is_draft = sqlite3_column_int (statement, DRAFT) != 0;
  if (sqlite3_column_bytes (statement, ARTICLE) != sizeof document->article || *path == '\0')
    return NULL;
  memcpy (&document->article, sqlite3_column_blob (statement, ARTICLE), sizeof document->article);
  if (!read_text (statement, TITLE, &document->title) || !read_text (statement, BYLINE, &document->byline) ||
      !read_text (statement, OUTLET, &document->outlet) || !read_text (statement, DATE, &document->date) ||
      !read_counts (statement, document) || !read_authors (statement, document) || !read_uses (statement, document))
    return NULL;

  return g_steal_pointer (&document);
}

NotandaListedDocument *
notanda_corpus_row_read_name (sqlite3_stmt *statement)
{
  g_autoptr (NotandaListedDocument) document = NULL;
  NotandaHash article;

  if (sqlite3_column_bytes (statement, 0) != sizeof article)
    return NULL;
  memcpy (&article, sqlite3_column_blob (statement, 0), sizeof article);
  document = notanda_listed_document_new_absent (&article);
  if (!read_text (statement, 1, &document->title) || !read_text (statement, 2, &document->byline) ||
      !read_text (statement, 3, &document->outlet) || !read_text (statement, 4, &document->date))
    return NULL;

  return g_steal_pointer (&document);
}

/* ---- writing */

static void
bind_text (sqlite3_stmt *statement,
           int           column,
           const char   *text)
{
  sqlite3_bind_text (statement, column + 1, text, -1, SQLITE_STATIC); /* NULL is null */
}

static void
bind_counts (sqlite3_stmt                *statement,
             const NotandaListedDocument *document)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (guint i = 0; i < document->counts->len; i++)
    {
      const NotandaTypeCount *count = &g_array_index (document->counts, NotandaTypeCount, i);

      notanda_write_id (bytes, &count->type);
      notanda_write_u32 (bytes, count->n);
    }
  sqlite3_bind_blob (statement, COUNTS + 1, bytes->data, (int) bytes->len, SQLITE_TRANSIENT);
}

static void
bind_authors (sqlite3_stmt                *statement,
              const NotandaListedDocument *document)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (char **author = document->authors; *author != NULL; author++)
    notanda_write_bytes (bytes, *author, strlen (*author) + 1);
  sqlite3_bind_blob (statement, AUTHORS + 1, bytes->data, (int) bytes->len, SQLITE_TRANSIENT);
}

static void
bind_uses (sqlite3_stmt                *statement,
           const NotandaListedDocument *document)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (guint i = 0; i < document->uses->len; i++)
    {
      const NotandaTagUse *use = document->uses->pdata[i];

      notanda_write_id (bytes, &use->element);
      notanda_write_u32 (bytes, use->n);
      notanda_write_bytes (bytes, (const guint8 *) use->value, strlen (use->value) + 1);
    }
  sqlite3_bind_blob (statement, USES + 1, bytes->data, (int) bytes->len, SQLITE_TRANSIENT);
}

void
notanda_corpus_row_bind_path (sqlite3_stmt                *statement,
                              const NotandaListedDocument *document)
{
  sqlite3_bind_blob (statement, PATH + 1, document->path, (int) strlen (document->path), SQLITE_STATIC);
}

void
notanda_corpus_row_bind (sqlite3_stmt                *statement,
                         const NotandaListedDocument *document)
{
  notanda_corpus_row_bind_path (statement, document);
  sqlite3_bind_int64 (statement, INODE + 1, (gint64) document->stamp.inode);
  sqlite3_bind_int64 (statement, SIZE + 1, document->stamp.size);
  sqlite3_bind_int64 (statement, CHANGED + 1, document->stamp.changed_ns);
  sqlite3_bind_int64 (statement, TOUCHED + 1, document->stamp.touched_ns);
  sqlite3_bind_blob (statement, ARTICLE + 1, &document->article, sizeof document->article, SQLITE_STATIC);
  bind_text (statement, TITLE, document->title);
  bind_text (statement, BYLINE, document->byline);
  bind_text (statement, OUTLET, document->outlet);
  bind_text (statement, DATE, document->date);
  bind_counts (statement, document);
  sqlite3_bind_int64 (statement, DIFFERENCES + 1, document->n_differences);
  sqlite3_bind_int (statement, DRAFT + 1, document->is_draft);
  bind_authors (statement, document);
  bind_uses (statement, document);
}
