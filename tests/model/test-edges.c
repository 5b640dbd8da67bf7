/* test-edges.c: moving the edges of an annotation's pieces
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-edges.h"

#include <string.h>

#include "base/notanda-graphemes.h"

/* e with an accent is one grapheme of two code points, at 4 */
#define TEXT "One e\xcc\x81t\xc3\xa9, two three four"

static void
test_steps (void)
{
  static const struct
  {
    NotandaRange     pieces[2];
    guint            n;
    NotandaPieceEdge edge;
    NotandaStride    stride;
    gboolean         on;
    gsize            expected;
  } steps[] = {
    { { { 4, 8 } }, 1, { 0, NOTANDA_SIDE_END }, NOTANDA_STEP_WORD, TRUE, 13 },
    { { { 4, 8 } }, 1, { 0, NOTANDA_SIDE_END }, NOTANDA_STEP_WORD, FALSE, 8 }, /* nothing would be left */
    { { { 4, 13 } }, 1, { 0, NOTANDA_SIDE_END }, NOTANDA_STEP_WORD, FALSE, 8 },
    { { { 4, 8 } }, 1, { 0, NOTANDA_SIDE_START }, NOTANDA_STEP_WORD, FALSE, 0 },
    { { { 0, 13 } }, 1, { 0, NOTANDA_SIDE_START }, NOTANDA_STEP_WORD, TRUE, 4 },
    { { { 0, 13 } }, 1, { 0, NOTANDA_SIDE_START }, NOTANDA_STEP_WORD, FALSE, 0 },    /* the text's start */
    { { { 4, 8 } }, 1, { 0, NOTANDA_SIDE_START }, NOTANDA_STEP_CHARACTER, TRUE, 6 }, /* a whole grapheme */
    { { { 6, 8 } }, 1, { 0, NOTANDA_SIDE_START }, NOTANDA_STEP_CHARACTER, FALSE, 4 },
    { { { 4, 6 } }, 1, { 0, NOTANDA_SIDE_START }, NOTANDA_STEP_CHARACTER, TRUE, 4 },
    { { { 4, 6 } }, 1, { 0, NOTANDA_SIDE_END }, NOTANDA_STEP_CHARACTER, FALSE, 6 },
    { { { 20, 24 } }, 1, { 0, NOTANDA_SIDE_END }, NOTANDA_STEP_WORD, TRUE, 24 }, /* the text's end */
    { { { 4, 8 }, { 10, 13 } }, 2, { 0, NOTANDA_SIDE_END }, NOTANDA_STEP_WORD, TRUE, 10 },
    { { { 4, 8 }, { 10, 13 } }, 2, { 1, NOTANDA_SIDE_START }, NOTANDA_STEP_WORD, FALSE, 8 },
    { { { 4, 8 }, { 8, 13 } }, 2, { 1, NOTANDA_SIDE_START }, NOTANDA_STEP_CHARACTER, FALSE, 8 },
    { { { 6, 6 } }, 1, { 0, NOTANDA_SIDE_END }, NOTANDA_STEP_CHARACTER, TRUE, 7 },
    { { { 6, 6 } }, 1, { 0, NOTANDA_SIDE_END }, NOTANDA_STEP_CHARACTER, FALSE, 6 },
    { { { 6, 6 } }, 1, { 0, NOTANDA_SIDE_START }, NOTANDA_STEP_CHARACTER, FALSE, 4 },
    { { { 6, 6 } }, 1, { 0, NOTANDA_SIDE_START }, NOTANDA_STEP_CHARACTER, TRUE, 6 },
  };
  g_autoptr (NotandaTextIndex) index = notanda_text_index_new (TEXT, strlen (TEXT));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gsize got = notanda_edges_step (index, steps[i].pieces, steps[i].n, steps[i].edge, steps[i].stride, steps[i].on);

      g_test_message ("step %u", i);
      g_assert_cmpuint (got, ==, steps[i].expected);
    }
}

/* Wherever an edge is pulled, the pieces stay what a document takes. */
static void
test_random (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (NotandaTextIndex) index = notanda_text_index_new (TEXT, strlen (TEXT));
  NotandaRange pieces[3] = { { 0, 3 }, { 4, 8 }, { 14, 19 } };

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 5000; i++)
    {
      NotandaPieceEdge edge = { g_rand_int_range (rand, 0, 3), g_rand_boolean (rand) };
      gsize            at;

      if (g_rand_boolean (rand))
        at = notanda_edges_place (index, pieces, 3, edge, g_rand_int_range (rand, 0, 40));
      else
        at = notanda_edges_step (index, pieces, 3, edge, g_rand_boolean (rand), g_rand_boolean (rand));
      notanda_edges_set (pieces, edge, at);
      g_assert_cmpuint (notanda_edges_get (pieces, edge), ==, at);
      for (guint j = 0; j < 3; j++)
        {
          g_assert_true (notanda_graphemes_is_boundary (index, pieces[j].start));
          g_assert_true (notanda_graphemes_is_boundary (index, pieces[j].end));
          g_assert_cmpuint (pieces[j].start, <, pieces[j].end);
          g_assert_true (j == 0 || pieces[j - 1].end <= pieces[j].start);
        }
      g_assert_cmpuint (pieces[2].end, <=, notanda_text_index_get_n_chars (index));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/edges/steps", test_steps);
  g_test_add_func ("/notanda/model/edges/random", test_random);
  return g_test_run ();
}
