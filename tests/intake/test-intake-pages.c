/* test-intake-pages.c: addresses that lead to no article, or on to something else
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "intake/intake-fixture.h"

#include <string.h>

#include "base/notanda-error.h"
#include "util/test-proxies.h"

static void
test_trouble (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_false (take_in (fixture, "site.test", "/missing"));
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED);
  g_assert_cmpuint (fixture->intake.trouble.status, ==, 404);
  g_assert_null (fixture->intake.document);
}

static void
test_feed (Fixture      *fixture,
           gconstpointer data)
{
  test_server_add_page (fixture->server, "/feed", "<rss version=\"2.0\"><channel><title>News</title><item><title>Storm</title><link>/storm</link></item></channel></rss>");
  g_assert_false (take_in (fixture, "site.test", "/feed"));
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_CHOICE);
  g_assert_cmpuint (fixture->intake.loaded->items->len, ==, 1);
}

/* What can't be an article is no document, and says what it is; one without any text has nothing to be opened anyway. */
static void
test_no_article (Fixture      *fixture,
                 gconstpointer data)
{
  static const struct
  {
    const char *page;
    int         code;
    const char *says;
  } cases[] = {
    { "<title>Sign in</title><p>Welcome back.</p><form><input name=u><input type=password></form>", NOTANDA_ERROR_REFUSED, "a login" },
    { "<h1>Page not found</h1><p>It could not be found.</p>", NOTANDA_ERROR_REFUSED, "an error message" },
    { "<h1>Before you go on</h1><p>We and our partners use cookies to show you advertisements that fit you.</p><button>Accept all</button>", NOTANDA_ERROR_REFUSED, "a question" },
    { "<title>Just a moment...</title><h1>site.test</h1><p>Verify you are human by completing the action below.</p>", NOTANDA_ERROR_REFUSED, "an error message" },
    { "<noscript>You need to enable JavaScript to run this app.</noscript>", NOTANDA_ERROR_REFUSED, "a browser would" },
    { "<title>App</title><div id=root></div><script src=/app.js></script>", NOTANDA_ERROR_EMPTY, "A browser would" },
    { "<title>Nothing</title><body></body>", NOTANDA_ERROR_EMPTY, "no text in this page" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/page-%u", i);

      test_server_add_page (fixture->server, path, cases[i].page);
      g_assert_false (take_in (fixture, "site.test", path));
      g_assert_error (fixture->error, NOTANDA_ERROR, cases[i].code);
      g_assert_nonnull (strstr (fixture->error->message, cases[i].says));
      g_assert_null (fixture->intake.document);
    }
}

/* All that makes a browser ask for more, each under an address of its own on the page's own host. */
static const char references[] =
    "<base href=/base/><link rel=stylesheet href=/a.css><link rel=preload as=script href=/a.js><link rel=icon href=/a.ico>"
    "<link rel=manifest href=/a.webmanifest><link rel=prefetch href=/next><link rel=dns-prefetch href=//other.test><link rel=preconnect href=//other.test>"
    "<link rel=modulepreload href=/m.js><link rel=canonical href=/canonical><link rel=amphtml href=/amp><link rel=next href=/next>"
    "<link rel=alternate type='application/rss+xml' href=/feed><meta http-equiv=refresh content='3;url=/refreshed'>"
    "<meta property=og:image content=/og.png><style>@import url(/b.css); p { background: url(/bg.png) }</style>"
    "<script src=/script.js></script><script type=module>import '/n.js'; fetch ('/fetched'); new Image ().src = '/pixel';</script>"
    "<script type='application/ld+json'>{\"@context\":\"/context\",\"@type\":\"NewsArticle\",\"image\":\"/ld.png\"}</script>"
    "<!DOCTYPE html SYSTEM '/dtd'><?xml-stylesheet href='/x.xsl'?>";
static const char inner_references[] =
    "<img src=/i.png srcset='/i2.png 2x' onerror='fetch(\"/error\")'><img src=/pixel.gif width=1 height=1><picture><source srcset=/s.webp></picture>"
    "<iframe src=/frame></iframe><frame src=/old><object data=/o><embed src=/e><applet code=/p></applet><video src=/v poster=/poster><track src=/t></video>"
    "<audio src=/au></audio><form action=/form><input type=image src=/in.png><button autofocus onfocus='submit()'>x</button></form>"
    "<a href=/link ping=/ping>x</a><p style='background: url(/st.png)'>x<svg><image href=/svg.png /><use href='/u.svg#a'/></svg>"
    "<body background=/bb.png><table background=/tb.png><tr><td>x</table><noscript><img src=/noscript.png></noscript><template><img src=/tpl.png></template>";

static void
test_one_request (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *middle = g_strconcat (SECOND, inner_references, NULL);
  g_autofree char *requests = NULL;

  add_article (fixture, "/heavy", references, middle);
  take_in_well (fixture, "site.test", "/heavy");
  requests = test_server_dup_requests (fixture->server);
  g_test_message ("%s", requests);
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 1);
}

/* Where the page that was asked for leads to, which the user has not asked for. */
static void
assert_leads_nowhere (Fixture    *fixture,
                      const char *link)
{
  guint n = test_server_count_requests (fixture->server);

  g_test_message ("%s", link);
  g_assert_nonnull (strstr (link, "//inner.test:"));
  notanda_intake_clear (&fixture->intake);
  fixture->options.fetch.is_linked = TRUE;
  g_assert_false (notanda_intake_address (link, &fixture->options, fixture->identity, &fixture->intake, NULL, &fixture->error));
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_nonnull (strstr (fixture->error->message, "inner.test"));
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, n);
  fixture->options.fetch.is_linked = FALSE;
}

