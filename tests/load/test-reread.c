/* test-reread.c: a draft read anew: in another encoding, from another text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-error.h"
#include "load/open-folder.h"
#include "model/versions/notanda-draft.h"

static NotandaDocument *
reread (Fixture    *fixture,
        const char *encoding,
        GError    **error)
{
  NotandaOpening   opening = { .encoding = encoding };
  g_autofree char *notice = NULL;

  return notanda_open_reread (fixture->document, fixture->file, fixture->path, &opening, &notice, NULL, error);
}

/* "Привет, мир!" in KOI8-R */
#define GREETING "\360\322\311\327\305\324, \315\311\322!"

static void
test_rereads (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  test_folder_write (fixture->path, GREETING, -1);
  open_article (fixture, "windows-1252");
  assert_text (fixture, "ðÒÉ×ÅÔ, ÍÉÒ!");

  document = reread (fixture, "KOI8-R", &error);
  g_assert_no_error (error);
  g_set_object (&fixture->document, document);
  assert_text (fixture, "Привет, мир!");
  assert_folder (fixture, "a.notanda a.txt");

  /* it was saved: and goes on being saved, and found, in the encoding chosen */
  annotate_and_save (fixture);
  open_article (fixture, NULL);
  assert_saved_as (fixture, "a.notanda");
  assert_text (fixture, "Привет, мир!");
  g_assert_cmpuint (notanda_document_get_n_annotations (fixture->document), ==, 1);
  assert_folder (fixture, "a.notanda a.txt");
}

/* What the user chose is tried beside what would be guessed. */
static void
test_finds_chosen_encoding (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *guess = NULL;

  test_folder_write (fixture->path, GREETING, -1);
  open_article (fixture, NULL);
  guess = g_strdup (notanda_document_get_meta (fixture->document, NOTANDA_META_ENCODING));
  g_assert_cmpstr (guess, !=, "IBM866");
  document = reread (fixture, "IBM866", &error);
  g_assert_no_error (error);

  open_article (fixture, NULL);
  g_assert_cmpstr (notanda_document_get_meta (fixture->document, NOTANDA_META_ENCODING), ==, "IBM866");
  assert_folder (fixture, "a.notanda a.txt");
}

/* What was encoded twice is mended only if the user says so, and stays so, without a word more. */
static void
test_mends_twice (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  test_folder_write (fixture->path, "It wasnâ€™t his cafÃ©, and she didnâ€™t ask.", -1);
  open_article (fixture, NULL);
  assert_text (fixture, "It wasnâ€™t his cafÃ©, and she didnâ€™t ask.");
  g_assert_nonnull (strstr (fixture->notice, NOTANDA_ENCODING_TWICE));
  document = reread (fixture, NOTANDA_ENCODING_TWICE, &error);
  g_assert_no_error (error);
  g_set_object (&fixture->document, document);
  annotate_and_save (fixture);

  open_article (fixture, NULL);
  assert_text (fixture, "It wasn’t his café, and she didn’t ask.");
  g_assert_cmpuint (notanda_document_get_n_annotations (fixture->document), ==, 1);
  g_assert_null (fixture->notice);
  assert_folder (fixture, "a.notanda a.txt");
}

static void
test_rereads_drafts_only (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  test_folder_write (fixture->path, GREETING, -1);
  open_article (fixture, NULL);
  annotate_and_save (fixture);

  document = reread (fixture, "KOI8-R", &error);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_null (document);
}

/* A block is taken out, on disk too; what was put right by hand stays, and "Done"
 * ends it. */
static void
test_replaces_draft (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocument) refused = NULL;
  g_autoptr (NotandaDocument) saved = NULL;
  g_autoptr (GError) error = NULL;

  test_folder_write (fixture->path, "The ferry is back.\n\nIt crosses twice a day.\n\nShare this page now.\n", -1);
  open_article (fixture, NULL);
  notanda_document_set_meta (fixture->document, NOTANDA_META_TITLE, "Ferry", "Add title");
  reading = notanda_draft_dup_reading_with (fixture->document, NOTANDA_DRAFT_TAKE_OUT, 2, &error);
  g_assert_no_error (error);
  document = notanda_open_replace_draft (fixture->document, fixture->file, reading, NULL, &error);
  g_assert_no_error (error);
  g_set_object (&fixture->document, document);
  assert_text (fixture, "The ferry is back.\n\nIt crosses twice a day.\n");

  saved = notanda_document_file_open (fixture->file->path, fixture->identity, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (notanda_document_get_meta (saved, NOTANDA_META_TITLE), ==, "Ferry");
  g_assert_cmpuint (notanda_document_get_left_out (saved)->len, ==, 1);
  g_assert_true (notanda_document_is_draft (saved));

  /* the file again is the same document */
  g_clear_object (&fixture->document);
  open_article (fixture, NULL);
  assert_saved_as (fixture, "a.notanda");
  assert_text (fixture, "The ferry is back.\n\nIt crosses twice a day.\n");

  notanda_document_fix (fixture->document);
  refused = notanda_open_replace_draft (fixture->document, fixture->file, reading, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
}

/* What another program has made of the draft meanwhile is not written over. */
static void
test_reread_keeps_changes_of_others (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (NotandaDocument) mine = NULL;
  g_autoptr (NotandaDocumentFile) my_file = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  test_folder_write (fixture->path, GREETING, -1);
  open_article (fixture, "windows-1252");
  mine = g_steal_pointer (&fixture->document);
  my_file = g_steal_pointer (&fixture->file);
  open_article (fixture, "windows-1252");
  annotate_and_save (fixture);
  close_document (fixture);

  fixture->document = g_steal_pointer (&mine);
  fixture->file = g_steal_pointer (&my_file);
  document = reread (fixture, "KOI8-R", &error);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE);
  g_assert_null (document);

  open_article (fixture, "windows-1252");
  g_assert_cmpuint (notanda_document_get_n_annotations (fixture->document), ==, 1);
}

/* A version stays one when its text is read again. */
static void
test_stays_version (Fixture      *fixture,
                    gconstpointer data)
{
  NotandaHash old;
  NotandaHash kept;
  const char *name = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  test_folder_write (fixture->path, "It rained.", -1);
  open_article (fixture, NULL);
  notanda_hash_of ("old", 3, &old);
  notanda_document_set_replaced (fixture->document, &old, "old.notanda");
  document = reread (fixture, "KOI8-R", &error);
  g_assert_no_error (error);
  g_assert_true (notanda_document_get_replaced (document, &kept, &name));
  g_assert_true (notanda_hash_equal (&old, &kept));
  g_assert_cmpstr (name, ==, "old.notanda");
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, function) g_test_add ("/notanda/load/reread/" name, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("rereads", test_rereads);
  ADD ("replaces-draft", test_replaces_draft);
  ADD ("finds-chosen-encoding", test_finds_chosen_encoding);
  ADD ("mends-twice", test_mends_twice);
  ADD ("rereads-drafts-only", test_rereads_drafts_only);
  ADD ("keeps-changes-of-others", test_reread_keeps_changes_of_others);
  ADD ("stays-version", test_stays_version);

  return g_test_run ();
}
