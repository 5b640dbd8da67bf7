/* notanda-page-links.c: addresses that a page names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/meta/notanda-page-links.h"

#include <stdlib.h>
#include <string.h>

#define MAX_REFRESH 5 /* seconds: a longer one is a page that keeps itself up to date */
#define MAX_FEEDS 10
#define MAX_LINKS 40
#define MAX_ADDRESS 8192 /* bytes; the base is read anew for each address */

static const char *const feed_types[] = {
  "application/rss+xml",
  "application/atom+xml",
  "application/feed+json",
  "application/rdf+xml",
  NULL
};

char *
notanda_page_links_dup_resolved (const char *base,
                                 const char *address)
{
  const GUriFlags  flags = G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE;
  g_autofree char *trimmed = NULL;
  g_autoptr (GUri) base_uri = NULL;
  g_autoptr (GUri) uri = NULL;

  if (strlen (address) > MAX_ADDRESS || (base != NULL && strlen (base) > MAX_ADDRESS))
    return NULL;

  trimmed = g_strstrip (g_strdup (address));
  base_uri = base != NULL ? g_uri_parse (base, flags, NULL) : NULL;
  uri = *trimmed != '\0' ? g_uri_parse_relative (base_uri, trimmed, flags, NULL) : NULL;
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      (!g_str_equal (g_uri_get_scheme (uri), "http") && !g_str_equal (g_uri_get_scheme (uri), "https")))
    return NULL;

  return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO | G_URI_HIDE_FRAGMENT);
}

char *
notanda_page_links_dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL ? g_ascii_strdown (g_uri_get_host (uri), -1) : NULL;
}

static gboolean
has_word (const char *words,
          const char *word)
{
  g_auto (GStrv) all = words != NULL ? g_strsplit_set (words, " \t\n\r\f", -1) : NULL;

  for (char **p = all; p != NULL && *p != NULL; p++)
    if (g_ascii_strcasecmp (*p, word) == 0)
      return TRUE;

  return FALSE;
}

static void
add (NotandaLoaded  *loaded,
     NotandaLinkKind kind,
     const char     *base,
     const char     *address,
     const char     *title)
{
  char *resolved = address != NULL && loaded->links->len < MAX_LINKS ? notanda_page_links_dup_resolved (base, address) : NULL;

  if (resolved != NULL)
    notanda_loaded_add_link (loaded, kind, resolved, g_strdup (title));
}

static void
add_link (NotandaHtmlNode *node,
          const char      *base,
          NotandaLoaded   *loaded,
          guint           *n_feeds)
{
  const char *rel = notanda_html_node_get (node, "rel");
  const char *href = notanda_html_node_get (node, "href");
  const char *type = notanda_html_node_get (node, "type");

  if (type != NULL && has_word (rel, "alternate") && g_strv_contains (feed_types, type) && *n_feeds < MAX_FEEDS)
    {
      add (loaded, NOTANDA_LINK_FEED, base, href, notanda_html_node_get (node, "title"));
      (*n_feeds)++;
    }
  else if (has_word (rel, "next"))
    add (loaded, NOTANDA_LINK_NEXT, base, href, NULL);
}

/* "0; url=/there" */
static void
add_refresh (NotandaHtmlNode *node,
             const char      *base,
             NotandaLoaded   *loaded)
{
  const char      *content = notanda_html_node_get (node, "content");
  g_autofree char *address = NULL;
  const char      *p;

  if (content == NULL || g_ascii_strcasecmp (notanda_html_node_get (node, "http-equiv"), "refresh") != 0)
    return;
  p = strpbrk (content, ";,");
  if (p == NULL || strtol (content, NULL, 10) > MAX_REFRESH)
    return;
  for (p++; g_ascii_isspace (*p); p++)
    ;
  if (g_ascii_strncasecmp (p, "url", 3) == 0)
    {
      for (p += 3; g_ascii_isspace (*p) || *p == '='; p++)
        ;
    }
  address = g_strdup (*p == '\'' || *p == '"' ? p + 1 : p);
  address[strcspn (address, "'\"")] = '\0';
  add (loaded, NOTANDA_LINK_REFRESH, base, address, NULL);
}

static double
get_area (NotandaHtmlNode *node)
{
  const char *width = notanda_html_node_get (node, "width");
  const char *height = notanda_html_node_get (node, "height");

  return (width != NULL ? g_ascii_strtod (width, NULL) : 300) * (height != NULL ? g_ascii_strtod (height, NULL) : 150);
}

/* Returns: (transfer full) (nullable): the frame's address, where it is of the page's own host */
static char *
dup_frame (NotandaHtmlNode *node,
           const char      *base)
{
  const char      *src = notanda_html_node_get (node, "src");
  g_autofree char *address = src != NULL && base != NULL ? notanda_page_links_dup_resolved (base, src) : NULL;
  g_autofree char *host = address != NULL ? notanda_page_links_dup_host (address) : NULL;
  g_autofree char *own = base != NULL ? notanda_page_links_dup_host (base) : NULL;

  return host != NULL && g_strcmp0 (host, own) == 0 ? g_steal_pointer (&address) : NULL;
}

void
notanda_page_links_find (NotandaHtmlTree *tree,
                         const char      *base,
                         NotandaLoaded   *loaded)
{
  g_autofree char *frame = NULL;
  double           largest = 0;
  guint            n_feeds = 0;

  for (guint i = 0; i < notanda_html_tree_get_n_nodes (tree); i++)
    {
      NotandaHtmlNode *node = notanda_html_tree_get_node (tree, i);

      if (node->tag == NOTANDA_TAG_LINK)
        add_link (node, base, loaded, &n_feeds);
      else if (node->tag == NOTANDA_TAG_META && notanda_html_node_get (node, "http-equiv") != NULL)
        add_refresh (node, base, loaded);
      else if ((node->tag == NOTANDA_TAG_FRAME || node->tag == NOTANDA_TAG_IFRAME) && get_area (node) > largest)
        {
          g_autofree char *address = dup_frame (node, base);

          if (address == NULL)
            continue;
          largest = get_area (node);
          g_free (frame);
          frame = g_steal_pointer (&address);
        }
    }
  if (frame != NULL)
    notanda_loaded_add_link (loaded, NOTANDA_LINK_FRAME, g_steal_pointer (&frame), NULL);
}
