/* notanda-block-styles.h: how titles, bylines and other blocks look
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/reading/notanda-display-map.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

/* Makes the tags in the view's buffer, once. */
void notanda_block_styles_install (GtkTextView *view);

/* Styles the blocks of @document and the heading in the view's buffer. */
void notanda_block_styles_apply (GtkTextView       *view,
                                 NotandaDocument   *document,
                                 NotandaDisplayMap *map);

/**
 * notanda_block_styles_dup_attributes:
 * @kind: a #NotandaBlockKind, or one from the future
 * @context: of the widget that shows the block
 * @indent: (out): pixels before its lines
 * @is_dim: (out): whether it is dimmed
 *
 * How a block looks in a label: as in the article, also between its lines.
 */
PangoAttrList *notanda_block_styles_dup_attributes (guint         kind,
                                                    PangoContext *context,
                                                    int          *indent,
                                                    gboolean     *is_dim);

/* Dim text is a mix of the view's colours, so it follows them. */
void notanda_block_styles_update_colours (GtkTextView *view);

/**
 * notanda_block_styles_dup_heading:
 *
 * Returns: (transfer full): what is known of the article and isn't in its
 *   text, a line each for the title and the rest; "" if nothing is
 */
char *notanda_block_styles_dup_heading (NotandaDocument *document);

/* Returns: what is the same while the heading and the kinds of all blocks are */
guint notanda_block_styles_hash (NotandaDocument *document);

G_END_DECLS
