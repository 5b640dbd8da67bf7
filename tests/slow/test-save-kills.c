/* test-save-kills.c: a program that saves, killed at random
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "slow/save-fixture.h"

#include <stdio.h>
#include <sys/wait.h>

/* Adds the lines that were reported as saved. Returns whether it was killed */
static gboolean
read_until_dead (GPid       pid,
                 int        output,
                 guint      kill_after,
                 GPtrArray *saved)
{
  FILE *stream = fdopen (output, "r");
  char  line[100];
  int   status;

  for (guint n = 1; fgets (line, sizeof line, stream) != NULL; n++)
    {
      if (g_str_has_suffix (line, "\n"))
        g_ptr_array_add (saved, g_strdup (g_strchomp (line)));
      if (n == kill_after)
        kill (pid, SIGKILL);
    }
  fclose (stream);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) == 0);
  return WIFSIGNALED (status);
}

/* Killed before or after a call at random, or by another process */
static gboolean
kill_saver (Fixture   *self,
            guint      round,
            GPtrArray *saved)
{
  gboolean at_call = round % 2 == 0;
  guint    at = at_call ? (guint) g_test_rand_int_range (1, 150) : 0;
  g_auto (GStrv) env = dup_environment (self, at, round % 4 == 0 ? "KILL" : "KILLAFTER");
  g_autofree char *name = g_strdup_printf ("round-%u", round);
  char            *argv[] = { self->program, self->path, name, at_call ? (char *) "12" : (char *) "100000", NULL };
  g_autoptr (GError) error = NULL;
  int  output;
  GPid pid;

  g_spawn_async_with_pipes (NULL, argv, env, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return read_until_dead (pid, output, at_call ? 0 : (guint) g_test_rand_int_range (1, 8), saved);
}

static void
assert_all_saved (Fixture   *self,
                  GPtrArray *saved)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (self->path, &content, NULL, NULL))
    {
      g_assert_cmpuint (saved->len, ==, 0);
      return;
    }
  g_assert_true (g_str_has_suffix (content, "\n"));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; i < saved->len; i++)
    g_assert_true (g_strv_contains ((const char *const *) lines, g_ptr_array_index (saved, i)));
}

static void
test_kills (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func (g_free);
  guint kills = 0;

  for (guint round = 0; kills < 100; round++)
    {
      kills += kill_saver (self, round, saved);
      assert_all_saved (self, saved);
    }
  assert_tidy (self);
  g_test_message ("%u saves, %u kills", saved->len, kills);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/notanda/slow/save-kills/random", Fixture, NULL, set_up, test_kills, tear_down);
  return g_test_run ();
}
