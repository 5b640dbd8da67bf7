/* notanda-tag-page.c: what the pages of the tag set's dialog have in common
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The dialog updates the page that is shown, after each change of the document and
 * whenever another is shown; what is edited changes the document and nothing else, so
 * there is one way from the tag set to the controls.
 */

#include "app/tags/notanda-tag-page.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-row-action.h"
#include "model/notanda-tag-set-edit.h"
#include "model/notanda-tag-set-use.h"

typedef struct
{
  NotandaDocument *document;
  NotandaLibrary  *library; /* NULL: it is one article's */
  NotandaId        element;
  gboolean         updating;
  NotandaEditRow  *name_row;
  NotandaEditRow  *identifier_row;
  AdwButtonRow    *retire_row;
  gboolean         retired;
} NotandaTagPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NotandaTagPage, notanda_tag_page, ADW_TYPE_NAVIGATION_PAGE)

static NotandaTagPagePrivate *
get_private (NotandaTagPage *self)
{
  return notanda_tag_page_get_instance_private (self);
}

void
notanda_tag_page_set_element (NotandaTagPage  *self,
                              NotandaDocument *document,
                              const NotandaId *element)
{
  NotandaTagPagePrivate *priv = get_private (self);

  g_set_object (&priv->document, document);
  priv->element = *element;
}

NotandaDocument *
notanda_tag_page_get_document (NotandaTagPage *self)
{
  return get_private (self)->document;
}

NotandaTagSet *
notanda_tag_page_get_tag_set (NotandaTagPage *self)
{
  return notanda_document_get_tag_set (get_private (self)->document);
}

const NotandaId *
notanda_tag_page_get_element (NotandaTagPage *self)
{
  return &get_private (self)->element;
}

void
notanda_tag_page_set_library (NotandaTagPage *self,
                              NotandaLibrary *library)
{
  g_return_if_fail (NOTANDA_IS_TAG_PAGE (self));

  g_set_object (&get_private (self)->library, library);
}

NotandaLibrary *
notanda_tag_page_get_library (NotandaTagPage *self)
{
  return get_private (self)->library;
}

guint
notanda_tag_page_count_type (NotandaTagPage  *self,
                             const NotandaId *type)
{
  NotandaTagPagePrivate *priv = get_private (self);
  g_autoptr (GHashTable) counts = priv->library != NULL ? notanda_library_count_types (priv->library) : notanda_document_count_types (priv->document);

  return notanda_type_counts_get (counts, type);
}

guint
notanda_tag_page_count_links (NotandaTagPage  *self,
                              const NotandaId *role)
{
  NotandaTagPagePrivate *priv = get_private (self);

  return priv->library != NULL ? notanda_library_count_links (priv->library, role) : notanda_document_count_links (priv->document, role);
}

GHashTable *
notanda_tag_page_count_values (NotandaTagPage  *self,
                               const NotandaId *attribute)
{
  NotandaTagPagePrivate *priv = get_private (self);

  return priv->library != NULL ? notanda_library_count_values (priv->library, attribute) : notanda_document_count_values (priv->document, attribute);
}

gboolean
notanda_tag_page_update (NotandaTagPage *self)
{
  NotandaTagPagePrivate *priv = get_private (self);
  gboolean               is_there;

  g_return_val_if_fail (NOTANDA_IS_TAG_PAGE (self), FALSE);

  priv->updating = TRUE;
  is_there = NOTANDA_TAG_PAGE_GET_CLASS (self)->update (self);
  priv->updating = FALSE;
  return is_there;
}

gboolean
notanda_tag_page_is_updating (NotandaTagPage *self)
{
  return get_private (self)->updating || get_private (self)->document == NULL;
}

static gboolean
rename_cb (NotandaEditRow *row,
           const char     *text,
           gpointer        data,
           GError        **error)
{
  NotandaTagPagePrivate *priv = get_private (data);

  return notanda_tag_edit_rename (priv->document, &priv->element, text, error);
}

static gboolean
set_identifier_cb (NotandaEditRow *row,
                   const char     *text,
                   gpointer        data,
                   GError        **error)
{
  NotandaTagPagePrivate *priv = get_private (data);

  return notanda_tag_edit_set_identifier (priv->document, &priv->element, text, error);
}

