/* test-choosing.c: file dialogs that give nothing: who has closed one is told nothing, and who couldn't choose is told why
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/dialogs/notanda-export-dialog.h"
#include "display/window-fixture.h"

/* GTK's own dialog, which answers as a portal may, is of a deprecated class. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static GtkDialog *
find_chooser (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (toplevel) && gtk_widget_get_mapped (toplevel))
        return GTK_DIALOG (toplevel);
    }
  return NULL;
}

static gboolean
has_chooser (Fixture *fixture)
{
  return find_chooser () != NULL;
}

static gboolean
has_no_chooser (Fixture *fixture)
{
  return find_chooser () == NULL;
}

static gboolean
shows_why (Fixture *fixture)
{
  return has_dialog (fixture) && g_str_equal (adw_dialog_get_title (get_dialog (fixture)), "The File Dialog Failed");
}

/* @ask: brings up the file dialog; @below: what is shown below it, or NULL */
static void
assert_told (Fixture *fixture,
             void (*ask) (Fixture *fixture),
             AdwDialog *below)
{
  ask (fixture);
  wait_for (fixture, has_chooser);
  gtk_dialog_response (find_chooser (), GTK_RESPONSE_CANCEL);
  wait_for (fixture, has_no_chooser);
  g_assert_true (get_dialog (fixture) == below);

  ask (fixture);
  wait_for (fixture, has_chooser);
  gtk_dialog_response (find_chooser (), GTK_RESPONSE_HELP);
  wait_for (fixture, shows_why);
  g_assert_true (has_no_chooser (fixture));
  adw_dialog_force_close (get_dialog (fixture));
  g_assert_true (get_dialog (fixture) == below);
}

G_GNUC_END_IGNORE_DEPRECATIONS

static void
open_file (Fixture *fixture)
{
  act (fixture, "win.open", NULL);
}

static void
open_folder (Fixture *fixture)
{
  act (fixture, "win.open-corpus", NULL);
}

static void
save_as (Fixture *fixture)
{
  act (fixture, "win.save-as", NULL);
}

static void
choose_export_folder (Fixture *fixture)
{
  g_signal_emit_by_name (gtk_widget_get_template_child (GTK_WIDGET (get_dialog (fixture)), NOTANDA_TYPE_EXPORT_DIALOG, "folder_row"), "activated");
}

static void
test_window (Fixture      *fixture,
             gconstpointer data)
{
  notanda_window_set_chooser (fixture->window, NULL, NULL);
  assert_told (fixture, open_file, NULL);
  assert_told (fixture, open_folder, NULL);
  assert_told (fixture, save_as, NULL);
}

static void
test_export (Fixture      *fixture,
             gconstpointer data)
{
  act (fixture, "win.export", NULL);
  wait_for (fixture, has_dialog);
  assert_told (fixture, choose_export_folder, get_dialog (fixture));
  adw_dialog_force_close (get_dialog (fixture));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = window_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/notanda/display/choosing/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("window", test_window);
  ADD ("export", test_export);
  return g_test_run ();
}
