/* notanda-attribute-page.c: one attribute of a type, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Choices that were taken away and that annotations still have stand below the others,
 * and can be brought back.
 */

#include "app/tags/notanda-attribute-page.h"

#include <glib/gi18n-lib.h>

#include "app/tags/notanda-choice-list.h"
#include "app/tags/notanda-edit-row.h"
#include "model/notanda-tag-set-edit.h"

struct _NotandaAttributePage
{
  NotandaTagPage       parent_instance;
  NotandaEditRow      *name_row;
  AdwComboRow         *kind_row;
  AdwSwitchRow        *required_row;
  AdwComboRow         *default_choice_row;
  NotandaEditRow      *default_text_row;
  AdwPreferencesGroup *choices_group;
  NotandaChoiceList   *choices;
  AdwPreferencesGroup *use_group;
  AdwButtonRow        *retire_row;
  NotandaEditRow      *identifier_row;
};

G_DEFINE_FINAL_TYPE (NotandaAttributePage, notanda_attribute_page, NOTANDA_TYPE_TAG_PAGE)

static const struct
{
  guint8      kind;
  const char *label;
} kinds[] = {
  { NOTANDA_VALUE_TEXT, N_ ("Text") },
  { NOTANDA_VALUE_CHOICE, N_ ("Choice") },
  { NOTANDA_VALUE_YES_NO, N_ ("Yes or No") },
  { NOTANDA_VALUE_NUMBER, N_ ("Number") },
  { NOTANDA_VALUE_DATE, N_ ("Date") },
  { NOTANDA_VALUE_REFERENCE, N_ ("Reference to a Database") },
};

static guint
find_kind (guint8 kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return i;
  return 0;
}

char *
notanda_attribute_page_dup_details (const NotandaTagAttribute *attribute)
{
  GString *details = g_string_new (_ (kinds[find_kind (attribute->kind)].label));

  if (attribute->kind == NOTANDA_VALUE_CHOICE && attribute->choice_labels[0] != NULL)
    {
      g_autofree char *choices = g_strjoinv (", ", attribute->choice_labels);

      g_string_append_printf (details, ": %s", choices);
    }
  if (attribute->required)
    g_string_append_printf (details, " · %s", _ ("required"));
  return g_string_free_and_steal (details);
}

static const NotandaTagAttribute *
get_attribute (NotandaAttributePage *self)
{
  NotandaTagPage *page = NOTANDA_TAG_PAGE (self);

  return notanda_tag_set_find_attribute (notanda_tag_page_get_tag_set (page), notanda_tag_page_get_element (page));
}

static NotandaDocument *
get_document (NotandaAttributePage *self)
{
  return notanda_tag_page_get_document (NOTANDA_TAG_PAGE (self));
}

static const NotandaId *
get_id (NotandaAttributePage *self)
{
  return notanda_tag_page_get_element (NOTANDA_TAG_PAGE (self));
}

static gboolean
set_default_cb (NotandaEditRow *row,
                const char     *text,
                gpointer        data,
                GError        **error)
{
  return notanda_tag_edit_set_default (get_document (data), get_id (data), text, error);
}

static void
kind_chosen_cb (NotandaAttributePage *self)
{
  guint index = adw_combo_row_get_selected (self->kind_row);

  if (notanda_tag_page_is_updating (NOTANDA_TAG_PAGE (self)) || index >= G_N_ELEMENTS (kinds))
    return;
  notanda_tag_edit_set_kind (get_document (self), get_id (self), kinds[index].kind, NULL);
}

static void
required_chosen_cb (NotandaAttributePage *self)
{
  if (notanda_tag_page_is_updating (NOTANDA_TAG_PAGE (self)))
    return;
  notanda_tag_edit_set_required (get_document (self), get_id (self), adw_switch_row_get_active (self->required_row), NULL);
}

/* What the rows of the default stand for, after the first, which is none. */
static const char *
get_default_at (const NotandaTagAttribute *attribute,
                guint                      index)
{
  static const char *const yes_no[] = { "yes", "no" };

  if (index == 0)
    return "";
  if (attribute->kind == NOTANDA_VALUE_YES_NO)
    return index <= G_N_ELEMENTS (yes_no) ? yes_no[index - 1] : "";
  return index <= g_strv_length (attribute->choices) ? attribute->choices[index - 1] : "";
}

static void
default_chosen_cb (NotandaAttributePage *self)
{
  const NotandaTagAttribute *attribute;
  g_autofree char           *text = NULL;

  if (notanda_tag_page_is_updating (NOTANDA_TAG_PAGE (self)))
    return;
  attribute = get_attribute (self);
  if (attribute == NULL)
    return;
  text = g_strdup (get_default_at (attribute, adw_combo_row_get_selected (self->default_choice_row)));
  notanda_tag_edit_set_default (get_document (self), get_id (self), text, NULL);
}

