/* notanda-corpus-cache.c: what was read of a corpus' files, kept for the next time
 *
 * One row a document, with the stamp of the version it was read from: what doesn't have that stamp any more is
 * read again, so that a cache that is old, or of another copy of the corpus, costs time and shows nothing
 * wrong. A row that makes no sense is left out.
 *
 * SQLite rather than a file of our own: a change to one article of 10,000 writes one row.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "corpus/notanda-corpus-cache.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "corpus/notanda-corpus-row.h"

/* Another table, or another meaning of a column, is another number. */
#define SCHEMA 3
#define PATIENCE 100 /* milliseconds for another program that is writing */

#define CREATE                                                                                                                         \
  "BEGIN; CREATE TABLE documents (path BLOB PRIMARY KEY, inode INTEGER, size INTEGER, changed INTEGER, touched INTEGER, article BLOB," \
  " title TEXT, byline TEXT, outlet TEXT, date TEXT, counts BLOB, differences INTEGER, draft INTEGER, authors BLOB, uses BLOB)"        \
  " WITHOUT ROWID;"                                                                                                                    \
  "CREATE TABLE names (article BLOB PRIMARY KEY, title TEXT, byline TEXT, outlet TEXT, date TEXT) WITHOUT ROWID;"                      \
  "PRAGMA user_version = " G_STRINGIFY (SCHEMA) "; COMMIT"
#define SELECT "SELECT " NOTANDA_CORPUS_ROW_COLUMNS " FROM documents"
#define INSERT "INSERT OR REPLACE INTO documents (" NOTANDA_CORPUS_ROW_COLUMNS ") VALUES (" NOTANDA_CORPUS_ROW_PARAMETERS ")"
#define DELETE "DELETE FROM documents WHERE path = ?"

/* Names of articles whose files have gone, until these are back. */
#define SELECT_NAMES "SELECT article, title, byline, outlet, date FROM names"
#define KEEP_NAME \
  "INSERT OR REPLACE INTO names SELECT article, title, byline, outlet, date FROM documents WHERE path = ? AND title IS NOT NULL"
/* Goes over the names, of which there are few or none: by its index SQLite would read all documents first. */
#define DELETE_NAMES "DELETE FROM names WHERE +article IN (SELECT article FROM documents)"

struct _NotandaCorpusCache
{
  sqlite3 *db;
};

char *
notanda_corpus_cache_dup_path (const NotandaId *id)
{
  char             string[NOTANDA_ID_STRING_SIZE];
  g_autofree char *name = g_strconcat (notanda_id_to_string (id, string), ".sqlite", NULL);

  return g_build_filename (g_get_user_cache_dir (), "notanda", "corpora", name, NULL);
}

/* ---- the database */

static int
read_version (sqlite3 *db,
              int     *version)
{
  sqlite3_stmt *statement = NULL;
  int           status = sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &statement, NULL);

  if (status == SQLITE_OK)
    status = sqlite3_step (statement);
  *version = status == SQLITE_ROW ? sqlite3_column_int (statement, 0) : -1;
  sqlite3_finalize (statement);

  return status;
}

/* @is_useless: it has to go, and not only to be done without */
static sqlite3 *
try_open (const char *path,
          gboolean   *is_useless)
{
  sqlite3 *db = NULL;
  int      status = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  int      version = -1;

  if (status == SQLITE_OK)
    {
      sqlite3_busy_timeout (db, PATIENCE);
      status = read_version (db, &version);
    }
  if (status == SQLITE_ROW && version == 0)
    {
      status = sqlite3_exec (db, CREATE, NULL, NULL, NULL);
      version = status == SQLITE_OK ? SCHEMA : 0;
    }
  if (version == SCHEMA)
    return db;

  *is_useless = status == SQLITE_ROW || status == SQLITE_NOTADB || status == SQLITE_CORRUPT || status == SQLITE_ERROR;
  sqlite3_close (db);

  return NULL;
}

NotandaCorpusCache *
notanda_corpus_cache_open (const NotandaId *id)
{
  g_autofree char    *path = notanda_corpus_cache_dup_path (id);
  g_autofree char    *folder = g_path_get_dirname (path);
  gboolean            is_useless = FALSE;
  NotandaCorpusCache *cache;
  sqlite3            *db;

  g_mkdir_with_parents (folder, 0700);
  db = try_open (path, &is_useless);
  if (db == NULL && is_useless && g_unlink (path) == 0)
    db = try_open (path, &is_useless);
  if (db == NULL)
    return NULL;

  cache = g_new0 (NotandaCorpusCache, 1);
  cache->db = db;

  return cache;
}

void
notanda_corpus_cache_free (NotandaCorpusCache *cache)
{
  sqlite3_close (cache->db);
  g_free (cache);
}

/* What turns out to be damaged while it is read is emptied; the next open throws away what can't even be emptied. */
static void
give_up (NotandaCorpusCache *cache,
         int                 status)
{
  const char *name = sqlite3_db_filename (cache->db, "main");

  if ((status & 0xff) == SQLITE_CORRUPT || (status & 0xff) == SQLITE_NOTADB || (status & 0xff) == SQLITE_ERROR)
    g_unlink (name);
}

