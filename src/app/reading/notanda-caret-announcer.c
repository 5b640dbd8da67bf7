/* notanda-caret-announcer.c: tells which annotations the caret enters and leaves
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said is the difference between the annotations at the caret now and those that
 * one has heard of. Where the caret got by other ways than a key (an action, a click, a
 * search) something else speaks for it, so that counts as heard.
 *
 * The first change is told at once, the next not before a moment has passed: a key that
 * is held down crosses a sentence in less, and a queue of stale announcements would go
 * on after it is let go.
 */

#include "app/reading/notanda-caret-announcer.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-type-style.h"

struct _NotandaCaretAnnouncer
{
  GObject             parent_instance;
  NotandaReadingView *view;  /* weak */
  GArray             *heard; /* guint32: slots, outermost first */
  gboolean            by_key;
  gint64              last; /* monotonic time of the last announcement */
  guint               timeout_id;
};

G_DEFINE_FINAL_TYPE (NotandaCaretAnnouncer, notanda_caret_announcer, G_TYPE_OBJECT)

enum
{
  SPOKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_slot (GArray *slots,
          guint32 slot)
{
  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, guint32, i) == slot)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (element-type guint32): the outermost first, each once */
static GArray *
list_at_caret (NotandaCaretAnnouncer *self)
{
  g_autoptr (GArray) inner = notanda_reading_view_list_at_caret (self->view);
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = inner->len; i-- > 0;)
    {
      guint32 slot = g_array_index (inner, guint32, i);

      if (!has_slot (slots, slot))
        g_array_append_val (slots, slot);
    }
  return slots;
}

static void
append_type (NotandaCaretAnnouncer *self,
             GString               *names,
             guint32                slot)
{
  NotandaDocument *document = notanda_reading_view_get_document (self->view);
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  /* one that was removed meanwhile was told of by that */
  if (document == NULL || slot >= notanda_document_get_n_slots (document) ||
      !notanda_document_read (document, slot, &annotation))
    return;
  if (names->len > 0)
    /* TRANSLATORS: between the types of several annotations */
    g_string_append (names, _ (", "));
  g_string_append (names, notanda_type_get_label (notanda_document_get_tag_set (document), &annotation.type));
}

/* Returns: (nullable): the innermost that was left comes first, and the outermost entered */
static char *
dup_message (NotandaCaretAnnouncer *self,
             GArray                *now)
{
  g_autoptr (GString) left = g_string_new (NULL);
  g_autoptr (GString) entered = g_string_new (NULL);

  for (guint i = self->heard->len; i-- > 0;)
    if (!has_slot (now, g_array_index (self->heard, guint32, i)))
      append_type (self, left, g_array_index (self->heard, guint32, i));
  for (guint i = 0; i < now->len; i++)
    if (!has_slot (self->heard, g_array_index (now, guint32, i)))
      append_type (self, entered, g_array_index (now, guint32, i));
  if (left->len > 0 && entered->len > 0)
    /* TRANSLATORS: spoken as the caret moves from some annotations into others: their types */
    return g_strdup_printf (_ ("end of %s; %s"), left->str, entered->str);
  if (left->len > 0)
    /* TRANSLATORS: spoken as the caret leaves annotations: their types */
    return g_strdup_printf (_ ("end of %s"), left->str);
  return entered->len > 0 ? g_strdup (entered->str) : NULL;
}

static void
hear (NotandaCaretAnnouncer *self,
      GArray                *now)
{
  g_array_unref (self->heard);
  self->heard = now;
}

static void
speak (NotandaCaretAnnouncer *self)
{
  GArray          *now = list_at_caret (self);
  g_autofree char *message = dup_message (self, now);

  hear (self, now);
  if (message == NULL)
    return;
  self->last = g_get_monotonic_time ();
  g_signal_emit (self, signals[SPOKEN], 0, message);
}

static gboolean
timeout_cb (gpointer data)
{
  NotandaCaretAnnouncer *self = data;

  self->timeout_id = 0;
  if (self->view != NULL)
    speak (self);
  return G_SOURCE_REMOVE;
}

static void
before_move_cb (NotandaCaretAnnouncer *self)
{
  self->by_key = TRUE;
}

static void
after_move_cb (NotandaCaretAnnouncer *self)
{
  gint64 passed = (g_get_monotonic_time () - self->last) / 1000;

  self->by_key = FALSE;
  if (self->timeout_id != 0)
    return;
  if (self->last == 0 || passed >= NOTANDA_CARET_QUIET_MS)
    speak (self);
  else
    self->timeout_id = g_timeout_add ((guint) (NOTANDA_CARET_QUIET_MS - passed), timeout_cb, self);
}

static void
mark_set_cb (NotandaCaretAnnouncer *self,
             const GtkTextIter     *iter,
             GtkTextMark           *mark,
             GtkTextBuffer         *buffer)
{
  if (!self->by_key && self->view != NULL && mark == gtk_text_buffer_get_insert (buffer))
    hear (self, list_at_caret (self));
}

static void
document_changed_cb (NotandaCaretAnnouncer *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  hear (self, list_at_caret (self));
}

static void
notanda_caret_announcer_dispose (GObject *object)
{
  NotandaCaretAnnouncer *self = NOTANDA_CARET_ANNOUNCER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->heard, g_array_unref);
  G_OBJECT_CLASS (notanda_caret_announcer_parent_class)->dispose (object);
}

static void
notanda_caret_announcer_class_init (NotandaCaretAnnouncerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_caret_announcer_dispose;
  signals[SPOKEN] = g_signal_new ("spoken", NOTANDA_TYPE_CARET_ANNOUNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
notanda_caret_announcer_init (NotandaCaretAnnouncer *self)
{
  self->heard = g_array_new (FALSE, FALSE, sizeof (guint32));
}

NotandaCaretAnnouncer *
notanda_caret_announcer_new (NotandaReadingView *view)
{
  NotandaCaretAnnouncer *self = g_object_new (NOTANDA_TYPE_CARET_ANNOUNCER, NULL);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (view, "move-cursor", G_CALLBACK (before_move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "move-cursor", G_CALLBACK (after_move_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (view, "notify::document", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "mark-set", G_CALLBACK (mark_set_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
