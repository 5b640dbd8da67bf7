/* notanda-annotation.h: one annotation as it is seen now
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-value.h"

G_BEGIN_DECLS

/* No annotation's slot: the document's number of it. */
#define NOTANDA_NO_SLOT G_MAXUINT32

/* How an annotation came about; the numbers are on disk. */
typedef enum
{
  NOTANDA_ORIGIN_HAND = 0,
  NOTANDA_ORIGIN_BULK = 1,
  NOTANDA_ORIGIN_IMPORT = 2,
  NOTANDA_ORIGIN_PROPOSAL = 3,
} NotandaOrigin;

typedef struct
{
  NotandaId    id; /* of the tag set's attribute */
  NotandaValue value;
} NotandaAttribute;

/* An attribute of a link goes by its name: links have no types of their own. */
typedef struct
{
  const char  *name;
  NotandaValue value;
} NotandaNamedValue;

typedef struct
{
  NotandaId                id; /* of this link */
  NotandaId                role;
  NotandaId                target; /* an annotation */
  const NotandaNamedValue *attributes;
  guint                    n_attributes;
} NotandaLink;

typedef struct
{
  NotandaId   id;   /* of this note */
  const char *kind; /* "" as a rule; what brat calls its type */
  const char *text;
  const char *author;
  gint64      time;        /* of its last change, microseconds since 1970 */
  guint64     first_clock; /* logical time it was made at */
} NotandaNote;

/**
 * NotandaAnnotation:
 * @slot: the document's number of it, stable while the document is open
 * @fragments: in text order, at least one
 * @attributes: in the order of their ids
 * @links: in the order of their ids; those to deleted annotations are left out
 * @notes: in the order they were made
 * @state: an identifier of its work state, such as "accepted"; "" as a rule
 * @rule: which rule proposed it or which file it came from, or ""
 * @n_differences: fields for which several values stand side by side
 * @edited_while_deleted: somebody deleted it while somebody else worked on it
 *
 * A buffer to be filled by notanda_document_read() again and again; its arrays
 * are kept, so reading many annotations allocates nothing. What it points to is
 * the document's, until that changes next.
 */
typedef struct
{
  guint32                 slot;
  NotandaId               id;
  NotandaId               type;
  const NotandaRange     *fragments;
  guint                   n_fragments;
  const NotandaAttribute *attributes;
  guint                   n_attributes;
  const NotandaLink      *links;
  guint                   n_links;
  const NotandaNote      *notes;
  guint                   n_notes;
  const char             *author;
  gint64                  created; /* microseconds since 1970 */
  NotandaOrigin           origin;
  const char             *rule;
  const char             *state;
  guint                   n_differences;
  gboolean                edited_while_deleted;

  /*< private >*/
  GArray *fragment_array;
  GArray *attribute_array;
  GArray *link_array;
  GArray *note_array;
  GArray *named_array;
} NotandaAnnotation;

void notanda_annotation_init (NotandaAnnotation *annotation);
void notanda_annotation_clear (NotandaAnnotation *annotation);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaAnnotation, notanda_annotation_clear)

/* %NULL where it has no such attribute. */
const NotandaValue *notanda_annotation_get_attribute (const NotandaAnnotation *annotation,
                                                      const NotandaId         *attribute);

/* What people have to settle about it: fields, and whether it is to be there at all. */
guint notanda_annotation_count_differences (const NotandaAnnotation *annotation);

G_END_DECLS
