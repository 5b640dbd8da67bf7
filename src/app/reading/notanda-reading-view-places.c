/* notanda-reading-view-places.c: where the caret and the top of the reading view are, and going somewhere else
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/reading/notanda-reading-view-private.h"

/* No further than needed: what one reads stays where it is. */
void
notanda_reading_view_show_position (NotandaReadingView *self,
                                    gsize               position)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autoptr (GtkTextMark) mark = NULL;
  GtkTextIter iter;

  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  if (self->map == NULL)
    return;
  notanda_display_map_get_iter (self->map, buffer, position, NOTANDA_EDGE_START, &iter);
  notanda_top_keeper_release (self->keeper);
  /* a mark, since heights of lines far away aren't known yet */
  mark = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE));
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0.1, FALSE, 0, 0);
  gtk_text_buffer_delete_mark (buffer, mark);
}

void
notanda_reading_view_place_caret (NotandaReadingView *self,
                                  gsize               position)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    iter;

  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  if (self->map == NULL)
    return;
  notanda_display_map_get_iter (self->map, buffer, position, NOTANDA_EDGE_START, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  notanda_reading_view_show_position (self, position);
}

void
notanda_reading_view_select_range (NotandaReadingView *self,
                                   gsize               start,
                                   gsize               end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    from;
  GtkTextIter    to;

  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  if (self->map == NULL)
    return;
  notanda_display_map_get_iter (self->map, buffer, start, NOTANDA_EDGE_START, &from);
  notanda_display_map_get_iter (self->map, buffer, end, NOTANDA_EDGE_END, &to);
  gtk_text_buffer_select_range (buffer, &to, &from);
  notanda_reading_view_show_position (self, start);
}

void
notanda_reading_view_get_place (NotandaReadingView *self,
                                gsize              *caret,
                                gsize              *top)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    iter;

  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  *caret = *top = 0;
  if (self->map == NULL)
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  *caret = notanda_display_map_get_position (self->map, &iter);
  *top = notanda_top_keeper_get_top (self->keeper);
}

void
notanda_reading_view_go_to_place (NotandaReadingView *self,
                                  gsize               caret,
                                  gsize               top)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    iter;

  g_return_if_fail (NOTANDA_IS_READING_VIEW (self));

  if (self->map == NULL)
    return;
  notanda_display_map_get_iter (self->map, buffer, caret, NOTANDA_EDGE_START, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  notanda_top_keeper_go (self->keeper, top);
}
