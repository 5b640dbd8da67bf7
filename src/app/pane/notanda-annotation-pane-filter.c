/* notanda-annotation-pane-filter.c: which annotations are listed, and how many
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/notanda-annotation-pane-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-person-badge.h"
#include "app/controls/notanda-control.h"

static gboolean
is_filtered (NotandaAnnotationPane *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0' || gtk_drop_down_get_selected (self->types) > 0 ||
         gtk_drop_down_get_selected (self->people) > 0;
}

void
notanda_annotation_pane_update_count (NotandaAnnotationPane *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->annotations));
  guint            n_all = notanda_document_get_n_annotations (self->document);
  g_autofree char *all = g_strdup_printf (ngettext ("%u annotation", "%u annotations", n_all), n_all);
  g_autofree char *count = NULL;

  if (is_filtered (self))
    /* TRANSLATORS: annotations that match the filter, and all */
    count = g_strdup_printf (_ ("%u of %u"), n, n_all);
  else
    count = g_strdup_printf ("%u", n_all);
  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count_label), all);
  gtk_stack_set_visible_child_name (self->stack, n == 0 && n_all > 0 ? "none" : "list");
}

static void
name_chosen (GtkDropDown *drop_down,
             const char  *name)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);

  if (chosen != NULL)
    notanda_control_name_chosen (drop_down, name, gtk_string_object_get_string (chosen));
}

static void
filter_changed_cb (NotandaAnnotationPane *self)
{
  guint type;

  name_chosen (self->types, _ ("Type"));
  name_chosen (self->people, _ ("Person"));
  if (self->annotations == NULL)
    return;
  type = gtk_drop_down_get_selected (self->types);
  notanda_annotation_list_set_filter (self->annotations, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                      type > 0 && type <= self->type_ids->len
                                          ? &g_array_index (self->type_ids, NotandaId, type - 1)
                                          : NULL,
                                      gtk_drop_down_get_selected (self->people) > 0 ? self->author : NULL);
  notanda_annotation_pane_update_count (self);
  notanda_annotation_pane_follow_later (self);
}

/* Who has no mark in this article may have some in the next: only a choice is a choice. */
static void
person_changed_cb (NotandaAnnotationPane *self)
{
  guint row = gtk_drop_down_get_selected (self->people);

  if (self->is_filling)
    return;
  g_set_str (&self->author, row > 0 ? ((NotandaAuthor *) self->authors->pdata[row - 1])->name : NULL);
  filter_changed_cb (self);
}

static void
clear_filter_cb (NotandaAnnotationPane *self)
{
  gtk_drop_down_set_selected (self->types, 0);
  gtk_drop_down_set_selected (self->people, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Escape takes back one thing at a time: first the filter, then the focus. */
static void
stop_search_cb (NotandaAnnotationPane *self)
{
  if (is_filtered (self))
    clear_filter_cb (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.switch-pane", NULL);
}

/* The types to filter by. One that was merged into another is that other. */
void
notanda_annotation_pane_fill_types (NotandaAnnotationPane *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  NotandaTagSet *tag_set = notanda_document_get_tag_set (self->document);
  NotandaId      chosen = { { 0 } };
  guint          row = gtk_drop_down_get_selected (self->types);
  guint          again = 0;

  if (row > 0 && row <= self->type_ids->len)
    chosen = g_array_index (self->type_ids, NotandaId, row - 1);
  g_array_set_size (self->type_ids, 0);
  gtk_string_list_append (names, _ ("All Types"));
  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);

      if (!notanda_id_equal (notanda_tag_set_resolve_type (tag_set, &type->id), &type->id))
        continue;
      gtk_string_list_append (names, type->label);
      g_array_append_val (self->type_ids, type->id);
      if (notanda_id_equal (&type->id, &chosen))
        again = self->type_ids->len;
    }
  gtk_drop_down_set_model (self->types, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->types, again);
  /* the same row may be another type */
  filter_changed_cb (self);
}

/* Where one person made all of it there is nothing to choose. */
void
notanda_annotation_pane_fill_people (NotandaAnnotationPane *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *authors = notanda_document_list_authors (self->document);
  guint      before = gtk_drop_down_get_selected (self->people);
  guint      chosen = 0;

  gtk_string_list_append (names, _ ("Everyone"));
  for (guint i = 0; i < authors->len; i++)
    {
      const NotandaAuthor *author = authors->pdata[i];
      g_autofree char     *name = notanda_person_dup_name (self->document, author->name);
      /* TRANSLATORS: a person, and how many annotations they made */
      g_autofree char *row = notanda_bidi_printf (_ ("%s (%u)"), name, author->n_annotations);

      gtk_string_list_append (names, row);
      if (g_strcmp0 (author->name, self->author) == 0)
        chosen = i + 1;
    }
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  self->authors = authors;
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->people, G_LIST_MODEL (names));
  chosen = authors->len > 1 ? chosen : 0;
  gtk_drop_down_set_selected (self->people, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->people), authors->len > 1);
  self->is_filling = FALSE;
  if (chosen > 0 || before != chosen)
    filter_changed_cb (self);
  name_chosen (self->people, _ ("Person"));
}

static void
fill_people_cb (gpointer data)
{
  NotandaAnnotationPane *self = data;

  self->people_id = 0;
  if (self->document != NULL)
    notanda_annotation_pane_fill_people (self);
}

/* It is a look at all annotations: not within the change. */
void
notanda_annotation_pane_fill_people_later (NotandaAnnotationPane *self)
{
  if (self->people_id == 0)
    self->people_id = g_idle_add_once (fill_people_cb, self);
}

void
notanda_annotation_pane_bind_filter (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}
