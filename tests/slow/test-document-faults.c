/* test-document-faults.c: the save of a document, disturbed at every call and killed at random
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Runs util/document-save under util/fault-fs, as test-save-faults.c does with
 * plain bytes; here the file must open as a document without a word of damage,
 * old or new, and what was reported as saved must be in it. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "base/notanda-leftovers.h"
#include "format/notanda-document-file.h"
#include "util/test-documents.h"
#include "util/test-folder.h"
#include "util/test-shim.h"

#define N_KILLS 100

static const char *const actions[] = { "EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EINVAL", "EINTR", "SHORT", "KILL", "KILLAFTER", "STICKY" };

typedef struct
{
  TestFolder *folder;
  TestFolder *state; /* XDG_STATE_HOME of what is run, and the shim's log */
  char       *path;
  char       *log;
  char       *shim;
  GBytes     *old;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (NotandaDocument) document = test_document_new ("one two three", 1);
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  self->folder = test_folder_new ();
  self->state = test_folder_new ();
  self->shim = test_shim_new ();
  self->path = test_folder_path (self->folder, "file");
  self->log = test_folder_path (self->state, "log");
  test_document_mark (document, 'q', 0, 3);
  snapshot = notanda_document_snapshot (document);
  self->old = notanda_format_write (snapshot, NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  test_folder_free (self->folder);
  test_folder_free (self->state);
  test_shim_free (self->shim);
  g_bytes_unref (self->old);
  g_free (self->path);
  g_free (self->log);
}

static char **
dup_environment (Fixture    *self,
                 guint       at,
                 const char *action)
{
  char **env = test_shim_dup_environment (self->shim, self->folder->path, self->log, at, action);

  return g_environ_setenv (env, "XDG_STATE_HOME", self->state->path, TRUE);
}

/* Returns the exit status, or -1 if it was killed. */
static int
run (Fixture    *self,
     guint       at,
     const char *action,
     char      **message)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "util", "document-save", NULL);
  char            *argv[] = { program, self->path, (char *) "1", NULL };
  g_auto (GStrv) env = dup_environment (self, at, action);
  g_autoptr (GError) error = NULL;
  int status;

  g_unlink (self->log);
  g_spawn_sync (NULL, argv, env, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, message, &status, &error);
  g_assert_no_error (error);
  if (WIFSIGNALED (status))
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static void
prepare (Fixture *self,
         gboolean exists)
{
  g_unlink (self->path);
  if (exists)
    test_folder_write (self->path, g_bytes_get_data (self->old, NULL), (gssize) g_bytes_get_size (self->old));
}

/* The document that stands in the file, sound, or NULL where there is none. */
static NotandaDocument *
read_document (Fixture *self)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (9, "Di");
  g_autoptr (GBytes) bytes = notanda_file_read (self->path, NOTANDA_FORMAT_MAX_SIZE, 0, NULL, NULL, NULL);
  g_autofree char *damage = NULL;
  g_autoptr (GError) error = NULL;
  NotandaDocument *document;

  if (bytes == NULL)
    return NULL;
  document = notanda_document_open_bytes (bytes, "file", identity, &damage, &error);
  g_assert_no_error (error);
  g_assert_null (damage);

  return document;
}

/* Old, new or (for a new file) missing; nothing else. Returns whether it is new. */
static gboolean
assert_intact (Fixture *self,
               gboolean existed)
{
  g_autoptr (NotandaDocument) document = read_document (self);
  g_autofree char *marks = NULL;

  if (document == NULL)
    {
      g_assert_false (existed);
      return FALSE;
    }
  marks = test_document_to_string (document);
  if (existed && strcmp (marks, "q0-3") == 0)
    return FALSE;
  g_assert_cmpstr (marks, ==, existed ? "q0-3 e4-7" : "e4-7");

  return TRUE;
}

static gboolean
must_be_reported (const char *call,
                  const char *action)
{
  static const char *const reported[] = { "open temp", "write temp", "fsync temp", "close temp", "exchange file", "rename-new file", "fsync folder", NULL };

  if (strcmp (action, "EINTR") == 0 || strcmp (action, "SHORT") == 0 || strcmp (action, "EINVAL") == 0)
    return FALSE;

  return g_strv_contains (reported, call);
}

