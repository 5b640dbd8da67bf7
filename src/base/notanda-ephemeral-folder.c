/* notanda-ephemeral-folder.c: a folder that is gone when a sandbox ends
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stays is mounted into the sandbox, so what is on the file system of its root doesn't. */

#include "base/notanda-ephemeral-folder.h"

#include <sys/stat.h>
#include <unistd.h>

#define IN_FLATPAK "/.flatpak-info" /* is there only inside */

gboolean
notanda_ephemeral_folder_is (const char *folder)
{
  g_autofree char *above = g_strdup (folder);
  struct stat      root, info;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (access (IN_FLATPAK, F_OK) != 0 || stat ("/", &root) != 0)
    return FALSE;
  while (stat (above, &info) != 0)
    {
      g_autofree char *below = g_steal_pointer (&above);

      above = g_path_get_dirname (below);
      if (g_str_equal (above, below))
        return FALSE;
    }

  return info.st_dev == root.st_dev;
}
