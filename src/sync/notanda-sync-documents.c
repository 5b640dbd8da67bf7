/* notanda-sync-documents.c: a corpus on disk, as sync sees it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What may be new is told by the files' paths and stamps: those of the last time lie in the user's cache folder, 16 bytes a file, and the
 * token is the hash of all of them. Where that file is gone, or isn't the one of the token, everything may be new, which costs reading
 * each document once and loses nothing. A time would be simpler, and lose work whenever a clock is put back.
 *
 * A document that comes is a file when its text and records are there, saved as any document is.
 */

#include "sync/notanda-sync-documents.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-leftovers.h"
#include "base/notanda-replace.h"
#include "corpus/notanda-corpus-name.h"
#include "format/notanda-document-file.h"
#include "model/notanda-corpus-records.h"

#define MARK_SIZE 16 /* bytes of a hash that tell one version of one file from all others */
#define MAX_NUMBER 1000

struct _NotandaSyncDocuments
{
  NotandaSyncStore      store;
  NotandaCorpus        *corpus;
  NotandaIdentity      *identity;
  NotandaHash           line; /* the corpus' own scope */
  NotandaCorpusListing *listing;
  GHashTable           *files;  /* (element-type NotandaHash GPtrArray): the paths of an article's documents */
  GHashTable           *drafts; /* (element-type NotandaHash NotandaHash): articles whose documents are all drafts */
  GHashTable           *wanted; /* (element-type NotandaHash NotandaHash) */
  GHashTable           *tags;   /* (nullable) (element-type NotandaHash NotandaHash): records of the corpus' tag set */
  gboolean              all;
};

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
}

static char *
dup_path (NotandaSyncDocuments *self,
          const char           *below)
{
  return g_build_filename (self->corpus->root, below, NULL);
}

/* ---- what is in the folder */

static gboolean
is_known (const NotandaListedDocument *document)
{
  static const NotandaHash none;

  return !notanda_hash_equal (&document->article, &none);
}

static void
note_file (NotandaSyncDocuments *self,
           const NotandaHash    *article,
           const char           *path,
           gboolean              is_draft)
{
  GPtrArray *paths = g_hash_table_lookup (self->files, article);

  if (paths == NULL)
    {
      paths = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->files, g_memdup2 (article, sizeof *article), paths);
      if (is_draft)
        g_hash_table_add (self->drafts, g_memdup2 (article, sizeof *article));
    }
  if (!is_draft)
    g_hash_table_remove (self->drafts, article);
  g_ptr_array_add (paths, g_strdup (path));
}

/* What a save left that died is part of the document for whoever opens it; so it has to be saved to be sent. */
static gboolean
save_unsaved (NotandaSyncDocuments *self,
              const char           *below,
              GCancellable         *cancellable)
{
  g_autofree char *path = dup_path (self, below);
  g_autoptr (GPtrArray) leftovers = notanda_replace_list_leftovers (path);
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = leftovers->len > 0 ? notanda_document_file_open (path, self->identity, &file, cancellable, NULL) : NULL;
  g_autoptr (NotandaSnapshot) whole = NULL;

  if (document == NULL || notanda_document_get_serial (document) == 0)
    return FALSE;
  whole = notanda_document_snapshot (document);

  return notanda_document_file_save (file, whole, NULL, cancellable, NULL);
}

static gboolean
list_files (NotandaSyncDocuments *self,
            GCancellable         *cancellable,
            GError              **error)
{
  NotandaCorpusListing *listing = notanda_corpus_list (self->corpus->root, &self->corpus->id, self->listing, cancellable, error);

  if (listing == NULL)
    return FALSE;
  g_clear_pointer (&self->listing, notanda_corpus_listing_unref);
  self->listing = listing;

  return TRUE;
}

