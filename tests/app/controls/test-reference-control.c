/* test-reference-control.c: the page of a reference where no browser can be opened
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/controls/notanda-reference-control.h"

#include <adwaita.h>

#include "display/window-fixture.h"

#define ADDRESS "https://www.wikidata.org/wiki/Q1234"

typedef struct
{
  AdwWindow *window;
  char      *copied;
} Page;

static AdwDialog *
wait_for_dialog (Page *page)
{
  AdwDialog *dialog;

  while ((dialog = adw_window_get_visible_dialog (page->window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dialog;
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *words)
{
  if (GTK_IS_LABEL (widget) && g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, words);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Page *page = data;

  page->copied = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* It is said, with the address, which can be taken to where there is one. */
static void
test_no_browser (void)
{
  Page            page = { ADW_WINDOW (adw_window_new ()), NULL };
  NotandaControl *control = notanda_reference_control_new ();
  AdwDialog      *dialog;

  notanda_control_set_text (control, "Wikidata\nQ1234\n");
  adw_window_set_content (page.window, GTK_WIDGET (control));
  gtk_window_present (GTK_WINDOW (page.window));
  g_signal_emit_by_name (find_by_type (GTK_WIDGET (control), GTK_TYPE_BUTTON), "clicked");
  dialog = wait_for_dialog (&page);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Could Not Open the Browser");
  g_assert_nonnull (find_label (GTK_WIDGET (dialog), "\n\n" ADDRESS));

  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), "Copy _Address"), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (page.window)), NULL, copied_cb, &page);
  while (page.copied == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (page.copied, ==, ADDRESS);
  g_free (page.copied);
  gtk_window_destroy (GTK_WINDOW (page.window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/notanda/app/reference-control/no-browser", test_no_browser);

  return g_test_run ();
}
