/* notanda-type-page.c: one type of the tag set, to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/tags/notanda-type-page.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-actions.h"
#include "app/common/notanda-bidi.h"
#include "app/tags/notanda-attribute-page.h"
#include "app/tags/notanda-colour-row.h"
#include "app/tags/notanda-edit-row.h"
#include "app/tags/notanda-part-group.h"
#include "app/tags/notanda-role-page.h"
#include "app/tags/notanda-type-chooser-page.h"
#include "app/tags/notanda-type-sample.h"
#include "base/notanda-error.h"
#include "model/notanda-tag-set-edit.h"

struct _NotandaTypePage
{
  NotandaTagPage     parent_instance;
  NotandaTypeSample *sample;
  NotandaEditRow    *name_row;
  NotandaEditRow    *key_row;
  GtkWidget         *swap_button;
  NotandaColourRow  *colour_row;
  AdwComboRow       *pattern_row;
  GtkTextView       *guideline_view;
  NotandaPartGroup  *attributes;
  NotandaPartGroup  *roles;
  AdwButtonRow      *retire_row;
  NotandaEditRow    *identifier_row;
};

G_DEFINE_FINAL_TYPE (NotandaTypePage, notanda_type_page, NOTANDA_TYPE_TAG_PAGE)

static const NotandaTagType *
get_type (NotandaTypePage *self)
{
  NotandaTagPage *page = NOTANDA_TAG_PAGE (self);

  return notanda_tag_set_find_type (notanda_tag_page_get_tag_set (page), notanda_tag_page_get_element (page));
}

static NotandaDocument *
get_document (NotandaTypePage *self)
{
  return notanda_tag_page_get_document (NOTANDA_TAG_PAGE (self));
}

static const NotandaId *
get_id (NotandaTypePage *self)
{
  return notanda_tag_page_get_element (NOTANDA_TAG_PAGE (self));
}

static gboolean
set_key (NotandaTypePage *self,
         const char      *text,
         gboolean         swap,
         GError         **error)
{
  gunichar             key = g_utf8_get_char (text);
  const NotandaAction *action = notanda_actions_find_letter (key);

  if (g_utf8_strlen (text, -1) > 1)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("A key is one letter."));
      return FALSE;
    }
  if (action != NULL)
    {
      /* TRANSLATORS: %s is what a key does, such as “Select the next annotation” */
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("This key has another use: %s"), action->label != NULL ? _ (action->label) : action->name);
      return FALSE;
    }
  return notanda_tag_edit_set_key (get_document (self), get_id (self), key, swap, error);
}

static gboolean
set_key_cb (NotandaEditRow *row,
            const char     *text,
            gpointer        data,
            GError        **error)
{
  return set_key (data, text, FALSE, error);
}

/* The type whose key stands in the entry, where it is another one. */
static const NotandaTagType *
find_key_owner (NotandaTypePage *self)
{
  gunichar              key = g_utf8_get_char (gtk_editable_get_text (GTK_EDITABLE (self->key_row)));
  const NotandaTagType *owner = notanda_tag_set_find_key (notanda_tag_page_get_tag_set (NOTANDA_TAG_PAGE (self)), key);

  return owner != get_type (self) ? owner : NULL;
}

static void
key_typed_cb (NotandaTypePage *self)
{
  const NotandaTagType *owner = get_document (self) != NULL ? find_key_owner (self) : NULL;
  g_autofree char      *tooltip = NULL;

  gtk_widget_set_visible (self->swap_button, owner != NULL);
  if (owner == NULL)
    return;
  /* TRANSLATORS: %s is another type */
  tooltip = notanda_bidi_printf (_ ("Give %s the Key of This Type"), owner->label);
  gtk_widget_set_tooltip_text (self->swap_button, tooltip);
}

static void
swap_clicked_cb (NotandaTypePage *self)
{
  const NotandaTagType *owner = find_key_owner (self);
  g_autofree char      *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->key_row)));
  g_autofree char      *message = NULL;
  g_autoptr (GError) error = NULL;

  if (owner == NULL)
    return;
  /* TRANSLATORS: %s is a type */
  message = notanda_bidi_printf (_ ("Key taken from %s"), owner->label);
  if (!set_key (self, text, TRUE, &error))
    {
      notanda_tag_page_say_error (NOTANDA_TAG_PAGE (self), error);
      return;
    }
  key_typed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->key_row));
  notanda_tag_page_say (NOTANDA_TAG_PAGE (self), message);
}

static void
colour_chosen_cb (NotandaTypePage *self,
                  guint            colour)
{
  g_autoptr (GError) error = NULL;

  notanda_tag_edit_set_colour (get_document (self), get_id (self), colour, &error);
  notanda_tag_page_say_error (NOTANDA_TAG_PAGE (self), error);
}

