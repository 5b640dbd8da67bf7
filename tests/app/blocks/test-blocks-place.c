/* test-blocks-place.c: where one is in a long article, kept when its blocks are shown and hidden
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/blocks/blocks-fixture.h"
#include "app/blocks/notanda-blocks-view.h"
#include "model/notanda-left-out.h"

#define N_PARAGRAPHS 3000
#define N_FRAMES 10 /* at rest */

static guint n_frames;

static void
set_up_long (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");

  notanda_loaded_add_block (loaded, g_strdup ("Quay to close"), NOTANDA_BLOCK_TITLE, 0, NOTANDA_LEFT_OUT_NOT);
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    notanda_loaded_add_block (loaded, g_strdup_printf ("Paragraph %04u asks why the harbour was closed to all ships that came, and who said so on Friday.", i),
                              NOTANDA_BLOCK_PARAGRAPH, 0, i % 3 == 1 ? NOTANDA_LEFT_OUT_PROMOTION : NOTANDA_LEFT_OUT_NOT);
  open_draft (fixture, loaded);
}

static NotandaBlockRow *
get_top_row (Fixture *fixture)
{
  return notanda_block_row_find_top (get_list (fixture));
}

static char *
dup_label (NotandaBlockRow *row)
{
  return g_strdup (gtk_label_get_label (GTK_LABEL (find_by_type (GTK_WIDGET (row), GTK_TYPE_LABEL))));
}

static gsize
get_top (Fixture *fixture)
{
  gsize caret;
  gsize top;

  notanda_reading_view_get_place (get_view (fixture), &caret, &top);

  return top;
}

/* The words that a code point of the text starts. */
static char *
dup_words_at (Fixture *fixture,
              gsize    position)
{
  return notanda_article_dup_range (notanda_document_get_article (get_document (fixture)), position, position + strlen ("Paragraph 0000"));
}

static gsize
find_words (Fixture    *fixture,
            const char *words)
{
  g_autofree char *text = dup_text (fixture);

  return (gsize) (strstr (text, words) - text);
}

static gboolean
is_at_2000 (Fixture *fixture)
{
  NotandaBlockRow *row = get_top_row (fixture);
  g_autofree char *label = row != NULL ? dup_label (row) : NULL;

  return label != NULL && g_str_has_prefix (label, "Paragraph 2000") && ABS (notanda_block_row_get_y (row, get_list (fixture))) < 1 &&
         has_focus_in_row (fixture);
}

static gboolean
reads (Fixture    *fixture,
       const char *words)
{
  g_autofree char *read = dup_words_at (fixture, get_top (fixture));

  return g_str_equal (read, words);
}

static gboolean
reads_2000 (Fixture *fixture)
{
  return reads (fixture, "Paragraph 2000");
}

/* Its one line is the top one where it ends there, as where what follows was left out. */
static gboolean
reads_1998 (Fixture *fixture)
{
  gsize top = get_top (fixture);

  return top > find_words (fixture, "Paragraph 1998") && top < find_words (fixture, "Paragraph 2001");
}

static gboolean
reads_102 (Fixture *fixture)
{
  return reads (fixture, "Paragraph 0102");
}

static gboolean
is_another (Fixture *fixture)
{
  return notanda_document_get_left_out (get_document (fixture))->len == N_PARAGRAPHS / 3 + 1 && has_focus_in_row (fixture);
}

/* Scrolls there until that has come to rest where one was. */
static gboolean
is_scrolled_to_102 (Fixture *fixture)
{
  NotandaBlockRow *row = get_top_row (fixture);
  g_autofree char *label = row != NULL ? dup_label (row) : NULL;
  gsize            position;

  gtk_list_view_scroll_to (get_list (fixture), 103, GTK_LIST_SCROLL_NONE, NULL);
  return label != NULL && g_str_has_prefix (label, "Paragraph 0102") &&
         notanda_blocks_view_get_top (NOTANDA_BLOCKS_VIEW (get_blocks_view (fixture)), &position);
}

/* The block at the top stays there, whichever way one looks at it; so few rows are made that thousands cost nothing. */
static void
test_place (Fixture      *fixture,
            gconstpointer data)
{
  gsize position = find_words (fixture, "Paragraph 2000");
  guint n_rows = 0;

  notanda_reading_view_go_to_place (get_view (fixture), position + 3, position);
  wait_for (fixture, reads_2000);
  show_blocks (fixture);
  wait_for (fixture, is_at_2000);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (get_list (fixture))); row != NULL; row = gtk_widget_get_next_sibling (row))
    n_rows++;
  g_assert_cmpuint (n_rows, <, 400);
  leave_blocks (fixture);
  wait_for (fixture, reads_2000);

  /* and where it is another text meanwhile */
  show_blocks (fixture);
  wait_for (fixture, is_at_2000);
  act_on_blocks (fixture, "blocks.toggle");
  wait_for (fixture, is_another);
  act (fixture, "win.undo", NULL);
  while (notanda_document_get_left_out (get_document (fixture))->len != N_PARAGRAPHS / 3 || !is_at_2000 (fixture))
    g_main_context_iteration (NULL, TRUE);
  act_on_blocks (fixture, "blocks.toggle");
  wait_for (fixture, is_another);
  leave_blocks (fixture);
  wait_for (fixture, reads_1998);
}

static gboolean
count_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  Fixture *fixture = data;

  n_frames = is_at_2000 (fixture) ? n_frames + 1 : 0;
  return n_frames < N_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
rests (Fixture *fixture)
{
  return n_frames == N_FRAMES;
}

/* Where one scrolled elsewhere, that is where one is. */
static void
test_scrolled (Fixture      *fixture,
               gconstpointer data)
{
  show_blocks (fixture);
  notanda_blocks_view_go_to (NOTANDA_BLOCKS_VIEW (get_blocks_view (fixture)), find_words (fixture, "Paragraph 2000"));
  /* while it is on its way there it takes everything else back */
  gtk_widget_add_tick_callback (get_blocks_view (fixture), count_cb, fixture, NULL);
  wait_for (fixture, rests);
  wait_for (fixture, is_scrolled_to_102);
  leave_blocks (fixture);
  wait_for (fixture, reads_102);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, set_up, func) g_test_add ("/notanda/app/blocks-place/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("place", set_up_long, test_place);
  ADD ("scrolled", set_up_long, test_scrolled);
  return g_test_run ();
}
