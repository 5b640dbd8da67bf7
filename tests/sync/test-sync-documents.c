/* test-sync-documents.c: corpora on disk, on two machines with one server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-sync-documents.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "model/notanda-corpus-records.h"
#include "sync-server.h"
#include "sync/notanda-sync.h"
#include "util/test-documents.h"
#include "util/test-folder.h"

#define TEXT "The harbour was closed at noon, the harbour master said.\n"
#define OTHER "Nobody knew the ship.\n"

/* One machine: a corpus' folder, what it knows of the server, and who works there. */
typedef struct
{
  TestFolder      *folder;
  char            *root;
  char            *state;
  NotandaId        corpus;
  NotandaIdentity *identity;
  gboolean         all;
} Machine;

typedef struct
{
  SyncServer *server;
  Machine     a;
  Machine     b;
} Fixture;

static void
machine_init (Machine         *machine,
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

static void
machine_clear (Machine *machine)
{
  test_folder_free (machine->folder);
  g_free (machine->root);
  g_free (machine->state);
  notanda_identity_unref (machine->identity);
}

static NotandaSyncResult *
run_round (Fixture *fixture,
           Machine *machine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaSyncState) state = notanda_sync_state_new (notanda_sync_folder_new (machine->state), &machine->corpus, machine->identity->replica, &error);
  g_autoptr (NotandaSyncDocuments) documents = notanda_sync_documents_open (machine->root, machine->all, machine->identity, NULL, &error);
  const NotandaSyncServer server = { sync_server_run, fixture->server };

  g_assert_no_error (error);

  return notanda_sync_round (state, notanda_sync_documents_get_store (documents), &server, machine->identity->replica + 100, NULL, NULL, NULL);
}

/* Until there is nothing more to do. */
static void
sync_machine (Fixture *fixture,
              Machine *machine)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (NotandaSyncResult) result = run_round (fixture, machine);

      g_assert_no_error (result->error);
      g_assert_cmpint (result->outcome, <=, NOTANDA_SYNC_AGAIN);
      if (result->outcome == NOTANDA_SYNC_DONE && result->pending->records + result->pending->texts == 0)
        return;
    }
  g_assert_not_reached ();
}

