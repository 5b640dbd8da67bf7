/* notanda-intake-replaced.c: the document that another one is a newer version of
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names change, texts don't: the name that the newer version remembers is only where to look first. */

#include "intake/notanda-intake.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/notanda-shown-path.h"

G_STATIC_ASSERT (NOTANDA_FILE_STAMP_HEAD >= NOTANDA_FORMAT_HEADER_SIZE);

static gboolean
is_of_article (const char        *path,
               const NotandaHash *article)
{
  g_autofd int     fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  struct stat      info;
  NotandaFileStamp stamp;
  NotandaHash      found;

  return fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && notanda_file_stamp_read (&stamp, fd, &info) &&
         notanda_format_peek_article (stamp.head, sizeof stamp.head, &found) && notanda_hash_equal (&found, article);
}

static char *
find (const char        *folder,
      const NotandaHash *article,
      const char        *name,
      GCancellable      *cancellable)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *first = name != NULL && *name != '\0' && strchr (name, '/') == NULL ? g_build_filename (folder, name, NULL) : NULL;
  const char      *entry;

  if (first != NULL && is_of_article (first, article))
    return g_steal_pointer (&first);
  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL && !g_cancellable_is_cancelled (cancellable))
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);

      if (entry[0] != '.' && g_str_has_suffix (entry, NOTANDA_FORMAT_SUFFIX) && is_of_article (path, article))
        return g_steal_pointer (&path);
    }

  return NULL;
}

NotandaDocument *
notanda_intake_open_replaced (const char        *path,
                              const NotandaHash *article,
                              const char        *name,
                              NotandaIdentity   *identity,
                              GCancellable      *cancellable,
                              GError           **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = notanda_shown_path_dup (folder);
  g_autofree char *found = find (folder, article, name, cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (found == NULL && name != NULL && *name != '\0')
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The old version, “%s”, isn’t in “%s” any more. Put it back there to see what changed."), name, shown);
  else if (found == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The old version isn’t in “%s” any more. Put it back there to see what changed."), shown);

  return found != NULL ? notanda_document_file_open (found, identity, NULL, cancellable, error) : NULL;
}
