/* notanda-preferences-dialog.c: what a reader can choose
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rows are bound to the preferences, so that a zoom by key is seen here too. A
 * choice of a list goes by its place among the names that the settings know.
 */

#include "app/dialogs/notanda-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-first-focus.h"
#include "app/common/notanda-row-action.h"

struct _NotandaPreferencesDialog
{
  AdwPreferencesDialog parent_instance;
  NotandaPreferences  *preferences;
  AdwSwitchRow        *document_font_row;
  GtkFontDialogButton *font_button;
  GtkWidget           *zoom_row;
  AdwComboRow         *measure_row;
  AdwComboRow         *scheme_row;
  GtkEditable         *author_row;
  GtkWidget           *restore_row;
  AdwPreferencesGroup *article_group;
  AdwPreferencesGroup *start_group;
};

G_DEFINE_FINAL_TYPE (NotandaPreferencesDialog, notanda_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

enum
{
  AUTHOR_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const measures[] = { "narrow", "comfortable", "wide", "full", NULL };
static const char *const schemes[] = { "system", "light", "dark", NULL };
static const char *const article_names[] = { "font", "zoom", "measure", "color-scheme", NULL };
static const char *const start_names[] = { "restore-windows", NULL };

static gboolean
name_to_place (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      data)
{
  const char *const *names = data;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], g_value_get_string (from)) == 0)
      g_value_set_uint (to, i);
  return TRUE;
}

static gboolean
place_to_name (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      data)
{
  const char *const *names = data;
  guint              place = g_value_get_uint (from);

  if (place >= g_strv_length ((char **) names))
    return FALSE;
  g_value_set_static_string (to, names[place]);
  return TRUE;
}

static gboolean
factor_to_percent (GBinding     *binding,
                   const GValue *from,
                   GValue       *to,
                   gpointer      data)
{
  g_value_set_double (to, g_value_get_double (from) * 100);
  return TRUE;
}

static gboolean
percent_to_factor (GBinding     *binding,
                   const GValue *from,
                   GValue       *to,
                   gpointer      data)
{
  g_value_set_double (to, g_value_get_double (from) / 100);
  return TRUE;
}

/* The font that is used anyway is what one starts to choose from. */
static void
show_font (NotandaPreferencesDialog *self)
{
  const char      *chosen = notanda_preferences_get_font (self->preferences);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const char      *name = *chosen != '\0' ? chosen : adw_style_manager_get_document_font_name (manager);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (name);

  adw_switch_row_set_active (self->document_font_row, *chosen == '\0');
  if (!pango_font_description_equal (font, gtk_font_dialog_button_get_font_desc (self->font_button)))
    gtk_font_dialog_button_set_font_desc (self->font_button, font);
}

static void
take_font (NotandaPreferencesDialog *self)
{
  g_autofree char *name = NULL;

  if (self->preferences == NULL)
    return;
  if (!adw_switch_row_get_active (self->document_font_row))
    name = pango_font_description_to_string (gtk_font_dialog_button_get_font_desc (self->font_button));
  g_object_set (self->preferences, "font", name != NULL ? name : "", NULL);
}

static void
document_font_toggled_cb (NotandaPreferencesDialog *self)
{
  take_font (self);
}

static void
font_chosen_cb (NotandaPreferencesDialog *self)
{
  if (!adw_switch_row_get_active (self->document_font_row))
    take_font (self);
}

static void
author_applied_cb (NotandaPreferencesDialog *self)
{
  g_signal_emit (self, signals[AUTHOR_CHOSEN], 0, gtk_editable_get_text (self->author_row));
}

static void
bind_rows (NotandaPreferencesDialog *self)
{
  const GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  g_object_bind_property_full (self->preferences, "measure", self->measure_row, "selected", flags, name_to_place,
                               place_to_name, (gpointer) measures, NULL);
  g_object_bind_property_full (self->preferences, "color-scheme", self->scheme_row, "selected", flags, name_to_place,
                               place_to_name, (gpointer) schemes, NULL);
  g_object_bind_property_full (self->preferences, "zoom", self->zoom_row, "value", flags, factor_to_percent,
                               percent_to_factor, NULL, NULL);
  g_object_bind_property (self->preferences, "restore-windows", self->restore_row, "active", flags);
}

/* @names: of the properties that the rows of @group set */
static void
say_forgotten (NotandaPreferencesDialog *self,
               AdwPreferencesGroup      *group,
               const char *const        *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (!notanda_preferences_is_kept (self->preferences, names[i]))
      adw_preferences_group_set_description (group, _ ("Settings can’t be saved on this system. What is chosen here holds until the program ends."));
}

static void
notanda_preferences_dialog_dispose (GObject *object)
{
  NotandaPreferencesDialog *self = NOTANDA_PREFERENCES_DIALOG (object);

  g_clear_object (&self->preferences);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_PREFERENCES_DIALOG);
  G_OBJECT_CLASS (notanda_preferences_dialog_parent_class)->dispose (object);
}

static void
notanda_preferences_dialog_class_init (NotandaPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_preferences_dialog_dispose;
  signals[AUTHOR_CHOSEN] = g_signal_new ("author-chosen", NOTANDA_TYPE_PREFERENCES_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/notanda/Notanda/ui/notanda-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaPreferencesDialog, document_font_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaPreferencesDialog, font_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaPreferencesDialog, zoom_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaPreferencesDialog, measure_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaPreferencesDialog, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaPreferencesDialog, author_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaPreferencesDialog, restore_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaPreferencesDialog, article_group);
  gtk_widget_class_bind_template_child (widget_class, NotandaPreferencesDialog, start_group);
  gtk_widget_class_bind_template_callback (widget_class, document_font_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, font_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_applied_cb);
}

/* A font's name may be wider than a phone, and the button has no property for that. */
static void
shorten_labels (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    shorten_labels (child);
}

static void
notanda_preferences_dialog_init (NotandaPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  notanda_row_action_add_below (GTK_WIDGET (self));
  notanda_first_focus_set (ADW_DIALOG (self), GTK_WIDGET (self->document_font_row));
  shorten_labels (GTK_WIDGET (self->font_button));
}

AdwDialog *
notanda_preferences_dialog_new (NotandaPreferences *preferences,
                                const char         *author)
{
  NotandaPreferencesDialog *self = g_object_new (NOTANDA_TYPE_PREFERENCES_DIALOG, NULL);

  gtk_editable_set_text (self->author_row, author);
  self->preferences = g_object_ref (preferences);
  show_font (self);
  bind_rows (self);
  say_forgotten (self, self->article_group, article_names);
  say_forgotten (self, self->start_group, start_names);
  return ADW_DIALOG (self);
}
