/* test-page-dates.c: which of the dates on a page is that of its publication, a page each
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-page-data.h"

#define NOW (G_GINT64_CONSTANT (1750000000) * G_USEC_PER_SEC) /* 15 June 2025 */

#define MACHINE(date) "<meta property=article:published_time content=" date ">"
#define CHANGED(date) "<meta property=article:modified_time content=" date ">"

/* What a page writes, where "#" stands for as many elements as part a date from the heading of another article. */
typedef struct
{
  const char *page;
  const char *date;
  const char *modified;
} Case;

static char *
dup_page (const char *page)
{
  g_autoptr (GString) spread = g_string_new (page);
  g_autoptr (GString) gap = g_string_new (NULL);

  for (guint i = 0; i < 50; i++)
    g_string_append (gap, "<p>x</p>");
  g_string_replace (spread, "#", gap->str, 0);

  return g_string_free_and_steal (g_steal_pointer (&spread));
}

static gboolean
is_of (const char *found,
       const char *day)
{
  return day == NULL ? found == NULL : found != NULL && g_str_has_prefix (found, day);
}

static void
check (const Case *cases,
       gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      NotandaLoadOptions options = { .name = "x", .now = NOW };
      g_autofree char   *page = dup_page (cases[i].page);
      g_autoptr (NotandaHtmlTree) tree = notanda_html_tree_new (page, strlen (page));
      g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
      g_auto (NotandaPageData) data = { 0 };

      notanda_page_data_find (&data, tree, &options, loaded);
      if (!is_of (loaded->meta[NOTANDA_META_DATE], cases[i].date) || !is_of (loaded->meta[NOTANDA_META_MODIFIED], cases[i].modified))
        g_error ("%s: %s, changed %s", cases[i].page, loaded->meta[NOTANDA_META_DATE], loaded->meta[NOTANDA_META_MODIFIED]);
    }
}

