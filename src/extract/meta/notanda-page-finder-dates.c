/* notanda-page-finder-dates.c: when a page says it was published and changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <string.h>

#include "extract/meta/notanda-page-date.h"
#include "extract/meta/notanda-page-finder.h"

#define MAX_DATE 120   /* bytes of a text that may be one */
#define MAX_LABEL 40   /* of a text that says which date follows */
#define MAX_ALONE 40   /* of a text that is a date and no prose */
#define MAX_LONELY 500 /* texts that are read as dates by themselves */
#define BEFORE 8       /* nodes that a label may be before its date */
#define BESIDE 400     /* nodes around the heading where a date is the article's and no other's */

static char *
parse_date (NotandaPageFinder *self,
            const char        *text)
{
  return text != NULL ? notanda_page_date_parse (text, self->loaded->meta[NOTANDA_META_LANGUAGE], self->address_date, self->options->now) : NULL;
}

static gboolean
take_date (NotandaPageFinder *self,
           NotandaMeta        meta,
           const char        *text,
           const char        *from)
{
  if (self->loaded->meta[meta] == NULL)
    notanda_loaded_set_meta (self->loaded, meta, parse_date (self, text), from);

  return self->loaded->meta[meta] != NULL;
}

static gboolean
speaks_of_change (const char *text)
{
  static const char *const words[] = { "updat", "modif", "review", "revis", "edited", "aktualis", "actualiz", "mis à jour", "aggiornat", "bijgewerkt", "oppdatert", "atualiz" };
  g_autofree char         *folded = g_utf8_casefold (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Whether a date says when the page was changed: the text itself says so, or a short one right before it. */
static gboolean
is_of_change (NotandaPageFinder     *self,
              const NotandaHtmlNode *node,
              const char            *text)
{
  if (speaks_of_change (text))
    return TRUE;
  for (guint i = 1; i <= MIN (BEFORE, node->index); i++)
    {
      NotandaHtmlNode *before = notanda_html_tree_get_node (self->tree, node->index - i);

      if (before->tag != NOTANDA_TAG_TEXT || strspn (before->text, " \t\r\n:") == before->size)
        continue;
      return before->size <= MAX_LABEL && speaks_of_change (before->text);
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): the first date in the element's lines, or in what a line's signs part */
static char *
dup_shown (NotandaPageFinder     *self,
           const NotandaHtmlNode *node)
{
  g_autofree char *text = notanda_page_finder_dup_lines (node);
  g_autoptr (GString) parted = g_string_new (text);
  g_auto (GStrv) lines = NULL;
  char *date = strlen (text) < MAX_DATE ? parse_date (self, text) : NULL;

  g_string_replace (parted, "·", "\n", 0);
  g_string_replace (parted, "•", "\n", 0);
  lines = g_strsplit_set (parted->str, "\n|", -1);

  for (guint i = 0; lines[i] != NULL && date == NULL; i++)
    if (strlen (lines[i]) < MAX_DATE)
      date = parse_date (self, lines[i]);

  return date;
}

/* What the elements' attributes and texts say, from the nearest to the heading on. */
static void
take_date_elements (NotandaPageFinder *self,
                    GPtrArray         *elements,
                    const char        *from)
{
  for (guint i = 0; i < elements->len; i++)
    {
      NotandaHtmlNode *node = g_ptr_array_index (elements, i);
      g_autofree char *text = notanda_page_finder_dup_text (node);
      g_autofree char *shown = dup_shown (self, node);
      const char      *attribute = notanda_html_node_get (node, "datetime");
      NotandaMeta      meta = is_of_change (self, node, text) ? NOTANDA_META_MODIFIED : NOTANDA_META_DATE;

      if (attribute == NULL)
        attribute = notanda_html_node_get (node, "content");
      if (!take_date (self, meta, attribute, from))
        take_date (self, meta, shown, from);
      if (self->data->date == NULL && shown != NULL)
        self->data->date = node;
    }
}

static gboolean
read_date (NotandaPageFinder *self,
           NotandaHtmlNode   *node,
           const char        *text,
           const char        *following)
{
  NotandaMeta meta = is_of_change (self, node, text) ? NOTANDA_META_MODIFIED : NOTANDA_META_DATE;

  if (self->loaded->meta[meta] != NULL || !take_date (self, meta, text, "text"))
    return FALSE;
  self->data->date = node->parent;

  return meta == NOTANDA_META_DATE;
}

/* The only date on the page that stands alone, wherever it does. */
static void
take_lonely_date (NotandaPageFinder *self)
{
  g_autofree char *only = NULL;
  NotandaHtmlNode *where = NULL;
  guint            n = 0;

  for (guint i = 0; i < notanda_html_tree_get_n_nodes (self->tree); i++)
    {
      NotandaHtmlNode *node = notanda_html_tree_get_node (self->tree, i);
      g_autofree char *date = NULL;

      if (node->tag != NOTANDA_TAG_TEXT || node->size > MAX_ALONE || strpbrk (node->text, "0123456789") == NULL ||
          node->parent->tag == NOTANDA_TAG_SCRIPT || is_of_change (self, node, node->text))
        continue;
      if (n++ > MAX_LONELY)
        return;
      date = parse_date (self, node->text);
      if (only != NULL && date != NULL && strcmp (only, date) != 0)
        return;
      if (only == NULL && date != NULL)
        where = node->parent;
      if (only == NULL)
        only = g_steal_pointer (&date);
    }
  if (only == NULL)
    return;
  notanda_loaded_set_meta (self->loaded, NOTANDA_META_DATE, g_steal_pointer (&only), "text");
  self->data->date = where;
}

/* Returns: (transfer full) (nullable): the date that the page shows near its heading as that of publication */
static char *
dup_visible (NotandaPageFinder *self)
{
  GPtrArray *lists[] = { self->times, self->dates, self->bylines };

  for (guint i = 0; i < G_N_ELEMENTS (lists) && self->data->heading != NULL; i++)
    for (guint k = 0; k < lists[i]->len; k++)
      {
        NotandaHtmlNode *node = g_ptr_array_index (lists[i], k);
        g_autofree char *text = notanda_page_finder_dup_text (node);
        g_autofree char *date = dup_shown (self, node);
        gint64           away = (gint64) node->index - self->data->heading->index;

        if (date != NULL && ABS (away) <= BESIDE && !is_of_change (self, node, text))
          return g_strndup (date, strlen ("2024-03-05"));
      }

  return NULL;
}

static int
count_days (const char *from,
            const char *to)
{
  GDate one;
  GDate other;

  g_date_clear (&one, 1);
  g_date_clear (&other, 1);
  for (guint i = 0; i < 2; i++)
    {
      int year = 0;
      int month = 0;
      int day = 0;

      if (sscanf (i == 0 ? from : to, "%4d-%2d-%2d", &year, &month, &day) != 3 || !g_date_valid_dmy (day, month, year))
        return 0;
      g_date_set_dmy (i == 0 ? &one : &other, day, month, year);
    }

  return g_date_days_between (&one, &other);
}

/* Many a program writes its own clock's day, in another zone than its readers', or the day of the last change as that of
 * publication: then the day that is shown is right. */
static void
prefer_shown (NotandaPageFinder *self)
{
  char           **date = &self->loaded->meta[NOTANDA_META_DATE];
  const char      *modified = self->loaded->meta[NOTANDA_META_MODIFIED];
  g_autofree char *shown = *date != NULL ? dup_visible (self) : NULL;
  int              days = shown != NULL ? count_days (*date, shown) : 0;
  gboolean         is_other_zone = ABS (days) == 1 && strlen (*date) > strlen ("2024-03-05");
  gboolean         is_of_change = days < 0 && modified != NULL && count_days (modified, *date) >= 0;

  if (!is_other_zone && !is_of_change)
    return;
  g_clear_pointer (date, g_free);
  g_clear_pointer (&self->loaded->from[NOTANDA_META_DATE], g_free);
  notanda_loaded_set_meta (self->loaded, NOTANDA_META_DATE, g_steal_pointer (&shown), "text");
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

/* Names of meta elements that one site alone has: "w-published-date". */
static void
take_other_metas (NotandaPageFinder *self)
{
  GHashTableIter   iter;
  gpointer         key;
  gpointer         value;
  const char      *best = NULL;
  g_autofree char *date = NULL;

  g_hash_table_iter_init (&iter, self->metas);
  while (self->loaded->meta[NOTANDA_META_DATE] == NULL && g_hash_table_iter_next (&iter, &key, &value))
    {
      char *parsed = strstr (key, "publish") != NULL && (best == NULL || strcmp (key, best) < 0) ? parse_date (self, value) : NULL;

      if (parsed == NULL)
        continue;
      best = key;
      g_free (date);
      date = parsed;
    }
  if (best != NULL)
    {
      g_autofree char *from = g_strconcat ("meta:", best, NULL);

      notanda_loaded_set_meta (self->loaded, NOTANDA_META_DATE, g_steal_pointer (&date), from);
    }
}

/* The data that a page's scripts draw it from. */
static void
take_script_dates (NotandaPageFinder *self)
{
  static const char *const keys[] = { "datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publishedDate", "published_date" };

  for (guint i = 0; i < self->scripts->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (keys) && self->loaded->meta[NOTANDA_META_DATE] == NULL; k++)
      {
        const NotandaHtmlNode *text = g_ptr_array_index (self->scripts, i);
        const char            *found = strstr (text->text, keys[k]);
        g_autofree char       *value = NULL;

        if (found == NULL)
          continue;
        found += strlen (keys[k]);
        found += strspn (found, "\\\"': ");
        value = g_strndup (found, strcspn (found, "\\\"',}"));
        if (strlen (value) < MAX_ALONE)
          take_date (self, NOTANDA_META_DATE, value, "script");
      }
}

void
notanda_page_finder_find_dates (NotandaPageFinder *self)
{
  take_date (self, NOTANDA_META_DATE, self->json.published, "json-ld");
  take_date (self, NOTANDA_META_MODIFIED, self->json.modified, "json-ld");
  take_metas (self, NOTANDA_META_DATE);
  take_metas (self, NOTANDA_META_MODIFIED);
  take_other_metas (self);
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
  take_script_dates (self);
  if (self->loaded->meta[NOTANDA_META_DATE] == NULL)
    take_lonely_date (self);
  prefer_shown (self);
  if (self->loaded->meta[NOTANDA_META_DATE] == NULL && self->loaded->meta[NOTANDA_META_MODIFIED] != NULL)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_DATE, g_strdup (self->loaded->meta[NOTANDA_META_MODIFIED]), "modified");
}
