/* notanda-page-actions.c: marking, changing and selecting annotations
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each action is one step of the document's history, named as the user reads it. They
 * find out by themselves whether they can do something, and say so where they can't:
 * a key that does nothing, silently, is taken for a fault.
 */

#include "app/notanda-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-annotation-text.h"
#include "app/common/notanda-bidi.h"
#include "app/common/notanda-type-style.h"
#include "base/notanda-graphemes.h"
#include "model/notanda-tag-set-use.h"

#define SPOKEN_CHARS 80

typedef struct
{
  NotandaDocument *document;
  const NotandaId *type;
  NotandaRange     range;
  guint32          slot;
} SameSearch;

static gboolean
find_same_cb (const NotandaSpan *span,
              gpointer           data)
{
  SameSearch *search = data;
  g_auto (NotandaAnnotation) annotation = { 0 };

  if (span->start != search->range.start || span->end != search->range.end)
    return TRUE;
  notanda_annotation_init (&annotation);
  if (!notanda_document_read (search->document, span->slot, &annotation) || annotation.n_fragments != 1 ||
      !notanda_id_equal (&annotation.type, search->type))
    return TRUE;
  search->slot = span->slot;
  return FALSE;
}

guint32
notanda_page_find_same (NotandaPage     *self,
                        const NotandaId *type,
                        NotandaRange     range)
{
  NotandaDocument *document = notanda_page_get_document (self);
  SameSearch       search = { document, type, range, NOTANDA_NO_SLOT };

  notanda_span_set_query_overlapping (notanda_document_get_spans (document), range.start, range.end, find_same_cb,
                                      &search);
  return search.slot;
}

/* @what: (nullable): what happened; where nothing did, the type is told */
static void
announce_slot (NotandaPage *self,
               guint32      slot,
               const char  *what)
{
  NotandaDocument *document = notanda_page_get_document (self);
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autofree char *excerpt = NULL;
  g_autofree char *message = NULL;

  notanda_annotation_init (&annotation);
  if (!notanda_document_read (document, slot, &annotation))
    return;
  if (what == NULL)
    what = notanda_type_get_label (notanda_document_get_tag_set (document), &annotation.type);
  excerpt = notanda_annotation_dup_excerpt (document, slot, SPOKEN_CHARS);
  /* TRANSLATORS: what happened, or a type of annotation; then the words it is on */
  message = notanda_bidi_printf (_ ("%s: %s"), what, excerpt);
  notanda_page_announce (self, message);
}

static void
mark_range (NotandaPage          *self,
            const NotandaTagType *type,
            NotandaRange          range)
{
  NotandaReadingView *view = notanda_page_get_view (self);
  NotandaDocument    *document = notanda_page_get_document (self);
  g_autoptr (GArray) defaults = notanda_tag_type_list_defaults (type);
  NotandaNewAnnotation what = { .type = type->id,
                                .fragments = &range,
                                .n_fragments = 1,
                                .attributes = (const NotandaAttribute *) defaults->data,
                                .n_attributes = defaults->len };
  g_autofree char     *label = NULL;
  g_autofree char     *spoken = NULL;
  g_autoptr (GError) error = NULL;
  guint32 slot = notanda_page_find_same (self, &type->id, range);

  if (slot != NOTANDA_NO_SLOT)
    {
      notanda_reading_view_place_caret (view, range.end);
      notanda_reading_view_set_selected (view, slot);
      spoken = g_strdup_printf (_ ("Already marked as %s"), type->label);
      announce_slot (self, slot, spoken);
      return;
    }
  /* TRANSLATORS: the name of a step, %s is a type of annotation */
  label = g_strdup_printf (_ ("Mark as %s"), type->label);
  if (!notanda_document_add (document, &what, label, &slot, &error))
    {
      notanda_page_toast (self, error->message, NULL, NULL);
      return;
    }
  notanda_reading_view_place_caret (view, range.end);
  notanda_reading_view_set_selected (view, slot);
  spoken = g_strdup_printf (_ ("Marked as %s"), type->label);
  announce_slot (self, slot, spoken);
}

