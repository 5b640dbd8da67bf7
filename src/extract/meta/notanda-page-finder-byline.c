/* notanda-page-finder-byline.c: who a page says has written it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-byline-words.h"
#include "extract/meta/notanda-byline.h"
#include "extract/meta/notanda-page-finder.h"

#define MAX_BYLINE 200    /* bytes */
#define MAX_FOLLOWING 100 /* of the name behind "By" */

static gboolean
take_names (NotandaPageFinder *self,
            const char        *text,
            const char        *from)
{
  char *names = text != NULL ? notanda_byline_dup_names (text, self->loaded->meta[NOTANDA_META_OUTLET], self->host) : NULL;

  if (names == NULL)
    return FALSE;
  notanda_loaded_set_meta (self->loaded, NOTANDA_META_BYLINE, names, from);

  return TRUE;
}

/* Two letters or three that stand for a picture of the author. */
static gboolean
is_initials (const char *line)
{
  return strlen (line) <= 3 && g_ascii_isupper (line[0]) && strchr (line, ' ') == NULL;
}

static gboolean
is_joined (const char *line)
{
  static const char *const ends[] = { ",", "&", " and", " und", " et", " y" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (line, ends[i]))
      return TRUE;

  return FALSE;
}

/* The first line with names, and those that it goes on in: in others what they do may stand, or when. */
static gboolean
take_lines (NotandaPageFinder *self,
            NotandaHtmlNode   *node,
            const char        *from)
{
  g_autofree char *text = notanda_page_finder_dup_lines (node);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean is_other = FALSE;

  if (strlen (text) > MAX_BYLINE)
    return FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) line = g_string_new (g_strstrip (lines[i]));
      gboolean is_left = is_other || is_initials (line->str);

      is_other = notanda_byline_words_ends_in_others (line->str);
      while (lines[i + 1] != NULL && (is_joined (line->str) || is_joined (lines[i + 1]) || *lines[i + 1] == ','))
        g_string_append_printf (line, " %s", g_strstrip (lines[++i]));
      if (!is_left && take_names (self, line->str, from))
        return TRUE;
    }

  return FALSE;
}

/* A link to another site is about somebody, not by them. */
static gboolean
is_elsewhere (NotandaPageFinder     *self,
              const NotandaHtmlNode *node)
{
  const char *href = node->tag == NOTANDA_TAG_A ? notanda_html_node_get (node, "href") : NULL;

  return href != NULL && self->host != NULL && strstr (href, "://") != NULL && strstr (href, self->host) == NULL;
}

/* The first element of a list that gives names, after the heading where there is one. */
static gboolean
take_element (NotandaPageFinder *self,
              GPtrArray         *elements,
              const char        *from)
{
  for (guint i = 0; i < elements->len; i++)
    if (!is_elsewhere (self, g_ptr_array_index (elements, i)) && take_lines (self, g_ptr_array_index (elements, i), from))
      {
        self->data->byline = g_ptr_array_index (elements, i);
        return TRUE;
      }

  return FALSE;
}

/* "The Tide by Ann Example" says who wrote the tide. */
static gboolean
is_after_work (const NotandaHtmlNode *node)
{
  static const guint8 tags[] = { NOTANDA_TAG_A, NOTANDA_TAG_B, NOTANDA_TAG_CITE, NOTANDA_TAG_EM, NOTANDA_TAG_I, NOTANDA_TAG_STRONG };

  return node->previous != NULL && memchr (tags, node->previous->tag, sizeof tags) != NULL;
}

/* Returns: (transfer full) (nullable): "By Ann Example" of a text that begins with such words, or is them alone */
static char *
dup_line (const NotandaHtmlNode *node,
          const char            *text,
          const char            *following)
{
  static const char *const starts[] = { "By", "BY", "Von", "Par", "Por", "Di", "Door", "Av", "Af", "Written by", "Posted by", "Story by", "Words by", "Text:", "Author:", "Authors:", "Autor:" };
  gsize                    size = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (starts) && size == 0; i++)
    if (g_str_has_prefix (text, starts[i]))
      size = strlen (starts[i]);
  if (size == 0 && g_str_has_prefix (text, "by") && !is_after_work (node))
    size = strlen ("by");
  if (size == 0)
    return NULL;
  if (text[size] == ' ' || g_str_has_prefix (text + size, ": ") || g_str_has_prefix (text + size, "\u00a0"))
    return g_strdup (text);
  if ((text[size] == '\0' || g_str_equal (text + size, ":")) && strlen (following) < MAX_FOLLOWING)
    return g_strconcat (text, " ", following, NULL);

  return NULL;
}

