/* test-caret.c: what goes by the caret in the text: quotations copied, and the card
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-fixture.h"

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  ((Fixture *) data)->chosen = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
has_read (Fixture *fixture)
{
  return fixture->chosen != NULL;
}

static void
assert_copied (Fixture    *fixture,
               const char *expected)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));

  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  g_clear_pointer (&fixture->chosen, g_free);
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, fixture);
  wait_for (fixture, has_read);
  g_assert_cmpstr (fixture->chosen, ==, expected);
}

/* An annotation's words, or those that are selected; a text and a format. */
static void
test_quotation (Fixture      *fixture,
                gconstpointer data)
{
  act (fixture, "win.copy-quotation", NULL);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  act (fixture, "win.copy-quotation", NULL);
  g_assert_cmpstr (fixture->heard, ==, "Copied with its source");
  assert_copied (fixture, "“no ship may enter” — “Quay to close”");
  select_range (fixture, 19, 34);
  act (fixture, "win.copy-quotation", NULL);
  assert_copied (fixture, "“harbour master” — “Quay to close”");
}

/* Returns: (nullable): what is in a row that has the class */
static GtkWidget *
find_at_caret (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "at-caret") && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_at_caret (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_card_marked (Fixture *fixture)
{
  GtkWidget       *row = find_at_caret (GTK_WIDGET (fixture->window));
  g_autofree char *spoken = NULL;

  if (row != NULL)
    g_object_get (row, "spoken", &spoken, NULL);
  return g_strcmp0 (spoken, fixture->chosen) == 0;
}

static gboolean
is_no_card_marked (Fixture *fixture)
{
  return find_at_caret (GTK_WIDGET (fixture->window)) == NULL;
}

static void
go_and_wait (Fixture    *fixture,
             gsize       position,
             const char *card)
{
  notanda_reading_view_place_caret (get_view (fixture), position);
  g_set_str (&fixture->chosen, card);
  wait_for (fixture, card != NULL ? is_card_marked : is_no_card_marked);
}

/* The card of what the caret is in, the innermost, in sight; what is selected stays so, and
 * where it is at the caret itself no other is marked. */
static void
test_card_at_caret (Fixture      *fixture,
                    gconstpointer data)
{
  NotandaReadingView *view = get_view (fixture);
  guint32             selected;

  for (gsize i = 75; i < 115; i++)
    mark (fixture, "Cue", i, i + 1);
  mark (fixture, "Entity", QUOTE_START + 4, QUOTE_START + 8);
  mark (fixture, "Quote", QUOTE_START, QUOTE_END);
  mark (fixture, "Source", 19, 34);
  selected = notanda_reading_view_get_selected (view);
  go_and_wait (fixture, QUOTE_END - 1, "Quote: \"no ship may enter\"");
  go_and_wait (fixture, QUOTE_START + 5, "Entity: ship");
  go_and_wait (fixture, 110, "Cue: b");
  g_assert_cmpuint (notanda_reading_view_get_selected (view), ==, selected);
  go_and_wait (fixture, 20, NULL);
  go_and_wait (fixture, QUOTE_START + 5, "Entity: ship");
  go_and_wait (fixture, 70, NULL);
  go_and_wait (fixture, QUOTE_START + 5, "Entity: ship");
  act (fixture, "page.select-at-caret", NULL);
  wait_for (fixture, is_no_card_marked);
  notanda_reading_view_set_selected (view, selected);
  wait_for (fixture, is_card_marked);
  act (fixture, "win.undo", NULL);
  go_and_wait (fixture, 20, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/display/caret/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("quotation", test_quotation);
  ADD ("card-at-caret", test_card_at_caret);
  return g_test_run ();
}
