/* test-open-read.c: what can be read, and errors that name what can't
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "load/notanda-open.h"
#include "util/test-folder.h"

typedef struct
{
  TestFolder      *folder;
  NotandaIdentity *identity;
  char            *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = test_folder_new ();
  fixture->identity = notanda_identity_new_counting (1, "Ann");
  fixture->path = test_folder_path (fixture->folder, "a.txt");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_free (fixture->path);
  notanda_identity_unref (fixture->identity);
  test_folder_free (fixture->folder);
}

static void
set_path (Fixture    *fixture,
          const char *name)
{
  g_free (fixture->path);
  fixture->path = test_folder_path (fixture->folder, name);
}

static void
assert_fails_with (Fixture      *fixture,
                   GCancellable *cancellable,
                   GQuark        domain,
                   int           code,
                   const char   *part)
{
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *shown = g_filename_display_name (fixture->path);
  g_autofree char *before = test_folder_list (fixture->folder);
  g_autofree char *after = NULL;

  document = notanda_open_path (fixture->path, NULL, fixture->identity, &file, &notice, cancellable, &error);
  g_assert_null (document);
  g_assert_null (file);
  g_assert_null (notice);
  g_assert_error (error, domain, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (part != NULL)
    g_assert_true (g_str_has_prefix (error->message, shown));
  if (part != NULL)
    g_assert_nonnull (strstr (error->message, part));

  after = test_folder_list (fixture->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_fails (Fixture    *fixture,
              GQuark      domain,
              int         code,
              const char *part)
{
  assert_fails_with (fixture, NULL, domain, code, part);
}

static void
test_errors (Fixture      *fixture,
             gconstpointer data)
{
  assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
  test_folder_write (fixture->path, "", 0);
  assert_fails (fixture, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY, "empty");
  test_folder_write (fixture->path, "\x89PNG\r\n\x1a\n", -1);
  assert_fails (fixture, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT, "this is a PNG picture");
  test_folder_write (fixture->path, "\211NTD\r\n\032\n", -1);
  assert_fails (fixture, NOTANDA_ERROR, NOTANDA_ERROR_INCOMPLETE, "");

  set_path (fixture, "caf\351.txt");
  test_folder_write (fixture->path, "a\0b", 3);
  assert_fails (fixture, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT, "zero bytes");

  g_free (fixture->path);
  fixture->path = g_strdup (fixture->folder->path);
  assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "");
}

static void
test_too_large (Fixture      *fixture,
                gconstpointer data)
{
  g_autofd int fd = g_open (fixture->path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (ftruncate (fd, 300 << 20), ==, 0);
  assert_fails (fixture, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, "");
}

static void
test_no_permission (Fixture      *fixture,
                    gconstpointer data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("root may read anything");
      return;
    }

  test_folder_write (fixture->path, "It rained.", -1);
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  assert_fails (fixture, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "");
}

static gpointer
write_greeting (gpointer data)
{
  /* waits for the reader */
  int fd = g_open (data, O_WRONLY | O_CLOEXEC, 0);

  g_assert_cmpint (write (fd, "It ", 3), ==, 3);
  g_assert_cmpint (write (fd, "rained.", 7), ==, 7);
  close (fd);

  return NULL;
}

static void
test_fifo (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *drafts = notanda_open_dup_drafts_folder ();
  GThread         *writer;

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  writer = g_thread_new ("writer", write_greeting, fixture->path);
  document = notanda_open_path (fixture->path, NULL, fixture->identity, &file, &notice, NULL, &error);
  g_thread_join (writer);

  g_assert_no_error (error);
  g_assert_cmpuint (notanda_article_get_n_chars (notanda_document_get_article (document)), ==, 10);
  g_assert_true (g_str_has_prefix (file->path, drafts));
  g_assert_nonnull (strstr (notice, file->path));
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  test_folder_write (fixture->path, "It rained.", -1);
  assert_fails_with (fixture, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED, NULL);

  /* nobody writes to it */
  set_path (fixture, "b.txt");
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_fails_with (fixture, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED, NULL);
}

static void
test_standard_input (Fixture      *fixture,
                     gconstpointer data)
{
  const NotandaLoadOptions options = { 0 };
  g_autoptr (NotandaLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;
  int kept = dup (STDIN_FILENO);
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], "It rained.", 10), ==, 10);
  close (ends[1]);
  g_assert_cmpint (dup2 (ends[0], STDIN_FILENO), ==, STDIN_FILENO);
  close (ends[0]);

  loaded = notanda_open_load ("-", &options, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notanda_article_get_n_chars (loaded->plain->article), ==, 10);

  if (kept >= 0)
    {
      dup2 (kept, STDIN_FILENO);
      close (kept);
    }
}

/* A stream without an end is read to the limit. */
static void
test_endless_input (Fixture      *fixture,
                    gconstpointer data)
{
  const NotandaLoadOptions options = { 0 };
  g_autoptr (NotandaLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;
  int kept = dup (STDIN_FILENO);
  int fd = g_open ("/dev/zero", O_RDONLY | O_CLOEXEC, 0);

  g_assert_cmpint (dup2 (fd, STDIN_FILENO), ==, STDIN_FILENO);
  close (fd);
  loaded = notanda_open_load ("-", &options, NULL, NULL, &error);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE);
  g_assert_null (loaded);

  if (kept >= 0)
    {
      dup2 (kept, STDIN_FILENO);
      close (kept);
    }
}

#define ADD(name, function) g_test_add ("/notanda/load/open-read/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("errors", test_errors);
  ADD ("too-large", test_too_large);
  ADD ("no-permission", test_no_permission);
  ADD ("fifo", test_fifo);
  ADD ("cancel", test_cancel);
  ADD ("standard-input", test_standard_input);
  ADD ("endless-input", test_endless_input);

  return g_test_run ();
}
