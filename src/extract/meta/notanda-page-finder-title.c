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

/* Returns: (transfer full) (nullable): the text of the h1 that agrees most with what the page calls itself
 * elsewhere; one that stands alone needn't agree much */
static char *
dup_h1 (NotandaPageFinder *self,
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
      g_autofree char *text = node->tag == NOTANDA_TAG_H1 ? notanda_page_finder_dup_text (node) : NULL;
      double           own = 0;

      if (text == NULL || *text == '\0' || strlen (text) >= NOTANDA_PAGE_MAX_HEADING ||
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

void
notanda_page_finder_find_title (NotandaPageFinder *self)
{
  NotandaLoaded    *loaded = self->loaded;
  const char *const names[] = { loaded->meta[NOTANDA_META_OUTLET], self->host, self->json.publisher, notanda_page_finder_get_meta (self, "og:site_name"), notanda_page_finder_get_meta (self, "application-name") };
  const char       *sites[G_N_ELEMENTS (names) + 1] = { NULL };
  const char       *candidates[MAX_TITLES + 2];
  const char       *from[MAX_TITLES + 2];
  g_autofree char  *element = self->title != NULL ? notanda_html_node_dup_text (self->title) : NULL;
  g_autofree char  *h1 = NULL;
  guint             n_sites = 0;
  guint             n = 0;
  guint             next = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL)
      sites[n_sites++] = names[i];
  candidates[n] = self->json.headline;
  from[n++] = "json-ld";
  while (n <= MAX_TITLES && (candidates[n] = notanda_page_finder_next (self, NOTANDA_META_TITLE, &next, &from[n])) != NULL)
    n++;
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
