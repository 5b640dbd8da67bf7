/* notanda-identity-file.c: who works on this machine
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-identity-file.h"

#include <string.h>

#include "base/notanda-file.h"
#include "base/notanda-replace.h"

#define DIGITS 16

static gboolean
read_replica (const char *path,
              guint64    *replica)
{
  g_autoptr (GBytes) bytes = notanda_file_read (path, 4096, 1, NULL, NULL, NULL);
  g_autofree char *text = NULL;
  gsize            size;
  const char      *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  text = g_strndup (data, size);
  g_strchomp (text);

  return strlen (text) == DIGITS && g_ascii_string_to_unsigned (text, 16, 1, G_MAXUINT64, replica, NULL);
}

static guint64
make_replica (void)
{
  NotandaId        id;
  guint64          replica;
  g_autofree char *uuid = g_uuid_string_random ();

  notanda_id_for_name ("replica", uuid, &id);
  memcpy (&replica, id.bytes, sizeof replica);

  return replica != 0 ? replica : 1;
}

/* Two programs that start for the first time at once must end up with one
 * number: the one that comes second takes what it finds. */
static void
keep_replica (const char *path,
              guint64    *replica)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *line = g_strdup_printf ("%016" G_GINT64_MODIFIER "x\n", *replica);
  g_autoptr (GBytes) bytes = g_bytes_new (line, strlen (line));

  g_mkdir_with_parents (folder, 0700);
  if (!notanda_replace (path, bytes, NULL, NULL, NULL, 0600, NULL, NULL, NULL, NULL))
    read_replica (path, replica);
}

static const char *
find_author (void)
{
  const char *author = g_getenv ("NOTANDA_AUTHOR");
  const char *real = g_get_real_name ();

  if (author != NULL)
    return author;
  if (real != NULL && *real != '\0' && !g_str_equal (real, "Unknown"))
    return real;

  return g_get_user_name ();
}

NotandaIdentity *
notanda_identity_load (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "notanda", "replica", NULL);
  guint64          replica;

  if (!read_replica (path, &replica))
    {
      replica = make_replica ();
      keep_replica (path, &replica);
    }

  return notanda_identity_new (replica, find_author ());
}