/* ---- reading */

NotandaCorpusListing *
notanda_corpus_cache_load (NotandaCorpusCache *cache)
{
  g_autoptr (NotandaCorpusListing) listing = notanda_corpus_listing_new ();
  sqlite3_stmt *statement = NULL;
  int           status = sqlite3_prepare_v2 (cache->db, SELECT, -1, &statement, NULL);

  if (status == SQLITE_OK)
    status = sqlite3_step (statement);
  for (; status == SQLITE_ROW; status = sqlite3_step (statement))
    {
      NotandaListedDocument *document = notanda_corpus_row_read (statement);

      if (document != NULL)
        g_ptr_array_add (listing->documents, document);
    }
  sqlite3_finalize (statement);
  if (status != SQLITE_DONE)
    {
      give_up (cache, status);
      return NULL;
    }
  notanda_corpus_listing_finish (listing);

  return g_steal_pointer (&listing);
}

GHashTable *
notanda_corpus_cache_load_names (NotandaCorpusCache *cache)
{
  GHashTable   *names = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, NULL, (GDestroyNotify) notanda_listed_document_unref);
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (cache->db, SELECT_NAMES, -1, &statement, NULL) == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      {
        NotandaListedDocument *document = notanda_corpus_row_read_name (statement);

        if (document != NULL)
          g_hash_table_replace (names, &document->article, document);
      }
  sqlite3_finalize (statement);

  return names;
}

/* ---- writing */

static gboolean
run (sqlite3_stmt *statement)
{
  int status = sqlite3_step (statement);

  sqlite3_reset (statement);

  return status == SQLITE_DONE;
}

static gboolean
insert (sqlite3_stmt                *statement,
        const NotandaListedDocument *document)
{
  notanda_corpus_row_bind (statement, document);

  return run (statement);
}

static gboolean
is_new (GHashTable                  *by_path,
        const NotandaListedDocument *document)
{
  const NotandaListedDocument *known = g_hash_table_lookup (by_path, document->path);

  return known == NULL || known->damage != NULL || !notanda_corpus_stamp_equal (&known->stamp, &document->stamp);
}

/* @by_path: of rows that go. What the articles are called is kept. */
static gboolean
delete_rows (NotandaCorpusCache *cache,
             GHashTable         *by_path)
{
  const char            *commands[] = { KEEP_NAME, DELETE };
  gboolean               well = TRUE;
  GHashTableIter         iter;
  NotandaListedDocument *gone;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      sqlite3_stmt *statement = NULL;

      well = well && sqlite3_prepare_v2 (cache->db, commands[i], -1, &statement, NULL) == SQLITE_OK;
      g_hash_table_iter_init (&iter, by_path);
      while (well && g_hash_table_iter_next (&iter, NULL, (gpointer *) &gone))
        {
          notanda_corpus_row_bind_path (statement, gone);
          well = run (statement);
        }
      sqlite3_finalize (statement);
    }

  return well && sqlite3_exec (cache->db, DELETE_NAMES, NULL, NULL, NULL) == SQLITE_OK;
}

/* @by_path: what the rows are; what of it isn't in @after is left in it */
static gboolean
store_rows (NotandaCorpusCache   *cache,
            GHashTable           *by_path,
            NotandaCorpusListing *after)
{
  sqlite3_stmt *statement = NULL;
  gboolean      well = sqlite3_prepare_v2 (cache->db, INSERT, -1, &statement, NULL) == SQLITE_OK;

  for (guint i = 0; well && i < after->documents->len; i++)
    {
      NotandaListedDocument *document = after->documents->pdata[i];

      /* what can't be read is tried again next time */
      if (document->damage != NULL)
        continue;
      if (is_new (by_path, document))
        well = insert (statement, document);
      g_hash_table_remove (by_path, document->path);
    }
  sqlite3_finalize (statement);

  return well && delete_rows (cache, by_path);
}

static gboolean
is_same_listing (NotandaCorpusListing *before,
                 NotandaCorpusListing *after)
{
  if (before == NULL || before->documents->len != after->documents->len)
    return FALSE;
  for (guint i = 0; i < after->documents->len; i++)
    if (before->documents->pdata[i] != after->documents->pdata[i])
      return FALSE;

  return TRUE;
}

void
notanda_corpus_cache_store (NotandaCorpusCache   *cache,
                            NotandaCorpusListing *before,
                            NotandaCorpusListing *after)
{
  g_autoptr (GHashTable) by_path = NULL;

  if (is_same_listing (before, after) || sqlite3_exec (cache->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
    return;

  by_path = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; before != NULL && i < before->documents->len; i++)
    {
      NotandaListedDocument *document = before->documents->pdata[i];

      g_hash_table_insert (by_path, document->path, document);
    }
  if (store_rows (cache, by_path, after))
    sqlite3_exec (cache->db, "COMMIT", NULL, NULL, NULL);
  else
    sqlite3_exec (cache->db, "ROLLBACK", NULL, NULL, NULL);
}
