/* test-open.c: a path becomes a saved document, or an error that names it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "load/open-folder.h"

static void
set_path (Fixture    *fixture,
          const char *name)
{
  g_free (fixture->path);
  fixture->path = test_folder_path (fixture->folder, name);
}

static void
assert_noticed (Fixture    *fixture,
                const char *part)
{
  g_assert_nonnull (fixture->notice);
  g_assert_nonnull (strstr (fixture->notice, part));
}

static void
test_saves_beside (Fixture      *fixture,
                   gconstpointer data)
{
  test_folder_write (fixture->path, "Storm\r\n\r\nIt rained.\r\n", -1);
  open_article (fixture, NULL);

  assert_saved_as (fixture, "a.notanda");
  assert_folder (fixture, "a.notanda a.txt");
  assert_text (fixture, "Storm\n\nIt rained.\n");
  g_assert_null (fixture->notice);
  g_assert_true (notanda_document_is_draft (fixture->document));
  g_assert_cmpstr (notanda_document_get_meta (fixture->document, NOTANDA_META_TITLE), ==, "Storm");
  g_assert_cmpstr (notanda_document_get_meta (fixture->document, NOTANDA_META_SOURCE_NAME), ==, "a.txt");
  g_assert_cmpstr (notanda_document_get_meta (fixture->document, NOTANDA_META_ENCODING), ==, "UTF-8");
  g_assert_cmpstr (notanda_document_get_meta (fixture->document, NOTANDA_META_LOADED), ==, "1970-01-01T00:00:00Z");
}

static gboolean
refuse (NotandaLoaded *loaded G_GNUC_UNUSED,
        const char           *name,
        GError              **error)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHOICE, "%s: is it one?", name);

  return FALSE;
}

/* Nobody is asked about what is there already. */
static void
test_checks_once (Fixture      *fixture,
                  gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      NotandaOpening opening = { .check = refuse };
      g_autoptr (NotandaDocument) document = NULL;
      g_autoptr (NotandaDocumentFile) file = NULL;
      g_autofree char *notice = NULL;
      g_autoptr (GError) error = NULL;

      test_folder_write (fixture->path, "It rained.", -1);
      document = notanda_open_path (fixture->path, &opening, fixture->identity, &file, &notice, NULL, &error);
      g_clear_pointer (&opening.unchosen, notanda_loaded_free);
      g_assert_true ((document != NULL) == (i == 1));
      if (i == 0)
        {
          g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHOICE);
          assert_folder (fixture, "a.txt");
          open_article (fixture, NULL);
        }
    }
}

static void
test_opens_what_is_there (Fixture      *fixture,
                          gconstpointer data)
{
  test_folder_write (fixture->path, "It rained.", -1);
  open_article (fixture, NULL);
  annotate_and_save (fixture);

  open_article (fixture, NULL);
  g_assert_cmpuint (notanda_document_get_n_annotations (fixture->document), ==, 1);
  g_assert_null (fixture->notice);
  assert_folder (fixture, "a.notanda a.txt");

  set_path (fixture, "a.notanda");
  open_article (fixture, NULL);
  g_assert_cmpuint (notanda_document_get_n_annotations (fixture->document), ==, 1);
}

static void
test_tells_by_content (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *document = test_folder_path (fixture->folder, "a.notanda");

  test_folder_write (fixture->path, "It rained.", -1);
  open_article (fixture, NULL);
  g_assert_cmpint (g_rename (document, fixture->path), ==, 0);

  open_article (fixture, NULL);
  assert_saved_as (fixture, "a.txt");
  assert_text (fixture, "It rained.");
  assert_folder (fixture, "a.txt");
}

static void
test_numbers_other_texts (Fixture      *fixture,
                          gconstpointer data)
{
  test_folder_write (fixture->path, "It rained.", -1);
  open_article (fixture, NULL);
  test_folder_write (fixture->path, "It snowed.", -1);

  for (int i = 0; i < 2; i++)
    {
      open_article (fixture, NULL);
      assert_saved_as (fixture, "a 2.notanda");
      assert_text (fixture, "It snowed.");
      assert_noticed (fixture, "“a.notanda” is there already with another text, so this one is kept in “a 2.notanda”.");
      assert_folder (fixture, "a 2.notanda a.notanda a.txt");
    }
}

