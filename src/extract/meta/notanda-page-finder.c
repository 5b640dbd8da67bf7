/* notanda-page-finder.c: what a page names, gathered in one walk
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tables say which meta elements are asked for a value, in the order of trust that was measured, and which words
 * of a class, an id or the like tell what an element holds. Both are asked once an element, at most. */

#include "extract/meta/notanda-page-finder.h"

#include <string.h>

#include "extract/meta/notanda-page-links.h"

#define MAX_ELEMENTS 40 /* with a telling class that are looked at */
#define MAX_BELOW 500   /* nodes of an element whose text may be a heading, a byline or a date */
#define MAX_BELOW_SIZE 8192

static const struct
{
  NotandaMeta meta;
  const char *key;
  const char *from;
} sources[] = {
  { NOTANDA_META_TITLE, "og:title", "og:title" },
  { NOTANDA_META_TITLE, "twitter:title", "twitter:title" },
  { NOTANDA_META_TITLE, "headline", "itemprop:headline" },
  { NOTANDA_META_TITLE, "dc.title", "dc.title" },
  { NOTANDA_META_TITLE, "parsely-title", "parsely-title" },
  { NOTANDA_META_TITLE, "sailthru.title", "sailthru.title" },
  { NOTANDA_META_BYLINE, "author", "meta:author" },
  { NOTANDA_META_BYLINE, "article:author_name", "article:author_name" },
  { NOTANDA_META_BYLINE, "parsely-author", "parsely-author" },
  { NOTANDA_META_BYLINE, "sailthru.author", "sailthru.author" },
  { NOTANDA_META_BYLINE, "byl", "meta:byl" },
  { NOTANDA_META_BYLINE, "article:author", "article:author" },
  { NOTANDA_META_OUTLET, "og:site_name", "og:site_name" },
  { NOTANDA_META_OUTLET, "application-name", "application-name" },
  { NOTANDA_META_OUTLET, "dc.publisher", "dc.publisher" },
  { NOTANDA_META_OUTLET, "citation_journal_title", "citation_journal_title" },
  { NOTANDA_META_DATE, "article:published_time", "article:published_time" },
  { NOTANDA_META_DATE, "datepublished", "itemprop:datePublished" },
  { NOTANDA_META_DATE, "og:published_time", "og:published_time" },
  { NOTANDA_META_DATE, "og:article:published_time", "og:article:published_time" },
  { NOTANDA_META_DATE, "parsely-pub-date", "parsely-pub-date" },
  { NOTANDA_META_DATE, "sailthru.date", "sailthru.date" },
  { NOTANDA_META_DATE, "pubdate", "meta:pubdate" },
  { NOTANDA_META_DATE, "publishdate", "meta:publishdate" },
  { NOTANDA_META_DATE, "publish-date", "meta:publish-date" },
  { NOTANDA_META_DATE, "publish_date", "meta:publish_date" },
  { NOTANDA_META_DATE, "citation_publication_date", "citation_publication_date" },
  { NOTANDA_META_DATE, "dc.date.issued", "dc.date.issued" },
  { NOTANDA_META_DATE, "dcterms.created", "dcterms.created" },
  { NOTANDA_META_DATE, "dc.date", "dc.date" },
  { NOTANDA_META_DATE, "article:published", "article:published" },
  { NOTANDA_META_DATE, "date", "meta:date" },
  { NOTANDA_META_MODIFIED, "article:modified_time", "article:modified_time" },
  { NOTANDA_META_MODIFIED, "datemodified", "itemprop:dateModified" },
  { NOTANDA_META_MODIFIED, "og:updated_time", "og:updated_time" },
  { NOTANDA_META_MODIFIED, "last-modified", "meta:last-modified" },
  { NOTANDA_META_LANGUAGE, "og:locale", "og:locale" },
  { NOTANDA_META_LANGUAGE, "content-language", "content-language" },
  { NOTANDA_META_LANGUAGE, "dc.language", "dc.language" },
};

/* Words of a class, an id, an itemprop or a rel, in lower case, and what such an element holds. */
typedef enum
{
  ROLE_NONE,
  ROLE_AUTHOR, /* a name alone */
  ROLE_BYLINE, /* names with words around them */
  ROLE_DATE,
  ROLE_COMMENT, /* nothing in it is the article's */
} Role;

