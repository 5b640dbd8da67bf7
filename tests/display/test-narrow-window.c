/* test-narrow-window.c: a window as narrow as it may be, or a little wider, with text of any size
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"

#define NARROWEST 360
#define WIDEST 800
#define N_FRAMES 4

static void
check (Fixture *fixture,
       int      width,
       gboolean has_list)
{
  GtkWidget *all = find_by_type (GTK_WIDGET (fixture->window), ADW_TYPE_TOOLBAR_VIEW);
  int        needed;

  notanda_page_set_list_shown (notanda_window_get_page (fixture->window), has_list);
  wait_for_frames (GTK_WIDGET (fixture->window), N_FRAMES);
  gtk_widget_measure (all, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  g_assert_cmpint (needed, <=, width);
}

/* With all that the header has; GTK and libadwaita warn of what is wider than its place, which ends the test. */
static void
test_text_sizes (Fixture      *fixture,
                 gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-decoration-layout", "appmenu:minimize,maximize,close", NULL);
  wait_for_frames (GTK_WIDGET (fixture->window), N_FRAMES);
  set_width (fixture, NARROWEST);

  for (int percent = 75; percent <= 250; percent += 25)
    {
      g_object_set (settings, "gtk-xft-dpi", 96 * PANGO_SCALE * percent / 100, NULL);
      check (fixture, NARROWEST, FALSE);
      check (fixture, NARROWEST, TRUE);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static GtkWidget *
find_blocks_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "view-reveal-symbolic") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_blocks_button (child);
  return found;
}

/* As far as the header's parts come and go; keys stay the text's. */
static void
test_widths (Fixture      *fixture,
             gconstpointer data)
{
  static const int percents[] = { 75, 100, 200 };
  GtkSettings     *settings = gtk_settings_get_default ();
  int              dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-decoration-layout", "appmenu:minimize,maximize,close", NULL);
  gtk_widget_set_visible (find_blocks_button (GTK_WIDGET (fixture->window)), TRUE);
  wait_for_frames (GTK_WIDGET (fixture->window), N_FRAMES);
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      g_object_set (settings, "gtk-xft-dpi", 96 * PANGO_SCALE * percents[i] / 100, NULL);
      for (int width = NARROWEST + 1; width <= WIDEST; width += 20)
        {
          set_width (fixture, width);
          check (fixture, width, FALSE);
          g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (get_view (fixture)));
        }
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* Each fits, whatever the fonts are called, and can be read on. */
static void
test_dialogs (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const actions[] = { "win.shortcuts", "win.preferences", "win.export", "win.tag-set", "win.details",
                                         "win.history", "win.differences", "win.problems", "win.feeds", "win.open-address",
                                         "win.correct-text", "win.choose-encoding", "win.connect-server", "win.about" };
  GtkSettings             *settings = gtk_settings_get_default ();
  NotandaPreferences      *preferences = notanda_application_get_preferences (fixture->application);
  int                      dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  g_object_set (preferences, "font", "Letters of a Family With a Name of Many Words 11", NULL);
  wait_for_frames (GTK_WIDGET (fixture->window), N_FRAMES);
  set_width (fixture, NARROWEST);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      int needed;

      g_test_message ("%s", actions[i]);
      act (fixture, actions[i], NULL);
      wait_for (fixture, has_dialog);
      wait_for_frames (GTK_WIDGET (fixture->window), N_FRAMES);
      gtk_widget_measure (GTK_WIDGET (get_dialog (fixture)), GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
      g_assert_cmpint (needed, <=, NARROWEST);
      adw_dialog_force_close (get_dialog (fixture));
      wait_for (fixture, has_no_dialog);
    }
  g_object_set (preferences, "font", "", NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static GType expected_focus;

/* In the dialog, in something of that type. */
static gboolean
has_expected_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, expected_focus) != NULL &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (get_dialog (fixture)));
}

/* It comes from below and is there some frames late, and still it isn't a button of its header that has the keys. */
static void
test_first_focus (Fixture      *fixture,
                  gconstpointer data)
{
  const struct
  {
    const char *action;
    GType       type;
  } dialogs[] = {
    { "win.export", ADW_TYPE_COMBO_ROW },
    { "win.preferences", ADW_TYPE_SWITCH_ROW },
    { "win.tag-set", GTK_TYPE_LIST_VIEW },
    { "win.connect-server", ADW_TYPE_ENTRY_ROW },
  };

  wait_for_frames (GTK_WIDGET (fixture->window), N_FRAMES);
  set_width (fixture, NARROWEST);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      g_test_message ("%s", dialogs[i].action);
      act (fixture, dialogs[i].action, NULL);
      wait_for (fixture, has_dialog);
      expected_focus = dialogs[i].type;
      wait_for (fixture, has_expected_focus);
      adw_dialog_force_close (get_dialog (fixture));
      wait_for (fixture, has_no_dialog);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

  g_test_add ("/notanda/display/narrow-window/text-sizes", Fixture, NULL, set_up, test_text_sizes, tear_down);
  g_test_add ("/notanda/display/narrow-window/widths", Fixture, NULL, set_up, test_widths, tear_down);
  g_test_add ("/notanda/display/narrow-window/dialogs", Fixture, NULL, set_up, test_dialogs, tear_down);
  g_test_add ("/notanda/display/narrow-window/first-focus", Fixture, NULL, set_up, test_first_focus, tear_down);
  return g_test_run ();
}
