/* test-reading.c: how articles are read: size, lines, colours
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/common/notanda-appearance.h"
#include "app/dialogs/notanda-preferences-dialog.h"

static NotandaPreferences *
get_preferences (Fixture *fixture)
{
  return notanda_application_get_preferences (fixture->application);
}

static double
get_font_size (NotandaWindow *window)
{
  GtkWidget *view = GTK_WIDGET (notanda_page_get_view (notanda_window_get_page (window)));

  return pango_font_description_get_size (pango_context_get_font_description (gtk_widget_get_pango_context (view)));
}

static const char *
get_font_family (NotandaWindow *window)
{
  GtkWidget *view = GTK_WIDGET (notanda_page_get_view (notanda_window_get_page (window)));

  return pango_font_description_get_family (pango_context_get_font_description (gtk_widget_get_pango_context (view)));
}

/* Style is computed with the next frame. */
static void
wait_for_size (NotandaWindow *window,
               double         size)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (ABS (get_font_size (window) - size) > size * 0.02)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static int
get_line_width (NotandaWindow *window)
{
  GtkWidget *clamp = find_by_type (GTK_WIDGET (window), ADW_TYPE_CLAMP_SCROLLABLE);

  return adw_clamp_scrollable_get_maximum_size (ADW_CLAMP_SCROLLABLE (clamp));
}

static void
reset (Fixture *fixture)
{
  g_object_set (get_preferences (fixture), "zoom", 1.0, "font", "", "measure", "comfortable", "color-scheme", "system",
                "restore-windows", TRUE, NULL);
}

static gint64
get_frame (Fixture *fixture)
{
  return gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)));
}

static gboolean
is_drawn (Fixture *fixture)
{
  return get_frame (fixture) >= 2;
}

/* In every window at once, in steps, and no further than it goes. */
static void
test_zoom (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  NotandaWindow *other;
  double         usual;

  wait_for (fixture, is_drawn);
  usual = get_font_size (fixture->window);
  g_assert_true (g_file_set_contents (path, "Another\n\nAnother article altogether.\n", -1, NULL));
  other = notanda_application_open_file (fixture->application, file, NULL);
  g_assert_true (other != fixture->window);
  act (fixture, "win.zoom-in", NULL);
  g_assert_cmpstr (fixture->heard, ==, "Zoom: 110 %");
  wait_for_size (fixture->window, usual * 1.1);
  wait_for_size (other, usual * 1.1);
  g_assert_cmpint (get_line_width (other), ==, 726);
  act (fixture, "win.zoom-out", NULL);
  act (fixture, "win.zoom-out", NULL);
  g_assert_cmpfloat (notanda_preferences_get_zoom (get_preferences (fixture)), ==, 0.9);
  for (guint i = 0; i < 20; i++)
    act (fixture, "win.zoom-in", NULL);
  g_assert_cmpfloat (notanda_preferences_get_zoom (get_preferences (fixture)), ==, NOTANDA_ZOOM_MAX);
  for (guint i = 0; i < 20; i++)
    act (fixture, "win.zoom-out", NULL);
  g_assert_cmpfloat (notanda_preferences_get_zoom (get_preferences (fixture)), ==, NOTANDA_ZOOM_MIN);
  act (fixture, "win.zoom-reset", NULL);
  wait_for_size (fixture->window, usual);
  gtk_window_destroy (GTK_WINDOW (other));
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
get_row (Fixture    *fixture,
         const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (get_dialog (fixture)), title);

  g_assert_nonnull (row);
  return row;
}