/* The next save succeeds, brings in what a killed one left, and tidies up. */
static void
assert_next_save (Fixture *self)
{
  g_autofree char *listing = NULL;
  g_autoptr (NotandaDocument) document = NULL;

  g_assert_cmpint (run (self, 0, NULL, NULL), ==, 0);
  document = read_document (self);
  g_assert_nonnull (document);
  listing = test_folder_list (self->folder);
  g_assert_cmpstr (listing, ==, "file");
}

static void
disturb (Fixture    *self,
         gboolean    exists,
         guint       at,
         const char *call,
         const char *action)
{
  g_autofree char *message = NULL;
  gboolean         is_new;
  int              status;

  prepare (self, exists);
  status = run (self, at, action, &message);
  g_test_message ("call %u, %s, %s: exit %d %s", at, call, action, status, g_strchomp (message));
  is_new = assert_intact (self, exists);
  if (status == 0)
    g_assert_true (is_new);
  else if (status > 0)
    g_assert_nonnull (strstr (message, self->path));
  if (status > 0 && strcmp (call, "fsync folder") != 0)
    g_assert_false (is_new);
  if (strcmp (action, "EINTR") == 0 || strcmp (action, "SHORT") == 0)
    g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (g_str_has_prefix (action, "KILL"), ==, status == -1);
  if (must_be_reported (call, action))
    g_assert_cmpint (status, !=, 0);
  if (exists || g_file_test (self->path, G_FILE_TEST_EXISTS))
    assert_next_save (self);
}

static void
clear_leftovers (Fixture *self)
{
  g_autoptr (GPtrArray) leftovers = notanda_replace_list_leftovers (self->path);

  for (guint i = 0; i < leftovers->len; i++)
    g_assert_true (notanda_replace_remove_leftover (leftovers->pdata[i], NULL));
}

static void
test_sweep (Fixture      *self,
            gconstpointer data)
{
  gboolean         exists = GPOINTER_TO_INT (data);
  g_autofree char *content = NULL;
  g_auto (GStrv) calls = NULL;

  prepare (self, exists);
  g_assert_cmpint (run (self, 0, NULL, NULL), ==, 0);
  content = test_folder_read (self->log);
  calls = g_strsplit (g_strchomp (content), "\n", -1);
  for (guint i = 0; calls[i] != NULL; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (actions); k++)
      if (strcmp (actions[k], "SHORT") != 0 || g_str_has_prefix (calls[i], "write"))
        {
          disturb (self, exists, i + 1, calls[i], actions[k]);
          clear_leftovers (self); /* beside a file that never came to be */
        }
}

/* Killed before or after a call at random, or by another process. Adds the ids that it says are saved. */
static gboolean
kill_saver (Fixture   *self,
            guint      round,
            GPtrArray *saved)
{
  gboolean         at_call = round % 2 == 0;
  guint            at = at_call ? (guint) g_test_rand_int_range (1, 100) : 0;
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "util", "document-save", NULL);
  g_auto (GStrv) env = dup_environment (self, at, round % 4 == 0 ? "KILL" : "KILLAFTER");
  char *argv[] = { program, self->path, (char *) (at_call ? "8" : "100000"), NULL };

  return test_shim_run_until_dead (argv, env, at_call ? 0 : (guint) g_test_rand_int_range (1, 6), saved);
}

static void
assert_all_saved (Fixture   *self,
                  GPtrArray *saved)
{
  g_autoptr (NotandaDocument) document = read_document (self);

  g_assert_true (document != NULL || saved->len == 0);
  for (guint i = 0; i < saved->len; i++)
    {
      NotandaId id;
      guint32   slot;

      g_assert_true (notanda_id_from_string (saved->pdata[i], &id));
      g_assert_true (notanda_document_find (document, &id, &slot));
    }
}

static void
test_kills (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func (g_free);
  guint kills = 0;

  for (guint round = 0; kills < N_KILLS; round++)
    {
      kills += kill_saver (self, round, saved);
      assert_all_saved (self, saved);
    }
  assert_next_save (self);
  assert_all_saved (self, saved);
  g_test_message ("%u saves, %u kills", saved->len, kills);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/notanda/slow/document-faults/sweep-new", Fixture, GINT_TO_POINTER (FALSE), set_up, test_sweep, tear_down);
  g_test_add ("/notanda/slow/document-faults/sweep-old", Fixture, GINT_TO_POINTER (TRUE), set_up, test_sweep, tear_down);
  g_test_add ("/notanda/slow/document-faults/kills", Fixture, NULL, set_up, test_kills, tear_down);

  return g_test_run ();
}
