/* notanda-page-data.c: what a page of HTML says about itself
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One walk over the tree gathers what names something: structured data, meta elements, microdata,
 * and elements whose class says byline or date. Then each value is taken from the first source that
 * has it, in the order of the tables here, which is the order of trust that was measured. */

#include "extract/meta/notanda-page-data.h"

#include <string.h>

#include "extract/meta/notanda-byline.h"
#include "extract/meta/notanda-json-ld.h"
#include "extract/meta/notanda-page-date.h"
#include "extract/meta/notanda-page-links.h"
#include "extract/meta/notanda-page-title.h"

#define MAX_ELEMENTS 40 /* with a telling class that are looked at */
#define MAX_BELOW 500   /* nodes of an element whose text may be a heading, a byline or a date */
#define MAX_BELOW_SIZE 8192
#define MAX_BYLINE 200 /* bytes */
#define MAX_DATE 120
#define MAX_HEADING 400
#define MIN_LIKENESS 0.5       /* of a heading that says the title */
#define MIN_LIKENESS_ALONE 0.1 /* of the only h1, to be the title */
#define MIN_LIKENESS_AMONG 0.25
#define NEAR 150      /* nodes around the heading that are read for a byline and a date */
#define NEAR_TEXT 100 /* bytes of a text there */

typedef struct
{
  NotandaMeta meta;
  const char *key;
  const char *from;
} Source;

/* In the order of trust; those of one value stand together. */
static const Source sources[] = {
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
  { NOTANDA_META_BYLINE, "twitter:data1", "twitter:data1" },
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
  { NOTANDA_META_CANONICAL_ADDRESS, "og:url", "og:url" },
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
  { "datepublished", TRUE, ROLE_DATE },
};

/* What an element stands in. */
enum
{
  IN_COMMENT = 1 << 0,
  IN_SVG = 1 << 1,
};

typedef struct
{
  const NotandaLoadOptions *options;
  NotandaHtmlTree          *tree;
  NotandaLoaded            *loaded;
  NotandaPageData          *data;
  GHashTable               *metas;  /* key in lower case -> content */
  GHashTable               *roles;  /* value of an attribute -> Role */
  guint8                   *around; /* by a node's index */
  NotandaJsonLd             json;
  char                     *base;
  char                     *host;
  char                     *address_date;
  const char               *lang;
  NotandaHtmlNode          *title;
  NotandaHtmlNode          *canonical;
  GPtrArray                *headings; /* h1 and h2, in the page's order */
  GPtrArray                *bylines;  /* elements, those with names alone first */
  GPtrArray                *authors;
  GPtrArray                *cited; /* contents of meta elements, a name each */
  GPtrArray                *links; /* to pages about authors */
  GPtrArray                *dates;
  GPtrArray                *times;
} Finder;

static gboolean
is_word_end (char c)
{
  return c == '\0' || g_ascii_isspace (c) || c == '-' || c == '_';
}

static gboolean
has_word (const char *folded,
          const char *word,
          gboolean    whole)
{
  for (const char *p = strstr (folded, word); p != NULL; p = strstr (p + 1, word))
    if (!whole || ((p == folded || is_word_end (p[-1])) && is_word_end (p[strlen (word)])))
      return TRUE;

  return FALSE;
}

static Role
search_role (const char *value)
{
  g_autofree char *folded = g_ascii_strdown (value, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_word (folded, words[i].word, words[i].whole))
      return words[i].role;

  return ROLE_NONE;
}

/* A page has few classes and many elements. */
static Role
find_role (Finder     *self,
           const char *value)
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
get_role (Finder                *self,
          const NotandaHtmlNode *node)
{
  static const char *const names[] = { "itemprop", "rel", "class", "id", "data-testid" };
  Role                     role = ROLE_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (names) && role == ROLE_NONE; i++)
    role = find_role (self, notanda_html_node_get (node, names[i]));

  return role;
}

/* Each element's role is asked for once, on the way down: asking its ancestors' would be quadratic on a deep page. */
static void
note_around (Finder                *self,
             const NotandaHtmlNode *node)
{
  guint8 around = node->parent != NULL ? self->around[node->parent->index] : 0;

  if (node->tag == NOTANDA_TAG_SVG)
    around |= IN_SVG;
  if ((around & IN_COMMENT) == 0 && node->n_attributes > 0 && node->tag != NOTANDA_TAG_BODY && node->tag != NOTANDA_TAG_HTML &&
      get_role (self, node) == ROLE_COMMENT)
    around |= IN_COMMENT;
  self->around[node->index] = around;
}

