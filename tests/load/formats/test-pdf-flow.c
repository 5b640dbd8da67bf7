/* test-pdf-flow.c: what is made of the lines of printed pages, however they stand
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-pdf-flow.h"

#include <math.h>
#include <string.h>

#include "load/formats/notanda-pdf-layout.h"

/* A paragraph of nothing but halves of one word: what is in front of a hyphen mustn't be looked through for each of them. */
static void
test_hyphens (void)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("pdf");
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NotandaPdfLine));
  const NotandaLoadedBlock *block;
  guint                     n = 1000000;

  g_array_set_clear_func (lines, notanda_pdf_line_clear);
  for (guint i = 0; i < n; i++)
    {
      NotandaPdfLine line = { .text = g_strdup ("ab-"), .left = 10, .right = 30, .top = i, .bottom = i + 1 };

      g_array_append_val (lines, line);
    }
  notanda_pdf_flow_add (lines, loaded);
  g_assert_cmpuint (loaded->blocks->len, ==, 1);
  block = g_ptr_array_index (loaded->blocks, 0);
  g_assert_cmpuint (strlen (block->text), >=, 2 * n);
}

static void
add_line (GArray     *lines,
          const char *text,
          double      top,
          double      bottom,
          double      height)
{
  NotandaPdfLine line = { .text = g_strdup (text), .left = 10, .right = 200, .top = top, .bottom = bottom, .height = height };

  g_array_append_val (lines, line);
}

/* A line that is high for what it has beside it, a cell that stands lower or a large initial, is no heading. */
static void
test_sizes (void)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("pdf");
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NotandaPdfLine));

  g_array_set_clear_func (lines, notanda_pdf_line_clear);
  add_line (lines, "The Weir", 10, 30, 20);
  add_line (lines, "Definition of it, with a cell that stands lower beside it.", 60, 100, 10);
  add_line (lines, "The last paragraph, which is as large as all of the text is.", 130, 140, 10);
  notanda_pdf_flow_add (lines, loaded);
  g_assert_cmpuint (loaded->blocks->len, ==, 3);
  g_assert_cmpuint (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, 0))->kind, ==, NOTANDA_BLOCK_TITLE);
  g_assert_cmpuint (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, 1))->kind, ==, NOTANDA_BLOCK_PARAGRAPH);
}

static void
place (GArray     *lines,
       const char *text,
       double      left,
       double      right,
       double      top)
{
  NotandaPdfLine line = { .text = g_strdup (text), .left = left, .right = right, .top = top, .bottom = top + 9, .height = 9 };

  g_array_append_val (lines, line);
}

/* Columns of prose are tried as a table from each of their lines, which mustn't be a question of all lines below. */
static void
test_long_page (void)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("pdf");
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NotandaPdfLine));
  guint n = 200000;

  g_array_set_clear_func (lines, notanda_pdf_line_clear);
  for (guint i = 0; i < n; i++)
    place (lines, "a line of the column on the left", 10, 200, 10 * i);
  for (guint i = 0; i < n; i++)
    place (lines, "a line of the column on the right", 220, 400, 10 * i);
  notanda_pdf_layout_settle (lines);
  g_assert_cmpuint (lines->len, ==, 2 * n);
  notanda_pdf_flow_add (lines, loaded);
  g_assert_cmpuint (loaded->blocks->len, >, 0);
}

/* An interview, with more room between its lines than the text before it has. */
static void
test_loose_columns (void)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NotandaPdfLine));

  g_array_set_clear_func (lines, notanda_pdf_line_clear);
  for (guint i = 0; i < 6; i++)
    place (lines, "a line of the text that goes before the columns and is as wide as both of them", 10, 400, 10 * i);
  for (guint i = 0; i < 6; i++)
    place (lines, "a line of the column on the left", 10, 200 - i, 80 + 13 * i);
  for (guint i = 0; i < 6; i++)
    place (lines, "a line of the column on the right", 220, 400 - i, 80 + 13 * i);
  notanda_pdf_layout_settle (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const NotandaPdfLine *line = &g_array_index (lines, NotandaPdfLine, i);

      g_assert_cmpuint (line->cell, ==, 0);
      g_assert_true (g_str_has_suffix (line->text, i < 6 ? "them" : i < 12 ? "left"
                                                                           : "right"));
    }
}

static gsize
count_letters (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isalnum (*text) != 0;

  return n;
}

/* However pieces stand, no letter of them is lost or doubled. */
static void
test_noise (void)
{
  static const char *const words[] = { "a", "•", "–", "1.", "2.", "(b)", "12", "4 m", "a few words", "• an item", "3. a third one", "words that go on for longer than a cell does" };

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("pdf");
      g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NotandaPdfLine));
      gsize n_in = 0, n_out = 0;
      guint n_pages = 1 + round % 3;

      g_array_set_clear_func (lines, notanda_pdf_line_clear);
      for (guint i = 0; i < 60 * n_pages; i++)
        {
          const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
          double      left = g_test_rand_int_range (0, 5) * 80 + (round % 7 == 0 ? g_test_rand_double_range (-1e9, 1e9) : 0);
          double      top = g_test_rand_int_range (0, 40) * (round % 2 == 0 ? 10 : 5);

          place (lines, word, left, left + 5. * (double) strlen (word), round % 11 == 0 ? NAN : top);
          g_array_index (lines, NotandaPdfLine, i).page = i / 60;
          g_array_index (lines, NotandaPdfLine, i).follows = g_test_rand_bit ();
          n_in += count_letters (word);
        }
      notanda_pdf_layout_settle (lines);
      notanda_pdf_flow_add (lines, loaded);
      for (guint i = 0; i < loaded->blocks->len; i++)
        n_out += count_letters (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, i))->text);
      g_assert_cmpuint (n_out, ==, n_in);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/load/formats/pdf-flow/hyphens", test_hyphens);
  g_test_add_func ("/notanda/load/formats/pdf-flow/sizes", test_sizes);
  g_test_add_func ("/notanda/load/formats/pdf-flow/long-page", test_long_page);
  g_test_add_func ("/notanda/load/formats/pdf-flow/loose-columns", test_loose_columns);
  g_test_add_func ("/notanda/load/formats/pdf-flow/noise", test_noise);

  return g_test_run ();
}
