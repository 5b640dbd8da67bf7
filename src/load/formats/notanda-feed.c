/* notanda-feed.c: what stands in a feed of any kind
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The readers of the kinds of feeds fill this, and don't know what becomes of it: order, bounds and names are settled here, once. Entries
 * without a date keep their place behind the one they follow. O(n log n) in the number of entries. */

#include "load/formats/notanda-feed.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "extract/html/notanda-html-tree.h"
#include "extract/notanda-extract.h"

#define ALL "*"
#define MAX_ITEMS 200
#define MAX_SUMMARY 500
#define MAX_MARKUP (64u << 10)
/* clocks and zones are wrong now and then */
#define MAX_AHEAD (14 * 60 * G_TIME_SPAN_MINUTE)

static void
entry_free (gpointer data)
{
  NotandaFeedEntry *entry = data;

  g_free (entry->title);
  g_free (entry->address);
  g_free (entry->id);
  g_free (entry->summary);
  g_free (entry->content);
  g_clear_pointer (&entry->published, g_date_time_unref);
  g_clear_pointer (&entry->updated, g_date_time_unref);
  g_free (entry);
}

NotandaFeed *
notanda_feed_new (void)
{
  NotandaFeed *feed = g_new0 (NotandaFeed, 1);

  feed->entries = g_ptr_array_new_with_free_func (entry_free);

  return feed;
}

void
notanda_feed_free (NotandaFeed *feed)
{
  g_ptr_array_unref (feed->entries);
  g_free (feed->title);
  g_free (feed->language);
  g_free (feed->home);
  g_free (feed);
}

NotandaFeedEntry *
notanda_feed_add (NotandaFeed *feed)
{
  NotandaFeedEntry *entry = g_new0 (NotandaFeedEntry, 1);

  g_ptr_array_add (feed->entries, entry);

  return entry;
}

static char *
fold (const char *text,
      guint       max_chars)
{
  GString *out = g_string_new (NULL);
  guint    n = 0;
  gboolean blank = FALSE;

  for (; *text != '\0' && (max_chars == 0 || n < max_chars); text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || c < 0x20 || c == 0x7f)
        {
          blank = out->len > 0;
          continue;
        }
      if (blank && (max_chars == 0 || n + 2 <= max_chars))
        {
          g_string_append_c (out, ' ');
          n++;
        }
      blank = FALSE;
      g_string_append_unichar (out, c);
      n++;
    }

  return g_string_free (out, FALSE);
}

/* A sign that begins no tag would take the rest with it. */
static char *
escape_loose_signs (const char *text,
                    gsize       size)
{
  GString    *out = g_string_sized_new (size + 16);
  const char *end = text + size;
  const char *last = memrchr (text, '>', size);

  for (; text < end; text++)
    if (*text == '<' && (last == NULL || text > last))
      g_string_append (out, "&lt;");
    else
      g_string_append_c (out, *text);

  return g_string_free (out, FALSE);
}

static gsize
cut_at_char (const char *text,
             gsize       max_size)
{
  gsize size = strlen (text);

  if (size <= max_size)
    return size;
  for (size = max_size; size > 0 && ((guint8) text[size] & 0xc0) == 0x80; size--)
    ;

  return size;
}

/* Words of neighbouring paragraphs don't grow together. */
static char *
dup_tree_text (NotandaHtmlTree *tree)
{
  NotandaHtmlNode *root = notanda_html_tree_get_root (tree);
  GString         *out = g_string_new (NULL);

  for (NotandaHtmlNode *node = root; node != NULL;)
    {
      if (node->tag == NOTANDA_TAG_SCRIPT || node->tag == NOTANDA_TAG_STYLE || node->tag == NOTANDA_TAG_TEMPLATE)
        {
          node = notanda_html_node_skip (node, root);
          continue;
        }
      if (node->tag == NOTANDA_TAG_TEXT)
        g_string_append_len (out, node->text, node->size);
      else if (node->tag == NOTANDA_TAG_P || node->tag == NOTANDA_TAG_DIV || node->tag == NOTANDA_TAG_BR || node->tag == NOTANDA_TAG_LI)
        g_string_append_c (out, ' ');
      else if (node->tag >= NOTANDA_TAG_H1 && node->tag <= NOTANDA_TAG_H6)
        g_string_append_c (out, ' ');
      node = notanda_html_node_next (node, root);
    }

  return g_string_free (out, FALSE);
}

char *
notanda_feed_dup_plain (const char       *text,
                        NotandaFeedMarkup markup,
                        guint             max_chars)
{
  g_autofree char *escaped = NULL;
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;
  g_autoptr (NotandaHtmlTree) tree = NULL;

  if (text == NULL)
    return NULL;
  if (markup == NOTANDA_FEED_HTML && strpbrk (text, "<&") != NULL)
    {
      escaped = escape_loose_signs (text, cut_at_char (text, MAX_MARKUP));
      tree = notanda_html_tree_new (escaped, strlen (escaped));
      text = words = dup_tree_text (tree);
    }
  folded = fold (text, max_chars);

  return *folded != '\0' ? g_steal_pointer (&folded) : NULL;
}