static gboolean
look (NotandaSyncDocuments *self,
      GCancellable         *cancellable,
      GError              **error)
{
  guint n_saved = 0;

  if (!list_files (self, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->listing->unsaved->len; i++)
    n_saved += save_unsaved (self, self->listing->unsaved->pdata[i], cancellable);
  if (n_saved > 0 && !list_files (self, cancellable, error))
    return FALSE;

  g_hash_table_remove_all (self->files);
  g_hash_table_remove_all (self->drafts);
  for (guint i = 0; i < self->listing->documents->len; i++)
    {
      NotandaListedDocument *document = self->listing->documents->pdata[i];

      if (is_known (document))
        note_file (self, &document->article, document->path, document->is_draft);
    }
  if (notanda_corpus_take_tags (self->corpus, self->listing))
    return notanda_corpus_save (self->corpus, cancellable, error);

  return TRUE;
}

static gboolean
look_once (NotandaSyncDocuments *self,
           GError              **error)
{
  return self->listing != NULL || look (self, NULL, error);
}

/* ---- what has changed */

/* Tells one version of one file from all others. */
static void
add_mark (GByteArray *marks,
          const char *path,
          guint64     inode,
          guint64     size,
          gint64      changed,
          gint64      touched)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaHash hash;

  notanda_write_string (bytes, path);
  notanda_write_u64 (bytes, inode);
  notanda_write_u64 (bytes, size);
  notanda_write_u64 (bytes, changed);
  notanda_write_u64 (bytes, touched);
  notanda_hash_of (bytes->data, bytes->len, &hash);
  g_byte_array_append (marks, hash.bytes, MARK_SIZE);
}

static guint
hash_mark (gconstpointer mark)
{
  guint hash;

  memcpy (&hash, mark, sizeof hash);

  return hash;
}

static gboolean
equal_marks (gconstpointer a,
             gconstpointer b)
{
  return memcmp (a, b, MARK_SIZE) == 0;
}

static char *
dup_marks_path (NotandaSyncDocuments *self)
{
  char             id[NOTANDA_ID_STRING_SIZE];
  g_autofree char *name = g_strconcat ("sync-", notanda_id_to_string (&self->corpus->id, id), NULL);

  return g_build_filename (g_get_user_cache_dir (), "notanda", name, NULL);
}

/* The marks of the last time, if they are those that @token is of. */
static GBytes *
read_marks (NotandaSyncDocuments *self,
            const char           *token)
{
  g_autofree char *path = dup_marks_path (self);
  g_autoptr (GBytes) marks = token != NULL ? notanda_file_read (path, G_MAXUINT32, 0, NULL, NULL, NULL) : NULL;
  g_autofree char *own = marks != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, marks) : NULL;

  return g_strcmp0 (own, token) == 0 && own != NULL ? g_steal_pointer (&marks) : NULL;
}

/* All that is lost when they can't be kept is time. */
static void
keep_marks (NotandaSyncDocuments *self,
            GBytes               *marks)
{
  g_autofree char *path = dup_marks_path (self);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (NotandaReplacement) file = NULL;
  gsize         size;
  gconstpointer data = g_bytes_get_data (marks, &size);

  g_mkdir_with_parents (folder, 0700);
  file = notanda_replacement_new (path, 0600, NULL);
  if (file != NULL && notanda_replacement_write (file, data, size, NULL))
    notanda_replacement_commit (file, NOTANDA_REPLACE_OVERWRITE, NULL, NULL, NULL, NULL);
}

/* Adds the scope of a file, unless it has been seen as it is. */
static void
add_scope (GArray            *scopes,
           GHashTable        *seen,
           const guint8      *mark,
           const NotandaHash *scope)
{
  if (seen == NULL || !g_hash_table_contains (seen, mark))
    g_array_append_val (scopes, *scope);
}

static GHashTable *
new_seen (GBytes *marks)
{
  GHashTable   *seen = g_hash_table_new (hash_mark, equal_marks);
  gsize         size;
  const guint8 *data = g_bytes_get_data (marks, &size);

  for (gsize i = 0; i + MARK_SIZE <= size; i += MARK_SIZE)
    g_hash_table_add (seen, (gpointer) (data + i));

  return seen;
}

static void
list_scopes (NotandaSyncDocuments *self,
             GHashTable           *seen,
             GByteArray           *marks,
             GArray               *scopes)
{
  const NotandaFileStamp *own = &self->corpus->file->stamp;

  add_mark (marks, "", own->inode, own->size, own->mtime_ns, 0);
  add_scope (scopes, seen, marks->data, &self->line);
  for (guint i = 0; i < self->listing->documents->len; i++)
    {
      const NotandaListedDocument *document = self->listing->documents->pdata[i];
      const NotandaCorpusStamp    *stamp = &document->stamp;

      if (document->is_draft || !is_known (document))
        continue;
      add_mark (marks, document->path, stamp->inode, stamp->size, stamp->changed_ns, stamp->touched_ns);
      add_scope (scopes, seen, marks->data + marks->len - MARK_SIZE, &document->article);
    }
}

