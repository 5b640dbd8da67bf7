/* notanda-hop.c: one request and its answer, without a look at where it leads next
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Owns the session, which lives for this one request: no connection is used that
 * the check of addresses didn't see being made. The check stands where a socket is
 * about to connect, after the name was looked up, so that a name that changes
 * between two lookups changes nothing; the socket is closed there, and not a
 * packet leaves. Behind a proxy only the name can be judged.
 *
 * libsoup works asynchronously in the caller's main context, and each step waits
 * in a loop of its own: the deadline, the silence and the user's Cancel are three
 * sources that stop the request, and say which of them it was. Simpler would
 * be the blocking calls, but their only limit is one of time for each read.
 *
 * libsoup's decoder, sniffer, cookies and authentication are off: they have had
 * most of its faults, and none is wanted. */

#include "net/notanda-hop-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-address.h"
#include "net/notanda-fetch-words.h"
#include "net/notanda-headers.h"

static void
exchange_clear (Exchange *self)
{
  GSource *sources[] = { self->deadline, self->silence, self->cancelled };

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_source_destroy (sources[i]);
      g_source_unref (sources[i]);
    }
  notanda_send_stop (self->send);
  g_clear_object (&self->stream);
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_pointer (&self->inflate, notanda_inflate_free);
  g_clear_pointer (&self->send, notanda_send_free);
  g_clear_object (&self->result);
  g_free (self->host);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Exchange, exchange_clear)

/* ---- what may stop it */

static void
stop (Exchange *self,
      Stop      why)
{
  if (self->stop == GOING)
    self->stop = why;
  notanda_send_stop (self->send);
}

static gboolean
late_cb (gpointer data)
{
  stop (data, LATE);
  return G_SOURCE_REMOVE;
}

static gboolean
silent_cb (gpointer data)
{
  stop (data, SILENT);
  return G_SOURCE_REMOVE;
}

/* In the exchange's own thread, whoever cancelled. */
static gboolean
cancelled_cb (GCancellable *cancellable G_GNUC_UNUSED,
              gpointer                  data)
{
  Exchange *self = data;

  notanda_send_stop (self->send);
  return G_SOURCE_REMOVE;
}

void
notanda_exchange_heard (Exchange *self)
{
  g_source_set_ready_time (self->silence, g_get_monotonic_time () + self->silence_us);
}

/* @source: (transfer full): */
static GSource *
add_source (GSource    *source,
            GSourceFunc callback,
            Exchange   *self)
{
  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

static GSource *
add_timer (gint64      ready,
           GSourceFunc callback,
           Exchange   *self)
{
  GSource *source = add_source (g_timeout_source_new (0), callback, self);

  g_source_set_ready_time (source, ready);

  return source;
}

void
notanda_exchange_done_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      data)
{
  Exchange *self = data;

  g_set_object (&self->result, result);
}

GAsyncResult *
notanda_exchange_wait (Exchange *self)
{
  while (self->result == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);

  return g_steal_pointer (&self->result);
}

/* ---- where it may connect, and whom it trusts */

static gboolean
is_allowed (Exchange       *self,
            GSocketAddress *address)
{
  if (self->hop->may_be_private || G_IS_PROXY_ADDRESS (address))
    return TRUE;

  return G_IS_INET_SOCKET_ADDRESS (address) && notanda_address_is_public (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

static void
network_event_cb (SoupMessage       *message,
                  GSocketClientEvent event,
                  GIOStream         *connection,
                  Exchange          *self)
{
  g_autoptr (GSocketAddress) address = NULL;

  notanda_exchange_heard (self);
  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;

  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (is_allowed (self, address))
    return;

  g_socket_close (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)), NULL);
  stop (self, PRIVATE);
}

/* A proxy would look such names up for us, and nobody would see what it finds. */
static gboolean
is_private_name (const char *host)
{
  g_autofree char *name = g_strndup (host, strlen (host) - (g_str_has_suffix (host, ".") ? 1 : 0));
  g_autoptr (GInetAddress) inet = g_inet_address_new_from_string (name);
  const char *dot = strrchr (name, '.');

  if (inet != NULL)
    return !notanda_address_is_public (inet);
  /* "127.1", "2130706433", "0x7f.1": no site ends so, and some take it for a number */
  if (g_ascii_isdigit (dot != NULL ? dot[1] : name[0]) && strchr (name, ':') == NULL)
    return TRUE;
  return g_str_equal (name, "localhost") || g_str_has_suffix (name, ".localhost");
}

static gboolean
accept_certificate_cb (SoupMessage         *message,
                       GTlsCertificate     *certificate,
                       GTlsCertificateFlags faults,
                       Exchange            *self)
{
  NotandaFetchTrouble *trouble = self->hop->trouble;

  notanda_fetch_trouble_set_certificate (trouble, certificate);
  if (self->hop->is_typed && !(faults & G_TLS_CERTIFICATE_REVOKED) && g_strcmp0 (trouble->fingerprint, self->hop->options->accept_certificate) == 0)
    return TRUE;

  self->faults = faults;
  return FALSE;
}

/* ---- asking */

static SoupSession *
new_session (const NotandaFetchOptions *options)
{
  SoupSession *session = soup_session_new_with_options ("user-agent", "Notanda/" NOTANDA_VERSION,
                                                        "timeout", 0,
                                                        "idle-timeout", 0,
                                                        "max-conns", 1,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_SNIFFER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_COOKIE_JAR);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  if (options->proxies != NULL)
    soup_session_set_proxy_resolver (session, options->proxies);

  return session;
}

