/* notanda-login-question.c: one question to a server about signing in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each has a session and a context of its own, which runs as long as the question does: the deadline and the user's Cancel are two sources
 * in it. What the server answers is a few hundred bytes of JSON; more than a cap of that isn't read. No redirect is followed.
 */

#include "net/notanda-login-question.h"

#include <string.h>

#include "net/notanda-dav-private.h"
#include "net/notanda-fetch-words.h"
#include "net/notanda-send.h"

#define MAX_SIZE (64u << 10) /* bytes of an answer */
#define DEADLINE 30000       /* milliseconds for an answer */

typedef struct
{
  NotandaLoginQuestion *question;
  GUri                 *uri;
  NotandaFetchTrouble   trouble;
  GTlsCertificateFlags  faults;
  NotandaSend          *send; /* stopped at the caller's wish, or late */
  GInputStream         *stream;
  char                 *buffer;
  gsize                 size;
  GError               *error;
  gboolean              is_done;
  gboolean              is_late;
} Asking;

void
notanda_login_question_clear (NotandaLoginQuestion *question)
{
  g_clear_pointer (&question->body, g_bytes_unref);
}

static gboolean
accept_certificate_cb (SoupMessage *message G_GNUC_UNUSED,
                       GTlsCertificate     *certificate,
                       GTlsCertificateFlags faults,
                       gpointer             data)
{
  Asking *self = data;

  notanda_fetch_trouble_set_certificate (&self->trouble, certificate);
  if (!(faults & G_TLS_CERTIFICATE_REVOKED) && g_strcmp0 (self->trouble.fingerprint, self->question->certificate) == 0)
    return TRUE;
  self->faults = faults;

  return FALSE;
}

/* A redirect isn't followed, so it is the server that is asked. */
static gboolean
authenticate_cb (SoupMessage *message G_GNUC_UNUSED,
                 SoupAuth            *auth,
                 gboolean             is_retry,
                 gpointer             data)
{
  Asking *self = data;

  if (is_retry || soup_auth_is_for_proxy (auth) || self->question->user == NULL)
    return FALSE;
  soup_auth_authenticate (auth, self->question->user, self->question->password);

  return TRUE;
}

static gboolean
late_cb (gpointer data)
{
  Asking *self = data;

  self->is_late = TRUE;
  notanda_send_stop (self->send);

  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable G_GNUC_UNUSED,
              gpointer                  data)
{
  Asking *self = data;

  notanda_send_stop (self->send);

  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Asking *self = data;

  g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &self->size, &self->error);
  self->is_done = TRUE;
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Asking *self = data;

  self->stream = notanda_send_finish (self->send, result, &self->error);
  if (self->stream != NULL)
    g_input_stream_read_all_async (self->stream, self->buffer, MAX_SIZE + 1, G_PRIORITY_DEFAULT, notanda_send_get_cancellable (self->send), read_cb, self);
  else
    self->is_done = TRUE;
}

static SoupMessage *
new_message (Asking *self)
{
  SoupMessage        *message = soup_message_new_from_uri (self->question->method, self->uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (headers, "OCS-APIRequest", "true");
  soup_message_headers_replace (headers, "Accept", "application/json");
  if (self->question->token != NULL)
    {
      g_autofree char *form = soup_form_encode ("token", self->question->token, NULL);
      g_autoptr (GBytes) body = g_bytes_new (form, strlen (form));

      soup_message_set_request_body_from_bytes (message, SOUP_FORM_MIME_TYPE_URLENCODED, body);
      explicit_bzero (form, strlen (form));
    }
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self);
  g_signal_connect (message, "authenticate", G_CALLBACK (authenticate_cb), self);

  return message;
}

static void
add_source (GMainContext *context,
            GSource      *source,
            GSourceFunc   callback,
            Asking       *self)
{
  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, context);
}

static void
run (Asking       *self,
     SoupMessage  *message,
     GMainContext *context,
     GCancellable *cancellable)
{
  g_autoptr (SoupSession) session = soup_session_new_with_options ("user-agent", "Notanda/" NOTANDA_VERSION, "timeout", 0, NULL);
  g_autoptr (GSource) late = g_timeout_source_new (DEADLINE);
  g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_SNIFFER);
  add_source (context, late, late_cb, self);
  add_source (context, cancelled, G_SOURCE_FUNC (cancelled_cb), self);
  notanda_send_begin (self->send, session, message, sent_cb, self);
  while (!self->is_done)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (late);
  g_source_destroy (cancelled);
  soup_session_abort (session);
  g_clear_object (&self->stream);
  while (g_main_context_iteration (context, FALSE))
    ;
}

/* Of what came, or didn't. */
static gboolean
conclude (Asking       *self,
          SoupMessage  *message,
          GCancellable *cancellable,
          GError      **error)
{
  const char *host = g_uri_get_host (self->uri);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->is_late)
    notanda_dav_set_silent_error (error, host);
  else if (self->faults != 0)
    notanda_fetch_set_tls_error (error, host, TRUE, self->faults, &self->trouble);
  else if (self->error != NULL)
    notanda_dav_set_network_error (error, host, self->error);
  else if (self->size > MAX_SIZE)
    notanda_dav_set_not_dav_error (error, host);
  else
    {
      self->question->status = soup_message_get_status (message);
      self->question->body = g_bytes_new (self->buffer, self->size);
      return TRUE;
    }

  return FALSE;
}

gboolean
notanda_login_question_ask (NotandaLoginQuestion *question,
                            GCancellable         *cancellable,
                            GError              **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SoupMessage) message = NULL;
  Asking   self = { .question = question };
  gboolean done;

  self.uri = g_uri_parse (question->address, SOUP_HTTP_URI_FLAGS, error);
  if (self.uri == NULL)
    return FALSE;
  self.send = notanda_send_new ();
  self.buffer = g_malloc (MAX_SIZE + 1);
  g_main_context_push_thread_default (context);
  message = new_message (&self);
  run (&self, message, context, cancellable);
  done = conclude (&self, message, cancellable, error);
  g_clear_object (&message);
  g_main_context_pop_thread_default (context);

  explicit_bzero (self.buffer, self.size);
  g_free (self.buffer);
  g_clear_error (&self.error);
  notanda_send_free (self.send);
  g_uri_unref (self.uri);
  notanda_fetch_trouble_clear (&self.trouble);

  return done;
}