static gboolean
list_changed (gpointer      data,
              const char   *token,
              GArray       *scopes,
              char        **new_token,
              GCancellable *cancellable,
              GError      **error)
{
  NotandaSyncDocuments *self = data;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) now = NULL;
  g_autoptr (GHashTable) seen = NULL;
  GByteArray *marks;

  if (!look (self, cancellable, error))
    return FALSE;

  before = read_marks (self, token);
  seen = before != NULL ? new_seen (before) : NULL;
  marks = g_byte_array_new ();
  list_scopes (self, seen, marks, scopes);
  now = g_byte_array_free_to_bytes (marks);
  if (before == NULL || !g_bytes_equal (before, now))
    keep_marks (self, now);
  *new_token = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, now);

  return TRUE;
}

/* ---- what a document holds */

/* @without: (nullable): what isn't visited */
typedef struct
{
  NotandaSyncRecordFunc func;
  gpointer              data;
  GHashTable           *without;
} Visit;

static void
visit_record (const guint8      *bytes,
              gsize              size,
              const NotandaHash *hash,
              gpointer           data)
{
  const Visit *visit = data;
  NotandaHash  own;

  if (hash == NULL)
    {
      notanda_hash_of (bytes, size, &own);
      hash = &own;
    }
  if (visit->without == NULL || !g_hash_table_contains (visit->without, hash))
    visit->func (hash, bytes, size, visit->data);
}

static void
add_tag_record (const guint8      *bytes,
                gsize              size,
                const NotandaHash *hash,
                gpointer           data)
{
  NotandaRecord record;

  notanda_record_view (&record, bytes, size);
  if (record.kind == NOTANDA_RECORD_TAG_SET && hash != NULL)
    g_hash_table_add (data, g_memdup2 (hash, sizeof *hash));
}

/* Documents carry the corpus' tag set along, each of them all of it: it is sent once, as the corpus'. */
static GHashTable *
get_tags (NotandaSyncDocuments *self)
{
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  if (self->tags != NULL)
    return self->tags;
  snapshot = notanda_document_snapshot (self->corpus->document);
  self->tags = new_set ();
  notanda_snapshot_foreach (snapshot, add_tag_record, self->tags);

  return self->tags;
}

static gboolean
is_line (NotandaSyncDocuments *self,
         const NotandaHash    *scope)
{
  return notanda_hash_equal (scope, &self->line);
}

/* As it lies in the folder. Opening it to be written looks for what lies beside it, which in a large folder takes longer than all else;
 * look() has seen to that.
 */
static NotandaDocument *
read_document (NotandaSyncDocuments *self,
               const char           *below,
               GCancellable         *cancellable,
               GError              **error)
{
  g_autofree char *path = dup_path (self, below);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *damage = NULL;
  g_autoptr (GBytes) bytes = notanda_file_read (path, NOTANDA_FORMAT_MAX_SIZE, NOTANDA_FORMAT_PADDING, NULL, cancellable, error);

  return bytes != NULL ? notanda_document_open_bytes (bytes, name, self->identity, &damage, error) : NULL;
}

/* Every file of the article: a copy may hold what the others don't. */
static gboolean
visit_files (NotandaSyncDocuments *self,
             GPtrArray            *paths,
             const Visit          *visit,
             GCancellable         *cancellable,
             GError              **error)
{
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (NotandaDocument) document = read_document (self, paths->pdata[i], cancellable, error);
      g_autoptr (NotandaSnapshot) snapshot = NULL;

      if (document == NULL)
        return FALSE;
      if (notanda_document_is_draft (document))
        continue;
      snapshot = notanda_document_snapshot (document);
      notanda_snapshot_foreach (snapshot, visit_record, (gpointer) visit);
    }

  return TRUE;
}