static const struct
{
  const char *word;
  gboolean    whole; /* else a part of it will do */
  Role        role;
} words[] = {
  { "comment", FALSE, ROLE_COMMENT },
  { "related", FALSE, ROLE_COMMENT },
  { "recommend", FALSE, ROLE_COMMENT },
  { "sidebar", FALSE, ROLE_COMMENT },
  { "teaser", FALSE, ROLE_COMMENT },
  { "byline", FALSE, ROLE_BYLINE },
  { "author-name", FALSE, ROLE_AUTHOR },
  { "author_name", FALSE, ROLE_AUTHOR },
  { "authorname", FALSE, ROLE_AUTHOR },
  { "author", TRUE, ROLE_AUTHOR },
  { "post-author", FALSE, ROLE_BYLINE },
  { "entry-author", FALSE, ROLE_BYLINE },
  { "article-author", FALSE, ROLE_BYLINE },
  { "article__author", FALSE, ROLE_BYLINE },
  { "by-author", FALSE, ROLE_BYLINE },
  { "author-link", FALSE, ROLE_AUTHOR },
  { "contributor-name", FALSE, ROLE_AUTHOR },
  { "dateline", FALSE, ROLE_DATE },
  { "pubdate", FALSE, ROLE_DATE },
  { "pub-date", FALSE, ROLE_DATE },
  { "published", FALSE, ROLE_DATE },
  { "publish-date", FALSE, ROLE_DATE },
  { "publication-date", FALSE, ROLE_DATE },
  { "post-date", FALSE, ROLE_DATE },
  { "entry-date", FALSE, ROLE_DATE },
  { "article-date", FALSE, ROLE_DATE },
  { "article__date", FALSE, ROLE_DATE },
  { "posted-on", FALSE, ROLE_DATE },
  { "timestamp", FALSE, ROLE_DATE },
  { "datetime", FALSE, ROLE_DATE },
  { "date", TRUE, ROLE_DATE },
};

/* What an element stands in. */
enum
{
  IN_COMMENT = 1 << 0,
  IN_SVG = 1 << 1,
  HAS_HEADING = 1 << 2, /* the first h1 is below: "page-with-sidebar" is no sidebar */
};

static gboolean
is_word_end (char c)
{
  return c == '\0' || g_ascii_isspace (c) || c == '-' || c == '_';
}

/* Returns: (nullable): where the word stands */
static const char *
find_word (const char *folded,
           const char *word,
           gboolean    whole)
{
  for (const char *p = strstr (folded, word); p != NULL; p = strstr (p + 1, word))
    if (!whole || ((p == folded || is_word_end (p[-1])) && is_word_end (p[strlen (word)])))
      return p;

  return NULL;
}

/* Of several words the last says what an element is, at least where that is a date: "author-box__post-date". */
static Role
search_role (const char *value)
{
  g_autofree char *folded = g_ascii_strdown (value, -1);
  const char      *last = NULL;
  Role             role = ROLE_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = find_word (folded, words[i].word, words[i].whole);

      if (found == NULL || (role != ROLE_NONE && (words[i].role != ROLE_DATE || found < last)))
        continue;
      if (words[i].role == ROLE_COMMENT)
        return ROLE_COMMENT;
      role = words[i].role;
      last = found;
    }

  return role;
}

/* A page has few classes and many elements. */
static Role
find_role (NotandaPageFinder *self,
           const char        *value)
{
  gpointer role;

  if (value == NULL || *value == '\0')
    return ROLE_NONE;
  if (!g_hash_table_lookup_extended (self->roles, value, NULL, &role))
    {
      role = GUINT_TO_POINTER (search_role (value));
      g_hash_table_insert (self->roles, (gpointer) value, role);
    }

  return GPOINTER_TO_UINT (role);
}

/* Parts of the addresses of pages about authors. */
static gboolean
is_author_link (const NotandaHtmlNode *node)
{
  static const char *const parts[] = { "/author/", "/authors/", "/auteur/", "/autor/", "/autoren/", "/by/", "/profile/", "/people/",
                                       "/contributor/", "/contributors/", "/journalist/", "/journalists/", "/reporter/", "/correspondents/", "/columnist/" };
  const char              *href = node->tag == NOTANDA_TAG_A ? notanda_html_node_get (node, "href") : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts) && href != NULL; i++)
    if (strstr (href, parts[i]) != NULL)
      return TRUE;

  return FALSE;
}

static Role
get_role (NotandaPageFinder     *self,
          const NotandaHtmlNode *node)
{
  static const char *const names[] = { "itemprop", "rel", "class", "id", "data-testid" };
  Role                     role = ROLE_NONE;

  /* words there are about the page as a whole */
  if (node->n_attributes == 0 || node->tag == NOTANDA_TAG_BODY || node->tag == NOTANDA_TAG_HTML)
    return ROLE_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (names) && role == ROLE_NONE; i++)
    role = find_role (self, notanda_html_node_get (node, names[i]));

  return role;
}