static gboolean
read_byline (NotandaPageFinder *self,
             NotandaHtmlNode   *node,
             const char        *text,
             const char        *following)
{
  g_autofree char *line = dup_line (node, text, following);

  if (line == NULL || !take_names (self, line, "text"))
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

/* What a widespread writing program says of the author. */
static const char *
written_by (NotandaPageFinder *self)
{
  return g_strcmp0 (notanda_page_finder_get_meta (self, "twitter:label1"), "Written by") == 0
             ? notanda_page_finder_get_meta (self, "twitter:data1")
             : NULL;
}

/* Authors of the structured data. */
static void
take_json (NotandaPageFinder *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *authors = self->json.authors;

  for (guint i = 0; i < authors->len; i++)
    {
      const char *author = g_ptr_array_index (authors, i);

      if (authors->len == 1)
        take_names (self, author, "json-ld");
      else
        notanda_byline_add_names (names, author, self->loaded->meta[NOTANDA_META_OUTLET], self->host);
    }
  /* some write a site under their own name */
  if (authors->len > 0 && names->len == 0 && self->json.has_person)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_BYLINE, notanda_byline_dup_names (g_ptr_array_index (authors, 0), NULL, NULL), "json-ld");
  if (names->len > 0)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_BYLINE, notanda_byline_join (names), "json-ld");
}

static void
take_cited (NotandaPageFinder *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->cited->len; i++)
    add_cited (self, names, g_ptr_array_index (self->cited, i));
  if (names->len > 0)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_BYLINE, notanda_byline_join (names), "citation_author");
}

static gboolean
take_declared (NotandaPageFinder *self,
               const char        *text,
               const char        *from)
{
  char *name = text != NULL ? notanda_byline_dup_declared (text) : NULL;

  if (name == NULL)
    return FALSE;
  notanda_loaded_set_meta (self->loaded, NOTANDA_META_BYLINE, name, from);

  return TRUE;
}

/* Of an element's text, which says all kinds of things: a group, or who publishes the page. */
static gboolean
take_declared_line (NotandaPageFinder *self,
                    const char        *line,
                    const char        *from)
{
  g_autofree char *name = notanda_byline_dup_declared (line);

  return name != NULL &&
         (notanda_byline_words_is_group (name) || notanda_byline_is_same_name (name, self->loaded->meta[NOTANDA_META_OUTLET]) ||
          notanda_byline_is_same_name (name, self->host)) &&
         take_declared (self, name, from);
}

static gboolean
take_declared_element (NotandaPageFinder *self,
                       GPtrArray         *elements,
                       const char        *from)
{
  for (guint i = 0; i < elements->len; i++)
    {
      NotandaHtmlNode *node = g_ptr_array_index (elements, i);
      g_autofree char *text = notanda_page_finder_dup_lines (node);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      const char *rel = notanda_html_node_get (node, "rel");

      if (strlen (text) > MAX_BYLINE)
        continue;
      for (char **line = lines; *line != NULL; line++)
        if (g_strcmp0 (rel, "author") == 0 ? take_declared (self, *line, from) : take_declared_line (self, *line, from))
          return TRUE;
    }

  return FALSE;
}

static gboolean
read_declared (NotandaPageFinder *self,
               NotandaHtmlNode   *node,
               const char        *text,
               const char        *following)
{
  g_autofree char *line = dup_line (node, text, following);

  return line != NULL && take_declared_line (self, line, "text");
}

/* Where nobody is named: the team, the outlet or the user that the page calls its author. */
static void
find_declared (NotandaPageFinder *self)
{
  GPtrArray  *lists[] = { self->json.authors, self->json.organizations };
  const char *value;
  const char *from;
  guint       next = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i]->len > 0 && take_declared (self, g_ptr_array_index (lists[i], 0), "json-ld"))
      return;
  while ((value = notanda_page_finder_next (self, NOTANDA_META_BYLINE, &next, &from)) != NULL)
    if (take_declared (self, value, from))
      return;
  if (take_declared (self, written_by (self), "twitter:data1") || take_declared_element (self, self->authors, "class:author") ||
      take_declared_element (self, self->bylines, "class:byline"))
    return;
  notanda_page_finder_read_near (self, read_declared);
}

void
notanda_page_finder_find_byline (NotandaPageFinder *self)
{
  char      **byline = &self->loaded->meta[NOTANDA_META_BYLINE];
  const char *value;
  const char *from;
  guint       next = 0;

  take_json (self);
  if (*byline == NULL)
    take_cited (self);
  while (*byline == NULL && (value = notanda_page_finder_next (self, NOTANDA_META_BYLINE, &next, &from)) != NULL)
    take_names (self, value, from);
  notanda_page_finder_sort (self, self->bylines);
  notanda_page_finder_sort (self, self->authors);
  notanda_page_finder_sort (self, self->links);
  if (!take_element (self, self->authors, "class:author") && !take_element (self, self->bylines, "class:byline"))
    {
      notanda_page_finder_read_near (self, read_byline);
      if (*byline == NULL)
        take_element (self, self->links, "link:author");
    }
  if (*byline == NULL)
    take_names (self, written_by (self), "twitter:data1");
  if (*byline == NULL)
    find_declared (self);
}