static void
set_up (Fixture           *fixture,
        gconstpointer data G_GNUC_UNUSED)
{
  NotandaSyncServer all;
  g_autoptr (GError) error = NULL;

  fixture->server = sync_server_new (1);
  machine_init (&fixture->a, 1, NULL);
  machine_init (&fixture->b, 2, &fixture->a.corpus);
  all = (NotandaSyncServer) { sync_server_run, fixture->server };
  notanda_sync_create (&all, &fixture->a.corpus, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture           *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  machine_clear (&fixture->a);
  machine_clear (&fixture->b);
  sync_server_free (fixture->server);
}

/* ---- documents */

static char *
dup_path (Machine    *machine,
          const char *name)
{
  return g_build_filename (machine->root, name, NULL);
}

static NotandaDocument *
open_document (Machine              *machine,
               const char           *name,
               NotandaDocumentFile **file)
{
  g_autofree char *path = dup_path (machine, name);
  g_autoptr (GError) error = NULL;
  NotandaDocument *document = notanda_document_file_open (path, machine->identity, file, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static void
add_article (Machine    *machine,
             const char *name,
             const char *text,
             guint       n_marks)
{
  g_autoptr (NotandaDocument) document = test_document_new (text, machine->identity->replica);
  g_autofree char *path = dup_path (machine, name);

  notanda_document_set_meta (document, NOTANDA_META_TITLE, "A Closed Harbour", "Rename");
  for (guint i = 0; i < n_marks; i++)
    test_document_mark (document, 'e', 4 * i, 4 * i + 3);
  test_document_save (document, path);
}

static void
mark (Machine    *machine,
      const char *name,
      char        key,
      guint       start,
      guint       end)
{
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = open_document (machine, name, &file);
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  test_document_mark (document, key, start, end);
  snapshot = notanda_document_snapshot (document);
  notanda_document_file_save (file, snapshot, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The documents in a machine's corpus, each with its marks: "NAME: MARKS; ..." */
static char *
describe (Machine *machine)
{
  g_autoptr (NotandaCorpusListing) listing = notanda_corpus_scan (machine->root, NULL, NULL, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < listing->documents->len; i++)
    {
      NotandaListedDocument *info = listing->documents->pdata[i];
      g_autoptr (NotandaDocument) document = info->damage == NULL ? open_document (machine, info->path, NULL) : NULL;
      g_autofree char *marks = document != NULL ? test_document_to_string (document) : g_strdup ("damaged");

      g_string_append_printf (out, "%s%s: %s", i > 0 ? "; " : "", info->path, marks);
    }

  return g_string_free (out, FALSE);
}

#define assert_corpus(machine, expected)          \
  G_STMT_START                                    \
  {                                               \
    g_autofree char *shown_ = describe (machine); \
    g_assert_cmpstr (shown_, ==, expected);       \
  }                                               \
  G_STMT_END

/* ---- tests */

static void
test_article (Fixture           *fixture,
              gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (NotandaDocument) at_a = NULL;
  g_autoptr (NotandaDocument) at_b = NULL;
  g_autoptr (NotandaCorpus) corpus = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  add_article (&fixture->a, "storm.notanda", TEXT, 2);
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: e0-3 e4-7");
  at_a = open_document (&fixture->a, "storm.notanda", NULL);
  at_b = open_document (&fixture->b, "a-closed-harbour-26b1696e.notanda", NULL);
  one = test_document_describe (at_a);
  other = test_document_describe (at_b);
  g_assert_cmpstr (one, ==, other);
  g_assert_cmpstr (notanda_document_get_meta (at_b, NOTANDA_META_TITLE), ==, "A Closed Harbour");
  g_assert_false (notanda_document_is_draft (at_b));

  corpus = notanda_corpus_open (fixture->b.root, fixture->b.identity, NULL, NULL);
  g_assert_cmpstr (notanda_corpus_get_name (corpus), ==, "Harbours");

  mark (&fixture->b, "a-closed-harbour-26b1696e.notanda", 'q', 0, 11);
  sync_machine (fixture, &fixture->b);
  sync_machine (fixture, &fixture->a);
  assert_corpus (&fixture->a, "storm.notanda: q0-11 e0-3 e4-7");
  g_clear_pointer (&corpus, notanda_corpus_free);
  corpus = notanda_corpus_open (fixture->a.root, fixture->a.identity, NULL, NULL);
  people = notanda_corpus_list_people (corpus->document);
  g_assert_cmpuint (people->len, ==, 2);
}

/* A link in the folder, to where nothing is yet: what comes isn't written there. */
static void
test_link (Fixture           *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *link = dup_path (&fixture->b, "a-closed-harbour-26b1696e.notanda");
  g_autofree char *outside = test_folder_path (fixture->b.folder, "outside.notanda");

  g_assert_no_errno (symlink (outside, link));
  add_article (&fixture->a, "storm.notanda", TEXT, 2);
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_no_errno (unlink (link));
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e-2.notanda: e0-3 e4-7");
}

/* Nothing has changed: the server is asked once, and no document is read. */
static void
test_no_change (Fixture           *fixture,
                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (NotandaSyncResult) result = NULL;
  g_autofree char *path = dup_path (&fixture->a, "storm.notanda");

  add_article (&fixture->a, "storm.notanda", TEXT, 1);
  sync_machine (fixture, &fixture->a);
  sync_server_reset_counts (fixture->server);
  result = run_round (fixture, &fixture->a);
  g_assert_cmpint (result->outcome, ==, NOTANDA_SYNC_DONE);
  g_assert_cmpuint (sync_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_draft (Fixture           *fixture,
            gconstpointer data G_GNUC_UNUSED)
{
  add_article (&fixture->a, "storm.notanda", TEXT, 0);
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  assert_corpus (&fixture->b, "");

  mark (&fixture->a, "storm.notanda", 'e', 0, 3);
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: e0-3");
}

/* Somebody's draft of an article that others have worked on becomes that. */
static void
test_draft_of_known (Fixture           *fixture,
                     gconstpointer data G_GNUC_UNUSED)
{
  add_article (&fixture->a, "storm.notanda", TEXT, 1);
  add_article (&fixture->b, "mine.notanda", TEXT, 0);
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  assert_corpus (&fixture->b, "mine.notanda: e0-3");
}

/* A draft beside it is one's own, also where the article is synced. */
static void
test_draft_beside (Fixture           *fixture,
                   gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) draft = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (NotandaDocument) at_b = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  add_article (&fixture->a, "storm.notanda", TEXT, 1);
  add_article (&fixture->a, "draft.notanda", TEXT, 0);
  draft = open_document (&fixture->a, "draft.notanda", &file);
  notanda_document_set_meta (draft, NOTANDA_META_OUTLET, "The Draft", "Rename");
  snapshot = notanda_document_snapshot (draft);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, NULL));
  g_assert_true (notanda_document_is_draft (draft));
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  at_b = open_document (&fixture->b, "a-closed-harbour-26b1696e.notanda", NULL);
  g_assert_null (notanda_document_get_meta (at_b, NOTANDA_META_OUTLET));
  differences = notanda_document_list_differences (at_b);
  g_assert_cmpuint (differences->len, ==, 0);
}

static void
remove_article (Machine    *machine,
                const char *name)
{
  g_autoptr (NotandaCorpus) corpus = notanda_corpus_open (machine->root, machine->identity, NULL, NULL);
  g_autoptr (NotandaDocument) document = open_document (machine, name, NULL);
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);

  notanda_corpus_remove_article (corpus->document, snapshot, "Remove");
  g_assert_true (notanda_corpus_save (corpus, NULL, NULL));
}

/* Who comes later doesn't get what was removed, unless somebody went on with it. */
static void
test_removed (Fixture           *fixture,
              gconstpointer data G_GNUC_UNUSED)
{
  Machine c = { 0 };

  add_article (&fixture->a, "storm.notanda", TEXT, 1);
  add_article (&fixture->a, "ship.notanda", OTHER, 1);
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  remove_article (&fixture->a, "storm.notanda");
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  /* the files that people have are theirs */
  assert_corpus (&fixture->a, "ship.notanda: e0-3; storm.notanda: e0-3");

  machine_init (&c, 3, &fixture->a.corpus);
  sync_machine (fixture, &c);
  assert_corpus (&c, "a-closed-harbour-daba95fd.notanda: e0-3");

  mark (&fixture->b, "a-closed-harbour-26b1696e.notanda", 'q', 0, 11);
  sync_machine (fixture, &fixture->b);
  sync_machine (fixture, &c);
  assert_corpus (&c, "a-closed-harbour-26b1696e.notanda: q0-11 e0-3; a-closed-harbour-daba95fd.notanda: e0-3");
  machine_clear (&c);
}

/* Two files of one article: what either has goes to the others. */
static void
test_copies (Fixture           *fixture,
             gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *from = dup_path (&fixture->a, "storm.notanda");
  g_autofree char *to = dup_path (&fixture->a, "copied.notanda");
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  add_article (&fixture->a, "storm.notanda", TEXT, 1);
  g_assert_true (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  mark (&fixture->a, "copied.notanda", 'q', 0, 11);
  mark (&fixture->a, "storm.notanda", 'c', 12, 20);
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: q0-11 e0-3 c12-20");
}

/* A file that is gone is only not kept here: nobody else loses it, and who wants all gets it again. */
static void
test_vanished (Fixture           *fixture,
               gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = dup_path (&fixture->b, "a-closed-harbour-26b1696e.notanda");

  add_article (&fixture->a, "storm.notanda", TEXT, 1);
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  g_assert_no_errno (g_unlink (path));
  sync_machine (fixture, &fixture->b);
  sync_machine (fixture, &fixture->a);
  assert_corpus (&fixture->a, "storm.notanda: e0-3");
  mark (&fixture->a, "storm.notanda", 'q', 0, 11);
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: q0-11 e0-3");
}

/* One that can't be read keeps none of the others back, is left as it is, and isn't called on the server. */
static void
test_damaged (Fixture           *fixture,
              gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = dup_path (&fixture->a, "broken.notanda");
  g_autofree char *content = NULL;

  add_article (&fixture->a, "storm.notanda", TEXT, 1);
  test_folder_write (path, "not a document", -1);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (NotandaSyncResult) result = run_round (fixture, &fixture->a);

      g_assert_no_error (result->error);
      g_assert_cmpuint (result->unread, ==, 1);
      g_assert_cmpuint (g_hash_table_size (result->pending->scopes), ==, 1);
    }
  sync_machine (fixture, &fixture->b);
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: e0-3");
  content = test_folder_read (path);
  g_assert_cmpstr (content, ==, "not a document");
}

static void
rename_quote (Machine    *machine,
              const char *label)
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
test_tag_set (Fixture           *fixture,
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
  add_article (&fixture->a, "storm.notanda", TEXT, 1);
  corpus = notanda_corpus_open (fixture->a.root, fixture->a.identity, NULL, NULL);
  document = open_document (&fixture->a, "storm.notanda", &file);
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

  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
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
dup_quote_label (Machine *machine)
{
  g_autoptr (NotandaCorpus) corpus = notanda_corpus_open (machine->root, machine->identity, NULL, NULL);

  return g_strdup (notanda_tag_set_find_type (notanda_document_get_tag_set (corpus->document), notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE))->label);
}

static void
test_clocks (Fixture *unused    G_GNUC_UNUSED,
             gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = NULL;

  for (guint i = 0; i < 2; i++)
    {
      Fixture          fixture = { 0 };
      g_autofree char *at_a = NULL;
      g_autofree char *at_b = NULL;

      set_up (&fixture, NULL);
      fixture.a.identity->now = i == 0 ? get_past : get_future;
      fixture.b.identity->now = i == 0 ? get_future : get_past;
      add_article (&fixture.a, "storm.notanda", TEXT, 1);
      sync_machine (&fixture, &fixture.a);
      sync_machine (&fixture, &fixture.b);
      rename_quote (&fixture.a, "Saying");
      rename_quote (&fixture.b, "Speech");
      mark (&fixture.a, "storm.notanda", 'q', 0, 11);
      mark (&fixture.b, "a-closed-harbour-26b1696e.notanda", 'c', 4, 7);
      sync_machine (&fixture, &fixture.a);
      sync_machine (&fixture, &fixture.b);
      sync_machine (&fixture, &fixture.a);
      at_a = dup_quote_label (&fixture.a);
      at_b = dup_quote_label (&fixture.b);
      g_assert_cmpstr (at_a, ==, at_b);
      g_assert_cmpstr (before != NULL ? before : at_a, ==, at_a);
      g_set_str (&before, at_a);
      assert_corpus (&fixture.a, "storm.notanda: q0-11 e0-3 c4-7");
      assert_corpus (&fixture.b, "a-closed-harbour-26b1696e.notanda: q0-11 e0-3 c4-7");
      tear_down (&fixture, NULL);
    }
}

/* ---- not here */

/* What b knows to be on the server alone: "TITLE; ..." by title, "?" for one whose name isn't known */
static char *
describe_absent (Fixture *fixture)
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
fetch (Fixture    *fixture,
       const char *text)
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
rename_article (Machine    *machine,
                const char *name,
                const char *title)
{
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = open_document (machine, name, &file);
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  notanda_document_set_meta (document, NOTANDA_META_TITLE, title, "Rename");
  snapshot = notanda_document_snapshot (document);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, NULL));
}

/* Not all are wanted here: what is asked for comes, what isn't waits on the server, and is known by name. */
static void
test_wanted (Fixture           *fixture,
             gconstpointer data G_GNUC_UNUSED)
{
  add_article (&fixture->a, "storm.notanda", TEXT, 1);
  add_article (&fixture->a, "ship.notanda", OTHER, 1);
  sync_machine (fixture, &fixture->a);
  fixture->b.all = FALSE;
  sync_machine (fixture, &fixture->b);
  assert_corpus (&fixture->b, "");
  assert_absent (fixture, "A Closed Harbour; A Closed Harbour");

  rename_article (&fixture->a, "storm.notanda", "The Storm");
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  assert_absent (fixture, "A Closed Harbour; The Storm");

  fetch (fixture, OTHER);
  assert_corpus (&fixture->b, "a-closed-harbour-daba95fd.notanda: e0-3");
  assert_absent (fixture, "The Storm");
}

/* One whose file is gone can be had again, and one that was removed from the corpus isn't offered. */
static void
test_absent (Fixture           *fixture,
             gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = NULL;

  add_article (&fixture->a, "storm.notanda", TEXT, 1);
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  assert_absent (fixture, "");
  path = dup_path (&fixture->b, "a-closed-harbour-26b1696e.notanda");
  g_assert_cmpint (g_unlink (path), ==, 0);
  sync_machine (fixture, &fixture->b);
  assert_corpus (&fixture->b, "");
  assert_absent (fixture, "?");
  fetch (fixture, TEXT);
  assert_absent (fixture, "");
  assert_corpus (&fixture->b, "a-closed-harbour-26b1696e.notanda: e0-3");

  remove_article (&fixture->a, "storm.notanda");
  sync_machine (fixture, &fixture->a);
  sync_machine (fixture, &fixture->b);
  g_assert_cmpint (g_unlink (path), ==, 0);
  sync_machine (fixture, &fixture->b);
  assert_absent (fixture, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/notanda/sync/sync-documents/" name, Fixture, NULL, set_up, func, tear_down)
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
  ADD ("wanted", test_wanted);
  ADD ("absent", test_absent);

  return g_test_run ();
}
