/* notanda-page-finder-shown.c: the dates that stand in a page's text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-page-date.h"
#include "extract/meta/notanda-page-finder.h"

#define MAX_DATE 120      /* bytes of a text that may be one */
#define MAX_LABEL 40      /* of a text that says which date follows */
#define MAX_BLANKS 200    /* of the same with what it is indented by */
#define MAX_PREPOSITION 4 /* of "on", "am", ":" between the two */
#define MAX_SIBLINGS 20   /* that are looked at for another date */
#define MAX_UP 4          /* elements between a date and what holds it and no more */
#define MAX_ALONE 40      /* of a text that is a date and no prose */
#define MAX_LONELY 500    /* texts that are read as dates by themselves */
#define BEFORE 8          /* nodes that a label may be before its date */
#define ABOVE 60          /* nodes before the heading where a date may be the article's: farther up is today's */
#define BESIDE 400        /* nodes behind it */

char *
notanda_page_finder_dup_date (NotandaPageFinder *self,
                              const char        *text)
{
  return text != NULL ? notanda_page_date_parse (text, self->loaded->meta[NOTANDA_META_LANGUAGE], self->date_order, self->address_date, self->options->now) : NULL;
}

typedef enum
{
  LABEL_PUBLISHED,
  LABEL_CHANGED,
} Label;

/* Whether a text says which of the dates follows. */
static gboolean
speaks_of (const char *text,
           Label       label)
{
  static const struct
  {
    const char *word;
    Label       label;
  } words[] = {
    { "publish", LABEL_PUBLISHED },
    { "posted", LABEL_PUBLISHED },
    { "publié", LABEL_PUBLISHED },
    { "publicad", LABEL_PUBLISHED },
    { "pubblicat", LABEL_PUBLISHED },
    { "veröffentlicht", LABEL_PUBLISHED },
    { "gepubliceerd", LABEL_PUBLISHED },
    { "publisert", LABEL_PUBLISHED },
    { "publicerad", LABEL_PUBLISHED },
    { "updat", LABEL_CHANGED },
    { "modif", LABEL_CHANGED },
    { "review", LABEL_CHANGED },
    { "revis", LABEL_CHANGED },
    { "edited", LABEL_CHANGED },
    { "aktualis", LABEL_CHANGED },
    { "actualiz", LABEL_CHANGED },
    { "mis à jour", LABEL_CHANGED },
    { "aggiornat", LABEL_CHANGED },
    { "bijgewerkt", LABEL_CHANGED },
    { "oppdatert", LABEL_CHANGED },
    { "atualiz", LABEL_CHANGED },
  };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].label == label && strstr (folded, words[i].word) != NULL)
      return TRUE;

  return FALSE;
}

/* Whether a date is said to be one of those: in the text itself, or in a short one right before it. */
static gboolean
is_labelled (NotandaPageFinder     *self,
             const NotandaHtmlNode *node,
             const char            *text,
             Label                  label)
{
  if (speaks_of (text, label))
    return TRUE;
  for (guint i = 1; i <= MIN (BEFORE, node->index); i++)
    {
      NotandaHtmlNode *before = notanda_html_tree_get_node (self->tree, node->index - i);
      g_autofree char *words = before->tag == NOTANDA_TAG_TEXT && before->size <= MAX_BLANKS ? g_strstrip (g_strdup (before->text)) : NULL;

      if (before->tag != NOTANDA_TAG_TEXT || (words != NULL && strlen (words) <= MAX_PREPOSITION))
        continue;
      return words != NULL && strlen (words) <= MAX_LABEL && speaks_of (words, label);
    }

  return FALSE;
}

static gboolean
has_in (const NotandaHtmlNode *node,
        const char            *name,
        const char            *word)
{
  const char      *value = notanda_html_node_get (node, name);
  g_autofree char *folded = value != NULL ? g_ascii_strdown (value, -1) : NULL;

  return folded != NULL && strstr (folded, word) != NULL;
}

static gboolean
is_named (const NotandaHtmlNode *node,
          const char            *word)
{
  return has_in (node, "class", word) || has_in (node, "id", word);
}