static gboolean
is_in_comment (Finder                *self,
               const NotandaHtmlNode *node)
{
  return node->parent != NULL && (self->around[node->parent->index] & IN_COMMENT) != 0;
}

/* Returns: (transfer full): the element's text; "" where so much is below that it is none of what is looked for */
static char *
dup_short_text (const NotandaHtmlNode *node)
{
  guint n = 0;
  gsize size = 0;

  for (const NotandaHtmlNode *below = node; below != NULL; below = notanda_html_node_next (below, node))
    {
      size += below->tag == NOTANDA_TAG_TEXT ? below->size : 0;
      if (n++ > MAX_BELOW || size > MAX_BELOW_SIZE)
        return g_strdup ("");
    }

  return notanda_html_node_dup_text (node);
}

static void
add_meta (Finder          *self,
          NotandaHtmlNode *node)
{
  static const char *const names[] = { "property", "name", "itemprop", "http-equiv" };
  const char              *content = notanda_html_node_get (node, "content");

  if (content == NULL || *content == '\0')
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = notanda_html_node_get (node, names[i]);
      char       *key = name != NULL ? g_ascii_strdown (name, -1) : NULL;

      if (key != NULL && (g_str_equal (key, "citation_author") || g_str_equal (key, "dc.creator")))
        g_ptr_array_add (self->cited, (gpointer) content);

      if (key != NULL && !g_hash_table_contains (self->metas, key))
        g_hash_table_insert (self->metas, key, (gpointer) content);
      else
        g_free (key);
    }
}

static void
add_script (Finder          *self,
            NotandaHtmlNode *node)
{
  const char      *type = notanda_html_node_get (node, "type");
  NotandaHtmlNode *text = node->first_child;

  if (text == NULL || text->text == NULL)
    return;
  if (type != NULL && strstr (type, "ld+json") != NULL)
    notanda_json_ld_add (&self->json, text->text, text->size);
}

static void
add_element (Finder          *self,
             NotandaHtmlNode *node)
{
  Role       role = get_role (self, node);
  GPtrArray *list = role == ROLE_AUTHOR ? self->authors : role == ROLE_BYLINE ? self->bylines
                                                      : role == ROLE_DATE     ? self->dates
                                                                              : NULL;

  if (role == ROLE_NONE && is_author_link (node) && self->links->len < MAX_ELEMENTS && !is_in_comment (self, node))
    g_ptr_array_add (self->links, node);
  if (list != NULL && list->len < MAX_ELEMENTS && !is_in_comment (self, node))
    g_ptr_array_add (list, node);
}

static void
visit (Finder          *self,
       NotandaHtmlNode *node)
{
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
    add_element (self, node);
}

static const char *
get_meta (Finder     *self,
          const char *key)
{
  return g_hash_table_lookup (self->metas, key);
}

static void
find_addresses (Finder *self)
{
  NotandaLoaded *loaded = self->loaded;
  const char    *canonical = self->canonical != NULL ? notanda_html_node_get (self->canonical, "href") : NULL;
  const char    *og = get_meta (self, "og:url");
  const char    *known;

  if (canonical != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_CANONICAL_ADDRESS, notanda_page_links_dup_resolved (self->base, canonical), "link:canonical");
  if (og != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_CANONICAL_ADDRESS, notanda_page_links_dup_resolved (self->base, og), "og:url");
  if (self->json.address != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_CANONICAL_ADDRESS, notanda_page_links_dup_resolved (self->base, self->json.address), "json-ld");
  known = self->base != NULL ? self->base : loaded->meta[NOTANDA_META_CANONICAL_ADDRESS];
  self->host = known != NULL ? notanda_page_links_dup_host (known) : NULL;
  self->address_date = known != NULL ? notanda_page_date_from_address (known, self->options->now) : NULL;
}

static void
find_language (Finder *self)
{
  NotandaLoaded *loaded = self->loaded;

  notanda_loaded_set_meta (loaded, NOTANDA_META_LANGUAGE, g_strdup (self->lang), "html:lang");
  notanda_loaded_set_meta (loaded, NOTANDA_META_LANGUAGE, g_strdup (self->json.language), "json-ld");
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i].meta == NOTANDA_META_LANGUAGE)
      notanda_loaded_set_meta (loaded, NOTANDA_META_LANGUAGE, g_strdup (get_meta (self, sources[i].key)), sources[i].from);
}

