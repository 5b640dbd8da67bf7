/* notanda-link-shapes.c: the line from one part of an annotation to another
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lines leave and arrive upright, where there is nothing but the leading, and cross the
 * lines of text between as a gentle S. On one line they hang below it as an arc. The
 * arrow shows which end is the target.
 */

#include "app/reading/notanda-link-shapes.h"

#define GAP 3.0f      /* from a box to its line */
#define INSET 14.0f   /* of an end from the corner of a box, where a handle may be */
#define ARC 11.0f     /* how deep a line on one line of text hangs: less than the leading */
#define ARROW 4.0f    /* half the width of the arrow, and its length */
#define MIN_BEND 9.0f /* so that a line arrives upright */

static float
right_of (const graphene_rect_t *box)
{
  return box->origin.x + box->size.width;
}

static float
bottom_of (const graphene_rect_t *box)
{
  return box->origin.y + box->size.height;
}

static float
gap_between (float a_start,
             float a_end,
             float b_start,
             float b_end)
{
  return MAX (0, MAX (b_start - a_end, a_start - b_end));
}

float
notanda_link_distance (const graphene_rect_t *a,
                       const graphene_rect_t *b)
{
  return gap_between (a->origin.x, right_of (a), b->origin.x, right_of (b)) +
         gap_between (a->origin.y, bottom_of (a), b->origin.y, bottom_of (b));
}

/* Above each other where they can be, else at the corners that face. */
static void
place_ends (const graphene_rect_t *from,
            const graphene_rect_t *to,
            NotandaLinkLine       *line)
{
  float left = MAX (from->origin.x, to->origin.x);
  float right = MIN (right_of (from), right_of (to));
  float from_inset = MIN (INSET, from->size.width / 2);
  float to_inset = MIN (INSET, to->size.width / 2);

  if (left <= right)
    {
      line->from.x = line->to.x = (left + right) / 2;
      return;
    }
  if (from->origin.x < to->origin.x)
    {
      line->from.x = right_of (from) - from_inset;
      line->to.x = to->origin.x + to_inset;
    }
  else
    {
      line->from.x = from->origin.x + from_inset;
      line->to.x = right_of (to) - to_inset;
    }
}

gboolean
notanda_link_line_between (const graphene_rect_t *from,
                           const graphene_rect_t *to,
                           NotandaLinkLine       *line)
{
  gboolean from_above = bottom_of (from) <= to->origin.y;
  gboolean from_below = from->origin.y >= bottom_of (to);

  if (!from_above && !from_below && gap_between (from->origin.x, right_of (from), to->origin.x, right_of (to)) <= 0)
    return FALSE;
  place_ends (from, to, line);
  /* side by side both hang below */
  line->from_below = !from_below;
  line->to_below = !from_above;
  line->from.y = line->from_below ? bottom_of (from) + GAP : from->origin.y - GAP;
  line->to.y = line->to_below ? bottom_of (to) + GAP : to->origin.y - GAP;
  return TRUE;
}

static GskPath *
build_curve (const NotandaLinkLine *line)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  float bend = MAX (MIN_BEND, ABS (line->to.y - line->from.y) / 2);
  float end = line->to.y + (line->to_below ? ARROW : -ARROW);

  if (line->from_below && line->to_below)
    bend = ARC;
  gsk_path_builder_move_to (builder, line->from.x, line->from.y);
  gsk_path_builder_cubic_to (builder, line->from.x, line->from.y + (line->from_below ? bend : -bend), line->to.x,
                             end + (line->to_below ? bend : -bend), line->to.x, end);
  return gsk_path_builder_to_path (builder);
}

static GskPath *
build_arrow (const NotandaLinkLine *line)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  float back = line->to.y + (line->to_below ? 1 : -1) * (ARROW + 1.5f);

  gsk_path_builder_move_to (builder, line->to.x, line->to.y);
  gsk_path_builder_line_to (builder, line->to.x - ARROW, back);
  gsk_path_builder_line_to (builder, line->to.x + ARROW, back);
  gsk_path_builder_close (builder);
  return gsk_path_builder_to_path (builder);
}

void
notanda_link_line_snapshot (const NotandaLinkLine *line,
                            GtkSnapshot           *snapshot,
                            const GdkRGBA         *colour,
                            const GdkRGBA         *page,
                            float                  width)
{
  g_autoptr (GskPath) curve = build_curve (line);
  g_autoptr (GskPath) arrow = build_arrow (line);
  g_autoptr (GskStroke) stroke = gsk_stroke_new (width);
  g_autoptr (GskStroke) edge = gsk_stroke_new (width + 3);

  gtk_snapshot_append_stroke (snapshot, curve, edge, page);
  gsk_stroke_set_line_width (edge, 3);
  gtk_snapshot_append_stroke (snapshot, arrow, edge, page);
  gtk_snapshot_append_stroke (snapshot, curve, stroke, colour);
  gtk_snapshot_append_fill (snapshot, arrow, GSK_FILL_RULE_WINDING, colour);
}
