/* test-save-kills.c: a program that saves, killed at random
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "slow/save-fixture.h"
#include "util/test-shim.h"

/* Killed before or after a call at random, or by another process; adds the lines that it says are saved */
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

  return test_shim_run_until_dead (argv, env, at_call ? 0 : (guint) g_test_rand_int_range (1, 8), saved);
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
