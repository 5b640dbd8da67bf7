/* test-fetch.c: pages from a server that says where else they are, or that they are nowhere
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "net/fetch-fixture.h"

static void
test_page (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *address = test_server_dup_address (fixture->server, NULL, "/a?b=1");
  g_autofree char *requests = NULL;

  test_server_add_page (fixture->server, "/a?b=1", PAGE);
  fetch (fixture, "/a?b=1#c");
  assert_body (fixture, PAGE);
  g_assert_cmpuint (fixture->fetched->status, ==, 200);
  g_assert_cmpuint (fixture->fetched->chain->len, ==, 1);
  g_assert_cmpstr (fixture->fetched->address, ==, address);
  g_assert_cmpstr (fixture->fetched->content_type, ==, "text/html; charset=utf-8");
  g_assert_cmpstr (fixture->fetched->charset, ==, "utf-8");
  g_assert_null (notanda_fetched_dup_notice (fixture->fetched));

  requests = test_server_dup_requests (fixture->server);
  g_assert_nonnull (strstr (requests, "\nUser-Agent: Notanda/" NOTANDA_VERSION "\n"));
  g_assert_null (strstr (requests, "Cookie"));
  g_assert_null (strstr (requests, "Referer"));
  g_assert_null (strstr (requests, "Authorization"));
  g_assert_null (strstr (requests, "#"));
}

static void
test_no_password_sent (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *requests = NULL;

  add (fixture, "/", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"a\"\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  fetch_from (fixture, "ann:secret@127.0.0.1", "/");
  assert_failed (fixture, NOTANDA_ERROR_FAILED, "login");
  requests = test_server_dup_requests (fixture->server);
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 1);
  g_assert_null (strstr (requests, "Authorization"));
}

static void
test_redirects (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *requests = NULL;

  add (fixture, "/1", "HTTP/1.1 301 Moved\r\nLocation: /2\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  add (fixture, "/2", "HTTP/1.1 302 Found\r\nLocation: %s/3#x\r\n\r\n", "x", TEST_SERVER_REPEAT);
  add (fixture, "/3", "HTTP/1.1 303 See\r\nLocation: 4\r\nContent-Length: 9\r\n\r\n", NULL, TEST_SERVER_HOLD);
  add (fixture, "/4", "HTTP/1.1 307 Temporary\r\nLocation: ?5\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  add (fixture, "/4?5", "HTTP/1.1 308 Permanent\r\nLocation: /6\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  test_server_add_page (fixture->server, "/6", PAGE);
  fetch (fixture, "/1");
  assert_body (fixture, PAGE);
  g_assert_cmpuint (fixture->fetched->chain->len, ==, 6);
  g_assert_true (g_str_has_suffix (fixture->fetched->address, "/6"));
  requests = test_server_dup_requests (fixture->server);
  g_assert_null (strstr (requests, "Cookie"));

  add (fixture, "/6", "HTTP/1.1 302 Found\r\nLocation: /7\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  fetch (fixture, "/1");
  assert_failed (fixture, NOTANDA_ERROR_REFUSED, "too often");
}

static void
test_refused_redirects (Fixture      *fixture,
                        gconstpointer data)
{
  static const char *const targets[] = { "file:///etc/passwd", "ftp://a.test/", "javascript:alert(1)", "data:text/html,x", "http://", "https://[" };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *head = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", targets[i]);

      add (fixture, "/a", head, NULL, TEST_SERVER_CLOSE);
      fetch (fixture, "/a");
      assert_failed (fixture, NOTANDA_ERROR_REFUSED, "no web address");
    }

  add (fixture, "/b", "HTTP/1.1 302 Found\r\nLocation: /c\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  add (fixture, "/c", "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  fetch (fixture, "/b");
  assert_failed (fixture, NOTANDA_ERROR_REFUSED, "in a circle");
  g_assert_true (g_str_has_suffix (fixture->trouble.address, "/c"));
}

static void
test_private (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const hosts[] = { NULL, "localhost", "site.test", "[::ffff:127.0.0.1]", "a.localhost" };

  test_server_add_page (fixture->server, "/", PAGE);
  fixture->options.allow_private = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      fetch_from (fixture, hosts[i], "/");
      assert_failed (fixture, NOTANDA_ERROR_PRIVATE_ADDRESS, "your own network");
    }
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 0);

  /* before anybody looks it up, who may be a proxy */
  for (const char *const *host = (const char *const[]) { "127.1", "2130706433", "0x7f.1", "localhost.", "127.0.0.1.", NULL }; *host != NULL; host++)
    {
      fetch_from (fixture, *host, "/");
      assert_failed (fixture, NOTANDA_ERROR_PRIVATE_ADDRESS, "your own network");
    }

  fixture->options.allow_private = TRUE;
  fetch_from (fixture, "site.test", "/");
  assert_body (fixture, PAGE);

  fixture->options.is_linked = TRUE;
  fetch_from (fixture, "site.test", "/");
  assert_failed (fixture, NOTANDA_ERROR_REFUSED, "type the address yourself");
}

