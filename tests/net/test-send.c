/* test-send.c: a request that is stopped, at each moment on its way
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/notanda-send.h"

#include "util/test-server.h"

typedef enum
{
  BEFORE,   /* it began */
  AT_HEAD,  /* in the very moment that it comes */
  HAS_HEAD, /* before anything else that is done then */
  HAS_BODY, /* and isn't taken yet */
  NEVER,
} Moment;

typedef struct
{
  Moment        moment;
  NotandaSend  *send;
  GInputStream *stream;
  GError       *error;
  gboolean      is_done;
} Sending;

static void
sent_cb (GObject *source G_GNUC_UNUSED,
         GAsyncResult   *result,
         gpointer        data)
{
  Sending *self = data;

  if (self->moment == HAS_BODY)
    notanda_send_stop (self->send);
  self->stream = notanda_send_finish (self->send, result, &self->error);
  self->is_done = TRUE;
}

static gboolean
stop_cb (gpointer data)
{
  Sending *self = data;

  notanda_send_stop (self->send);

  return G_SOURCE_REMOVE;
}

static void
got_headers_cb (SoupMessage *message G_GNUC_UNUSED,
                Sending             *self)
{
  if (self->moment == AT_HEAD)
    notanda_send_stop (self->send);
  else if (self->moment == HAS_HEAD)
    g_idle_add_full (G_PRIORITY_HIGH, stop_cb, self, NULL);
}

/* libsoup reads such an answer's body before it asks again. */
static gboolean
authenticate_cb (SoupMessage *message G_GNUC_UNUSED,
                 SoupAuth            *auth,
                 gboolean is_retry    G_GNUC_UNUSED,
                 gpointer data        G_GNUC_UNUSED)
{
  soup_auth_authenticate (auth, "user", "password");

  return TRUE;
}

/* Returns: (transfer full) (nullable): why nothing, or not all, was read */
static GError *
ask (const char *address,
     Moment      moment)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, address);
  g_autoptr (NotandaSend) send = notanda_send_new ();
  Sending self = { moment, send };

  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), &self);
  g_signal_connect (message, "authenticate", G_CALLBACK (authenticate_cb), NULL);
  notanda_send_begin (send, session, message, sent_cb, &self);
  if (moment == BEFORE)
    notanda_send_stop (send);
  while (!self.is_done || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  if (self.stream != NULL)
    {
      char byte;

      g_input_stream_read (self.stream, &byte, 1, notanda_send_get_cancellable (send), &self.error);
    }
  g_clear_object (&self.stream);
  soup_session_abort (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return self.error;
}

static void
test_stopped (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autofree char *address = test_server_dup_address (server, NULL, "/a");

  test_server_add_page (server, "/a", "a");
  for (Moment moment = BEFORE; moment <= NEVER; moment++)
    for (guint i = 0; i < 20; i++)
      {
        g_autoptr (GError) error = ask (address, moment);

        if (moment == NEVER)
          g_assert_no_error (error);
        else
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      }
}

/* Nobody sees that body, and it never ends. */
static void
test_unseen (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autofree char *address = test_server_dup_address (server, NULL, "/a");
  g_autoptr (GBytes) body = g_bytes_new_static ("more ", 5);

  test_server_add (server, "/a", "HTTP/1.1 401 Who?\r\nWWW-Authenticate: Basic realm=\"a\"\r\n\r\n", body, TEST_SERVER_REPEAT);
  for (Moment moment = AT_HEAD; moment <= HAS_HEAD; moment++)
    {
      g_autoptr (GError) error = ask (address, moment);

      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_cmpuint (test_server_count_requests (server), ==, 2);
}

/* The error is the one that there was. */
static void
test_failed (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autofree char *address = test_server_dup_address (server, NULL, "/a");
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&server, test_server_free);
  error = ask (address, NEVER);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/net/send/stopped", test_stopped);
  g_test_add_func ("/notanda/net/send/unseen", test_unseen);
  g_test_add_func ("/notanda/net/send/failed", test_failed);

  return g_test_run ();
}
