/* test-server.c: a web server in the test's own process that does what it is told
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sends bytes as they are, since most of what is tested no real server would
 * send. A thread for each connection, one request on each. */

#include "util/test-server.h"

#include <string.h>

typedef struct
{
  char         *head;
  GBytes       *body;
  TestServerEnd end;
} Reply;

struct _TestServer
{
  GSocketService  *service;
  GTlsCertificate *certificate;
  guint16          port;
  GMutex           mutex;
  GHashTable      *replies;
  GString         *requests;
  guint            n_requests;
  GCancellable    *closing;
  GThread         *thread;
  GMainContext    *context;
  GMainLoop       *loop;
};

static void
reply_clear (gpointer data)
{
  Reply *reply = data;

  g_free (reply->head);
  g_clear_pointer (&reply->body, g_bytes_unref);
}

static void
reply_unref (Reply *reply)
{
  g_atomic_rc_box_release_full (reply, reply_clear);
}

/* The reply to the most of what is known of the request; held, since the test may put
 * another in its place while this one is being sent. Returns: (transfer full) (nullable) */
static Reply *
find_reply (TestServer *self,
            char      **words,
            gboolean    is_authorised)
{
  g_autofree char *request = g_strjoin (" ", words[0], words[1], NULL);
  g_autofree char *authorised = g_strconcat ("auth ", request, NULL);
  g_autofree char *any = g_strconcat (words[0], " *", NULL);
  Reply           *reply;

  g_mutex_lock (&self->mutex);
  reply = is_authorised ? g_hash_table_lookup (self->replies, authorised) : NULL;
  if (reply == NULL)
    reply = g_hash_table_lookup (self->replies, request);
  if (reply == NULL)
    reply = g_hash_table_lookup (self->replies, words[1]);
  if (reply == NULL)
    reply = g_hash_table_lookup (self->replies, any);
  if (reply != NULL)
    g_atomic_rc_box_acquire (reply);
  g_mutex_unlock (&self->mutex);
  return reply;
}

static void
note (TestServer *self,
      const char *line)
{
  g_mutex_lock (&self->mutex);
  g_string_append_printf (self->requests, "%s\n", line);
  g_mutex_unlock (&self->mutex);
}

static void
read_body (TestServer   *self,
           GInputStream *input,
           gsize         size)
{
  g_autofree char *body = g_malloc (size);
  g_autofree char *line = NULL;
  gsize            got = 0;

  if (size == 0)
    return;
  g_input_stream_read_all (input, body, size, &got, self->closing, NULL);
  line = g_strdup_printf ("[%" G_GSIZE_FORMAT " bytes]", got);
  note (self, line);
}

/* All of it. Returns: whether one came; @reply is %NULL for what is unknown */
static gboolean
read_request (TestServer *self,
              GIOStream  *stream,
              Reply     **reply)
{
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  g_auto (GStrv) words = NULL;
  char    *line;
  guint    n = 0;
  gsize    size = 0;
  gboolean is_authorised = FALSE;
  char     first = 0;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (input), FALSE);
  /* who speaks TLS to a server that doesn't */
  if (self->certificate == NULL && g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (input), 1, self->closing, NULL) > 0 && g_buffered_input_stream_peek (G_BUFFERED_INPUT_STREAM (input), &first, 0, 1) == 1 && first == 0x16)
    return FALSE;
  while ((line = g_data_input_stream_read_line (input, NULL, self->closing, NULL)) != NULL && g_strstrip (line)[0] != '\0')
    {
      note (self, line);
      if (n++ == 0)
        words = g_strsplit (line, " ", 3);
      is_authorised |= g_str_has_prefix (line, "Authorization:");
      if (g_str_has_prefix (line, "Content-Length:"))
        size = g_ascii_strtoull (line + strlen ("Content-Length:"), NULL, 10);
      g_free (line);
    }
  g_free (line);
  read_body (self, G_INPUT_STREAM (input), size);
  g_mutex_lock (&self->mutex);
  self->n_requests += n > 0;
  g_mutex_unlock (&self->mutex);
  if (words == NULL || g_strv_length (words) != 3)
    return FALSE;

  *reply = find_reply (self, words, is_authorised);
  return TRUE;
}

