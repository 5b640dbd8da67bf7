/* notanda-reading-view-private.h: what the reading view's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/reading/notanda-reading-view.h"
#include "app/reading/notanda-text-geometry.h"
#include "app/reading/notanda-top-keeper.h"
#include "model/notanda-edges.h"

G_BEGIN_DECLS

/* While a handle is held. */
typedef struct
{
  gboolean         is_pressed; /* the last press was on a handle */
  NotandaPieceEdge edge;
  gsize            position; /* where the edge was */
  GArray          *pieces;   /* NotandaRange, as they would be; NULL where no handle is held */
  double           start_x;  /* of the press, in widget coordinates */
  double           start_y;
  double           away_x; /* of the pointer from the edge */
  double           away_y;
} NotandaEdgeDrag;

/* While the button is down on selected words. */
typedef struct
{
  gboolean is_armed;
  GdkDrag *going; /* weak: what has begun */
  double   x;     /* of the press, in the surface's coordinates */
  double   y;
} NotandaTextDrag;

struct _NotandaReadingView
{
  GtkTextView              parent_instance;
  NotandaDocument         *document;
  NotandaDisplayMap       *map;
  NotandaHighlightPainter *painter;
  NotandaFind             *find; /* borrowed: what is looked for, or NULL */
  guint                    match;
  NotandaLinkPainter      *links;
  NotandaTopKeeper        *keeper;
  guint                    looks; /* of what is shown, as notanda_block_styles_hash() has it */
  guint32                  selected;
  int                      width;
  int                      n_press;
  double                   press_x;
  double                   press_y;
  guint                    click_id;
  NotandaEdgeDrag          edges;
  NotandaTextDrag          drag;
  GtkWidget               *popover; /* its menu, or NULL */
  GdkContentProvider      *content; /* the selected words, for who asks */
  NotandaPicker            picker;  /* gets the clicks; NULL as a rule */
  gpointer                 picker_data;
};

/* Each for init: adds the controllers of its file. */
void notanda_reading_view_add_clicks (NotandaReadingView *self);
void notanda_reading_view_add_edges (NotandaReadingView *self);
void notanda_reading_view_add_keys (NotandaReadingView *self);
void notanda_reading_view_add_clipboard (NotandaReadingView *self);

/* A click that was not answered yet is forgotten; for dispose. */
void notanda_reading_view_drop_click (NotandaReadingView *self);

/* A click that no gesture of GTK's hears of, in widget coordinates. */
void notanda_reading_view_click (NotandaReadingView *self,
                                 double              x,
                                 double              y);

/* Draws the handles; below the text. */
void notanda_reading_view_snapshot_edges (NotandaReadingView *self,
                                          GtkSnapshot        *snapshot);

/* Returns: whether a handle was held; the annotation then stays as it is */
gboolean notanda_reading_view_cancel_edge (NotandaReadingView *self);

/* For realize and unrealize. */
void notanda_reading_view_own_primary (NotandaReadingView *self);
void notanda_reading_view_leave_primary (NotandaReadingView *self);

/* The class' handler of GTK's signal. */
void notanda_reading_view_copy_clipboard (GtkTextView *view);

G_END_DECLS
