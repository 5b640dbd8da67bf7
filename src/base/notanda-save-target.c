/* notanda-save-target.c: the place of a file that is saved, and of its temporary files
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A save works in the folder it has opened, by names, so that it ends in the
 * folder where it began even if that is renamed meanwhile.
 *
 * A temporary file is hidden, and its name tells the file it belongs to. Where
 * that name is too long to add to, it is cut and a hash of the whole name is
 * added: a cut name alone could be that of two files, and the leftovers of one
 * would be offered to the other.
 */

#include "base/notanda-save-target.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/notanda-file.h"

#define MAX_LINKS 40
/* ".RANDOM.tmp" with eight digits */
#define TAIL_LENGTH 13
#define DIGITS NOTANDA_SAVE_TARGET_DIGITS

void
notanda_save_target_clear (NotandaSaveTarget *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_fd (&self->fd, NULL);
}

static int
open_folder (const char *folder)
{
  int fd;

  do
    fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (fd < 0 && errno == EINTR);
  /* one that can be written to but not listed; it can't be flushed */
  if (fd < 0 && errno == EACCES)
    fd = open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  return fd;
}

static gboolean
enter_folder (NotandaSaveTarget *self,
              const char        *place,
              GError           **error)
{
  g_clear_fd (&self->fd, NULL);
  g_free (self->folder);
  g_free (self->name);
  self->folder = g_path_get_dirname (place);
  self->name = g_path_get_basename (place);

  if (g_str_has_suffix (place, "/") || strcmp (self->name, ".") == 0 || strcmp (self->name, "..") == 0)
    return notanda_file_set_error (error, self->path, EISDIR);
  self->fd = open_folder (self->folder);
  if (self->fd < 0)
    return notanda_file_set_error (error, self->path, errno);
  return TRUE;
}

gboolean
notanda_save_target_open (NotandaSaveTarget *self,
                          const char        *path,
                          GError           **error)
{
  g_autofree char *place = g_strdup (path);

  self->path = g_strdup (path);
  for (guint links = 0; links < MAX_LINKS; links++)
    {
      char   link[PATH_MAX];
      gssize length;

      if (!enter_folder (self, place, error))
        return FALSE;
      length = readlinkat (self->fd, self->name, link, sizeof link - 1);
      if (length < 0)
        return TRUE;
      link[length] = '\0';
      g_free (place);
      place = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (self->folder, link, NULL);
    }
  return notanda_file_set_error (error, path, ELOOP);
}

/* "." and as much of the name as there is room for, and "." */
static char *
dup_temp_head (const NotandaSaveTarget *self)
{
  gsize length = strlen (self->name);
  long  longest = NAME_MAX;
  gsize room;

  if (length > 100)
    longest = fpathconf (self->fd, _PC_NAME_MAX);
  if (longest <= 0)
    longest = NAME_MAX;
  room = (gsize) longest > 40 ? (gsize) longest - TAIL_LENGTH - 1 : 1;
  if (length <= room)
    return g_strdup_printf (".%s.", self->name);

  length = room > DIGITS + 1 ? room - DIGITS - 1 : 0;
  /* some file systems refuse half a character */
  while (length > 0 && ((guint8) self->name[length] & 0xc0) == 0x80)
    length--;
  return g_strdup_printf (".%.*s~%08x.", (int) length, self->name, g_str_hash (self->name));
}

char *
notanda_save_target_dup_temp_name (const NotandaSaveTarget *self)
{
  g_autofree char *head = dup_temp_head (self);

  return g_strdup_printf ("%s%08x.tmp", head, g_random_int ());
}

gboolean
notanda_save_target_owns_temp (const NotandaSaveTarget *self,
                               const char              *name)
{
  g_autofree char *head = NULL;

  if (name[0] != '.' || !g_str_has_suffix (name, ".tmp"))
    return FALSE;
  head = dup_temp_head (self);
  if (!g_str_has_prefix (name, head))
    return FALSE;
  name += strlen (head);
  return strspn (name, "0123456789abcdef") == DIGITS && strcmp (name + DIGITS, ".tmp") == 0;
}
