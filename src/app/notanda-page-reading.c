/* notanda-page-reading.c: how a page's article is read: its lines, and its place
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-page-private.h"

/* In a pane that is a little wider than this the column grows more slowly than it. */
#define EASE 0.79

static gboolean
width_to_threshold (GBinding     *binding,
                    const GValue *from,
                    GValue       *to,
                    gpointer      data)
{
  g_value_set_int (to, (int) (g_value_get_int (from) * EASE));
  return TRUE;
}

void
notanda_page_follow (NotandaPage        *self,
                     NotandaPreferences *preferences)
{
  GtkWidget *clamp;

  g_return_if_fail (NOTANDA_IS_PAGE (self));

  clamp = gtk_widget_get_ancestor (GTK_WIDGET (notanda_page_get_view (self)), ADW_TYPE_CLAMP_SCROLLABLE);
  g_object_bind_property (preferences, "line-width", clamp, "maximum-size", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (preferences, "line-width", clamp, "tightening-threshold", G_BINDING_SYNC_CREATE,
                               width_to_threshold, NULL, NULL, NULL);
}

void
notanda_page_restore_place (NotandaPage *self)
{
  const NotandaBookmark *bookmark = &notanda_page_get_opened (self)->bookmark;

  if (bookmark->caret > 0 || bookmark->top > 0)
    notanda_reading_view_go_to_place (notanda_page_get_view (self), bookmark->caret, bookmark->top);
}

void
notanda_page_keep_place (NotandaPage *self)
{
  const NotandaOpened *opened = notanda_page_get_opened (self);
  NotandaBookmark      bookmark;
  gsize                caret;
  gsize                top;

  /* disposed of a second time */
  if (opened == NULL || notanda_page_get_view (self) == NULL)
    return;
  notanda_reading_view_get_place (notanda_page_get_view (self), &caret, &top);
  bookmark = (NotandaBookmark) { (guint32) caret, (guint32) top };
  if (bookmark.caret != opened->bookmark.caret || bookmark.top != opened->bookmark.top)
    notanda_jobs_keep_bookmark (notanda_document_get_article (opened->document), &bookmark);
}
