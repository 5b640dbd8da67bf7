/* notanda-top-keeper.h: keeps the line at the top of the window there
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/reading/notanda-display-map.h"

G_BEGIN_DECLS

typedef struct _NotandaTopKeeper NotandaTopKeeper;

/* Borrows @view, whose adjustment it follows. */
NotandaTopKeeper *notanda_top_keeper_new (GtkTextView *view);
void              notanda_top_keeper_free (NotandaTopKeeper *self);

/* Of the text that is shown now: @map is borrowed, and %NULL where there is none. */
void notanda_top_keeper_set_map (NotandaTopKeeper  *self,
                                 NotandaDisplayMap *map);

/* To be called before the view lays out its lines anew. */
void notanda_top_keeper_hold (NotandaTopKeeper *self);

/* To be called before the view is given its place: words stay where they are in the window, whatever came or went above the view. */
void notanda_top_keeper_allocate (NotandaTopKeeper *self);

/* To be called when the style has changed: the same, where the font is another. */
void notanda_top_keeper_update_font (NotandaTopKeeper *self);

/* To be called before the view scrolls elsewhere by itself, which it may do later. */
void notanda_top_keeper_release (NotandaTopKeeper *self);

/* The code point that the line at the top starts with; 0 at the start of the article. */
gsize notanda_top_keeper_get_top (NotandaTopKeeper *self);

/* Scrolls there, as soon as the lines are laid out. */
void notanda_top_keeper_go (NotandaTopKeeper *self,
                            gsize             top);

G_END_DECLS
