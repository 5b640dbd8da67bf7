/* test-display-map.c: positions of the article and of what is shown of it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/reading/notanda-display-map.h"

#include <string.h>

#include "base/notanda-graphemes.h"

#define FAMILY "\360\237\221\251\342\200\215\360\237\221\251\342\200\215\360\237\221\247\342\200\215\360\237\221\246"

static NotandaArticle *
article_for (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  NotandaArticle *article = notanda_article_new (bytes, &error);

  g_assert_no_error (error);
  return article;
}

static char *
dup_shown (NotandaDisplayMap *map,
           GtkTextBuffer     *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  notanda_display_map_fill (map, buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Each position leads to an iterator with the article's character, and back. */
static void
check_positions (NotandaDisplayMap *map,
                 GtkTextBuffer     *buffer,
                 const char        *text)
{
  gsize n_chars = g_utf8_strlen (text, -1);
  gsize position = 0;

  for (const char *p = text;; p = g_utf8_next_char (p), position++)
    {
      GtkTextIter iter;
      GtkTextIter before;

      notanda_display_map_get_iter (map, buffer, position, NOTANDA_EDGE_START, &iter);
      g_assert_cmpuint (notanda_display_map_get_position (map, &iter), ==, position);
      g_assert_cmpuint (gtk_text_iter_get_char (&iter), ==, *p != '\0' ? g_utf8_get_char (p) : 0);
      notanda_display_map_get_iter (map, buffer, position, NOTANDA_EDGE_END, &before);
      g_assert_cmpuint (notanda_display_map_get_position (map, &before), ==, position);
      g_assert_cmpint (gtk_text_iter_compare (&before, &iter), <=, 0);
      if (position > 0)
        {
          g_assert_true (gtk_text_iter_backward_char (&before));
          g_assert_cmpuint (gtk_text_iter_get_char (&before), ==, g_utf8_get_char (g_utf8_prev_char (p)));
        }
      if (*p == '\0')
        break;
    }
  g_assert_cmpuint (position, ==, n_chars);
}

/* All display paragraphs are within the limit, but for a single grapheme, and breaks
 * are where graphemes meet. */
static void
check_paragraphs (NotandaDisplayMap *map,
                  GtkTextBuffer     *buffer,
                  guint              limit)
{
  const NotandaTextIndex *index = notanda_article_get_index (notanda_display_map_get_article (map));
  GtkTextIter             iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    {
      GtkTextIter end = iter;
      gsize       start = notanda_display_map_get_position (map, &iter);
      gsize       stop;

      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      stop = notanda_display_map_get_position (map, &end);
      g_assert_true (notanda_graphemes_is_boundary (index, start));
      g_assert_true (stop - start <= limit || notanda_graphemes_next (index, start) == stop);
    }
  while (gtk_text_iter_forward_line (&iter));
}

static void
check_text (const char *text,
            guint       limit)
{
  g_autoptr (NotandaArticle) article = article_for (text);
  g_autoptr (NotandaDisplayMap) map = notanda_display_map_new (article, NULL, limit);
  g_autoptr (NotandaDisplayMap) headed = notanda_display_map_new (article, "A title\nBy somebody\n\n", limit);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autofree char *shown = dup_shown (map, buffer);
  g_autofree char *with_heading = NULL;

  g_assert_cmpint (notanda_display_map_is_identity (map), ==, g_str_equal (shown, text));
  check_positions (map, buffer, text);
  check_paragraphs (map, buffer, limit);

  with_heading = dup_shown (headed, buffer);
  g_assert_true (g_str_has_prefix (with_heading, "A title\nBy somebody\n\n"));
  g_assert_cmpstr (with_heading + strlen ("A title\nBy somebody\n\n"), ==, shown);
  check_positions (headed, buffer, text);
}

static void
test_short (void)
{
  check_text ("Nothing to split here.\nNor here.\n", NOTANDA_DISPLAY_LIMIT);
  check_text ("x", 1);
}

static void
test_blanks (void)
{
  g_autoptr (NotandaArticle) article = article_for ("one two three four");
  g_autoptr (NotandaDisplayMap) map = notanda_display_map_new (article, NULL, 8);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autofree char *shown = dup_shown (map, buffer);

  g_assert_cmpstr (shown, ==, "one two \nthree \nfour");
}

static void
test_line_ends (void)
{
  check_text ("12345678\n12345678\r\n12345678\r123456789\r\n\n\nx", 8);
  check_text ("abcdefghijk\342\200\251lmnopqrstuv\r\rw", 8);
}

static void
test_clusters (void)
{
  check_text ("a" FAMILY FAMILY "e\314\201\314\202\314\203\314\204\314\205\314\206\314\207\314\210\314\211z" FAMILY, 8);
  check_text (FAMILY, 1);
}

