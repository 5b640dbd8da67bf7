/* test-polite.c: robots.txt, and what it keeps from being fetched
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-polite.h"
#include "util/test-proxies.h"
#include "util/test-server.h"

static void
test_rules (void)
{
  static const struct
  {
    const char *text;
    const char *path;
    gboolean    allowed;
  } cases[] = {
    { "", "/a", TRUE },
    { "User-agent: *\nDisallow: /", "/a", FALSE },
    { "User-agent: *\nDisallow:", "/a", TRUE },
    { "User-agent: other\nDisallow: /", "/a", TRUE },
    { "User-agent: *\nDisallow: /\n\nUser-agent: Notanda\nDisallow: /b", "/a", TRUE },
    { "User-agent: *\nAllow: /\n\nUser-agent: notanda/1.0\nDisallow: /a", "/a", FALSE },
    { "User-agent: notandabot\nDisallow: /", "/a", TRUE },
    { "User-agent: x\nUser-agent: *\r\ndisallow : /a # why\r\n", "/ab", FALSE },
    { "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", TRUE },
    { "User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", FALSE },
    { "User-agent: *\nDisallow: /a\nAllow: /a", "/a", TRUE },
    { "User-agent: *\nDisallow: /*.xml$", "/x/feed.xml", FALSE },
    { "User-agent: *\nDisallow: /*.xml$", "/x/feed.xml?a", TRUE },
    { "User-agent: *\nDisallow: /*.xml$", "/a.xml.xml", FALSE },
    { "User-agent: *\nDisallow: /a*c", "/abbbcd", FALSE },
    { "User-agent: *\nDisallow: /a$", "/ab", TRUE },
    { "User-agent: *\nDisallow: *?s=", "/a?s=1", FALSE },
    { "Disallow: /", "/a", TRUE },
    { "<html>no rules</html>", "/a", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = g_strconcat ("https://site.test", cases[i].path, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (notanda_robots_allow (cases[i].text, strlen (cases[i].text), address), ==, cases[i].allowed);
    }
}

static void
test_fetch (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaPolite) polite = notanda_polite_new (1);
  g_autofree char    *open = test_server_dup_address (server, NULL, "/open");
  g_autofree char    *closed = test_server_dup_address (server, NULL, "/closed");
  g_autofree char    *requests = NULL;
  NotandaFetchOptions options = { .allow_private = TRUE };
  g_autoptr (NotandaFetched) fetched = NULL;
  g_autoptr (GError) error = NULL;

  test_server_add_page (server, "/robots.txt", "User-agent: *\nDisallow: /closed\n");
  test_server_add_page (server, "/open", "a");
  test_server_add_page (server, "/closed", "b");
  g_assert_null (notanda_polite_fetch (polite, closed, &options, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_clear_error (&error);
  fetched = notanda_polite_fetch (polite, open, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  requests = test_server_dup_requests (server);
  g_assert_null (strstr (requests, "/closed"));
  /* once for both */
  g_assert_cmpuint (test_server_count_requests (server), ==, 2);
}

/* However fast the server is, there is a pause between two requests: of the rules and of the page, and of another page. */
static void
test_turns (void)
{
  const guint gap = 300;
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaPolite) polite = notanda_polite_new (gap);
  g_autofree char    *address = test_server_dup_address (server, NULL, "/a");
  NotandaFetchOptions options = { .allow_private = TRUE };
  gint64              start = g_get_monotonic_time ();

  test_server_add_page (server, "/a", "a");
  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaFetched) fetched = notanda_polite_fetch (polite, address, &options, NULL, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (g_get_monotonic_time () - start, >=, i * gap * G_GINT64_CONSTANT (1000));
    }
  g_assert_cmpuint (test_server_count_requests (server), ==, 3);
}

typedef struct
{
  NotandaPolite             *polite;
  const NotandaFetchOptions *options;
  const char                *address;
} Crossing;

typedef struct
{
  TestServer   *server;
  GCancellable *cancellable;
} Hurry;

static gpointer
cancel_after_rules (gpointer data)
{
  Hurry *hurry = data;

  while (test_server_count_requests (hurry->server) == 0)
    g_thread_yield ();
  g_cancellable_cancel (hurry->cancellable);

  return NULL;
}

/* The wait for a turn, here of minutes, can be given up. */
static void
test_cancelled (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaPolite) polite = notanda_polite_new (G_MAXINT);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char    *address = test_server_dup_address (server, NULL, "/a");
  NotandaFetchOptions options = { .allow_private = TRUE };
  Hurry               hurry = { server, cancellable };
  GThread            *thread = g_thread_new ("hurry", cancel_after_rules, &hurry);
  g_autoptr (GError) error = NULL;

  test_server_add_page (server, "/a", "a");
  g_assert_null (notanda_polite_fetch (polite, address, &options, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_server_count_requests (server), ==, 1);
  g_thread_join (thread);
}