static gboolean
foreach_record (gpointer              data,
                const NotandaHash    *scope,
                NotandaSyncRecordFunc func,
                gpointer              func_data,
                GCancellable         *cancellable,
                GError              **error)
{
  NotandaSyncDocuments *self = data;
  Visit                 visit = { func, func_data, NULL };
  GPtrArray            *paths;

  if (is_line (self, scope))
    {
      g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (self->corpus->document);

      notanda_snapshot_foreach (snapshot, visit_record, (gpointer) &visit);
      return TRUE;
    }
  if (!look_once (self, error))
    return FALSE;
  paths = g_hash_table_lookup (self->files, scope);
  visit.without = get_tags (self);

  return paths == NULL || visit_files (self, paths, &visit, cancellable, error);
}

static gboolean
has_text (gpointer           data,
          const NotandaHash *scope)
{
  NotandaSyncDocuments *self = data;

  if (is_line (self, scope))
    return TRUE;

  return look_once (self, NULL) && g_hash_table_contains (self->files, scope) && !g_hash_table_contains (self->drafts, scope);
}

static GBytes *
dup_article_text (NotandaArticle *article)
{
  gsize       size;
  const char *text = notanda_article_get_text (article, &size);

  return g_bytes_new (text, size);
}

static GBytes *
dup_text (gpointer           data,
          const NotandaHash *scope,
          GError           **error)
{
  NotandaSyncDocuments *self = data;
  GPtrArray            *paths;
  g_autoptr (NotandaDocument) document = NULL;

  if (is_line (self, scope))
    return dup_article_text (notanda_document_get_article (self->corpus->document));
  if (!look_once (self, error))
    return NULL;
  paths = g_hash_table_lookup (self->files, scope);
  if (paths == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: an article is gone from the folder"), self->corpus->root);
      return NULL;
    }
  document = read_document (self, paths->pdata[0], NULL, error);

  return document != NULL ? dup_article_text (notanda_document_get_article (document)) : NULL;
}

/* ---- what comes */

static gboolean
wants (gpointer           data,
       const NotandaHash *scope)
{
  NotandaSyncDocuments *self = data;

  return self->all || is_line (self, scope) || g_hash_table_contains (self->wanted, scope);
}

/* What came, and nothing else: a document of that text that was made here would have records of its own. */
static NotandaSnapshot *
new_snapshot (NotandaArticle *article,
              GPtrArray      *records)
{
  g_autoptr (NotandaPacked) packed = notanda_packed_new (article);
  NotandaSnapshot *snapshot = notanda_snapshot_new (packed);
  gsize            n_chars = notanda_article_get_n_chars (article);

  for (guint i = 0; i < records->len; i++)
    {
      NotandaStored *stored = records->pdata[i];
      NotandaRecord  record;

      if (notanda_record_parse (&record, stored->bytes, stored->size) && notanda_record_fits (&record, n_chars))
        g_ptr_array_add (snapshot->added, notanda_stored_ref (stored));
    }

  return snapshot;
}

static gboolean
merge_corpus (NotandaSyncDocuments *self,
              GPtrArray            *records,
              GCancellable         *cancellable,
              GError              **error)
{
  g_autoptr (NotandaSnapshot) came = new_snapshot (notanda_document_get_article (self->corpus->document), records);

  return notanda_document_merge (self->corpus->document, came, NULL, error) && notanda_corpus_save (self->corpus, cancellable, error);
}

static gboolean
merge_file (NotandaSyncDocuments *self,
            const char           *below,
            GPtrArray            *records,
            GCancellable         *cancellable,
            GError              **error)
{
  g_autofree char *path = dup_path (self, below);
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = notanda_document_file_open (path, self->identity, &file, cancellable, error);
  g_autoptr (NotandaSnapshot) came = NULL;
  g_autoptr (NotandaSnapshot) whole = NULL;

  if (document == NULL)
    return FALSE;
  came = new_snapshot (notanda_document_get_article (document), records);
  if (!notanda_document_merge (document, came, NULL, error))
    return FALSE;
  if (notanda_document_get_serial (document) == 0)
    return TRUE;
  whole = notanda_document_snapshot (document);

  return notanda_document_file_save (file, whole, NULL, cancellable, error);
}

/* The first that is free: another article may have it, or something that is no document. */
static char *
dup_free_name (NotandaSyncDocuments *self,
               const char           *name)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".notanda"));
  char            *free_name = g_strdup (name);

  for (guint number = 2; number < MAX_NUMBER; number++)
    {
      g_autofree char *path = dup_path (self, free_name);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        break;
      g_free (free_name);
      free_name = g_strdup_printf ("%s-%u.notanda", stem, number);
    }

  return free_name;
}

