/* notanda-page-finder-dates.c: when a page says it was published and changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-page-date.h"
#include "extract/meta/notanda-page-finder.h"

#define MAX_DATE 120 /* bytes of a text that may be one */

static char *
parse_date (NotandaPageFinder *self,
            const char        *text)
{
  return text != NULL ? notanda_page_date_parse (text, self->loaded->meta[NOTANDA_META_LANGUAGE], self->address_date, self->options->now) : NULL;
}

static void
take_date (NotandaPageFinder *self,
           NotandaMeta        meta,
           const char        *text,
           const char        *from)
{
  if (self->loaded->meta[meta] == NULL)
    notanda_loaded_set_meta (self->loaded, meta, parse_date (self, text), from);
}

static void
take_date_elements (NotandaPageFinder *self,
                    GPtrArray         *elements,
                    const char        *from)
{
  for (guint i = 0; i < elements->len; i++)
    {
      NotandaHtmlNode *node = g_ptr_array_index (elements, i);
      g_autofree char *text = notanda_page_finder_dup_text (node);
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
read_date (NotandaPageFinder *self,
           NotandaHtmlNode   *node,
           const char        *text,
           const char        *following)
{
  take_date (self, NOTANDA_META_DATE, text, "text");
  if (self->loaded->meta[NOTANDA_META_DATE] == NULL)
    return FALSE;
  self->data->date = node->parent;

  return TRUE;
}

static void
take_metas (NotandaPageFinder *self,
            NotandaMeta        meta)
{
  guint       i = 0;
  const char *from;
  const char *value;

  while ((value = notanda_page_finder_next (self, meta, &i, &from)) != NULL)
    take_date (self, meta, value, from);
}

void
notanda_page_finder_find_dates (NotandaPageFinder *self)
{
  take_date (self, NOTANDA_META_DATE, self->json.published, "json-ld");
  take_date (self, NOTANDA_META_MODIFIED, self->json.modified, "json-ld");
  take_metas (self, NOTANDA_META_DATE);
  take_metas (self, NOTANDA_META_MODIFIED);
  notanda_page_finder_sort (self, self->dates);
  notanda_page_finder_sort (self, self->times);
  if (self->address_date != NULL && self->loaded->meta[NOTANDA_META_DATE] == NULL)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_DATE, g_strdup (self->address_date), "address");
  take_date_elements (self, self->times, "time");
  take_date_elements (self, self->dates, "class:date");
  /* a byline's line often ends in the date */
  take_date_elements (self, self->bylines, "class:byline");
  if (self->loaded->meta[NOTANDA_META_DATE] == NULL)
    notanda_page_finder_read_near (self, read_date);
  if (self->loaded->meta[NOTANDA_META_DATE] == NULL && self->loaded->meta[NOTANDA_META_MODIFIED] != NULL)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_DATE, g_strdup (self->loaded->meta[NOTANDA_META_MODIFIED]), "modified");
}
