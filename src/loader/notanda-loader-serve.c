/* notanda-loader-serve.c: one input after the other, in a locked process
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The input comes through the socket itself: a descriptor for it would have to be received, mapped and trusted not to
 * shrink, and saves one copy of what takes a hundred times as long to parse. */

#include "loader/notanda-loader-serve.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "load/notanda-loaded-pack.h"
#include "load/notanda-loader-frame.h"
#include "loader/notanda-loader-lock.h"
#include "loader/notanda-loader-warm.h"

#define TRIM_SIZE (1u << 20) /* bytes of input after which memory is given back */

/* FALSE at the end of the stream. */
static gboolean
receive (void *data,
         gsize size)
{
  for (gsize got = 0; got < size;)
    {
      gssize n = read (NOTANDA_LOADER_FD, (guint8 *) data + got, size - got);

      if (n <= 0 && !(n < 0 && errno == EINTR))
        return FALSE;
      got += n > 0 ? (gsize) n : 0;
    }

  return TRUE;
}

static gboolean
send_all (gconstpointer data,
          gsize         size)
{
  for (gsize sent = 0; sent < size;)
    {
      gssize n = write (NOTANDA_LOADER_FD, (const guint8 *) data + sent, size - sent);

      if (n < 0 && errno != EINTR)
        return FALSE;
      sent += n > 0 ? (gsize) n : 0;
    }

  return TRUE;
}

static GBytes *
receive_bytes (gsize size)
{
  g_autofree guint8 *data = g_malloc (MAX (size, 1));

  return receive (data, size) ? g_bytes_new_take (g_steal_pointer (&data), size) : NULL;
}

/* Whoever started this may end in the middle of an input, and the answer is for nobody then. */
static void
end_with_socket (void)
{
  struct pollfd socket = { .fd = NOTANDA_LOADER_FD };

  if (poll (&socket, 1, 0) == 1 && (socket.revents & (POLLHUP | POLLERR)) != 0)
    _exit (NOTANDA_LOADER_EXIT_OK);
}

static void
on_socket_signal (int number)
{
  end_with_socket ();
}

static gboolean
watch_socket (void)
{
  struct sigaction action = { .sa_handler = on_socket_signal, .sa_flags = SA_RESTART };
  int              flags = fcntl (NOTANDA_LOADER_FD, F_GETFL);

  signal (SIGPIPE, SIG_IGN);

  return flags >= 0 && sigaction (SIGIO, &action, NULL) == 0 && fcntl (NOTANDA_LOADER_FD, F_SETOWN, getpid ()) == 0 && fcntl (NOTANDA_LOADER_FD, F_SETFL, flags | O_ASYNC) == 0;
}

static const NotandaLoadFormat *
find_format (const NotandaLoadFormat  *formats,
             guint                     n,
             GBytes                   *input,
             const NotandaLoadOptions *options)
{
  gsize       size = 0;
  const char *data = g_bytes_get_data (input, &size);

  for (guint i = 0; i < n; i++)
    if (formats[i].claims (size > 0 ? data : "", size, options))
      return &formats[i];

  return NULL;
}

static GBytes *
answer (const NotandaLoadFormat *formats,
        guint                    n,
        GBytes                  *head,
        GBytes                  *input)
{
  NotandaLoadOptions options;
  g_autoptr (GVariant) keeper = notanda_load_options_unpack (head, &options);
  g_autoptr (NotandaLoaded) loaded = NULL;
  g_autoptr (GError) failure = NULL;
  const NotandaLoadFormat *format;

  if (keeper == NULL)
    return NULL;

  format = find_format (formats, n, input, &options);
  if (format != NULL)
    loaded = format->read (input, &options, &failure);
  else
    g_set_error (&failure, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT, _ ("%s: this kind of file can’t be read"), options.name);

  return notanda_loaded_pack (loaded, failure);
}

static gboolean
is_request (const NotandaLoaderFrame *frame)
{
  return frame->magic == NOTANDA_LOADER_REQUEST && frame->head_size <= NOTANDA_LOADER_MAX_HEAD && frame->body_size <= NOTANDA_LOADER_MAX_BODY;
}

static gboolean
serve_one (const NotandaLoadFormat  *formats,
           guint                     n,
           const NotandaLoaderFrame *request)
{
  NotandaLoaderFrame frame = { .magic = NOTANDA_LOADER_ANSWER };
  g_autoptr (GBytes) head = receive_bytes (request->head_size);
  g_autoptr (GBytes) input = head != NULL ? receive_bytes (request->body_size) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (input == NULL)
    return FALSE;
  /* no signal tells of what happens while something is being received */
  end_with_socket ();
  bytes = answer (formats, n, head, input);
  if (bytes == NULL)
    return FALSE;
  frame.body_size = g_bytes_get_size (bytes);

  return send_all (&frame, sizeof frame) && send_all (g_bytes_get_data (bytes, NULL), frame.body_size);
}

void
notanda_loader_serve (const NotandaLoadFormat *formats,
                      guint                    n,
                      guint                    seconds)
{
  NotandaLoaderFrame request;

  notanda_loader_warm (formats, n);
  if (!watch_socket ())
    _exit (NOTANDA_LOADER_EXIT_PROTOCOL);
  if (!notanda_loader_lock (NOTANDA_LOADER_FD))
    _exit (NOTANDA_LOADER_EXIT_UNLOCKED);

  while (receive (&request, sizeof request))
    {
      notanda_loader_lock_renew (seconds);
      if (!is_request (&request) || !serve_one (formats, n, &request))
        _exit (NOTANDA_LOADER_EXIT_PROTOCOL);
      if (request.body_size >= TRIM_SIZE)
        malloc_trim (0);
    }

  /* at once: what runs at a usual end expects an unlocked process */
  _exit (NOTANDA_LOADER_EXIT_OK);
}
