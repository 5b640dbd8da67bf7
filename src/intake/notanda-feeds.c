/* notanda-feeds.c: the feeds somebody has subscribed to, and what they held last
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One key file, a group for each feed, named by its address. Every change reads
 * the file, changes what it knows of, and puts it back only if it is still the one
 * that was read, else it begins again: so no lock is needed, and keys and groups
 * of later versions stay. Items are kept with their feed since a server that has
 * nothing new sends nothing. O(file) for each change. */

#include "intake/notanda-feeds.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-replace.h"
#include "net/notanda-address.h"

#define MAX_TRIES 10
#define ITEM_STRINGS 5 /* id, title, address, date, summary */
#define MARK_SIZE 16   /* digits of an id's checksum */

void
notanda_subscription_free (NotandaSubscription *feed)
{
  if (feed == NULL)
    return;
  g_free (feed->address);
  g_free (feed->title);
  g_free (feed->added);
  g_free (feed->fetched);
  g_free (feed->etag);
  g_free (feed->modified);
  g_ptr_array_unref (feed->items);
  g_hash_table_unref (feed->read);
  g_free (feed);
}

static char *
dup_mark (const char *id)
{
  char *mark = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);

  mark[MARK_SIZE] = '\0';
  return mark;
}

gboolean
notanda_subscription_is_read (const NotandaSubscription *feed,
                              const char                *id)
{
  g_autofree char *mark = NULL;

  g_return_val_if_fail (feed != NULL && id != NULL, FALSE);

  mark = dup_mark (id);
  return g_hash_table_contains (feed->read, mark);
}

char *
notanda_feeds_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "notanda", "feeds.ini", NULL);
}

/* ---- the file */

/* @exists: whether @stamp is of a file */
static GKeyFile *
read_file (const char       *path,
           NotandaFileStamp *stamp,
           gboolean         *exists,
           GError          **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *shown = g_filename_display_name (path);

  *exists = g_file_test (path, G_FILE_TEST_EXISTS);
  if (!*exists)
    return g_steal_pointer (&file);
  bytes = notanda_file_read (path, NOTANDA_FEEDS_MAX_SIZE, 0, stamp, NULL, error);
  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) == 0 || g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_COMMENTS, &local))
    return g_steal_pointer (&file);

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED, _ ("%s: the list of feeds is damaged (%s); move the file away to begin anew"), shown, local->message);
  return NULL;
}

/* Returns: whether @file was changed; FALSE with or without an error */
typedef gboolean (*Change) (GKeyFile *file,
                            gpointer  data);

static gboolean
write_file (const char             *path,
            GKeyFile               *file,
            const NotandaFileStamp *expected,
            GError                **error)
{
  gsize size = 0;
  char *text = g_key_file_to_data (file, &size, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, size);

  return notanda_replace (path, bytes, expected, NULL, NULL, 0600, NULL, NULL, NULL, error);
}

