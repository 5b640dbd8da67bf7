/* test-page-rules.c: a page for each row of the tables that values are looked for by, of which that row alone makes the right value
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-page-data.h"

#define NOW (G_GINT64_CONSTANT (1750000000) * G_USEC_PER_SEC) /* 15 June 2025 */

static void
check (const char *page,
       NotandaMeta meta,
       const char *value,
       const char *from)
{
  NotandaLoadOptions options = { .name = "x", .now = NOW };
  g_autoptr (NotandaHtmlTree) tree = notanda_html_tree_new (page, strlen (page));
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_auto (NotandaPageData) data = { 0 };

  notanda_page_data_find (&data, tree, &options, loaded);
  if (g_strcmp0 (loaded->meta[meta], value) != 0 || (from != NULL && g_strcmp0 (loaded->from[meta], from) != 0))
    g_error ("%s: %s from %s", page, loaded->meta[meta], loaded->from[meta]);
}

/* What the second of two says counts only where the first doesn't: each row's key stands before a row's that is trusted less. */
static void
test_metas (void)
{
  static const struct
  {
    NotandaMeta meta;
    const char *key;
    const char *from;
  } cases[] = {
    { NOTANDA_META_TITLE, "og:title", "og:title" },
    { NOTANDA_META_TITLE, "twitter:title", "twitter:title" },
    { NOTANDA_META_TITLE, "headline", "itemprop:headline" },
    { NOTANDA_META_TITLE, "dc.title", "dc.title" },
    { NOTANDA_META_TITLE, "parsely-title", "parsely-title" },
    { NOTANDA_META_TITLE, "sailthru.title", "sailthru.title" },
    { NOTANDA_META_BYLINE, "author", "meta:author" },
    { NOTANDA_META_BYLINE, "article:author_name", "article:author_name" },
    { NOTANDA_META_BYLINE, "parsely-author", "parsely-author" },
    { NOTANDA_META_BYLINE, "sailthru.author", "sailthru.author" },
    { NOTANDA_META_BYLINE, "byl", "meta:byl" },
    { NOTANDA_META_BYLINE, "article:author", "article:author" },
    { NOTANDA_META_OUTLET, "og:site_name", "og:site_name" },
    { NOTANDA_META_OUTLET, "application-name", "application-name" },
    { NOTANDA_META_OUTLET, "dc.publisher", "dc.publisher" },
    { NOTANDA_META_OUTLET, "citation_journal_title", "citation_journal_title" },
    { NOTANDA_META_DATE, "article:published_time", "article:published_time" },
    { NOTANDA_META_DATE, "datepublished", "itemprop:datePublished" },
    { NOTANDA_META_DATE, "og:published_time", "og:published_time" },
    { NOTANDA_META_DATE, "og:article:published_time", "og:article:published_time" },
    { NOTANDA_META_DATE, "parsely-pub-date", "parsely-pub-date" },
    { NOTANDA_META_DATE, "sailthru.date", "sailthru.date" },
    { NOTANDA_META_DATE, "pubdate", "meta:pubdate" },
    { NOTANDA_META_DATE, "publishdate", "meta:publishdate" },
    { NOTANDA_META_DATE, "publish-date", "meta:publish-date" },
    { NOTANDA_META_DATE, "publish_date", "meta:publish_date" },
    { NOTANDA_META_DATE, "citation_publication_date", "citation_publication_date" },
    { NOTANDA_META_DATE, "dc.date.issued", "dc.date.issued" },
    { NOTANDA_META_DATE, "dcterms.created", "dcterms.created" },
    { NOTANDA_META_DATE, "dc.date", "dc.date" },
    { NOTANDA_META_DATE, "article:published", "article:published" },
    { NOTANDA_META_DATE, "date", "meta:date" },
    { NOTANDA_META_MODIFIED, "article:modified_time", "article:modified_time" },
    { NOTANDA_META_MODIFIED, "datemodified", "itemprop:dateModified" },
    { NOTANDA_META_MODIFIED, "og:updated_time", "og:updated_time" },
    { NOTANDA_META_MODIFIED, "last-modified", "meta:last-modified" },
    { NOTANDA_META_LANGUAGE, "og:locale", "og:locale" },
    { NOTANDA_META_LANGUAGE, "content-language", "content-language" },
    { NOTANDA_META_LANGUAGE, "dc.language", "dc.language" },
    { NOTANDA_META_CANONICAL_ADDRESS, "og:url", "og:url" },
  };
  static const struct
  {
    const char *value;
    const char *other; /* what a row below says */
  } values[NOTANDA_N_META] = {
    [NOTANDA_META_TITLE] = { "The boat left", "It left" },
    [NOTANDA_META_BYLINE] = { "Ann Other", "Bo Sample" },
    [NOTANDA_META_OUTLET] = { "Harbour News", "Tide Works" },
    [NOTANDA_META_DATE] = { "2024-03-04", "2024-03-09" },
    [NOTANDA_META_MODIFIED] = { "2024-03-04", "2024-03-09" },
    [NOTANDA_META_LANGUAGE] = { "en", "de" },
    [NOTANDA_META_CANONICAL_ADDRESS] = { "https://harbournews.example/boat", "https://harbournews.example/other" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NotandaMeta meta = cases[i].meta;
      g_autoptr (GString) page = g_string_new (NULL);

      if (i + 1 < G_N_ELEMENTS (cases) && cases[i + 1].meta == meta)
        g_string_append_printf (page, "<meta name=%s content='%s'>", cases[i + 1].key, values[meta].other);
      g_string_append_printf (page, "<meta name=%s content='%s'>", cases[i].key, values[meta].value);
      check (page->str, meta, values[meta].value, cases[i].from);
    }
}

static void
test_attributes (void)
{
  static const char *const names[] = { "property", "name", "itemprop", "http-equiv" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *page = g_strdup_printf ("<meta %s=og:title content='The boat left'>", names[i]);

      check (page, NOTANDA_META_TITLE, "The boat left", "og:title");
    }
}

/* Words of a class; with more letters at both ends where a part is enough, else with what parts words. */
static void
test_classes (void)
{
  static const struct
  {
    const char *class;
    NotandaMeta meta;
    const char *from; /* NULL: nothing is found */
  } cases[] = {
    { "xbylinex", NOTANDA_META_BYLINE, "class:byline" },
    { "xauthor-namex", NOTANDA_META_BYLINE, "class:author" },
    { "xauthor_namex", NOTANDA_META_BYLINE, "class:author" },
    { "xauthornamex", NOTANDA_META_BYLINE, "class:author" },
    { "x author_x", NOTANDA_META_BYLINE, "class:author" },
    { "xauthorx", NOTANDA_META_BYLINE, NULL },
    { "xpost-authorx", NOTANDA_META_BYLINE, "class:byline" },
    { "xentry-authorx", NOTANDA_META_BYLINE, "class:byline" },
    { "xarticle-authorx", NOTANDA_META_BYLINE, "class:byline" },
    { "xarticle__authorx", NOTANDA_META_BYLINE, "class:byline" },
    { "xby-authorx", NOTANDA_META_BYLINE, "class:byline" },
    { "xauthor-linkx", NOTANDA_META_BYLINE, "class:author" },
    { "xcontributor-namex", NOTANDA_META_BYLINE, "class:author" },
    { "xdatelinex", NOTANDA_META_DATE, "class:date" },
    { "xpubdatex", NOTANDA_META_DATE, "class:date" },
    { "xpub-datex", NOTANDA_META_DATE, "class:date" },
    { "xpublishedx", NOTANDA_META_DATE, "class:date" },
    { "xpublish-datex", NOTANDA_META_DATE, "class:date" },
    { "xpublication-datex", NOTANDA_META_DATE, "class:date" },
    { "xpost-datex", NOTANDA_META_DATE, "class:date" },
    { "xentry-datex", NOTANDA_META_DATE, "class:date" },
    { "xarticle-datex", NOTANDA_META_DATE, "class:date" },
    { "xarticle__datex", NOTANDA_META_DATE, "class:date" },
    { "xposted-onx", NOTANDA_META_DATE, "class:date" },
    { "xtimestampx", NOTANDA_META_DATE, "class:date" },
    { "xdatetimex", NOTANDA_META_DATE, "class:date" },
    { "x-date x", NOTANDA_META_DATE, "class:date" },
    { "xcommentx'><div class='byline", NOTANDA_META_BYLINE, NULL },
    { "xrelatedx'><div class='byline", NOTANDA_META_BYLINE, NULL },
    { "xrecommendx'><div class='byline", NOTANDA_META_BYLINE, NULL },
    { "xsidebarx'><div class='byline", NOTANDA_META_BYLINE, NULL },
    { "xteaserx'><div class='byline", NOTANDA_META_BYLINE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean         is_date = cases[i].meta == NOTANDA_META_DATE;
      g_autofree char *page = g_strdup_printf ("<div class='%s'>%s</div>", cases[i].class, is_date ? "March 4, 2024" : "Ann Other");

      check (page, cases[i].meta, cases[i].from == NULL ? NULL : is_date ? "2024-03-04"
                                                                         : "Ann Other",
             cases[i].from);
    }
}

static void
test_class_attributes (void)
{
  static const char *const names[] = { "itemprop", "rel", "class", "id", "data-testid" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *page = g_strdup_printf ("<div %s=byline>Ann Other</div>", names[i]);

      check (page, NOTANDA_META_BYLINE, "Ann Other", "class:byline");
    }
}

static void
test_author_links (void)
{
  static const char *const parts[] = { "author", "authors", "auteur", "autor", "autoren", "by", "profile", "people", "contributor",
                                       "contributors", "journalist", "journalists", "reporter", "correspondents", "columnist" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *page = g_strdup_printf ("<h1>The boat left</h1><a href=/%s/x>Ann Other</a>", parts[i]);

      check (page, NOTANDA_META_BYLINE, "Ann Other", "link:author");
    }
}

/* Words that stand before a name in the text. */
static void
test_byline_starts (void)
{
  static const char *const starts[] = { "by", "By", "BY", "Von", "Par", "Por", "Di", "Door", "Av", "Af", "Written by", "Posted by", "Story by", "Words by",
                                        "Text:", "Author:", "Authors:", "Autor:" };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *page = g_strdup_printf ("<h1>The boat left</h1><p>%s Ann Other</p>", starts[i]);

      check (page, NOTANDA_META_BYLINE, "Ann Other", "text");
    }
}

/* Words that say of a date that it is the last change's. */
static void
test_change_labels (void)
{
  static const char *const labels[] = { "Updated", "Modified", "Reviewed", "Revised", "Last edited", "Aktualisiert am", "Actualizado", "Mis à jour le",
                                        "Aggiornato", "Bijgewerkt", "Oppdatert", "Atualizado" };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *page = g_strdup_printf ("<h1>The boat left</h1><p>%s</p><time>2024-03-09</time><time>2024-03-04</time>", labels[i]);

      check (page, NOTANDA_META_MODIFIED, "2024-03-09", "time");
      check (page, NOTANDA_META_DATE, "2024-03-04", "time");
    }
}

