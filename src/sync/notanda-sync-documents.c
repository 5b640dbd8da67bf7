/* notanda-sync-documents.c: a corpus on disk, as sync sees it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What may be new is told by the files' paths and stamps, see notanda-sync-marks.h.
 *
 * A document that comes is a file when its text and records are there, saved as any document is.
 */

#include "sync/notanda-sync-documents.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-leftovers.h"
#include "base/notanda-replace.h"
#include "corpus/notanda-corpus-name.h"
#include "format/notanda-document-file.h"
#include "model/notanda-corpus-records.h"
#include "sync/notanda-sync-marks.h"

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

/* Where it holds more than its file. */
static gboolean
save_document (NotandaDocument     *document,
               NotandaDocumentFile *file,
               GCancellable        *cancellable,
               GError             **error)
{
  g_autoptr (NotandaSnapshot) whole = NULL;

  if (notanda_document_get_serial (document) == 0)
    return TRUE;
  whole = notanda_document_snapshot (document);

  return notanda_document_file_save (file, whole, NULL, cancellable, error);
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

  return document != NULL && notanda_document_get_serial (document) > 0 && save_document (document, file, cancellable, NULL);
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

      if (notanda_listed_document_has_article (document))
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

/* Adds the scope of a file, unless it has been seen as it is. */
static void
add_scope (NotandaSyncMarks  *marks,
           GArray            *scopes,
           const char        *path,
           const gint64       version[4],
           const NotandaHash *scope)
{
  if (notanda_sync_marks_add (marks, path, version))
    g_array_append_val (scopes, *scope);
}

static gboolean
list_changed (gpointer      data,
              const char   *token,
              GArray       *scopes,
              char        **new_token,
              GCancellable *cancellable,
              GError      **error)
{
  NotandaSyncDocuments   *self = data;
  const NotandaFileStamp *own = &self->corpus->file->stamp;
  g_autoptr (NotandaSyncMarks) marks = NULL;

  if (!look (self, cancellable, error))
    return FALSE;

  marks = notanda_sync_marks_new (&self->corpus->id, token);
  add_scope (marks, scopes, "", (const gint64[]) { own->inode, own->size, own->mtime_ns, 0 }, &self->line);
  for (guint i = 0; i < self->listing->documents->len; i++)
    {
      const NotandaListedDocument *document = self->listing->documents->pdata[i];
      const NotandaCorpusStamp    *stamp = &document->stamp;

      if (!document->is_draft && notanda_listed_document_has_article (document))
        add_scope (marks, scopes, document->path, (const gint64[]) { stamp->inode, stamp->size, stamp->changed_ns, stamp->touched_ns },
                   &document->article);
    }
  *new_token = notanda_sync_marks_keep (marks);

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

  if (document == NULL)
    return FALSE;
  came = new_snapshot (notanda_document_get_article (document), records);

  return notanda_document_merge (document, came, NULL, error) && save_document (document, file, cancellable, error);
}

/* The first that is free: another article may have it, or something that is no document. */
static char *
dup_free_name (NotandaSyncDocuments *self,
               const char           *name)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (NOTANDA_FORMAT_SUFFIX));
  char            *free_name = g_strdup (name);

  for (guint number = 2; number < MAX_NUMBER; number++)
    {
      g_autofree char *path = dup_path (self, free_name);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        break;
      g_free (free_name);
      free_name = g_strdup_printf ("%s-%u" NOTANDA_FORMAT_SUFFIX, stem, number);
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
