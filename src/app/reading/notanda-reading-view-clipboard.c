/* notanda-reading-view-clipboard.c: the selected words leave the view as they stand in the article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The buffer holds breaks that are shown only, so nothing that another program gets may
 * come from it: the clipboard, the primary selection.
 */

#include "app/reading/notanda-reading-view-private.h"

#include "app/reading/notanda-selection-content.h"

char *
notanda_reading_view_dup_selected_text (NotandaReadingView *self)
{
  gsize start;
  gsize end;

  g_return_val_if_fail (NOTANDA_IS_READING_VIEW (self), NULL);

  if (!notanda_reading_view_get_selection (self, &start, &end))
    return NULL;
  return notanda_article_dup_range (notanda_document_get_article (self->document), start, end);
}

/* Breaks that are shown only are not copied. */
void
notanda_reading_view_copy_clipboard (GtkTextView *view)
{
  g_autofree char *text = notanda_reading_view_dup_selected_text (NOTANDA_READING_VIEW (view));

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

/* As GTK's buffer does it: whoever selected last has the primary selection. */
static void
mark_set_cb (NotandaReadingView *self,
             const GtkTextIter  *iter,
             GtkTextMark        *mark,
             GtkTextBuffer      *buffer)
{
  GdkClipboard *primary;

  if (!gtk_widget_get_realized (GTK_WIDGET (self)) ||
      (mark != gtk_text_buffer_get_insert (buffer) && mark != gtk_text_buffer_get_selection_bound (buffer)))
    return;
  primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (self));
  if (gtk_text_buffer_get_has_selection (buffer))
    gdk_clipboard_set_content (primary, self->content);
  else if (gdk_clipboard_get_content (primary) == self->content)
    gdk_clipboard_set_content (primary, NULL);
}

void
notanda_reading_view_own_primary (NotandaReadingView *self)
{
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                              gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
}

void
notanda_reading_view_leave_primary (NotandaReadingView *self)
{
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (self));

  if (gdk_clipboard_get_content (primary) == self->content)
    gdk_clipboard_set_content (primary, NULL);
  /* GTK takes away what it had put there */
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), primary);
}

void
notanda_reading_view_add_clipboard (NotandaReadingView *self)
{
  self->content = notanda_selection_content_new (self);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "mark-set", G_CALLBACK (mark_set_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