/* And that it is that of publication, which decides where several stand far from the heading. */
static void
test_publication_labels (void)
{
  static const char *const labels[] = { "Published", "Posted on", "Publié le", "Publicado", "Pubblicato", "Veröffentlicht", "Gepubliceerd", "Publisert", "Publicerad" };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (GString) page = g_string_new ("<h1>The boat left</h1>");

      for (guint k = 0; k < 200; k++)
        g_string_append (page, "<p>x</p>");
      g_string_append_printf (page, "<p>2024-03-09</p><p>%s</p><p>2024-03-04</p>", labels[i]);
      check (page->str, NOTANDA_META_DATE, "2024-03-04", "text");
    }
}

static void
test_script_keys (void)
{
  static const char *const keys[] = { "datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publishedDate", "published_date" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *page = g_strdup_printf ("<script>x = {\"%s\": \"2024-03-04\"}</script>", keys[i]);

      check (page, NOTANDA_META_DATE, "2024-03-04", "script");
    }
}

static void
test_json_types (void)
{
  static const char *const articles[] = { "AnalysisNewsArticle", "Article", "AskPublicNewsArticle", "BackgroundNewsArticle", "BlogPosting",
                                          "DiscussionForumPosting", "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle", "Recipe", "Report",
                                          "ReportageNewsArticle", "ReviewNewsArticle", "ScholarlyArticle", "SocialMediaPosting", "TechArticle" };
  static const char *const pages[] = { "MedicalWebPage", "Review", "WebPage" };
  static const char *const groups[] = { "Organization", "NewsMediaOrganization" };

  for (gsize i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *page = g_strdup_printf ("<script type=application/ld+json>[{\"@type\":\"WebPage\",\"headline\":\"Boats\"},"
                                               "{\"@type\":\"%s\",\"headline\":\"The boat left\"}]</script>",
                                               articles[i]);

      check (page, NOTANDA_META_TITLE, "The boat left", "json-ld");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *page = g_strdup_printf ("<script type=application/ld+json>[{\"@type\":\"%s\",\"headline\":\"Boats\"},"
                                               "{\"@type\":\"Article\",\"headline\":\"The boat left\"}]</script>",
                                               pages[i]);
      g_autofree char *alone = g_strdup_printf ("<script type=application/ld+json>{\"@type\":\"%s\",\"headline\":\"Boats\"}</script>", pages[i]);

      check (page, NOTANDA_META_TITLE, "The boat left", "json-ld");
      check (alone, NOTANDA_META_TITLE, "Boats", "json-ld");
    }
  /* a group is the author where no person is */
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *page = g_strdup_printf ("<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[{\"@type\":\"%s\",\"name\":\"Tide Works\"},"
                                               "{\"@type\":\"Person\",\"name\":\"Ann Other\"}]}</script>",
                                               groups[i]);

      check (page, NOTANDA_META_BYLINE, "Ann Other", "json-ld");
    }
  /* a site that is called as who writes it */
  check ("<meta property=og:site_name content='Ann Other'><script type=application/ld+json>"
         "{\"@type\":\"Article\",\"author\":{\"@type\":\"Person\",\"name\":\"Ann Other\"}}</script><p class=byline>By Bo Sample</p>",
         NOTANDA_META_BYLINE, "Ann Other", "json-ld");
}

