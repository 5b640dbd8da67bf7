/* notanda-annotation-pane-private.h: what the pane's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/pane/notanda-annotation-pane.h"
#include "app/common/notanda-row-sight.h"

G_BEGIN_DECLS

struct _NotandaAnnotationPane
{
  AdwBin                 parent_instance;
  NotandaDocument       *document;
  NotandaAnnotationList *annotations;
  GSignalGroup          *list_signals;
  GSignalGroup          *document_signals;
  GArray                *type_ids; /* (element-type NotandaId): beside the rows of types but the first */
  GPtrArray             *authors;  /* (element-type NotandaAuthor): beside the rows of people but the first */
  char                  *author;   /* whom the list is filtered by, in this article and the next; NULL for everybody */
  guint32                selected;
  guint32                at_caret;
  NotandaRowSight       *sight;
  GtkWidget             *popover;    /* of the menu, once it was shown */
  GMenu                 *retag_menu; /* of that, or NULL */
  GtkWidget             *back_button;
  GtkSearchEntry        *entry;
  GtkDropDown           *types;
  GtkDropDown           *people;
  GtkLabel              *count_label;
  GtkStack              *stack;
  GtkListView           *list;
  guint                  follow_id;
  guint                  follow_delay; /* frames */
  guint                  people_id;
  guint                  is_following : 1; /* the row is set from outside */
  guint                  is_filling : 1;   /* the rows of people are */
};

/* Goes to the card of what is selected, once the list's rows are there. */
void notanda_annotation_pane_follow_later (NotandaAnnotationPane *self);

/* The types to filter by, and how many annotations are listed: for a document, and after its changes. */
void notanda_annotation_pane_fill_types (NotandaAnnotationPane *self);
void notanda_annotation_pane_fill_people (NotandaAnnotationPane *self);
void notanda_annotation_pane_fill_people_later (NotandaAnnotationPane *self);
void notanda_annotation_pane_update_count (NotandaAnnotationPane *self);

/* What the template calls; for class_init. */
void notanda_annotation_pane_bind_filter (GtkWidgetClass *widget_class);

G_END_DECLS
