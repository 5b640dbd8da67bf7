/* notanda-library-jobs.c: what of a corpus' folder blocks, done in a worker
 *
 * Each job is one call of the core. What goes in is a copy or immutable; what comes out belongs to the window.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-library-jobs.h"

#include "app/common/notanda-worker.h"
#include "corpus/notanda-corpus-cache.h"

NotandaLibraryLook *
notanda_library_look_new (void)
{
  return g_new0 (NotandaLibraryLook, 1);
}

void
notanda_library_look_free (NotandaLibraryLook *look)
{
  g_clear_pointer (&look->listing, notanda_corpus_listing_unref);
  g_clear_pointer (&look->absent, g_ptr_array_unref);
  g_clear_pointer (&look->entries, g_ptr_array_unref);
  g_free (look);
}

typedef struct
{
  char               *root;
  NotandaId           id;
  NotandaLibraryLook *known;  /* or NULL */
  GPtrArray          *absent; /* or NULL */
} LookJob;

static void
look_job_free (gpointer data)
{
  LookJob *job = data;

  g_free (job->root);
  g_clear_pointer (&job->known, notanda_library_look_free);
  g_clear_pointer (&job->absent, g_ptr_array_unref);
  g_free (job);
}

static NotandaCorpusListing *
load_cache (LookJob *job)
{
  g_autoptr (NotandaCorpusCache) cache = notanda_corpus_cache_open (&job->id);

  return cache != NULL ? notanda_corpus_cache_load (cache) : NULL;
}

/* Returns: (nullable): those of articles that aren't here; there is none where it isn't needed, as the entries before have them */
static GHashTable *
load_names (LookJob *job)
{
  g_autoptr (NotandaCorpusCache) cache = NULL;

  if (job->absent == NULL || (job->known != NULL && job->known->entries != NULL && job->known->absent == job->absent))
    return NULL;
  cache = notanda_corpus_cache_open (&job->id);

  return cache != NULL ? notanda_corpus_cache_load_names (cache) : NULL;
}

static void
make_entries (LookJob            *job,
              NotandaLibraryLook *look)
{
  g_autoptr (GHashTable) names = load_names (job);

  look->absent = job->absent != NULL ? g_ptr_array_ref (job->absent) : NULL;
  if (look->listing != NULL)
    look->entries = notanda_library_entries_new (look->listing, job->absent, names, job->known != NULL ? job->known->entries : NULL);
}

static gboolean
is_same (NotandaCorpusListing *before,
         NotandaCorpusListing *after)
{
  g_autoptr (GArray) changes = NULL;

  if (before == NULL || after->failures->len > 0 || before->failures->len > 0)
    return FALSE;
  changes = notanda_corpus_listing_compare (before, after);

  return changes->len == 0;
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  LookJob *job = task_data;
  g_autoptr (NotandaLibraryLook) look = notanda_library_look_new ();
  GError *error = NULL;

  if (job->known == NULL)
    look->listing = load_cache (job);
  else
    {
      look->listing = notanda_corpus_list (job->root, &job->id, job->known->listing, cancellable, &error);
      if (look->listing == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      look->is_same = job->known->absent == job->absent && is_same (job->known->listing, look->listing);
    }
  make_entries (job, look);
  g_task_return_pointer (task, g_steal_pointer (&look), (GDestroyNotify) notanda_library_look_free);
}

void
notanda_library_jobs_look_async (gpointer                  source,
                                 const NotandaCorpus      *corpus,
                                 const NotandaLibraryLook *known,
                                 GPtrArray                *absent,
                                 GCancellable             *cancellable,
                                 GAsyncReadyCallback       callback,
                                 gpointer                  data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);
  LookJob *job = g_new0 (LookJob, 1);

  job->root = g_strdup (corpus->root);
  job->id = corpus->id;
  job->absent = absent != NULL ? g_ptr_array_ref (absent) : NULL;
  if (known != NULL)
    {
      job->known = notanda_library_look_new ();
      job->known->listing = known->listing != NULL ? notanda_corpus_listing_ref (known->listing) : NULL;
      job->known->absent = known->absent != NULL ? g_ptr_array_ref (known->absent) : NULL;
      job->known->entries = known->entries != NULL ? g_ptr_array_ref (known->entries) : NULL;
    }
  g_task_set_source_tag (task, notanda_library_jobs_look_async);
  g_task_set_task_data (task, job, look_job_free);
  notanda_worker_run (task, look_thread);
}

