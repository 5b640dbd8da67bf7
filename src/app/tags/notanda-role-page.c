/* notanda-role-page.c: one role of a type, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/tags/notanda-role-page.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-type-style.h"
#include "app/tags/notanda-edit-row.h"
#include "app/tags/notanda-type-chooser-page.h"
#include "model/notanda-tag-set-edit.h"

struct _NotandaRolePage
{
  NotandaTagPage       parent_instance;
  GPtrArray           *rows;    /* (element-type GtkWidget): one an accepted type */
  GPtrArray           *buttons; /* (element-type GtkWidget): of those rows */
  NotandaEditRow      *name_row;
  AdwPreferencesGroup *accepts_group;
  GtkListBox          *accepts_list;
  AdwPreferencesGroup *use_group;
  AdwButtonRow        *retire_row;
  NotandaEditRow      *identifier_row;
};

G_DEFINE_FINAL_TYPE (NotandaRolePage, notanda_role_page, NOTANDA_TYPE_TAG_PAGE)

static const NotandaTagRole *
get_role (NotandaRolePage *self)
{
  NotandaTagPage *page = NOTANDA_TAG_PAGE (self);

  return notanda_tag_set_find_role (notanda_tag_page_get_tag_set (page), notanda_tag_page_get_element (page));
}

static NotandaDocument *
get_document (NotandaRolePage *self)
{
  return notanda_tag_page_get_document (NOTANDA_TAG_PAGE (self));
}

static const NotandaId *
get_id (NotandaRolePage *self)
{
  return notanda_tag_page_get_element (NOTANDA_TAG_PAGE (self));
}

char *
notanda_role_page_dup_details (NotandaTagSet        *tag_set,
                               const NotandaTagRole *role)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < role->n_accepts; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", notanda_type_get_label (tag_set, &role->accepts[i]));
  return role->n_accepts > 0 ? g_string_free_and_steal (g_steal_pointer (&names)) : g_strdup (_ ("Any type"));
}

static gboolean
filter_unaccepted (NotandaTagItem *item,
                   gpointer        data)
{
  const NotandaTagRole *role = get_role (data);

  if (role == NULL || notanda_tag_item_is_retired (item))
    return FALSE;
  for (guint i = 0; i < role->n_accepts; i++)
    if (notanda_id_equal (&role->accepts[i], notanda_tag_item_get_id (item)))
      return FALSE;
  return TRUE;
}

static void
accept_chosen (NotandaTagPage  *page,
               const NotandaId *type)
{
  NotandaRolePage *self = NOTANDA_ROLE_PAGE (page);
  g_autoptr (GError) error = NULL;

  notanda_tag_edit_set_accepts (get_document (self), get_id (self), type, TRUE, &error);
  notanda_tag_page_say_error (page, error);
}

static void
add_clicked_cb (NotandaRolePage *self)
{
  notanda_type_chooser_page_open (NOTANDA_TAG_PAGE (self), _ ("Add a Type"),
                                  _ ("Links in this role may lead to the type you choose."), filter_unaccepted, accept_chosen);
}

static void
remove_clicked_cb (NotandaRolePage *self,
                   GtkWidget       *button)
{
  const NotandaTagRole *role = get_role (self);
  NotandaId             type;
  guint                 index;

  if (role == NULL || !g_ptr_array_find (self->buttons, button, &index) || index >= role->n_accepts)
    return;
  type = role->accepts[index];
  notanda_tag_edit_set_accepts (get_document (self), get_id (self), &type, FALSE, NULL);
}

static GtkWidget *
make_accepted_row (gpointer page)
{
  NotandaRolePage *self = page;
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = notanda_tag_page_new_row_button ("list-remove-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_ptr_array_add (self->buttons, button);
  return row;
}

static void
fill_accepted (NotandaRolePage      *self,
               const NotandaTagRole *role)
{
  NotandaTagPage *page = NOTANDA_TAG_PAGE (self);

  if (self->buttons->len > role->n_accepts)
    g_ptr_array_set_size (self->buttons, (int) role->n_accepts);
  notanda_tag_page_set_n_rows (page, self->accepts_list, self->rows, role->n_accepts, make_accepted_row);
  for (guint i = 0; i < role->n_accepts; i++)
    {
      const char *label = notanda_type_get_label (notanda_tag_page_get_tag_set (page), &role->accepts[i]);
      /* TRANSLATORS: the name of a button, %s is a type or a choice */
      g_autofree char *name = g_strdup_printf (_ ("Remove %s"), label);

      adw_preferences_row_set_title (self->rows->pdata[i], label);
      notanda_tag_page_name_button (self->buttons->pdata[i], name);
    }
}

static gboolean
notanda_role_page_update (NotandaTagPage *page)
{
  NotandaRolePage      *self = NOTANDA_ROLE_PAGE (page);
  const NotandaTagRole *role = get_role (self);
  guint                 n;
  g_autofree char      *use = NULL;

  if (role == NULL)
    return FALSE;
  notanda_tag_page_show_names (page, role->label, role->identifier, role->retired);
  fill_accepted (self, role);
  adw_preferences_group_set_description (self->accepts_group, role->n_accepts > 0 ? NULL : _ ("Links in this role may lead to any type."));
  n = notanda_tag_page_count_links (page, get_id (self));
  use = n > 0 ? g_strdup_printf (ngettext ("%u link has this role.", "%u links have this role.", n), n) : NULL;
  adw_preferences_group_set_description (self->use_group, use);
  return TRUE;
}

static void
notanda_role_page_dispose (GObject *object)
{
  NotandaRolePage *self = NOTANDA_ROLE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_ROLE_PAGE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (notanda_role_page_parent_class)->dispose (object);
}

static void
notanda_role_page_class_init (NotandaRolePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_role_page_dispose;
  NOTANDA_TAG_PAGE_CLASS (klass)->update = notanda_role_page_update;

  g_type_ensure (NOTANDA_TYPE_EDIT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-role-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaRolePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaRolePage, accepts_group);
  gtk_widget_class_bind_template_child (widget_class, NotandaRolePage, accepts_list);
  gtk_widget_class_bind_template_child (widget_class, NotandaRolePage, use_group);
  gtk_widget_class_bind_template_child (widget_class, NotandaRolePage, retire_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaRolePage, identifier_row);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static void
notanda_role_page_init (NotandaRolePage *self)
{
  self->rows = g_ptr_array_new ();
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  notanda_tag_page_take_rows (NOTANDA_TAG_PAGE (self), self->name_row, self->identifier_row, self->retire_row);
}

NotandaTagPage *
notanda_role_page_new (NotandaDocument *document,
                       const NotandaId *role)
{
  NotandaTagPage *self = g_object_new (NOTANDA_TYPE_ROLE_PAGE, NULL);

  notanda_tag_page_set_element (self, document, role);
  notanda_tag_page_update (self);
  return self;
}