static void
test_leaves_what_is_not_its_own (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autofree char *taken = test_folder_path (fixture->folder, "a.notanda");
  g_autofree char *second = test_folder_path (fixture->folder, "a 2.notanda");
  g_autofree char *third = test_folder_path (fixture->folder, "a 3.notanda");
  g_autofree char *content = NULL;

  test_folder_write (fixture->path, "It rained.", -1);
  test_folder_write (taken, "\211NTD\r\n\032\nbroken", -1);
  g_assert_cmpint (symlink ("nowhere", second), ==, 0);
  g_assert_cmpint (g_mkdir (third, 0700), ==, 0);

  open_article (fixture, NULL);
  assert_saved_as (fixture, "a 4.notanda");
  content = test_folder_read (taken);
  g_assert_cmpstr (content, ==, "\211NTD\r\n\032\nbroken");
  assert_folder (fixture, "a 2.notanda a 3.notanda a 4.notanda a.notanda a.txt");
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const names[][2] = {
    { "B.TXT", "B.notanda" }, { "c.md", "c.notanda" }, { "d", "d.notanda" }, { ".txt", ".txt.notanda" }, { "caf\351.txt", "caf\351.notanda" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      set_path (fixture, names[i][0]);
      test_folder_write (fixture->path, "It rained.", -1);
      open_article (fixture, NULL);
      assert_saved_as (fixture, names[i][1]);
      g_assert_null (fixture->notice);
    }
}

/* As earlier versions called what was made of a file that isn't .txt. */
static void
test_old_name (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *now = test_folder_path (fixture->folder, "c.notanda");
  g_autofree char *old = test_folder_path (fixture->folder, "c.md.notanda");

  set_path (fixture, "c.md");
  test_folder_write (fixture->path, "It rained.", -1);
  open_article (fixture, NULL);
  g_assert_cmpint (g_rename (now, old), ==, 0);
  open_article (fixture, NULL);
  assert_saved_as (fixture, "c.md.notanda");
  assert_folder (fixture, "c.md c.md.notanda");
}

static void
assert_in_drafts (Fixture *fixture)
{
  g_autofree char *drafts = notanda_open_dup_drafts_folder ();
  g_autofree char *folder = g_path_get_dirname (fixture->file->path);

  g_assert_cmpstr (folder, ==, drafts);
  assert_noticed (fixture, "Nothing can be saved beside the text");
  assert_noticed (fixture, fixture->file->path);
}

/* A name that leaves no room for the suffix */
static void
test_long_name (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *name = g_strnfill (252, 'a');
  g_autofree char *cut = g_strnfill (247, 'a');
  g_autofree char *document = g_strconcat (cut, ".notanda", NULL);

  set_path (fixture, name);
  test_folder_write (fixture->path, "It rained.", -1);
  open_article (fixture, NULL);
  assert_saved_as (fixture, document);
  g_assert_null (fixture->notice);
}

/* The folder of a process' open files, where not even root may make one */
static void
test_drafts_folder (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = test_folder_path (fixture->folder, "article.txt");
  g_autofree char *first = NULL;
  g_autofd int     fd = -1;

  test_folder_write (path, "It rained.", -1);
  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_assert_cmpint (fd, >=, 0);
  g_free (fixture->path);
  fixture->path = g_strdup_printf ("/proc/self/fd/%d", fd);
  open_article (fixture, NULL);
  assert_in_drafts (fixture);
  annotate_and_save (fixture);
  first = g_strdup (fixture->file->path);

  open_article (fixture, NULL);
  assert_in_drafts (fixture);
  g_assert_cmpstr (fixture->file->path, ==, first);
  g_assert_cmpuint (notanda_document_get_n_annotations (fixture->document), ==, 1);

  test_folder_overwrite (path, "It snowed.", -1);
  open_article (fixture, NULL);
  assert_in_drafts (fixture);
  g_assert_cmpstr (fixture->file->path, !=, first);
  assert_folder (fixture, "article.txt");
}

static void
test_read_only_folder (Fixture      *fixture,
                       gconstpointer data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("root may write anywhere");
      return;
    }

  test_folder_write (fixture->path, "It rained.", -1);
  g_assert_cmpint (g_chmod (fixture->folder->path, 0500), ==, 0);
  open_article (fixture, NULL);
  g_assert_cmpint (g_chmod (fixture->folder->path, 0700), ==, 0);
  assert_in_drafts (fixture);
}

static void
test_source (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *source = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *outside = NULL;

  test_folder_write (fixture->path, "It rained.", -1);
  open_article (fixture, NULL);
  source = notanda_open_dup_source (fixture->file->path, fixture->document);
  g_assert_cmpstr (source, ==, fixture->path);

  g_unlink (fixture->path);
  gone = notanda_open_dup_source (fixture->file->path, fixture->document);
  g_assert_null (gone);

  notanda_document_set_meta (fixture->document, NOTANDA_META_SOURCE_NAME, "../../../../../../etc/passwd", "Rename");
  outside = notanda_open_dup_source (fixture->file->path, fixture->document);
  g_assert_null (outside);
}

