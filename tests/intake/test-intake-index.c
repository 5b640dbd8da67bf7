/* test-intake-index.c: an index is as right as reading all files would be, and reads only those that changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "format/notanda-document-file.h"
#include "intake/notanda-intake-index.h"
#include "util/test-folder.h"

typedef struct
{
  TestFolder         *folder;
  NotandaIdentity    *identity;
  NotandaIntakeIndex *index;
  int                 watch;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer is_for_one_run)
{
  fixture->folder = test_folder_new ();
  fixture->identity = notanda_identity_new_counting (1, "Ann");
  fixture->index = notanda_intake_index_new (GPOINTER_TO_INT (is_for_one_run));
  fixture->watch = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  close (fixture->watch);
  notanda_intake_index_unref (fixture->index);
  notanda_identity_unref (fixture->identity);
  test_folder_free (fixture->folder);
}

static GBytes *
new_bytes (Fixture    *fixture,
           const char *text,
           const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (NotandaArticle) article = notanda_article_new (bytes, &error);
  g_autoptr (NotandaReading) reading = notanda_reading_new (article);
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  g_assert_no_error (error);
  notanda_reading_set_meta (reading, address != NULL ? NOTANDA_META_ADDRESS : NOTANDA_META_SOURCE_NAME,
                            g_strdup (address != NULL ? address : "storm.txt"), "test");
  document = notanda_document_new (reading, fixture->identity);
  snapshot = notanda_document_snapshot (document);
  return notanda_format_write (snapshot, &error);
}

/* Over the file's bytes, as some sync clients do it */
static void
put (Fixture    *fixture,
     const char *name,
     const char *text,
     const char *address)
{
  g_autoptr (GBytes) bytes = new_bytes (fixture, text, address);
  g_autofree char *path = test_folder_path (fixture->folder, name);

  test_folder_overwrite (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
}

static void
assert_list (Fixture    *fixture,
             const char *key,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = notanda_intake_index_list (fixture->index, fixture->folder->path, key, fixture->identity, NULL, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (paths, i));

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", name);
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_outside (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *a = test_folder_path (fixture->folder, "a.notanda");
  g_autofree char *c = test_folder_path (fixture->folder, "c.notanda");

  assert_list (fixture, "site.test/1", "");
  put (fixture, "a.notanda", "One.", "http://site.test/1");
  put (fixture, "b.notanda", "Two.", "http://site.test/2");
  put (fixture, "other.txt", "Two.", "http://site.test/2");
  put (fixture, ".hidden.notanda", "Two.", "http://site.test/2");
  assert_list (fixture, "site.test/1", "a.notanda");
  assert_list (fixture, "site.test/2", "b.notanda");

  /* in place: the folder's time stays; of the same size, the file's size does */
  put (fixture, "a.notanda", "One.", "http://site.test/2");
  assert_list (fixture, "site.test/1", "");
  assert_list (fixture, "site.test/2", "a.notanda b.notanda");

  g_assert_cmpint (g_rename (a, c), ==, 0);
  assert_list (fixture, "site.test/2", "b.notanda c.notanda");
  g_assert_cmpint (g_unlink (c), ==, 0);
  assert_list (fixture, "site.test/2", "b.notanda");
  test_folder_overwrite (c, "no document", -1);
  g_assert_cmpint (g_mkdir (a, 0700), ==, 0);
  assert_list (fixture, "site.test/2", "b.notanda");
  put (fixture, "c.notanda", "Three.", "https://www.site.test/2");
  assert_list (fixture, "www.site.test/2", "c.notanda");
}

static void
test_files (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *key = NULL;
  NotandaHash      hash;

  put (fixture, "a.notanda", "It rained.", NULL);
  put (fixture, "b.notanda", "It snowed.", NULL);
  notanda_hash_of ("It snowed.", 10, &hash);
  key = notanda_intake_dup_file_key ("storm.txt", &hash);
  assert_list (fixture, key, "b.notanda");
  g_assert_null (notanda_intake_dup_file_key (NULL, &hash));
}

static guint
count_opened (Fixture *fixture)
{
  _Alignas (struct inotify_event) char buffer[4096];
  gssize                               got;
  guint                                n = 0;

  while ((got = read (fixture->watch, buffer, sizeof buffer)) > 0)
    for (char *at = buffer; at < buffer + got; at += sizeof (struct inotify_event) + ((struct inotify_event *) at)->len)
      n += !(((struct inotify_event *) at)->mask & IN_ISDIR);
  return n;
}

static void
test_reads (Fixture      *fixture,
            gconstpointer is_for_one_run)
{
  g_autofree char *added = test_folder_path (fixture->folder, "added.notanda");
  gboolean         looks_again = !GPOINTER_TO_INT (is_for_one_run);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.notanda", i);

      put (fixture, name, name, "http://site.test/1");
    }
  g_assert_cmpint (inotify_add_watch (fixture->watch, fixture->folder->path, IN_OPEN), >=, 0);
  assert_list (fixture, "site.test/2", "");
  g_assert_cmpuint (count_opened (fixture), ==, 20);
  assert_list (fixture, "site.test/2", "");
  g_assert_cmpuint (count_opened (fixture), ==, 0);

  put (fixture, "07.notanda", "It hailed.", "http://site.test/2");
  count_opened (fixture);
  assert_list (fixture, "site.test/2", looks_again ? "07.notanda" : "");
  g_assert_cmpuint (count_opened (fixture), ==, looks_again ? 1 : 0);
  notanda_intake_index_add (fixture->index, added, "site.test/3");
  /* which isn't there */
  assert_list (fixture, "site.test/3", looks_again ? "" : "added.notanda");
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  put (fixture, "a.notanda", "One.", "http://site.test/1");
  g_cancellable_cancel (cancellable);
  g_assert_null (notanda_intake_index_list (fixture->index, fixture->folder->path, "site.test/1", fixture->identity, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_list (fixture, "site.test/1", "a.notanda");
}

static void
test_reserving (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = test_folder_path (fixture->folder, "a.notanda");
  g_autofree char *same = test_folder_path (fixture->folder, "./a.notanda");

  g_assert_true (notanda_intake_index_reserve (fixture->index, path));
  g_assert_false (notanda_intake_index_reserve (fixture->index, same));
  notanda_intake_index_release (fixture->index, same);
  notanda_intake_index_wait (fixture->index, path);
  g_assert_true (notanda_intake_index_reserve (fixture->index, path));
  notanda_intake_index_release (fixture->index, path);
  put (fixture, "a.notanda", "One.", "http://site.test/1");
  g_assert_false (notanda_intake_index_reserve (fixture->index, path));
}

#define ADD(name, data, func) g_test_add ("/notanda/intake/intake-index/" name, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("outside", NULL, test_outside);
  ADD ("files", NULL, test_files);
  ADD ("reads", NULL, test_reads);
  ADD ("reads-of-one-run", GINT_TO_POINTER (TRUE), test_reads);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("cancelled-run", GINT_TO_POINTER (TRUE), test_cancelled);
  ADD ("reserving", NULL, test_reserving);
  return g_test_run ();
}
