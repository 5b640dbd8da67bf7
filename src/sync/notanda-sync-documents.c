/* notanda-sync-documents.c: a corpus on disk, as sync sees it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What may be new is told by the files' paths and stamps, see notanda-sync-marks.h. */

#include "sync/notanda-sync-documents-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-leftovers.h"
#include "base/notanda-replace.h"
#include "base/notanda-shown-path.h"
#include "format/notanda-document-file.h"
#include "sync/notanda-sync-hash.h"
#include "sync/notanda-sync-marks.h"

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, NULL);
}

char *
notanda_sync_documents_dup_path (NotandaSyncDocuments *self,
                                 const char           *below)
{
  return g_build_filename (self->corpus->root, below, NULL);
}

/* ---- what is in the folder */

void
notanda_sync_documents_note (NotandaSyncDocuments *self,
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

gboolean
notanda_sync_documents_save (NotandaDocument     *document,
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
  g_autofree char *path = notanda_sync_documents_dup_path (self, below);
  g_autoptr (GPtrArray) leftovers = notanda_replace_list_leftovers (path);
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = leftovers->len > 0 ? notanda_document_file_open (path, self->identity, &file, cancellable, NULL) : NULL;

  return document != NULL && notanda_document_get_serial (document) > 0 && notanda_sync_documents_save (document, file, cancellable, NULL);
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
        notanda_sync_documents_note (self, &document->article, document->path, document->is_draft);
    }
  if (notanda_corpus_take_tags (self->corpus, self->listing))
    return notanda_corpus_save (self->corpus, cancellable, error);

  return TRUE;
}

gboolean
notanda_sync_documents_look (NotandaSyncDocuments *self,
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

/* What may lie in a folder that can't be read isn't among them: nobody knows of any. See notanda_sync_documents_get_failures(). */
static void
list_unread (gpointer data,
             GArray  *names)
{
  NotandaSyncDocuments *self = data;
  NotandaHash           name;

  for (guint i = 0; self->listing != NULL && i < self->listing->documents->len; i++)
    {
      const NotandaListedDocument *document = self->listing->documents->pdata[i];

      if (notanda_listed_document_has_article (document))
        continue;
      notanda_hash_of (document->path, strlen (document->path), &name);
      g_array_append_val (names, name);
    }
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

gboolean
notanda_sync_documents_is_line (NotandaSyncDocuments *self,
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
  g_autofree char *path = notanda_sync_documents_dup_path (self, below);
  g_autofree char *name = notanda_shown_path_dup (path);
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

  if (notanda_sync_documents_is_line (self, scope))
    {
      g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (self->corpus->document);

      notanda_snapshot_foreach (snapshot, visit_record, (gpointer) &visit);
      return TRUE;
    }
  if (!notanda_sync_documents_look (self, error))
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

  if (notanda_sync_documents_is_line (self, scope))
    return TRUE;

  return notanda_sync_documents_look (self, NULL) && g_hash_table_contains (self->files, scope) && !g_hash_table_contains (self->drafts, scope);
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

  if (notanda_sync_documents_is_line (self, scope))
    return dup_article_text (notanda_document_get_article (self->corpus->document));
  if (!notanda_sync_documents_look (self, error))
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

static gboolean
wants (gpointer           data,
       const NotandaHash *scope)
{
  NotandaSyncDocuments *self = data;

  return self->all || notanda_sync_documents_is_line (self, scope) || g_hash_table_contains (self->wanted, scope);
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
  self->store = (NotandaSyncStore) { list_changed, list_unread, foreach_record, has_text, dup_text, wants, notanda_sync_documents_merge, self };
  self->corpus = corpus;
  self->identity = notanda_identity_ref (identity);
  notanda_corpus_hash_for_id (&corpus->id, &self->line);
  self->files = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
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
                             NotandaSyncState     *state,
                             const NotandaHash    *article)
{
  g_return_if_fail (self != NULL && state != NULL && article != NULL);

  g_hash_table_add (self->wanted, g_memdup2 (article, sizeof *article));
  if (!g_hash_table_contains (state->waiting, article))
    notanda_sync_state_set_waiting (state, article, NOTANDA_SYNC_NO_TEXT);
}

gboolean
notanda_sync_documents_has (NotandaSyncDocuments *self,
                            const NotandaHash    *article)
{
  g_return_val_if_fail (self != NULL && article != NULL, FALSE);

  return notanda_sync_documents_look (self, NULL) && g_hash_table_contains (self->files, article);
}

const GPtrArray *
notanda_sync_documents_get_failures (NotandaSyncDocuments *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->listing != NULL ? self->listing->failures : NULL;
}

const NotandaSyncStore *
notanda_sync_documents_get_store (NotandaSyncDocuments *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->store;
}
