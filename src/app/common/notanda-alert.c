/* notanda-alert.c: a question or message over a window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* libadwaita warns where a heading of its own doesn't fit on a line, as it does in some languages and with large text;
 * so both texts are labels of ours, to which the dialog's name and description lead.
 */

#include "app/common/notanda-alert.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
new_alert_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  return label;
}

AdwAlertDialog *
notanda_alert_new (const char *heading,
                   const char *message)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (NULL, NULL));
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget      *title = new_alert_label (heading);
  GtkWidget      *body = new_alert_label (message);

  gtk_widget_add_css_class (title, "title-4");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), body);
  adw_alert_dialog_set_extra_child (dialog, box);
  adw_dialog_set_title (ADW_DIALOG (dialog), heading);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, body, NULL, -1);
  return dialog;
}

void
notanda_alert_show (GtkWidget  *widget,
                    const char *heading,
                    const char *message)
{
  AdwAlertDialog *dialog = notanda_alert_new (heading, message);

  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

void
notanda_alert_show_not_chosen (GtkWidget    *widget,
                               const GError *error)
{
  if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && gtk_widget_get_mapped (widget))
    notanda_alert_show (widget, _ ("The File Dialog Failed"), error->message);
}
