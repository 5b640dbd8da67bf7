/* notanda-connect-problem.c: what keeps a corpus from being connected, and what helps
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A certificate is accepted by a switch that comes with its fingerprint and goes with another, so never by Connect alone. */

#include "app/dialogs/notanda-connect-problem.h"

struct _NotandaConnectProblem
{
  AdwPreferencesGroup parent_instance;
  char               *certificate; /* or NULL */
  GtkWidget          *problem_row;
  GtkImage           *problem_icon;
  AdwActionRow       *fingerprint_row;
  AdwSwitchRow       *accept_row;
  GtkWidget          *browser_row;
};

G_DEFINE_FINAL_TYPE (NotandaConnectProblem, notanda_connect_problem, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  BROWSER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In fours, to be compared; and so that no line is broken by a hyphen. */
static char *
dup_groups (const char *fingerprint)
{
  GString *groups = g_string_new (NULL);

  for (gsize i = 0; fingerprint[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (groups, ' ');
      g_string_append_c (groups, fingerprint[i]);
    }

  return g_string_free_and_steal (groups);
}

void
notanda_connect_problem_show (NotandaConnectProblem *self,
                              const char            *message,
                              gboolean               is_notice,
                              const char            *certificate,
                              gboolean               offers_browser)
{
  g_autofree char *groups = certificate != NULL ? dup_groups (certificate) : g_strdup ("");

  g_return_if_fail (NOTANDA_IS_CONNECT_PROBLEM (self));

  g_set_str (&self->certificate, certificate);
  adw_action_row_set_subtitle (self->fingerprint_row, groups);
  adw_switch_row_set_active (self->accept_row, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->fingerprint_row), certificate != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->accept_row), certificate != NULL);
  gtk_widget_set_visible (self->browser_row, offers_browser);
  gtk_widget_set_visible (GTK_WIDGET (self), message != NULL);
  if (message != NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row), message);
      gtk_image_set_from_icon_name (self->problem_icon, is_notice ? "dialog-information-symbolic" : "dialog-warning-symbolic");
      gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
notanda_connect_problem_focus (NotandaConnectProblem *self)
{
  g_return_val_if_fail (NOTANDA_IS_CONNECT_PROBLEM (self), FALSE);

  if (self->certificate != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->accept_row));

  return gtk_widget_get_visible (self->browser_row) && gtk_widget_grab_focus (self->browser_row);
}

gboolean
notanda_connect_problem_may_go_on (NotandaConnectProblem *self)
{
  g_return_val_if_fail (NOTANDA_IS_CONNECT_PROBLEM (self), FALSE);

  return self->certificate == NULL || adw_switch_row_get_active (self->accept_row);
}

const char *
notanda_connect_problem_get_accepted (NotandaConnectProblem *self)
{
  g_return_val_if_fail (NOTANDA_IS_CONNECT_PROBLEM (self), NULL);

  return adw_switch_row_get_active (self->accept_row) ? self->certificate : NULL;
}

static void
changed_cb (NotandaConnectProblem *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
browser_cb (NotandaConnectProblem *self)
{
  g_signal_emit (self, signals[BROWSER], 0);
}

static void
notanda_connect_problem_dispose (GObject *object)
{
  g_clear_pointer (&NOTANDA_CONNECT_PROBLEM (object)->certificate, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_CONNECT_PROBLEM);
  G_OBJECT_CLASS (notanda_connect_problem_parent_class)->dispose (object);
}

static void
notanda_connect_problem_class_init (NotandaConnectProblemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_connect_problem_dispose;
  signals[CHANGED] = g_signal_new ("changed", NOTANDA_TYPE_CONNECT_PROBLEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BROWSER] = g_signal_new ("browser", NOTANDA_TYPE_CONNECT_PROBLEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-connect-problem.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectProblem, problem_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectProblem, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectProblem, fingerprint_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectProblem, accept_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaConnectProblem, browser_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, browser_cb);
}

static void
notanda_connect_problem_init (NotandaConnectProblem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