/* Whether an element's own names leave no doubt. */
static gboolean
is_named_for_change (const NotandaHtmlNode *node)
{
  static const char *const words[] = { "modified", "lastmod", "date-updated", "updated-date", "updated-on" };

  if (has_in (node, "itemprop", "datemodified"))
    return TRUE;
  if (is_named (node, "publish"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_named (node, words[i]))
      return TRUE;

  return is_named (node, "last") && is_named (node, "updat");
}

/* Whether an element, or what holds it and nothing else, is for the date of a change. Many a theme of a blog gives the class
 * "updated" to any date: it tells something beside a date that has "published" alone. */
static gboolean
is_for_change (const NotandaHtmlNode *node)
{
  const NotandaHtmlNode *outer = node;
  guint                  n = 0;

  for (guint up = 0; up < MAX_UP && outer != NULL && outer->tag != NOTANDA_TAG_BODY; up++)
    {
      if (is_named_for_change (outer))
        return TRUE;
      outer = outer->previous == NULL && outer->next == NULL ? outer->parent : NULL;
    }
  if (has_in (node, "class", "publish") || !has_in (node, "class", "updated") || node->parent == NULL)
    return FALSE;
  for (const NotandaHtmlNode *other = node->parent->first_child; other != NULL && n++ < MAX_SIBLINGS; other = other->next)
    if (has_in (other, "class", "publish"))
      return TRUE;

  return FALSE;
}

/* Returns: (transfer full) (nullable): the first date in the element's lines, or in what a line's signs part */
static char *
dup_in_lines (NotandaPageFinder     *self,
              const NotandaHtmlNode *node)
{
  g_autofree char *text = notanda_page_finder_dup_lines (node);
  g_autoptr (GString) parted = g_string_new (text);
  g_auto (GStrv) lines = NULL;
  char *date = strlen (text) < MAX_DATE ? notanda_page_finder_dup_date (self, text) : NULL;

  g_string_replace (parted, "·", "\n", 0);
  g_string_replace (parted, "•", "\n", 0);
  lines = g_strsplit_set (parted->str, "\n|", -1);

  for (guint i = 0; lines[i] != NULL && date == NULL; i++)
    if (strlen (lines[i]) < MAX_DATE)
      date = notanda_page_finder_dup_date (self, lines[i]);

  return date;
}

static void
add (NotandaPageFinder *self,
     NotandaShownDate   shown)
{
  if (shown.text != NULL || shown.attribute != NULL)
    g_array_append_val (self->shown, shown);
}

/* A date far from the heading may be that of another article. */
static NotandaShownPlace
get_place (NotandaPageFinder     *self,
           const NotandaHtmlNode *node)
{
  gint64 away = self->data->heading != NULL ? (gint64) node->index - self->data->heading->index : 0;

  return (away >= -ABOVE && away <= BESIDE) || notanda_html_node_get (node, "pubdate") != NULL ? NOTANDA_SHOWN_BESIDE : NOTANDA_SHOWN_FAR;
}

/* Whether dates in an element were taken already: two in one would be read as the first. */
static gboolean
holds_shown (NotandaPageFinder     *self,
             const NotandaHtmlNode *node)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      const NotandaHtmlNode *part = g_array_index (self->shown, NotandaShownDate, i).node->parent;

      for (guint up = 0; up < MAX_UP && part != NULL; up++, part = part->parent)
        if (part == node)
          return TRUE;
    }

  return FALSE;
}

static void
add_elements (NotandaPageFinder *self,
              GPtrArray         *elements,
              const char        *from)
{
  notanda_page_finder_sort (self, elements);
  for (guint i = 0; i < elements->len; i++)
    {
      NotandaHtmlNode *node = g_ptr_array_index (elements, i);
      g_autofree char *text = notanda_page_finder_dup_text (node);
      const char      *attribute = notanda_html_node_get (node, "datetime");

      if (holds_shown (self, node))
        continue;
      if (attribute == NULL)
        attribute = notanda_html_node_get (node, "content");
      add (self, (NotandaShownDate) { node, notanda_page_finder_dup_date (self, attribute), dup_in_lines (self, node), from,
                                      get_place (self, node), is_for_change (node) || is_labelled (self, node, text, LABEL_CHANGED) });
    }
}

static gboolean
add_near (NotandaPageFinder *self,
          NotandaHtmlNode   *node,
          const char        *text,
          const char        *following)
{
  add (self, (NotandaShownDate) { node->parent, NULL, notanda_page_finder_dup_date (self, text), "text",
                                  strlen (text) <= MAX_ALONE ? NOTANDA_SHOWN_NEAR : NOTANDA_SHOWN_NEAR_IN_TEXT, is_for_change (node->parent) || is_labelled (self, node, text, LABEL_CHANGED) });

  return FALSE;
}

static void
clear_shown (gpointer data)
{
  NotandaShownDate *shown = data;

  g_free (shown->attribute);
  g_free (shown->text);
}

void
notanda_page_finder_find_shown (NotandaPageFinder *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (NotandaShownDate));
  g_array_set_clear_func (self->shown, clear_shown);
  add_elements (self, self->times, "time");
  add_elements (self, self->dates, "class:date");
  /* a byline's line often ends in the date */
  add_elements (self, self->bylines, "class:byline");
  notanda_page_finder_read_near (self, add_near);
}

static gboolean
is_read (const NotandaHtmlNode *node)
{
  return node->tag == NOTANDA_TAG_TEXT && node->size <= MAX_ALONE && strpbrk (node->text, "0123456789") != NULL &&
         node->parent->tag != NOTANDA_TAG_SCRIPT && node->parent->tag != NOTANDA_TAG_STYLE;
}

NotandaHtmlNode *
notanda_page_finder_find_lonely (NotandaPageFinder *self,
                                 gboolean           of_change,
                                 char             **date)
{
  g_autofree char *only = NULL;
  NotandaHtmlNode *where = NULL;
  guint            n_other = 0;
  guint            n = 0;

  for (guint i = 0; i < notanda_html_tree_get_n_nodes (self->tree); i++)
    {
      NotandaHtmlNode *node = notanda_html_tree_get_node (self->tree, i);
      g_autofree char *own = NULL;

      if (!is_read (node) || (is_for_change (node->parent) || is_labelled (self, node, node->text, LABEL_CHANGED)) != of_change)
        continue;
      if (n++ > MAX_LONELY)
        return NULL;
      own = notanda_page_finder_dup_date (self, node->text);
      if (own != NULL && !of_change && is_labelled (self, node, node->text, LABEL_PUBLISHED))
        {
          *date = g_steal_pointer (&own);
          return node->parent;
        }
      n_other += only != NULL && own != NULL && strcmp (only, own) != 0;
      if (only == NULL && own != NULL)
        where = node->parent;
      if (only == NULL)
        only = g_steal_pointer (&own);
    }
  if (n_other > 0)
    return NULL;
  *date = g_steal_pointer (&only);

  return where;
}
