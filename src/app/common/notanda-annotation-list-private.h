/* notanda-annotation-list-private.h: what the list's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-annotation-list.h"
#include "app/common/notanda-annotation-matches.h"

G_BEGIN_DECLS

struct _NotandaAnnotationList
{
  GObject                   parent_instance;
  NotandaDocument          *document;
  GHashTable               *alive; /* slot -> item, not held */
  guint32                   selected;
  NotandaAnnotationMatches *matches;    /* what is listed; NULL for all */
  NotandaAnnotationMatches *next;       /* what is being looked for, or NULL */
  gboolean                  is_again;   /* matches are being looked at again */
  gboolean                  is_between; /* one filter and another: nothing is listed */
  NotandaSpanSet           *none;       /* empty */
  guint                     idle_id;
};

/* Puts right what @change touched; tells of it in one items-changed. */
void notanda_annotation_list_update_matches (NotandaAnnotationList *self,
                                             const NotandaChange   *change);

/* After a change: looks at all, where a filter is set. */
void notanda_annotation_list_look_again (NotandaAnnotationList *self);

G_END_DECLS