/* What an element stands in is noted on the way down: asking its ancestors would be quadratic on a deep page. */
static void
note_around (NotandaPageFinder     *self,
             const NotandaHtmlNode *node,
             Role                   role)
{
  guint8 around = node->parent != NULL ? self->around[node->parent->index] & ~HAS_HEADING : 0;

  if (node->tag == NOTANDA_TAG_SVG)
    around |= IN_SVG;
  if (role == ROLE_COMMENT && (self->around[node->index] & HAS_HEADING) == 0)
    around |= IN_COMMENT;
  self->around[node->index] |= around;
}

static void
note_heading (NotandaPageFinder *self)
{
  guint            n = notanda_html_tree_get_n_nodes (self->tree);
  NotandaHtmlNode *heading = NULL;

  for (guint i = 0; i < n && heading == NULL; i++)
    if (notanda_html_tree_get_node (self->tree, i)->tag == NOTANDA_TAG_H1)
      heading = notanda_html_tree_get_node (self->tree, i);
  for (; heading != NULL; heading = heading->parent)
    self->around[heading->index] = HAS_HEADING;
}

static gboolean
is_in_comment (NotandaPageFinder     *self,
               const NotandaHtmlNode *node)
{
  return node->parent != NULL && (self->around[node->parent->index] & IN_COMMENT) != 0;
}

static gboolean
is_short (const NotandaHtmlNode *node)
{
  guint n = 0;
  gsize size = 0;

  for (const NotandaHtmlNode *below = node; below != NULL; below = notanda_html_node_next (below, node))
    {
      size += below->tag == NOTANDA_TAG_TEXT ? below->size : 0;
      if (n++ > MAX_BELOW || size > MAX_BELOW_SIZE)
        return FALSE;
    }

  return TRUE;
}

char *
notanda_page_finder_dup_text (const NotandaHtmlNode *node)
{
  return is_short (node) ? notanda_html_node_dup_text (node) : g_strdup ("");
}

char *
notanda_page_finder_dup_lines (const NotandaHtmlNode *node)
{
  return is_short (node) ? notanda_html_node_dup_lines (node) : g_strdup ("");
}

static void
add_meta (NotandaPageFinder *self,
          NotandaHtmlNode   *node)
{
  static const char *const names[] = { "property", "name", "itemprop", "http-equiv" };
  const char              *content = notanda_html_node_get (node, "content");

  if (content == NULL || *content == '\0')
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = notanda_html_node_get (node, names[i]);
      char       *key = name != NULL ? g_ascii_strdown (name, -1) : NULL;

      /* a program that could put no script into the head */
      if (key != NULL && g_str_has_suffix (key, "ld+json"))
        notanda_json_ld_add (&self->json, content, strlen (content));
      if (key != NULL && (g_str_equal (key, "citation_author") || g_str_equal (key, "dc.creator")))
        g_ptr_array_add (self->cited, (gpointer) content);

      if (key != NULL && !g_hash_table_contains (self->metas, key))
        g_hash_table_insert (self->metas, key, (gpointer) content);
      else
        g_free (key);
    }
}

static void
add_script (NotandaPageFinder *self,
            NotandaHtmlNode   *node)
{
  const char      *type = notanda_html_node_get (node, "type");
  NotandaHtmlNode *text = node->first_child;

  if (text == NULL || text->text == NULL)
    return;
  if (type != NULL && strstr (type, "ld+json") != NULL)
    notanda_json_ld_add (&self->json, text->text, text->size);
  if (self->scripts->len < MAX_ELEMENTS)
    g_ptr_array_add (self->scripts, text);
}

static void
add_element (NotandaPageFinder *self,
             NotandaHtmlNode   *node,
             Role               role)
{
  GPtrArray *list = role == ROLE_AUTHOR ? self->authors : role == ROLE_BYLINE ? self->bylines
                                                      : role == ROLE_DATE     ? self->dates
                                                                              : NULL;

  if (role == ROLE_NONE && is_author_link (node) && self->links->len < MAX_ELEMENTS && !is_in_comment (self, node))
    g_ptr_array_add (self->links, node);
  if (list != NULL && list->len < MAX_ELEMENTS && !is_in_comment (self, node))
    g_ptr_array_add (list, node);
}

