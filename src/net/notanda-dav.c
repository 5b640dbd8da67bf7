/* notanda-dav.c: a folder on a WebDAV server: batches of requests, side by side
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Owns the account's session, which keeps its connections from batch to batch,
 * and the context that it lives in, which runs while a batch does and never
 * else. Whoever calls waits; the requests of the batch are begun in their order,
 * as many at a time as there are connections.
 *
 * Of a session that has been answered nothing yet one request alone is begun, and
 * one without a body: the server says then that it wants a password, and no
 * upload is sent twice for it.
 *
 * libsoup's decoder, sniffer and cookies are off: they have had most of its
 * faults, and none is wanted. A thread for each connection, with its blocking
 * calls, would need a lock for all that is shared, and has no limit but one for
 * each read. */

#include "net/notanda-dav-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-address.h"

typedef struct
{
  NotandaDav        *dav;
  GPtrArray         *queue; /* (element-type NotandaDavRequest), of the caller and @opener */
  guint              next;
  NotandaDavRequest *opener; /* (nullable): one of our own before them */
  GPtrArray         *going;  /* (element-type NotandaDavExchange) */
  NotandaDavRequest *last;   /* (nullable): after which it is no use to go on */
  GCancellable      *cancellable;
} Batch;

NotandaDav *
notanda_dav_new (const char *address,
                 GError    **error)
{
  g_autofree char *clean = NULL;
  NotandaDav      *self;

  g_return_val_if_fail (address != NULL, NULL);

  clean = notanda_address_normalise (address, error);
  if (clean == NULL)
    {
      /* which shows what was typed */
      if (strchr (address, '@') != NULL)
        {
          g_clear_error (error);
          g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("this is no web address; enter it without user and password"));
        }
      return NULL;
    }
  clean[strcspn (clean, "?")] = '\0';

  self = g_new0 (NotandaDav, 1);
  self->address = g_strconcat (clean, g_str_has_suffix (clean, "/") ? "" : "/", NULL);
  self->uri = g_uri_parse (self->address, SOUP_HTTP_URI_FLAGS, NULL);
  self->host = notanda_address_dup_host (self->address);
  self->silence = NOTANDA_DAV_SILENCE * G_GINT64_CONSTANT (1000);
  self->grace = NOTANDA_DAV_GRACE * G_GINT64_CONSTANT (1000);
  self->context = g_main_context_new ();
  g_mutex_init (&self->mutex);
  return self;
}

/* ---- the session */

static void
open_session (NotandaDav *self)
{
  if (self->session != NULL)
    return;
  self->session = soup_session_new_with_options ("user-agent", "Notanda/" NOTANDA_VERSION,
                                                 "timeout", 0,
                                                 "max-conns", NOTANDA_DAV_MAX_CONNECTIONS,
                                                 "max-conns-per-host", NOTANDA_DAV_MAX_CONNECTIONS,
                                                 NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_SNIFFER);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_COOKIE_JAR);
  self->is_open = FALSE;
}

/* What it knows of passwords and certificates goes with it. */
static void
close_session (NotandaDav *self)
{
  if (self->session == NULL)
    return;
  g_main_context_push_thread_default (self->context);
  soup_session_abort (self->session);
  g_clear_object (&self->session);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
}

static void
forget (char **secret)
{
  if (*secret != NULL)
    explicit_bzero (*secret, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

void
notanda_dav_free (NotandaDav *self)
{
  if (self == NULL)
    return;
  close_session (self);
  forget (&self->password);
  g_free (self->address);
  g_free (self->host);
  g_free (self->user);
  g_free (self->realm);
  g_free (self->accepted_certificate);
  g_free (self->refused_certificate);
  g_uri_unref (self->uri);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

const char *
notanda_dav_get_address (NotandaDav *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->address;
}

void
notanda_dav_set_login (NotandaDav *self,
                       const char *user,
                       const char *password)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (self != NULL);

  locker = g_mutex_locker_new (&self->mutex);
  close_session (self);
  g_clear_pointer (&self->realm, g_free);
  g_set_str (&self->user, user);
  forget (&self->password);
  self->password = g_strdup (password);
}

void
notanda_dav_set_certificate (NotandaDav *self,
                             const char *fingerprint)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (self != NULL);

  locker = g_mutex_locker_new (&self->mutex);
  close_session (self);
  g_set_str (&self->accepted_certificate, fingerprint);
}

const char *
notanda_dav_get_refused_certificate (NotandaDav *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->refused_certificate;
}

void
notanda_dav_set_patience (NotandaDav *self,
                          guint       silence,
                          guint       grace)
{
  g_return_if_fail (self != NULL);

  if (silence > 0)
    self->silence = silence * G_GINT64_CONSTANT (1000);
  if (grace > 0)
    self->grace = grace * G_GINT64_CONSTANT (1000);
}

void
notanda_dav_set_progress (NotandaDav        *self,
                          NotandaDavProgress progress,
                          gpointer           user_data)
{
  g_return_if_fail (self != NULL);

  self->progress = progress;
  self->progress_data = user_data;
}

/* ---- a batch */

static void
tell (Batch             *batch,
      NotandaDavRequest *request)
{
  if (batch->dav->progress != NULL && request != batch->opener)
    batch->dav->progress (request, batch->dav->progress_data);
}

static gboolean
is_last (const NotandaDavRequest *request,
         gboolean                 is_unreachable)
{
  if (request->error == NULL)
    return FALSE;
  if (is_unreachable || g_error_matches (request->error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD) || g_error_matches (request->error, NOTANDA_ERROR, NOTANDA_ERROR_CERTIFICATE))
    return TRUE;
  return (request->status == 429 || request->status == 503) && request->retry_after > 0;
}

static void
ended_cb (NotandaDavExchange *exchange,
          NotandaDavRequest  *request,
          gboolean            is_unreachable,
          gpointer            data)
{
  Batch *batch = data;

  batch->dav->is_open |= request->status != 0 && request->status != 401;
  g_ptr_array_remove_fast (batch->going, exchange);
  notanda_dav_exchange_free (exchange);
  if (batch->last == NULL && is_last (request, is_unreachable))
    batch->last = request;
  tell (batch, request);
}

static void
begin_next (Batch *batch)
{
  NotandaDavExchange *exchange = notanda_dav_exchange_new (batch->dav, g_ptr_array_index (batch->queue, batch->next++), ended_cb, batch);

  g_ptr_array_add (batch->going, exchange);
  notanda_dav_exchange_begin (exchange);
}

static gboolean
may_begin (Batch *batch)
{
  guint limit = batch->dav->is_open ? NOTANDA_DAV_MAX_CONNECTIONS : 1;

  return batch->next < batch->queue->len && batch->going->len < limit && batch->last == NULL && !g_cancellable_is_cancelled (batch->cancellable);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      data)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->going->len; i++)
    notanda_dav_exchange_cancel (g_ptr_array_index (batch->going, i));
  return G_SOURCE_REMOVE;
}

