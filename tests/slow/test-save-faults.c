/* test-save-faults.c: a save, disturbed at every call
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Runs util/save-loop under util/fault-fs. All calls of one save, each with all
 * errors: the file is complete, old or new; nothing that fails is reported as
 * saved; the next try succeeds and leaves nothing behind. */

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/notanda-replace.h"
#include "slow/save-fixture.h"

#define OLD "old\n"
#define NEW "new\nand longer\n"
#define THEIRS "theirs\n"
#define MERGED "and longer\nnew\ntheirs\n"

static const char *const actions[] = {
  "EIO",
  "ENOSPC",
  "EDQUOT",
  "EROFS",
  "EACCES",
  "EINVAL",
  "EINTR",
  "SHORT",
  "KILL",
  "KILLAFTER",
  "STICKY",
};

/* Saves NEW. Returns the exit status, or -1 if it was killed */
static int
run (Fixture    *self,
     guint       at,
     const char *action,
     char      **message)
{
  char *argv[] = { self->program, self->path, (char *) NEW, NULL };
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

static char **
read_log (Fixture *self)
{
  g_autofree char *content = test_folder_read (self->log);

  return g_strsplit (g_strchomp (content), "\n", -1);
}

static void
prepare (Fixture *self,
         gboolean exists)
{
  g_unlink (self->path);
  if (!exists)
    return;
  test_folder_write (self->path, OLD, -1);
  g_assert_cmpint (chmod (self->path, 0640), ==, 0);
}

static void
assert_order (Fixture    *self,
              gboolean    exists,
              const char *wanted)
{
  g_auto (GStrv) calls = NULL;
  g_autofree char *order = NULL;

  prepare (self, exists);
  g_assert_cmpint (run (self, 0, NULL, NULL), ==, 0);
  calls = read_log (self);
  order = g_strjoinv (", ", calls);
  g_assert_cmpstr (order, ==, wanted);
}

static void
test_order (Fixture      *self,
            gconstpointer data)
{
  assert_order (self, FALSE,
                "open file, "
                "open folder, open temp, write temp, fsync temp, pread temp, close temp, "
                "open file, rename-new file, fsync folder, close file, close folder");
  assert_order (self, TRUE,
                "open file, read file, close file, "
                "open folder, open temp, fchmod temp, write temp, fsync temp, pread temp, close temp, "
                "open file, pread file, close file, "
                "exchange file, unlink temp, fsync folder, close file, close folder");
}

/* Old, new or (for a new file) missing; nothing else. TRUE: it is new */
static gboolean
assert_intact (Fixture *self,
               gboolean existed)
{
  g_autofree char *content = NULL;

  if (!g_file_get_contents (self->path, &content, NULL, NULL))
    {
      g_assert_false (existed);
      return FALSE;
    }
  if (existed && strcmp (content, OLD) == 0)
    return FALSE;
  g_assert_cmpstr (content, ==, NEW);
  return TRUE;
}

/* What P3 names; a folder that can't be opened for reading can't be flushed */
static gboolean
must_be_reported (const char *call,
                  const char *action)
{
  static const char *const reported[] = {
    "open temp",
    "write temp",
    "fsync temp",
    "close temp",
    "exchange file",
    "rename-new file",
    "fsync folder",
    NULL,
  };

  if (strcmp (action, "EINTR") == 0 || strcmp (action, "SHORT") == 0 || strcmp (action, "EINVAL") == 0)
    return FALSE;
  return g_strv_contains (reported, call);
}

static guint
count_leftovers (Fixture *self)
{
  g_autoptr (GPtrArray) leftovers = notanda_replace_list_leftovers (self->path);

  return leftovers->len;
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

  g_assert_cmpint (run (self, 0, NULL, NULL), ==, 0);
  g_assert_true (assert_intact (self, exists));
  assert_tidy (self);
}

static void
test_sweep (Fixture      *self,
            gconstpointer data)
{
  gboolean exists = GPOINTER_TO_INT (data);
  g_auto (GStrv) calls = NULL;

  prepare (self, exists);
  g_assert_cmpint (run (self, 0, NULL, NULL), ==, 0);
  calls = read_log (self);
  for (guint i = 0; calls[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (actions); k++)
      if (strcmp (actions[k], "SHORT") != 0 || g_str_has_prefix (calls[i], "write"))
        disturb (self, exists, i + 1, calls[i], actions[k]);
}

static guint
count_calls (Fixture    *self,
             const char *call)
{
  g_auto (GStrv) calls = read_log (self);
  guint n = 0;

  for (guint i = 0; calls[i] != NULL; i++)
    n += strcmp (calls[i], call) == 0;
  return n;
}

static guint
find_call (char      **calls,
           const char *call)
{
  for (guint i = 0; calls[i] != NULL; i++)
    if (strcmp (calls[i], call) == 0)
      return i + 1;
  g_assert_not_reached ();
}

/* Sets the file up so that another program's version comes between the last
 * look and the exchange; it was then NEW that was placed and had to be merged */
static void
prepare_meeting (Fixture    *self,
                 gboolean    exists,
                 const char *theirs)
{
  g_autofree char *other = test_folder_path (self->folder, "other");

  if (self->meet_at == 0)
    {
      g_auto (GStrv) calls = NULL;

      prepare (self, exists);
      g_assert_cmpint (run (self, 0, NULL, NULL), ==, 0);
      calls = read_log (self);
      self->meet_at = find_call (calls, exists ? "exchange file" : "rename-new file");
    }
  prepare (self, exists);
  test_folder_write (other, theirs, -1);
}

static void
meet (Fixture    *self,
      gboolean    exists,
      const char *theirs,
      int         wanted_status,
      const char *wanted)
{
  g_autofree char *content = NULL;

  self->meet_at = 0;
  prepare_meeting (self, exists, theirs);
  g_assert_cmpint (run (self, 0, NULL, NULL), ==, wanted_status);
  content = test_folder_read (self->path);
  g_assert_cmpstr (content, ==, wanted);
  /* one more file, if merged; one more exchange, to place that or to put theirs back */
  g_assert_cmpuint (count_calls (self, "write temp"), ==, wanted_status == 0 ? 2 : 1);
  if (exists)
    g_assert_cmpuint (count_calls (self, "exchange file"), ==, 2);
  assert_tidy (self);
}

static void
test_meet (Fixture      *self,
           gconstpointer data)
{
  meet (self, TRUE, THEIRS, 0, MERGED);
  meet (self, FALSE, THEIRS, 0, MERGED);
  meet (self, TRUE, "can't be merged", 1, "can't be merged");
  meet (self, FALSE, "can't be merged", 1, "can't be merged");
}

/* Their version is never lost: it stands in the file, alone or merged, or, if we
 * died or couldn't even put it back, in a leftover */
static void
assert_theirs_kept (Fixture *self,
                    gboolean may_be_leftover)
{
  g_autoptr (GPtrArray) leftovers = notanda_replace_list_leftovers (self->path);
  g_autofree char *content = test_folder_read (self->path);
  guint            kept = strcmp (content, THEIRS) == 0 || strcmp (content, MERGED) == 0;

  if (kept == 0)
    g_assert_cmpstr (content, ==, NEW);
  for (guint i = 0; kept == 0 && may_be_leftover && i < leftovers->len; i++)
    {
      g_autofree char *leftover = test_folder_read (g_ptr_array_index (leftovers, i));

      kept = strcmp (leftover, THEIRS) == 0;
    }
  g_assert_cmpuint (kept, ==, 1);
}

static void
disturb_meeting (Fixture    *self,
                 guint       at,
                 gboolean    only_reads,
                 const char *call,
                 const char *action)
{
  g_autofree char *content = NULL, *message = NULL;
  int              status;

  prepare_meeting (self, TRUE, THEIRS);
  status = run (self, at, action, &message);
  g_test_message ("call %u, %s, %s: exit %d %s", at, call, action, status, g_strchomp (message));
  content = test_folder_read (self->path);
  if (status == 0)
    g_assert_cmpstr (content, ==, MERGED);
  if (must_be_reported (call, action) && !only_reads)
    g_assert_cmpint (status, !=, 0);
  assert_theirs_kept (self, status == -1 || strcmp (action, "STICKY") == 0);
  if (status == 0 && strcmp (call, "unlink temp") != 0)
    g_assert_cmpuint (count_leftovers (self), ==, 0);
  assert_tidy (self);
}

static void
test_sweep_meeting (Fixture      *self,
                    gconstpointer data)
{
  g_auto (GStrv) calls = NULL;

  prepare_meeting (self, TRUE, THEIRS);
  g_assert_cmpint (run (self, 0, NULL, NULL), ==, 0);
  calls = read_log (self);
  for (guint i = self->meet_at + 1; calls[i - 1] != NULL; i++)
    {
      /* what was not written to can be closed in any way */
      gboolean only_reads = strcmp (calls[i - 1], "close temp") == 0 && strcmp (calls[i - 2], "pread temp") != 0;

      for (guint k = 0; k < G_N_ELEMENTS (actions); k++)
        /* a file system that can exchange once can do it twice */
        if (strcmp (actions[k], "EINVAL") != 0)
          disturb_meeting (self, i, only_reads, calls[i - 1], actions[k]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/notanda/slow/save-faults/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/notanda/slow/save-faults/sweep-new", Fixture, GINT_TO_POINTER (FALSE), set_up, test_sweep, tear_down);
  g_test_add ("/notanda/slow/save-faults/sweep-old", Fixture, GINT_TO_POINTER (TRUE), set_up, test_sweep, tear_down);
  g_test_add ("/notanda/slow/save-faults/meet", Fixture, NULL, set_up, test_meet, tear_down);
  g_test_add ("/notanda/slow/save-faults/sweep-meeting", Fixture, NULL, set_up, test_sweep_meeting, tear_down);
  return g_test_run ();
}
