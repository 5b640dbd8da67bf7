/* notanda-export-paths.c: the documents that a command line names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/notanda-export-paths.h"

#include <glib/gi18n-lib.h>

#include "cli/notanda-command.h"
#include "format/notanda-format.h"

static gboolean
is_document (const char *name,
             gpointer    data)
{
  gboolean *is_clean = data;

  if (name[0] == '.' && g_str_has_suffix (name, ".tmp"))
    *is_clean = FALSE;

  return name[0] != '.' && g_str_has_suffix (name, NOTANDA_FORMAT_SUFFIX);
}

/* A folder stands for the documents in it: a corpus has more than a command
 * line can name. */
static gboolean
expand_folder (NotandaPathList *paths,
               const char      *folder,
               char           **clean_folder)
{
  gboolean is_clean = TRUE;
  g_autoptr (GError) error = NULL;
  guint            first = notanda_path_list_get_n (paths);
  guint            n = notanda_path_list_add_folder (paths, folder, is_document, &is_clean, &error);
  g_autofree char *path = n > 0 ? notanda_path_list_dup (paths, first) : NULL;

  if (error != NULL)
    notanda_command_fail (folder, error);
  else if (n == 0)
    notanda_command_warn (folder, _ ("there is no .notanda document in this folder"));
  else if (is_clean)
    {
      g_free (*clean_folder);
      *clean_folder = g_path_get_dirname (path);
    }

  return n > 0;
}

NotandaPathList *
notanda_export_expand_paths (char **arguments,
                             char **clean_folder)
{
  g_autoptr (NotandaPathList) paths = notanda_path_list_new ();

  for (guint i = 0; arguments[i] != NULL; i++)
    if (!g_file_test (arguments[i], G_FILE_TEST_IS_DIR))
      notanda_path_list_add (paths, arguments[i]);
    else if (!expand_folder (paths, arguments[i], clean_folder))
      return NULL;

  return g_steal_pointer (&paths);
}
