/* sync-machines.c: corpora on disk, on two machines with one server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-machines.h"

#include "model/notanda-corpus-records.h"
#include "util/test-documents.h"

void
sync_machine_init (SyncMachine     *machine,
                   guint            number,
                   const NotandaId *join)
{
  g_autofree char *author = g_strdup_printf ("Annotator %u", number);
  g_autoptr (NotandaCorpus) corpus = NULL;
  g_autoptr (GError) error = NULL;

  machine->folder = test_folder_new ();
  machine->root = test_folder_path (machine->folder, "corpus");
  machine->state = test_folder_path (machine->folder, "state");
  machine->identity = notanda_identity_new_counting (number, author);
  machine->all = TRUE;
  corpus = join != NULL ? notanda_corpus_join (machine->root, join, machine->identity, &error)
                        : notanda_corpus_create (machine->root, "Harbours", machine->identity, &error);
  g_assert_no_error (error);
  machine->corpus = corpus->id;
}

void
sync_machine_clear (SyncMachine *machine)
{
  test_folder_free (machine->folder);
  g_free (machine->root);
  g_free (machine->state);
  notanda_identity_unref (machine->identity);
}

NotandaSyncResult *
sync_machines_run_round (SyncMachines *fixture,
                         SyncMachine  *machine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaSyncState) state = notanda_sync_state_new (notanda_sync_folder_new (machine->state), &machine->corpus, machine->identity->replica, &error);
  g_autoptr (NotandaSyncDocuments) documents = notanda_sync_documents_open (machine->root, machine->all, machine->identity, NULL, &error);
  const NotandaSyncServer server = { sync_server_run, fixture->server };

  g_assert_no_error (error);

  return notanda_sync_round (state, notanda_sync_documents_get_store (documents), &server, machine->identity->replica + 100, NULL, NULL, NULL);
}

void
sync_machines_sync (SyncMachines *fixture,
                    SyncMachine  *machine)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (NotandaSyncResult) result = sync_machines_run_round (fixture, machine);

      g_assert_no_error (result->error);
      g_assert_cmpint (result->outcome, <=, NOTANDA_SYNC_AGAIN);
      if (result->outcome == NOTANDA_SYNC_DONE && result->pending->records + result->pending->texts == 0)
        return;
    }
  g_assert_not_reached ();
}

void
sync_machines_set_up (SyncMachines      *fixture,
                      gconstpointer data G_GNUC_UNUSED)
{
  NotandaSyncServer all;
  g_autoptr (GError) error = NULL;

  fixture->server = sync_server_new (1);
  sync_machine_init (&fixture->a, 1, NULL);
  sync_machine_init (&fixture->b, 2, &fixture->a.corpus);
  all = (NotandaSyncServer) { sync_server_run, fixture->server };
  notanda_sync_create (&all, &fixture->a.corpus, NULL, &error);
  g_assert_no_error (error);
}

void
sync_machines_tear_down (SyncMachines      *fixture,
                         gconstpointer data G_GNUC_UNUSED)
{
  sync_machine_clear (&fixture->a);
  sync_machine_clear (&fixture->b);
  sync_server_free (fixture->server);
}

/* ---- documents */

char *
sync_machine_dup_path (SyncMachine *machine,
                       const char  *name)
{
  return g_build_filename (machine->root, name, NULL);
}

NotandaDocument *
sync_machine_open (SyncMachine          *machine,
                   const char           *name,
                   NotandaDocumentFile **file)
{
  g_autofree char *path = sync_machine_dup_path (machine, name);
  g_autoptr (GError) error = NULL;
  NotandaDocument *document = notanda_document_file_open (path, machine->identity, file, NULL, &error);

  g_assert_no_error (error);

  return document;
}

void
sync_machine_add_article (SyncMachine *machine,
                          const char  *name,
                          const char  *text,
                          guint        n_marks)
{
  g_autoptr (NotandaDocument) document = test_document_new (text, machine->identity->replica);
  g_autofree char *path = sync_machine_dup_path (machine, name);

  notanda_document_set_meta (document, NOTANDA_META_TITLE, "A Closed Harbour", "Rename");
  for (guint i = 0; i < n_marks; i++)
    test_document_mark (document, 'e', 4 * i, 4 * i + 3);
  test_document_save (document, path);
}

void
sync_machine_mark (SyncMachine *machine,
                   const char  *name,
                   char         key,
                   guint        start,
                   guint        end)
{
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = sync_machine_open (machine, name, &file);
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  test_document_mark (document, key, start, end);
  snapshot = notanda_document_snapshot (document);
  notanda_document_file_save (file, snapshot, NULL, NULL, &error);
  g_assert_no_error (error);
}

char *
sync_machine_describe (SyncMachine *machine)
{
  g_autoptr (NotandaCorpusListing) listing = notanda_corpus_scan (machine->root, NULL, NULL, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < listing->documents->len; i++)
    {
      NotandaListedDocument *info = listing->documents->pdata[i];
      g_autoptr (NotandaDocument) document = info->damage == NULL ? sync_machine_open (machine, info->path, NULL) : NULL;
      g_autofree char *marks = document != NULL ? test_document_to_string (document) : g_strdup ("damaged");

      g_string_append_printf (out, "%s%s: %s", i > 0 ? "; " : "", info->path, marks);
    }

  return g_string_free (out, FALSE);
}

void
sync_machine_remove_article (SyncMachine *machine,
                             const char  *name)
{
  g_autoptr (NotandaCorpus) corpus = notanda_corpus_open (machine->root, machine->identity, NULL, NULL);
  g_autoptr (NotandaDocument) document = sync_machine_open (machine, name, NULL);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);

  notanda_corpus_remove_article (corpus->document, snapshot, "Remove");
  g_assert_true (notanda_corpus_save (corpus, NULL, NULL));
}
