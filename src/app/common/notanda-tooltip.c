/* notanda-tooltip.c: what is said of a widget where the pointer rests on it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A text that waits to be asked for. It belongs to the handler of the widget's "query-tooltip".
 *
 * Rejected: gtk_widget_set_tooltip_text(). Each time it asks the X server three times where the
 * pointer is, and waits for the answers: those of the header took 25 round trips before the first
 * frame, and undoing and redoing six at each annotation.
 */

#include "app/common/notanda-tooltip.h"

#include "app/common/notanda-actions.h"

struct _NotandaTooltip
{
  GtkWidget *widget;
  char      *text;
  char      *key; /* as people read it, or NULL */
};

static gboolean
query_cb (GtkWidget  *widget,
          int         x,
          int         y,
          gboolean    by_keyboard,
          GtkTooltip *tooltip,
          gpointer    data)
{
  NotandaTooltip  *self = data;
  g_autofree char *both = self->key != NULL ? g_strdup_printf ("%s (%s)", self->text, self->key) : NULL;

  gtk_tooltip_set_text (tooltip, both != NULL ? both : self->text);
  return TRUE;
}

static void
notanda_tooltip_free (gpointer  data,
                      GClosure *closure)
{
  NotandaTooltip *self = data;

  g_free (self->text);
  g_free (self->key);
  g_free (self);
}

void
notanda_tooltip_set_text (NotandaTooltip *self,
                          const char     *text)
{
  g_return_if_fail (self != NULL);

  if (!g_set_str (&self->text, text))
    return;
  /* as GTK does for a tooltip it knows */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (gtk_widget_get_state_flags (self->widget) & GTK_STATE_FLAG_PRELIGHT)
    gtk_widget_trigger_tooltip_query (self->widget);
}

NotandaTooltip *
notanda_tooltip_add (GtkWidget  *widget,
                     const char *text,
                     const char *action)
{
  NotandaTooltip *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_new0 (NotandaTooltip, 1);
  self->widget = widget;
  self->key = action != NULL ? notanda_actions_dup_key_label (action) : NULL;
  g_signal_connect_data (widget, "query-tooltip", G_CALLBACK (query_cb), self, notanda_tooltip_free, G_CONNECT_DEFAULT);
  gtk_widget_set_has_tooltip (widget, TRUE);
  notanda_tooltip_set_text (self, text);
  return self;
}
