/* notanda-reading-view-private.h: what the reading view's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/reading/notanda-reading-view.h"
#include "app/reading/notanda-text-geometry.h"

G_BEGIN_DECLS

struct _NotandaReadingView
{
  GtkTextView              parent_instance;
  NotandaDocument         *document;
  NotandaDisplayMap       *map;
  NotandaHighlightPainter *painter;
  NotandaFind             *find; /* borrowed: what is looked for, or NULL */
  guint                    match;
  NotandaLinkPainter      *links;
  guint32                  selected;
  int                      width;
  int                      n_press;
  double                   press_x;
  double                   press_y;
  guint                    click_id;
  GdkContentProvider      *content; /* the selected words, for who asks */
};

/* Each for init: adds the controllers of its file. */
void notanda_reading_view_add_clicks (NotandaReadingView *self);
void notanda_reading_view_add_keys (NotandaReadingView *self);
void notanda_reading_view_add_clipboard (NotandaReadingView *self);

/* A click that was not answered yet is forgotten; for dispose. */
void notanda_reading_view_drop_click (NotandaReadingView *self);

/* For realize and unrealize. */
void notanda_reading_view_own_primary (NotandaReadingView *self);
void notanda_reading_view_leave_primary (NotandaReadingView *self);

/* The class' handler of GTK's signal. */
void notanda_reading_view_copy_clipboard (GtkTextView *view);

G_END_DECLS
