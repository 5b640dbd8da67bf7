/* notanda-feed-json.c: JSON Feed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Version 1 and 1.1. Values of a wrong type count as missing, but for numbers as ids, which many feeds have. */

#include "load/formats/notanda-feed-json.h"

#include <yyjson.h>

#include "load/formats/notanda-feed-date.h"

static const char *
get_text (yyjson_val *object,
          const char *name)
{
  return yyjson_get_str (yyjson_obj_get (object, name));
}

static char *
dup_id (yyjson_val *item)
{
  yyjson_val *id = yyjson_obj_get (item, "id");

  if (yyjson_is_int (id))
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) yyjson_get_sint (id));

  return notanda_feed_dup_plain (yyjson_get_str (id), NOTANDA_FEED_PLAIN, 0);
}

static void
read_item (NotandaFeed *feed,
           yyjson_val  *item,
           const char  *base)
{
  NotandaFeedEntry *entry = notanda_feed_add (feed);
  const char       *html = get_text (item, "content_html");
  const char       *plain = get_text (item, "content_text");

  entry->id = dup_id (item);
  entry->title = notanda_feed_dup_plain (get_text (item, "title"), NOTANDA_FEED_PLAIN, 0);
  entry->address = notanda_feed_dup_address (base, get_text (item, "url"));
  if (entry->address == NULL)
    entry->address = notanda_feed_dup_address (base, get_text (item, "external_url"));
  entry->published = notanda_feed_date_parse (get_text (item, "date_published"));
  entry->updated = notanda_feed_date_parse (get_text (item, "date_modified"));
  entry->summary = notanda_feed_dup_plain (get_text (item, "summary"), NOTANDA_FEED_PLAIN, 500);
  if (entry->summary == NULL)
    entry->summary = notanda_feed_dup_plain (plain, NOTANDA_FEED_PLAIN, 500);
  if (entry->summary == NULL)
    entry->summary = notanda_feed_dup_plain (html, NOTANDA_FEED_HTML, 500);

  if (html != NULL)
    {
      entry->content = g_strdup (html);
    }
  else if (plain != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (plain, -1);

      entry->content = g_strdup_printf ("<pre>%s</pre>", escaped);
    }
}

NotandaFeed *
notanda_feed_read_json (const char *text,
                        gsize       size,
                        const char *address)
{
  yyjson_doc *document = yyjson_read (text, size, YYJSON_READ_ALLOW_TRAILING_COMMAS | YYJSON_READ_ALLOW_COMMENTS | YYJSON_READ_STOP_WHEN_DONE);
  yyjson_val *root = yyjson_doc_get_root (document);
  g_autoptr (NotandaFeed) feed = NULL;
  const char *base = address;
  yyjson_val *item;
  gsize       i, n;

  if (!yyjson_is_obj (root))
    {
      yyjson_doc_free (document);
      return NULL;
    }

  feed = notanda_feed_new ();
  feed->title = notanda_feed_dup_plain (get_text (root, "title"), NOTANDA_FEED_PLAIN, 0);
  feed->language = notanda_feed_dup_plain (get_text (root, "language"), NOTANDA_FEED_PLAIN, 40);
  feed->home = notanda_feed_dup_address (address, get_text (root, "home_page_url"));
  if (base == NULL)
    base = feed->home;
  yyjson_arr_foreach (yyjson_obj_get (root, "items"), i, n, item)
      read_item (feed, item, base);
  yyjson_doc_free (document);

  return g_steal_pointer (&feed);
}