static void
answer (TestServer *self,
        GIOStream  *stream,
        Reply      *reply)
{
  GOutputStream *output = g_io_stream_get_output_stream (stream);
  gsize          size = 0;
  gconstpointer  body = reply->body != NULL ? g_bytes_get_data (reply->body, &size) : NULL;
  gboolean       goes_on;
  char           byte;

  goes_on = g_output_stream_write_all (output, reply->head, strlen (reply->head), NULL, self->closing, NULL);
  goes_on = goes_on && (size == 0 || g_output_stream_write_all (output, body, size, NULL, self->closing, NULL));
  while (goes_on && reply->end == TEST_SERVER_REPEAT)
    goes_on = size > 0 ? g_output_stream_write_all (output, body, size, NULL, self->closing, NULL)
                       : g_output_stream_write_all (output, "X-A: b\r\n", 8, NULL, self->closing, NULL);
  if (goes_on && reply->end == TEST_SERVER_HOLD)
    g_input_stream_read (g_io_stream_get_input_stream (stream), &byte, 1, self->closing, NULL);
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        TestServer             *self)
{
  g_autoptr (GIOStream) stream = G_IO_STREAM (g_object_ref (connection));
  Reply *reply = NULL;

  if (self->certificate != NULL)
    {
      g_autoptr (GIOStream) plain = g_steal_pointer (&stream);

      stream = g_tls_server_connection_new (plain, self->certificate, NULL);
      if (!g_tls_connection_handshake (G_TLS_CONNECTION (stream), self->closing, NULL))
        return TRUE;
    }
  if (!read_request (self, stream, &reply))
    return TRUE;

  if (reply != NULL)
    {
      answer (self, stream, reply);
      reply_unref (reply);
    }
  else
    g_output_stream_write_all (g_io_stream_get_output_stream (stream), "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 45, NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);

  return TRUE;
}

static gpointer
serve (gpointer data)
{
  TestServer *self = data;

  g_main_context_push_thread_default (self->context);
  g_socket_service_start (self->service);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* The service outlives the test for as long as a thread of a connection does. */
static void
destroy (gpointer  data,
         GClosure *closure)
{
  TestServer *self = data;

  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_clear_object (&self->certificate);
  g_object_unref (self->closing);
  g_hash_table_unref (self->replies);
  g_string_free (self->requests, TRUE);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

TestServer *
test_server_new (GTlsCertificate *certificate)
{
  TestServer *self = g_new0 (TestServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) real = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  self->closing = g_cancellable_new ();
  self->certificate = certificate != NULL ? g_object_ref (certificate) : NULL;
  self->requests = g_string_new (NULL);
  self->replies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) reply_unref);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->service = g_threaded_socket_service_new (32);
  g_socket_service_stop (self->service);
  g_signal_connect_data (self->service, "run", G_CALLBACK (run_cb), self, destroy, G_CONNECT_DEFAULT);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &real, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (real));
  self->thread = g_thread_new ("server", serve, self);

  return self;
}

static gboolean
quit_cb (gpointer data)
{
  TestServer *self = data;

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

void
test_server_free (TestServer *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->closing);
  g_main_context_invoke (self->context, quit_cb, self);
  g_thread_join (self->thread);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_object_unref (self->service);
}

void
test_server_add (TestServer   *self,
                 const char   *path,
                 const char   *head,
                 GBytes       *body,
                 TestServerEnd end)
{
  Reply           *reply = g_atomic_rc_box_new0 (Reply);
  g_autofree char *own = test_server_dup_address (self, NULL, "");
  g_auto (GStrv) parts = g_strsplit (head, "%s", -1);

  reply->head = g_strjoinv (own, parts);
  reply->body = body != NULL ? g_bytes_ref (body) : NULL;
  reply->end = end;
  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->replies, g_strdup (path), reply);
  g_mutex_unlock (&self->mutex);
}

void
test_server_add_page (TestServer *self,
                      const char *path,
                      const char *html)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", strlen (html));
  g_autoptr (GBytes) body = g_bytes_new (html, strlen (html));

  test_server_add (self, path, head, body, TEST_SERVER_CLOSE);
}

char *
test_server_dup_address (TestServer *self,
                         const char *host,
                         const char *path)
{
  return g_strdup_printf ("%s://%s:%u%s", self->certificate != NULL ? "https" : "http", host != NULL ? host : "127.0.0.1", self->port, path);
}

char *
test_server_dup_requests (TestServer *self)
{
  char *requests;

  g_mutex_lock (&self->mutex);
  requests = g_strdup (self->requests->str);
  g_mutex_unlock (&self->mutex);
  return requests;
}

guint
test_server_count_requests (TestServer *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->n_requests;
  g_mutex_unlock (&self->mutex);
  return n;
}
