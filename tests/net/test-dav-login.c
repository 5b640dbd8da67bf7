/* test-dav-login.c: to whom the WebDAV client gives a password, and which certificate it takes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "net/dav-fixture.h"
#include "util/test-proxies.h"

#define BASE64 "YW5uOm9wZW4gc2VzYW1l"
#define BASIC(realm) "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"" realm "\"\r\n" NONE
#define DIGEST "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\", qop=\"auth\", algorithm=MD5\r\n" NONE

/* ---- passwords */

static void
test_body_after_question (DavFixture   *fixture,
                          gconstpointer data)
{
  g_autofree char *requests = NULL;

  dav_fixture_add (fixture, "OPTIONS /dav/", "HTTP/1.1 200 OK\r\nDAV: 1,2\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  dav_fixture_add (fixture, "PUT /dav/a", data, NULL, TEST_SERVER_CLOSE);
  dav_fixture_add (fixture, "auth PUT /dav/a", "HTTP/1.1 201 Created\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_works (fixture, NOTANDA_DAV_PUT, "a");
  requests = test_server_dup_requests (fixture->server);
  g_assert_nonnull (strstr (strstr (requests, "[4 bytes]") + 1, "[4 bytes]"));
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 3);
  g_assert_null (strstr (requests, "Accept-Encoding"));
  g_assert_null (strstr (requests, "Cookie"));
}

static void
test_asked_once (DavFixture   *fixture,
                 gconstpointer data)
{
  dav_fixture_add (fixture, "/dav/a", data, NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_PASSWORD, "doesn’t accept");
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 2);
  /* without one nothing is sent */
  notanda_dav_set_login (fixture->dav, NULL, NULL);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_PASSWORD, "enter them");
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 3);
}

static void
test_other_realm (DavFixture   *fixture,
                  gconstpointer data)
{
  g_autofree char *requests = NULL;

  dav_fixture_add (fixture, "/dav/a/a", BASIC ("first"), NULL, TEST_SERVER_CLOSE);
  dav_fixture_add (fixture, "auth GET /dav/a/a", "HTTP/1.1 200 OK\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  dav_fixture_add (fixture, "/other/b", BASIC ("second"), NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_works (fixture, NOTANDA_DAV_GET, "a/a");
  dav_fixture_add (fixture, "/dav/b/b", BASIC ("second"), NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "b/b", NOTANDA_ERROR_PASSWORD, "something else");
  requests = test_server_dup_requests (fixture->server);
  g_assert_null (strstr (strstr (requests, "GET /dav/b/b"), "Authorization"));
}

static void
test_plain (DavFixture   *fixture,
            gconstpointer data)
{
  g_autofree char *requests = NULL;

  dav_fixture_open_at (fixture, "site.test");
  dav_fixture_add (fixture, "/dav/a", BASIC ("a"), NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_PASSWORD, "https://");
  requests = test_server_dup_requests (fixture->server);
  g_assert_null (strstr (requests, "Authorization"));
  /* what can't be read there may go there */
  dav_fixture_add (fixture, "/dav/b", DIGEST, NULL, TEST_SERVER_CLOSE);
  dav_fixture_add (fixture, "auth GET /dav/b", "HTTP/1.1 200 OK\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_works (fixture, NOTANDA_DAV_GET, "b");
}

/* An address without a port, which the test's server answers as a proxy */
static void
test_usual_port (DavFixture   *fixture,
                 gconstpointer data)
{
  g_autofree char *proxy = test_server_dup_address (fixture->server, NULL, "");

  test_proxies_set ("http://plain.test", proxy);
  test_resolver_add (fixture->resolver, "plain.test", NULL);
  dav_fixture_add (fixture, "http://plain.test/dav/a", DIGEST, NULL, TEST_SERVER_CLOSE);
  dav_fixture_add (fixture, "auth GET http://plain.test/dav/a", "HTTP/1.1 200 OK\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  notanda_dav_free (fixture->dav);
  fixture->dav = notanda_dav_new ("http://plain.test/dav", NULL);
  notanda_dav_set_login (fixture->dav, USER, PASSWORD);
  dav_fixture_assert_works (fixture, NOTANDA_DAV_GET, "a");
}

/* A proxy gets none, whatever it calls itself. */
static void
test_proxy_asks (DavFixture   *fixture,
                 gconstpointer data)
{
  g_autofree char *proxy = test_server_dup_address (fixture->server, NULL, "");
  g_autofree char *requests = NULL;

  test_proxies_set ("http://asked.test", proxy);
  dav_fixture_add (fixture, "http://asked.test/dav/a", "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic realm=\"a\"\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  g_clear_pointer (&fixture->dav, notanda_dav_free);
  fixture->dav = notanda_dav_new ("http://asked.test/dav", NULL);
  notanda_dav_set_login (fixture->dav, USER, PASSWORD);
  {
    g_autoptr (NotandaDavRequest) request = dav_fixture_run (fixture, NOTANDA_DAV_GET, "a");

    g_assert_error (request->error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD);
    g_assert_cmpuint (request->status, ==, 407);
  }
  requests = test_server_dup_requests (fixture->server);
  g_assert_null (strstr (requests, "uthorization"));
}

static void
test_unknown_login (DavFixture   *fixture,
                    gconstpointer data)
{
  g_autofree char *requests = NULL;

  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_PASSWORD, "app password");
  requests = test_server_dup_requests (fixture->server);
  g_assert_null (strstr (requests, "Authorization"));
}

/* ---- certificates */

static void
test_certificate (DavFixture   *fixture,
                  gconstpointer data)
{
  g_autofree char *fingerprint = NULL;

  dav_fixture_add_whole (fixture, "/dav/a", "200 OK", "text/plain", "rain");
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_CERTIFICATE, "issued by");
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 0);
  fingerprint = g_strdup (notanda_dav_get_refused_certificate (fixture->dav));
  g_assert_cmpuint (strlen (fingerprint), ==, 64);

  /* another than the one that was accepted */
  notanda_dav_set_certificate (fixture->dav, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_CERTIFICATE, "issued by");
  notanda_dav_set_certificate (fixture->dav, fingerprint);
  dav_fixture_assert_works (fixture, NOTANDA_DAV_GET, "a");
  g_assert_null (notanda_dav_get_refused_certificate (fixture->dav));
  /* and no more */
  notanda_dav_set_certificate (fixture->dav, NULL);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_CERTIFICATE, "issued by");
}

