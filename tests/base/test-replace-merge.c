/* test-replace-merge.c: saves that meet another program's versions
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "base/notanda-replace.h"
#include "util/line-set.h"
#include "util/test-folder.h"

#define WRITERS 2
#define SAVES 200

typedef struct
{
  TestFolder      *folder;
  char            *path;
  NotandaFileStamp stamp; /* of "old\n", which stands at path */
  guint            merges;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  self->folder = test_folder_new ();
  self->path = test_folder_path (self->folder, "a");
  test_folder_write (self->path, "old\n", -1);
  bytes = notanda_file_read (self->path, 1000, 0, &self->stamp, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  test_folder_free (self->folder);
  g_free (self->path);
}

static gboolean
save (Fixture                *self,
      const char             *content,
      const NotandaFileStamp *expected,
      GBytes                **out_bytes,
      GError                **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));

  return notanda_replace (self->path, bytes, expected, line_set_merge, &self->merges, 0600,
                          &self->stamp, out_bytes, NULL, error);
}

static void
assert_stands (Fixture    *self,
               const char *content)
{
  g_autofree char *listing = test_folder_list (self->folder);
  g_autofree char *found = test_folder_read (self->path);

  g_assert_cmpstr (found, ==, content);
  g_assert_cmpstr (listing, ==, "a");
}

static void
assert_merged (Fixture                *self,
               const char             *content,
               const NotandaFileStamp *expected,
               guint                   merges,
               const char             *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL, now = NULL;
  NotandaFileStamp stamp;

  save (self, content, expected, &bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self->merges, ==, merges);
  assert_stands (self, result);
  if (merges == 0)
    g_assert_null (bytes);
  else
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), result, strlen (result));
  now = notanda_file_read (self->path, 1000, 0, &stamp, NULL, &error);
  g_assert_true (notanda_file_stamp_equal (&stamp, &self->stamp));
}

static void
test_unchanged (Fixture      *self,
                gconstpointer data)
{
  assert_merged (self, "new\n", &self->stamp, 0, "new\n");
}

static void
test_changed_in_place (Fixture      *self,
                       gconstpointer data)
{
  test_folder_overwrite (self->path, "theirs\n", -1);
  assert_merged (self, "old\nours\n", &self->stamp, 1, "old\nours\ntheirs\n");
}

static void
test_replaced (Fixture      *self,
               gconstpointer data)
{
  test_folder_write (self->path, "theirs\n", -1);
  assert_merged (self, "old\nours\n", &self->stamp, 1, "old\nours\ntheirs\n");
}

/* Of the same size, time and first bytes: only the inode tells */
static void
test_restored (Fixture      *self,
               gconstpointer data)
{
  g_autofree char *line = g_strnfill (200, 'a');
  g_autofree char *mine = g_strconcat (line, "\nold\n", NULL);
  g_autofree char *backup = g_strconcat (line, "\nbak\n", NULL);
  g_autofree char *both = g_strconcat (line, "\nbak\nold\n", NULL);
  g_autofree char *kept = test_folder_path (self->folder, "kept");
  g_autoptr (GError) error = NULL;
  struct timespec times[2] = { { 0, UTIME_OMIT }, { 0, 0 } };

  g_assert_true (save (self, mine, &self->stamp, NULL, &error));
  times[1].tv_sec = self->stamp.mtime_ns / 1000000000;
  times[1].tv_nsec = self->stamp.mtime_ns % 1000000000;
  g_assert_cmpint (g_rename (self->path, kept), ==, 0);
  test_folder_write (self->path, backup, -1);
  g_assert_cmpint (utimensat (AT_FDCWD, self->path, times, 0), ==, 0);
  g_assert_cmpint (g_unlink (kept), ==, 0);
  assert_merged (self, mine, &self->stamp, 1, both);
}

static void
test_deleted (Fixture      *self,
              gconstpointer data)
{
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  assert_merged (self, "ours\n", &self->stamp, 0, "ours\n");
}

static void
test_emptied (Fixture      *self,
              gconstpointer data)
{
  test_folder_overwrite (self->path, "", 0);
  assert_merged (self, "ours\n", &self->stamp, 1, "ours\n");
}

static void
test_unexpected (Fixture      *self,
                 gconstpointer data)
{
  assert_merged (self, "ours\n", NULL, 1, "old\nours\n");
}