static gboolean
make_file (NotandaSyncDocuments *self,
           NotandaSnapshot      *came,
           const NotandaHash    *scope,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autoptr (NotandaPacked) packed = notanda_snapshot_pack (came);
  g_autoptr (NotandaDocument) document = notanda_document_new_packed (packed, self->identity);
  g_autofree char *name = notanda_corpus_name_new (notanda_document_get_meta (document, NOTANDA_META_TITLE), scope);
  g_autofree char *below = dup_free_name (self, name);
  g_autofree char *path = dup_path (self, below);
  g_autoptr (NotandaDocumentFile) file = notanda_document_file_new (path);

  if (!notanda_document_file_save (file, came, NULL, cancellable, error))
    return FALSE;
  note_file (self, scope, below, notanda_document_is_draft (document));

  return TRUE;
}

static gboolean
make_document (NotandaSyncDocuments *self,
               const NotandaHash    *scope,
               GBytes               *text,
               GPtrArray            *records,
               GCancellable         *cancellable,
               GError              **error)
{
  g_autoptr (NotandaArticle) article = notanda_article_new (text, error);
  g_autoptr (NotandaSnapshot) came = NULL;

  if (article == NULL)
    return FALSE;
  if (!notanda_hash_equal (notanda_article_get_hash (article), scope))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH, _ ("%s: a text that came isn’t the one that was sent"), self->corpus->root);
      return FALSE;
    }
  came = new_snapshot (article, records);
  /* whatever brings it back comes with all its records again */
  if (notanda_corpus_is_removed (self->corpus->document, came))
    return TRUE;

  return make_file (self, came, scope, cancellable, error);
}

static gboolean
merge (gpointer           data,
       const NotandaHash *scope,
       GBytes            *text,
       GPtrArray         *records,
       GCancellable      *cancellable,
       GError           **error)
{
  NotandaSyncDocuments *self = data;
  GPtrArray            *paths;

  if (is_line (self, scope))
    return merge_corpus (self, records, cancellable, error);
  if (!look_once (self, error))
    return FALSE;
  paths = g_hash_table_lookup (self->files, scope);
  if (paths != NULL)
    return merge_file (self, paths->pdata[0], records, cancellable, error);
  if (text != NULL)
    return make_document (self, scope, text, records, cancellable, error);
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: an article is gone from the folder"), self->corpus->root);

  return FALSE;
}

/* ---- all of it */

NotandaSyncDocuments *
notanda_sync_documents_open (const char      *path,
                             gboolean         all,
                             NotandaIdentity *identity,
                             GCancellable    *cancellable,
                             GError         **error)
{
  NotandaCorpus        *corpus;
  NotandaSyncDocuments *self;

  g_return_val_if_fail (path != NULL && identity != NULL, NULL);

  corpus = notanda_corpus_open (path, identity, cancellable, error);
  if (corpus == NULL)
    return NULL;
  self = g_new0 (NotandaSyncDocuments, 1);
  self->store = (NotandaSyncStore) { list_changed, foreach_record, has_text, dup_text, wants, merge, self };
  self->corpus = corpus;
  self->identity = notanda_identity_ref (identity);
  notanda_corpus_hash_for_id (&corpus->id, &self->line);
  self->files = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->drafts = new_set ();
  self->wanted = new_set ();
  self->all = all;

  return self;
}

void
notanda_sync_documents_free (NotandaSyncDocuments *self)
{
  g_clear_pointer (&self->listing, notanda_corpus_listing_unref);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->drafts);
  g_hash_table_unref (self->wanted);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  notanda_identity_unref (self->identity);
  notanda_corpus_free (self->corpus);
  g_free (self);
}

void
notanda_sync_documents_want (NotandaSyncDocuments *self,
                             const NotandaHash    *article)
{
  g_return_if_fail (self != NULL && article != NULL);

  g_hash_table_add (self->wanted, g_memdup2 (article, sizeof *article));
}

const NotandaSyncStore *
notanda_sync_documents_get_store (NotandaSyncDocuments *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->store;
}

NotandaCorpus *
notanda_sync_documents_get_corpus (NotandaSyncDocuments *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->corpus;
}

NotandaCorpusListing *
notanda_sync_documents_get_listing (NotandaSyncDocuments *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->listing;
}
