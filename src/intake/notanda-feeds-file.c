/* notanda-feeds-file.c: the file of feeds, read and changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One key file, a group for each feed, named by its address. Every change reads
 * the file, changes what it knows of, and puts it back only if it is still the one
 * that was read, else it begins again: so no lock is needed, and keys and groups
 * of later versions stay. Items are kept with their feed since a server that has
 * nothing new sends nothing. What was read of a feed is a group of its own, whether
 * somebody subscribes to that or not, so that it stays when they no longer do. These
 * groups stand in the order of their last use. O(file) for each change. */

#include "intake/notanda-feeds-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-replace.h"
#include "base/notanda-shown-path.h"
#include "net/notanda-address.h"

#define MARKS_PREFIX "read:"
#define MAX_TRIES 10
#define ITEM_STRINGS 5 /* id, title, address, date, summary */

char *
notanda_feeds_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "notanda", "feeds.ini", NULL);
}

/* ---- what was read of a feed */

static char *
dup_marks_group (const char *address)
{
  return g_strconcat (MARKS_PREFIX, address, NULL);
}

char **
notanda_feeds_dup_marks (GKeyFile   *file,
                         const char *address)
{
  g_autofree char *group = dup_marks_group (address);
  char           **marks = g_key_file_get_string_list (file, group, "Marks", NULL, NULL);

  return marks != NULL ? marks : g_new0 (char *, 1);
}

void
notanda_feeds_set_marks (GKeyFile          *file,
                         const char        *address,
                         const char *const *marks,
                         gsize              n)
{
  g_autofree char *group = dup_marks_group (address);

  g_key_file_remove_group (file, group, NULL);
  if (n > 0)
    g_key_file_set_string_list (file, group, "Marks", marks, n);
}

void
notanda_feeds_forget_marks (GKeyFile *file,
                            guint     max)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (char **group = groups; *group != NULL; group++)
    if (g_str_has_prefix (*group, MARKS_PREFIX) && !notanda_feeds_is_subscribed (file, *group + strlen (MARKS_PREFIX)))
      g_ptr_array_add (found, *group);
  for (guint i = 0; i + max < found->len; i++)
    g_key_file_remove_group (file, g_ptr_array_index (found, i), NULL);
}

/* Earlier files have the marks under the bare address, also where nobody subscribes to it. */
static void
move_marks (GKeyFile *file)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (char **group = groups; *group != NULL; group++)
    if (notanda_address_is_web (*group) && g_key_file_has_key (file, *group, "Read", NULL))
      {
        g_auto (GStrv) old = g_key_file_get_string_list (file, *group, "Read", NULL, NULL);
        g_auto (GStrv) own = notanda_feeds_dup_marks (file, *group);
        g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
        g_auto (GStrv) both = NULL;

        g_strv_builder_addv (builder, (const char **) old);
        g_strv_builder_addv (builder, (const char **) own);
        both = g_strv_builder_end (builder);
        notanda_feeds_set_marks (file, *group, (const char *const *) both, g_strv_length (both));
        g_key_file_remove_key (file, *group, "Read", NULL);
        if (!notanda_feeds_is_subscribed (file, *group))
          g_key_file_remove_group (file, *group, NULL);
      }
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
  g_autofree char *shown = notanda_shown_path_dup (path);

  *exists = g_file_test (path, G_FILE_TEST_EXISTS);
  if (!*exists)
    return g_steal_pointer (&file);
  bytes = notanda_file_read (path, NOTANDA_FEEDS_MAX_SIZE, 0, stamp, NULL, error);
  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) == 0 || g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_COMMENTS, &local))
    {
      move_marks (file);
      return g_steal_pointer (&file);
    }

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED, _ ("%s: the list of feeds is damaged (%s); move the file away to begin anew"), shown, local->message);
  return NULL;
}

/* ---- one feed in it */

char *
notanda_feeds_dup_string (GKeyFile   *file,
                          const char *group,
                          const char *key)
{
  char *value = g_key_file_get_string (file, group, key, NULL);

  if (value != NULL && value[0] == '\0')
    g_clear_pointer (&value, g_free);
  return value;
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

gboolean
notanda_feeds_is_subscribed (GKeyFile   *file,
                             const char *group)
{
  return g_key_file_has_key (file, group, "Added", NULL);
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
  g_auto (GStrv) marks = notanda_feeds_dup_marks (file, group);

  feed->address = g_strdup (group);
  feed->title = notanda_feeds_dup_string (file, group, "Title");
  feed->added = notanda_feeds_dup_string (file, group, "Added");
  feed->fetched = notanda_feeds_dup_string (file, group, "Fetched");
  feed->etag = notanda_feeds_dup_string (file, group, "ETag");
  feed->modified = notanda_feeds_dup_string (file, group, "Modified");
  feed->is_local = g_key_file_get_boolean (file, group, "Local", NULL);
  feed->not_before = g_key_file_get_int64 (file, group, "NotBefore", NULL);
  feed->items = read_items (file, group);
  feed->read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (char **mark = marks; *mark != NULL; mark++)
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
    if (notanda_address_is_web (*group) && notanda_feeds_is_subscribed (file, *group))
      g_ptr_array_add (feeds, read_subscription (file, *group));

  return feeds;
}

NotandaSubscription *
notanda_feeds_look_up (const char *path,
                       const char *address,
                       GError    **error)
{
  NotandaFileStamp stamp;
  gboolean         exists = FALSE;
  g_autofree char *clean = notanda_address_normalise (address, error);
  g_autoptr (GKeyFile) file = clean != NULL ? read_file (path, &stamp, &exists, error) : NULL;

  return file != NULL ? read_subscription (file, clean) : NULL;
}

void
notanda_feeds_set_string (GKeyFile   *file,
                          const char *group,
                          const char *key,
                          const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, group, key, value);
  else
    g_key_file_remove_key (file, group, key, NULL);
}

char *
notanda_feeds_dup_time (gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc_usec (now);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

void
notanda_feeds_set_items (GKeyFile   *file,
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
change_file (const char        *path,
             const char        *address,
             NotandaFeedsChange change,
             gpointer           data,
             GError           **error)
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
      if (!change (file, address, data) || write_file (path, file, exists ? &stamp : NULL, &local))
        return TRUE;
      if (i == MAX_TRIES || !g_error_matches (local, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
}

gboolean
notanda_feeds_change (const char        *path,
                      const char        *address,
                      NotandaFeedsChange change,
                      gpointer           data,
                      GError           **error)
{
  g_autofree char *clean = notanda_address_normalise (address, error);

  if (clean == NULL)
    return FALSE;
  if (strpbrk (clean, "[]") != NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("“%s”: a feed can’t have brackets in its address"), clean);
      return FALSE;
    }

  return change_file (path, clean, change, data, error);
}