NotandaLibraryLook *
notanda_library_jobs_look_finish (GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_library_jobs_look_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char            *root;
  NotandaIdentity *identity;
  GPtrArray       *documents;
  GError          *error; /* of the last that can't be opened, or NULL */
} OpenJob;

static void
open_job_free (gpointer data)
{
  OpenJob *job = data;

  g_free (job->root);
  notanda_identity_unref (job->identity);
  g_ptr_array_unref (job->documents);
  g_clear_error (&job->error);
  g_free (job);
}

static void
unref_document (gpointer document)
{
  g_clear_object ((GObject **) &document);
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  OpenJob *job = task_data;
  g_autoptr (GPtrArray) opened = g_ptr_array_new_with_free_func (unref_document);

  for (guint i = 0; i < job->documents->len; i++)
    {
      const NotandaListedDocument *document = job->documents->pdata[i];
      g_autofree char             *path = g_build_filename (job->root, document->path, NULL);

      if (g_task_return_error_if_cancelled (task))
        return;
      g_clear_error (&job->error);
      g_ptr_array_add (opened, notanda_document_file_open (path, job->identity, NULL, cancellable, &job->error));
    }
  g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) g_ptr_array_unref);
}

void
notanda_library_jobs_open_async (gpointer             source,
                                 const NotandaCorpus *corpus,
                                 GPtrArray           *documents,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);
  OpenJob *job = g_new0 (OpenJob, 1);

  job->root = g_strdup (corpus->root);
  job->identity = notanda_identity_ref (notanda_document_get_identity (corpus->document));
  job->documents = g_ptr_array_ref (documents);
  g_task_set_source_tag (task, notanda_library_jobs_open_async);
  g_task_set_task_data (task, job, open_job_free);
  notanda_worker_run (task, open_thread);
}

GPtrArray *
notanda_library_jobs_open_finish (GAsyncResult *result,
                                  GPtrArray   **documents,
                                  GError      **error)
{
  OpenJob   *job;
  GPtrArray *opened;

  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_library_jobs_open_async), NULL);

  job = g_task_get_task_data (G_TASK (result));
  *documents = g_ptr_array_ref (job->documents);
  opened = g_task_propagate_pointer (G_TASK (result), error);
  if (opened != NULL && job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));

  return opened;
}

typedef struct
{
  char            *folder;
  char            *name;
  NotandaIdentity *identity;
} CreateJob;

static void
create_job_free (gpointer data)
{
  CreateJob *job = data;

  g_free (job->folder);
  g_free (job->name);
  notanda_identity_unref (job->identity);
  g_free (job);
}

static void
create_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  CreateJob     *job = task_data;
  GError        *error = NULL;
  NotandaCorpus *corpus = notanda_corpus_create (job->folder, job->name, job->identity, &error);

  if (corpus != NULL)
    g_task_return_pointer (task, corpus, (GDestroyNotify) notanda_corpus_free);
  else
    g_task_return_error (task, error);
}

void
notanda_library_jobs_create_async (gpointer            source,
                                   const char         *folder,
                                   const char         *name,
                                   NotandaIdentity    *identity,
                                   GAsyncReadyCallback callback,
                                   gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, data);
  CreateJob *job = g_new0 (CreateJob, 1);

  job->folder = g_strdup (folder);
  job->name = g_strdup (name);
  job->identity = notanda_identity_ref (identity);
  g_task_set_source_tag (task, notanda_library_jobs_create_async);
  g_task_set_task_data (task, job, create_job_free);
  notanda_worker_run (task, create_thread);
}

NotandaCorpus *
notanda_library_jobs_create_finish (GAsyncResult *result,
                                    GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, notanda_library_jobs_create_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