static void
run_queue (Batch *batch)
{
  GMainContext *context = batch->dav->context;
  g_autoptr (GSource) cancelled = NULL;

  if (batch->cancellable != NULL)
    {
      cancelled = g_cancellable_source_new (batch->cancellable);
      g_source_set_callback (cancelled, G_SOURCE_FUNC (cancelled_cb), batch, NULL);
      g_source_attach (cancelled, context);
    }
  for (;;)
    {
      while (may_begin (batch))
        begin_next (batch);
      if (batch->going->len == 0)
        break;
      g_main_context_iteration (context, TRUE);
    }
  if (cancelled != NULL)
    g_source_destroy (cancelled);
}

/* What an error with a sentence of its own says of all that weren't begun */
static void
give_up_rest (Batch *batch)
{
  for (; batch->next < batch->queue->len; batch->next++)
    {
      NotandaDavRequest *request = g_ptr_array_index (batch->queue, batch->next);

      if (!g_cancellable_set_error_if_cancelled (batch->cancellable, &request->error))
        {
          request->error = g_error_copy (batch->last->error);
          request->status = batch->last->status;
          request->retry_after = batch->last->retry_after;
        }
      tell (batch, request);
    }
}

/* Puts a request without a body before the others, one of theirs or one of our own. */
static void
put_opener_first (Batch *batch)
{
  guint i = 0;

  while (i < batch->queue->len && ((NotandaDavRequest *) g_ptr_array_index (batch->queue, i))->method == NOTANDA_DAV_PUT)
    i++;
  if (i == 0 || batch->dav->is_open || batch->dav->user == NULL)
    return;
  if (i < batch->queue->len)
    {
      g_ptr_array_insert (batch->queue, 0, g_ptr_array_steal_index (batch->queue, i));
      return;
    }
  batch->opener = notanda_dav_request_new (NOTANDA_DAV_OPTIONS, "");
  g_ptr_array_insert (batch->queue, 0, batch->opener);
}

static gboolean
run_batch (Batch   *batch,
           GError **error)
{
  NotandaDav *dav = batch->dav;

  g_main_context_push_thread_default (dav->context);
  open_session (dav);
  put_opener_first (batch);
  run_queue (batch);
  /* what libsoup still has to say to itself */
  while (g_main_context_iteration (dav->context, FALSE))
    ;
  g_main_context_pop_thread_default (dav->context);

  give_up_rest (batch);
  if (g_cancellable_set_error_if_cancelled (batch->cancellable, error))
    return FALSE;
  if (batch->last == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (batch->last->error));
  return FALSE;
}

gboolean
notanda_dav_run (gpointer      dav,
                 GPtrArray    *requests,
                 GCancellable *cancellable,
                 GError      **error)
{
  NotandaDav *self = dav;
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GPtrArray) queue = NULL;
  g_autoptr (GPtrArray) going = NULL;
  Batch    batch = { .dav = self, .cancellable = cancellable };
  gboolean is_done;

  g_return_val_if_fail (self != NULL && requests != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  queue = g_ptr_array_sized_new (requests->len + 1);
  for (guint i = 0; i < requests->len; i++)
    g_ptr_array_add (queue, g_ptr_array_index (requests, i));
  going = g_ptr_array_new ();
  batch.queue = queue;
  batch.going = going;
  g_clear_pointer (&self->refused_certificate, g_free);
  is_done = run_batch (&batch, error);
  notanda_dav_request_free (batch.opener);

  return is_done;
}