/* The values of an article there. */
static void
test_json_values (void)
{
  static const struct
  {
    const char *value;
    NotandaMeta meta;
    const char *found;
  } cases[] = {
    { "\"headline\":\"The boat left\",\"name\":\"Boats\"", NOTANDA_META_TITLE, "The boat left" },
    { "\"name\":\"The boat left\"", NOTANDA_META_TITLE, "The boat left" },
    { "\"author\":\"Ann Other\",\"creator\":\"Bo Sample\"", NOTANDA_META_BYLINE, "Ann Other" },
    { "\"creator\":\"Ann Other\"", NOTANDA_META_BYLINE, "Ann Other" },
    { "\"publisher\":{\"name\":\"Harbour News\"}", NOTANDA_META_OUTLET, "Harbour News" },
    { "\"publisher\":[\"Harbour News\"]", NOTANDA_META_OUTLET, "Harbour News" },
    { "\"datePublished\":\"2024-03-04\",\"dateCreated\":\"2024-03-03\"", NOTANDA_META_DATE, "2024-03-04" },
    { "\"dateCreated\":\"2024-03-04\"", NOTANDA_META_DATE, "2024-03-04" },
    { "\"dateModified\":\"2024-03-04\"", NOTANDA_META_MODIFIED, "2024-03-04" },
    { "\"inLanguage\":\"sv\"", NOTANDA_META_LANGUAGE, "sv" },
    { "\"url\":\"https://a.example/x\"", NOTANDA_META_CANONICAL_ADDRESS, "https://a.example/x" },
    { "\"mainEntityOfPage\":{\"@id\":\"https://a.example/x\"}", NOTANDA_META_CANONICAL_ADDRESS, "https://a.example/x" },
    { "\"mainEntityOfPage\":\"https://a.example/x\"", NOTANDA_META_CANONICAL_ADDRESS, "https://a.example/x" },
  };
  static const char *const of_page[] = { "datePublished", "dateModified", "inLanguage", "author", "publisher" };
  static const NotandaMeta metas[] = { NOTANDA_META_DATE, NOTANDA_META_MODIFIED, NOTANDA_META_LANGUAGE, NOTANDA_META_BYLINE, NOTANDA_META_OUTLET };
  static const char *const values[] = { "2024-03-04", "2024-03-04", "sv", "Ann Other", "Harbour News" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = g_strdup_printf ("<script type=application/ld+json>{\"@type\":\"Article\",%s}</script>", cases[i].value);

      check (page, cases[i].meta, cases[i].found, "json-ld");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (of_page); i++)
    {
      g_autofree char *page = g_strdup_printf ("<script type=application/ld+json>{\"@type\":\"WebPage\",\"%s\":\"%s\"}</script>", of_page[i], values[i]);

      check (page, metas[i], values[i], "json-ld");
    }
}

