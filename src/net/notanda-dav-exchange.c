/* notanda-dav-exchange.c: one request of WebDAV on its way, from its sending to the last byte of its answer
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Owns a message, the answer's stream and one timer; ends exactly once, with an
 * error in its request or without. The timer stands at whatever comes first: the
 * end of the silence that is borne, or of the time that the bytes so far may have
 * taken, so that neither who sends nothing nor who sends a byte a second holds a
 * request for long. libsoup's own limit counts single reads alone.
 *
 * A body goes where it is wanted: into memory and a hash up to the size known
 * beforehand, into the parser of listings, or nowhere, and then it is read a
 * little only to keep the connection. Nothing is unpacked: it wasn't asked for,
 * and what is read is known by its hash. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-dav-private.h"
#include "net/notanda-fetch-words.h"
#include "net/notanda-headers.h"
#include "net/notanda-send.h"

#define PIECE (64u << 10)
#define MAX_UNWANTED (64u << 10)
#define MAX_INFORMATIONAL 16

typedef enum
{
  GOING,
  CANCELLED,
  SILENT,
  SLOW,
  FLOODED,
} Stop;

struct _NotandaDavExchange
{
  NotandaDav          *dav;
  NotandaDavRequest   *request;
  NotandaDavEnded      ended;
  gpointer             user_data;
  SoupMessage         *message;
  GInputStream        *stream;
  NotandaSend         *send;
  GSource             *timer;
  gint64               begun;
  gint64               heard;
  gsize                moved; /* bytes of bodies, there and back */
  guint                n_informational;
  Stop                 stop;
  NotandaDavAsked      asked;
  GTlsCertificateFlags faults;
  NotandaFetchTrouble  trouble;
  guint8              *piece;
  gsize                n_received;
  GByteArray          *kept;
  GChecksum           *checksum;
  NotandaDavListing   *listing;
};

void
notanda_dav_exchange_free (NotandaDavExchange *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_pointer (&self->send, notanda_send_free);
  g_clear_pointer (&self->kept, g_byte_array_unref);
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_clear_pointer (&self->listing, notanda_dav_listing_free);
  notanda_fetch_trouble_clear (&self->trouble);
  g_free (self->piece);
  g_free (self);
}

/* No password, no name of the server, nothing that was sent. */
static void
log_end (NotandaDavExchange *self)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->dav->host, -1);

  g_debug ("%s %.8s %s: %u, %" G_GSIZE_FORMAT " bytes, %" G_GINT64_FORMAT " ms%s%s",
           self->message != NULL ? soup_message_get_method (self->message) : "-", hash, self->request->name, self->request->status,
           self->moved, (g_get_monotonic_time () - self->begun) / 1000,
           self->request->n_ignored > 0 ? ", ignored names" : "", self->request->error != NULL ? ", failed" : "");
}

static void
end (NotandaDavExchange *self,
     gboolean            is_unreachable)
{
  log_end (self);
  self->ended (self, self->request, is_unreachable, self->user_data);
}

/* ---- what may stop it */

static void
stop (NotandaDavExchange *self,
      Stop                why)
{
  if (self->stop == GOING)
    self->stop = why;
  notanda_send_stop (self->send);
}

void
notanda_dav_exchange_cancel (NotandaDavExchange *self)
{
  stop (self, CANCELLED);
}

static gint64
time_when_slow (NotandaDavExchange *self)
{
  return self->begun + self->dav->grace + (gint64) (self->moved * (G_USEC_PER_SEC / NOTANDA_DAV_MIN_SPEED));
}

static gboolean
timer_cb (gpointer data)
{
  NotandaDavExchange *self = data;

  stop (self, time_when_slow (self) <= self->heard + self->dav->silence ? SLOW : SILENT);
  return G_SOURCE_REMOVE;
}

static void
heard (NotandaDavExchange *self,
       gsize               n_bytes)
{
  self->heard = g_get_monotonic_time ();
  self->moved += n_bytes;
  g_source_set_ready_time (self->timer, MIN (self->heard + self->dav->silence, time_when_slow (self)));
}

static void
start_timer (NotandaDavExchange *self)
{
  self->begun = g_get_monotonic_time ();
  self->timer = g_timeout_source_new (0);
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  heard (self, 0);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* ---- why it failed */

static gboolean
is_no_connection (const GError *cause)
{
  return cause->domain == G_RESOLVER_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE);
}