/* Each row changes something that can be seen at once. */
static void
test_preferences (Fixture      *fixture,
                  gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GSettings) settings = g_settings_new (NOTANDA_APPLICATION_ID);
  g_autofree char *family = g_strdup (get_font_family (fixture->window));
  g_autofree char *kept = NULL;
  double           usual;
  GtkWidget       *button;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Monospace Bold 20");

  wait_for (fixture, is_drawn);
  usual = get_font_size (fixture->window);
  act (fixture, "win.preferences", NULL);
  wait_for (fixture, has_dialog);
  adw_combo_row_set_selected (get_row (fixture, "_Line Length"), 0);
  g_assert_cmpint (get_line_width (fixture->window), ==, 520);
  adw_combo_row_set_selected (get_row (fixture, "_Style"), 2);
  g_assert_true (adw_style_manager_get_dark (manager));
  adw_combo_row_set_selected (get_row (fixture, "_Style"), 1);
  g_assert_false (adw_style_manager_get_dark (manager));
  adw_spin_row_set_value (get_row (fixture, "_Zoom, in Percent"), 200);
  g_assert_cmpint (get_line_width (fixture->window), ==, 1040);
  act (fixture, "win.zoom-reset", NULL);
  g_assert_cmpfloat (adw_spin_row_get_value (get_row (fixture, "_Zoom, in Percent")), ==, 100);

  adw_switch_row_set_active (get_row (fixture, "Use the System’s _Document Font"), FALSE);
  button = find_by_type (get_row (fixture, "_Font"), GTK_TYPE_FONT_DIALOG_BUTTON);
  gtk_font_dialog_button_set_font_desc (GTK_FONT_DIALOG_BUTTON (button), font);
  wait_for_size (fixture->window, 20 * 96 / 72.0 * PANGO_SCALE);
  g_assert_cmpstr (get_font_family (fixture->window), ==, "Monospace");
  g_assert_cmpint (get_line_width (fixture->window), >, 520 * 1.4);
  kept = g_settings_get_string (settings, "font");
  g_assert_cmpstr (kept, ==, "Monospace Bold 20");
  adw_switch_row_set_active (get_row (fixture, "Use the System’s _Document Font"), TRUE);
  wait_for_size (fixture->window, usual);
  g_assert_cmpstr (get_font_family (fixture->window), ==, family);

  adw_switch_row_set_active (get_row (fixture, "_Reopen Articles at Start"), FALSE);
  g_assert_false (g_settings_get_boolean (settings, "restore-windows"));
  adw_dialog_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
  reset (fixture);
}

/* What is marked from then on has the name, also in windows that are open. */
static void
test_author (Fixture      *fixture,
             gconstpointer data)
{
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  act (fixture, "win.preferences", NULL);
  wait_for (fixture, has_dialog);
  g_assert_cmpstr (gtk_editable_get_text (get_row (fixture, "_Name")), ==, "A. Reader");
  gtk_editable_set_text (get_row (fixture, "_Name"), "Ida Lund");
  g_signal_emit_by_name (get_row (fixture, "_Name"), "apply");
  adw_dialog_close (get_dialog (fixture));
  wait_for (fixture, has_no_dialog);
  mark (fixture, "Claim", 0, 4);
  g_assert_true (notanda_document_read (get_document (fixture), 0, &annotation));
  g_assert_cmpstr (annotation.author, ==, "A. Reader");
  g_assert_true (notanda_document_read (get_document (fixture), 1, &annotation));
  g_assert_cmpstr (annotation.author, ==, "Ida Lund");
}

/* A font's name may hold anything, and is taken for a name. */
static void
test_css (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (NotandaPreferences) preferences = notanda_preferences_new (NULL);
  g_autofree char *usual = notanda_appearance_dup_css (preferences);
  g_autofree char *css = NULL;

  g_assert_cmpstr (usual, ==, "");
  g_object_set (preferences, "font", "A\"; } * { color: red 11", "zoom", 2.0, NULL);
  css = notanda_appearance_dup_css (preferences);
  g_assert_cmpstr (css, ==,
                   "textview.reading, .reading-block { font-family: \"A\\22 ; } * { color: red\"; font-weight: 400.000; "
                   "font-size: 22.000pt; }");
}

