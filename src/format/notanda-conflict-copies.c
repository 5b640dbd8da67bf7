/* notanda-conflict-copies.c: the copies that sync clients leave beside a document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-conflict-copies.h"

#include <string.h>

/* What stands between the document's stem and its suffix. */
static const char *const marks[] = {
  "*(*conflicted copy*)", /* Nextcloud, ownCloud, Dropbox */
  "*_conflict-*",         /* ownCloud before 2.5 */
  ".sync-conflict-*",     /* Syncthing */
  "*(SFConflict *)",      /* Seafile */
  ".Conflict*",           /* Resilio */
};

gboolean
notanda_conflict_copies_match (const char *name,
                               const char *document)
{
  const char      *dot = strrchr (document, '.');
  gsize            stem = dot != NULL ? (gsize) (dot - document) : strlen (document);
  const char      *suffix = document + stem;
  gsize            size = strlen (name);
  g_autofree char *middle = NULL;

  if (size <= strlen (document) || strncmp (name, document, stem) != 0 || !g_str_has_suffix (name, suffix))
    return FALSE;

  middle = g_strndup (name + stem, size - stem - strlen (suffix));
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_pattern_match_simple (marks[i], middle))
      return TRUE;

  return FALSE;
}

GPtrArray *
notanda_conflict_copies_list (const char *path)
{
  GPtrArray       *copies = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *document = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (notanda_conflict_copies_match (name, document))
      g_ptr_array_add (copies, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_values (copies, (GCompareFunc) strcmp);

  return copies;
}