static gboolean
change_file (const char *path,
             Change      change,
             gpointer    data,
             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return notanda_file_set_error (error, folder, errno);

  for (guint i = 1;; i++)
    {
      NotandaFileStamp stamp;
      gboolean         exists = FALSE;
      g_autoptr (GKeyFile) file = read_file (path, &stamp, &exists, error);
      g_autoptr (GError) local = NULL;

      if (file == NULL)
        return FALSE;
      if (!change (file, data) || write_file (path, file, exists ? &stamp : NULL, &local))
        return TRUE;
      if (i == MAX_TRIES || !g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
}

/* ---- one feed in it */

static char *
dup_string (GKeyFile   *file,
            const char *group,
            const char *key)
{
  char *value = g_key_file_get_string (file, group, key, NULL);

  if (value != NULL && value[0] == '\0')
    g_clear_pointer (&value, g_free);
  return value;
}

static void
set_string (GKeyFile   *file,
            const char *group,
            const char *key,
            const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, group, key, value);
  else
    g_key_file_remove_key (file, group, key, NULL);
}

static char *
dup_time (gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc_usec (now);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
item_free (gpointer data)
{
  NotandaFeedItem *item = data;

  g_free (item->id);
  g_free (item->title);
  g_free (item->address);
  g_free (item->date);
  g_free (item->summary);
  g_free (item);
}

static char *
dup_unless_empty (const char *string)
{
  return string[0] != '\0' ? g_strdup (string) : NULL;
}

static GPtrArray *
read_items (GKeyFile   *file,
            const char *group)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  gsize      n = 0;
  g_auto (GStrv) strings = g_key_file_get_string_list (file, group, "Items", &n, NULL);

  for (gsize i = 0; strings != NULL && i + ITEM_STRINGS <= n; i += ITEM_STRINGS)
    {
      NotandaFeedItem *item = g_new0 (NotandaFeedItem, 1);

      item->id = g_strdup (strings[i]);
      item->title = dup_unless_empty (strings[i + 1]);
      item->address = dup_unless_empty (strings[i + 2]);
      item->date = dup_unless_empty (strings[i + 3]);
      item->summary = dup_unless_empty (strings[i + 4]);
      g_ptr_array_add (items, item);
    }

  return items;
}

static NotandaSubscription *
read_subscription (GKeyFile   *file,
                   const char *group)
{
  NotandaSubscription *feed = g_new0 (NotandaSubscription, 1);
  g_auto (GStrv) marks = g_key_file_get_string_list (file, group, "Read", NULL, NULL);

  feed->address = g_strdup (group);
  feed->title = dup_string (file, group, "Title");
  feed->added = dup_string (file, group, "Added");
  feed->fetched = dup_string (file, group, "Fetched");
  feed->etag = dup_string (file, group, "ETag");
  feed->modified = dup_string (file, group, "Modified");
  feed->is_local = g_key_file_get_boolean (file, group, "Local", NULL);
  feed->not_before = g_key_file_get_int64 (file, group, "NotBefore", NULL);
  feed->items = read_items (file, group);
  feed->read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (char **mark = marks; mark != NULL && *mark != NULL; mark++)
    g_hash_table_add (feed->read, g_strdup (*mark));

  return feed;
}

GPtrArray *
notanda_feeds_list (const char *path,
                    GError    **error)
{
  NotandaFileStamp stamp;
  gboolean         exists = FALSE;
  g_autoptr (GKeyFile) file = read_file (path, &stamp, &exists, error);
  g_auto (GStrv) groups = NULL;
  GPtrArray *feeds;

  if (file == NULL)
    return NULL;
  feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_subscription_free);
  groups = g_key_file_get_groups (file, NULL);
  for (char **group = groups; *group != NULL; group++)
    if (notanda_address_is_web (*group))
      g_ptr_array_add (feeds, read_subscription (file, *group));

  return feeds;
}

static void
set_items (GKeyFile   *file,
           const char *group,
           GPtrArray  *items)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const NotandaFeedItem *item = g_ptr_array_index (items, i);
      const char            *values[ITEM_STRINGS] = { item->id, item->title, item->address, item->date, item->summary };

      for (guint j = 0; j < ITEM_STRINGS; j++)
        g_ptr_array_add (strings, (gpointer) (values[j] != NULL ? values[j] : ""));
    }
  g_key_file_set_string_list (file, group, "Items", (const char *const *) strings->pdata, strings->len);
}

/* ---- changes */

typedef struct
{
  const char        *address;
  const char        *title;
  const char *const *ids;
  gboolean           is_read;
  gboolean           is_local;
  gint64             now;
  gint64             not_before;
  NotandaFetched    *fetched;
  NotandaLoaded     *loaded;

  const NotandaSubscription *removed;
} Parameters;

static gboolean
add (GKeyFile *file,
     gpointer  data)
{
  const Parameters *what = data;
  g_autofree char  *time = dup_time (what->now);

  if (g_key_file_has_group (file, what->address))
    return FALSE;
  g_key_file_set_string (file, what->address, "Added", time);
  set_string (file, what->address, "Title", what->title);
  return TRUE;
}

static gboolean
remove_group (GKeyFile *file,
              gpointer  data)
{
  const Parameters *what = data;

  return g_key_file_remove_group (file, what->address, NULL);
}

