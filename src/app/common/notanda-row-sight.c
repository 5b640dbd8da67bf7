/* notanda-row-sight.c: contents for the rows that can be seen, and for no others
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GtkListView keeps two hundred rows, of which a dozen can be seen. To fill them, or to
 * move them about with contents in each, takes some 100 ms, a pause that one feels at each
 * letter typed into the filter. So most rows are empty. Once the list has been laid out
 * it is known which can be seen; filling those asks for another layout, which GDK does in
 * the same frame, so nobody sees an empty one. Rejected: filling the others while nothing
 * else is to be done, since a full row costs as much when it is moved.
 */

#include "app/common/notanda-row-sight.h"

/* So far outside, in pixels, a row is filled, since it may move when others are. */
#define NEAR 300

/* And so far outside it is emptied. */
#define FAR 1500

/* Filling a row makes it higher or lower, and others come in sight. GDK does no more
 * than four layouts in a frame; what is left then is done in the next. */
#define MAX_LAYOUTS 2

struct _NotandaRowSight
{
  GtkWidget     *list;
  GHashTable    *rows;  /* not held: a row leaves before it goes */
  GdkFrameClock *clock; /* while the list is realized */
  gint64         frame; /* the last one, and how many layouts it had */
  guint          n_layouts;
};

static gboolean
is_within (NotandaRowSight *sight,
           NotandaLazyRow  *row,
           float            margin)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (GTK_WIDGET (row)) &&
         gtk_widget_compute_bounds (GTK_WIDGET (row), sight->list, &bounds) && bounds.size.height > 0 &&
         bounds.origin.y + bounds.size.height > -margin &&
         bounds.origin.y < (float) gtk_widget_get_height (sight->list) + margin;
}

static void
layout_cb (NotandaRowSight *sight)
{
  gint64 frame = gdk_frame_clock_get_frame_counter (sight->clock);
  g_autoptr (GPtrArray) rows = NULL;

  sight->n_layouts = frame == sight->frame ? sight->n_layouts + 1 : 1;
  sight->frame = frame;
  if (sight->n_layouts > MAX_LAYOUTS)
    return;
  rows = g_hash_table_get_keys_as_ptr_array (sight->rows);
  for (guint i = 0; i < rows->len; i++)
    {
      NotandaLazyRow *row = rows->pdata[i];

      if (notanda_lazy_row_get_contents (row) != NULL)
        {
          if (!is_within (sight, row, FAR))
            notanda_lazy_row_empty (row);
        }
      else if (is_within (sight, row, NEAR))
        notanda_lazy_row_fill (row);
    }
}

static void
realize_cb (NotandaRowSight *sight)
{
  sight->clock = g_object_ref (gtk_widget_get_frame_clock (sight->list));
  /* after the window's own, which lays the rows out */
  g_signal_connect_data (sight->clock, "layout", G_CALLBACK (layout_cb), sight, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
unrealize_cb (NotandaRowSight *sight)
{
  g_signal_handlers_disconnect_by_data (sight->clock, sight);
  g_clear_object (&sight->clock);
}

NotandaRowSight *
notanda_row_sight_new (GtkWidget *list)
{
  NotandaRowSight *sight = g_new0 (NotandaRowSight, 1);

  sight->list = list;
  sight->rows = g_hash_table_new (NULL, NULL);
  g_signal_connect_swapped (list, "realize", G_CALLBACK (realize_cb), sight);
  g_signal_connect_swapped (list, "unrealize", G_CALLBACK (unrealize_cb), sight);
  return sight;
}

void
notanda_row_sight_free (NotandaRowSight *sight)
{
  g_signal_handlers_disconnect_by_data (sight->list, sight);
  if (sight->clock != NULL)
    unrealize_cb (sight);
  g_hash_table_unref (sight->rows);
  g_free (sight);
}

void
notanda_row_sight_foreach (NotandaRowSight *sight,
                           GFunc            function,
                           gpointer         data)
{
  GHashTableIter iter;
  gpointer       row;

  g_hash_table_iter_init (&iter, sight->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    function (row, data);
}

void
notanda_row_sight_add (NotandaRowSight *sight,
                       NotandaLazyRow  *row)
{
  g_hash_table_add (sight->rows, row);
}

void
notanda_row_sight_remove (NotandaRowSight *sight,
                          NotandaLazyRow  *row)
{
  g_hash_table_remove (sight->rows, row);
}