static void
test_trusted (DavFixture   *fixture,
              gconstpointer data)
{
  dav_fixture_add_whole (fixture, "/dav/a", "200 OK", "text/plain", "rain");
  dav_fixture_assert_works (fixture, NOTANDA_DAV_GET, "a");
}

static void
test_no_tls (DavFixture   *fixture,
             gconstpointer data)
{
  g_autofree char *plain = test_server_dup_address (fixture->server, "site.test", "/dav/");
  g_autofree char *address = g_strconcat ("https", plain + 4, NULL);

  g_clear_pointer (&fixture->dav, notanda_dav_free);
  fixture->dav = notanda_dav_new (address, NULL);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "encrypted");
}

/* What all of the tests before logged, and what they sent */
static void
test_secrets (DavFixture   *fixture,
              gconstpointer data)
{
  g_autofree char *requests = NULL;
  g_autofree char *response = NULL;
  const char      *at;

  dav_fixture_add (fixture, "/dav/a", DIGEST, NULL, TEST_SERVER_CLOSE);
  dav_fixture_add (fixture, "auth GET /dav/a", "HTTP/1.1 200 OK\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_works (fixture, NOTANDA_DAV_GET, "a");
  dav_fixture_open_at (fixture, NULL);
  dav_fixture_add (fixture, "/dav/b", BASIC ("a"), NULL, TEST_SERVER_CLOSE);
  dav_fixture_add (fixture, "auth GET /dav/b", "HTTP/1.1 200 OK\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_works (fixture, NOTANDA_DAV_GET, "b");

  requests = test_server_dup_requests (fixture->server);
  g_assert_nonnull (strstr (requests, BASE64));
  at = strstr (requests, "response=\"");
  g_assert_nonnull (at);
  response = g_strndup (at + strlen ("response=\""), 32);
  g_assert_nonnull (strstr (dav_fixture_get_log (), "GET"));
  g_assert_null (strstr (dav_fixture_get_log (), response));
  g_assert_null (strstr (dav_fixture_get_log (), BASE64));
  g_assert_null (strstr (dav_fixture_get_log (), PASSWORD));
  g_assert_null (strstr (dav_fixture_get_log (), "Authorization"));
}

static void
set_up_plain (DavFixture   *fixture,
              gconstpointer data)
{
  dav_fixture_set_up (fixture, NULL);
}

#define ADD(name, data, func) g_test_add ("/notanda/net/dav-login/" name, DavFixture, data, dav_fixture_set_up, func, dav_fixture_tear_down)
#define ADD_PLAIN(name, data, func) g_test_add ("/notanda/net/dav-login/" name, DavFixture, data, set_up_plain, func, dav_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_test_init (&argc, &argv, NULL);
  dav_fixture_keep_log ();
  test_proxies_install ();
  ADD_PLAIN ("body-after-question/basic", BASIC ("a"), test_body_after_question);
  ADD_PLAIN ("body-after-question/digest", DIGEST, test_body_after_question);
  ADD_PLAIN ("asked-once/basic", BASIC ("a"), test_asked_once);
  ADD_PLAIN ("asked-once/digest", DIGEST, test_asked_once);
  ADD ("other-realm", NULL, test_other_realm);
  ADD ("plain", NULL, test_plain);
  ADD ("usual-port", NULL, test_usual_port);
  ADD ("proxy-asks", NULL, test_proxy_asks);
  ADD ("unknown-login", NULL, test_unknown_login);
  ADD ("trusted", "good.pem", test_trusted);
  ADD ("certificate/expired", "expired.pem", test_certificate);
  ADD ("certificate/other-site", "other.pem", test_certificate);
  ADD ("certificate/self-signed", "self.pem", test_certificate);
  ADD ("no-tls", NULL, test_no_tls);
  ADD ("secrets", NULL, test_secrets);
  return g_test_run ();
}
