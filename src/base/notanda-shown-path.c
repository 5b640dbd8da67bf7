/* notanda-shown-path.c: a path as people know it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The portal tells the place as an extended attribute, which anybody could give to a file that lies elsewhere: it is asked for in
 * the portal's folder alone. */

#include "base/notanda-shown-path.h"

#include <limits.h>
#include <string.h>
#include <sys/xattr.h>

#define PLACE "user.document-portal.host-path"

/* Where the portal's folder is in every sandbox; the one of the user's runtime folder leads there. */
#define DOCUMENTS "/run/flatpak/doc/"

static char *
read_place (const char *path)
{
  char   place[PATH_MAX];
  gssize size = getxattr (path, PLACE, place, sizeof place);

  return size > 0 ? g_strndup (place, size) : NULL;
}

/* (nullable): of a file that isn't there yet, its folder is asked */
static char *
dup_place (const char *path)
{
  g_autofree char *place = read_place (path);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  if (place != NULL)
    return g_steal_pointer (&place);
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  place = read_place (folder);

  return place != NULL ? g_build_filename (place, name, NULL) : NULL;
}

/* (nullable): what is below the portal's folder */
static const char *
skip_documents (const char *path)
{
  g_autofree char *documents = NULL;

  if (g_str_has_prefix (path, DOCUMENTS))
    return path + strlen (DOCUMENTS);
  documents = g_strconcat (g_get_user_runtime_dir (), "/doc/", NULL);

  return g_str_has_prefix (path, documents) ? path + strlen (documents) : NULL;
}

char *
notanda_shown_path_dup (const char *path)
{
  g_autofree char *place = NULL;
  const char      *below;
  const char      *chosen;

  g_return_val_if_fail (path != NULL, NULL);

  below = skip_documents (path);
  if (below == NULL)
    return g_filename_display_name (path);
  place = dup_place (path);
  if (place != NULL)
    return g_filename_display_name (place);
  chosen = strchr (below, '/');

  return g_filename_display_name (chosen != NULL && chosen[1] != '\0' ? chosen + 1 : path);
}
