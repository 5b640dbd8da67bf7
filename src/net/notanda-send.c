/* notanda-send.c: sending a request that can be stopped at any moment
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A GTask that holds a result says that it failed once its cancellable is cancelled.
 * libsoup, up to 3.6.5, has two of them on the way from an answer's head to whoever
 * asked, and ends the exchange twice when it is cancelled between a task's end and
 * its callback: a fault of memory. So from the head to the callback, which is a
 * moment, nothing is cancelled, and what was to be stopped is stopped after it.
 *
 * The moment lasts longer where libsoup reads a body that nobody will see, to ask
 * again with a password. Then there is no task that ended, and it is cancelled all
 * the same, a little later. */

#include "net/notanda-send.h"

#define MOMENT 200 /* milliseconds */

struct _NotandaSend
{
  SoupSession  *session; /* (nullable): not before it begins */
  SoupMessage  *message;
  GCancellable *cancellable;
  GSource      *later;    /* (nullable): cancels */
  gboolean      has_head; /* and isn't handed over yet */
};

NotandaSend *
notanda_send_new (void)
{
  NotandaSend *self = g_new0 (NotandaSend, 1);

  self->cancellable = g_cancellable_new ();

  return self;
}

static void
drop_later (NotandaSend *self)
{
  if (self->later != NULL)
    g_source_destroy (self->later);
  g_clear_pointer (&self->later, g_source_unref);
}

void
notanda_send_free (NotandaSend *self)
{
  drop_later (self);
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->session);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
got_headers_cb (SoupMessage *message G_GNUC_UNUSED,
                NotandaSend         *self)
{
  self->has_head = TRUE;
}

static void
restarted_cb (SoupMessage *message G_GNUC_UNUSED,
              NotandaSend         *self)
{
  self->has_head = FALSE;
}

void
notanda_send_begin (NotandaSend        *self,
                    SoupSession        *session,
                    SoupMessage        *message,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->message = g_object_ref (message);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), self);
  g_signal_connect (message, "restarted", G_CALLBACK (restarted_cb), self);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, self->cancellable, callback, user_data);
}

GInputStream *
notanda_send_finish (NotandaSend  *self,
                     GAsyncResult *result,
                     GError      **error)
{
  GInputStream *stream = soup_session_send_finish (self->session, result, error);

  self->has_head = FALSE;
  if (self->later != NULL)
    {
      drop_later (self);
      g_cancellable_cancel (self->cancellable);
    }

  return stream;
}

static gboolean
later_cb (gpointer data)
{
  NotandaSend *self = data;

  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_REMOVE;
}

void
notanda_send_stop (NotandaSend *self)
{
  if (!self->has_head)
    {
      g_cancellable_cancel (self->cancellable);
    }
  else if (self->later == NULL)
    {
      self->later = g_timeout_source_new (MOMENT);
      g_source_set_callback (self->later, later_cb, self, NULL);
      g_source_attach (self->later, g_main_context_get_thread_default ());
    }
}

GCancellable *
notanda_send_get_cancellable (NotandaSend *self)
{
  return self->cancellable;
}