static void
retire_activated_cb (NotandaTagPage *self)
{
  NotandaTagPagePrivate *priv = get_private (self);
  const char            *label = adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self));
  g_autofree char       *message = NULL;

  /* TRANSLATORS: %s is a type, an attribute or a role */
  message = notanda_bidi_printf (priv->retired ? _ ("%s is offered again") : _ ("%s is no longer offered"), label);
  notanda_tag_edit_set_retired (priv->document, &priv->element, !priv->retired, NULL);
  notanda_tag_page_say (self, message);
}

void
notanda_tag_page_take_rows (NotandaTagPage *self,
                            NotandaEditRow *name_row,
                            NotandaEditRow *identifier_row,
                            AdwButtonRow   *retire_row)
{
  NotandaTagPagePrivate *priv = get_private (self);

  g_return_if_fail (NOTANDA_IS_TAG_PAGE (self));

  priv->name_row = name_row;
  priv->identifier_row = identifier_row;
  priv->retire_row = retire_row;
  notanda_row_action_add_below (GTK_WIDGET (self));
  notanda_edit_row_set_func (name_row, rename_cb, self);
  notanda_edit_row_set_func (identifier_row, set_identifier_cb, self);
  g_signal_connect_object (retire_row, "activated", G_CALLBACK (retire_activated_cb), self, G_CONNECT_SWAPPED);
}

void
notanda_tag_page_show_names (NotandaTagPage *self,
                             const char     *label,
                             const char     *identifier,
                             gboolean        retired)
{
  NotandaTagPagePrivate *priv = get_private (self);

  g_return_if_fail (NOTANDA_IS_TAG_PAGE (self));

  priv->retired = retired;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), label);
  notanda_edit_row_set_value (priv->name_row, label);
  notanda_edit_row_set_value (priv->identifier_row, identifier);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (priv->retire_row), retired ? _ ("_Restore") : _ ("_Retire"));
}

void
notanda_tag_page_open (NotandaTagPage *self,
                       NotandaTagPage *page)
{
  g_autoptr (NotandaTagPage) opened = g_object_ref_sink (page);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  notanda_tag_page_set_library (opened, get_private (self)->library);
  if (view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (opened));
}

void
notanda_tag_page_leave (NotandaTagPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

void
notanda_tag_page_say (NotandaTagPage *self,
                      const char     *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "tag-set.say", "(sb)", message, TRUE);
}

void
notanda_tag_page_say_error (NotandaTagPage *self,
                            const GError   *error)
{
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "tag-set.say", "(sb)", error->message, FALSE);
}

void
notanda_tag_page_set_n_rows (NotandaTagPage *self,
                             GtkListBox     *list,
                             GPtrArray      *rows,
                             guint           n,
                             NotandaRowFunc  make)
{
  while (rows->len > n)
    gtk_list_box_remove (list, g_ptr_array_steal_index (rows, rows->len - 1));
  while (rows->len < n)
    {
      GtkWidget *row = make (self);

      gtk_list_box_insert (list, row, (int) rows->len);
      g_ptr_array_add (rows, row);
    }
}

GtkWidget *
notanda_tag_page_new_link_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  notanda_row_action_add (row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  return row;
}

void
notanda_tag_page_set_link_row (GtkWidget  *row,
                               const char *title,
                               const char *subtitle,
                               gboolean    retired)
{
  /* TRANSLATORS: %s is an attribute or role that is no longer offered */
  g_autofree char *name = retired ? notanda_bidi_printf (_ ("%s (retired)"), title) : g_strdup (title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

GtkWidget *
notanda_tag_page_new_row_button (const char *icon)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

void
notanda_tag_page_name_button (GtkWidget  *button,
                              const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
notanda_tag_page_dispose (GObject *object)
{
  g_clear_object (&get_private (NOTANDA_TAG_PAGE (object))->document);
  g_clear_object (&get_private (NOTANDA_TAG_PAGE (object))->library);
  G_OBJECT_CLASS (notanda_tag_page_parent_class)->dispose (object);
}

static void
notanda_tag_page_class_init (NotandaTagPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_tag_page_dispose;
}

static void
notanda_tag_page_init (NotandaTagPage *self)
{
}
