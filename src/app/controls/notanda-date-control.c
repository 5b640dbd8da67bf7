/* notanda-date-control.c: a date, typed or chosen from a calendar
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The entry is what counts: a month or a year alone is a date too, and a calendar
 * can't say that.
 */

#include "app/controls/notanda-date-control.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _NotandaDateControl
{
  NotandaControl parent_instance;
  GtkEditable   *entry;
  GtkMenuButton *button;
  GtkCalendar   *calendar;
  gboolean       is_showing; /* the calendar is moved to what the entry says */
};

G_DEFINE_FINAL_TYPE (NotandaDateControl, notanda_date_control, NOTANDA_TYPE_CONTROL)

static char *
notanda_date_control_dup_text (NotandaControl *control)
{
  return g_strdup (gtk_editable_get_text (NOTANDA_DATE_CONTROL (control)->entry));
}

static void
notanda_date_control_set_text (NotandaControl *control,
                               const char     *text)
{
  gtk_editable_set_text (NOTANDA_DATE_CONTROL (control)->entry, text);
}

static void
notanda_date_control_set_label (NotandaControl *control,
                                const char     *label)
{
  NotandaDateControl *self = NOTANDA_DATE_CONTROL (control);
  /* TRANSLATORS: %s is what the date is of, such as “Published” */
  g_autofree char *choose = g_strdup_printf (_ ("%s: choose a day"), label);

  notanda_control_name (GTK_WIDGET (self->entry), label);
  notanda_control_name (GTK_WIDGET (self->button), choose);
}

/* The calendar opens where the entry is, if that is a day. */
static void
shown_cb (NotandaDateControl *self)
{
  g_autofree char *text = g_strndup (gtk_editable_get_text (self->entry), strlen ("2026-03-09"));
  g_autofree char *noon = g_strconcat (text, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (noon, NULL);

  if (day == NULL)
    return;
  self->is_showing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->is_showing = FALSE;
}

static void
day_cb (NotandaDateControl *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  if (self->is_showing)
    return;
  gtk_editable_set_text (self->entry, text);
  notanda_control_say_done (NOTANDA_CONTROL (self));
}

static void
notanda_date_control_class_init (NotandaDateControlClass *klass)
{
  NotandaControlClass *control_class = NOTANDA_CONTROL_CLASS (klass);

  control_class->dup_text = notanda_date_control_dup_text;
  control_class->set_text = notanda_date_control_set_text;
  control_class->set_label = notanda_date_control_set_label;
}

static void
notanda_date_control_init (NotandaDateControl *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  self->entry = GTK_EDITABLE (entry);
  self->button = GTK_MENU_BUTTON (button);
  self->calendar = GTK_CALENDAR (calendar);
  /* TRANSLATORS: how a date is written: year, month, day */
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("YYYY-MM-DD"));
  gtk_editable_set_width_chars (self->entry, 6);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (notanda_control_say_edited), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (notanda_control_say_done), self);

  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose a Day"));
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (self->button, popover);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (calendar, "day-selected", G_CALLBACK (day_cb), self);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);
}

NotandaControl *
notanda_date_control_new (void)
{
  return g_object_new (NOTANDA_TYPE_DATE_CONTROL, NULL);
}
