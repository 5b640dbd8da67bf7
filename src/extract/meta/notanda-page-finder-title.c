/* notanda-page-finder-title.c: the title a page gives its article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-byline.h"
#include "extract/meta/notanda-page-finder.h"
#include "extract/meta/notanda-page-title.h"

#define MAX_TITLES 12          /* of meta elements */
#define MIN_LIKENESS 0.5       /* of a heading that says the title */
#define MIN_LIKENESS_ALONE 0.1 /* of the only h1, to be the title */
#define MIN_LIKENESS_AMONG 0.25

/* Of the h1 and h2 elements the one that is most like the title. */
static void
find_heading (NotandaPageFinder *self,
              const char        *title)
{
  double best = MIN_LIKENESS;

  for (guint i = 0; i < self->headings->len && title != NULL; i++)
    {
      NotandaHtmlNode *node = g_ptr_array_index (self->headings, i);
      g_autofree char *text = notanda_page_finder_dup_text (node);
      double           likeness = strlen (text) < NOTANDA_PAGE_MAX_HEADING ? notanda_page_title_get_likeness (text, title) : 0;

      if (likeness > best)
        {
          best = likeness;
          self->data->heading = node;
        }
    }
}

/* What a page calls itself, outside its text. */
typedef struct
{
  const char *titles[MAX_TITLES + 2]; /* NULL where there is none */
  const char *from[MAX_TITLES + 2];
  guint       n;
  char       *element; /* the text of <title> */
} Titles;

static gboolean
is_blank (const NotandaHtmlNode *text)
{
  for (gsize i = 0; i < text->size; i++)
    if (!g_ascii_isspace (text->text[i]))
      return FALSE;

  return TRUE;
}

/* Returns: (nullable): the last link of a heading that has nothing else in it */
static const NotandaHtmlNode *
find_only_link (const NotandaHtmlNode *heading)
{
  const NotandaHtmlNode *link = NULL;

  for (const NotandaHtmlNode *child = heading->first_child; child != NULL; child = child->next)
    if (child->tag == NOTANDA_TAG_A)
      link = child;
    else if (child->tag != NOTANDA_TAG_TEXT || !is_blank (child))
      return NULL;

  return link;
}

/* A link to the first page of the site: such a heading is the site's name. */
static gboolean
is_home (const NotandaHtmlNode *heading)
{
  const NotandaHtmlNode *link = find_only_link (heading);
  const char            *href = link != NULL ? notanda_html_node_get (link, "href") : NULL;
  const char            *path = href != NULL ? strstr (href, "://") : NULL;

  path = path != NULL ? strchr (path + strlen ("://"), '/') : href;

  return href != NULL && (path == NULL || g_str_equal (path, "/"));
}

/* How much a heading agrees with the title that agrees most; a heading that is a link is mostly that of another page. */
static double
get_likeness (const NotandaHtmlNode *node,
              const char            *text,
              const Titles          *list)
{
  double likeness = 0;

  for (guint i = 0; i < list->n; i++)
    if (list->titles[i] != NULL)
      likeness = MAX (likeness, notanda_page_title_get_likeness (text, list->titles[i]));

  return find_only_link (node) != NULL ? likeness / 2 : likeness;
}

/* The heading of one level that agrees most with what the page calls itself elsewhere. */
typedef struct
{
  char  *text; /* (nullable) */
  double likeness;
  guint  n; /* headings of that level */
} Best;

static void
find_best (NotandaPageFinder *self,
           const Titles      *list,
           NotandaTag         tag,
           Best              *best)
{
  for (guint i = 0; i < self->headings->len; i++)
    {
      NotandaHtmlNode *node = g_ptr_array_index (self->headings, i);
      g_autofree char *text = node->tag == tag ? notanda_page_finder_dup_text (node) : NULL;
      double           own;

      if (text == NULL || *text == '\0' || strlen (text) >= NOTANDA_PAGE_MAX_HEADING || is_home (node) ||
          notanda_byline_is_same_name (text, self->loaded->meta[NOTANDA_META_OUTLET]) || notanda_byline_is_same_name (text, self->host))
        continue;
      own = get_likeness (node, text, list);
      best->n++;
      if (best->text == NULL || own > best->likeness)
        {
          best->likeness = own;
          g_free (best->text);
          best->text = g_steal_pointer (&text);
        }
    }
}

/* An h1 that stands alone needn't agree much, if no h2 does. */
static gboolean
is_title (const Best   *h1,
          const Best   *h2,
          const Titles *list)
{
  gboolean has_title = FALSE;

  for (guint i = 0; i < list->n; i++)
    has_title = has_title || list->titles[i] != NULL;

  return !has_title || h1->likeness >= (h1->n == 1 && h2->likeness < MIN_LIKENESS ? MIN_LIKENESS_ALONE : MIN_LIKENESS_AMONG);
}

static void
list_titles (NotandaPageFinder *self,
             Titles            *list)
{
  guint next = 0;

  list->titles[0] = self->json.headline;
  list->from[0] = "json-ld";
  list->n = 1;
  while (list->n <= MAX_TITLES &&
         (list->titles[list->n] = notanda_page_finder_next (self, NOTANDA_META_TITLE, &next, &list->from[list->n])) != NULL)
    list->n++;
  list->element = self->title != NULL ? notanda_html_node_dup_text (self->title) : NULL;
  list->titles[list->n] = list->element;
  list->from[list->n++] = "title";
}

/* The first of them that isn't the site's name. */
static void
take_titles (NotandaPageFinder *self,
             const Titles      *list,
             const char *const *sites,
             const char        *heading)
{
  NotandaLoaded *loaded = self->loaded;

  for (guint i = 0; i < list->n && loaded->meta[NOTANDA_META_TITLE] == NULL; i++)
    {
      g_autofree char *cut = list->titles[i] != NULL ? notanda_page_title_dup_cut (list->titles[i], sites, heading) : NULL;

      if (cut != NULL && !notanda_byline_is_same_name (cut, loaded->meta[NOTANDA_META_OUTLET]))
        notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_steal_pointer (&cut), list->from[i]);
    }
  /* a page that is called as its site is */
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup (list->element), "title");
}

void
notanda_page_finder_find_title (NotandaPageFinder *self)
{
  NotandaLoaded    *loaded = self->loaded;
  const char *const names[] = { loaded->meta[NOTANDA_META_OUTLET], self->host, self->json.publisher, notanda_page_finder_get_meta (self, "og:site_name"), notanda_page_finder_get_meta (self, "application-name") };
  const char       *sites[G_N_ELEMENTS (names) + 1] = { NULL };
  guint             n_sites = 0;
  Titles            list;
  Best              h1 = { NULL };
  Best              h2 = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL)
      sites[n_sites++] = names[i];
  list_titles (self, &list);
  find_best (self, &list, NOTANDA_TAG_H1, &h1);
  find_best (self, &list, NOTANDA_TAG_H2, &h2);
  if (h1.text != NULL && is_title (&h1, &h2, &list))
    notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, notanda_page_title_dup_cut (h1.text, sites, NULL), "h1");
  take_titles (self, &list, sites, h2.text);
  find_heading (self, loaded->meta[NOTANDA_META_TITLE]);
  g_free (list.element);
  g_free (h1.text);
  g_free (h2.text);
}