static void
add_header (SoupMessageHeaders *headers,
            const char         *name,
            const char         *value)
{
  if (value != NULL && strpbrk (value, "\r\n") == NULL)
    soup_message_headers_append (headers, name, value);
}

static gboolean
prepare (Exchange *self,
         GError  **error)
{
  const NotandaFetchOptions *options = self->hop->options;
  SoupMessageHeaders        *headers;

  self->message = soup_message_new (SOUP_METHOD_GET, self->hop->address);
  if (self->message == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("“%s”: this is no web address; correct it"), self->hop->address);
      return FALSE;
    }
  if (!self->hop->may_be_private && is_private_name (self->host))
    {
      notanda_fetch_set_private_error (error, self->host, self->hop->is_typed);
      return FALSE;
    }

  self->session = new_session (options);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_set_force_http1 (self->message, TRUE);
  headers = soup_message_get_request_headers (self->message);
  add_header (headers, "Accept", options->accept != NULL ? options->accept : "text/html,application/xhtml+xml,*/*;q=0.8");
  add_header (headers, "Accept-Encoding", "gzip, deflate");
  add_header (headers, "If-None-Match", options->etag);
  add_header (headers, "If-Modified-Since", options->modified);
  g_signal_connect (self->message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (self->message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self);

  return TRUE;
}

gboolean
notanda_exchange_set_stop_error (Exchange     *self,
                                 GCancellable *cancellable,
                                 GError      **error)
{
  const NotandaFetchOptions *options = self->hop->options;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return TRUE;
  if (self->stop == PRIVATE)
    notanda_fetch_set_private_error (error, self->host, self->hop->is_typed);
  else if (self->stop == LATE)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: the page didn’t arrive within %u seconds; try again later"), self->host, (options->deadline != 0 ? options->deadline : NOTANDA_FETCH_DEADLINE) / 1000);
  else if (self->stop == SILENT)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: the server doesn’t answer; check the address, or try again later"), self->host);

  return self->stop != GOING;
}

static gboolean
ask (Exchange     *self,
     GCancellable *cancellable,
     GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local = NULL;

  notanda_send_begin (self->send, self->session, self->message, notanda_exchange_done_cb, self);
  result = notanda_exchange_wait (self);
  self->stream = notanda_send_finish (self->send, result, &local);
  notanda_exchange_heard (self);
  if (notanda_exchange_set_stop_error (self, cancellable, error))
    return FALSE;
  if (self->stream != NULL)
    return TRUE;

  if (self->faults != 0 && local->domain == G_TLS_ERROR)
    notanda_fetch_set_tls_error (error, self->host, self->hop->is_typed, self->faults, self->hop->trouble);
  else
    notanda_fetch_set_network_error (error, self->host, local);
  return FALSE;
}

/* ---- what it says about itself */

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* Whether there is a body to read. */
static gboolean
read_head (Exchange *self,
           gboolean *has_body,
           GError  **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  NotandaFetched     *fetched = self->hop->fetched;
  guint               status = soup_message_get_status (self->message);
  gboolean            is_conditional = self->hop->options->etag != NULL || self->hop->options->modified != NULL;
  g_autoptr (GHashTable) parameters = NULL;

  *has_body = FALSE;
  self->hop->trouble->status = fetched->status = status;
  if (is_redirect (status) && (self->hop->location = g_strdup (soup_message_headers_get_one (headers, "Location"))) != NULL)
    return TRUE;
  if (status != 304 ? status < 200 || status > 299 : !is_conditional)
    {
      self->hop->trouble->retry_after = notanda_headers_get_retry_after (headers);
      notanda_fetch_set_status_error (error, self->host, status, self->hop->trouble->retry_after);
      return FALSE;
    }

  fetched->content_type = notanda_headers_dup (headers, "Content-Type");
  fetched->etag = notanda_headers_dup (headers, "ETag");
  fetched->modified = notanda_headers_dup (headers, "Last-Modified");
  if (fetched->content_type != NULL)
    soup_message_headers_get_content_type (headers, &parameters);
  if (parameters != NULL)
    fetched->charset = g_strdup (g_hash_table_lookup (parameters, "charset"));
  *has_body = status != 304;
  return TRUE;
}

static gboolean
run (Exchange     *self,
     GCancellable *cancellable,
     GError      **error)
{
  gboolean has_body = FALSE;

  if (!prepare (self, error) || !ask (self, cancellable, error) || !read_head (self, &has_body, error))
    return FALSE;
  if (has_body)
    return notanda_exchange_read_body (self, cancellable, error);

  self->hop->fetched->bytes = g_bytes_new (NULL, 0);
  return TRUE;
}

gboolean
notanda_hop_run (NotandaHop   *hop,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_auto (Exchange) self = { .hop = hop };

  g_return_val_if_fail (hop != NULL && hop->address != NULL && hop->options != NULL && hop->trouble != NULL, FALSE);

  self.host = notanda_address_dup_host (hop->address);
  self.silence_us = (hop->options->silence != 0 ? hop->options->silence : NOTANDA_FETCH_SILENCE) * G_GINT64_CONSTANT (1000);
  self.send = notanda_send_new ();
  self.deadline = add_timer (hop->deadline, late_cb, &self);
  self.silence = add_timer (g_get_monotonic_time () + self.silence_us, silent_cb, &self);
  self.cancelled = add_source (g_cancellable_source_new (cancellable), G_SOURCE_FUNC (cancelled_cb), &self);

  return run (&self, cancellable, error);
}
