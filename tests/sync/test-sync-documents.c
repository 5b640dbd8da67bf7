/* test-sync-documents.c: what is in a folder, on its way between two machines
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-machines.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "model/notanda-corpus-records.h"
#include "util/test-documents.h"

#define TEXT "The harbour was closed at noon, the harbour master said.\n"
#define OTHER "Nobody knew the ship.\n"

static void
test_article (SyncMachines      *fixture,
              gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (NotandaDocument) at_a = NULL;
  g_autoptr (NotandaDocument) at_b = NULL;
  g_autoptr (NotandaCorpus) corpus = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 2);
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: e0-3 e4-7");
  at_a = sync_machine_open (&fixture->a, "storm.notanda", NULL);
  at_b = sync_machine_open (&fixture->b, "a-closed-harbour-26b1696e.notanda", NULL);
  one = test_document_describe (at_a);
  other = test_document_describe (at_b);
  g_assert_cmpstr (one, ==, other);
  g_assert_cmpstr (notanda_document_get_meta (at_b, NOTANDA_META_TITLE), ==, "A Closed Harbour");
  g_assert_false (notanda_document_is_draft (at_b));

  corpus = notanda_corpus_open (fixture->b.root, fixture->b.identity, NULL, NULL);
  g_assert_cmpstr (notanda_corpus_get_name (corpus), ==, "Harbours");

  sync_machine_mark (&fixture->b, "a-closed-harbour-26b1696e.notanda", 'q', 0, 11);
  sync_machines_sync (fixture, &fixture->b);
  sync_machines_sync (fixture, &fixture->a);
  assert_corpus (&fixture->a, "storm.notanda: q0-11 e0-3 e4-7");
  g_clear_pointer (&corpus, notanda_corpus_free);
  corpus = notanda_corpus_open (fixture->a.root, fixture->a.identity, NULL, NULL);
  people = notanda_corpus_list_people (corpus->document);
  g_assert_cmpuint (people->len, ==, 2);
}

/* A link in the folder, to where nothing is yet: what comes isn't written there. */
static void
test_link (SyncMachines      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *link = sync_machine_dup_path (&fixture->b, "a-closed-harbour-26b1696e.notanda");
  g_autofree char *outside = test_folder_path (fixture->b.folder, "outside.notanda");

  g_assert_no_errno (symlink (outside, link));
  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 2);
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_no_errno (unlink (link));
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e-2.notanda: e0-3 e4-7");
}

/* Nothing has changed: the server is asked once, and no document is read. */
static void
test_no_change (SyncMachines      *fixture,
                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (NotandaSyncResult) result = NULL;
  g_autofree char *path = sync_machine_dup_path (&fixture->a, "storm.notanda");

  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 1);
  sync_machines_sync (fixture, &fixture->a);
  sync_server_reset_counts (fixture->server);
  result = sync_machines_run_round (fixture, &fixture->a);
  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_DONE);
  g_assert_cmpuint (sync_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_draft (SyncMachines      *fixture,
            gconstpointer data G_GNUC_UNUSED)
{
  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 0);
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  assert_corpus (&fixture->b, "");

  sync_machine_mark (&fixture->a, "storm.notanda", 'e', 0, 3);
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: e0-3");
}

/* Somebody's draft of an article that others have worked on becomes that. */
static void
test_draft_of_known (SyncMachines      *fixture,
                     gconstpointer data G_GNUC_UNUSED)
{
  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 1);
  sync_machine_add_article (&fixture->b, "mine.notanda", TEXT, 0);
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  assert_corpus (&fixture->b, "mine.notanda: e0-3");
}

/* A draft beside it is one's own, also where the article is synced. */
static void
test_draft_beside (SyncMachines      *fixture,
                   gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) draft = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (NotandaDocument) at_b = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 1);
  sync_machine_add_article (&fixture->a, "draft.notanda", TEXT, 0);
  draft = sync_machine_open (&fixture->a, "draft.notanda", &file);
  notanda_document_set_meta (draft, NOTANDA_META_OUTLET, "The Draft", "Rename");
  snapshot = notanda_document_snapshot (draft);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, NULL));
  g_assert_true (notanda_document_is_draft (draft));
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  at_b = sync_machine_open (&fixture->b, "a-closed-harbour-26b1696e.notanda", NULL);
  g_assert_null (notanda_document_get_meta (at_b, NOTANDA_META_OUTLET));
  differences = notanda_document_list_differences (at_b);
  g_assert_cmpuint (differences->len, ==, 0);
}

