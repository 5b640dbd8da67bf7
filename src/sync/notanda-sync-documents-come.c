/* notanda-sync-documents-come.c: what comes from a server, into the files of a corpus
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A document that comes is a file when its text and records are there, saved as any document is. */

#include "sync/notanda-sync-documents-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/notanda-error.h"
#include "corpus/notanda-corpus-name.h"
#include "format/notanda-document-file.h"
#include "model/notanda-corpus-records.h"

#define MAX_NUMBER 1000

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
merge_snapshot (NotandaDocument *document,
                NotandaSnapshot *came,
                guint           *n_new,
                GError         **error)
{
  NotandaMergeResult merged = { 0 };

  if (!notanda_document_merge (document, came, &merged, error))
    return FALSE;
  *n_new = merged.records;

  return TRUE;
}

static gboolean
merge_corpus (NotandaSyncDocuments *self,
              GPtrArray            *records,
              guint                *n_new,
              GCancellable         *cancellable,
              GError              **error)
{
  g_autoptr (NotandaSnapshot) came = new_snapshot (notanda_document_get_article (self->corpus->document), records);

  return merge_snapshot (self->corpus->document, came, n_new, error) && notanda_corpus_save (self->corpus, cancellable, error);
}

static gboolean
merge_file (NotandaSyncDocuments *self,
            const char           *below,
            GPtrArray            *records,
            guint                *n_new,
            GCancellable         *cancellable,
            GError              **error)
{
  g_autofree char *path = notanda_sync_documents_dup_path (self, below);
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = notanda_document_file_open (path, self->identity, &file, cancellable, error);
  g_autoptr (NotandaSnapshot) came = NULL;

  if (document == NULL)
    return FALSE;
  came = new_snapshot (notanda_document_get_article (document), records);

  return merge_snapshot (document, came, n_new, error) && notanda_sync_documents_save (document, file, cancellable, error);
}

/* The first that is free: another article may have it, or something that is no document. Where a link leads is of no account: a file that
 * comes is never written through one. Returns: (transfer full): %NULL with an error where none is free
 */
static char *
dup_free_name (NotandaSyncDocuments *self,
               const char           *name,
               GError              **error)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (NOTANDA_FORMAT_SUFFIX));

  for (guint number = 1; number < MAX_NUMBER; number++)
    {
      g_autofree char *free_name = number == 1 ? g_strdup (name) : g_strdup_printf ("%s-%u" NOTANDA_FORMAT_SUFFIX, stem, number);
      g_autofree char *path = notanda_sync_documents_dup_path (self, free_name);
      GStatBuf         found;

      if (g_lstat (path, &found) != 0)
        return g_steal_pointer (&free_name);
    }
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: there are too many files with names like “%s”"), self->corpus->root, name);

  return NULL;
}

static gboolean
make_file (NotandaSyncDocuments *self,
           NotandaSnapshot      *came,
           const NotandaHash    *scope,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autoptr (NotandaDocument) document = notanda_document_new_snapshot (came, self->identity);
  g_autofree char *name = notanda_corpus_name_new (notanda_document_get_meta (document, NOTANDA_META_TITLE), scope);
  g_autofree char *below = dup_free_name (self, name, error);
  g_autofree char *path = below != NULL ? notanda_sync_documents_dup_path (self, below) : NULL;
  g_autoptr (NotandaDocumentFile) file = path != NULL ? notanda_document_file_new (path) : NULL;

  if (file == NULL || !notanda_document_file_save (file, came, NULL, cancellable, error))
    return FALSE;
  notanda_sync_documents_note (self, scope, below, notanda_document_is_draft (document));

  return TRUE;
}

static gboolean
make_document (NotandaSyncDocuments *self,
               const NotandaHash    *scope,
               GBytes               *text,
               GPtrArray            *records,
               guint                *n_new,
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

  *n_new = came->added->len;

  return make_file (self, came, scope, cancellable, error);
}

gboolean
notanda_sync_documents_merge (gpointer           data,
                              const NotandaHash *scope,
                              GBytes            *text,
                              GPtrArray         *records,
                              guint             *n_new,
                              GCancellable      *cancellable,
                              GError           **error)
{
  NotandaSyncDocuments *self = data;
  GPtrArray            *paths;

  if (notanda_sync_documents_is_line (self, scope))
    return merge_corpus (self, records, n_new, cancellable, error);
  if (!notanda_sync_documents_look (self, error))
    return FALSE;
  paths = g_hash_table_lookup (self->files, scope);
  if (paths != NULL)
    return merge_file (self, paths->pdata[0], records, n_new, cancellable, error);
  if (text != NULL)
    return make_document (self, scope, text, records, n_new, cancellable, error);
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: an article is gone from the folder"), self->corpus->root);

  return FALSE;
}
