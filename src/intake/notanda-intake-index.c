/* notanda-intake-index.c: which documents of a folder were made of which page or file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a document was made of stands inside it, so each file has to be read, but only once: after that its inode, size and
 * times tell whether it is what was read. The folder's own time would tell of files that came and went and not of those
 * that a sync client wrote into. Asking for the times of all files costs a thousandth of reading them. Keeping
 * the index on disk would spare the first reading, and be one more thing that can be wrong.
 *
 * Keys are in memory as often as documents have them, and names only once, in the entries. One lock for all of it: who waits
 * for a folder to be read would have to read it too. */

#include "intake/notanda-intake-index.h"

#include <glib/gstdio.h>
#include <string.h>

#include "format/notanda-document-file.h"
#include "net/notanda-address.h"

typedef struct
{
  guint64         inode;
  goffset         size;
  struct timespec modified;
  struct timespec changed;
} Stamp;

typedef struct
{
  Stamp    stamp;
  GStrv    keys;
  gboolean is_there; /* while the folder is looked through */
} Entry;

typedef struct
{
  GHashTable *entries; /* name of a file -> Entry */
  GHashTable *names;   /* key -> GPtrArray of names, which the entries own */
} Folder;

struct _NotandaIntakeIndex
{
  gatomicrefcount n_refs;
  gboolean        is_for_one_run;
  GMutex          lock;
  GCond           released;
  GHashTable     *folders;  /* path -> Folder */
  GHashTable     *reserved; /* absolute paths */
};

/* ---- keys */

static char *
dup_site (const char *address)
{
  g_autofree char *host = notanda_address_dup_host (address);
  const char      *site = host;

  for (const char *const *prefix = (const char *const[]) { "www.", "m.", "mobile.", "amp.", NULL }; *prefix != NULL; prefix++)
    if (g_str_has_prefix (site, *prefix))
      site += strlen (*prefix);
  return g_strdup (site);
}

/* Without the scheme */
char *
notanda_intake_dup_page_key (const char *address,
                             const char *canonical)
{
  g_autofree char *own = address != NULL ? notanda_address_normalise (address, NULL) : NULL;
  g_autofree char *said = canonical != NULL ? notanda_address_normalise (canonical, NULL) : NULL;
  const char      *key = own;

  if (own != NULL && said != NULL)
    {
      g_autofree char *own_site = dup_site (own);
      g_autofree char *said_site = dup_site (said);

      if (g_str_equal (own_site, said_site))
        key = said;
    }

  return key != NULL ? g_strdup (strstr (key, "://") + 3) : NULL;
}

/* No address has a line end. */
char *
notanda_intake_dup_file_key (const char        *name,
                             const NotandaHash *text)
{
  char hash[NOTANDA_HASH_STRING_SIZE];

  return name != NULL && *name != '\0' ? g_strdup_printf ("%s\n%s", name, notanda_hash_to_string (text, hash)) : NULL;
}

GStrv
notanda_intake_list_keys (NotandaDocument *document)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  const NotandaHash *text = notanda_article_get_hash (notanda_document_get_article (document));
  const char        *name = notanda_document_get_meta (document, NOTANDA_META_SOURCE_NAME);
  NotandaHash        read;
  char              *key = notanda_intake_dup_page_key (notanda_document_get_meta (document, NOTANDA_META_ADDRESS),
                                                        notanda_document_get_meta (document, NOTANDA_META_CANONICAL_ADDRESS));

  if (key != NULL)
    {
      g_strv_builder_take (keys, key);
      return g_strv_builder_end (keys);
    }

  notanda_document_get_read (document, &read);
  for (guint i = 0; i < 2; i++)
    {
      key = notanda_intake_dup_file_key (name, i == 0 ? text : &read);
      if (key != NULL && (i == 0 || !notanda_hash_equal (text, &read)))
        g_strv_builder_take (keys, key);
      else
        g_free (key);
    }

  return g_strv_builder_end (keys);
}

/* ---- entries */

static void
entry_free (Entry *entry)
{
  g_strfreev (entry->keys);
  g_free (entry);
}

static void
folder_free (Folder *folder)
{
  g_hash_table_unref (folder->names);
  g_hash_table_unref (folder->entries);
  g_free (folder);
}

static Folder *
folder_new (void)
{
  Folder *folder = g_new0 (Folder, 1);

  folder->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  folder->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return folder;
}

static void
forget (Folder     *folder,
        const char *name)
{
  const Entry *entry = g_hash_table_lookup (folder->entries, name);

  for (guint i = 0; entry != NULL && entry->keys[i] != NULL; i++)
    {
      GPtrArray *names = g_hash_table_lookup (folder->names, entry->keys[i]);
      guint      at;

      if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, &at))
        g_ptr_array_remove_index (names, at);
    }
  g_hash_table_remove (folder->entries, name);
}

/* @keys: (transfer full) */
static Entry *
put (Folder      *folder,
     const char  *name,
     const Stamp *stamp,
     GStrv        keys)
{
  Entry *entry = g_new0 (Entry, 1);
  char  *own_name = g_strdup (name);

  forget (folder, name);
  entry->stamp = *stamp;
  entry->keys = keys;
  g_hash_table_insert (folder->entries, own_name, entry);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      GPtrArray *names = g_hash_table_lookup (folder->names, keys[i]);

      if (names == NULL)
        {
          names = g_ptr_array_new ();
          g_hash_table_insert (folder->names, g_strdup (keys[i]), names);
        }
      g_ptr_array_add (names, own_name);
    }

  return entry;
}

/* By what stands in the file alone: neither a journal nor a conflict copy has other addresses. What can't be read is said
 * when it is opened. */