/* What says that a page is a list, where nothing says that it is an article. */
static void
test_lists (void)
{
  static const struct
  {
    const char *page;
    gboolean    is_list;
  } cases[] = {
    { "<script type=application/ld+json>{\"@type\":\"CollectionPage\"}</script>", TRUE },
    { "<script type=application/ld+json>{\"@type\":\"SearchResultsPage\"}</script>", TRUE },
    { "<script type=application/ld+json>{\"@type\":\"ItemList\"}</script>", FALSE },
    { "<script type=application/ld+json>[{\"@type\":\"CollectionPage\"},{\"@type\":\"Article\"}]</script>", FALSE },
    { "<meta property=og:type content=article><script type=application/ld+json>{\"@type\":\"CollectionPage\"}</script>", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NotandaLoadOptions options = { .name = "x", .now = NOW };
      g_autoptr (NotandaHtmlTree) tree = notanda_html_tree_new (cases[i].page, strlen (cases[i].page));
      g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
      g_auto (NotandaPageData) data = { 0 };

      notanda_page_data_find (&data, tree, &options, loaded);
      if (data.is_list != cases[i].is_list)
        g_error ("%s: %d", cases[i].page, data.is_list);
    }
}

/* The longest text among what the scripts hold, wherever it is there. */
static void
test_state (void)
{
  static const char short_page[] = "<script>x = {\"a\": \"The ferry left at seven.\"}</script>";
  g_autofree char  *body = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const char        *pages[] = { short_page, NULL };
  NotandaLoadOptions options = { .name = "x", .now = NOW };

  for (guint i = 0; i < 10; i++)
    g_string_append_printf (text, "%sThe ferry to the island left at seven, and nobody on the quay looked up.", i > 0 ? " " : "");
  pages[1] = body = g_strdup_printf ("<script>y = {\"a\": 1}</script><script>x = {\"page\": {\"text\": \"%s\"}}</script>", text->str);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (NotandaHtmlTree) tree = notanda_html_tree_new (pages[i], strlen (pages[i]));
      g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
      g_auto (NotandaPageData) data = { 0 };

      notanda_page_data_find (&data, tree, &options, loaded);
      g_assert_cmpstr (data.state_body, ==, i == 0 ? NULL : text->str);
    }
}