static void
test_redirect_to_private (Fixture      *fixture,
                          gconstpointer data)
{
  test_resolver_add (fixture->resolver, "evil.test", "127.0.0.1");
  add (fixture, "/a", "HTTP/1.1 302 Found\r\nLocation: %s/secret\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  test_server_add_page (fixture->server, "/secret", PAGE);
  fetch_from (fixture, "site.test", "/a");
  assert_failed (fixture, NOTANDA_ERROR_REFUSED, "127.0.0.1: ");
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 1);
}

/* The name led to a public address when it was looked at, and leads inside when it is used. */
static void
test_changing_name (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *target = test_server_dup_address (fixture->server, "evil.test", "/secret");
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", target);
  GList           *seen;

  test_resolver_add (fixture->resolver, "evil.test", "1.1.1.1");
  test_resolver_add (fixture->resolver, "evil.test", "127.0.0.1");
  seen = g_resolver_lookup_by_name (G_RESOLVER (fixture->resolver), "evil.test", NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_resolver_free_addresses (seen);

  add (fixture, "/a", head, NULL, TEST_SERVER_CLOSE);
  test_server_add_page (fixture->server, "/secret", PAGE);
  fetch_from (fixture, "site.test", "/a");
  assert_failed (fixture, NOTANDA_ERROR_REFUSED, "evil.test: ");
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 1);
}

static void
test_statuses (Fixture      *fixture,
               gconstpointer data)
{
  static const struct
  {
    const char *line;
    const char *part;
    guint       status;
    guint       retry_after;
  } cases[] = {
    { "404 Not Found", "no such page", 404, 0 },
    { "410 Gone", "for good", 410, 0 },
    { "403 Forbidden", "paste", 403, 0 },
    { "451 Unavailable", "legal", 451, 0 },
    { "429 Too Many\r\nRetry-After: 90", "in 90 seconds", 429, 90 },
    { "503 Down\r\nRetry-After: 1200", "in 20 minutes", 503, 1200 },
    { "503 Down\r\nRetry-After: Wed, 01 Jan 2020 00:00:00 GMT", "later", 503, 0 },
    { "503 Down\r\nRetry-After: 99999999999999999999999", "later", 503, 0 },
    { "503 Down\r\nRetry-After: 86400", "in 24 hours", 503, 86400 },
    { "503 Down\r\nRetry-After: 999999999999", "in 30 days", 503, 30 * 24 * 3600 },
    { "500 Error", "later", 500, 0 },
    { "418 Teapot", "paste", 418, 0 },
    { "304 Not Modified", "paste", 304, 0 },
    { "300 Choices", "paste", 300, 0 },
    { "302 Found", "paste", 302, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *head = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Length: 0\r\n\r\n", cases[i].line);

      add (fixture, "/", head, NULL, TEST_SERVER_CLOSE);
      fetch (fixture, "/");
      assert_failed (fixture, NOTANDA_ERROR_FAILED, cases[i].part);
      g_assert_cmpuint (fixture->trouble.status, ==, cases[i].status);
      g_assert_cmpuint (fixture->trouble.retry_after, ==, cases[i].retry_after);
    }
}

static void
test_conditional (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *requests = NULL;

  add (fixture, "/", OK "ETag: \"1\"\r\nLast-Modified: Wed, 01 Jan 2020 00:00:00 GMT\r\nContent-Length: 1\r\n\r\n", "a", TEST_SERVER_CLOSE);
  fetch (fixture, "/");
  assert_body (fixture, "a");
  g_assert_cmpstr (fixture->fetched->etag, ==, "\"1\"");
  g_assert_cmpstr (fixture->fetched->modified, ==, "Wed, 01 Jan 2020 00:00:00 GMT");

  fixture->options.etag = "\"1\"";
  fixture->options.modified = "Wed, 01 Jan 2020 00:00:00 GMT";
  add (fixture, "/", "HTTP/1.1 304 Not Modified\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  fetch (fixture, "/");
  assert_body (fixture, "");
  g_assert_cmpuint (fixture->fetched->status, ==, 304);
  requests = test_server_dup_requests (fixture->server);
  g_assert_nonnull (strstr (requests, "If-None-Match: \"1\"\n"));
  g_assert_nonnull (strstr (requests, "If-Modified-Since: Wed, 01 Jan 2020 00:00:00 GMT\n"));
}

#define ADD(name, data, func) g_test_add ("/notanda/net/fetch/" name, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("page", NULL, test_page);
  ADD ("no-password-sent", NULL, test_no_password_sent);
  ADD ("redirects", NULL, test_redirects);
  ADD ("refused-redirects", NULL, test_refused_redirects);
  ADD ("private", NULL, test_private);
  ADD ("redirect-to-private", NULL, test_redirect_to_private);
  ADD ("changing-name", NULL, test_changing_name);
  ADD ("statuses", NULL, test_statuses);
  ADD ("conditional", NULL, test_conditional);
  return g_test_run ();
}
