/* test-sync-marks.c: files that were seen as they are now, or not
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-sync-marks.h"

static const NotandaId corpus = { { 1, 2, 3 } };

/* Adds a file of that number. Returns: whether it wasn't seen */
static gboolean
add (NotandaSyncMarks *marks,
     const char       *path,
     gint64            number)
{
  return notanda_sync_marks_add (marks, path, (const gint64[]) { 7, 100, number, number });
}

static void
test_seen (void)
{
  g_autoptr (NotandaSyncMarks) first = notanda_sync_marks_new (&corpus, NULL);
  g_autoptr (NotandaSyncMarks) second = NULL;
  g_autofree char *token = NULL;

  g_assert_true (add (first, "a", 1));
  g_assert_true (add (first, "b", 1));
  token = notanda_sync_marks_keep (first);
  second = notanda_sync_marks_new (&corpus, token);
  g_assert_false (add (second, "a", 1));
  g_assert_true (add (second, "b", 2));
  g_assert_true (add (second, "c", 1));
}

/* Marks that are another time's, as after the state was put back from a backup, say nothing. */
static void
test_token (void)
{
  g_autofree char *old = NULL;
  g_autofree char *token = NULL;

  for (gint64 i = 0; i < 2; i++)
    {
      g_autoptr (NotandaSyncMarks) marks = notanda_sync_marks_new (&corpus, NULL);

      old = g_steal_pointer (&token);
      add (marks, "a", i);
      token = notanda_sync_marks_keep (marks);
    }
  g_assert_cmpstr (old, !=, token);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (NotandaSyncMarks) marks = notanda_sync_marks_new (&corpus, i == 0 ? token : i == 1 ? old
                                                                                                    : NULL);

      g_assert_cmpint (add (marks, "a", 1), ==, i > 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/notanda/sync/marks/seen", test_seen);
  g_test_add_func ("/notanda/sync/marks/token", test_token);

  return g_test_run ();
}