/* Of two sources the one that is trusted more. */
static void
test_trust (void)
{
  static const struct
  {
    const char *page;
    NotandaMeta meta;
    const char *value;
    const char *from;
  } cases[] = {
    { "<html lang=sv><meta property=og:locale content=en>", NOTANDA_META_LANGUAGE, "sv", "html:lang" },
    { "<link rel=canonical href=https://a.example/x><meta property=og:url content=https://a.example/y>", NOTANDA_META_CANONICAL_ADDRESS,
      "https://a.example/x", "link:canonical" },
    { "<base href=https://b.example/y/><link rel=canonical href=x>", NOTANDA_META_CANONICAL_ADDRESS, "https://b.example/y/x", "link:canonical" },
    { "<link rel=canonical href=https://www.a.example/x>", NOTANDA_META_OUTLET, "a.example", "address" },
    { "<link rel=canonical href=https://a.example/2024/03/04/x>", NOTANDA_META_DATE, "2024-03-04", "address" },
    { "<meta property=og:site_name content='Harbour News'><script type=application/ld+json>{\"@type\":\"Article\",\"publisher\":\"Tide Works\"}</script>",
      NOTANDA_META_OUTLET, "Harbour News", "og:site_name" },
    /* which element is the article's */
    { "<h1>The boat left</h1><div class=date>2024-03-04</div><div class=date>2024-03-09</div>", NOTANDA_META_DATE, "2024-03-04", "class:date" },
    { "<div class=date>2024-03-09</div><p>x<p>x<p>x<h1>The boat left</h1><div class=date>2024-03-04</div>", NOTANDA_META_DATE, "2024-03-04", "class:date" },
    { "<time content=2024-03-04T10:00:00Z>2024-03-04</time>", NOTANDA_META_DATE, "2024-03-04T10:00:00Z", "time" },
    { "<div class=byline><p>Ann Other</p><p>March 4, 2024</p></div>", NOTANDA_META_DATE, "2024-03-04", "class:byline" },
    { "<p class=date>On the quay, 12 boats • 2024-03-04</p>", NOTANDA_META_DATE, "2024-03-04", "class:date" },
    /* who has written it, and not what they do */
    { "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":\"Ann Other, Senior Reporter\"}</script>", NOTANDA_META_BYLINE, "Ann Other", "json-ld" },
    { "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[\"Ann Other\",\"Bo Sample\"]}</script>", NOTANDA_META_BYLINE,
      "Ann Other, Bo Sample", "json-ld" },
    { "<meta name=author content='By Ann Other, Senior Reporter'>", NOTANDA_META_BYLINE, "Ann Other", "meta:author" },
    { "<p class=byline>Bo Sample</p><p>x<p>x<p>x<h1>The boat left</h1><p class=byline>Ann Other</p>", NOTANDA_META_BYLINE, "Ann Other", "class:byline" },
    { "<a rel=author>Bo Sample</a><p>x<p>x<p>x<h1>The boat left</h1><a rel=author>Ann Other</a>", NOTANDA_META_BYLINE, "Ann Other", "class:author" },
    { "<a href=/author/b>Bo Sample</a><p>x<p>x<p>x<h1>The boat left</h1><a href=/author/a>Ann Other</a>", NOTANDA_META_BYLINE, "Ann Other", "link:author" },
    { "<meta name=dc.creator content='Other, Ann'>", NOTANDA_META_BYLINE, "Ann Other", "citation_author" },
    { "<p class=byline>Ann Other and<br>Bo Sample</p>", NOTANDA_META_BYLINE, "Ann Other and Bo Sample", "class:byline" },
    { "<a rel=author>annother7</a>", NOTANDA_META_BYLINE, "annother7", "class:author" },
    { "<p class=byline>Harbour Newsroom</p>", NOTANDA_META_BYLINE, "Harbour Newsroom", "class:byline" },
    { "<h1>The boat left</h1><p>By</p><p>Ann Other</p>", NOTANDA_META_BYLINE, "Ann Other", "text" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (cases[i].page, cases[i].meta, cases[i].value, cases[i].from);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/meta/page-rules/metas", test_metas);
  g_test_add_func ("/notanda/extract/meta/page-rules/attributes", test_attributes);
  g_test_add_func ("/notanda/extract/meta/page-rules/classes", test_classes);
  g_test_add_func ("/notanda/extract/meta/page-rules/class-attributes", test_class_attributes);
  g_test_add_func ("/notanda/extract/meta/page-rules/author-links", test_author_links);
  g_test_add_func ("/notanda/extract/meta/page-rules/byline-starts", test_byline_starts);
  g_test_add_func ("/notanda/extract/meta/page-rules/change-labels", test_change_labels);
  g_test_add_func ("/notanda/extract/meta/page-rules/publication-labels", test_publication_labels);
  g_test_add_func ("/notanda/extract/meta/page-rules/script-keys", test_script_keys);
  g_test_add_func ("/notanda/extract/meta/page-rules/json-types", test_json_types);
  g_test_add_func ("/notanda/extract/meta/page-rules/json-values", test_json_values);
  g_test_add_func ("/notanda/extract/meta/page-rules/lists", test_lists);
  g_test_add_func ("/notanda/extract/meta/page-rules/state", test_state);
  g_test_add_func ("/notanda/extract/meta/page-rules/trust", test_trust);

  return g_test_run ();
}
