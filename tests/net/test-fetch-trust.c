/* test-fetch-trust.c: servers that are not, or not for certain, who they say
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "net/fetch-fixture.h"

static void
test_downgrade (Fixture      *fixture,
                gconstpointer data)
{
  add (fixture, "/", "HTTP/1.1 302 Found\r\nLocation: http://site.test/\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  fetch_from (fixture, "site.test", "/");
  assert_failed (fixture, NOTANDA_ERROR_REFUSED, "without encryption");
}

static void
test_untrusted (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *fingerprint = NULL;

  test_server_add_page (fixture->server, "/", PAGE);
  fetch_from (fixture, "site.test", "/");
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_CERTIFICATE);
  g_test_message ("%s", fixture->error->message);
  g_assert_nonnull (fixture->trouble.issuer);
  g_assert_nonnull (fixture->trouble.expires);
  g_assert_nonnull (strstr (fixture->error->message, fixture->trouble.expires));
  g_assert_cmpuint (strlen (fixture->trouble.fingerprint), ==, 64);
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 0);

  /* once, and only this one */
  fingerprint = g_strdup (fixture->trouble.fingerprint);
  fixture->options.accept_certificate = fingerprint;
  fetch_from (fixture, "site.test", "/");
  assert_body (fixture, PAGE);
  fingerprint[0] = fingerprint[0] == '0' ? '1' : '0';
  fetch_from (fixture, "site.test", "/");
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_CERTIFICATE);
}

/* The exception is for what was typed, not for where that leads. */
static void
test_untrusted_redirect (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *fingerprint = NULL;

  add (fixture, "/", "HTTP/1.1 302 Found\r\nLocation: /2\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  test_server_add_page (fixture->server, "/2", PAGE);
  fetch_from (fixture, "site.test", "/");
  fingerprint = g_strdup (fixture->trouble.fingerprint);
  fixture->options.accept_certificate = fingerprint;
  fetch_from (fixture, "site.test", "/");
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 1);
}

static void
test_trusted (Fixture      *fixture,
              gconstpointer data)
{
  test_server_add_page (fixture->server, "/", PAGE);
  fetch_from (fixture, "site.test", "/");
  assert_body (fixture, PAGE);
}

static void
test_no_tls (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *plain = test_server_dup_address (fixture->server, "site.test", "/");
  g_autofree char *address = g_strconcat ("https", plain + 4, NULL);

  fixture->fetched = notanda_fetch (address, &fixture->options, NULL, NULL, &fixture->trouble, NULL, &fixture->error);
  assert_failed (fixture, NOTANDA_ERROR_FAILED, "http://");
}

#define ADD(name, data, func) g_test_add ("/notanda/net/fetch-trust/" name, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("downgrade", "good.pem", test_downgrade);
  ADD ("trusted", "good.pem", test_trusted);
  ADD ("expired", "expired.pem", test_untrusted);
  ADD ("other-site", "other.pem", test_untrusted);
  ADD ("self-signed", "self.pem", test_untrusted);
  ADD ("untrusted-redirect", "expired.pem", test_untrusted_redirect);
  ADD ("no-tls", NULL, test_no_tls);
  return g_test_run ();
}
