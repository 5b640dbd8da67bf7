/* notanda-folder-choice.c: what lies in a folder, to choose from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whose a document is stands inside it: one that is called as an article beside it is may be of a web page with that title, or of an
 * article that was renamed, and nothing else in the list would open it. So those, and only those, are read. Going by the names alone
 * was rejected: it hid them. */

#include "load/notanda-folder-choice.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-file.h"
#include "base/notanda-shown-path.h"
#include "format/notanda-document-file.h"
#include "format/notanda-document-name.h"
#include "load/notanda-folder.h"

typedef struct
{
  const char *path;   /* of the listing */
  char       *folder; /* below the one that is listed, for people, or NULL */
  char       *key;    /* its place in the list */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->folder);
  g_free (entry->key);
  g_free (entry);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp ((*(Entry **) a)->key, (*(Entry **) b)->key);
}

/* @top: the folder that is listed */
static void
add (GPtrArray  *entries,
     GFile      *top,
     const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *below = g_file_get_relative_path (top, folder);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *whole = NULL;
  Entry           *entry = g_new0 (Entry, 1);

  entry->path = path;
  entry->folder = below != NULL ? g_filename_display_name (below) : NULL;
  /* those on top first */
  whole = g_strconcat (entry->folder != NULL ? entry->folder : "", "/", name, NULL);
  entry->key = g_utf8_collate_key_for_filename (whole, -1);
  g_ptr_array_add (entries, entry);
}

/* Returns: (element-type filename GPtrArray): where a document would be, and the names of the articles that it would be of */
static GHashTable *
map_documents (const NotandaFolder *folder)
{
  GHashTable *map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < folder->articles->len; i++)
    {
      const char      *article = g_ptr_array_index (folder->articles, i);
      g_autofree char *in = g_path_get_dirname (article);
      g_autofree char *stem = notanda_document_name_dup_source_stem (article);
      g_autofree char *old = notanda_document_name_dup_old_source_stem (article);

      for (guint j = 0; j < (g_str_equal (old, stem) ? 1 : 2); j++)
        {
          g_autofree char *name = notanda_document_name_new (j == 0 ? stem : old, 1);
          g_autofree char *document = g_build_filename (in, name, NULL);
          GPtrArray       *names = g_hash_table_lookup (map, document);

          if (names == NULL)
            {
              names = g_ptr_array_new_with_free_func (g_free);
              g_hash_table_insert (map, g_steal_pointer (&document), names);
            }
          g_ptr_array_add (names, g_filename_display_basename (article));
        }
    }

  return map;
}

/* One that can't be read is listed: what is wrong with it is said when it is opened. */
static gboolean
is_made_of (const char      *path,
            GPtrArray       *articles,
            NotandaIdentity *identity,
            GCancellable    *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *damage = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  const char *name;

  if (articles == NULL)
    return FALSE;
  bytes = notanda_file_read (path, NOTANDA_FORMAT_MAX_SIZE, NOTANDA_FORMAT_PADDING, NULL, cancellable, NULL);
  document = bytes != NULL ? notanda_document_open_bytes (bytes, path, identity, &damage, NULL) : NULL;
  name = document != NULL && damage == NULL ? notanda_document_get_meta (document, NOTANDA_META_SOURCE_NAME) : NULL;

  return name != NULL && g_ptr_array_find_with_equal_func (articles, name, g_str_equal, NULL);
}

static GPtrArray *
sort_all (const NotandaFolder *folder,
          const char          *path,
          NotandaIdentity     *identity,
          GCancellable        *cancellable)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GFile) top = g_file_new_for_path (path);
  g_autoptr (GHashTable) map = map_documents (folder);

  for (guint i = 0; i < folder->articles->len; i++)
    add (entries, top, g_ptr_array_index (folder->articles, i));
  for (guint i = 0; i < folder->feeds->len; i++)
    add (entries, top, g_ptr_array_index (folder->feeds, i));
  for (guint i = 0; i < folder->documents->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *document = g_ptr_array_index (folder->documents, i);

      if (!is_made_of (document, g_hash_table_lookup (map, document), identity, cancellable))
        add (entries, top, document);
    }
  g_ptr_array_sort (entries, compare);

  return entries;
}

static char *
dup_failures (const GPtrArray *failures)
{
  return g_strdup_printf (ngettext ("%u folder in this one can’t be read, so its articles are missing here.",
                                    "%u folders in this one can’t be read, so their articles are missing here.", failures->len),
                          failures->len);
}

NotandaLoaded *
notanda_folder_choice_list (const char      *path,
                            NotandaIdentity *identity,
                            GCancellable    *cancellable,
                            GError         **error)
{
  g_autoptr (NotandaFolder) folder = notanda_folder_list (path, cancellable, error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;
  g_autofree char *name = notanda_shown_path_dup (path);

  if (folder == NULL)
    return NULL;
  entries = sort_all (folder, path, identity, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (entries->len == 0)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY,
                   _ ("%s: there is no article in this folder; open a file of it if it has another name than articles have"), name);
      return NULL;
    }

  loaded = notanda_loaded_new (NOTANDA_FOLDER_CHOICE_READER);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      notanda_loaded_add_choice (loaded, g_strdup (entry->path), g_filename_display_basename (entry->path), g_steal_pointer (&entry->folder));
    }
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_filename_display_basename (path), "file");
  if (folder->failures->len > 0)
    notanda_loaded_add_notice (loaded, dup_failures (folder->failures));

  return g_steal_pointer (&loaded);
}
