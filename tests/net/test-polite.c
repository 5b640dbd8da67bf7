/* test-polite.c: robots.txt, and what it keeps from being fetched
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-polite.h"
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

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/net/polite/rules", test_rules);
  g_test_add_func ("/notanda/net/polite/fetch", test_fetch);
  g_test_add_func ("/notanda/net/polite/turns", test_turns);
  g_test_add_func ("/notanda/net/polite/cancelled", test_cancelled);
  g_test_add_func ("/notanda/net/polite/trouble", test_trouble);
  return g_test_run ();
}