/* A sync client has added something: it is said, and left out by the next save. */
static void
test_trailing (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *saved = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  gsize size;

  test_folder_write (fixture->path, "It rained.\n", -1);
  open_article (fixture, NULL);
  saved = g_strdup (fixture->file->path);
  g_assert_true (g_file_get_contents (saved, &content, &size, NULL));
  g_byte_array_append (longer, (const guint8 *) content, (guint) size);
  g_byte_array_append (longer, (const guint8 *) "more", 4);
  test_folder_write (saved, (const char *) longer->data, (gssize) longer->len);

  g_free (g_steal_pointer (&fixture->path));
  fixture->path = g_strdup (saved);
  open_article (fixture, NULL);
  assert_noticed (fixture, "4 bytes");
  annotate_and_save (fixture);
  open_article (fixture, NULL);
  g_assert_null (fixture->notice);
}

static void
open_text (Fixture    *fixture,
           const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  close_document (fixture);
  fixture->document = notanda_open_text (bytes, "Pasted text", fixture->identity, &fixture->file, &fixture->notice, NULL,
                                         &error);
  g_assert_no_error (error);
}

/* What comes from no file is saved among the drafts, once, by its title. */
static void
test_text (Fixture      *fixture,
           gconstpointer data)
{
  static const char text[] = "Ships/boats in the harbour\n\nThe café closed on Friday, its owner said to all of us.\n";
  g_autofree char  *folder = notanda_open_dup_drafts_folder ();
  g_autofree char  *path = NULL;
  g_autofree char  *name = NULL;
  g_autoptr (GBytes) empty = g_bytes_new_static (" \n", 2);
  g_autoptr (GError) error = NULL;

  open_text (fixture, text);
  path = g_strdup (fixture->file->path);
  g_assert_true (g_str_has_prefix (path, folder));
  name = g_path_get_basename (path);
  g_assert_true (g_str_has_prefix (name, "Ships-boats in the harbour "));
  g_assert_null (fixture->notice);
  g_assert_cmpstr (notanda_document_get_meta (fixture->document, NOTANDA_META_TITLE), ==, "Ships/boats in the harbour");
  g_assert_null (notanda_document_get_meta (fixture->document, NOTANDA_META_SOURCE_NAME));
  open_text (fixture, text);
  g_assert_cmpstr (fixture->file->path, ==, path);
  close_document (fixture);
  fixture->document = notanda_open_text (empty, "Pasted text", fixture->identity, &fixture->file, &fixture->notice, NULL,
                                         &error);
  g_assert_null (fixture->document);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
  g_assert_true (g_str_has_prefix (error->message, "Pasted text: "));
}

/* What was pasted can be read from nowhere: its text is mended, where it is, and pasted once more it is the same document. */
static void
test_mends_text (Fixture      *fixture,
                 gconstpointer data)
{
  static const char text[] = "His cafÃ©\n\nIt wasnâ€™t his, and she didnâ€™t ask him.\n";
  g_autofree char  *path = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocument) refused = NULL;
  g_autoptr (GError) error = NULL;

  open_text (fixture, text);
  path = g_strdup (fixture->file->path);
  document = notanda_open_mend (fixture->document, fixture->file, NULL, &error);
  g_assert_no_error (error);
  g_set_object (&fixture->document, document);
  assert_text (fixture, "His café\n\nIt wasn’t his, and she didn’t ask him.\n");
  g_assert_cmpstr (notanda_document_get_meta (document, NOTANDA_META_TITLE), ==, "His café");
  g_assert_cmpstr (notanda_document_get_meta (document, NOTANDA_META_ENCODING), ==, NOTANDA_ENCODING_TWICE);

  open_text (fixture, text);
  g_assert_cmpstr (fixture->file->path, ==, path);
  assert_text (fixture, "His café\n\nIt wasn’t his, and she didn’t ask him.\n");
  notanda_document_fix (fixture->document);
  refused = notanda_open_mend (fixture->document, fixture->file, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, function) g_test_add ("/notanda/load/open/" name, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("saves-beside", test_saves_beside);
  ADD ("opens-what-is-there", test_opens_what_is_there);
  ADD ("checks-once", test_checks_once);
  ADD ("tells-by-content", test_tells_by_content);
  ADD ("numbers-other-texts", test_numbers_other_texts);
  ADD ("leaves-what-is-not-its-own", test_leaves_what_is_not_its_own);
  ADD ("names", test_names);
  ADD ("old-name", test_old_name);
  ADD ("long-name", test_long_name);
  ADD ("drafts-folder", test_drafts_folder);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("source", test_source);
  ADD ("trailing", test_trailing);
  ADD ("text", test_text);
  ADD ("mends-text", test_mends_text);

  return g_test_run ();
}