/* P5: the merge can't read it, so it stays */
static void
test_damaged (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  test_folder_overwrite (self->path, "cut o", -1);
  g_assert_false (save (self, "ours\n", &self->stamp, &bytes, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED);
  g_assert_true (g_str_has_prefix (error->message, self->path));
  g_assert_null (bytes);
  assert_stands (self, "cut o");
}

static void
test_folder_gone (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder->path), ==, 0);
  g_assert_false (save (self, "ours\n", &self->stamp, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_without_merge (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("ours\n", 5);
  g_autoptr (GError) error = NULL;

  g_assert_false (notanda_replace (self->path, bytes, NULL, NULL, NULL, 0600, NULL, NULL, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "already a file"));
  g_clear_error (&error);
  test_folder_overwrite (self->path, "theirs\n", -1);
  g_assert_false (notanda_replace (self->path, bytes, &self->stamp, NULL, NULL, 0600, NULL, NULL, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "another program"));
  assert_stands (self, "theirs\n");
}

/* A merge during which the file changes again, as often as told */
typedef struct
{
  const char *path;
  guint       left;
  guint       calls;
} Restless;

static GBytes *
merge_restless (GBytes  *ours,
                GBytes  *theirs,
                gpointer data,
                GError **error)
{
  Restless *restless = data;

  if (restless->left > 0)
    {
      g_autofree char *line = g_strdup_printf ("change-%u\n", restless->left--);

      test_folder_write (restless->path, line, -1);
    }
  return line_set_merge (ours, theirs, &restless->calls, error);
}

static gboolean
save_restless (Fixture *self,
               guint    changes,
               GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("ours\n", 5);
  Restless restless = { self->path, changes, 0 };

  return notanda_replace (self->path, bytes, NULL, merge_restless, &restless, 0600, NULL, NULL, NULL, error);
}

static void
test_changes_again (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save_restless (self, 3, &error));
  g_assert_no_error (error);
  assert_stands (self, "change-1\nchange-2\nchange-3\nold\nours\n");
}

static void
test_keeps_changing (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save_restless (self, 1000, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "keeps changing"));
}

/* Someone who holds the folder's lock for ever is waited for, but not for ever */
static void
test_impolite (Fixture      *self,
               gconstpointer data)
{
  g_autofd int fd = open (self->folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  assert_merged (self, "new\n", &self->stamp, 0, "new\n");
}

/* Saves lines of its own many times, never looking at what the others wrote */
static void
write_lines (const char *path,
             guint       writer)
{
  g_autoptr (GBytes) lines = g_bytes_new_static ("", 0);
  NotandaFileStamp stamp;

  for (guint i = 0; i < SAVES; i++)
    {
      g_autofree char *line = g_strdup_printf ("%u-%u", writer, i);
      g_autoptr (GBytes) more = line_set_add (lines, line);
      g_autoptr (GBytes) merged = NULL;
      g_autoptr (GError) error = NULL;

      notanda_replace (path, more, i > 0 ? &stamp : NULL, line_set_merge, NULL, 0600, &stamp, &merged, NULL, &error);
      g_assert_no_error (error);
      g_bytes_unref (lines);
      lines = merged != NULL ? g_steal_pointer (&merged) : g_steal_pointer (&more);
    }
}

static void
assert_union (Fixture *self)
{
  g_autofree char *content = test_folder_read (self->path);
  g_autofree char *listing = test_folder_list (self->folder);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  g_assert_cmpstr (listing, ==, "a");
  g_assert_true (g_strv_contains ((const char *const *) lines, "old"));
  for (guint writer = 0; writer < WRITERS; writer++)
    for (guint i = 0; i < SAVES; i++)
      {
        g_autofree char *line = g_strdup_printf ("%u-%u", writer, i);

        g_assert_true (g_strv_contains ((const char *const *) lines, line));
      }
}

static void
test_two_processes (Fixture      *self,
                    gconstpointer data)
{
  pid_t pids[WRITERS];

  for (guint i = 0; i < WRITERS; i++)
    {
      pids[i] = fork ();
      if (pids[i] == 0)
        {
          write_lines (self->path, i);
          _exit (0);
        }
    }
  for (guint i = 0; i < WRITERS; i++)
    {
      int status = 1;

      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_cmpint (status, ==, 0);
    }
  assert_union (self);
}

typedef struct
{
  const char *path;
  guint       writer;
} Writer;

static gpointer
write_lines_in_thread (gpointer data)
{
  Writer *writer = data;

  write_lines (writer->path, writer->writer);
  return NULL;
}

static void
test_two_threads (Fixture      *self,
                  gconstpointer data)
{
  Writer   writers[WRITERS];
  GThread *threads[WRITERS];

  for (guint i = 0; i < WRITERS; i++)
    {
      writers[i] = (Writer) { self->path, i };
      threads[i] = g_thread_new ("writer", write_lines_in_thread, &writers[i]);
    }
  for (guint i = 0; i < WRITERS; i++)
    g_thread_join (threads[i]);
  assert_union (self);
}

static void
add (const char *name,
     void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/notanda/base/replace-merge/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("unchanged", test_unchanged);
  add ("changed-in-place", test_changed_in_place);
  add ("replaced", test_replaced);
  add ("restored", test_restored);
  add ("deleted", test_deleted);
  add ("emptied", test_emptied);
  add ("unexpected", test_unexpected);
  add ("damaged", test_damaged);
  add ("folder-gone", test_folder_gone);
  add ("without-merge", test_without_merge);
  add ("changes-again", test_changes_again);
  add ("keeps-changing", test_keeps_changing);
  add ("impolite", test_impolite);
  add ("two-processes", test_two_processes);
  add ("two-threads", test_two_threads);
  return g_test_run ();
}