static void
test_trouble (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autofree char    *address = test_server_dup_address (server, NULL, "/a");
  NotandaFetchOptions options = { .allow_private = TRUE };

  test_server_add_page (server, "/a", "a");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NotandaPolite) polite = notanda_polite_new (1);
      g_autoptr (NotandaFetched) fetched = NULL;
      g_autoptr (GError) error = NULL;

      /* first there is none, then it can't be had */
      fetched = notanda_polite_fetch (polite, address, &options, NULL, NULL, NULL, NULL, &error);
      g_assert_cmpint (fetched != NULL, ==, i == 0);
      test_server_add (server, "/robots.txt", "HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
    }
}

/* A site in trouble is asked twice, and all its addresses hear of it. */
static void
test_trouble_twice (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaPolite) polite = notanda_polite_new (1);
  NotandaFetchOptions options = { .allow_private = TRUE };
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) error = NULL;

  test_server_add (server, "/robots.txt", "HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *address = test_server_dup_address (server, NULL, path);

      g_clear_error (&error);
      g_assert_null (notanda_polite_fetch (polite, address, &options, NULL, NULL, NULL, NULL, &error));
      g_assert_nonnull (error);
      if (first == NULL)
        first = g_error_copy (error);
      g_assert_error (error, first->domain, first->code);
      g_assert_cmpstr (error->message, ==, first->message);
    }
  g_assert_cmpuint (test_server_count_requests (server), ==, 2);
}

/* One that only stumbled isn't taken for one that is down. */
static void
test_stumble (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaPolite) polite = notanda_polite_new (1);
  g_autofree char    *address = test_server_dup_address (server, NULL, "/a");
  NotandaFetchOptions options = { .allow_private = TRUE };

  test_server_add_page (server, "/a", "a");
  test_server_add (server, "/robots.txt", "HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaFetched) fetched = notanda_polite_fetch (polite, address, &options, NULL, NULL, NULL, NULL, &error);

      g_assert_cmpint (fetched != NULL, ==, i == 1);
      test_server_add (server, "/robots.txt", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
    }
}

/* A server that says when it wants to be asked for its rules is asked then, whatever of it is wanted. */
static void
test_pause (void)
{
  static const char *const heads[] = { "HTTP/1.1 503 Down\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 429 Slow\r\nRetry-After: 86400\r\nContent-Length: 0\r\n\r\n" };
  static const guint       pauses[] = { 3600, 86400 };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (TestServer) server = test_server_new (NULL);
      g_autoptr (NotandaPolite) polite = notanda_polite_new (1);
      NotandaFetchOptions options = { .allow_private = TRUE };

      test_server_add (server, "/robots.txt", heads[i], NULL, TEST_SERVER_CLOSE);
      for (guint j = 0; j < 2; j++)
        {
          g_autofree char *path = g_strdup_printf ("/%u", j);
          g_autofree char *address = test_server_dup_address (server, NULL, path);
          g_auto (NotandaFetchTrouble) trouble = { 0 };
          g_autoptr (GError) error = NULL;

          g_assert_null (notanda_polite_fetch (polite, address, &options, NULL, NULL, &trouble, NULL, &error));
          g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED);
          g_assert_cmpuint (trouble.retry_after, >, pauses[i] - 600);
          g_assert_cmpuint (trouble.retry_after, <=, pauses[i]);
        }
      g_assert_cmpuint (test_server_count_requests (server), ==, 1);
    }
}

/* Also one that was down twice is asked again when the pause is over. */
static void
test_pause_over (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaPolite) polite = notanda_polite_new (1);
  g_autofree char    *address = test_server_dup_address (server, NULL, "/a");
  NotandaFetchOptions options = { .allow_private = TRUE };
  guint               n = 0;

  test_server_add_page (server, "/a", "a");
  test_server_add (server, "/robots.txt", "HTTP/1.1 503 Down\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  while (n < 3)
    {
      g_autoptr (NotandaFetched) fetched = notanda_polite_fetch (polite, address, &options, NULL, NULL, NULL, NULL, NULL);

      g_assert_null (fetched);
      g_usleep (10000);
      n = test_server_count_requests (server);
    }
}

/* What the user has yet to allow is no trouble of the site. */
static void
test_not_yet_allowed (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaPolite) polite = notanda_polite_new (1);
  g_autofree char *address = test_server_dup_address (server, NULL, "/a");
  g_autoptr (GError) error = NULL;

  test_server_add_page (server, "/a", "a");
  for (guint i = 0; i < 2; i++)
    {
      NotandaFetchOptions options = { .allow_private = i == 1 };
      g_autoptr (NotandaFetched) fetched = NULL;

      g_clear_error (&error);
      fetched = notanda_polite_fetch (polite, address, &options, NULL, NULL, NULL, NULL, &error);
      if (i == 0)
        g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_PRIVATE_ADDRESS);
      else
        g_assert_no_error (error);
    }
}

static void
add_redirect (TestServer *server,
              const char *path,
              const char *to)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", to);

  test_server_add (server, path, head, NULL, TEST_SERVER_CLOSE);
}

