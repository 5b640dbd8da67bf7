/* notanda-page-finder-dates.c: when a page says it was published and changed
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <string.h>

#include "extract/meta/notanda-page-finder.h"

#define MAX_VALUE 40 /* bytes of a date in a script */

static void
count_votes (NotandaPageFinder *self,
             NotandaDateVotes  *votes)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->metas);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    notanda_date_votes_add (votes, value);
  for (guint i = 0; i < notanda_html_tree_get_n_nodes (self->tree); i++)
    {
      const NotandaHtmlNode *node = notanda_html_tree_get_node (self->tree, i);

      if (node->tag == NOTANDA_TAG_TEXT && node->parent->tag != NOTANDA_TAG_SCRIPT && node->parent->tag != NOTANDA_TAG_STYLE)
        notanda_date_votes_add (votes, node->text);
    }
}

static gboolean
is_english (const char *language)
{
  return language == NULL || g_ascii_strncasecmp (language, "en", 2) == 0;
}

/* The country that the page names beside its language. */
static NotandaDateOrder
get_named_order (NotandaPageFinder *self)
{
  NotandaDateOrder order = notanda_date_order_of_language (self->loaded->meta[NOTANDA_META_LANGUAGE]);
  guint            i = 0;
  const char      *from;
  const char      *language = self->json.language;

  do
    if (order == NOTANDA_DATE_ORDER_UNKNOWN && is_english (language))
      order = notanda_date_order_of_language (language);
  while ((language = notanda_page_finder_next (self, NOTANDA_META_LANGUAGE, &i, &from)) != NULL);

  return order;
}

/* What other dates prove, then whose the address is, then what the page says of itself. */
static NotandaDateOrder
find_order (NotandaPageFinder *self)
{
  const char      *language = self->loaded->meta[NOTANDA_META_LANGUAGE];
  NotandaDateVotes votes = { 0 };
  NotandaDateOrder order;

  count_votes (self, &votes);
  order = notanda_date_votes_get_order (&votes);
  if (order == NOTANDA_DATE_ORDER_UNKNOWN && self->host != NULL && is_english (language))
    order = notanda_date_order_of_host (self->host);

  return order != NOTANDA_DATE_ORDER_UNKNOWN ? order : get_named_order (self);
}

static gboolean
take_date (NotandaPageFinder *self,
           NotandaMeta        meta,
           const char        *text,
           const char        *from)
{
  if (self->loaded->meta[meta] == NULL)
    notanda_loaded_set_meta (self->loaded, meta, notanda_page_finder_dup_date (self, text), from);

  return self->loaded->meta[meta] != NULL;
}

static const char *
get_day (const NotandaShownDate *shown)
{
  return shown->attribute != NULL ? shown->attribute : shown->text;
}

static gboolean
is_same_day (const char *one,
             const char *other)
{
  return strncmp (one, other, strlen ("2024-03-05")) == 0;
}

static gboolean
is_at_heading (const NotandaShownDate *shown,
               gboolean                of_change)
{
  return shown->place <= NOTANDA_SHOWN_NEAR && shown->is_of_change == of_change;
}

/* Whether a time is told by the clock of a program rather than that of a place. */
static gboolean
is_of_no_place (const char *date)
{
  return strlen (date) > strlen ("2024-03-05") && (strpbrk (date + strlen ("2024-03-05"), "+-") == NULL || g_str_has_suffix (date, "+00:00"));
}

/* Returns: (nullable): the day that readers see: where they are told "yesterday", that of the place's clock */
static const char *
get_visible (const NotandaShownDate *shown)
{
  if (shown->text != NULL)
    return shown->text;

  return strlen (shown->attribute) > strlen ("2024-03-05") && !is_of_no_place (shown->attribute) ? shown->attribute : NULL;
}

/* Returns: (nullable): of the dates of one kind at the heading the nearest, which is the article's: farther down are those of others */
static const NotandaShownDate *
find_nearest (NotandaPageFinder *self,
              gboolean           of_change,
              gboolean           visible)
{
  const NotandaShownDate *nearest = NULL;
  gint64                  away = G_MAXINT64;

  for (guint i = 0; i < self->shown->len; i++)
    {
      const NotandaShownDate *shown = &g_array_index (self->shown, NotandaShownDate, i);
      gint64                  own = self->data->heading != NULL ? ABS ((gint64) shown->node->index - self->data->heading->index) : 0;

      if (own >= away || !is_at_heading (shown, of_change) || (visible && get_visible (shown) == NULL))
        continue;
      nearest = shown;
      away = own;
    }

  return nearest;
}

/* Returns: (nullable): where a day is written, of several places the first, which is the most exact */
static const NotandaShownDate *
find_day (NotandaPageFinder *self,
          const char        *day,
          gboolean           of_change,
          NotandaShownPlace  last)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      const NotandaShownDate *shown = &g_array_index (self->shown, NotandaShownDate, i);

      if (shown->place <= last && shown->is_of_change == of_change && is_same_day (get_day (shown), day))
        return shown;
    }

  return NULL;
}

static void
take_nearest (NotandaPageFinder *self,
              NotandaMeta        meta)
{
  const NotandaShownDate *shown = find_nearest (self, meta == NOTANDA_META_MODIFIED, FALSE);

  if (shown == NULL)
    return;
  shown = find_day (self, get_day (shown), shown->is_of_change, NOTANDA_SHOWN_NEAR);
  if (self->data->date == NULL && shown->text != NULL && (shown->place == NOTANDA_SHOWN_BESIDE || self->loaded->meta[meta] == NULL))
    self->data->date = shown->node;
  if (self->loaded->meta[meta] == NULL)
    notanda_loaded_set_meta (self->loaded, meta, g_strdup (get_day (shown)), shown->from);
}

