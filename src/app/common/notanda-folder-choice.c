/* notanda-folder-choice.c: the articles that lie in a folder, to choose from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Folders wait in a queue, so that what lies on top is found before a limit is reached. */

#include "app/common/notanda-folder-choice.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-file-filters.h"
#include "base/notanda-error.h"
#include "format/notanda-document-name.h"

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK
#define DOCUMENT_SUFFIX ".notanda"

typedef struct
{
  char *path;
  char *title;
  char *folder; /* below the one that is listed, or NULL */
  char *key;    /* its place in the list */
} Entry;

typedef struct
{
  const char *top;
  GQueue      folders; /* (owned) GFile, still to be read */
  GPtrArray  *entries;
  guint       n_seen;
  gboolean    is_cut;
} Listing;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->path);
  g_free (entry->title);
  g_free (entry->folder);
  g_free (entry->key);
  g_free (entry);
}

static void
listing_clear (Listing *self)
{
  g_queue_clear_full (&self->folders, g_object_unref);
  g_ptr_array_unref (self->entries);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

static void
add_file (Listing   *self,
          GFile     *folder,
          GFileInfo *info)
{
  g_autoptr (GFile) top = g_file_new_for_path (self->top);
  g_autofree char *below = g_file_get_relative_path (top, folder);
  g_autofree char *whole = NULL;
  Entry           *entry = g_new0 (Entry, 1);

  entry->path = g_build_filename (g_file_peek_path (folder), g_file_info_get_name (info), NULL);
  entry->title = g_strdup (g_file_info_get_display_name (info));
  entry->folder = below != NULL ? g_filename_display_name (below) : NULL;
  /* those on top first */
  whole = g_strconcat (entry->folder != NULL ? entry->folder : "", "/", entry->title, NULL);
  entry->key = g_utf8_collate_key_for_filename (whole, -1);
  g_ptr_array_add (self->entries, entry);
}

static void
take (Listing   *self,
      GFile     *folder,
      GFileInfo *info)
{
  GFileType type = g_file_info_get_file_type (info);

  if (g_file_info_get_is_hidden (info))
    return;
  if (type == G_FILE_TYPE_DIRECTORY && !g_file_info_get_is_symlink (info))
    g_queue_push_tail (&self->folders, g_file_get_child (folder, g_file_info_get_name (info)));
  else if (type != G_FILE_TYPE_REGULAR || !notanda_file_filters_is_known (g_file_info_get_name (info)))
    return;
  else if (self->entries->len < NOTANDA_FOLDER_CHOICE_MAX_FILES)
    add_file (self, folder, info);
  else
    self->is_cut = TRUE;
}

static gboolean
read_folder (Listing      *self,
             GFile        *folder,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  GFileInfo *info = NULL;

  if (files == NULL)
    return FALSE;
  while (!self->is_cut)
    {
      if (!g_file_enumerator_iterate (files, &info, NULL, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      take (self, folder, info);
      self->is_cut |= ++self->n_seen == NOTANDA_FOLDER_CHOICE_MAX_ENTRIES;
    }

  return TRUE;
}

static gboolean
read_all (Listing      *self,
          GCancellable *cancellable,
          GError      **error)
{
  gboolean is_top = TRUE;

  g_queue_push_tail (&self->folders, g_file_new_for_path (self->top));
  while (self->folders.length > 0 && !self->is_cut)
    {
      g_autoptr (GFile) folder = g_queue_pop_head (&self->folders);
      g_autoptr (GError) local = NULL;

      /* one below that may not be read doesn't hide the others */
      if (!read_folder (self, folder, cancellable, &local) && (is_top || g_cancellable_is_cancelled (cancellable)))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      is_top = FALSE;
    }

  return TRUE;
}

/* By what documents are called that are made of a file, now or by earlier versions. */
static void
add_texts (Listing    *self,
           GHashTable *texts)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry     *entry = g_ptr_array_index (self->entries, i);
      g_autofree char *folder = g_path_get_dirname (entry->path);
      g_autofree char *stem = notanda_document_name_dup_source_stem (entry->path);

      if (g_str_has_suffix (entry->path, DOCUMENT_SUFFIX))
        continue;
      g_hash_table_add (texts, g_strconcat (entry->path, DOCUMENT_SUFFIX, NULL));
      g_hash_table_add (texts, g_strconcat (folder, G_DIR_SEPARATOR_S, stem, DOCUMENT_SUFFIX, NULL));
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp ((*(Entry **) a)->key, (*(Entry **) b)->key);
}

NotandaLoaded *
notanda_folder_choice_list (const char   *path,
                            GCancellable *cancellable,
                            GError      **error)
{
  g_auto (Listing) self = { .top = path, .folders = G_QUEUE_INIT };
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new (NOTANDA_FOLDER_CHOICE_READER);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = g_filename_display_name (path);

  self.entries = g_ptr_array_new_with_free_func (entry_free);
  if (!read_all (&self, cancellable, error))
    return NULL;
  if (self.entries->len == 0)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY,
                   _ ("%s: there is no article in this folder; open a file of it if it has another name than articles have"), name);
      return NULL;
    }

  add_texts (&self, texts);
  g_ptr_array_sort (self.entries, compare);
  for (guint i = 0; i < self.entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self.entries, i);

      if (!g_hash_table_contains (texts, entry->path))
        notanda_loaded_add_choice (loaded, g_strdup (entry->path), g_strdup (entry->title), g_strdup (entry->folder));
    }
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_filename_display_basename (path), "file");
  if (self.is_cut)
    notanda_loaded_add_notice (loaded, g_strdup_printf (_ ("There is more in this folder. Only %u files are listed."), self.entries->len));

  return g_steal_pointer (&loaded);
}