static gboolean
restore (GKeyFile *file,
         gpointer  data)
{
  const Parameters          *what = data;
  const NotandaSubscription *feed = what->removed;
  g_autoptr (GPtrArray) marks = g_hash_table_get_keys_as_ptr_array (feed->read);

  if (g_key_file_has_group (file, what->address))
    return FALSE;
  set_string (file, what->address, "Added", feed->added);
  set_string (file, what->address, "Title", feed->title);
  set_string (file, what->address, "Fetched", feed->fetched);
  set_string (file, what->address, "ETag", feed->etag);
  set_string (file, what->address, "Modified", feed->modified);
  g_key_file_set_int64 (file, what->address, "NotBefore", feed->not_before);
  g_key_file_set_boolean (file, what->address, "Local", feed->is_local);
  g_key_file_set_string_list (file, what->address, "Read", (const char *const *) marks->pdata, marks->len);
  set_items (file, what->address, feed->items);
  return TRUE;
}

static gboolean
set_local (GKeyFile *file,
           gpointer  data)
{
  const Parameters *what = data;

  if (!g_key_file_has_group (file, what->address) ||
      g_key_file_get_boolean (file, what->address, "Local", NULL) == what->is_local)
    return FALSE;
  g_key_file_set_boolean (file, what->address, "Local", what->is_local);
  return TRUE;
}

/* The newest marks stand last. */
static gboolean
mark (GKeyFile *file,
      gpointer  data)
{
  const Parameters *what = data;
  g_auto (GStrv) old = g_key_file_get_string_list (file, what->address, "Read", NULL, NULL);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint first;

  if (!g_key_file_has_group (file, what->address))
    return FALSE;
  for (const char *const *id = what->ids; *id != NULL; id++)
    g_hash_table_add (named, dup_mark (*id));
  for (char **one = old; one != NULL && *one != NULL; one++)
    if (!g_hash_table_contains (named, *one))
      g_ptr_array_add (marks, g_strdup (*one));
  for (const char *const *id = what->ids; what->is_read && *id != NULL; id++)
    g_ptr_array_add (marks, dup_mark (*id));
  first = marks->len > NOTANDA_FEEDS_MAX_READ ? marks->len - NOTANDA_FEEDS_MAX_READ : 0;
  g_key_file_set_string_list (file, what->address, "Read", (const char *const *) marks->pdata + first, marks->len - first);

  return TRUE;
}

static gboolean
change_feed (const char *path,
             const char *address,
             Change      change,
             Parameters *what,
             GError    **error)
{
  g_autofree char *clean = notanda_address_normalise (address, error);

  if (clean == NULL)
    return FALSE;
  if (strpbrk (clean, "[]") != NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("“%s”: a feed can’t have brackets in its address"), clean);
      return FALSE;
    }
  what->address = clean;
  return change_file (path, change, what, error);
}

gboolean
notanda_feeds_add (const char *path,
                   const char *address,
                   const char *title,
                   gint64      now,
                   GError    **error)
{
  Parameters what = { .title = title, .now = now };

  return change_feed (path, address, add, &what, error);
}

gboolean
notanda_feeds_remove (const char *path,
                      const char *address,
                      GError    **error)
{
  Parameters what = { 0 };

  return change_feed (path, address, remove_group, &what, error);
}

gboolean
notanda_feeds_restore (const char                *path,
                       const NotandaSubscription *feed,
                       GError                   **error)
{
  Parameters what = { .removed = feed };

  g_return_val_if_fail (feed != NULL, FALSE);

  return change_feed (path, feed->address, restore, &what, error);
}

gboolean
notanda_feeds_set_local (const char *path,
                         const char *address,
                         gboolean    is_local,
                         GError    **error)
{
  Parameters what = { .is_local = is_local };

  return change_feed (path, address, set_local, &what, error);
}

gboolean
notanda_feeds_mark_read (const char        *path,
                         const char        *address,
                         const char *const *ids,
                         gboolean           is_read,
                         GError           **error)
{
  Parameters what = { .ids = ids, .is_read = is_read };

  return change_feed (path, address, mark, &what, error);
}

/* ---- refreshing */

