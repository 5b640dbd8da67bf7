/* notanda-feeds-refresh.c: asks for a feed, and keeps what it holds
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "intake/notanda-feeds-private.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "net/notanda-address.h"

/* What came of asking. */
typedef struct
{
  gint64          now;
  gint64          not_before;
  NotandaFetched *fetched; /* or NULL */
  NotandaLoaded  *loaded;  /* NULL where nothing is new */
} Answer;

static gboolean
keep (GKeyFile   *file,
      const char *group,
      gpointer    data)
{
  const Answer    *what = data;
  g_autofree char *time = notanda_feeds_dup_time (what->now);
  g_autofree char *title = notanda_feeds_dup_string (file, group, "Title");

  /* somebody has unsubscribed meanwhile */
  if (!notanda_feeds_is_subscribed (file, group))
    return FALSE;
  g_key_file_set_int64 (file, group, "NotBefore", what->not_before);
  if (what->fetched == NULL)
    return TRUE;
  g_key_file_set_string (file, group, "Fetched", time);
  if (what->loaded == NULL)
    return TRUE;
  notanda_feeds_set_string (file, group, "ETag", what->fetched->etag);
  notanda_feeds_set_string (file, group, "Modified", what->fetched->modified);
  if (title == NULL)
    notanda_feeds_set_string (file, group, "Title", what->loaded->meta[NOTANDA_META_TITLE]);
  notanda_feeds_set_items (file, group, what->loaded->items);

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
  Answer              what = { .now = now };
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
  fetched = notanda_polite_fetch (polite, clean, &options, NULL, NULL, &trouble, cancellable, error);
  if (fetched == NULL)
    {
      what.not_before = trouble.retry_after > 0 ? now / G_USEC_PER_SEC + trouble.retry_after : 0;
      if (what.not_before != 0)
        notanda_feeds_change (path, clean, keep, &what, NULL);
      return FALSE;
    }
  if (fetched->status != 304 && (loaded = load (fetched, client, now, cancellable, error)) == NULL)
    return FALSE;

  what.fetched = fetched;
  what.loaded = loaded;
  return notanda_feeds_change (path, clean, keep, &what, error);
}