char *
notanda_feed_dup_address (const char *base,
                          const char *address)
{
  g_autofree char *stripped = address != NULL ? g_strstrip (g_strdup (address)) : NULL;
  g_autofree char *absolute = NULL;

  if (stripped == NULL || *stripped == '\0')
    return NULL;
  absolute = g_uri_resolve_relative (base, stripped, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (absolute == NULL || (g_ascii_strncasecmp (absolute, "http://", 7) != 0 && g_ascii_strncasecmp (absolute, "https://", 8) != 0))
    return NULL;

  return g_steal_pointer (&absolute);
}

static GDateTime *
get_date (const NotandaFeedEntry   *entry,
          const NotandaLoadOptions *options)
{
  GDateTime *date = entry->published != NULL ? entry->published : entry->updated;

  if (date != NULL && options->now > 0 && g_date_time_to_unix_usec (date) > options->now + MAX_AHEAD)
    return NULL;

  return date;
}

static const char *
get_id (const NotandaFeedEntry *entry)
{
  if (entry->id != NULL)
    return entry->id;
  if (entry->address != NULL)
    return entry->address;
  if (entry->title != NULL)
    return entry->title;

  return entry->summary;
}

typedef struct
{
  NotandaFeedEntry *entry;
  gint64            when;
  guint             place;
} Rank;

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Rank *one = a, *other = b;

  if (one->when != other->when)
    return one->when > other->when ? -1 : 1;

  return one->place < other->place ? -1 : one->place > other->place;
}

static GArray *
rank (NotandaFeed              *feed,
      const NotandaLoadOptions *options)
{
  GArray *ranks = g_array_sized_new (FALSE, FALSE, sizeof (Rank), feed->entries->len);
  gint64  when = G_MAXINT64;

  for (guint i = 0; i < feed->entries->len; i++)
    {
      NotandaFeedEntry *entry = g_ptr_array_index (feed->entries, i);
      GDateTime        *date = get_date (entry, options);
      Rank              one = { entry, when, i };

      if (date != NULL)
        one.when = when = g_date_time_to_unix_usec (date);
      if (get_id (entry) != NULL)
        g_array_append_val (ranks, one);
    }
  g_array_sort (ranks, compare_ranks);

  return ranks;
}

static void
list (NotandaFeed              *feed,
      const NotandaLoadOptions *options,
      NotandaLoaded            *loaded)
{
  g_autoptr (GArray) ranks = rank (feed, options);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ranks->len && loaded->items->len < MAX_ITEMS; i++)
    {
      const NotandaFeedEntry *entry = g_array_index (ranks, Rank, i).entry;
      GDateTime              *date = get_date (entry, options);

      if (!g_hash_table_add (seen, (gpointer) get_id (entry)))
        continue;
      notanda_loaded_add_item (loaded, g_strdup (entry->title), g_strdup (entry->address),
                               date != NULL ? g_date_time_format_iso8601 (date) : NULL,
                               g_strdup (entry->summary), g_strdup (get_id (entry)));
    }

  loaded->page = NOTANDA_PAGE_KIND_LIST;
  if (loaded->items->len == MAX_ITEMS && ranks->len > MAX_ITEMS)
    notanda_loaded_add_notice (loaded, g_strdup_printf (_ ("The feed lists %u articles; the newest %d are shown."), ranks->len, MAX_ITEMS));
}

/* The text of one that has no page of its own. */
static gboolean
read_part (NotandaFeed              *feed,
           const NotandaLoadOptions *options,
           NotandaLoaded            *loaded,
           GError                  **error)
{
  for (guint i = 0; i < feed->entries->len; i++)
    {
      const NotandaFeedEntry *entry = g_ptr_array_index (feed->entries, i);
      const char             *text = entry->content != NULL ? entry->content : entry->summary;
      GDateTime              *date = get_date (entry, options);

      if (text == NULL || g_strcmp0 (get_id (entry), options->part) != 0)
        continue;
      notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup (entry->title), "feed");
      notanda_loaded_set_meta (loaded, NOTANDA_META_OUTLET, g_strdup (feed->title), "feed");
      notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup (entry->address), "feed");
      if (date != NULL)
        notanda_loaded_set_meta (loaded, NOTANDA_META_DATE, g_date_time_format_iso8601 (date), "feed");
      notanda_extract_html (g_strdup (text), strlen (text), options, FALSE, loaded);

      return TRUE;
    }

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID,
               _ ("%s: the feed has no such article any more; list it again"), options->name);

  return FALSE;
}

gboolean
notanda_feed_finish (NotandaFeed              *feed,
                     const NotandaLoadOptions *options,
                     NotandaLoaded            *loaded,
                     GError                  **error)
{
  if (feed->is_cut)
    notanda_loaded_add_notice (loaded, g_strdup (_ ("The feed is damaged or cut off; what could be read is listed.")));
  notanda_loaded_set_meta (loaded, NOTANDA_META_LANGUAGE, g_strdup (feed->language), "feed");
  /* a feed's articles aren't one text: all of them are a list to choose from */
  if (options->part != NULL && !g_str_equal (options->part, ALL))
    return read_part (feed, options, loaded, error);

  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup (feed->title), "feed");
  if (options->address != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup (options->address), "address");
  list (feed, options, loaded);
  if (feed->entries->len > 0)
    return TRUE;

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY,
               _ ("%s: the feed lists no articles; look at it again later, or open an article's own address"), options->name);

  return FALSE;
}
