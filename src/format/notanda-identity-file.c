/* notanda-identity-file.c: who works on this machine
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-identity-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
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

static char *
dup_path (const char *name)
{
  return g_build_filename (g_get_user_state_dir (), "notanda", name, NULL);
}

/* What a damaged file holds is no name. */
static char *
read_author (void)
{
  g_autofree char *path = dup_path ("author");
  g_autoptr (GBytes) bytes = notanda_file_read (path, 4096, 1, NULL, NULL, NULL);
  g_autofree char *text = NULL;
  gsize            size;
  const char      *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  text = g_strndup (data, size);
  g_strstrip (text);
  if (*text == '\0' || strlen (text) > NOTANDA_AUTHOR_MAX || !g_utf8_validate (text, -1, NULL) ||
      strpbrk (text, "\r\n") != NULL)
    return NULL;

  return g_steal_pointer (&text);
}

static char *
dup_author (void)
{
  const char *author = g_getenv ("NOTANDA_AUTHOR");
  const char *real = g_get_real_name ();
  char       *chosen;

  if (author != NULL)
    return g_strdup (author);
  chosen = read_author ();
  if (chosen != NULL)
    return chosen;
  if (real != NULL && *real != '\0' && !g_str_equal (real, "Unknown"))
    return g_strdup (real);

  return g_strdup (g_get_user_name ());
}

NotandaIdentity *
notanda_identity_load (void)
{
  g_autofree char *path = dup_path ("replica");
  g_autofree char *author = dup_author ();
  guint64          replica;

  if (!read_replica (path, &replica))
    {
      replica = make_replica ();
      keep_replica (path, &replica);
    }

  return notanda_identity_new (replica, author);
}

gboolean
notanda_identity_choose_author (const char *author,
                                GError    **error)
{
  g_autofree char *path = dup_path ("author");
  g_autofree char *name = g_strdup (author);

  g_strstrip (g_strdelimit (name, "\r\n", ' '));
  if (strlen (name) > NOTANDA_AUTHOR_MAX)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("A name has at most %d bytes"), NOTANDA_AUTHOR_MAX);
      return FALSE;
    }

  return notanda_replace_own (path, name, strlen (name), error);
}