static void
find_outlet (Finder *self)
{
  NotandaLoaded *loaded = self->loaded;
  char          *host;

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i].meta == NOTANDA_META_OUTLET)
      notanda_loaded_set_meta (loaded, NOTANDA_META_OUTLET, g_strdup (get_meta (self, sources[i].key)), sources[i].from);
  notanda_loaded_set_meta (loaded, NOTANDA_META_OUTLET, g_strdup (self->json.publisher), "json-ld");
  if (loaded->meta[NOTANDA_META_OUTLET] != NULL || self->host == NULL)
    return;
  host = g_strdup (g_str_has_prefix (self->host, "www.") ? self->host + strlen ("www.") : self->host);
  notanda_loaded_set_meta (loaded, NOTANDA_META_OUTLET, host, "address");
}

/* Of the h1 and h2 elements the one that is most like the title. */
static void
find_heading (Finder     *self,
              const char *title)
{
  double best = MIN_LIKENESS;

  for (guint i = 0; i < self->headings->len && title != NULL; i++)
    {
      NotandaHtmlNode *node = g_ptr_array_index (self->headings, i);
      g_autofree char *text = dup_short_text (node);
      double           likeness = strlen (text) < MAX_HEADING ? notanda_page_title_get_likeness (text, title) : 0;

      if (likeness > best)
        {
          best = likeness;
          self->data->heading = node;
        }
    }
}

/* Returns: (transfer full) (nullable): the text of the h1 that agrees most with what the page calls itself
 * elsewhere; one that stands alone needn't agree much */
static char *
dup_h1 (Finder            *self,
        const char *const *titles,
        guint              n_titles)
{
  g_autofree char *best = NULL;
  double           likeness = 0;
  gboolean         has_title = FALSE;
  guint            n = 0;

  for (guint k = 0; k < n_titles; k++)
    has_title = has_title || titles[k] != NULL;
  for (guint i = 0; i < self->headings->len; i++)
    {
      NotandaHtmlNode *node = g_ptr_array_index (self->headings, i);
      g_autofree char *text = node->tag == NOTANDA_TAG_H1 ? dup_short_text (node) : NULL;
      double           own = 0;

      if (text == NULL || *text == '\0' || strlen (text) >= MAX_HEADING ||
          notanda_byline_is_same_name (text, self->loaded->meta[NOTANDA_META_OUTLET]) || notanda_byline_is_same_name (text, self->host))
        continue;
      n++;
      for (guint k = 0; k < n_titles; k++)
        if (titles[k] != NULL)
          own = MAX (own, notanda_page_title_get_likeness (text, titles[k]));
      if (best == NULL || own > likeness)
        {
          likeness = own;
          g_free (best);
          best = g_steal_pointer (&text);
        }
    }

  if (!has_title || likeness >= (n == 1 ? MIN_LIKENESS_ALONE : MIN_LIKENESS_AMONG))
    return g_steal_pointer (&best);

  return NULL;
}

static void
find_title (Finder *self)
{
  NotandaLoaded    *loaded = self->loaded;
  const char *const names[] = { loaded->meta[NOTANDA_META_OUTLET], self->host, self->json.publisher, get_meta (self, "og:site_name"), get_meta (self, "application-name") };
  const char       *sites[G_N_ELEMENTS (names) + 1] = { NULL };
  const char       *candidates[G_N_ELEMENTS (sources) + 2];
  const char       *from[G_N_ELEMENTS (sources) + 2];
  g_autofree char  *element = self->title != NULL ? notanda_html_node_dup_text (self->title) : NULL;
  g_autofree char  *h1 = NULL;
  guint             n_sites = 0;
  guint             n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL)
      sites[n_sites++] = names[i];
  candidates[n] = self->json.headline;
  from[n++] = "json-ld";
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i].meta == NOTANDA_META_TITLE)
      {
        candidates[n] = get_meta (self, sources[i].key);
        from[n++] = sources[i].from;
      }
  candidates[n] = element;
  from[n++] = "title";
  h1 = dup_h1 (self, candidates, n);
  if (h1 != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, notanda_page_title_dup_cut (h1, sites, NULL), "h1");
  for (guint i = 0; i < n && loaded->meta[NOTANDA_META_TITLE] == NULL; i++)
    {
      g_autofree char *cut = candidates[i] != NULL ? notanda_page_title_dup_cut (candidates[i], sites, NULL) : NULL;

      if (cut != NULL && !notanda_byline_is_same_name (cut, loaded->meta[NOTANDA_META_OUTLET]))
        notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_steal_pointer (&cut), from[i]);
    }
  /* a page that is called as its site is */
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup (element), "title");
  find_heading (self, loaded->meta[NOTANDA_META_TITLE]);
}