/* Rules hold for where a redirect leads, on the same site and on another one. */
static void
test_redirect_rules (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaPolite) polite = notanda_polite_new (1);
  g_autofree char    *proxy = test_server_dup_address (server, NULL, "");
  NotandaFetchOptions options = { 0 };
  static const struct
  {
    const char *address;
    gboolean    allowed;
  } cases[] = { { "http://site-one.test/open", TRUE }, { "http://site-one.test/same", FALSE }, { "http://site-one.test/other", FALSE } };

  test_proxies_set ("http://site-", proxy);
  test_server_add_page (server, "http://site-one.test/robots.txt", "User-agent: *\nDisallow: /closed\n");
  test_server_add_page (server, "http://site-two.test/robots.txt", "User-agent: *\nDisallow: /shut\n");
  test_server_add_page (server, "http://site-one.test/closed", "a");
  test_server_add_page (server, "http://site-two.test/shut", "a");
  test_server_add_page (server, "http://site-two.test/fine", "a");
  add_redirect (server, "http://site-one.test/open", "http://site-two.test/fine");
  add_redirect (server, "http://site-one.test/same", "/closed");
  add_redirect (server, "http://site-one.test/other", "http://site-two.test/shut");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaFetched) fetched = notanda_polite_fetch (polite, cases[i].address, &options, NULL, NULL, NULL, NULL, &error);

      if (cases[i].allowed)
        g_assert_no_error (error);
      else
        g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
    }
  /* the rules of both, what was asked for three times, and the one page */
  g_assert_cmpuint (test_server_count_requests (server), ==, 6);
}

/* A redirect to the same host waits as well. */
static void
test_redirect_turns (void)
{
  const guint gap = 300;
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaPolite) polite = notanda_polite_new (gap);
  g_autofree char    *address = test_server_dup_address (server, NULL, "/a");
  NotandaFetchOptions options = { .allow_private = TRUE };
  gint64              start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaFetched) fetched = NULL;

  add_redirect (server, "/a", "/b");
  test_server_add_page (server, "/b", "b");
  fetched = notanda_polite_fetch (polite, address, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (test_server_count_requests (server), ==, 3);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2 * gap * G_GINT64_CONSTANT (1000));
}

static gpointer
fetch_to_end (gpointer data)
{
  Crossing *crossing = data;
  g_autoptr (NotandaFetched) fetched = notanda_polite_fetch (crossing->polite, crossing->address, crossing->options, NULL, NULL, NULL, NULL, NULL);

  return GINT_TO_POINTER (fetched != NULL);
}

/* Two sites that lead to each other, asked at once, hold nobody up. */
static void
test_redirect_crossing (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaPolite) polite = notanda_polite_new (1);
  g_autofree char    *proxy = test_server_dup_address (server, NULL, "");
  NotandaFetchOptions options = { 0 };
  Crossing            crossings[] = { { polite, &options, "http://site-one.test/a" }, { polite, &options, "http://site-two.test/a" } };
  GThread            *threads[G_N_ELEMENTS (crossings)];

  test_proxies_set ("http://site-", proxy);
  add_redirect (server, "http://site-one.test/a", "http://site-two.test/b");
  add_redirect (server, "http://site-two.test/a", "http://site-one.test/b");
  test_server_add_page (server, "http://site-one.test/b", "b");
  test_server_add_page (server, "http://site-two.test/b", "b");
  for (guint round = 0; round < 20; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (crossings); i++)
        threads[i] = g_thread_new ("crossing", fetch_to_end, &crossings[i]);
      for (guint i = 0; i < G_N_ELEMENTS (crossings); i++)
        g_assert_true (GPOINTER_TO_INT (g_thread_join (threads[i])));
    }
}

int
main (int    argc,
      char **argv)
{
  test_proxies_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/net/polite/rules", test_rules);
  g_test_add_func ("/notanda/net/polite/fetch", test_fetch);
  g_test_add_func ("/notanda/net/polite/turns", test_turns);
  g_test_add_func ("/notanda/net/polite/cancelled", test_cancelled);
  g_test_add_func ("/notanda/net/polite/trouble", test_trouble);
  g_test_add_func ("/notanda/net/polite/trouble-twice", test_trouble_twice);
  g_test_add_func ("/notanda/net/polite/stumble", test_stumble);
  g_test_add_func ("/notanda/net/polite/pause", test_pause);
  g_test_add_func ("/notanda/net/polite/pause-over", test_pause_over);
  g_test_add_func ("/notanda/net/polite/not-yet-allowed", test_not_yet_allowed);
  g_test_add_func ("/notanda/net/polite/redirect-rules", test_redirect_rules);
  g_test_add_func ("/notanda/net/polite/redirect-turns", test_redirect_turns);
  g_test_add_func ("/notanda/net/polite/redirect-crossing", test_redirect_crossing);
  return g_test_run ();
}