static void
visit (NotandaPageFinder *self,
       NotandaHtmlNode   *node)
{
  Role role = get_role (self, node);

  note_around (self, node, role);
  switch (node->tag)
    {
    case NOTANDA_TAG_META:
      add_meta (self, node);
      break;
    case NOTANDA_TAG_SCRIPT:
      add_script (self, node);
      break;
    case NOTANDA_TAG_TITLE:
      if (self->title == NULL && (self->around[node->index] & IN_SVG) == 0)
        self->title = node;
      break;
    case NOTANDA_TAG_LINK:
      if (self->canonical == NULL && g_strcmp0 (notanda_html_node_get (node, "rel"), "canonical") == 0)
        self->canonical = node;
      break;
    case NOTANDA_TAG_HTML:
      self->lang = notanda_html_node_get (node, "lang");
      break;
    case NOTANDA_TAG_H1:
    case NOTANDA_TAG_H2:
      if (self->headings->len < MAX_ELEMENTS)
        g_ptr_array_add (self->headings, node);
      break;
    case NOTANDA_TAG_TIME:
      if (self->times->len < MAX_ELEMENTS && !is_in_comment (self, node))
        g_ptr_array_add (self->times, node);
      break;
    default:
      break;
    }
  if (node->n_attributes > 0 && node->tag != NOTANDA_TAG_META && node->tag != NOTANDA_TAG_BODY && node->tag != NOTANDA_TAG_HTML)
    add_element (self, node, role);
}

const char *
notanda_page_finder_get_meta (NotandaPageFinder *self,
                              const char        *key)
{
  return g_hash_table_lookup (self->metas, key);
}

const char *
notanda_page_finder_next (NotandaPageFinder *self,
                          NotandaMeta        meta,
                          guint             *i,
                          const char       **from)
{
  while (*i < G_N_ELEMENTS (sources))
    {
      guint       at = (*i)++;
      const char *value = sources[at].meta == meta ? notanda_page_finder_get_meta (self, sources[at].key) : NULL;

      if (value == NULL)
        continue;
      *from = sources[at].from;
      return value;
    }

  return NULL;
}

static char *
dup_base (NotandaPageFinder *self)
{
  const char *address = self->options->address;

  for (guint i = 0; i < notanda_html_tree_get_n_nodes (self->tree); i++)
    {
      NotandaHtmlNode *node = notanda_html_tree_get_node (self->tree, i);

      if (node->tag == NOTANDA_TAG_BASE && notanda_html_node_get (node, "href") != NULL)
        {
          char *base = notanda_page_links_dup_resolved (address, notanda_html_node_get (node, "href"));

          if (base != NULL)
            return base;
        }
      if (node->tag == NOTANDA_TAG_BODY)
        break;
    }

  return address != NULL ? notanda_page_links_dup_resolved (NULL, address) : NULL;
}

void
notanda_page_finder_init (NotandaPageFinder        *self,
                          NotandaPageData          *data,
                          NotandaHtmlTree          *tree,
                          const NotandaLoadOptions *options,
                          NotandaLoaded            *loaded)
{
  *self = (NotandaPageFinder) { .options = options, .tree = tree, .loaded = loaded, .data = data };
  self->metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->roles = g_hash_table_new (g_str_hash, g_str_equal);
  self->headings = g_ptr_array_new ();
  self->bylines = g_ptr_array_new ();
  self->authors = g_ptr_array_new ();
  self->links = g_ptr_array_new ();
  self->cited = g_ptr_array_new ();
  self->dates = g_ptr_array_new ();
  self->times = g_ptr_array_new ();
  self->scripts = g_ptr_array_new ();
  notanda_json_ld_init (&self->json);
  self->base = dup_base (self);
  self->around = g_new0 (guint8, notanda_html_tree_get_n_nodes (tree));
  note_heading (self);
  for (guint i = 0; i < notanda_html_tree_get_n_nodes (tree); i++)
    visit (self, notanda_html_tree_get_node (tree, i));
}

void
notanda_page_finder_clear (NotandaPageFinder *self)
{
  g_hash_table_unref (self->metas);
  g_hash_table_unref (self->roles);
  notanda_json_ld_clear (&self->json);
  g_free (self->around);
  g_free (self->base);
  g_free (self->host);
  g_free (self->address_date);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->bylines);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->cited);
  g_ptr_array_unref (self->dates);
  g_ptr_array_unref (self->times);
  g_ptr_array_unref (self->scripts);
  g_clear_pointer (&self->shown, g_array_unref);
}
