/* notanda-edit-row.c: an entry whose text is taken over when one leaves it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/tags/notanda-edit-row.h"

struct _NotandaEditRow
{
  AdwEntryRow     parent_instance;
  NotandaEditFunc func;
  gpointer        data;
  char           *value;
  char           *title; /* while an error stands in its place */
  gboolean        adds;
  gboolean        committing;
};

G_DEFINE_FINAL_TYPE (NotandaEditRow, notanda_edit_row, ADW_TYPE_ENTRY_ROW)

enum
{
  PROP_0,
  PROP_ADDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_text (NotandaEditRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

static gboolean
is_typed (NotandaEditRow *self)
{
  return g_strcmp0 (get_text (self), self->value) != 0;
}

/* @message: (nullable): for all being well */
static void
set_problem (NotandaEditRow *self,
             const char     *message)
{
  AdwPreferencesRow *row = ADW_PREFERENCES_ROW (self);

  if (message == NULL && self->title == NULL)
    return;
  if (self->title == NULL)
    self->title = g_strdup (adw_preferences_row_get_title (row));
  adw_preferences_row_set_title (row, message != NULL ? message : self->title);
  if (message != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  g_clear_pointer (&self->title, g_free);
}

/* To set the same again would show the button that takes it over. */
static void
show_value (NotandaEditRow *self,
            const char     *value)
{
  g_set_str (&self->value, value);
  if (is_typed (self))
    gtk_editable_set_text (GTK_EDITABLE (self), value);
}

void
notanda_edit_row_commit (NotandaEditRow *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (NOTANDA_IS_EDIT_ROW (self));

  if (self->func == NULL || self->committing || !is_typed (self))
    return;
  text = g_strdup (get_text (self));
  self->committing = TRUE;
  if (self->func (self, text, self->data, &error))
    {
      set_problem (self, NULL);
      if (self->adds)
        gtk_editable_set_text (GTK_EDITABLE (self), "");
      else
        /* the update that came of it has set the value, tidied up */
        show_value (self, self->value);
    }
  else
    set_problem (self, error->message);
  self->committing = FALSE;
}

void
notanda_edit_row_set_func (NotandaEditRow *self,
                           NotandaEditFunc func,
                           gpointer        data)
{
  g_return_if_fail (NOTANDA_IS_EDIT_ROW (self));

  self->func = func;
  self->data = data;
}

void
notanda_edit_row_set_value (NotandaEditRow *self,
                            const char     *value)
{
  gboolean typing;

  g_return_if_fail (NOTANDA_IS_EDIT_ROW (self));

  typing = is_typed (self) && !self->committing;
  if (typing)
    g_set_str (&self->value, value);
  else
    show_value (self, value);
  if (!is_typed (self))
    set_problem (self, NULL);
}

static void
activated_cb (NotandaEditRow *self)
{
  notanda_edit_row_commit (self);
}

static void
left_cb (NotandaEditRow *self)
{
  if (!self->adds)
    notanda_edit_row_commit (self);
}

/* What is wrong is over as soon as it is changed. */
static void
text_changed_cb (NotandaEditRow *self)
{
  if (!self->committing)
    set_problem (self, NULL);
}

static void
notanda_edit_row_unmap (GtkWidget *widget)
{
  left_cb (NOTANDA_EDIT_ROW (widget));
  GTK_WIDGET_CLASS (notanda_edit_row_parent_class)->unmap (widget);
}

static void
notanda_edit_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ADDS:
      g_value_set_boolean (value, NOTANDA_EDIT_ROW (object)->adds);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_edit_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ADDS:
      NOTANDA_EDIT_ROW (object)->adds = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
notanda_edit_row_dispose (GObject *object)
{
  NotandaEditRow *self = NOTANDA_EDIT_ROW (object);

  self->func = NULL;
  G_OBJECT_CLASS (notanda_edit_row_parent_class)->dispose (object);
}

static void
notanda_edit_row_finalize (GObject *object)
{
  NotandaEditRow *self = NOTANDA_EDIT_ROW (object);

  g_free (self->value);
  g_free (self->title);
  G_OBJECT_CLASS (notanda_edit_row_parent_class)->finalize (object);
}

static void
notanda_edit_row_class_init (NotandaEditRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = notanda_edit_row_get_property;
  object_class->set_property = notanda_edit_row_set_property;
  object_class->dispose = notanda_edit_row_dispose;
  object_class->finalize = notanda_edit_row_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = notanda_edit_row_unmap;
  properties[PROP_ADDS] = g_param_spec_boolean ("adds", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
notanda_edit_row_init (NotandaEditRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->value = g_strdup ("");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
  g_signal_connect (self, "apply", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (text_changed_cb), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
