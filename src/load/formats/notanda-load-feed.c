/* notanda-load-feed.c: the articles that a feed lists
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Known by the root element alone: feeds are sent under a dozen content types, and so are pages in place of a feed, which aren't claimed. */

#include "load/formats/notanda-load-feed.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-feed-json.h"
#include "load/formats/notanda-feed-xml.h"
#include "load/formats/notanda-html-decode.h"

#define CLAIM_SIZE (64u << 10)
#define JUNK_SIZE 1024 /* what a server's own messages put in front of it */

/* Letters of ASCII, without the zero bytes and marks of UTF-16. */
static char *
dup_start (const char *data,
           gsize       size)
{
  GString *start = g_string_new (NULL);

  for (gsize i = 0; i < MIN (size, CLAIM_SIZE); i++)
    if (data[i] != '\0' && (guint8) data[i] < 0x80)
      g_string_append_c (start, data[i]);

  return g_string_free (start, FALSE);
}

/* Of a comment, a declaration, or a doctype with declarations of its own in it. */
static const char *
find_end (const char *at)
{
  const char *stop = g_str_has_prefix (at, "<!--") ? strstr (at + 4, "-->") : at + strcspn (at, "[>");

  if (stop != NULL && *stop == '[')
    {
      stop = strchr (stop, ']');
      stop = stop != NULL ? strchr (stop, '>') : NULL;
    }
  if (stop == NULL || *stop == '\0')
    return NULL;

  return *stop == '-' ? stop + 3 : stop + 1;
}

static const char *
skip_to_root (const char *at)
{
  for (;;)
    {
      const char *stop;

      while (g_ascii_isspace (*at))
        at++;
      if (at[0] != '<' || (at[1] != '?' && at[1] != '!'))
        return at;
      stop = find_end (at);
      if (stop == NULL)
        return at + strlen (at);
      at = stop;
    }
}

static gboolean
is_feed_root (const char *at)
{
  const char *name = at + 1;
  gsize       size;

  if (*at != '<')
    return FALSE;
  size = strcspn (name, " \t\r\n>/");
  if (name[size] == '\0')
    return FALSE;
  if ((size == 3 && strncmp (name, "rss", 3) == 0) || (size == 4 && strncmp (name, "feed", 4) == 0))
    return TRUE;
  if (size > 5 && strncmp (name + size - 5, ":feed", 5) == 0)
    return TRUE;

  /* RDF describes many things */
  return size >= 3 && strncmp (name + size - 3, "RDF", 3) == 0 && (strstr (name, "purl.org/rss/1.0") != NULL || strstr (name, "netscape.com/") != NULL || strstr (name, "<channel") != NULL);
}

static gboolean
is_json_feed (const char *at)
{
  return *at == '{' && strstr (at, "jsonfeed.org/version") != NULL && strstr (at, "\"version\"") != NULL;
}

gboolean
notanda_load_feed_claims (const char               *data,
                          gsize                     size,
                          const NotandaLoadOptions *options)
{
  g_autofree char *start = dup_start (data, size);
  const char      *at = skip_to_root (start);
  const char      *xml;

  if (is_feed_root (at) || is_json_feed (at))
    return TRUE;

  /* words in front of the declaration */
  xml = *at != '<' ? g_strstr_len (at, JUNK_SIZE, "<?xml") : NULL;

  return xml != NULL && is_feed_root (skip_to_root (xml));
}

void
notanda_load_feed_warm (void)
{
  notanda_decode_warm ();
  xmlInitParser ();
}

NotandaLoaded *
notanda_load_feed (GBytes                   *bytes,
                   const NotandaLoadOptions *options,
                   GError                  **error)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("feed");
  g_auto (NotandaDecoded) decoded = { 0 };
  g_autoptr (NotandaFeed) feed = NULL;
  gsize            size = 0;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *start = NULL;

  g_return_val_if_fail (options != NULL && options->name != NULL, NULL);

  if (!notanda_html_decode (data != NULL ? data : "", size, options, loaded, &decoded, error))
    return NULL;

  start = dup_start (decoded.text, decoded.size);
  if (is_json_feed (skip_to_root (start)))
    feed = notanda_feed_read_json (decoded.text, decoded.size, options->address);
  else
    feed = notanda_feed_read_xml (decoded.text, decoded.size, options->address);
  if (feed == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID,
                   _ ("%s: this JSON feed is damaged or cut off; fetch it again, or open an article's own address"), options->name);
      return NULL;
    }
  if (!notanda_feed_finish (feed, options, loaded, error))
    return NULL;

  return g_steal_pointer (&loaded);
}