/* Who comes later doesn't get what was removed, unless somebody went on with it. */
static void
test_removed (SyncMachines      *fixture,
              gconstpointer data G_GNUC_UNUSED)
{
  SyncMachine c = { 0 };

  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 1);
  sync_machine_add_article (&fixture->a, "ship.notanda", OTHER, 1);
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  sync_machine_remove_article (&fixture->a, "storm.notanda");
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  /* the files that people have are theirs */
  assert_corpus (&fixture->a, "ship.notanda: e0-3; storm.notanda: e0-3");

  sync_machine_init (&c, 3, &fixture->a.corpus);
  sync_machines_sync (fixture, &c);
  assert_corpus (&c, "a-closed-harbour-daba95fd.notanda: e0-3");

  sync_machine_mark (&fixture->b, "a-closed-harbour-26b1696e.notanda", 'q', 0, 11);
  sync_machines_sync (fixture, &fixture->b);
  sync_machines_sync (fixture, &c);
  assert_corpus (&c, "a-closed-harbour-26b1696e.notanda: q0-11 e0-3; a-closed-harbour-daba95fd.notanda: e0-3");
  sync_machine_clear (&c);
}

/* Two files of one article: what either has goes to the others. */
static void
test_copies (SyncMachines      *fixture,
             gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *from = sync_machine_dup_path (&fixture->a, "storm.notanda");
  g_autofree char *to = sync_machine_dup_path (&fixture->a, "copied.notanda");
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 1);
  g_assert_true (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  sync_machine_mark (&fixture->a, "copied.notanda", 'q', 0, 11);
  sync_machine_mark (&fixture->a, "storm.notanda", 'c', 12, 20);
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: q0-11 e0-3 c12-20");
}

/* A file that is gone is only not kept here: nobody else loses it, and who wants all gets it again. */
static void
test_vanished (SyncMachines      *fixture,
               gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = sync_machine_dup_path (&fixture->b, "a-closed-harbour-26b1696e.notanda");

  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 1);
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  g_assert_no_errno (g_unlink (path));
  sync_machines_sync (fixture, &fixture->b);
  sync_machines_sync (fixture, &fixture->a);
  assert_corpus (&fixture->a, "storm.notanda: e0-3");
  sync_machine_mark (&fixture->a, "storm.notanda", 'q', 0, 11);
  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: q0-11 e0-3");
}

/* One that can't be read keeps none of the others back, is left as it is, and isn't called on the server. */
static void
test_damaged (SyncMachines      *fixture,
              gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = sync_machine_dup_path (&fixture->a, "broken.notanda");
  g_autofree char *content = NULL;

  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 1);
  test_folder_write (path, "not a document", -1);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (NotandaSyncResult) result = sync_machines_run_round (fixture, &fixture->a);

      g_assert_no_error (result->error);
      g_assert_cmpuint (result->unread, ==, 1);
      g_assert_cmpuint (g_hash_table_size (result->pending->scopes), ==, 1);
    }
  sync_machines_sync (fixture, &fixture->b);
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: e0-3");
  content = test_folder_read (path);
  g_assert_cmpstr (content, ==, "not a document");
}

static void
rename_quote (SyncMachine *machine,
              const char  *label)
{
  const NotandaValue value = { .kind = NOTANDA_VALUE_TEXT, .text = label };
  g_autoptr (NotandaCorpus) corpus = notanda_corpus_open (machine->root, machine->identity, NULL, NULL);

  notanda_document_set_tag_property (corpus->document, notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), NOTANDA_TAG_LABEL, &value, "Rename");
  g_assert_true (notanda_corpus_save (corpus, NULL, NULL));
}

static void
count_tags_cb (const NotandaHash *hash,
               const guint8      *bytes,
               gsize              size,
               gpointer           data)
{
  NotandaRecord record;

  notanda_record_view (&record, bytes, size);
  *(guint *) data += record.kind == NOTANDA_RECORD_TAG_SET;
}