static void
pattern_chosen_cb (NotandaTypePage *self)
{
  guint pattern = adw_combo_row_get_selected (self->pattern_row);
  g_autoptr (GError) error = NULL;

  if (notanda_tag_page_is_updating (NOTANDA_TAG_PAGE (self)) || pattern >= NOTANDA_N_PATTERNS)
    return;
  notanda_tag_edit_set_pattern (get_document (self), get_id (self), (NotandaPattern) pattern, &error);
  notanda_tag_page_say_error (NOTANDA_TAG_PAGE (self), error);
}

static char *
dup_guideline (NotandaTypePage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->guideline_view);
  GtkTextIter    start;
  GtkTextIter    end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* As with an edit row: by leaving it. */
static void
guideline_left_cb (NotandaTypePage *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->guideline_view);
  g_autofree char *text = NULL;

  if (get_document (self) == NULL || !gtk_text_buffer_get_modified (buffer))
    return;
  text = dup_guideline (self);
  gtk_text_buffer_set_modified (buffer, FALSE);
  notanda_tag_edit_set_guideline (get_document (self), get_id (self), text, NULL);
}

static void
show_guideline (NotandaTypePage *self,
                const char      *guideline)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->guideline_view);
  g_autofree char *shown = dup_guideline (self);

  if (gtk_text_buffer_get_modified (buffer) || g_str_equal (shown, guideline))
    return;
  gtk_text_buffer_set_text (buffer, guideline, -1);
  gtk_text_buffer_set_modified (buffer, FALSE);
}

static gboolean
add_attribute_cb (NotandaEditRow *row,
                  const char     *text,
                  gpointer        data,
                  GError        **error)
{
  NotandaId id;

  if (!notanda_tag_edit_add_part (get_document (data), NOTANDA_TAG_PART_ATTRIBUTE, get_id (data), text, &id, error))
    return FALSE;
  notanda_tag_page_open (data, notanda_attribute_page_new (get_document (data), &id));
  return TRUE;
}

static gboolean
add_role_cb (NotandaEditRow *row,
             const char     *text,
             gpointer        data,
             GError        **error)
{
  NotandaId id;

  if (!notanda_tag_edit_add_part (get_document (data), NOTANDA_TAG_PART_ROLE, get_id (data), text, &id, error))
    return FALSE;
  notanda_tag_page_open (data, notanda_role_page_new (get_document (data), &id));
  return TRUE;
}

/* The rows stand in the order of the type's parts. */
static void
attribute_opened_cb (NotandaTypePage *self,
                     guint            index)
{
  const NotandaTagType *type = get_type (self);

  if (type != NULL && index < type->attributes->len)
    notanda_tag_page_open (NOTANDA_TAG_PAGE (self),
                           notanda_attribute_page_new (get_document (self),
                                                       &((NotandaTagAttribute *) type->attributes->pdata[index])->id));
}

static void
role_opened_cb (NotandaTypePage *self,
                guint            index)
{
  const NotandaTagType *type = get_type (self);

  if (type != NULL && index < type->roles->len)
    notanda_tag_page_open (NOTANDA_TAG_PAGE (self),
                           notanda_role_page_new (get_document (self),
                                                  &((NotandaTagRole *) type->roles->pdata[index])->id));
}

static gboolean
filter_other (NotandaTagItem *item,
              gpointer        data)
{
  const NotandaTagType *type = get_type (data);

  return type != NULL && !notanda_id_equal (notanda_tag_item_get_id (item), &type->id);
}

static guint
count_annotations (NotandaTypePage *self)
{
  const NotandaTagType *type = get_type (self);

  return type != NULL ? notanda_tag_page_count_type (NOTANDA_TAG_PAGE (self), &type->id) : 0;
}

static void
merge_chosen (NotandaTagPage  *page,
              const NotandaId *into)
{
  NotandaTypePage      *self = NOTANDA_TYPE_PAGE (page);
  guint                 n = count_annotations (self);
  const NotandaTagType *type;
  g_autofree char      *message = NULL;
  g_autoptr (GError) error = NULL;

  if (!notanda_tag_edit_merge (get_document (self), get_id (self), into, &error))
    {
      notanda_tag_page_say_error (page, error);
      return;
    }
  /* what the page is about is the type it was merged into from now on */
  type = get_type (self);
  if (type == NULL)
    return;
  /* TRANSLATORS: what came of merging two types, %s is the one that stays */
  message = notanda_bidi_printf (ngettext ("%u annotation became %s", "%u annotations became %s", n), n, type->label);
  notanda_tag_page_say (page, message);
}

