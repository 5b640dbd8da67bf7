/* notanda-choice-list.c: the choices of an attribute, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row stands for a place in the order, not for a choice: what moves are the texts, so
 * the focus is put where the choice went. Below them are values that annotations have
 * and that are no choices any more.
 */

#include "app/tags/notanda-choice-list.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/tags/notanda-edit-row.h"
#include "model/notanda-tag-set-edit.h"

typedef struct
{
  NotandaEditRow *row;
  GtkWidget      *count_label;
  GtkWidget      *up_button;
  GtkWidget      *down_button;
  GtkWidget      *remove_button;
} Place;

struct _NotandaChoiceList
{
  AdwBin          parent_instance;
  NotandaTagPage *page;    /* that this is on */
  GArray         *places;  /* (element-type Place) */
  GPtrArray      *rows;    /* (element-type GtkWidget): of the places, then of what was removed */
  GPtrArray      *removed; /* (element-type utf8): values that are no choices any more */
  GtkListBox     *list;
  NotandaEditRow *add_row;
};

G_DEFINE_FINAL_TYPE (NotandaChoiceList, notanda_choice_list, ADW_TYPE_BIN)

static const NotandaTagAttribute *
get_attribute (NotandaChoiceList *self)
{
  return notanda_tag_set_find_attribute (notanda_tag_page_get_tag_set (self->page),
                                         notanda_tag_page_get_element (self->page));
}

/* Returns: (transfer full) (nullable): the choice at the place that @widget is part of */
static char *
dup_choice_of (NotandaChoiceList *self,
               GtkWidget         *widget,
               guint             *index)
{
  const NotandaTagAttribute *attribute = get_attribute (self);

  for (guint i = 0; attribute != NULL && i < self->places->len && attribute->choices[i] != NULL; i++)
    {
      GtkWidget *row = GTK_WIDGET (g_array_index (self->places, Place, i).row);

      if (widget == row || gtk_widget_is_ancestor (widget, row))
        {
          *index = i;
          return g_strdup (attribute->choices[i]);
        }
    }
  return NULL;
}

static gboolean
rename_cb (NotandaEditRow *row,
           const char     *text,
           gpointer        data,
           GError        **error)
{
  NotandaChoiceList *self = data;
  guint              index;
  g_autofree char   *choice = dup_choice_of (self, GTK_WIDGET (row), &index);

  return choice == NULL ||
         notanda_tag_edit_rename_choice (notanda_tag_page_get_document (self->page),
                                         notanda_tag_page_get_element (self->page), choice, text, error);
}

static gboolean
add_cb (NotandaEditRow *row,
        const char     *text,
        gpointer        data,
        GError        **error)
{
  NotandaChoiceList *self = data;

  return notanda_tag_edit_add_choice (notanda_tag_page_get_document (self->page),
                                      notanda_tag_page_get_element (self->page), text, error);
}

static void
move (NotandaChoiceList *self,
      GtkWidget         *button,
      int                by)
{
  guint            index;
  g_autofree char *choice = dup_choice_of (self, button, &index);
  const Place     *place;

  if (choice == NULL)
    return;
  notanda_tag_edit_move_choice (notanda_tag_page_get_document (self->page),
                                notanda_tag_page_get_element (self->page), choice, by, NULL);
  index = (guint) CLAMP ((gint64) index + by, 0, (gint64) self->places->len - 1);
  place = &g_array_index (self->places, Place, index);
  /* one that moved to an end can't go on, so the other button has the focus there */
  if (!gtk_widget_grab_focus (by < 0 ? place->up_button : place->down_button))
    gtk_widget_grab_focus (by < 0 ? place->down_button : place->up_button);
}

static void
up_clicked_cb (NotandaChoiceList *self,
               GtkWidget         *button)
{
  move (self, button, -1);
}

static void
down_clicked_cb (NotandaChoiceList *self,
                 GtkWidget         *button)
{
  move (self, button, 1);
}

static void
remove_clicked_cb (NotandaChoiceList *self,
                   GtkWidget         *button)
{
  guint            index;
  g_autofree char *choice = dup_choice_of (self, button, &index);
  g_autofree char *message = NULL;

  if (choice == NULL)
    return;
  /* TRANSLATORS: %s is a choice */
  message = notanda_bidi_printf (_ ("%s removed from the choices"),
                                 gtk_editable_get_text (GTK_EDITABLE (g_array_index (self->places, Place, index).row)));
  notanda_tag_edit_remove_choice (notanda_tag_page_get_document (self->page),
                                  notanda_tag_page_get_element (self->page), choice, NULL);
  if (index < self->places->len)
    gtk_widget_grab_focus (g_array_index (self->places, Place, index).remove_button);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
  notanda_tag_page_say (self->page, message);
}

static void
restore_clicked_cb (NotandaChoiceList *self,
                    GtkWidget         *button)
{
  for (guint i = 0; i < self->removed->len; i++)
    if (gtk_widget_is_ancestor (button, self->rows->pdata[self->places->len + i]))
      {
        g_autofree char *value = g_strdup (self->removed->pdata[i]);
        g_autoptr (GError) error = NULL;

        notanda_tag_edit_add_choice (notanda_tag_page_get_document (self->page),
                                     notanda_tag_page_get_element (self->page), value, &error);
        notanda_tag_page_say_error (self->page, error);
        gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
        return;
      }
}

static GtkWidget *
add_button (NotandaChoiceList *self,
            NotandaEditRow    *row,
            const char        *icon,
            GCallback          clicked)
{
  GtkWidget *button = notanda_tag_page_new_row_button (icon);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  return button;
}

