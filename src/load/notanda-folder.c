/* notanda-folder.c: the articles, documents and feeds in a folder
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* By the ends of names, though a file that is named by the user is told by its content: a saved page has a folder of scripts and pictures
 * beside it, and each of its scripts would pass for plain text. A feed is a list to choose from, and no article. */

#include "load/notanda-folder.h"

#include "base/notanda-path-list.h"
#include "load/notanda-file-kind.h"

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
add_file (NotandaFolder *folder,
          const char    *path)
{
  GPtrArray *of_kind[] = {
    [NOTANDA_FILE_KIND_ARTICLE] = folder->articles,
    [NOTANDA_FILE_KIND_DOCUMENT] = folder->documents,
    [NOTANDA_FILE_KIND_FEED] = folder->feeds,
    [NOTANDA_FILE_KIND_UNSURE] = NULL,
  };
  GPtrArray *paths = of_kind[notanda_file_kind_guess (path)];

  if (paths != NULL)
    g_ptr_array_add (paths, g_strdup (path));
  else
    folder->n_others++;
}

static void
look_at (NotandaFolder *folder,
         const char    *path,
         GCancellable  *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    add_file (folder, path);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK) &&
           !look_into (folder, path, cancellable, &error))
    g_ptr_array_add (folder->failures, g_steal_pointer (&error));
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
  folder->documents = g_ptr_array_new_with_free_func (g_free);
  folder->feeds = g_ptr_array_new_with_free_func (g_free);
  folder->failures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  if (!look_into (folder, path, cancellable, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&folder);
}

void
notanda_folder_free (NotandaFolder *folder)
{
  g_ptr_array_unref (folder->articles);
  g_ptr_array_unref (folder->documents);
  g_ptr_array_unref (folder->feeds);
  g_ptr_array_unref (folder->failures);
  g_free (folder);
}
