/* notanda-link-labels.h: names of roles in the leading
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The height of a label at most, in pixels: the leading doesn't grow with the text. */
#define NOTANDA_LINK_LABEL_HEIGHT 16

/**
 * NotandaLinkLabels:
 *
 * Draws names so that none is over another. In buffer coordinates.
 */
typedef struct _NotandaLinkLabels NotandaLinkLabels;

/* Borrows @view. */
NotandaLinkLabels *notanda_link_labels_new (GtkTextView *view);
void               notanda_link_labels_free (NotandaLinkLabels *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaLinkLabels, notanda_link_labels_free)

/**
 * notanda_link_labels_start:
 * @right: how far labels may go
 *
 * A new frame.
 */
void notanda_link_labels_start (NotandaLinkLabels *self,
                                float              right);

/* No label comes over it. */
void notanda_link_labels_keep_free (NotandaLinkLabels     *self,
                                    const graphene_rect_t *place);

/**
 * notanda_link_labels_draw:
 * @x: where it starts, or further right where there is another
 * @y: its top
 *
 * Returns: where it ends
 */
float notanda_link_labels_draw (NotandaLinkLabels *self,
                                GtkSnapshot       *snapshot,
                                const char        *text,
                                const GdkRGBA     *line,
                                const GdkRGBA     *page,
                                float              x,
                                float              y);

G_END_DECLS