static GStrv
read_keys (const char      *path,
           NotandaIdentity *identity)
{
  g_autoptr (GBytes) bytes = notanda_file_read (path, NOTANDA_FORMAT_MAX_SIZE, NOTANDA_FORMAT_PADDING, NULL, NULL, NULL);
  g_autofree char *damage = NULL;
  g_autoptr (NotandaDocument) document = bytes != NULL ? notanda_document_open_bytes (bytes, path, identity, &damage, NULL) : NULL;

  return document != NULL && damage == NULL ? notanda_intake_list_keys (document) : g_new0 (char *, 1);
}

/* ---- folders */

static gboolean
equal_stamps (const Stamp *a,
              const Stamp *b)
{
  return a->inode == b->inode && a->size == b->size && a->modified.tv_sec == b->modified.tv_sec &&
         a->modified.tv_nsec == b->modified.tv_nsec && a->changed.tv_sec == b->changed.tv_sec && a->changed.tv_nsec == b->changed.tv_nsec;
}

static void
look_at (Folder          *folder,
         const char      *path,
         const char      *name,
         NotandaIdentity *identity)
{
  Entry   *entry = g_hash_table_lookup (folder->entries, name);
  GStatBuf info;
  Stamp    stamp;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return;
  stamp = (Stamp) { info.st_ino, info.st_size, info.st_mtim, info.st_ctim };
  if (entry == NULL || !equal_stamps (&entry->stamp, &stamp))
    entry = put (folder, name, &stamp, read_keys (path, identity));
  entry->is_there = TRUE;
}

static void
forget_gone (Folder *folder)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer       name, value;

  g_hash_table_iter_init (&iter, folder->entries);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      Entry *entry = value;

      if (!entry->is_there)
        g_ptr_array_add (gone, g_strdup (name));
      entry->is_there = FALSE;
    }
  for (guint i = 0; i < gone->len; i++)
    forget (folder, g_ptr_array_index (gone, i));
}

static gboolean
look_through (Folder          *folder,
              const char      *path,
              NotandaIdentity *identity,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.' && g_str_has_suffix (name, NOTANDA_FORMAT_SUFFIX))
      {
        g_autofree char *file = g_build_filename (path, name, NULL);

        if (g_cancellable_is_cancelled (cancellable))
          break;
        look_at (folder, file, name, identity);
      }
  /* what a cancelled reading didn't come to stays as it was, and is asked for its times again */
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      forget_gone (folder);
      return TRUE;
    }

  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static Folder *
get_folder (NotandaIntakeIndex *self,
            const char         *path,
            NotandaIdentity    *identity,
            GCancellable       *cancellable,
            GError            **error)
{
  Folder  *folder = g_hash_table_lookup (self->folders, path);
  gboolean is_known = folder != NULL;

  if (is_known && self->is_for_one_run)
    return folder;
  if (!is_known)
    {
      folder = folder_new ();
      g_hash_table_insert (self->folders, g_strdup (path), folder);
    }

  if (look_through (folder, path, identity, cancellable, error))
    return folder;
  if (self->is_for_one_run)
    g_hash_table_remove (self->folders, path);
  return NULL;
}

/* ---- the index */

NotandaIntakeIndex *
notanda_intake_index_new (gboolean is_for_one_run)
{
  NotandaIntakeIndex *self = g_new0 (NotandaIntakeIndex, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->is_for_one_run = is_for_one_run;
  g_mutex_init (&self->lock);
  g_cond_init (&self->released);
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) folder_free);
  self->reserved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

NotandaIntakeIndex *
notanda_intake_index_ref (NotandaIntakeIndex *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
notanda_intake_index_unref (NotandaIntakeIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_refs))
    return;
  g_hash_table_unref (self->folders);
  g_hash_table_unref (self->reserved);
  g_cond_clear (&self->released);
  g_mutex_clear (&self->lock);
  g_free (self);
}

GPtrArray *
notanda_intake_index_list (NotandaIntakeIndex *self,
                           const char         *path,
                           const char         *key,
                           NotandaIdentity    *identity,
                           GCancellable       *cancellable,
                           GError            **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  Folder    *folder = get_folder (self, path, identity, cancellable, error);
  GPtrArray *names;

  if (folder == NULL)
    return NULL;
  names = g_hash_table_lookup (folder->names, key);
  for (guint i = 0; names != NULL && i < names->len; i++)
    g_ptr_array_add (paths, g_build_filename (path, g_ptr_array_index (names, i), NULL));
  g_ptr_array_sort (paths, compare_names);

  return g_steal_pointer (&paths);
}

void
notanda_intake_index_add (NotandaIntakeIndex *self,
                          const char         *path,
                          const char         *key)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  Folder          *folder = g_hash_table_lookup (self->folders, folder_path);
  const Stamp      unknown = { 0 };
  const char      *keys[] = { key, NULL };

  if (folder != NULL)
    put (folder, name, &unknown, g_strdupv ((char **) keys));
}

gboolean
notanda_intake_index_reserve (NotandaIntakeIndex *self,
                              const char         *path)
{
  g_autoptr (GMutexLocker) locker = self != NULL ? g_mutex_locker_new (&self->lock) : NULL;

  /* a link that leads nowhere counts */
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return FALSE;

  return self == NULL || g_hash_table_add (self->reserved, g_canonicalize_filename (path, NULL));
}

void
notanda_intake_index_release (NotandaIntakeIndex *self,
                              const char         *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (GMutexLocker) locker = NULL;

  if (self == NULL)
    return;
  locker = g_mutex_locker_new (&self->lock);
  g_hash_table_remove (self->reserved, absolute);
  g_cond_broadcast (&self->released);
}

void
notanda_intake_index_wait (NotandaIntakeIndex *self,
                           const char         *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (g_hash_table_contains (self->reserved, absolute))
    g_cond_wait (&self->released, &self->lock);
}