static gboolean
take_names (Finder     *self,
            GPtrArray  *names,
            const char *text,
            const char *from)
{
  if (text == NULL || *text == '\0')
    return FALSE;
  notanda_byline_add_names (names, text, self->loaded->meta[NOTANDA_META_OUTLET], self->host);
  if (names->len == 0)
    return FALSE;
  notanda_loaded_set_meta (self->loaded, NOTANDA_META_BYLINE, notanda_byline_join (names), from);

  return TRUE;
}

/* The first element of a list that gives names, after the heading where there is one. */
static gboolean
take_element (Finder     *self,
              GPtrArray  *elements,
              const char *from)
{
  for (guint i = 0; i < elements->len; i++)
    {
      NotandaHtmlNode *node = g_ptr_array_index (elements, i);
      g_autofree char *text = dup_short_text (node);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

      if (strlen (text) > MAX_BYLINE)
        continue;
      if (take_names (self, names, text, from))
        {
          self->data->byline = node;
          return TRUE;
        }
    }

  return FALSE;
}

static int
compare_to_heading (gconstpointer a,
                    gconstpointer b,
                    gpointer      heading)
{
  const NotandaHtmlNode *one = *(NotandaHtmlNode *const *) a;
  const NotandaHtmlNode *other = *(NotandaHtmlNode *const *) b;
  const NotandaHtmlNode *top = heading;
  gint64                 i = (gint64) one->index - top->index;
  gint64                 k = (gint64) other->index - top->index;

  return (ABS (i) > ABS (k)) - (ABS (i) < ABS (k));
}

/* Reads the short texts around the heading, those behind it first. */
static void
read_near (Finder *self,
           gboolean (*read) (Finder *self, NotandaHtmlNode *node, const char *text, const char *following))
{
  guint            n = notanda_html_tree_get_n_nodes (self->tree);
  NotandaHtmlNode *body = notanda_html_tree_get_body (self->tree);
  guint            middle = self->data->heading != NULL ? self->data->heading->index : body != NULL ? body->index
                                                                                                    : 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      guint            start = pass == 0 ? middle : middle - MIN (middle, NEAR / 3);
      guint            end = pass == 0 ? MIN (n, middle + NEAR) : middle;
      g_autofree char *before = NULL;
      NotandaHtmlNode *node_before = NULL;

      for (guint i = start; i < end; i++)
        {
          NotandaHtmlNode *node = notanda_html_tree_get_node (self->tree, i);
          g_autofree char *text = NULL;

          if (node->tag != NOTANDA_TAG_TEXT || node->parent->tag == NOTANDA_TAG_SCRIPT || node->parent->tag == NOTANDA_TAG_STYLE)
            continue;
          text = node->size <= 4 * NEAR_TEXT ? g_strstrip (g_strdup (node->text)) : g_strdup ("");
          if (*text == '\0' && node->size <= 4 * NEAR_TEXT)
            continue;
          if (before != NULL && strlen (before) < NEAR_TEXT && *before != '\0' && read (self, node_before, before, text))
            return;
          g_free (before);
          before = g_steal_pointer (&text);
          node_before = node;
        }
    }
}

/* "By Ann Example", or "By" and the name in the next text. */
static gboolean
read_byline (Finder          *self,
             NotandaHtmlNode *node,
             const char      *text,
             const char      *following)
{
  static const char *const starts[] = { "By ", "BY ", "by ", "Von ", "Par ", "Por ", "Di ", "Door ", "Av ", "Af ", "Written by ", "Posted by ", "Story by ", "Words by ", "Text: ", "Author: ", "Autor: " };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (starts) && line == NULL; i++)
    {
      g_autofree char *alone = g_strchomp (g_strdup (starts[i]));

      if (g_str_has_prefix (text, starts[i]))
        line = g_strdup (text);
      else if (g_str_equal (text, alone) && strlen (following) < NEAR_TEXT)
        line = g_strconcat (starts[i], following, NULL);
    }
  if (line == NULL || !take_names (self, names, line, "text"))
    return FALSE;
  if (self->data->byline == NULL)
    self->data->byline = node->parent;

  return TRUE;
}

