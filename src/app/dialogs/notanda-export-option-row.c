/* notanda-export-option-row.c: a row for an option of a format
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rows are libadwaita's own. A list shows labels and stands for names: so its items
 * are GtkStringObjects of the names, and an expression finds the label, by way of a hash
 * table that the expression owns.
 */

#include "app/dialogs/notanda-export-option-row.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-row-action.h"

static char *
dup_label (GtkStringObject *item,
           GHashTable      *labels)
{
  return g_strdup (g_hash_table_lookup (labels, gtk_string_object_get_string (item)));
}

static void
unref_labels (gpointer  data,
              GClosure *closure)
{
  g_hash_table_unref (data);
}

static GtkWidget *
new_list (const NotandaFormatOption *option,
          NotandaTagSet             *tag_set)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GPtrArray) choices = option->list_choices (tag_set);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression = NULL;
  GHashTable *labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint       selected = 0;

  for (guint i = 0; i < choices->len; i++)
    {
      const NotandaFormatChoice *choice = g_ptr_array_index (choices, i);

      gtk_string_list_append (names, choice->name);
      g_hash_table_insert (labels, g_strdup (choice->name), g_strdup (choice->label));
      if (g_strcmp0 (choice->name, option->by_default) == 0)
        selected = i;
    }
  expression = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_label), labels, unref_labels);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), expression);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  notanda_row_action_add (row);

  return row;
}

GtkWidget *
notanda_export_option_row_new (const NotandaFormatOption *option,
                               NotandaTagSet             *tag_set,
                               GCallback                  changed,
                               gpointer                   data)
{
  gboolean   is_list = option->kind == NOTANDA_OPTION_CHOICE;
  GtkWidget *row = is_list ? new_list (option, tag_set) : adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (option->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (option->hint));
  if (!is_list)
    adw_switch_row_set_active (ADW_SWITCH_ROW (row), g_str_equal (option->by_default, "yes"));
  g_signal_connect_object (row, is_list ? "notify::selected" : "notify::active", changed, data, G_CONNECT_SWAPPED);

  return row;
}

const char *
notanda_export_option_row_get_value (GtkWidget *row)
{
  gpointer item;

  if (ADW_IS_SWITCH_ROW (row))
    return adw_switch_row_get_active (ADW_SWITCH_ROW (row)) ? "yes" : "no";
  item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  return item != NULL ? gtk_string_object_get_string (item) : "";
}
