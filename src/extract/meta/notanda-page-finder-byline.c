/* notanda-page-finder-byline.c: who a page says has written it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-byline.h"
#include "extract/meta/notanda-page-finder.h"

#define MAX_BYLINE 200    /* bytes */
#define MAX_FOLLOWING 100 /* of the name behind "By" */

static gboolean
take_names (NotandaPageFinder *self,
            GPtrArray         *names,
            const char        *text,
            const char        *from)
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
take_element (NotandaPageFinder *self,
              GPtrArray         *elements,
              const char        *from)
{
  for (guint i = 0; i < elements->len; i++)
    {
      NotandaHtmlNode *node = g_ptr_array_index (elements, i);
      g_autofree char *text = notanda_page_finder_dup_text (node);
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

/* "By Ann Example", or "By" and the name in the next text. */
static gboolean
read_byline (NotandaPageFinder *self,
             NotandaHtmlNode   *node,
             const char        *text,
             const char        *following)
{
  static const char *const starts[] = { "By ", "BY ", "by ", "Von ", "Par ", "Por ", "Di ", "Door ", "Av ", "Af ", "Written by ", "Posted by ", "Story by ", "Words by ", "Text: ", "Author: ", "Autor: " };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (starts) && line == NULL; i++)
    {
      g_autofree char *alone = g_strchomp (g_strdup (starts[i]));

      if (g_str_has_prefix (text, starts[i]))
        line = g_strdup (text);
      else if (g_str_equal (text, alone) && strlen (following) < MAX_FOLLOWING)
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
add_cited (NotandaPageFinder *self,
           GPtrArray         *names,
           const char        *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ", ", 3);
  g_autofree char *turned = g_strv_length (parts) == 2 ? g_strconcat (parts[1], " ", parts[0], NULL) : NULL;

  notanda_byline_add_names (names, turned != NULL ? turned : name, self->loaded->meta[NOTANDA_META_OUTLET], self->host);
}

void
notanda_page_finder_find_byline (NotandaPageFinder *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *value;
  const char *from;
  guint       next = 0;

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
  while (names->len == 0 && (value = notanda_page_finder_next (self, NOTANDA_META_BYLINE, &next, &from)) != NULL)
    take_names (self, names, value, from);
  notanda_page_finder_sort (self, self->bylines);
  notanda_page_finder_sort (self, self->authors);
  notanda_page_finder_sort (self, self->links);
  if (!take_element (self, self->authors, "class:author") && !take_element (self, self->bylines, "class:byline"))
    {
      notanda_page_finder_read_near (self, read_byline);
      if (self->loaded->meta[NOTANDA_META_BYLINE] == NULL)
        take_element (self, self->links, "link:author");
    }
  if (self->loaded->meta[NOTANDA_META_BYLINE] == NULL && g_strcmp0 (notanda_page_finder_get_meta (self, "twitter:label1"), "Written by") == 0)
    take_names (self, names, notanda_page_finder_get_meta (self, "twitter:data1"), "twitter:data1");
}