/* "Example, Ann": libraries put the family name first. */
static void
add_cited (Finder     *self,
           GPtrArray  *names,
           const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ", ", 3);
  g_autofree char *turned = g_strv_length (parts) == 2 ? g_strconcat (parts[1], " ", parts[0], NULL) : NULL;

  notanda_byline_add_names (names, turned != NULL ? turned : name, self->loaded->meta[NOTANDA_META_OUTLET], self->host);
}

static void
find_byline (Finder *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->json.authors->len; i++)
    {
      /* some write a site under their own name */
      gboolean is_own = i == 0 && self->json.has_person;

      notanda_byline_add_names (names, g_ptr_array_index (self->json.authors, i), is_own ? NULL : self->loaded->meta[NOTANDA_META_OUTLET],
                                is_own ? NULL : self->host);
    }
  if (names->len > 0)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_BYLINE, notanda_byline_join (names), "json-ld");
  for (guint i = 0; i < self->cited->len && self->loaded->meta[NOTANDA_META_BYLINE] == NULL; i++)
    add_cited (self, names, g_ptr_array_index (self->cited, i));
  if (self->cited->len > 0)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_BYLINE, notanda_byline_join (names), "citation_author");
  for (gsize i = 0; i < G_N_ELEMENTS (sources) && names->len == 0; i++)
    if (sources[i].meta == NOTANDA_META_BYLINE && !g_str_equal (sources[i].key, "twitter:data1"))
      take_names (self, names, get_meta (self, sources[i].key), sources[i].from);
  if (self->data->heading != NULL)
    {
      g_ptr_array_sort_with_data (self->bylines, compare_to_heading, self->data->heading);
      g_ptr_array_sort_with_data (self->authors, compare_to_heading, self->data->heading);
      g_ptr_array_sort_with_data (self->links, compare_to_heading, self->data->heading);
    }
  if (!take_element (self, self->authors, "class:author") && !take_element (self, self->bylines, "class:byline"))
    {
      read_near (self, read_byline);
      if (self->loaded->meta[NOTANDA_META_BYLINE] == NULL)
        take_element (self, self->links, "link:author");
    }
  if (self->loaded->meta[NOTANDA_META_BYLINE] == NULL && g_strcmp0 (get_meta (self, "twitter:label1"), "Written by") == 0)
    take_names (self, names, get_meta (self, "twitter:data1"), "twitter:data1");
}

static char *
parse_date (Finder     *self,
            const char *text)
{
  return text != NULL ? notanda_page_date_parse (text, self->loaded->meta[NOTANDA_META_LANGUAGE], self->address_date, self->options->now) : NULL;
}

static void
take_date (Finder     *self,
           NotandaMeta meta,
           const char *text,
           const char *from)
{
  if (self->loaded->meta[meta] == NULL)
    notanda_loaded_set_meta (self->loaded, meta, parse_date (self, text), from);
}

static void
take_date_elements (Finder     *self,
                    GPtrArray  *elements,
                    const char *from)
{
  for (guint i = 0; i < elements->len; i++)
    {
      NotandaHtmlNode *node = g_ptr_array_index (elements, i);
      g_autofree char *text = dup_short_text (node);
      const char      *attribute = notanda_html_node_get (node, "datetime");
      gboolean         found = self->loaded->meta[NOTANDA_META_DATE] != NULL;

      if (attribute == NULL)
        attribute = notanda_html_node_get (node, "content");
      take_date (self, NOTANDA_META_DATE, attribute, from);
      if (strlen (text) < MAX_DATE)
        take_date (self, NOTANDA_META_DATE, text, from);
      if (self->data->date == NULL && strlen (text) < MAX_DATE && (!found || self->loaded->meta[NOTANDA_META_DATE] != NULL))
        {
          g_autofree char *date = parse_date (self, text);

          if (date != NULL)
            self->data->date = node;
        }
    }
}

static gboolean
read_date (Finder          *self,
           NotandaHtmlNode *node,
           const char      *text,
           const char      *following)
{
  take_date (self, NOTANDA_META_DATE, text, "text");
  if (self->loaded->meta[NOTANDA_META_DATE] == NULL)
    return FALSE;
  self->data->date = node->parent;

  return TRUE;
}