static gboolean
keep (GKeyFile *file,
      gpointer  data)
{
  const Parameters *what = data;
  g_autofree char  *time = dup_time (what->now);
  g_autofree char  *title = dup_string (file, what->address, "Title");

  /* somebody has unsubscribed meanwhile */
  if (!g_key_file_has_group (file, what->address))
    return FALSE;
  g_key_file_set_int64 (file, what->address, "NotBefore", what->not_before);
  if (what->fetched == NULL)
    return TRUE;
  g_key_file_set_string (file, what->address, "Fetched", time);
  if (what->loaded == NULL)
    return TRUE;
  set_string (file, what->address, "ETag", what->fetched->etag);
  set_string (file, what->address, "Modified", what->fetched->modified);
  if (title == NULL)
    set_string (file, what->address, "Title", what->loaded->meta[NOTANDA_META_TITLE]);
  set_items (file, what->address, what->loaded->items);

  return TRUE;
}

static NotandaSubscription *
find (const char *path,
      const char *address,
      GError    **error)
{
  g_autoptr (GPtrArray) feeds = notanda_feeds_list (path, error);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    if (g_str_equal (((NotandaSubscription *) g_ptr_array_index (feeds, i))->address, address))
      return g_ptr_array_steal_index (feeds, i);
  if (feeds != NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("%s: this isn’t among your feeds"), address);
  return NULL;
}

static NotandaLoaded *
load (const NotandaFetched *fetched,
      NotandaLoaderClient  *client,
      gint64                now,
      GCancellable         *cancellable,
      GError              **error)
{
  NotandaLoadOptions options = { .name = fetched->address, .address = fetched->address, .content_type = fetched->content_type, .now = now };
  g_autoptr (NotandaLoaded) loaded = notanda_load_bytes (fetched->bytes, &options, client, cancellable, error);

  if (loaded == NULL || loaded->items->len > 0 || g_strcmp0 (loaded->reader, "feed") == 0)
    return g_steal_pointer (&loaded);
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: this is no feed any more; look at the site for its new address"), fetched->address);
  return NULL;
}

gboolean
notanda_feeds_refresh (const char                *path,
                       const char                *address,
                       NotandaPolite             *polite,
                       NotandaLoaderClient       *client,
                       const NotandaFetchOptions *fetch,
                       gint64                     now,
                       GCancellable              *cancellable,
                       GError                   **error)
{
  NotandaFetchOptions options = fetch != NULL ? *fetch : (NotandaFetchOptions) { 0 };
  Parameters          what = { .now = now };
  g_autofree char    *clean = notanda_address_normalise (address, error);
  g_autoptr (NotandaSubscription) feed = clean != NULL ? find (path, clean, error) : NULL;
  g_auto (NotandaFetchTrouble) trouble = { 0 };
  g_autoptr (NotandaFetched) fetched = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;

  if (feed == NULL)
    return FALSE;
  if (feed->not_before > now / G_USEC_PER_SEC)
    return TRUE;

  options.allow_private |= feed->is_local;
  options.etag = feed->etag;
  options.modified = feed->modified;
  options.accept = "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5";
  fetched = notanda_polite_fetch (polite, clean, &options, &trouble, cancellable, error);
  if (fetched == NULL)
    {
      what.not_before = trouble.retry_after > 0 ? now / G_USEC_PER_SEC + trouble.retry_after : 0;
      if (what.not_before != 0)
        change_feed (path, clean, keep, &what, NULL);
      return FALSE;
    }
  if (fetched->status != 304 && (loaded = load (fetched, client, now, cancellable, error)) == NULL)
    return FALSE;

  what.fetched = fetched;
  what.loaded = loaded;
  return change_feed (path, clean, keep, &what, error);
}

/* ---- all of them in one list */

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const NotandaFeedEntry *one = a, *other = b;
  const char             *date = one->item->date, *other_date = other->item->date;

  if (date == NULL || other_date == NULL)
    return (date == NULL) - (other_date == NULL);
  return strcmp (other_date, date);
}

GArray *
notanda_feeds_merge (GPtrArray *feeds)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (NotandaFeedEntry));

  for (guint i = 0; i < feeds->len; i++)
    {
      const NotandaSubscription *feed = g_ptr_array_index (feeds, i);

      for (guint j = 0; j < feed->items->len; j++)
        {
          NotandaFeedEntry entry = { feed, g_ptr_array_index (feed->items, j) };

          g_array_append_val (entries, entry);
        }
    }
  g_array_sort (entries, compare_entries);

  return entries;
}