/* The transport failed or was stopped. */
static void
end_broken (NotandaDavExchange *self,
            const GError       *cause)
{
  GError    **error = &self->request->error;
  const char *host = self->dav->host;
  gboolean    is_unreachable = self->request->status == 0 && (self->stop == SILENT || is_no_connection (cause));

  if (self->stop == CANCELLED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  else if (self->stop == SILENT)
    notanda_dav_set_silent_error (error, host);
  else if (self->stop == SLOW)
    notanda_dav_set_slow_error (error, host);
  else if (self->stop == FLOODED || g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING))
    notanda_dav_set_not_dav_error (error, host);
  else if (self->faults != 0 && cause->domain == G_TLS_ERROR)
    notanda_fetch_set_tls_error (error, host, TRUE, self->faults, &self->trouble);
  else
    notanda_dav_set_network_error (error, host, cause);

  end (self, is_unreachable);
}

/* A body that was wanted came, and is no good. */
static void
end_spoiled (NotandaDavExchange *self,
             void (*set_error) (GError    **error,
                                const char *host,
                                const char *name))
{
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (self->message), NULL);

  /* a page for people in place of what is never one */
  if (g_strcmp0 (type, "text/html") == 0)
    notanda_dav_set_not_dav_error (&self->request->error, self->dav->host);
  else
    set_error (&self->request->error, self->dav->host, self->request->name);
  end (self, FALSE);
}

/* ---- the answer's body */

static gboolean
is_wanted_hash (NotandaDavExchange *self)
{
  guint8 digest[32];
  gsize  size = sizeof digest;

  if (self->request->sha256 == NULL)
    return g_strcmp0 (soup_message_headers_get_content_type (soup_message_get_response_headers (self->message), NULL), "text/html") != 0;
  g_checksum_get_digest (self->checksum, digest, &size);
  return memcmp (digest, self->request->sha256, sizeof digest) == 0;
}

static void
end_listing (NotandaDavExchange *self)
{
  self->request->entries = notanda_dav_listing_finish (self->listing, &self->request->n_ignored, &self->request->error);
  g_prefix_error (&self->request->error, "%s: ", self->dav->host);
  end (self, FALSE);
}

static void
end_whole (NotandaDavExchange *self)
{
  if (self->kept == NULL && self->listing == NULL)
    {
      end (self, FALSE);
    }
  else if (notanda_headers_is_short (soup_message_get_response_headers (self->message), self->n_received))
    {
      g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "");

      end_broken (self, cause);
    }
  else if (self->listing != NULL)
    {
      end_listing (self);
    }
  else if (!is_wanted_hash (self))
    {
      end_spoiled (self, notanda_dav_set_mismatch_error);
    }
  else
    {
      self->request->body = g_byte_array_free_to_bytes (g_steal_pointer (&self->kept));
      end (self, FALSE);
    }
}

static void read_on (NotandaDavExchange *self);

static void
take_piece (NotandaDavExchange *self,
            gsize               size)
{
  heard (self, size);
  self->n_received += size;
  if (self->kept != NULL)
    {
      if (self->n_received > self->request->max_size)
        {
          end_spoiled (self, notanda_dav_set_too_large_error);
          return;
        }
      g_byte_array_append (self->kept, self->piece, (guint) size);
      g_checksum_update (self->checksum, self->piece, (gssize) size);
    }
  else if (self->listing != NULL)
    {
      if (!notanda_dav_listing_push (self->listing, self->piece, size, &self->request->error))
        {
          g_prefix_error (&self->request->error, "%s: ", self->dav->host);
          end (self, FALSE);
          return;
        }
    }
  else if (self->n_received > MAX_UNWANTED)
    {
      end (self, FALSE);
      return;
    }

  read_on (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  NotandaDavExchange *self = data;
  g_autoptr (GError) local = NULL;
  gssize got = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &local);

  if (got > 0)
    take_piece (self, (gsize) got);
  else if (got == 0 || (self->kept == NULL && self->listing == NULL))
    end_whole (self);
  else
    end_broken (self, local);
}

static void
read_on (NotandaDavExchange *self)
{
  g_input_stream_read_async (self->stream, self->piece, PIECE, G_PRIORITY_DEFAULT, notanda_send_get_cancellable (self->send), read_cb, self);
}

