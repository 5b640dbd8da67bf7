/* notanda-annotation-text.h: an annotation as people read it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * notanda_annotation_dup_excerpt:
 * @max_chars: code points, the ellipsis not counted
 *
 * Returns: (transfer full): the words of @slot on one line, " … " between
 *   fragments; "" where it is deleted
 */
char *notanda_annotation_dup_excerpt (NotandaDocument *document,
                                      guint32          slot,
                                      guint            max_chars);

/* The same of an annotation that was read. */
char *notanda_annotation_dup_words (NotandaDocument         *document,
                                    const NotandaAnnotation *annotation,
                                    guint                    max_chars);

/* Returns: (transfer full): @text on one line, cut at @max_chars code points */
char *notanda_text_dup_line (const char *text,
                             guint       max_chars);

/* What people read for an attribute; %NULL where the tag set doesn't have it. */
const char *notanda_attribute_get_label (NotandaTagSet          *tag_set,
                                         const NotandaAttribute *attribute);

/**
 * notanda_attribute_dup_value:
 *
 * Returns: (transfer full): a choice's label, "yes" or "no", "LABEL (DATABASE:ID)",
 *   or the text; "" for what has no short form
 */
char *notanda_attribute_dup_value (NotandaTagSet          *tag_set,
                                   const NotandaAttribute *attribute);

/**
 * NotandaAnnotationLink:
 * @label: of the role, borrowed from the tag set
 * @target: the slot of a visible annotation: the other end, where the link leads or comes from
 */
typedef struct
{
  NotandaId   role;
  const char *label;
  guint32     target;
} NotandaAnnotationLink;

/**
 * notanda_annotation_list_links:
 *
 * In the order in which the tag set has the type's roles, those of other types
 * after them; in one role in text order. This is how a card numbers them.
 *
 * Returns: (transfer full) (element-type NotandaAnnotationLink)
 */
GArray *notanda_annotation_list_links (NotandaDocument         *document,
                                       const NotandaAnnotation *annotation);

/**
 * notanda_annotation_list_linking:
 *
 * The links of others to it, in text order. A card numbers them after its own.
 *
 * Returns: (transfer full) (element-type NotandaAnnotationLink)
 */
GArray *notanda_annotation_list_linking (NotandaDocument         *document,
                                         const NotandaAnnotation *annotation);

G_END_DECLS