static char *
dup_merge_description (guint n)
{
  if (n == 0)
    return g_strdup (_ ("The two types become one, with the attributes and roles of both."));
  return g_strdup_printf (
      ngettext ("%u annotation becomes one of the type you choose, with its attributes and links.",
                "%u annotations become ones of the type you choose, with their attributes and links.", n),
      n);
}

static void
merge_clicked_cb (NotandaTypePage *self)
{
  const NotandaTagType *type = get_type (self);
  g_autofree char      *title = NULL;
  g_autofree char      *description = NULL;

  if (type == NULL)
    return;
  /* TRANSLATORS: %s is a type */
  title = notanda_bidi_printf (_ ("Merge %s Into"), type->label);
  description = dup_merge_description (count_annotations (self));
  notanda_type_chooser_page_open (NOTANDA_TAG_PAGE (self), title, description, filter_other, merge_chosen);
}

static void
fill_parts (NotandaTypePage      *self,
            const NotandaTagType *type)
{
  NotandaTagPage *page = NOTANDA_TAG_PAGE (self);

  notanda_part_group_set_n_rows (self->attributes, page, type->attributes->len);
  for (guint i = 0; i < type->attributes->len; i++)
    {
      const NotandaTagAttribute *attribute = type->attributes->pdata[i];
      g_autofree char           *details = notanda_attribute_page_dup_details (attribute);

      notanda_tag_page_set_link_row (notanda_part_group_get_row (self->attributes, i), attribute->label, details, attribute->retired);
    }
  notanda_part_group_set_n_rows (self->roles, page, type->roles->len);
  for (guint i = 0; i < type->roles->len; i++)
    {
      const NotandaTagRole *role = type->roles->pdata[i];
      g_autofree char      *details = notanda_role_page_dup_details (notanda_tag_page_get_tag_set (page), role);

      notanda_tag_page_set_link_row (notanda_part_group_get_row (self->roles, i), role->label, details, role->retired);
    }
}

static gboolean
notanda_type_page_update (NotandaTagPage *page)
{
  NotandaTypePage      *self = NOTANDA_TYPE_PAGE (page);
  const NotandaTagType *type = get_type (self);
  char                  key[7] = { 0 };

  if (type == NULL)
    return FALSE;
  if (type->key != 0)
    g_unichar_to_utf8 (type->key, key);
  notanda_tag_page_show_names (page, type->label, type->identifier, type->retired);
  notanda_type_sample_set_look (self->sample, type->label, type->colour, type->pattern);
  notanda_edit_row_set_value (self->key_row, key);
  notanda_colour_row_set_colour (self->colour_row, type->colour);
  adw_combo_row_set_selected (self->pattern_row, type->pattern);
  show_guideline (self, type->guideline);
  key_typed_cb (self);
  fill_parts (self, type);
  return TRUE;
}

static void
notanda_type_page_dispose (GObject *object)
{
  NotandaTypePage *self = NOTANDA_TYPE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), NOTANDA_TYPE_TYPE_PAGE);
  G_OBJECT_CLASS (notanda_type_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (NOTANDA_TYPE_TYPE_SAMPLE);
  g_type_ensure (NOTANDA_TYPE_EDIT_ROW);
  g_type_ensure (NOTANDA_TYPE_COLOUR_ROW);
  g_type_ensure (NOTANDA_TYPE_PART_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/notanda/Notanda/ui/notanda-type-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePage, sample);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePage, key_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePage, swap_button);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePage, colour_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePage, pattern_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePage, guideline_view);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePage, attributes);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePage, roles);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePage, retire_row);
  gtk_widget_class_bind_template_child (widget_class, NotandaTypePage, identifier_row);
  gtk_widget_class_bind_template_callback (widget_class, key_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, swap_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, colour_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pattern_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, guideline_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, attribute_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_clicked_cb);
}

static void
notanda_type_page_class_init (NotandaTypePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_type_page_dispose;
  NOTANDA_TAG_PAGE_CLASS (klass)->update = notanda_type_page_update;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
notanda_type_page_init (NotandaTypePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  notanda_tag_page_take_rows (NOTANDA_TAG_PAGE (self), self->name_row, self->identifier_row, self->retire_row);
  notanda_edit_row_set_func (self->key_row, set_key_cb, self);
  notanda_edit_row_set_func (notanda_part_group_get_add_row (self->attributes), add_attribute_cb, self);
  notanda_edit_row_set_func (notanda_part_group_get_add_row (self->roles), add_role_cb, self);
}

NotandaTagPage *
notanda_type_page_new (NotandaDocument *document,
                       const NotandaId *type)
{
  NotandaTagPage *self = g_object_new (NOTANDA_TYPE_TYPE_PAGE, NULL);

  notanda_tag_page_set_element (self, document, type);
  notanda_tag_page_update (self);
  return self;
}
