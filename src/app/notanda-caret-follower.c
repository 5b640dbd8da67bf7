/* notanda-caret-follower.c: the card of the annotation that the caret is in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* It looks once a frame at most, however often the caret moved: a key that is held down
 * moves it faster than a list is scrolled. */

#include "app/notanda-caret-follower.h"

struct _NotandaCaretFollower
{
  GObject                parent_instance;
  NotandaReadingView    *view; /* weak, as the next */
  NotandaAnnotationPane *pane;
  GSignalGroup          *document_signals;
  guint                  tick_id;
};

G_DEFINE_FINAL_TYPE (NotandaCaretFollower, notanda_caret_follower, G_TYPE_OBJECT)

static guint32
find_at_caret (NotandaCaretFollower *self)
{
  g_autoptr (GArray) slots = notanda_reading_view_list_at_caret (self->view);
  guint32 selected = notanda_reading_view_get_selected (self->view);

  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, guint32, i) == selected)
      return NOTANDA_NO_SLOT;
  return slots->len > 0 ? g_array_index (slots, guint32, 0) : NOTANDA_NO_SLOT;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  NotandaCaretFollower *self = data;

  self->tick_id = 0;
  if (self->pane != NULL)
    notanda_annotation_pane_set_at_caret (self->pane, find_at_caret (self));
  return G_SOURCE_REMOVE;
}

static void
look_later (NotandaCaretFollower *self)
{
  if (self->tick_id == 0 && self->view != NULL)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick_cb, self, NULL);
}

static void
mark_set_cb (NotandaCaretFollower *self,
             const GtkTextIter    *iter,
             GtkTextMark          *mark,
             GtkTextBuffer        *buffer)
{
  if (mark == gtk_text_buffer_get_insert (buffer))
    look_later (self);
}

static void
document_cb (NotandaCaretFollower *self)
{
  g_signal_group_set_target (self->document_signals, notanda_reading_view_get_document (self->view));
  look_later (self);
}

static void
notanda_caret_follower_dispose (GObject *object)
{
  NotandaCaretFollower *self = NOTANDA_CARET_FOLLOWER (object);

  if (self->tick_id != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  self->tick_id = 0;
  g_clear_object (&self->document_signals);
  g_clear_weak_pointer (&self->view);
  g_clear_weak_pointer (&self->pane);
  G_OBJECT_CLASS (notanda_caret_follower_parent_class)->dispose (object);
}

static void
notanda_caret_follower_class_init (NotandaCaretFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_caret_follower_dispose;
}

static void
notanda_caret_follower_init (NotandaCaretFollower *self)
{
  self->document_signals = g_signal_group_new (NOTANDA_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (look_later), self);
}

NotandaCaretFollower *
notanda_caret_follower_new (NotandaReadingView    *view,
                            NotandaAnnotationPane *pane)
{
  NotandaCaretFollower *self = g_object_new (NOTANDA_TYPE_CARET_FOLLOWER, NULL);

  g_set_weak_pointer (&self->view, view);
  g_set_weak_pointer (&self->pane, pane);
  g_signal_connect_object (view, "notify::document", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::selected", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "mark-set", G_CALLBACK (mark_set_cb), self,
                           G_CONNECT_SWAPPED);
  document_cb (self);
  return self;
}