/* Of the dates at one place the first of either kind, where nothing better was found. */
static void
take_shown (NotandaPageFinder *self,
            NotandaShownPlace  place)
{
  for (guint i = 0; i < self->shown->len && self->loaded->meta[NOTANDA_META_DATE] == NULL; i++)
    {
      const NotandaShownDate *shown = &g_array_index (self->shown, NotandaShownDate, i);
      NotandaMeta             meta = shown->is_of_change ? NOTANDA_META_MODIFIED : NOTANDA_META_DATE;

      if (shown->place != place || self->loaded->meta[meta] != NULL)
        continue;
      if (self->data->date == NULL && shown->text != NULL)
        self->data->date = shown->node;
      notanda_loaded_set_meta (self->loaded, meta, g_strdup (get_day (shown)), shown->from);
    }
}

/* The only date on the page that stands alone, or that is said to be the one asked for, wherever it does. */
static void
take_lonely (NotandaPageFinder *self,
             NotandaMeta        meta)
{
  const NotandaShownDate *shown;
  g_autofree char        *date = NULL;
  NotandaHtmlNode        *node = self->loaded->meta[meta] == NULL ? notanda_page_finder_find_lonely (self, meta == NOTANDA_META_MODIFIED, &date) : NULL;

  if (node == NULL)
    return;
  shown = find_day (self, date, meta == NOTANDA_META_MODIFIED, NOTANDA_SHOWN_FAR);
  notanda_loaded_set_meta (self->loaded, meta, g_strdup (shown != NULL ? get_day (shown) : date), shown != NULL ? shown->from : "text");
  self->data->date = shown != NULL ? shown->node : node;
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
 * publication. */
static gboolean
is_of_program (NotandaPageFinder      *self,
               const NotandaShownDate *shown)
{
  const char *date = self->loaded->meta[NOTANDA_META_DATE];
  const char *modified = self->loaded->meta[NOTANDA_META_MODIFIED];
  int         days = count_days (date, get_visible (shown));

  if (ABS (days) == 1 && is_of_no_place (date))
    return TRUE;
  if (days >= 0 || shown->text == NULL)
    return FALSE;

  return modified != NULL && count_days (modified, date) >= 0;
}

/* Then the day that is shown is right. */
static void
prefer_shown (NotandaPageFinder *self)
{
  char                  **date = &self->loaded->meta[NOTANDA_META_DATE];
  const NotandaShownDate *shown;
  char                   *day;

  if (*date == NULL || self->data->heading == NULL)
    return;
  shown = find_nearest (self, FALSE, TRUE);
  /* nothing is changed before it is published */
  if (shown == NULL)
    shown = find_nearest (self, TRUE, TRUE);
  if (shown == NULL || (shown->is_of_change && count_days (*date, get_visible (shown)) >= 0) || !is_of_program (self, shown))
    return;
  day = g_strndup (get_visible (shown), strlen ("2024-03-05"));
  g_clear_pointer (date, g_free);
  g_clear_pointer (&self->loaded->from[NOTANDA_META_DATE], g_free);
  notanda_loaded_set_meta (self->loaded, NOTANDA_META_DATE, day, shown->text != NULL ? "text" : shown->from);
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
      char *parsed = strstr (key, "publish") != NULL && (best == NULL || strcmp (key, best) < 0) ? notanda_page_finder_dup_date (self, value) : NULL;

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
        if (strlen (value) < MAX_VALUE)
          take_date (self, NOTANDA_META_DATE, value, "script");
      }
}

void
notanda_page_finder_find_dates (NotandaPageFinder *self)
{
  self->date_order = find_order (self);
  take_date (self, NOTANDA_META_DATE, self->json.published, "json-ld");
  take_date (self, NOTANDA_META_MODIFIED, self->json.modified, "json-ld");
  take_metas (self, NOTANDA_META_DATE);
  take_metas (self, NOTANDA_META_MODIFIED);
  take_other_metas (self);
  if (self->address_date != NULL && self->loaded->meta[NOTANDA_META_DATE] == NULL)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_DATE, g_strdup (self->address_date), "address");
  notanda_page_finder_find_shown (self);
  take_nearest (self, NOTANDA_META_DATE);
  take_nearest (self, NOTANDA_META_MODIFIED);
  take_shown (self, NOTANDA_SHOWN_NEAR_IN_TEXT);
  /* before those of lists: it stands there once, or says what it is */
  take_lonely (self, NOTANDA_META_DATE);
  take_shown (self, NOTANDA_SHOWN_FAR);
  take_script_dates (self);
  if (self->loaded->meta[NOTANDA_META_DATE] == NULL && self->loaded->meta[NOTANDA_META_MODIFIED] == NULL)
    take_lonely (self, NOTANDA_META_MODIFIED);
  prefer_shown (self);
  if (self->loaded->meta[NOTANDA_META_DATE] == NULL && self->loaded->meta[NOTANDA_META_MODIFIED] != NULL)
    notanda_loaded_set_meta (self->loaded, NOTANDA_META_DATE, g_strdup (self->loaded->meta[NOTANDA_META_MODIFIED]), "modified");
}