/* A rename comes to the others, and once: not with each article that carries it along. */
static void
test_tag_set (SyncMachines      *fixture,
              gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (NotandaCorpus) corpus = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (NotandaSyncDocuments) documents = NULL;
  const NotandaSyncStore *store;
  NotandaHash             scope;
  guint                   n_tags = 0;

  rename_quote (&fixture->a, "Quotation");
  sync_machine_add_article (&fixture->a, "storm.notanda", TEXT, 1);
  corpus = notanda_corpus_open (fixture->a.root, fixture->a.identity, NULL, NULL);
  document = sync_machine_open (&fixture->a, "storm.notanda", &file);
  notanda_document_set_corpus (document, corpus->document);
  test_document_mark (document, 'q', 0, 11);
  snapshot = notanda_document_snapshot (document);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, NULL));

  documents = notanda_sync_documents_open (fixture->a.root, TRUE, fixture->a.identity, NULL, NULL);
  store = notanda_sync_documents_get_store (documents);
  notanda_hash_of (TEXT, strlen (TEXT), &scope);
  g_assert_true (store->foreach_record (store->data, &scope, count_tags_cb, &n_tags, NULL, NULL));
  g_assert_cmpuint (n_tags, ==, 0);
  notanda_corpus_hash_for_id (&fixture->a.corpus, &scope);
  g_assert_true (store->foreach_record (store->data, &scope, count_tags_cb, &n_tags, NULL, NULL));
  g_assert_cmpuint (n_tags, >, 0);

  sync_machines_sync (fixture, &fixture->a);
  sync_machines_sync (fixture, &fixture->b);
  g_clear_pointer (&corpus, notanda_corpus_free);
  corpus = notanda_corpus_open (fixture->b.root, fixture->b.identity, NULL, NULL);
  g_assert_cmpstr (notanda_tag_set_find_type (notanda_document_get_tag_set (corpus->document), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE))->label, ==, "Quotation");
}

/* Ten years before and behind, then the other way round: what two people made of one field is the same for both, and the same each time. */
static gint64
get_past (gpointer data G_GNUC_UNUSED)
{
  return G_GINT64_CONSTANT (1100000000) * G_USEC_PER_SEC;
}

static gint64
get_future (gpointer data G_GNUC_UNUSED)
{
  return G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC;
}

static char *
dup_quote_label (SyncMachine *machine)
{
  g_autoptr (NotandaCorpus) corpus = notanda_corpus_open (machine->root, machine->identity, NULL, NULL);

  return g_strdup (notanda_tag_set_find_type (notanda_document_get_tag_set (corpus->document), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE))->label);
}

static void
test_clocks (SyncMachines *unused G_GNUC_UNUSED,
             gconstpointer data   G_GNUC_UNUSED)
{
  g_autofree char *before = NULL;

  for (guint i = 0; i < 2; i++)
    {
      SyncMachines     fixture = { 0 };
      g_autofree char *at_a = NULL;
      g_autofree char *at_b = NULL;

      sync_machines_set_up (&fixture, NULL);
      fixture.a.identity->now = i == 0 ? get_past : get_future;
      fixture.b.identity->now = i == 0 ? get_future : get_past;
      sync_machine_add_article (&fixture.a, "storm.notanda", TEXT, 1);
      sync_machines_sync (&fixture, &fixture.a);
      sync_machines_sync (&fixture, &fixture.b);
      rename_quote (&fixture.a, "Saying");
      rename_quote (&fixture.b, "Speech");
      sync_machine_mark (&fixture.a, "storm.notanda", 'q', 0, 11);
      sync_machine_mark (&fixture.b, "a-closed-harbour-26b1696e.notanda", 'c', 4, 7);
      sync_machines_sync (&fixture, &fixture.a);
      sync_machines_sync (&fixture, &fixture.b);
      sync_machines_sync (&fixture, &fixture.a);
      at_a = dup_quote_label (&fixture.a);
      at_b = dup_quote_label (&fixture.b);
      g_assert_cmpstr (at_a, ==, at_b);
      g_assert_cmpstr (before != NULL ? before : at_a, ==, at_a);
      g_set_str (&before, at_a);
      assert_corpus (&fixture.a, "storm.notanda: q0-11 e0-3 c4-7");
      assert_corpus (&fixture.b, "a-closed-harbour-26b1696e.notanda: q0-11 e0-3 c4-7");
      sync_machines_tear_down (&fixture, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/notanda/sync/sync-documents/" name, SyncMachines, NULL, sync_machines_set_up, func, sync_machines_tear_down)
  ADD ("article", test_article);
  ADD ("link", test_link);
  ADD ("clocks", test_clocks);
  ADD ("no-change", test_no_change);
  ADD ("draft", test_draft);
  ADD ("draft-of-known", test_draft_of_known);
  ADD ("draft-beside", test_draft_beside);
  ADD ("removed", test_removed);
  ADD ("copies", test_copies);
  ADD ("vanished", test_vanished);
  ADD ("damaged", test_damaged);
  ADD ("tag-set", test_tag_set);

  return g_test_run ();
}
