/* notanda-folder.c: the articles in a folder
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* By the ends of names, though a file that is named by the user is told by its content: a saved page has a folder of scripts and pictures
 * beside it, and each of its scripts would pass for plain text. A feed is a list to choose from, and no article. */

#include "load/notanda-folder.h"

#include <string.h>

#include "base/notanda-path-list.h"

static const char *const suffixes[] = {
  ".txt", ".text", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".md", ".markdown", ".epub", ".pdf", ".odt", ".docx", ".warc", ".warc.gz"
};
/* What is taken for neither, and needs no word. */
static const char *const known[] = { ".notanda", ".rss", ".atom" };

static gboolean
ends_so (const char        *name,
         const char *const *ends,
         guint              n)
{
  gsize size = strlen (name);

  for (guint i = 0; i < n; i++)
    {
      gsize end = strlen (ends[i]);

      if (size > end && g_ascii_strcasecmp (name + size - end, ends[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_shown (const char *name,
          gpointer    data)
{
  return name[0] != '.' && !g_str_has_suffix (name, "~");
}

static gboolean
look_into (NotandaFolder *folder,
           const char    *path,
           GCancellable  *cancellable,
           GError       **error);

static void
look_at (NotandaFolder *folder,
         const char    *path,
         GCancellable  *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && !look_into (folder, path, cancellable, &error))
        g_ptr_array_add (folder->failures, g_steal_pointer (&error));
    }
  else if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      if (ends_so (path, suffixes, G_N_ELEMENTS (suffixes)))
        g_ptr_array_add (folder->articles, g_strdup (path));
      else
        folder->n_others += !ends_so (path, known, G_N_ELEMENTS (known));
    }
}

/* One folder is closed before those in it are opened; the longest path there may be bounds how deep they lie. */
static gboolean
look_into (NotandaFolder *folder,
           const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (NotandaPathList) names = notanda_path_list_new ();
  g_autoptr (GError) local = NULL;

  notanda_path_list_add_folder (names, path, is_shown, NULL, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < notanda_path_list_get_n (names) && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autofree char *inner = notanda_path_list_dup (names, i);

      look_at (folder, inner, cancellable);
    }

  return TRUE;
}

NotandaFolder *
notanda_folder_list (const char   *path,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (NotandaFolder) folder = g_new0 (NotandaFolder, 1);

  g_return_val_if_fail (path != NULL, NULL);

  folder->articles = g_ptr_array_new_with_free_func (g_free);
  folder->failures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  if (!look_into (folder, path, cancellable, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&folder);
}

void
notanda_folder_free (NotandaFolder *folder)
{
  g_ptr_array_unref (folder->articles);
  g_ptr_array_unref (folder->failures);
  g_free (folder);
}
