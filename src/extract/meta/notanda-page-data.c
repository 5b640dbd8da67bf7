/* notanda-page-data.c: what a page of HTML says about itself
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One walk over the tree gathers what names something (notanda-page-finder.c): structured data, meta elements,
 * microdata, and elements whose class says byline or date. Then each value is taken from the first source that has it. */

#include "extract/meta/notanda-page-data.h"

#include <string.h>

#include "extract/meta/notanda-page-date.h"
#include "extract/meta/notanda-page-finder.h"
#include "extract/meta/notanda-page-links.h"

static void
find_addresses (NotandaPageFinder *self)
{
  NotandaLoaded *loaded = self->loaded;
  const char    *canonical = self->canonical != NULL ? notanda_html_node_get (self->canonical, "href") : NULL;
  const char    *og = notanda_page_finder_get_meta (self, "og:url");
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

/* What the first meta element says that says anything. */
static void
take_first (NotandaPageFinder *self,
            NotandaMeta        meta)
{
  guint       i = 0;
  const char *from;
  const char *value;

  while ((value = notanda_page_finder_next (self, meta, &i, &from)) != NULL)
    notanda_loaded_set_meta (self->loaded, meta, g_strdup (value), from);
}

static void
find_language (NotandaPageFinder *self)
{
  NotandaLoaded *loaded = self->loaded;

  notanda_loaded_set_meta (loaded, NOTANDA_META_LANGUAGE, g_strdup (self->lang), "html:lang");
  notanda_loaded_set_meta (loaded, NOTANDA_META_LANGUAGE, g_strdup (self->json.language), "json-ld");
  take_first (self, NOTANDA_META_LANGUAGE);
}

static void
find_outlet (NotandaPageFinder *self)
{
  NotandaLoaded *loaded = self->loaded;
  char          *host;

  take_first (self, NOTANDA_META_OUTLET);
  notanda_loaded_set_meta (loaded, NOTANDA_META_OUTLET, g_strdup (self->json.publisher), "json-ld");
  if (loaded->meta[NOTANDA_META_OUTLET] != NULL || self->host == NULL)
    return;
  host = g_strdup (g_str_has_prefix (self->host, "www.") ? self->host + strlen ("www.") : self->host);
  notanda_loaded_set_meta (loaded, NOTANDA_META_OUTLET, host, "address");
}

static void
find_bodies (NotandaPageFinder *self)
{
  const char *description = notanda_page_finder_get_meta (self, "og:description");
  const char *type = notanda_page_finder_get_meta (self, "og:type");

  if (description == NULL)
    description = notanda_page_finder_get_meta (self, "description");
  self->data->standfirst = g_strdup (description != NULL ? description : self->json.description);
  self->data->article_body = g_steal_pointer (&self->json.body);
  self->data->is_article = self->json.is_article || (type != NULL && g_ascii_strcasecmp (type, "article") == 0);
  self->data->is_list = self->json.is_list && !self->data->is_article;
  self->data->is_paywalled = self->json.is_paywalled;
}

/* Scripts are read for a body only where they hold data and no code. */
static void
find_state (NotandaPageFinder *self)
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

void
notanda_page_data_find (NotandaPageData          *data,
                        NotandaHtmlTree          *tree,
                        const NotandaLoadOptions *options,
                        NotandaLoaded            *loaded)
{
  NotandaPageFinder self;

  memset (data, 0, sizeof *data);
  notanda_page_finder_init (&self, data, tree, options, loaded);
  if (options->address != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup (options->address), "address");
  find_addresses (&self);
  find_language (&self);
  find_outlet (&self);
  notanda_page_finder_find_title (&self);
  notanda_page_finder_find_byline (&self);
  notanda_page_finder_find_dates (&self);
  find_bodies (&self);
  find_state (&self);
  notanda_page_links_find (tree, self.base, loaded);
  notanda_page_finder_clear (&self);
}

void
notanda_page_data_clear (NotandaPageData *data)
{
  g_free (data->standfirst);
  g_free (data->article_body);
  g_free (data->state_body);
  memset (data, 0, sizeof *data);
}