static void
test_led_inside (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char  *inner = test_server_dup_address (fixture->server, "inner.test", "/secret");
  const char *const pages[] = { "<meta http-equiv=refresh content='0;url=%s'>", "<base href='%s'><meta http-equiv=refresh content='0;url=/secret'>",
                                "<base href='%s'><iframe src=/secret></iframe>",
                                "<rss version='2.0'><channel><title>News</title><item><title>Storm</title><link>%s</link></item></channel></rss>",
                                "<rss version='2.0' xml:base='%s'><channel><title>News</title><item><title>Storm</title><link>secret</link></item></channel></rss>" };

  test_resolver_add (fixture->resolver, "inner.test", "127.0.0.1");
  add_article (fixture, "/secret", "", SECOND);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_auto (GStrv) parts = g_strsplit (pages[i], "%s", -1);
      g_autofree char *page = g_strjoinv (inner, parts);
      g_autofree char *path = g_strdup_printf ("/lead-%u", i);
      g_autofree char *link = NULL;

      test_server_add_page (fixture->server, path, page);
      g_assert_false (take_in (fixture, "site.test", path));
      g_assert_nonnull (fixture->intake.loaded);
      if (fixture->intake.loaded->items->len > 0)
        link = g_strdup (((NotandaFeedItem *) g_ptr_array_index (fixture->intake.loaded->items, 0))->address);
      else
        link = g_strdup (notanda_load_get_lead (fixture->intake.loaded)->address);
      g_clear_error (&fixture->error);
      assert_leads_nowhere (fixture, link);
    }
}

/* The helper for PDF is a build option. */
static gboolean
has_pdf (void)
{
  g_autofree char *program = g_strconcat (g_getenv ("NOTANDA_LOADER"), "-pdf", NULL);

  return g_file_test (program, G_FILE_TEST_IS_EXECUTABLE);
}

/* What a file is, is told by its bytes, whatever the server calls it. */
static void
test_wrong_types (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *type;
    const char *part;
    const char *words;
  } cases[] = {
    { "orchard.epub", "text/html; charset=utf-8", "*", "café brown" },
    { "orchard.epub", "application/pdf", "*", "café brown" },
    { "columns.pdf", "text/plain", NULL, "The third one tells of the river." },
    { "columns.pdf", "application/epub+zip", NULL, "The third one tells of the river." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "load", "files", cases[i].name, NULL);
      g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n", cases[i].type);
      g_autofree char *page = g_strdup_printf ("/%u", i);
      g_autofree char *content = NULL;
      g_autoptr (GBytes) body = NULL;
      gsize size;

      if (g_str_has_suffix (cases[i].name, ".pdf") && !has_pdf ())
        continue;
      g_test_message ("%s as %s", cases[i].name, cases[i].type);
      g_assert_true (g_file_get_contents (path, &content, &size, NULL));
      body = g_bytes_new (content, size);
      test_server_add (fixture->server, page, head, body, TEST_SERVER_CLOSE);
      fixture->options.load.part = cases[i].part;
      take_in_well (fixture, "site.test", page);
      g_assert_nonnull (strstr (notanda_article_get_text (notanda_document_get_article (fixture->intake.document), NULL), cases[i].words));
    }
}

/* All as the server has them as a proxy. */
static void
add_redirect (Fixture    *fixture,
              const char *from,
              const char *to)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", to);

  test_server_add (fixture->server, from, head, NULL, TEST_SERVER_CLOSE);
}

static void
take_in_led (Fixture    *fixture,
             const char *address)
{
  notanda_intake_clear (&fixture->intake);
  notanda_intake_address (address, &fixture->options, fixture->identity, &fixture->intake, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
}

/* Which hosts led to a page is said; that a site leads to itself is not. */
static void
test_redirects (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *proxy = test_server_dup_address (fixture->server, NULL, "");

  test_proxies_set ("http://", proxy);
  add_article (fixture, "http://other.test/storm", "", SECOND);
  add_article (fixture, "http://www.site.test/again", "", SECOND SECOND);
  add_redirect (fixture, "http://site.test/1", "http://site.test/2");
  add_redirect (fixture, "http://site.test/2", "http://other.test/storm");
  add_redirect (fixture, "http://site.test/3", "http://www.site.test/again");
  take_in_led (fixture, "http://site.test/1");
  g_assert_cmpstr (fixture->intake.notice, ==, "The address led to another site: site.test → other.test.");
  take_in_led (fixture, "http://site.test/3");
  g_assert_null (fixture->intake.notice);
  /* asked for a cookie elsewhere, and sent back */
  add_article (fixture, "http://site.test/read", "", SECOND SECOND SECOND);
  add_redirect (fixture, "http://site.test/4", "http://consent.test/");
  add_redirect (fixture, "http://consent.test/", "http://site.test/read");
  take_in_led (fixture, "http://site.test/4");
  g_assert_null (fixture->intake.notice);
  test_proxies_set (NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  test_proxies_install ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("intake-pages/trouble", test_trouble);
  ADD ("intake-pages/feed", test_feed);
  ADD ("intake-pages/no-article", test_no_article);
  ADD ("intake-pages/one-request", test_one_request);
  ADD ("intake-pages/led-inside", test_led_inside);
  ADD ("intake-pages/wrong-types", test_wrong_types);
  ADD ("intake-pages/redirects", test_redirects);
  return g_test_run ();
}
