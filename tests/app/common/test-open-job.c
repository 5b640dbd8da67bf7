/* test-open-job.c: a worker makes another document of one that is open, while the window goes on
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>

#include "app/common/notanda-jobs.h"
#include "model/notanda-ids.h"
#include "util/test-folder.h"

#define TEXT "Storm\n\nThe ferries stay in the harbour.\n"

typedef struct
{
  TestFolder      *folder;
  char            *path;
  NotandaIdentity *identity;
  NotandaDocument *document;
  int              lock; /* of the folder, which who saves there waits for */
  NotandaOpened   *opened;
} Job;

static void
mark (NotandaDocument *document,
      guint32          start,
      guint32          end)
{
  NotandaRange         range = { start, end };
  NotandaNewAnnotation what = { .type = NOTANDA_ID_TYPE_ENTITY, .fragments = &range, .n_fragments = 1 };
  guint32              slot;

  g_assert_true (notanda_document_add (document, &what, "Mark", &slot, NULL));
}

static void
set_up (Job               *job,
        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) text = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaArticle) article = notanda_article_new (text, &error);
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  g_assert_no_error (error);
  reading = notanda_reading_new (article);
  job->folder = test_folder_new ();
  job->path = test_folder_path (job->folder, "storm.notanda");
  job->identity = notanda_identity_new (1, "Ana");
  job->document = notanda_document_new (reading, job->identity);
  mark (job->document, 0, 5);
  file = notanda_document_file_new (job->path);
  snapshot = notanda_document_snapshot (job->document);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, &error));
  job->lock = g_open (job->folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  g_assert_cmpint (job->lock, >=, 0);
}

static void
tear_down (Job               *job,
           gconstpointer data G_GNUC_UNUSED)
{
  close (job->lock);
  g_clear_pointer (&job->opened, notanda_opened_free);
  g_assert_finalize_object (job->document);
  notanda_identity_unref (job->identity);
  test_folder_free (job->folder);
  g_free (job->path);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (source == G_OBJECT (job->document));
  job->opened = notanda_jobs_open_finish (result, NULL, &error);
  g_assert_no_error (error);
}

/* Bo's, as a sync brings them */
static void
let_arrive (NotandaDocument *document)
{
  g_autoptr (NotandaSnapshot) here = notanda_document_snapshot (document);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (2, "Bo");
  g_autoptr (NotandaDocument) theirs = notanda_document_new_snapshot (here, identity);
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  NotandaMergeResult result;

  mark (theirs, 11, 18);
  snapshot = notanda_document_snapshot (theirs);
  notanda_document_merge (document, snapshot, &result, &error);
  g_assert_no_error (error);
}

/* The worker is kept from reading the document until something has arrived in it, which can be in the midst of that as well. */
static void
test_correct (Job               *job,
              gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (NotandaDocumentFile) file = notanda_document_file_new (job->path);
  g_autoptr (GBytes) text = g_bytes_new_static (TEXT "A last line.\n", strlen (TEXT "A last line.\n"));

  g_assert_cmpint (flock (job->lock, LOCK_EX), ==, 0);
  notanda_jobs_correct_async (job->document, file, text, NULL, done_cb, job);
  let_arrive (job->document);
  g_assert_cmpint (flock (job->lock, LOCK_UN), ==, 0);
  while (job->opened == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (notanda_document_get_n_annotations (job->document), ==, 2);
  g_assert_cmpuint (notanda_document_get_n_annotations (job->opened->document), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/notanda/app/open-job/correct", Job, NULL, set_up, test_correct, tear_down);

  return g_test_run ();
}
