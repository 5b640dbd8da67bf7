/* test-sync-absent.c: articles that are on the server and not here
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-machines.h"

#include <glib/gstdio.h>
#include <string.h>

#include "model/notanda-corpus-records.h"
#include "util/test-documents.h"

#define TEXT "The harbour was closed at noon, the harbour master said.\n"
#define OTHER "Nobody knew the ship.\n"

/* What b knows to be on the server alone: "TITLE; ..." by title, "?" for one whose name isn't known */
static char *
describe_absent (SyncMachines *fixture)
{
  g_autoptr (NotandaSyncState) state = notanda_sync_state_new (notanda_sync_folder_new (fixture->b.state), &fixture->b.corpus, 2, NULL);
  g_autoptr (NotandaSyncDocuments) documents = notanda_sync_documents_open (fixture->b.root, FALSE, fixture->b.identity, NULL, NULL);
  g_autoptr (GPtrArray) absent = notanda_sync_documents_list_absent (documents, state);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < absent->len; i++)
    {
      const NotandaListedDocument *document = absent->pdata[i];

      g_assert_cmpint (document->path[0], ==, '/');
      g_ptr_array_add (titles, document->title != NULL ? document->title : (char *) "?");
    }
  g_ptr_array_sort_values (titles, (GCompareFunc) strcmp);
  g_ptr_array_add (titles, NULL);

  return g_strjoinv ("; ", (char **) titles->pdata);
}

#define assert_absent(fixture, expected)                  \
  G_STMT_START                                            \
  {                                                       \
    g_autofree char *absent_ = describe_absent (fixture); \
    g_assert_cmpstr (absent_, ==, expected);              \
  }                                                       \
  G_STMT_END

/* One round of b's that asks for an article. */
static void
fetch (SyncMachines *fixture,
       const char   *text)
{
  g_autoptr (NotandaSyncState) state = notanda_sync_state_new (notanda_sync_folder_new (fixture->b.state), &fixture->b.corpus, 2, NULL);
  g_autoptr (NotandaSyncDocuments) documents = notanda_sync_documents_open (fixture->b.root, FALSE, fixture->b.identity, NULL, NULL);
  const NotandaSyncServer server = { sync_server_run, fixture->server };
  g_autoptr (NotandaSyncResult) result = NULL;
  NotandaHash scope;

  notanda_hash_of (text, strlen (text), &scope);
  notanda_sync_documents_want (documents, state, &scope);
  result = notanda_sync_round (state, notanda_sync_documents_get_store (documents), &server, 99, NULL, NULL, NULL);
  g_assert_no_error (result->error);
  g_assert_true (notanda_sync_documents_has (documents, &scope));
}

static void
rename_article (SyncMachine *machine,
                const char  *name,
                const char  *title)
{
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = sync_machine_open (machine, name, &file);
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  notanda_document_set_meta (document, NOTANDA_META_TITLE, title, "Rename");
  snapshot = notanda_document_snapshot (document);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, NULL));
}

/* Not all are wanted here: what is asked for comes, what isn't waits on the server, and is known by name. */
static void
test_wanted (SyncMachines      *fixture,
             gconstpointer data G_GNUC_UNUSED)
{
  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 1);
  sync_machine_add_article (&fixture->a, "ship.notanda", OTHER, 1);
  sync_machines_sync (fixture, &fixture->a);
  fixture->b.all = FALSE;
  sync_machines_sync (fixture, &fixture->b);
  assert_corpus (&fixture->b, "");
  assert_absent (fixture, "A Closed Harbour; A Closed Harbour");

  rename_article (&fixture->a, "storm.notanda", "The Storm");
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  assert_absent (fixture, "A Closed Harbour; The Storm");

  fetch (fixture, OTHER);
  assert_corpus (&fixture->b, "a-closed-harbour-daba95fd.notanda: e0-3");
  assert_absent (fixture, "The Storm");
}

/* One whose file is gone can be had again, and one that was removed from the corpus isn't offered. */
static void
test_absent (SyncMachines      *fixture,
             gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = NULL;

  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 1);
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  assert_absent (fixture, "");
  path = sync_machine_dup_path (&fixture->b, "a-closed-harbour-26b1696e.notanda");
  g_assert_cmpint (g_unlink (path), ==, 0);
  sync_machines_sync (fixture, &fixture->b);
  assert_corpus (&fixture->b, "");
  assert_absent (fixture, "?");
  fetch (fixture, TEXT);
  assert_absent (fixture, "");
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: e0-3");

  sync_machine_remove_article (&fixture->a, "storm.notanda");
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  g_assert_cmpint (g_unlink (path), ==, 0);
  sync_machines_sync (fixture, &fixture->b);
  assert_absent (fixture, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/notanda/sync/sync-absent/" name, SyncMachines, NULL, sync_machines_set_up, func, sync_machines_tear_down)
  ADD ("wanted", test_wanted);
  ADD ("absent", test_absent);

  return g_test_run ();
}