gboolean
notanda_page_get_words (NotandaPage  *self,
                        NotandaRange *range)
{
  const NotandaTextIndex *index =
      notanda_article_get_index (notanda_document_get_article (notanda_page_get_document (self)));
  gsize start;
  gsize end;

  /* a mouse easily takes the blank before a word along */
  if (!notanda_reading_view_get_selection (notanda_page_get_view (self), &start, &end) ||
      !notanda_graphemes_trim (index, &start, &end))
    return FALSE;
  *range = (NotandaRange) { start, end };
  return TRUE;
}

static void
mark_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  NotandaPage          *self = NOTANDA_PAGE (widget);
  NotandaDocument      *document = notanda_page_get_document (self);
  const NotandaTagType *type;
  NotandaRange          range;

  if (document == NULL)
    return;
  type = notanda_tag_set_find_type_named (notanda_document_get_tag_set (document), g_variant_get_string (target, NULL));
  if (type == NULL)
    return;
  if (!notanda_page_get_words (self, &range))
    notanda_page_toast (self, _ ("Select the words to mark first"), NULL, NULL);
  else if (!notanda_page_picking_mark (notanda_page_get_picking (self), type, range))
    mark_range (self, type, range);
}

gboolean
notanda_page_get_selected (NotandaPage *self,
                           guint32     *slot)
{
  NotandaDocument *document = notanda_page_get_document (self);

  *slot = notanda_reading_view_get_selected (notanda_page_get_view (self));
  if (document == NULL)
    return FALSE;
  if (*slot != NOTANDA_NO_SLOT && notanda_document_is_visible (document, *slot))
    return TRUE;
  notanda_page_toast (self, _ ("Select an annotation first"), NULL, NULL);
  return FALSE;
}

/* The @n-th of the types that are offered, from 1. */
static const NotandaTagType *
find_offered_type (NotandaTagSet *tag_set,
                   guint          n)
{
  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (tag_set, i);

      if (!type->retired && --n == 0)
        return type;
    }
  return NULL;
}

static void
retag_action (GtkWidget  *widget,
              const char *name,
              GVariant   *target)
{
  NotandaPage          *self = NOTANDA_PAGE (widget);
  NotandaDocument      *document = notanda_page_get_document (self);
  const NotandaTagType *type;
  g_autofree char      *label = NULL;
  g_autofree char      *spoken = NULL;
  guint32               slot;

  if (!notanda_page_get_selected (self, &slot))
    return;
  type = find_offered_type (notanda_document_get_tag_set (document), g_variant_get_string (target, NULL)[0] - '0');
  if (type == NULL)
    {
      notanda_page_toast (self, _ ("The tag set has no type with this number"), NULL, NULL);
      return;
    }
  /* TRANSLATORS: the name of a step, %s is a type of annotation */
  label = g_strdup_printf (_ ("Change to %s"), type->label);
  notanda_document_set_type (document, slot, &type->id, label);
  spoken = g_strdup_printf (_ ("Changed to %s"), type->label);
  announce_slot (self, slot, spoken);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *target)
{
  NotandaPage     *self = NOTANDA_PAGE (widget);
  NotandaDocument *document = notanda_page_get_document (self);
  g_auto (NotandaAnnotation) annotation = { 0 };
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  const char      *type;
  guint32          slot;

  if (!notanda_page_get_selected (self, &slot))
    return;
  notanda_annotation_init (&annotation);
  notanda_document_read (document, slot, &annotation);
  type = notanda_type_get_label (notanda_document_get_tag_set (document), &annotation.type);
  /* TRANSLATORS: the name of a step, %s is a type of annotation */
  label = g_strdup_printf (_ ("Remove %s"), type);
  message = g_strdup_printf (_ ("%s removed"), type);
  notanda_document_remove (document, slot, label);
  notanda_page_toast (self, message, _ ("_Undo"), "win.undo");
}

