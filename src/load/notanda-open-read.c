/* notanda-open-read.c: an article's bytes from a file, a FIFO or standard input
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files are read by base/, which knows their size first. A stream has none, so
 * it is read to the limit and no further: /dev/zero ends with an error too. */

#include "load/notanda-open-private.h"

#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "base/notanda-shown-path.h"
#include "load/text/notanda-magic.h"

#define CHUNK (64u << 10)

static GBytes *
read_stream (int           fd,
             gboolean      close_fd,
             const char   *name,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (fd, close_fd);
  /* without one, a FIFO that nobody has opened for writing yet reads as empty */
  g_autoptr (GCancellable) waiting = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint used = 0;

  for (;;)
    {
      gssize got;

      g_byte_array_set_size (bytes, used + CHUNK);
      got = g_input_stream_read (stream, bytes->data + used, CHUNK, waiting, error);
      if (got < 0)
        {
          g_prefix_error (error, "%s: ", name);
          return NULL;
        }
      used += (guint) got;
      if (got == 0)
        break;
      if (used > NOTANDA_LOAD_MAX_SIZE)
        {
          g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE,
                       _ ("%s: the text is larger than %u MB; split it into several files"),
                       name, NOTANDA_ARTICLE_MAX_SIZE >> 20);
          return NULL;
        }
    }

  g_byte_array_set_size (bytes, used);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
notanda_open_is_stream (const char *path)
{
  GStatBuf stat_buf;

  return g_str_equal (path, "-") || (g_stat (path, &stat_buf) == 0 && S_ISFIFO (stat_buf.st_mode));
}

GBytes *
notanda_open_read_bytes (const char   *path,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autofree char *name = notanda_shown_path_dup (path);
  int              fd;

  if (g_str_equal (path, "-"))
    return read_stream (STDIN_FILENO, FALSE, _ ("standard input"), cancellable, error);
  if (!notanda_open_is_stream (path))
    return notanda_file_read (path, NOTANDA_LOAD_MAX_SIZE, 0, NULL, cancellable, error);

  fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  if (fd < 0)
    {
      notanda_file_set_error (error, path, errno);
      return NULL;
    }

  return read_stream (fd, TRUE, name, cancellable, error);
}

gboolean
notanda_open_is_document (const char *path)
{
  g_autofd int fd = -1;
  guint8       head[8];
  gssize       got;

  if (notanda_open_is_stream (path))
    return FALSE;

  /* what can't be read is said by whoever reads it in earnest */
  fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  if (fd < 0)
    return FALSE;
  got = read (fd, head, sizeof head);

  return got > 0 && notanda_magic_is_notanda (head, (gsize) got);
}

NotandaLoaded *
notanda_open_load (const char               *path,
                   const NotandaLoadOptions *options,
                   NotandaLoaderClient      *client,
                   GCancellable             *cancellable,
                   GError                  **error)
{
  g_autofree char *name = notanda_shown_path_dup (path);
  g_autoptr (GBytes) bytes = notanda_open_read_bytes (path, cancellable, error);
  NotandaLoadOptions named = *options;

  named.name = name;

  return bytes != NULL ? notanda_load_bytes (bytes, &named, client, cancellable, error) : NULL;
}

NotandaLoaded *
notanda_open_load_as (GBytes               *bytes,
                      const char           *name,
                      const NotandaOpening *opening,
                      gint64                now,
                      GCancellable         *cancellable,
                      GError              **error)
{
  NotandaLoadOptions options = { .name = name, .now = now };

  if (opening != NULL)
    {
      options.encoding = opening->encoding;
      options.part = opening->part;
      options.password = opening->password;
      options.manner = opening->manner;
      options.offers_mending = opening->offers_mending;
    }

  return notanda_load_bytes (bytes, &options, opening != NULL ? opening->client : NULL, cancellable, error);
}