static gboolean
is_same_list (GListModel        *model,
              const char *const *strings)
{
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  if (model == NULL || n != g_strv_length ((char **) strings))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), strings[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
show_default_choice (NotandaAttributePage      *self,
                     const NotandaTagAttribute *attribute)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  guint selected = 0;

  g_strv_builder_add (builder, _ ("None"));
  if (attribute->kind == NOTANDA_VALUE_YES_NO)
    g_strv_builder_add_many (builder, _ ("Yes"), _ ("No"), NULL);
  else
    g_strv_builder_addv (builder, (const char **) attribute->choice_labels);
  labels = g_strv_builder_end (builder);
  for (guint i = 1; labels[i] != NULL; i++)
    if (g_str_equal (get_default_at (attribute, i), attribute->initial))
      selected = i;
  if (!is_same_list (adw_combo_row_get_model (self->default_choice_row), (const char *const *) labels))
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) labels);

      adw_combo_row_set_model (self->default_choice_row, G_LIST_MODEL (model));
    }
  adw_combo_row_set_selected (self->default_choice_row, selected);
}

static void
show_default (NotandaAttributePage      *self,
              const NotandaTagAttribute *attribute)
{
  gboolean chosen = attribute->kind == NOTANDA_VALUE_CHOICE || attribute->kind == NOTANDA_VALUE_YES_NO;

  gtk_widget_set_visible (GTK_WIDGET (self->default_choice_row), chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->default_text_row), !chosen && attribute->kind != NOTANDA_VALUE_REFERENCE);
  if (chosen)
    show_default_choice (self, attribute);
  else
    notanda_edit_row_set_value (self->default_text_row, attribute->initial);
}

static void
show_use (NotandaAttributePage *self,
          GHashTable           *used)
{
  GHashTableIter   iter;
  gpointer         n_value;
  guint            n = 0;
  g_autofree char *use = NULL;

  g_hash_table_iter_init (&iter, used);
  while (g_hash_table_iter_next (&iter, NULL, &n_value))
    n += GPOINTER_TO_UINT (n_value);
  use = n > 0 ? g_strdup_printf (ngettext ("%u annotation has this attribute.", "%u annotations have this attribute.", n), n)
              : NULL;
  adw_preferences_group_set_description (self->use_group, use);
}

static gboolean
notanda_attribute_page_update (NotandaTagPage *page)
{
  NotandaAttributePage      *self = NOTANDA_ATTRIBUTE_PAGE (page);
  const NotandaTagAttribute *attribute = get_attribute (self);
  g_autoptr (GHashTable) used = NULL;

  if (attribute == NULL)
    return FALSE;
  used = notanda_tag_page_count_values (page, get_id (self));
  notanda_tag_page_show_names (page, attribute->label, attribute->identifier, attribute->retired);
  adw_combo_row_set_selected (self->kind_row, find_kind (attribute->kind));
  adw_switch_row_set_active (self->required_row, attribute->required);
  show_default (self, attribute);
  gtk_widget_set_visible (GTK_WIDGET (self->choices_group), attribute->kind == NOTANDA_VALUE_CHOICE);
  if (attribute->kind == NOTANDA_VALUE_CHOICE)
    notanda_choice_list_update (self->choices, page, attribute, used);
  show_use (self, used);
  return TRUE;
}

static void
notanda_attribute_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), NOTANDA_TYPE_ATTRIBUTE_PAGE);
  G_OBJECT_CLASS (notanda_attribute_page_parent_class)->dispose (object);
}

static void
notanda_attribute_page_class_init (NotandaAttributePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = notanda_attribute_page_dispose;
  NOTANDA_TAG_PAGE_CLASS (klass)->update = notanda_attribute_page_update;

  g_type_ensure (NOTANDA_TYPE_EDIT_ROW);
  g_type_ensure (NOTANDA_TYPE_CHOICE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-attribute-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaAttributePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaAttributePage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaAttributePage, required_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaAttributePage, default_choice_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaAttributePage, default_text_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaAttributePage, choices_group);
  gtk_widget_class_bind_template_child (widget_class, NotandaAttributePage, choices);
  gtk_widget_class_bind_template_child (widget_class, NotandaAttributePage, use_group);
  gtk_widget_class_bind_template_child (widget_class, NotandaAttributePage, retire_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaAttributePage, identifier_row);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, required_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, default_chosen_cb);
}

static void
notanda_attribute_page_init (NotandaAttributePage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (labels, _ (kinds[i].label));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (labels));
  notanda_tag_page_take_rows (NOTANDA_TAG_PAGE (self), self->name_row, self->identifier_row, self->retire_row);
  notanda_edit_row_set_func (self->default_text_row, set_default_cb, self);
}

NotandaTagPage *
notanda_attribute_page_new (NotandaDocument *document,
                            const NotandaId *attribute)
{
  NotandaTagPage *self = g_object_new (NOTANDA_TYPE_ATTRIBUTE_PAGE, NULL);

  notanda_tag_page_set_element (self, document, attribute);
  notanda_tag_page_update (self);
  return self;
}
