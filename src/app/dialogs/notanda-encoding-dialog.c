/* notanda-encoding-dialog.c: reads a draft again, in an encoding the user chooses
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/dialogs/notanda-encoding-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-row-action.h"
#include "load/notanda-load.h"

/* The row's name is the encoding's: the dialog needs to keep nothing else. */
static void
row_activated_cb (GtkWidget *row,
                  AdwDialog *dialog)
{
  gtk_widget_activate_action (row, "win.read-as", "s", gtk_widget_get_name (row));
  adw_dialog_close (dialog);
}

static GtkWidget *
new_row (AdwDialog             *dialog,
         const NotandaEncoding *encoding,
         const char            *current)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_name (row, encoding->name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (encoding->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), encoding->name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  notanda_row_action_add (row);
  if (g_strcmp0 (current, encoding->name) == 0)
    {
      GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Current"), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
    }
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), dialog, G_CONNECT_DEFAULT);
  return row;
}

AdwDialog *
notanda_encoding_dialog_new (NotandaDocument *document)
{
  AdwDialog             *dialog = adw_dialog_new ();
  GtkWidget             *view = adw_toolbar_view_new ();
  AdwPreferencesPage    *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup   *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const char            *current = document != NULL ? notanda_document_get_meta (document, NOTANDA_META_ENCODING) : NULL;
  guint                  n_encodings;
  const NotandaEncoding *encodings = notanda_load_list_encodings (&n_encodings);

  for (guint i = 0; i < n_encodings; i++)
    adw_preferences_group_add (group, new_row (dialog, &encodings[i], current));
  adw_preferences_group_set_description (group, _ ("The article is read again as you choose. Do this before you mark "
                                                   "anything."));
  adw_preferences_page_add (page, group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
  adw_dialog_set_title (dialog, _ ("Encoding of the Article"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
