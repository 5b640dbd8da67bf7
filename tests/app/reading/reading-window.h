/* reading-window.h: a reading view in a window of its own, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/reading/notanda-reading-view-private.h"

G_BEGIN_DECLS

/**
 * reading_window_open:
 * reading_window_show:
 * @width: of the text view, in pixels
 *
 * Returns: (transfer none): the view, drawn once, and as the second has it laid
 *   out as a whole; the window is its root
 */
NotandaReadingView *reading_window_open (NotandaDocument *document,
                                         int              width,
                                         int              height);
NotandaReadingView *reading_window_show (NotandaDocument *document,
                                         int              width,
                                         int              height);

/* Draws one more frame; what was queued before is done by then. */
void reading_window_draw (NotandaReadingView *view);

/* Lets the view lay out all of a text, which it does when it is idle. */
void reading_window_settle (NotandaReadingView *view);

/* The character at a code point, in buffer coordinates. */
void reading_window_get_cell (NotandaReadingView *view,
                              gsize               position,
                              GdkRectangle       *cell);

/* Clicks into the middle of a rectangle that is in buffer coordinates. */
void reading_window_click (NotandaReadingView *view,
                           const GdkRectangle *cell);

void reading_window_close (NotandaReadingView *view);

G_END_DECLS