void
notanda_page_go_to (NotandaPage *self,
                    guint32      slot)
{
  NotandaReadingView *view = notanda_page_get_view (self);
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  if (!notanda_document_read (notanda_page_get_document (self), slot, &annotation))
    return;
  notanda_page_read (self);
  notanda_page_picking_stop (notanda_page_get_picking (self));
  notanda_reading_view_place_caret (view, annotation.fragments[0].start);
  notanda_reading_view_set_selected (view, slot);
  announce_slot (self, slot, NULL);
}

/* Where stepping starts: the selected one, or the caret. */
static gboolean
get_current_head (NotandaPage *self,
                  NotandaSpan *head)
{
  NotandaDocument *document = notanda_page_get_document (self);
  guint32          slot = notanda_reading_view_get_selected (notanda_page_get_view (self));
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  if (slot == NOTANDA_NO_SLOT || !notanda_document_read (document, slot, &annotation))
    return FALSE;
  notanda_annotation_list_make_head (&annotation, head);
  return TRUE;
}

/* What the list shows is what is stepped through: a filter counts here too. */
static NotandaSpanSet *
get_heads (NotandaPage *self)
{
  NotandaAnnotationList *annotations = notanda_annotation_pane_get_annotations (notanda_page_get_pane (self));

  return annotations != NULL ? notanda_annotation_list_get_heads (annotations)
                             : notanda_document_get_spans (notanda_page_get_document (self));
}

static void
step (NotandaPage *self,
      gboolean     forward)
{
  NotandaDocument *document = notanda_page_get_document (self);
  NotandaSpanSet  *spans;
  NotandaSpan      head;
  gsize            start;
  gsize            end;
  gboolean         found;

  if (document == NULL)
    return;
  spans = get_heads (self);
  notanda_reading_view_get_selection (notanda_page_get_view (self), &start, &end);
  if (get_current_head (self, &head))
    found = forward ? notanda_span_set_next_head (spans, &head, &head)
                    : notanda_span_set_previous_head (spans, &head, &head);
  else
    found = forward ? notanda_span_set_head_at (spans, start, &head)
                    : notanda_span_set_head_before (spans, start, &head);
  if (found)
    notanda_page_go_to (self, head.slot);
  else
    notanda_page_toast (self, forward ? _ ("No annotation further on") : _ ("No annotation before this"), NULL, NULL);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  step (NOTANDA_PAGE (widget), TRUE);
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *target)
{
  step (NOTANDA_PAGE (widget), FALSE);
}

static void
select_at_caret_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *target)
{
  NotandaPage        *self = NOTANDA_PAGE (widget);
  NotandaReadingView *view = notanda_page_get_view (self);
  gsize               start;
  gsize               end;

  if (notanda_page_get_document (self) == NULL)
    return;
  notanda_reading_view_get_selection (view, &start, &end);
  if (notanda_reading_view_select_at (view, start))
    announce_slot (self, notanda_reading_view_get_selected (view), NULL);
  else
    notanda_page_toast (self, _ ("No annotation here"), NULL, NULL);
}

/* First the words, then the annotation: Escape takes back one thing at a time. */
static void
deselect_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *target)
{
  NotandaReadingView *view = notanda_page_get_view (NOTANDA_PAGE (widget));
  gsize               start;
  gsize               end;

  if (notanda_reading_view_get_selection (view, &start, &end))
    notanda_reading_view_place_caret (view, end);
  else
    notanda_reading_view_set_selected (view, NOTANDA_NO_SLOT);
}

void
notanda_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.mark", "s", mark_action);
  gtk_widget_class_install_action (klass, "page.retag", "s", retag_action);
  gtk_widget_class_install_action (klass, "page.remove", NULL, remove_action);
  gtk_widget_class_install_action (klass, "page.next", NULL, next_action);
  gtk_widget_class_install_action (klass, "page.previous", NULL, previous_action);
  gtk_widget_class_install_action (klass, "page.select-at-caret", NULL, select_at_caret_action);
  gtk_widget_class_install_action (klass, "page.deselect", NULL, deselect_action);
  gtk_widget_class_install_action (klass, "page.menu", NULL, notanda_page_menu_action);
}
