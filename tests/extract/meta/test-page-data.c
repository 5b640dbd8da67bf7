/* test-page-data.c: pages of which one rule alone makes the right values
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-page-data.h"

#define NOW (G_GINT64_CONSTANT (1750000000) * G_USEC_PER_SEC) /* 15 June 2025 */

typedef struct
{
  const char *page;
  NotandaMeta meta;
  const char *value;
  const char *from;
} Case;

static void
check_at (const char *address,
          const Case *cases,
          gsize       n)
{
  NotandaLoadOptions options = { .name = "x", .address = address, .now = NOW };

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (NotandaHtmlTree) tree = notanda_html_tree_new (cases[i].page, strlen (cases[i].page));
      g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
      g_auto (NotandaPageData) data = { 0 };

      notanda_page_data_find (&data, tree, &options, loaded);
      if (g_strcmp0 (loaded->meta[cases[i].meta], cases[i].value) != 0 || g_strcmp0 (loaded->from[cases[i].meta], cases[i].from) != 0)
        g_error ("%s: %s from %s", cases[i].page, loaded->meta[cases[i].meta], loaded->from[cases[i].meta]);
    }
}

static void
check (const Case *cases,
       gsize       n)
{
  check_at ("https://harbournews.example/2024/03/05/boat", cases, n);
}