/* The day next to the heading is the article's, those in the list below are others'. */
static void
test_nearest (void)
{
  static const Case cases[] = {
    { "<h1>The boat left</h1><p>March 4, 2024</p>#<time>March 9, 2024</time>", "2024-03-04", NULL },
    { "<h1>The boat left</h1><p>March 4, 2024</p>#<p class=date>March 9, 2024</p>", "2024-03-04", NULL },
    { "<p>March 4, 2024</p><h1>The boat left</h1>#<p class=date>March 9, 2024</p>", "2024-03-04", NULL },
    { "<h1>The boat left</h1><p class=date>March 4, 2024</p>#<time>March 9, 2024</time>", "2024-03-04", NULL },
    { "<h1>The boat left</h1><p class=date>March 4, 2024</p><p>March 9, 2024</p>", "2024-03-04", NULL },
    /* what is far above it is today's */
    { "<p class=date>March 9, 2024</p>#<h1>The boat left</h1>##<p class=date>March 4, 2024</p>", "2024-03-04", NULL },
    /* the same day as it is written for machines */
    { "<h1>The boat left</h1><p>March 4, 2024</p><time datetime=2024-03-04T10:00:00Z>4 March</time>", "2024-03-04T10:00:00Z", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Which of two is that of the last change. */
static void
test_changes (void)
{
  static const Case cases[] = {
    { "<h1>The boat left</h1><time itemprop=dateModified>March 9, 2024</time><time>March 4, 2024</time>", "2024-03-04", "2024-03-09" },
    { "<h1>The boat left</h1><time class=updated>March 9, 2024</time><time class='entry-date published'>March 4, 2024</time>", "2024-03-04", "2024-03-09" },
    { "<h1>The boat left</h1><time class='entry-date published'>March 4, 2024</time><time class=modified-on>March 9, 2024</time>", "2024-03-04", "2024-03-09" },
    { "<h1>The boat left</h1><p class=posted-on><time class=updated>March 9, 2024</time><time class=published>March 4, 2024</time></p>", "2024-03-04", "2024-03-09" },
    /* a theme's name for any date */
    { "<h1>The boat left</h1><p><time class='entry-date updated'>March 4, 2024</time></p>#<time>March 1, 2024</time>", "2024-03-04", NULL },
    /* a name that leaves no doubt needs no label */
    { "<h1>The boat left</h1><p class=last-modified>March 9, 2024</p><p>March 4, 2024</p>", "2024-03-04", "2024-03-09" },
    { "<h1>The boat left</h1><p class=date-modified>March 9, 2024</p><p>March 4, 2024</p>", "2024-03-04", "2024-03-09" },
    { "<h1>The boat left</h1><p class=last_updated><b>March 9, 2024</b></p><p>March 4, 2024</p>", "2024-03-04", "2024-03-09" },
    { "<h1>The boat left</h1>###<p class=lastmod>March 9, 2024</p><p>March 4, 2024</p>", "2024-03-04", NULL },
    { "<h1>The boat left</h1><p class=modified>March 4, 2024</p>#<p class=modified-and-published>March 1, 2024</p>", "2024-03-01", "2024-03-04" },
    { "<h1>The boat left</h1><div class=last-modified>March 9, 2024</div>", "2024-03-09", "2024-03-09" },
    { "<h1>The boat left</h1><time class='published updated'>March 4, 2024</time><b class=published>by Ann Other</b>", "2024-03-04", NULL },
    /* words some way before it */
    { "<h1>The boat left</h1><b>\n                                                Last updated:\n  </b> <time>March 9, 2024</time><p>March 4, 2024</p>",
      "2024-03-04", "2024-03-09" },
    { "<h1>The boat left</h1><b>Updated</b> <i>on</i> <time>March 9, 2024</time><p>March 4, 2024</p>", "2024-03-04", "2024-03-09" },
    { "<h1>The boat left</h1><b>Updated</b> <i>by Ann</i> <time>March 4, 2024</time>", "2024-03-04", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Far from the heading a date counts that says what it is, or that no other stands beside. */
static void
test_far (void)
{
  static const Case cases[] = {
    { "<h1>The boat left</h1>#####<div class=sidebar><h4>Published</h4><p>March 4, 2024</p></div><time>March 9, 2024</time>", "2024-03-04", NULL },
    { "<h1>The boat left</h1>#####<div class=sidebar><p>March 4, 2024</p></div><time>March 9, 2024</time>", "2024-03-09", NULL },
    { "<h1>The boat left</h1>#####<time datetime=2024-03-04T10:00:00Z>March 4, 2024</time>", "2024-03-04T10:00:00Z", NULL },
    { "<h1>The boat left</h1>#####<p>Updated</p><time datetime=2024-03-04T10:00:00Z>March 4, 2024</time>", "2024-03-04T10:00:00Z", "2024-03-04T10:00:00Z" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What readers see is older than what machines are told: the text was moved here, or changed. */
static void
test_older (void)
{
  static const Case cases[] = {
    { MACHINE ("2024-05-05") CHANGED ("2024-05-05") "<h1>The boat left</h1><p>March 4, 2024</p>", "2024-03-04", "2024-05-05" },
    { MACHINE ("2024-05-05") CHANGED ("2024-05-09") "<h1>The boat left</h1><p>March 4, 2024</p>", "2024-05-05", "2024-05-09" },
    /* later: of a change */
    { MACHINE ("2024-03-04") "<h1>The boat left</h1><p>May 5, 2024</p>", "2024-03-04", NULL },
    /* nothing is changed before it is published */
    { MACHINE ("2024-03-05") "<h1>The boat left</h1><p>Updated: March 4, 2024</p>", "2024-03-04", "2024-03-04" },
    { MACHINE ("2024-03-05") "<h1>The boat left</h1><p>Updated: March 6, 2024</p>", "2024-03-05", "2024-03-06" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Of a time that machines are told by their clock and that readers aren't told, the day is that of the place. */
static void
test_place (void)
{
  static const Case cases[] = {
    { MACHINE ("2024-03-05T02:00:00Z") "<h1>The boat left</h1><time datetime=2024-03-04T21:00:00-05:00>yesterday</time>", "2024-03-04", NULL },
    { MACHINE ("2024-03-04T23:00:00Z") "<h1>The boat left</h1><time datetime=2024-03-05T04:00:00+05:00>at 4</time>", "2024-03-05", NULL },
    { MACHINE ("2024-03-05T02:00:00Z") "<h1>The boat left</h1><time datetime=2024-03-04T21:00:00Z>yesterday</time>", "2024-03-05", NULL },
    { MACHINE ("2024-03-05T02:00:00Z") "<h1>The boat left</h1><time datetime=2024-03-02T21:00:00-05:00>days ago</time>", "2024-03-05", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* The last word of a class says what it is. */
static void
test_last_word (void)
{
  static const Case cases[] = {
    { "<h1>The boat left</h1>##<p class=author-box__post-date>March 4, 2024</p><p>March 9, 2024</p>", "2024-03-04", NULL },
    { "<h1>The boat left</h1>##<p class=date-and-author>March 4, 2024</p><p>March 9, 2024</p>", NULL, NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/meta/page-dates/nearest", test_nearest);
  g_test_add_func ("/notanda/extract/meta/page-dates/changes", test_changes);
  g_test_add_func ("/notanda/extract/meta/page-dates/far", test_far);
  g_test_add_func ("/notanda/extract/meta/page-dates/older", test_older);
  g_test_add_func ("/notanda/extract/meta/page-dates/place", test_place);
  g_test_add_func ("/notanda/extract/meta/page-dates/last-word", test_last_word);

  return g_test_run ();
}
