/* notanda-lone-folder.c: a folder that a sandboxed program sees for the sake of one file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The portal's folders lie in one place, doc/ of the user's runtime folder, and each directly below it is such a folder: one
 * that the user chose whole is a folder further down. Links lead there, so folders are compared by what they are.
 *
 * Rejected: to try it out. What is written under another name can be read again, renamed and flushed, for as long as the
 * portal runs. */

#include "base/notanda-lone-folder.h"

#include <sys/stat.h>

gboolean
notanda_lone_folder_is (const char *folder)
{
  g_autofree char *above = NULL;
  g_autofree char *documents = NULL;
  struct stat      one, other;

  g_return_val_if_fail (folder != NULL, FALSE);

  above = g_build_filename (folder, "..", NULL);
  documents = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);

  return stat (above, &one) == 0 && stat (documents, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

gboolean
notanda_lone_folder_takes (const char *folder,
                           const char *name)
{
  g_autoptr (GDir) dir = NULL;
  const char *found;

  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (found = g_dir_read_name (dir)) != NULL)
    /* hidden ones are temporary */
    if (*found != '.' && !g_str_equal (found, name))
      return FALSE;

  return TRUE;
}
