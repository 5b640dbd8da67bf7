/* notanda-annotation-row.h: one annotation in the list beside the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-annotation-list.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_ANNOTATION_ROW (notanda_annotation_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAnnotationRow, notanda_annotation_row, NOTANDA, ANNOTATION_ROW, AdwBin)

/* Property "item" (nullable), property "description": the row as it is spoken. */
GtkWidget *notanda_annotation_row_new (void);
void       notanda_annotation_row_set_item (NotandaAnnotationRow  *self,
                                            NotandaAnnotationItem *item);

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

G_END_DECLS