static void
add_place (NotandaChoiceList *self)
{
  NotandaEditRow *row = g_object_new (NOTANDA_TYPE_EDIT_ROW, "title", _ ("Choice"), NULL);
  Place           place = { .row = row, .count_label = gtk_label_new (NULL) };

  notanda_edit_row_set_func (row, rename_cb, self);
  gtk_widget_add_css_class (place.count_label, "dimmed");
  gtk_widget_add_css_class (place.count_label, "numeric");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), place.count_label);
  place.up_button = add_button (self, row, "go-up-symbolic", G_CALLBACK (up_clicked_cb));
  place.down_button = add_button (self, row, "go-down-symbolic", G_CALLBACK (down_clicked_cb));
  place.remove_button = add_button (self, row, "list-remove-symbolic", G_CALLBACK (remove_clicked_cb));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) self->places->len);
  g_ptr_array_insert (self->rows, (int) self->places->len, row);
  g_array_append_val (self->places, place);
}

static void
drop_place (NotandaChoiceList *self)
{
  guint      last = self->places->len - 1;
  GtkWidget *row = g_ptr_array_steal_index (self->rows, last);

  notanda_edit_row_set_func (NOTANDA_EDIT_ROW (row), NULL, NULL);
  g_array_set_size (self->places, last);
  gtk_list_box_remove (self->list, row);
}

static void
name_buttons (const Place *place,
              const char  *label)
{
  /* TRANSLATORS: the names of buttons, %s is a choice */
  g_autofree char *up = g_strdup_printf (_ ("Move %s Up"), label);
  g_autofree char *down = g_strdup_printf (_ ("Move %s Down"), label);
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), label);

  notanda_tag_page_name_button (place->up_button, up);
  notanda_tag_page_name_button (place->down_button, down);
  notanda_tag_page_name_button (place->remove_button, remove);
}

static void
show_place (NotandaChoiceList         *self,
            const NotandaTagAttribute *attribute,
            guint                      i,
            GHashTable                *used)
{
  const Place     *place = &g_array_index (self->places, Place, i);
  guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (used, attribute->choices[i]));
  g_autofree char *count = n > 0 ? g_strdup_printf ("%'u", n) : g_strdup ("");
  g_autofree char *tooltip = g_strdup_printf (ngettext ("%u annotation has it", "%u annotations have it", n), n);

  notanda_edit_row_set_value (place->row, attribute->choice_labels[i]);
  gtk_label_set_text (GTK_LABEL (place->count_label), count);
  gtk_widget_set_tooltip_text (place->count_label, tooltip);
  gtk_widget_set_sensitive (place->up_button, i > 0);
  gtk_widget_set_sensitive (place->down_button, i + 1 < self->places->len);
  name_buttons (place, attribute->choice_labels[i]);
}

static void
add_removed (NotandaChoiceList *self,
             const char        *value,
             guint              n)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = notanda_tag_page_new_row_button ("edit-undo-symbolic");
  g_autofree char *use = g_strdup_printf (ngettext ("No choice, but %u annotation has it", "No choice, but %u annotations have it", n), n);
  /* TRANSLATORS: the name of a button, %s is a former choice */
  g_autofree char *name = g_strdup_printf (_ ("Make %s a Choice Again"), value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), use);
  notanda_tag_page_name_button (button, name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_insert (self->list, row, (int) self->rows->len);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->removed, g_strdup (value));
}

static void
fill_removed (NotandaChoiceList         *self,
              const NotandaTagAttribute *attribute,
              GHashTable                *used)
{
  g_autoptr (GPtrArray) values = g_hash_table_get_keys_as_ptr_array (used);

  while (self->rows->len > self->places->len)
    gtk_list_box_remove (self->list, g_ptr_array_steal_index (self->rows, self->rows->len - 1));
  g_ptr_array_set_size (self->removed, 0);
  g_ptr_array_sort_values (values, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < values->len; i++)
    if (*(const char *) values->pdata[i] != '\0' && !g_strv_contains ((const char *const *) attribute->choices, values->pdata[i]))
      add_removed (self, values->pdata[i], GPOINTER_TO_UINT (g_hash_table_lookup (used, values->pdata[i])));
}

void
notanda_choice_list_update (NotandaChoiceList         *self,
                            NotandaTagPage            *page,
                            const NotandaTagAttribute *attribute,
                            GHashTable                *used)
{
  guint n = g_strv_length (attribute->choices);

  g_return_if_fail (NOTANDA_IS_CHOICE_LIST (self));

  self->page = page;
  while (self->places->len > n)
    drop_place (self);
  while (self->places->len < n)
    add_place (self);
  for (guint i = 0; i < n; i++)
    show_place (self, attribute, i, used);
  fill_removed (self, attribute, used);
}

static void
notanda_choice_list_dispose (GObject *object)
{
  NotandaChoiceList *self = NOTANDA_CHOICE_LIST (object);

  /* the list is the bin's child, which the bin wants to let go of itself */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_CHOICE_LIST);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  G_OBJECT_CLASS (notanda_choice_list_parent_class)->dispose (object);
}

static void
notanda_choice_list_class_init (NotandaChoiceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_choice_list_dispose;
  g_type_ensure (NOTANDA_TYPE_EDIT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-choice-list.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceList, list);
  gtk_widget_class_bind_template_child (widget_class, NotandaChoiceList, add_row);
}

static void
notanda_choice_list_init (NotandaChoiceList *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->rows = g_ptr_array_new ();
  self->removed = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  notanda_edit_row_set_func (self->add_row, add_cb, self);
}
