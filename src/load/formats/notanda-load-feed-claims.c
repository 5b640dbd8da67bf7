/* notanda-load-feed-claims.c: whether some bytes are a feed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Apart from the reader, so that a program that only asks is not linked with its libraries. Known by the root element alone: feeds are
 * sent under a dozen content types, and so are pages in place of a feed, which aren't claimed. */

#include "load/formats/notanda-load-feed.h"

#include <string.h>

#define CLAIM_SIZE (64u << 10)
#define JUNK_SIZE 1024 /* what a server's own messages put in front of it */

/* Letters of ASCII, without the zero bytes and marks of UTF-16. */
static char *
dup_start (const char *data,
           gsize       size)
{
  gsize n = 0;
  char *start;

  size = MIN (size, CLAIM_SIZE);
  start = g_malloc (size + 1);
  for (gsize i = 0; i < size; i++)
    {
      start[n] = data[i];
      n += data[i] != '\0' && (guint8) data[i] < 0x80;
    }
  start[n] = '\0';

  return start;
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

gboolean
notanda_load_feed_is_json (const char *data,
                           gsize       size)
{
  g_autofree char *start = dup_start (data, size);

  return is_json_feed (skip_to_root (start));
}
