/* tag-set-window.c: the tag set and its pages in a window, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/tags/tag-set-window.h"

#include "app/tags/notanda-tag-set-dialog.h"

NotandaTagSet *
get_tag_set (Fixture *fixture)
{
  return notanda_document_get_tag_set (get_document (fixture));
}

const NotandaTagType *
get_type (Fixture    *fixture,
          const char *identifier)
{
  const NotandaTagType *type = notanda_tag_set_find_type_named (get_tag_set (fixture), identifier);

  g_assert_nonnull (type);
  return type;
}

GtkWidget *
get_page (Fixture *fixture)
{
  GtkWidget *view = find_by_type (GTK_WIDGET (get_dialog (fixture)), ADW_TYPE_NAVIGATION_VIEW);

  return GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)));
}

const char *
get_page_title (Fixture *fixture)
{
  return adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (get_page (fixture)));
}

/* The first row of that title, whatever row it is. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
get_row (Fixture    *fixture,
         const char *title)
{
  GtkWidget *row = find_row (get_page (fixture), title);

  if (row == NULL)
    g_error ("no row “%s” on the page “%s”", title, get_page_title (fixture));
  return row;
}

const char *
get_text (Fixture    *fixture,
          const char *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, row)));
}

void
enter (Fixture    *fixture,
       const char *row,
       const char *text)
{
  GtkWidget *widget = get_row (fixture, row);

  gtk_editable_set_text (GTK_EDITABLE (widget), text);
  g_signal_emit_by_name (widget, "entry-activated");
}

void
activate (Fixture    *fixture,
          const char *row)
{
  GtkWidget *widget = get_row (fixture, row);

  if (ADW_IS_BUTTON_ROW (widget))
    g_signal_emit_by_name (widget, "activated");
  else
    g_assert_true (gtk_widget_activate (widget));
}

void
go_back (Fixture *fixture)
{
  gtk_widget_activate_action (get_page (fixture), "navigation.pop", NULL);
}

void
open_dialog (Fixture *fixture)
{
  act (fixture, "win.tag-set", NULL);
  g_assert_true (NOTANDA_IS_TAG_SET_DIALOG (get_dialog (fixture)));
}

void
open_type (Fixture    *fixture,
           const char *identifier)
{
  NotandaId id = get_type (fixture, identifier)->id;

  open_dialog (fixture);
  notanda_tag_set_dialog_open_type (NOTANDA_TAG_SET_DIALOG (get_dialog (fixture)), &id);
}

void
assert_step (Fixture    *fixture,
             const char *step)
{
  g_assert_cmpstr (notanda_document_get_undo_label (get_document (fixture)), ==, step);
}

void
undo (Fixture *fixture)
{
  /* the dialog is in the window, and so are its keys */
  g_assert_true (gtk_widget_activate_action (get_page (fixture), "win.undo", NULL));
}

NotandaTagItem *
find_item (GListModel *model,
           const char *label,
           guint      *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (NotandaTagItem) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (notanda_tag_item_get_label (item), label) == 0)
        {
          *position = i;
          return item;
        }
    }
  return NULL;
}

GtkListView *
get_list (Fixture *fixture)
{
  return GTK_LIST_VIEW (find_by_type (get_page (fixture), GTK_TYPE_LIST_VIEW));
}

void
pick (Fixture    *fixture,
      const char *label)
{
  GtkListView *list = get_list (fixture);
  guint        position;

  g_assert_nonnull (find_item (G_LIST_MODEL (gtk_list_view_get_model (list)), label, &position));
  g_signal_emit_by_name (list, "activate", position);
}

gboolean
is_page_drawn (Fixture *fixture)
{
  return gtk_widget_get_mapped (get_page (fixture)) && gtk_widget_get_width (get_page (fixture)) > 0;
}
