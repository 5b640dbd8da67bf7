/* test-html-arena.c: pieces of memory that don't overlap, and are taken again
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-arena.h"

#include <string.h>

#define N_PIECES 4000

static gsize
size_of (guint i)
{
  return (i * 7919u) % (i % 50 == 0 ? 100000 : 1200);
}

static void
test_pieces_apart (void)
{
  g_autoptr (NotandaHtmlArena) arena = notanda_html_arena_new ();
  guint8 *pieces[N_PIECES];

  for (guint i = 0; i < N_PIECES; i++)
    {
      pieces[i] = notanda_html_arena_take (arena, size_of (i));
      g_assert_cmpuint (GPOINTER_TO_SIZE (pieces[i]) % sizeof (void *), ==, 0);
      memset (pieces[i], (int) (i % 251), size_of (i));
      /* every third goes, and what is taken next may lie where it lay */
      if (i % 3 == 2)
        {
          notanda_html_arena_give_back (arena, pieces[i]);
          pieces[i] = NULL;
        }
    }

  for (guint i = 0; i < N_PIECES; i++)
    for (gsize at = 0; pieces[i] != NULL && at < size_of (i); at++)
      g_assert_cmpuint (pieces[i][at], ==, i % 251);
}

static void
test_taken_again (void)
{
  g_autoptr (NotandaHtmlArena) arena = notanda_html_arena_new ();
  void *first = notanda_html_arena_take (arena, 40);
  void *other = notanda_html_arena_take (arena, 400);

  g_assert_true (first != other);
  notanda_html_arena_give_back (arena, NULL);
  notanda_html_arena_give_back (arena, first);
  g_assert_true (notanda_html_arena_take (arena, 100) != first);
  g_assert_true (notanda_html_arena_take (arena, 33) == first);
}

/* Slabs that are empty again serve any size. */
static void
test_slabs_again (void)
{
  enum
  {
    N = 3000
  };
  g_autoptr (NotandaHtmlArena) arena = notanda_html_arena_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint8 *pieces[N];

  for (gsize size = 100; size < 4000; size += 1300)
    {
      for (guint i = 0; i < N; i++)
        {
          pieces[i] = notanda_html_arena_take (arena, size);
          memset (pieces[i], (int) (i % 251), size);
          /* which 32 KiB it lies in */
          g_hash_table_add (seen, GSIZE_TO_POINTER (GPOINTER_TO_SIZE (pieces[i]) >> 15));
        }
      for (guint i = 0; i < N; i++)
        {
          g_assert_cmpuint (pieces[i][0], ==, i % 251);
          g_assert_cmpuint (pieces[i][size - 1], ==, i % 251);
          notanda_html_arena_give_back (arena, pieces[i]);
        }
    }
  /* all that the largest took, and next to nothing beside it */
  g_assert_cmpuint (g_hash_table_size (seen), <, N / (32768 / 2800) + 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/html-arena/pieces-apart", test_pieces_apart);
  g_test_add_func ("/notanda/extract/html-arena/taken-again", test_taken_again);

  g_test_add_func ("/notanda/extract/html-arena/slabs-again", test_slabs_again);

  return g_test_run ();
}