/* A position inside the heading or at a break is one of the article. */
static void
test_added_text (void)
{
  g_autoptr (NotandaArticle) article = article_for ("1234567890");
  g_autoptr (NotandaDisplayMap) map = notanda_display_map_new (article, "T\n", 4);

  for (gsize offset = 0; offset <= 2; offset++)
    g_assert_cmpuint (notanda_display_map_from_display (map, offset), ==, 0);
  g_assert_cmpuint (notanda_display_map_to_display (map, 0, NOTANDA_EDGE_END), ==, 2);
  g_assert_cmpuint (notanda_display_map_to_display (map, 4, NOTANDA_EDGE_END), ==, 6);
  g_assert_cmpuint (notanda_display_map_to_display (map, 4, NOTANDA_EDGE_START), ==, 7);
  g_assert_cmpuint (notanda_display_map_from_display (map, 6), ==, 4);
  g_assert_cmpuint (notanda_display_map_from_display (map, 7), ==, 4);
  g_assert_cmpuint (notanda_display_map_from_display (map, 8), ==, 5);
}

/* What turns words around is shown as a mark, in the same place, and stays in the text; what embeds words does what it is for. */
static void
test_overrides (void)
{
  static const char text[] = "pay \342\200\25624 yad\342\200\254 \342\200\255now\342\201\247";
  g_autoptr (NotandaArticle) article = article_for (text);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NotandaDisplayMap) map = notanda_display_map_new (article, i == 0 ? NULL : "Title\n", NOTANDA_DISPLAY_LIMIT);
      g_autofree char *shown = dup_shown (map, buffer);
      GtkTextIter      iter;

      g_assert_cmpstr (shown + (i == 0 ? 0 : strlen ("Title\n")), ==, "pay \342\207\24024 yad\342\200\254 \342\207\242now\342\201\247");
      notanda_display_map_get_iter (map, buffer, 5, NOTANDA_EDGE_START, &iter);
      g_assert_cmpuint (gtk_text_iter_get_char (&iter), ==, '2');
    }
  g_assert_cmpmem (notanda_article_get_text (article, NULL), strlen (text), text, strlen (text));
}

/* What is selected is what graphemes it touches. */
static void
test_selection (void)
{
  g_autoptr (NotandaArticle) article = article_for ("ab e\314\201 " FAMILY " cd");
  g_autoptr (NotandaDisplayMap) map = notanda_display_map_new (article, "T\n", 4);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autofree char *shown = dup_shown (map, buffer);
  GtkTextIter      from;
  GtkTextIter      to;
  gsize            start;
  gsize            end;

  notanda_display_map_get_iter (map, buffer, 4, NOTANDA_EDGE_START, &from);
  notanda_display_map_get_iter (map, buffer, 8, NOTANDA_EDGE_END, &to);
  gtk_text_buffer_select_range (buffer, &from, &to);
  g_assert_true (notanda_display_map_get_selection (map, buffer, &start, &end));
  g_assert_cmpuint (start, ==, 3);
  g_assert_cmpuint (end, ==, 13);

  gtk_text_buffer_get_start_iter (buffer, &from);
  gtk_text_buffer_get_iter_at_line (buffer, &to, 1);
  gtk_text_buffer_select_range (buffer, &from, &to);
  g_assert_false (notanda_display_map_get_selection (map, buffer, &start, &end));
  g_assert_cmpuint (start, ==, 0);
}

static void
test_random (void)
{
  static const char *const pieces[] = { "a", "b ", " ", "\n", "\r", "\r\n", "\t", "e\314\201", "\303\251", FAMILY,
                                        "\346\227\245", "\327\251", "\330\247\331\216", "\342\200\251", "\342\200\250",
                                        "\360\237\207\263\360\237\207\264", "word", "\341\204\222\341\205\241\341\206\253" };
  static const guint       limits[] = { 1, 2, 3, 8, 13, 64 };

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (1, 120);

      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      check_text (text->str, limits[round % G_N_ELEMENTS (limits)]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/notanda/app/display-map/short", test_short);
  g_test_add_func ("/notanda/app/display-map/blanks", test_blanks);
  g_test_add_func ("/notanda/app/display-map/line-ends", test_line_ends);
  g_test_add_func ("/notanda/app/display-map/clusters", test_clusters);
  g_test_add_func ("/notanda/app/display-map/added-text", test_added_text);
  g_test_add_func ("/notanda/app/display-map/overrides", test_overrides);
  g_test_add_func ("/notanda/app/display-map/selection", test_selection);
  g_test_add_func ("/notanda/app/display-map/random", test_random);
  return g_test_run ();
}
