/* notanda-shortcuts-dialog.c: all keys, from the table of actions
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/dialogs/notanda-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-actions.h"

#define RANGE "...9"

/* "<Control>o" as people read it; several keys have a comma between. */
static char *
dup_keys_label (const char *keys)
{
  GString *label = g_string_new (NULL);
  g_auto (GStrv) list = g_strsplit (keys, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      GdkModifierType modifiers;
      guint           keyval;
      char           *range;

      if (label->len > 0)
        g_string_append (label, ", ");
      /* "<Alt>1...9" is a range of keys */
      range = strstr (list[i], RANGE);
      if (range != NULL)
        *range = '\0';
      if (gtk_accelerator_parse (list[i], &keyval, &modifiers))
        {
          g_autofree char *text = gtk_accelerator_get_label (keyval, modifiers);

          g_string_append (label, text);
        }
      if (range != NULL)
        g_string_append (label, " … 9");
    }
  return g_string_free_and_steal (label);
}

/* @subtitle: "" for none */
static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle,
         const char          *keys)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (keys);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "dimmed");
  /* with large text several keys are wider than a phone */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page,
           const char         *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static void
add_types (AdwPreferencesPage *page,
           NotandaTagSet      *tag_set)
{
  AdwPreferencesGroup *group = add_group (page, _ ("Mark the Selected Words"));

  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);
      char                  key[7] = { 0 };

      if (type->retired || type->key == 0)
        continue;
      g_unichar_to_utf8 (g_unichar_toupper (type->key), key);
      add_row (group, type->label, type->guideline, key);
    }
}

static void
add_actions (AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = NULL;
  const char          *group_name = NULL;
  guint                n_actions;
  const NotandaAction *actions = notanda_actions_list (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    {
      const NotandaAction *action = &actions[i];
      const char          *keys = action->shown_keys != NULL ? action->shown_keys : action->keys;
      g_autofree char     *label = NULL;

      if (keys == NULL || *keys == '\0')
        continue;
      if (g_strcmp0 (group_name, action->group) != 0)
        group = add_group (page, _ (action->group));
      group_name = action->group;
      label = dup_keys_label (keys);
      add_row (group, _ (action->label), "", label);
    }
}

AdwDialog *
notanda_shortcuts_dialog_new (NotandaDocument *document)
{
  AdwDialog          *dialog = adw_dialog_new ();
  GtkWidget          *view = adw_toolbar_view_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  if (document != NULL)
    add_types (page, notanda_document_get_tag_set (document));
  add_actions (page);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
