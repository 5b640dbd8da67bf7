/* notanda-control.c: what a person sets one value with
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/controls/notanda-control.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gboolean is_following; /* it is set from outside */
} NotandaControlPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NotandaControl, notanda_control, ADW_TYPE_BIN)

enum
{
  EDITED,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

char *
notanda_control_dup_text (NotandaControl *self)
{
  g_return_val_if_fail (NOTANDA_IS_CONTROL (self), NULL);

  return NOTANDA_CONTROL_GET_CLASS (self)->dup_text (self);
}

void
notanda_control_set_text (NotandaControl *self,
                          const char     *text)
{
  NotandaControlPrivate *private = notanda_control_get_instance_private (self);
  g_autofree char *now = NULL;

  g_return_if_fail (NOTANDA_IS_CONTROL (self));

  now = notanda_control_dup_text (self);
  if (g_str_equal (now, text))
    return;
  private->is_following = TRUE;
  NOTANDA_CONTROL_GET_CLASS (self)->set_text (self, text);
  private->is_following = FALSE;
}

void
notanda_control_set_label (NotandaControl *self,
                           const char     *label)
{
  g_return_if_fail (NOTANDA_IS_CONTROL (self));

  NOTANDA_CONTROL_GET_CLASS (self)->set_label (self, label);
}

void
notanda_control_say_edited (NotandaControl *self)
{
  NotandaControlPrivate *private = notanda_control_get_instance_private (self);

  if (!private->is_following)
    g_signal_emit (self, signals[EDITED], 0);
}

void
notanda_control_say_done (NotandaControl *self)
{
  NotandaControlPrivate *private = notanda_control_get_instance_private (self);

  if (!private->is_following)
    g_signal_emit (self, signals[DONE], 0);
}

void
notanda_control_name (GtkWidget  *widget,
                      const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
notanda_control_name_chosen (GtkDropDown *drop_down,
                             const char  *label,
                             const char  *chosen)
{
  /* TRANSLATORS: what is chosen for, and what is chosen */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), label, chosen);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  notanda_control_name (GTK_WIDGET (drop_down), name);
}

static void
notanda_control_class_init (NotandaControlClass *klass)
{
  signals[EDITED] = g_signal_new ("edited", NOTANDA_TYPE_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", NOTANDA_TYPE_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
notanda_control_init (NotandaControl *self)
{
}