/* ---- the answer's head */

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  NotandaDavExchange *self = data;
  NotandaDavRequest  *request = self->request;
  g_autoptr (GError) local = NULL;

  self->stream = notanda_send_finish (self->send, result, &local);
  if (self->stream == NULL)
    {
      end_broken (self, local);
      return;
    }

  heard (self, 0);
  notanda_dav_message_read_head (self->message, request);
  self->piece = g_malloc (PIECE);
  if (!notanda_dav_message_is_success (request))
    {
      const char      *location = soup_message_headers_get_one (soup_message_get_response_headers (self->message), "Location");
      g_autofree char *address = g_uri_to_string (soup_message_get_uri (self->message));

      notanda_dav_set_status_error (&request->error, self->dav->host, request, address, location, self->asked);
    }
  else if (request->method == NOTANDA_DAV_GET)
    {
      self->kept = g_byte_array_new ();
      self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
    }
  else if (request->method == NOTANDA_DAV_LIST)
    {
      g_autofree char *escaped = g_uri_escape_string (request->name, "/", FALSE);
      g_autofree char *address = g_strconcat (self->dav->address, escaped, NULL);

      self->listing = notanda_dav_listing_new (address);
    }
  read_on (self);
}

/* ---- what happens in between */

static void
network_event_cb (SoupMessage       *message,
                  GSocketClientEvent event,
                  GIOStream         *connection,
                  gpointer           data)
{
  heard (data, 0);
}

static void
wrote_cb (SoupMessage *message,
          guint        size,
          gpointer     data)
{
  heard (data, size);
}

static void
informational_cb (SoupMessage *message,
                  gpointer     data)
{
  NotandaDavExchange *self = data;

  if (++self->n_informational > MAX_INFORMATIONAL)
    stop (self, FLOODED);
}

static void
restarted_cb (SoupMessage *message,
              gpointer     data)
{
  NotandaDavExchange *self = data;

  notanda_dav_message_fill (message, self->request);
}

/* libsoup closes the connection after these, for the sake of servers that send a body all the same. */
static void
got_headers_cb (SoupMessage *message,
                gpointer     data)
{
  guint status = soup_message_get_status (message);

  heard (data, 0);
  if (status == 204 || status == 304)
    soup_message_headers_set_encoding (soup_message_get_response_headers (message), SOUP_ENCODING_NONE);
}

static gboolean
authenticate_cb (SoupMessage *message,
                 SoupAuth    *auth,
                 gboolean     is_retry,
                 gpointer     data)
{
  NotandaDavExchange *self = data;

  self->asked = notanda_dav_answer_auth (self->dav, message, auth, is_retry);
  /* what is neither answered now nor declined would be waited for */
  return soup_auth_is_authenticated (auth);
}

static gboolean
accept_certificate_cb (SoupMessage         *message,
                       GTlsCertificate     *certificate,
                       GTlsCertificateFlags faults,
                       gpointer             data)
{
  NotandaDavExchange *self = data;

  notanda_fetch_trouble_set_certificate (&self->trouble, certificate);
  if (!(faults & G_TLS_CERTIFICATE_REVOKED) && g_strcmp0 (self->trouble.fingerprint, self->dav->accepted_certificate) == 0)
    return TRUE;

  self->faults = faults;
  g_set_str (&self->dav->refused_certificate, faults & G_TLS_CERTIFICATE_REVOKED ? NULL : self->trouble.fingerprint);
  return FALSE;
}

static void
connect_signals (NotandaDavExchange *self)
{
  static const struct
  {
    const char *name;
    GCallback   callback;
  } signals[] = {
    { "network-event", G_CALLBACK (network_event_cb) },
    { "wrote-body-data", G_CALLBACK (wrote_cb) },
    { "got-informational", G_CALLBACK (informational_cb) },
    { "restarted", G_CALLBACK (restarted_cb) },
    { "got-headers", G_CALLBACK (got_headers_cb) },
    { "authenticate", G_CALLBACK (authenticate_cb) },
    { "accept-certificate", G_CALLBACK (accept_certificate_cb) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect (self->message, signals[i].name, signals[i].callback, self);
}

NotandaDavExchange *
notanda_dav_exchange_new (NotandaDav        *dav,
                          NotandaDavRequest *request,
                          NotandaDavEnded    ended,
                          gpointer           user_data)
{
  NotandaDavExchange *self = g_new0 (NotandaDavExchange, 1);

  self->dav = dav;
  self->request = request;
  self->ended = ended;
  self->user_data = user_data;
  self->send = notanda_send_new ();
  return self;
}

void
notanda_dav_exchange_begin (NotandaDavExchange *self)
{
  start_timer (self);
  self->message = notanda_dav_message_new (self->dav, self->request, &self->request->error);
  if (self->message == NULL)
    {
      end (self, FALSE);
      return;
    }

  connect_signals (self);
  notanda_send_begin (self->send, self->dav->session, self->message, sent_cb, self);
}
