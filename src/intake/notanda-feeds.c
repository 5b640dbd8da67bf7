/* notanda-feeds.c: the feeds somebody has subscribed to, and what they held last
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "intake/notanda-feeds-private.h"

#include <string.h>

#define MARK_SIZE 16 /* digits of an id's checksum */

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

/* ---- changes */

typedef struct
{
  const char        *title;
  const char *const *ids;
  gboolean           is_read;
  gboolean           is_local;
  gint64             now;

  const NotandaSubscription *removed;
} Parameters;

static gboolean
add (GKeyFile   *file,
     const char *group,
     gpointer    data)
{
  const Parameters *what = data;
  g_autofree char  *time = notanda_feeds_dup_time (what->now);

  if (notanda_feeds_is_subscribed (file, group))
    return FALSE;
  g_key_file_set_string (file, group, "Added", time);
  notanda_feeds_set_string (file, group, "Title", what->title);
  return TRUE;
}

/* What was read stays, for the case that somebody reads or subscribes again. */
static gboolean
unsubscribe (GKeyFile   *file,
             const char *group,
             gpointer    data)
{
  g_auto (GStrv) marks = notanda_feeds_dup_marks (file, group);

  if (!g_key_file_remove_group (file, group, NULL))
    return FALSE;
  notanda_feeds_set_marks (file, group, (const char *const *) marks, g_strv_length (marks));
  notanda_feeds_forget_marks (file, NOTANDA_FEEDS_MAX_UNSUBSCRIBED);
  return TRUE;
}

static gboolean
restore (GKeyFile   *file,
         const char *group,
         gpointer    data)
{
  const Parameters          *what = data;
  const NotandaSubscription *feed = what->removed;

  if (notanda_feeds_is_subscribed (file, group))
    return FALSE;
  notanda_feeds_set_string (file, group, "Added", feed->added);
  notanda_feeds_set_string (file, group, "Title", feed->title);
  notanda_feeds_set_string (file, group, "Fetched", feed->fetched);
  notanda_feeds_set_string (file, group, "ETag", feed->etag);
  notanda_feeds_set_string (file, group, "Modified", feed->modified);
  g_key_file_set_int64 (file, group, "NotBefore", feed->not_before);
  g_key_file_set_boolean (file, group, "Local", feed->is_local);
  notanda_feeds_set_items (file, group, feed->items);
  return TRUE;
}

static gboolean
set_local (GKeyFile   *file,
           const char *group,
           gpointer    data)
{
  const Parameters *what = data;

  if (!notanda_feeds_is_subscribed (file, group) ||
      g_key_file_get_boolean (file, group, "Local", NULL) == what->is_local)
    return FALSE;
  g_key_file_set_boolean (file, group, "Local", what->is_local);
  return TRUE;
}

/* The newest marks stand last. */
static gboolean
mark (GKeyFile   *file,
      const char *group,
      gpointer    data)
{
  const Parameters *what = data;
  g_auto (GStrv) old = notanda_feeds_dup_marks (file, group);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint first;

  for (const char *const *id = what->ids; *id != NULL; id++)
    g_hash_table_add (named, dup_mark (*id));
  for (char **one = old; *one != NULL; one++)
    if (!g_hash_table_contains (named, *one))
      g_ptr_array_add (marks, g_strdup (*one));
  for (const char *const *id = what->ids; what->is_read && *id != NULL; id++)
    g_ptr_array_add (marks, dup_mark (*id));
  first = marks->len > NOTANDA_FEEDS_MAX_READ ? marks->len - NOTANDA_FEEDS_MAX_READ : 0;
  notanda_feeds_set_marks (file, group, (const char *const *) marks->pdata + first, marks->len - first);
  notanda_feeds_forget_marks (file, NOTANDA_FEEDS_MAX_UNSUBSCRIBED);

  return TRUE;
}

gboolean
notanda_feeds_add (const char *path,
                   const char *address,
                   const char *title,
                   gint64      now,
                   GError    **error)
{
  Parameters what = { .title = title, .now = now };

  return notanda_feeds_change (path, address, add, &what, error);
}

gboolean
notanda_feeds_remove (const char *path,
                      const char *address,
                      GError    **error)
{
  return notanda_feeds_change (path, address, unsubscribe, NULL, error);
}

gboolean
notanda_feeds_restore (const char                *path,
                       const NotandaSubscription *feed,
                       GError                   **error)
{
  Parameters what = { .removed = feed };

  g_return_val_if_fail (feed != NULL, FALSE);

  return notanda_feeds_change (path, feed->address, restore, &what, error);
}

gboolean
notanda_feeds_set_local (const char *path,
                         const char *address,
                         gboolean    is_local,
                         GError    **error)
{
  Parameters what = { .is_local = is_local };

  return notanda_feeds_change (path, address, set_local, &what, error);
}

gboolean
notanda_feeds_mark_read (const char        *path,
                         const char        *address,
                         const char *const *ids,
                         gboolean           is_read,
                         GError           **error)
{
  Parameters what = { .ids = ids, .is_read = is_read };

  return notanda_feeds_change (path, address, mark, &what, error);
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

char *
notanda_feed_item_dup_day (const NotandaFeedItem *item,
                           GTimeZone             *zone)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) here = NULL;

  g_return_val_if_fail (item != NULL && zone != NULL, NULL);

  if (item->date == NULL)
    return NULL;
  time = g_date_time_new_from_iso8601 (item->date, utc);
  here = time != NULL ? g_date_time_to_timezone (time, zone) : NULL;

  /* a day without a time is the same everywhere */
  return here != NULL ? g_date_time_format (here, "%F") : g_strndup (item->date, strlen ("2000-01-01"));
}