static void
find_dates (Finder *self)
{
  take_date (self, NOTANDA_META_DATE, self->json.published, "json-ld");
  take_date (self, NOTANDA_META_MODIFIED, self->json.modified, "json-ld");
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i].meta == NOTANDA_META_DATE || sources[i].meta == NOTANDA_META_MODIFIED)
      take_date (self, sources[i].meta, get_meta (self, sources[i].key), sources[i].from);
  if (self->data->heading != NULL)
    {
      g_ptr_array_sort_with_data (self->dates, compare_to_heading, self->data->heading);
      g_ptr_array_sort_with_data (self->times, compare_to_heading, self->data->heading);
    }
  if (self->address_date != NULL && self->loaded->meta[NOTANDA_META_DATE] == NULL)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_DATE, g_strdup (self->address_date), "address");
  take_date_elements (self, self->times, "time");
  take_date_elements (self, self->dates, "class:date");
  /* a byline's line often ends in the date */
  take_date_elements (self, self->bylines, "class:byline");
  if (self->loaded->meta[NOTANDA_META_DATE] == NULL)
    read_near (self, read_date);
  if (self->loaded->meta[NOTANDA_META_DATE] == NULL && self->loaded->meta[NOTANDA_META_MODIFIED] != NULL)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_DATE, g_strdup (self->loaded->meta[NOTANDA_META_MODIFIED]), "modified");
}

static void
find_bodies (Finder *self)
{
  const char *description = get_meta (self, "og:description");
  const char *type = get_meta (self, "og:type");

  if (description == NULL)
    description = get_meta (self, "description");
  self->data->standfirst = g_strdup (description != NULL ? description : self->json.description);
  self->data->article_body = g_steal_pointer (&self->json.body);
  self->data->is_article = self->json.is_article || (type != NULL && g_ascii_strcasecmp (type, "article") == 0);
  self->data->is_list = self->json.is_list && !self->data->is_article;
  self->data->is_paywalled = self->json.is_paywalled;
}

/* Scripts are read for a body only where they hold data and no code. */
static void
find_state (Finder *self)
{
  for (guint i = 0; i < notanda_html_tree_get_n_nodes (self->tree); i++)
    {
      NotandaHtmlNode *node = notanda_html_tree_get_node (self->tree, i);
      g_autofree char *body = NULL;

      if (node->tag != NOTANDA_TAG_SCRIPT || node->first_child == NULL || node->first_child->text == NULL)
        continue;
      body = notanda_json_state_find_body (node->first_child->text, node->first_child->size);
      if (body != NULL && (self->data->state_body == NULL || strlen (body) > strlen (self->data->state_body)))
        {
          g_free (self->data->state_body);
          self->data->state_body = g_steal_pointer (&body);
        }
    }
}

static char *
dup_base (Finder *self)
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

static void
finder_clear (Finder *self)
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
}

void
notanda_page_data_find (NotandaPageData          *data,
                        NotandaHtmlTree          *tree,
                        const NotandaLoadOptions *options,
                        NotandaLoaded            *loaded)
{
  Finder self = { .options = options, .tree = tree, .loaded = loaded, .data = data };

  memset (data, 0, sizeof *data);
  self.metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.roles = g_hash_table_new (g_str_hash, g_str_equal);
  self.headings = g_ptr_array_new ();
  self.bylines = g_ptr_array_new ();
  self.authors = g_ptr_array_new ();
  self.links = g_ptr_array_new ();
  self.cited = g_ptr_array_new ();
  self.dates = g_ptr_array_new ();
  self.times = g_ptr_array_new ();
  notanda_json_ld_init (&self.json);
  self.base = dup_base (&self);
  self.around = g_new0 (guint8, notanda_html_tree_get_n_nodes (tree));
  for (guint i = 0; i < notanda_html_tree_get_n_nodes (tree); i++)
    {
      NotandaHtmlNode *node = notanda_html_tree_get_node (tree, i);

      note_around (&self, node);
      visit (&self, node);
    }

  if (options->address != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup (options->address), "address");
  find_addresses (&self);
  find_language (&self);
  find_outlet (&self);
  find_title (&self);
  find_byline (&self);
  find_dates (&self);
  find_bodies (&self);
  find_state (&self);
  notanda_page_links_find (tree, self.base, loaded);
  finder_clear (&self);
}

void
notanda_page_data_clear (NotandaPageData *data)
{
  g_free (data->standfirst);
  g_free (data->article_body);
  g_free (data->state_body);
  memset (data, 0, sizeof *data);
}