static void
test_titles (void)
{
  static const Case cases[] = {
    { "<title>The boat left | Harbour News</title><meta property=og:site_name content='Harbour News'>", NOTANDA_META_TITLE, "The boat left", "title" },
    { "<title>x</title><meta property=og:title content='The boat left'>", NOTANDA_META_TITLE, "The boat left", "og:title" },
    { "<title>The boat left - and more</title><h1>The boat left</h1>", NOTANDA_META_TITLE, "The boat left", "h1" },
    { "<title>The boat left</title><meta property=og:site_name content='Harbour News'><h1>Harbour News</h1>", NOTANDA_META_TITLE, "The boat left", "title" },
    { "<title>Tide Works: The boat left</title><h1> <a href='https://tide.example/'>Tide Works</a> </h1>", NOTANDA_META_TITLE, "Tide Works: The boat left", "title" },
    { "<title>The boat left</title><h1><a href=/>Boat</a></h1><h1>Left on the tide</h1>", NOTANDA_META_TITLE, "Left on the tide", "h1" },
    { "<title>The boat left</title><h1>Boat <a href=/>left</a></h1>", NOTANDA_META_TITLE, "Boat left", "h1" },
    { "<title>The boat left on the tide | Tide Works</title><h2>The boat left on the tide</h2><h1>Is this a boat?</h1>", NOTANDA_META_TITLE,
      "The boat left on the tide", "title" },
    { "<title>The boat left in May</title><h1>May: the boat was early</h1><h1><a href=/x>The boat left in June</a></h1>", NOTANDA_META_TITLE,
      "May: the boat was early", "h1" },
    { "<title>Harbour News</title><meta property=og:site_name content='Harbour News'>", NOTANDA_META_TITLE, "Harbour News", "title" },
    { "<p>x", NOTANDA_META_ADDRESS, "https://harbournews.example/2024/03/05/boat", "address" },
    { "<svg><title>Logo</title></svg><title>The boat left</title>", NOTANDA_META_TITLE, "The boat left", "title" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_bylines (void)
{
  static const Case cases[] = {
    { "<meta name=author content='Ann Other'>", NOTANDA_META_BYLINE, "Ann Other", "meta:author" },
    { "<meta name=author content='Harbour News'><meta property=og:site_name content='Harbour News'><a rel=author>Ann Other</a>",
      NOTANDA_META_BYLINE, "Ann Other", "class:author" },
    { "<meta name=citation_author content='Other, Ann'><meta name=citation_author content='Sample, Bo'>", NOTANDA_META_BYLINE,
      "Ann Other, Bo Sample", "citation_author" },
    { "<p class=byline>By Ann Other and Bo Sample</p>", NOTANDA_META_BYLINE, "Ann Other and Bo Sample", "class:byline" },
    { "<h1>The boat left</h1><p>By Ann Other</p><p>It did.</p>", NOTANDA_META_BYLINE, "Ann Other", "text" },
    { "<h1>The boat left</h1><p>Ann Other says: <a href=/author/x>Bo Sample</a></p>", NOTANDA_META_BYLINE, "Bo Sample", "link:author" },
    { "<div class=comments><a rel=author>Ann Other</a></div>", NOTANDA_META_BYLINE, NULL, NULL },
    { "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":{\"@type\":\"Person\",\"name\":\"Ann Other\"}}</script>",
      NOTANDA_META_BYLINE, "Ann Other", "json-ld" },
    { "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":{\"@type\":\"Organization\",\"name\":\"Tide Works\"}}</script>"
      "<p class=byline>By Ann Other</p>",
      NOTANDA_META_BYLINE, "Ann Other", "class:byline" },
    { "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":{\"@type\":\"Organization\",\"name\":\"Tide Works\"}}</script>",
      NOTANDA_META_BYLINE, "Tide Works", "json-ld" },
    { "<div class=author><div>AO</div><div>Ann Other</div><div>Wrote Books</div></div>", NOTANDA_META_BYLINE, "Ann Other", "class:author" },
    { "<div class=byline><div>Reviewed by</div><div>Bo Sample</div><div>By Ann Other</div></div>", NOTANDA_META_BYLINE, "Ann Other", "class:byline" },
    { "<div class=with-sidebar><h1>The boat left</h1><a rel=author>Ann Other</a></div>", NOTANDA_META_BYLINE, "Ann Other", "class:author" },
    { "<h1>The boat left</h1><p><i>The Tide</i> by Ann Other is a book.</p>", NOTANDA_META_BYLINE, NULL, NULL },
    { "<h1>The boat left</h1><p>by <a href=/x>Ann Other</a>", NOTANDA_META_BYLINE, "Ann Other", "text" },
    { "<h1>The boat left</h1><p>By Harbour News Staff</p><p>It did.</p>", NOTANDA_META_BYLINE, "Harbour News Staff", "text" },
    { "<h1>The boat left</h1><a href=https://other.example/profile/x>Bo Sample</a>", NOTANDA_META_BYLINE, NULL, NULL },
    { "<meta name=author content='harbournews'>", NOTANDA_META_BYLINE, "harbournews", "meta:author" },
    { "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Other'>", NOTANDA_META_BYLINE, "Ann Other", "twitter:data1" },
    { "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Other, Senior Reporter'>", NOTANDA_META_BYLINE, "Ann Other",
      "twitter:data1" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { "<p>x", NOTANDA_META_DATE, "2024-03-05", "address" },
    { "<meta property=article:published_time content=2024-03-04>", NOTANDA_META_DATE, "2024-03-04", "article:published_time" },
    { "<meta property=article:published_time content=2034-03-04><p>x", NOTANDA_META_DATE, "2024-03-05", "address" },
    { "<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"2024-03-03\"}</script>", NOTANDA_META_DATE, "2024-03-03", "json-ld" },
    { "<meta property=article:modified_time content=2024-03-06>", NOTANDA_META_MODIFIED, "2024-03-06", "article:modified_time" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Of a page with no date in its address. */
static void
test_shown_dates (void)
{
  static const Case cases[] = {
    { "<meta name=w-published-date content=2024-03-04>", NOTANDA_META_DATE, "2024-03-04", "meta:w-published-date" },
    { "<script>x = {\"publishedAt\":\"2024-03-04T10:00:00Z\"}</script>", NOTANDA_META_DATE, "2024-03-04T10:00:00Z", "script" },
    { "<h1>The boat left</h1><time datetime=2024-03-04>4 March</time>", NOTANDA_META_DATE, "2024-03-04", "time" },
    { "<h1>The boat left</h1><p class=post-date>March 4, 2024 · by the sea</p>", NOTANDA_META_DATE, "2024-03-04", "class:date" },
    { "<p>March 4, 2024</p><h1>The boat left</h1>", NOTANDA_META_DATE, "2024-03-04", "text" },
    { "<p>March 4, 2024</p><h1>The boat left</h1><p>It has waited since May 3, 2023, as all on the quay could see.</p>", NOTANDA_META_DATE, "2024-03-04", "text" },
    { "<meta name=script:ld+json content='{\"@type\":\"Article\",\"datePublished\":\"2024-03-03\"}'>", NOTANDA_META_DATE, "2024-03-03", "json-ld" },
    { "<h1>The boat left</h1><p class=date>Berth 2024 5:11:10</p>", NOTANDA_META_DATE, NULL, NULL },
    /* which date it is */
    { "<h1>The boat left</h1><div class=sidebar><h4>Published</h4><time>March 4, 2024</time></div><div class=sidebar><time>March 9, 2024</time></div>",
      NOTANDA_META_DATE, "2024-03-04", "text" },
    { "<h1>The boat left</h1><p>Updated</p><time>March 9, 2024</time><p>Published</p><time>March 4, 2024</time>", NOTANDA_META_DATE, "2024-03-04", "time" },
    { "<h1>The boat left</h1><p>Updated</p><time>March 9, 2024</time>", NOTANDA_META_MODIFIED, "2024-03-09", "time" },
    { "<h1>The boat left</h1><p>Updated</p><time>March 9, 2024</time>", NOTANDA_META_DATE, "2024-03-09", "modified" },
    /* the day that is shown, where the machine's is another zone's or that of the last change */
    { "<meta property=article:published_time content=2024-03-05T02:00:00Z><h1>The boat left</h1><time>March 4, 2024</time>", NOTANDA_META_DATE, "2024-03-04", "text" },
    { "<meta property=article:published_time content=2024-05-05><meta property=article:modified_time content=2024-05-05>"
      "<h1>The boat left</h1><time>March 4, 2024</time>",
      NOTANDA_META_DATE, "2024-03-04", "text" },
    { "<meta property=article:published_time content=2024-05-05><meta property=article:modified_time content=2024-05-09>"
      "<h1>The boat left</h1><time>March 4, 2024</time>",
      NOTANDA_META_DATE, "2024-05-05", "article:published_time" },
    { "<meta property=article:published_time content=2024-05-05><meta property=article:modified_time content=2024-05-05>"
      "<h1>The boat left</h1><p>March 4, 2024</p>",
      NOTANDA_META_DATE, "2024-03-04", "text" },
    { "<meta property=article:published_time content=2024-03-05T22:00:00-05:00><h1>The boat left</h1><time>March 6, 2024</time>", NOTANDA_META_DATE,
      "2024-03-05T22:00:00-05:00", "article:published_time" },
  };

  check_at ("https://harbournews.example/boat", cases, G_N_ELEMENTS (cases));
}

#define SHOWN "<h1>The boat left</h1><time>03-02-2024</time>"

/* Whether the day or the month comes first: of each two ways to know, the one that counts more. */
static void
test_date_order (void)
{
  static const struct
  {
    const char *address;
    const char *page;
    const char *date;
  } cases[] = {
    /* nothing is known but that it is English */
    { "https://boats.example/x", "<html lang=en>" SHOWN, "2024-03-02" },
    { "https://boats.example/x", SHOWN, "2024-03-02" },
    /* the language, and what else names a country */
    { "https://boats.example/x", "<html lang=nl>" SHOWN, "2024-02-03" },
    { "https://boats.example/x", "<html lang=en-GB>" SHOWN, "2024-02-03" },
    { "https://boats.example/x", "<html lang=en-us>" SHOWN, "2024-03-02" },
    { "https://boats.example/x", "<html lang=en><meta property=og:locale content=en_GB>" SHOWN, "2024-02-03" },
    { "https://boats.example/x", "<html lang=en><meta property=og:locale content=nl_NL>" SHOWN, "2024-03-02" },
    { "https://boats.example/x", "<html lang=en-US><meta property=og:locale content=en_GB>" SHOWN, "2024-03-02" },
    { "https://boats.example/x", "<html lang=en><script type=application/ld+json>{\"@type\":\"Article\",\"inLanguage\":\"en-AU\"}</script>" SHOWN, "2024-02-03" },
    /* the site's address, which is no template's */
    { "https://boats.co.uk/x", "<html lang=en>" SHOWN, "2024-02-03" },
    { "https://boats.in/x", "<html lang=en-US>" SHOWN, "2024-02-03" },
    { "https://boats.edu/x", "<html lang=en>" SHOWN, "2024-03-02" },
    { "https://boats.us/x", "<html lang=nl>" SHOWN, "2024-02-03" },
    { NULL, "<html lang=en><link rel=canonical href=https://boats.com.au/x>" SHOWN, "2024-02-03" },
    /* another date of the page */
    { "https://boats.us/x", "<html lang=en-US>" SHOWN "<p>Seen on 25-01-2024.", "2024-02-03" },
    { "https://boats.co.uk/x", "<html lang=en-GB>" SHOWN "<p>Seen on 1/25/2024.", "2024-03-02" },
    { "https://boats.us/x", "<html lang=en-US><meta name=seen content=25/01/2024>" SHOWN, "2024-02-03" },
    { "https://boats.us/x", "<html lang=en-US>" SHOWN "<script>x = '25-01-2024'</script>", "2024-03-02" },
    /* the address itself */
    { "https://boats.co.uk/2024/03/02/x", "<meta name=date content=03-02-2024>" SHOWN "<p>Seen on 25-01-2024.", "2024-03-02" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NotandaLoadOptions options = { .name = "x", .address = cases[i].address, .now = NOW };
      g_autoptr (NotandaHtmlTree) tree = notanda_html_tree_new (cases[i].page, strlen (cases[i].page));
      g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
      g_auto (NotandaPageData) data = { 0 };

      notanda_page_data_find (&data, tree, &options, loaded);
      if (g_strcmp0 (loaded->meta[NOTANDA_META_DATE], cases[i].date) != 0)
        g_error ("%s, %s: %s", cases[i].address, cases[i].page, loaded->meta[NOTANDA_META_DATE]);
    }
}

/* So long a way below the heading that a date there may be another article's. */
static void
test_far_dates (void)
{
  static const struct
  {
    const char *head;
    const char *tail;
    const char *date;
    const char *from;
  } cases[] = {
    /* the only date that stands alone; of two neither */
    { "", "<p>March 4, 2024</p>", "2024-03-04", "text" },
    { "", "<p>March 4, 2024</p><p>March 6, 2024</p>", NULL, NULL },
    { "", "<p>Last updated: March 4, 2024</p>", "2024-03-04", "modified" },
    { "<p>March 3, 2024</p>", "<div class=date>March 4, 2024</div>", "2024-03-03", "text" },
    { "", "<div class=date>March 4, 2024</div>", "2024-03-04", "class:date" },
    /* against what machines are told */
    { "<meta name=date content=2024-05-05><meta property=article:modified_time content=2024-05-05>", "<time>March 4, 2024</time>", "2024-05-05", "meta:date" },
    { "<meta name=date content=2024-05-05><meta property=article:modified_time content=2024-05-05>", "<time pubdate>March 4, 2024</time>", "2024-03-04", "text" },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (GString) page = g_string_new (cases[k].head);
      Case far = { NULL, NOTANDA_META_DATE, cases[k].date, cases[k].from };

      g_string_append (page, "<h1>The boat left</h1>");
      for (guint i = 0; i < 400; i++)
        g_string_append (page, "<p>It left on the tide.</p>");
      g_string_append (page, cases[k].tail);
      far.page = page->str;
      check_at ("https://harbournews.example/boat", &far, 1);
    }
}

/* Each of many elements deep in a page stands in a comment, and each heading is the whole page. */
static void
test_hostile (void)
{
  NotandaLoadOptions options = { .name = "x", .now = NOW };
  g_autoptr (GString) page = g_string_new ("<title>The boat left</title><h1>The boat</h1><div class=comments>");
  g_autoptr (NotandaHtmlTree) tree = NULL;
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_auto (NotandaPageData) data = { 0 };

  for (guint i = 0; i < 300; i++)
    g_string_append (page, "<div class=date>");
  for (guint i = 0; i < 20000; i++)
    g_string_append (page, "<a rel=author>Ann Other</a><h1>The boat</h1><time>5 March 2024</time>");
  tree = notanda_html_tree_new (page->str, page->len);
  notanda_page_data_find (&data, tree, &options, loaded);
  g_assert_null (loaded->meta[NOTANDA_META_BYLINE]);
  g_assert_cmpstr (loaded->meta[NOTANDA_META_TITLE], ==, "The boat");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/meta/page-data/titles", test_titles);
  g_test_add_func ("/notanda/extract/meta/page-data/bylines", test_bylines);
  g_test_add_func ("/notanda/extract/meta/page-data/dates", test_dates);
  g_test_add_func ("/notanda/extract/meta/page-data/shown-dates", test_shown_dates);
  g_test_add_func ("/notanda/extract/meta/page-data/far-dates", test_far_dates);
  g_test_add_func ("/notanda/extract/meta/page-data/date-order", test_date_order);
  g_test_add_func ("/notanda/extract/meta/page-data/hostile", test_hostile);

  return g_test_run ();
}