/* How far below the top of the window the line with a code point is, in pixels. */
static int
get_distance (Fixture *fixture,
              gsize    position)
{
  NotandaReadingView *view = get_view (fixture);
  GdkRectangle        visible;
  GdkRectangle        cell;
  GtkTextIter         iter;

  notanda_display_map_get_iter (notanda_reading_view_get_map (view), gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                                position, NOTANDA_EDGE_START, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, &cell);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (view), &visible);
  return cell.y - visible.y;
}

static gsize
get_top (Fixture *fixture)
{
  gsize caret;
  gsize top;

  notanda_reading_view_get_place (get_view (fixture), &caret, &top);
  return top;
}

static gboolean
is_scrolled (Fixture *fixture)
{
  return get_top (fixture) > 1000;
}

/* The layout needs a frame or two, and the rest of the text is laid out meanwhile. */
static void
settle (Fixture *fixture)
{
  gint64 last = get_frame (fixture) + 40;

  while (get_frame (fixture) < last)
    {
      gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
assert_at_top (Fixture *fixture,
               gsize    position)
{
  settle (fixture);
  g_assert_cmpint (get_distance (fixture, position), >=, -2);
  g_assert_cmpint (get_distance (fixture, position), <=, 40);
}

static void
open_long (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("Title\n\n");
  g_autofree char *path = g_build_filename (fixture->folder, "long.txt", NULL);

  for (guint i = 0; i < 300; i++)
    {
      g_string_append_printf (text, "Paragraph %u", i);
      for (guint k = 0; k < 60; k++)
        g_string_append (text, " and on it goes");
      g_string_append (text, ".\n\n");
    }
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  open_window (fixture, path);
  wait_for (fixture, is_drawn);
}

/* Whatever the letters and lines are, what one reads stays at the top. */
static void
test_top (Fixture      *fixture,
          gconstpointer data)
{
  gsize top;

  open_long (fixture);
  notanda_reading_view_place_caret (get_view (fixture), 120000);
  wait_for (fixture, is_scrolled);
  settle (fixture);
  top = get_top (fixture);
  for (guint i = 0; i < 4; i++)
    act (fixture, "win.zoom-in", NULL);
  assert_at_top (fixture, top);
  g_object_set (get_preferences (fixture), "measure", "narrow", NULL);
  assert_at_top (fixture, top);
  notanda_page_set_list_shown (notanda_window_get_page (fixture->window), FALSE);
  g_object_set (get_preferences (fixture), "measure", "full", NULL);
  assert_at_top (fixture, top);
  act (fixture, "win.zoom-reset", NULL);
  assert_at_top (fixture, top);
  g_assert_cmpuint (get_top (fixture), ==, top);
  reset (fixture);
}

static char *
dup_bookmarks (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "notanda", "bookmarks", NULL);
  char            *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  return content;
}

static gboolean
has_bookmark (Fixture *fixture)
{
  g_autofree char *content = dup_bookmarks ();

  return content != NULL && strstr (content, " 120000 ") != NULL;
}

/* As one left it; and the document is as it was. */
static void
test_place (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "long.notanda", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            top;
  gsize            caret;
  gsize            size[2];

  open_long (fixture);
  wait_for (fixture, is_saved);
  g_assert_true (g_file_get_contents (path, &before, &size[0], NULL));
  notanda_reading_view_place_caret (get_view (fixture), 120000);
  wait_for (fixture, is_scrolled);
  settle (fixture);
  top = get_top (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone);
  wait_for (fixture, has_bookmark);
  open_window (fixture, path);
  wait_for (fixture, is_drawn);
  notanda_reading_view_get_place (get_view (fixture), &caret, &top);
  g_assert_cmpuint (caret, ==, 120000);
  assert_at_top (fixture, top);
  g_assert_cmpuint (get_top (fixture), ==, top);
  g_assert_true (g_file_get_contents (path, &after, &size[1], NULL));
  g_assert_cmpmem (before, size[0], after, size[1]);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/display/reading/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("zoom", test_zoom);
  ADD ("preferences", test_preferences);
  ADD ("css", test_css);
  ADD ("author", test_author);
  ADD ("top", test_top);
  ADD ("place", test_place);
  return g_test_run ();
}
