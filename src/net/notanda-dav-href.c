/* notanda-dav-href.c: the addresses by which a WebDAV server names what is in a folder
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Servers write one address in several ways: whole or as a path, encoded more or
 * less, in either case. So both sides are decoded, once, and compared name by
 * name; an encoded slash or NUL makes no name. What stands under another host,
 * another folder or further down is passed over. */

#include "net/notanda-dav-href.h"

#include <string.h>

#include "net/notanda-address.h"

#define MAX_NAME 255

struct _NotandaDavFolder
{
  char      *origin;   /* scheme, host and port, with the slash that follows */
  GPtrArray *segments; /* of the path, decoded; NULL where that isn't possible */
};

/* Returns: (nullable): one name of a path, decoded once */
static char *
decode (const char *segment,
        gsize       length)
{
  g_autoptr (GString) decoded = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      char c = segment[i];

      if (c == '%')
        {
          if (length - i < 3 || !g_ascii_isxdigit (segment[i + 1]) || !g_ascii_isxdigit (segment[i + 2]))
            return NULL;
          c = (char) (g_ascii_xdigit_value (segment[i + 1]) << 4 | g_ascii_xdigit_value (segment[i + 2]));
          if (c == '\0' || c == '/')
            return NULL;
          i += 2;
        }
      else if (c == '?' || c == '#')
        return NULL;
      g_string_append_c (decoded, c);
    }

  return g_string_free_and_steal (g_steal_pointer (&decoded));
}

static gboolean
is_name (const char *name)
{
  gsize length = strlen (name);

  if (length == 0 || length > MAX_NAME || !g_utf8_validate (name, (gssize) length, NULL))
    return FALSE;
  if (g_str_equal (name, ".") || g_str_equal (name, ".."))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (name[i]) || name[i] == '\\')
      return FALSE;

  return TRUE;
}

/* Returns: (nullable): the path of an address of the same server, without the slash before it */
static const char *
skip_origin (NotandaDavFolder *self,
             const char       *href)
{
  gsize            length = strlen (self->origin);
  g_autofree char *site = NULL;
  g_autofree char *origin = NULL;
  const char      *path;

  if (href[0] == '/')
    return href[1] != '/' ? href + 1 : NULL;
  if (strncmp (href, self->origin, length) == 0)
    return href + length;
  if (!notanda_address_is_web (href))
    return NULL;

  path = strstr (href, "://") + 3;
  path += strcspn (path, "/?#");
  site = g_strndup (href, (gsize) (path - href));
  origin = notanda_address_normalise (site, NULL);
  return *path == '/' && g_strcmp0 (origin, self->origin) == 0 ? path + 1 : NULL;
}

static gsize
segment_length (const char *path)
{
  return strcspn (path, "/");
}

/* Returns: (nullable): what is left of @path under the folder, "" for the folder itself */
static const char *
skip_folder (NotandaDavFolder *self,
             const char       *path)
{
  for (guint i = 0; i < self->segments->len; i++)
    {
      gsize            length = segment_length (path);
      g_autofree char *segment = decode (path, length);

      if (segment == NULL || g_strcmp0 (segment, g_ptr_array_index (self->segments, i)) != 0)
        return NULL;
      path += length;
      if (*path == '/')
        path++;
      else if (i + 1 < self->segments->len)
        return NULL;
    }

  return path;
}

NotandaDavFolder *
notanda_dav_folder_new (const char *address)
{
  NotandaDavFolder *self = g_new0 (NotandaDavFolder, 1);
  const char       *path = strstr (address, "://") + 3;

  path += segment_length (path);
  self->origin = g_strdup_printf ("%.*s/", (int) (path - address), address);
  self->segments = g_ptr_array_new_with_free_func (g_free);
  while (*path == '/' && path[1] != '\0')
    {
      gsize length = segment_length (++path);

      g_ptr_array_add (self->segments, decode (path, length));
      path += length;
    }
  return self;
}

void
notanda_dav_folder_free (NotandaDavFolder *self)
{
  g_free (self->origin);
  g_ptr_array_unref (self->segments);
  g_free (self);
}

NotandaDavPlace
notanda_dav_place_find (NotandaDavFolder *self,
                        const char       *href,
                        char            **name)
{
  const char      *path = skip_origin (self, href);
  const char      *rest = path != NULL ? skip_folder (self, path) : NULL;
  g_autofree char *decoded = NULL;
  gsize            length;

  if (rest == NULL)
    return NOTANDA_DAV_ELSEWHERE;
  if (rest[0] == '\0')
    return NOTANDA_DAV_ITSELF;

  length = segment_length (rest);
  if (rest[length] == '\0' || rest[length + 1] == '\0')
    decoded = decode (rest, length);
  if (decoded == NULL || !is_name (decoded))
    return NOTANDA_DAV_ELSEWHERE;
  *name = g_steal_pointer (&decoded);
  return NOTANDA_DAV_INSIDE;
}
