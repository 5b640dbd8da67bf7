/* editor-window.c: a window to edit annotations in, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pane/editor-window.h"

#include "app/common/notanda-annotation-text.h"

/* The list and the editor come after the first frame. */
static gboolean
has_list (Fixture *fixture)
{
  NotandaPage *page = notanda_window_get_page (fixture->window);

  return notanda_annotation_pane_get_annotations (notanda_page_get_pane (page)) != NULL;
}

void
editor_window_set_up (EditorWindow *self,
                      gconstpointer data)
{
  set_up (&self->fixture, data);
  wait_for (&self->fixture, has_list);
  self->page = notanda_window_get_page (self->fixture.window);
  self->document = notanda_page_get_document (self->page);
  self->view = notanda_page_get_view (self->page);
  self->editor = notanda_page_get_editor (self->page);
  self->picking = notanda_page_get_picking (self->page);
}

/* A window that was closed goes by itself, once it is saved. */
static gboolean
is_saved_or_gone (Fixture *fixture)
{
  return is_gone (fixture) || is_saved (fixture);
}

void
editor_window_tear_down (EditorWindow *self,
                         gconstpointer data)
{
  wait_for (&self->fixture, is_saved_or_gone);
  tear_down (&self->fixture, data);
}

void
editor_window_select (EditorWindow *self,
                      gsize         start,
                      gsize         end)
{
  GtkTextBuffer     *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  NotandaDisplayMap *map = notanda_reading_view_get_map (self->view);
  GtkTextIter        from;
  GtkTextIter        to;

  notanda_display_map_get_iter (map, buffer, start, NOTANDA_EDGE_START, &from);
  notanda_display_map_get_iter (map, buffer, end, start < end ? NOTANDA_EDGE_END : NOTANDA_EDGE_START, &to);
  gtk_text_buffer_select_range (buffer, &to, &from);
}

void
editor_window_act (EditorWindow *self,
                   const char   *action,
                   GVariant     *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->view), action, owned));
}

guint32
editor_window_add (EditorWindow      *self,
                   NotandaBuiltinType type,
                   guint32            start,
                   guint32            end)
{
  NotandaRange         range = { start, end };
  NotandaNewAnnotation what = { .type = *notanda_builtin_type_get_id (type), .fragments = &range, .n_fragments = 1 };
  g_autoptr (GError) error = NULL;
  guint32 slot;

  notanda_document_add (self->document, &what, "Mark", &slot, &error);
  g_assert_no_error (error);
  return slot;
}

void
editor_window_choose (EditorWindow *self,
                      guint32       slot)
{
  notanda_reading_view_set_selected (self->view, slot);
}

static void
set_property (EditorWindow      *self,
              const NotandaId   *id,
              NotandaTagProperty property,
              NotandaValueKind   kind,
              const char        *text)
{
  NotandaValue value = notanda_value_text (kind, text);

  if (text != NULL)
    notanda_document_set_tag_property (self->document, id, property, &value, "Tag set");
}

NotandaId
editor_window_define_type (EditorWindow *self,
                           const char   *identifier,
                           const char   *label)
{
  NotandaId id;

  notanda_tag_set_id_for_type (identifier, &id);
  set_property (self, &id, NOTANDA_TAG_ELEMENT, NOTANDA_VALUE_TEXT, "type");
  set_property (self, &id, NOTANDA_TAG_IDENTIFIER, NOTANDA_VALUE_TEXT, identifier);
  set_property (self, &id, NOTANDA_TAG_LABEL, NOTANDA_VALUE_TEXT, label);
  return id;
}

NotandaId
editor_window_define_attribute (EditorWindow    *self,
                                const NotandaId *type,
                                const char      *identifier,
                                const char      *kind,
                                const char      *choices)
{
  NotandaValue owner = notanda_value_id (type);
  NotandaId    id;

  notanda_tag_set_id_for_attribute (type, identifier, &id);
  notanda_document_begin_step (self->document, "Tag set");
  set_property (self, &id, NOTANDA_TAG_ELEMENT, NOTANDA_VALUE_TEXT, "attribute");
  set_property (self, &id, NOTANDA_TAG_IDENTIFIER, NOTANDA_VALUE_TEXT, identifier);
  set_property (self, &id, NOTANDA_TAG_KIND, NOTANDA_VALUE_TEXT, kind);
  set_property (self, &id, NOTANDA_TAG_CHOICES, NOTANDA_VALUE_TEXT, choices);
  notanda_document_set_tag_property (self->document, &id, NOTANDA_TAG_OWNER, &owner, "Tag set");
  notanda_document_end_step (self->document);
  return id;
}

char *
editor_window_describe (EditorWindow *self,
                        guint32       slot)
{
  GString       *text = g_string_new (NULL);
  NotandaTagSet *tag_set = notanda_document_get_tag_set (self->document);
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autoptr (GArray) links = NULL;

  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (self->document, slot, &annotation));
  links = notanda_annotation_list_links (self->document, &annotation);
  for (guint i = 0; i < links->len; i++)
    {
      const NotandaAnnotationLink *link = &g_array_index (links, NotandaAnnotationLink, i);
      const NotandaTagRole        *role = notanda_tag_set_find_role (tag_set, &link->role);
      g_autofree char             *words = notanda_annotation_dup_excerpt (self->document, link->target, 80);

      g_string_append_printf (text, "%s>%s;", role != NULL ? role->identifier : "?", words);
    }
  for (guint i = 0; i < annotation.n_fragments; i++)
    g_string_append_printf (text, "%u-%u;", annotation.fragments[i].start, annotation.fragments[i].end);
  return g_string_free_and_steal (text);
}

static void
count_labels (GtkWidget  *widget,
              const char *text,
              guint      *n)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    (*n)++;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_labels (child, text, n);
}

gboolean
editor_window_shows_label (EditorWindow *self,
                           const char   *text)
{
  guint n = 0;

  count_labels (GTK_WIDGET (self->editor), text, &n);
  return n > 0;
}
