/* test-dav.c: the WebDAV client and a server that does everything wrong that there is
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "net/dav-fixture.h"

#define OPEN "<D:multistatus xmlns:D=\"DAV:\">"
#define SELF "<D:response><D:href>/dav/</D:href></D:response>"
#define ITEM "<D:response><D:href>/dav/a</D:href></D:response>"
#define CLOSE "</D:multistatus>"

static void
test_statuses (DavFixture   *fixture,
               gconstpointer data)
{
  static const struct
  {
    NotandaDavMethod method;
    const char      *name;
    const char      *status;
    int              code;
    const char      *part;
  } cases[] = {
    { NOTANDA_DAV_PUT, "a", "403 Forbidden", NOTANDA_ERROR_REFUSED, "may not write" },
    { NOTANDA_DAV_LIST, "", "403 Forbidden", NOTANDA_ERROR_REFUSED, "may not read" },
    { NOTANDA_DAV_GET, "a", "404 Not Found", NOTANDA_ERROR_NOT_FOUND, "isn’t there" },
    { NOTANDA_DAV_LIST, "", "404 Not Found", NOTANDA_ERROR_NOT_FOUND, "no such folder" },
    { NOTANDA_DAV_PUT, "a", "404 Not Found", NOTANDA_ERROR_NOT_FOUND, "folder" },
    { NOTANDA_DAV_GET, "a", "410 Gone", NOTANDA_ERROR_NOT_FOUND, "any more" },
    { NOTANDA_DAV_LIST, "", "405 Method Not Allowed", NOTANDA_ERROR_NOT_DAV, "no WebDAV" },
    { NOTANDA_DAV_PUT, "a", "405 Method Not Allowed", NOTANDA_ERROR_REFUSED, "allow" },
    { NOTANDA_DAV_PUT, "a", "409 Conflict", NOTANDA_ERROR_NOT_FOUND, "folder" },
    { NOTANDA_DAV_MKCOL, "a/", "409 Conflict", NOTANDA_ERROR_NOT_FOUND, "folder" },
    { NOTANDA_DAV_PUT, "a", "412 Precondition Failed", NOTANDA_ERROR_REFUSED, "already" },
    { NOTANDA_DAV_PUT, "a", "413 Too Large", NOTANDA_ERROR_FULL, "size" },
    { NOTANDA_DAV_PUT, "a", "423 Locked", NOTANDA_ERROR_BUSY, "locked" },
    { NOTANDA_DAV_PUT, "a", "429 Too Many", NOTANDA_ERROR_BUSY, "too often" },
    { NOTANDA_DAV_PUT, "a", "500 Oh", NOTANDA_ERROR_BUSY, "in trouble" },
    { NOTANDA_DAV_LIST, "", "501 No", NOTANDA_ERROR_NOT_DAV, "no WebDAV" },
    { NOTANDA_DAV_DELETE, "a", "502 Oh", NOTANDA_ERROR_BUSY, "in trouble" },
    { NOTANDA_DAV_GET, "a", "503 Oh", NOTANDA_ERROR_BUSY, "in trouble" },
    { NOTANDA_DAV_PUT, "a", "507 Full", NOTANDA_ERROR_FULL, "is full" },
    { NOTANDA_DAV_GET, "a", "511 Login", NOTANDA_ERROR_NOT_DAV, "browser" },
    { NOTANDA_DAV_GET, "a", "407 Proxy", NOTANDA_ERROR_PASSWORD, "proxy" },
    { NOTANDA_DAV_GET, "a", "418 Teapot", NOTANDA_ERROR_REFUSED, "refuses" },
    { NOTANDA_DAV_GET, "a", "206 Part", NOTANDA_ERROR_NOT_DAV, "no WebDAV" },
    { NOTANDA_DAV_GET, "a", "304 Same", NOTANDA_ERROR_NOT_DAV, "sends you on" },
    { NOTANDA_DAV_PUT, "a", "202 Later", NOTANDA_ERROR_NOT_DAV, "no WebDAV" },
    { NOTANDA_DAV_DELETE, "a", "207 Many", NOTANDA_ERROR_NOT_DAV, "no WebDAV" },
    { NOTANDA_DAV_MKCOL, "a/", "200 Fine", NOTANDA_ERROR_NOT_DAV, "no WebDAV" },
    { NOTANDA_DAV_LIST, "", "200 Fine", NOTANDA_ERROR_NOT_DAV, "no WebDAV" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/dav/", cases[i].name, NULL);
      g_autofree char *head = g_strconcat ("HTTP/1.1 ", cases[i].status, "\r\n" NONE, NULL);

      dav_fixture_add (fixture, path, head, NULL, TEST_SERVER_CLOSE);
      dav_fixture_assert_fails (fixture, cases[i].method, cases[i].name, cases[i].code, cases[i].part);
    }
}

static void
test_retry_after (DavFixture   *fixture,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  g_autoptr (GError) error = NULL;

  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 503 Oh\r\nRetry-After: 120\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (batch, notanda_dav_request_new (NOTANDA_DAV_GET, "a"));
  g_assert_false (notanda_dav_run (fixture->dav, batch, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "2 minutes"));
  /* those that weren't begun say so too */
  for (guint i = 0; i < 30; i++)
    {
      NotandaDavRequest *request = g_ptr_array_index (batch, i);

      g_assert_error (request->error, NOTANDA_ERROR, NOTANDA_ERROR_BUSY);
      g_assert_cmpuint (request->status, ==, 503);
      g_assert_cmpuint (request->retry_after, ==, 120);
    }
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 1);
}

/* libsoup would follow a redirected DELETE as a GET, and say 200. */
static void
test_redirects (DavFixture   *fixture,
                gconstpointer data)
{
  static const struct
  {
    guint       status;
    const char *location;
    int         code;
    const char *shown;
  } cases[] = {
    { 301, "https://other.test/dav/a", NOTANDA_ERROR_MOVED, "https://other.test/dav/; if you trust" },
    { 308, "/dav/a", NOTANDA_ERROR_MOVED, "/dav/; if you trust" },
    /* for now only, or to a page that is the same whatever was asked for: a network may want a login first */
    { 302, "https://other.test/dav/a", NOTANDA_ERROR_NOT_DAV, "https://other.test/dav/; if you trust" },
    { 303, "https://other.test/dav/a", NOTANDA_ERROR_NOT_DAV, "https://other.test/dav/;" },
    { 307, "https://other.test/dav/a", NOTANDA_ERROR_NOT_DAV, "https://other.test/dav/;" },
    { 301, "b", NOTANDA_ERROR_NOT_DAV, "/dav/b; check whether the network" },
    { 302, "http://user:word@other.test/b", NOTANDA_ERROR_NOT_DAV, "http://other.test/b;" },
    { 301, "file:///etc/passwd", NOTANDA_ERROR_NOT_DAV, "“file:///etc/passwd”, which is no" },
    { 308, "/login?to=/dav/a", NOTANDA_ERROR_NOT_DAV, "/login?to=/dav/; check whether the network" },
    { 301, "http://[", NOTANDA_ERROR_NOT_DAV, "“http://[”, which is no" },
    { 301, "/a\xe2\x80\xae\"b", NOTANDA_ERROR_NOT_DAV, "/a%E2%80%AE%22b;" },
    { 301, "x:a\xe2\x80\xae\"b", NOTANDA_ERROR_NOT_DAV, "“x:a\\342\\200\\256\\\"b”, which is no" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *head = g_strdup_printf ("HTTP/1.1 %u Found\r\nLocation: %s\r\n" NONE, cases[i].status, cases[i].location);

      dav_fixture_add (fixture, "/dav/a", head, NULL, TEST_SERVER_CLOSE);
      dav_fixture_assert_fails (fixture, NOTANDA_DAV_PUT, "a", cases[i].code, cases[i].shown);
      dav_fixture_assert_fails (fixture, NOTANDA_DAV_DELETE, "a", cases[i].code, cases[i].shown);
      dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", cases[i].code, cases[i].shown);
    }
  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 308 Moved\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_NOT_DAV, "without saying");
}

static void
test_portal (DavFixture   *fixture,
             gconstpointer data)
{
  static const char page[] = "<!DOCTYPE html><html><body>Welcome to the hotel</body></html>";
  guint8            hash[32] = { 0 };
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  NotandaDavRequest *request = notanda_dav_request_new (NOTANDA_DAV_GET, "a");

  dav_fixture_add_whole (fixture, "/dav/", "200 OK", "text/html", page);
  dav_fixture_add_whole (fixture, "/dav/a", "200 OK", "text/html; charset=utf-8", page);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_LIST, "", NOTANDA_ERROR_NOT_DAV, "login");
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_NOT_DAV, "login");
  request->sha256 = hash;
  request->max_size = 1000;
  g_ptr_array_add (batch, request);
  g_assert_true (notanda_dav_run (fixture->dav, batch, NULL, NULL));
  g_assert_error (request->error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV);

  dav_fixture_add_whole (fixture, "/dav/", "207 Multi-Status", "text/html", page);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_LIST, "", NOTANDA_ERROR_NOT_DAV, "login");
}

static void
test_listing (DavFixture   *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *body;
    int         code;
    const char *part;
  } cases[] = {
    { OPEN SELF ITEM, NOTANDA_ERROR_NOT_DAV, "cut or damaged" },
    { OPEN SELF ITEM CLOSE "Internal Server Error", NOTANDA_ERROR_NOT_DAV, "cut or damaged" },
    { "", NOTANDA_ERROR_NOT_DAV, "cut or damaged" },
    { OPEN CLOSE, NOTANDA_ERROR_NOT_DAV, "another folder" },
    { "<!DOCTYPE d [<!ENTITY a \"b\">]>" OPEN SELF CLOSE, NOTANDA_ERROR_NOT_DAV, "login" },
    { "\x1f\x8b\x08packed", NOTANDA_ERROR_NOT_DAV, "cut or damaged" },
  };
  g_autoptr (NotandaDavRequest) request = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dav_fixture_add_whole (fixture, "/dav/", "207 Multi-Status", "application/xml", cases[i].body);
      dav_fixture_assert_fails (fixture, NOTANDA_DAV_LIST, "", cases[i].code, cases[i].part);
    }

  dav_fixture_add_whole (fixture, "/dav/", "207 Multi-Status", "application/xml", OPEN SELF ITEM "<D:response><D:href>/dav/..</D:href></D:response>" CLOSE);
  request = dav_fixture_run (fixture, NOTANDA_DAV_LIST, "");
  g_assert_no_error (request->error);
  g_assert_cmpuint (request->entries->len, ==, 1);
  g_assert_cmpuint (request->n_ignored, ==, 1);

  /* well-formed as far as it came, but the connection broke */
  dav_fixture_add (fixture, "/dav/", "HTTP/1.1 207 Multi-Status\r\nContent-Length: 9999\r\n\r\n", OPEN SELF CLOSE, TEST_SERVER_CLOSE);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_LIST, "", NOTANDA_ERROR_OFFLINE, "broke off");
}

static void
test_endless (DavFixture   *fixture,
              gconstpointer data)
{
  g_autofree char *part = g_strnfill (60000, ' ');

  /* into a file, a listing, and where nothing is wanted */
  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\n\r\n", part, TEST_SERVER_REPEAT);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_TOO_LARGE, "larger");
  dav_fixture_assert_works (fixture, NOTANDA_DAV_PUT, "a");
  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", "\x1f\x8b\x08", TEST_SERVER_REPEAT);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_TOO_LARGE, "larger");
  dav_fixture_add (fixture, "/dav/", "HTTP/1.1 207 Multi-Status\r\n\r\n", part, TEST_SERVER_REPEAT);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_LIST, "", NOTANDA_ERROR_TOO_LARGE, "more files");
  dav_fixture_add (fixture, "/dav/b", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early\r\n\r\n", TEST_SERVER_REPEAT);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "b", NOTANDA_ERROR_NOT_DAV, "no WebDAV");
  dav_fixture_add (fixture, "/dav/c", "HTTP/1.1 200 OK\r\n", NULL, TEST_SERVER_REPEAT);
  notanda_dav_set_patience (fixture->dav, 2000, 2000);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "c", NOTANDA_ERROR_OFFLINE, "");
}

static void
test_slow (DavFixture   *fixture,
           gconstpointer data)
{
  notanda_dav_set_patience (fixture->dav, 100, 10000);
  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", "x", TEST_SERVER_HOLD);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "doesn’t answer");
  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\n", NULL, TEST_SERVER_HOLD);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "doesn’t answer");

  /* over the deadline while it waits */
  notanda_dav_set_patience (fixture->dav, 10000, 100);
  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", "x", TEST_SERVER_HOLD);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "too slow");
}

static void
test_torn (DavFixture   *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  NotandaDavRequest *flipped = notanda_dav_request_new (NOTANDA_DAV_GET, "a");
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 hash[32];
  gsize  size = sizeof hash;

  g_checksum_update (checksum, (const guchar *) "rain", 4);
  g_checksum_get_digest (checksum, hash, &size);
  flipped->sha256 = hash;
  flipped->max_size = 10;
  g_ptr_array_add (batch, flipped);
  dav_fixture_add_whole (fixture, "/dav/a", "200 OK", "text/plain", "raio");
  g_assert_true (notanda_dav_run (fixture->dav, batch, NULL, NULL));
  g_assert_error (flipped->error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH);
  g_assert_null (flipped->body);

  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n", "rai", TEST_SERVER_CLOSE);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "broke off");
  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "4\r\nrai", TEST_SERVER_CLOSE);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "broke off");
  dav_fixture_add (fixture, "/dav/a", "", NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "broke off");
  dav_fixture_add (fixture, "/dav/a", "SSH-2.0-x\r\n", NULL, TEST_SERVER_CLOSE);
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_NOT_DAV, "no WebDAV");
}

static void
test_unreachable (DavFixture   *fixture,
                  gconstpointer data)
{
  g_autofree char *address = test_server_dup_address (fixture->server, "nowhere.test", "/dav/");
  g_autofree char *closed = test_server_dup_address (fixture->server, NULL, "/dav/");
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  g_autoptr (GError) error = NULL;

  notanda_dav_free (fixture->dav);
  fixture->dav = notanda_dav_new (address, NULL);
  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (batch, notanda_dav_request_new (NOTANDA_DAV_GET, "a"));
  g_assert_false (notanda_dav_run (fixture->dav, batch, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OFFLINE);
  g_assert_error (((NotandaDavRequest *) g_ptr_array_index (batch, 29))->error, NOTANDA_ERROR, NOTANDA_ERROR_OFFLINE);

  notanda_dav_free (fixture->dav);
  fixture->dav = notanda_dav_new (closed, NULL);
  test_server_free (fixture->server);
  fixture->server = NULL;
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_LIST, "", NOTANDA_ERROR_OFFLINE, "can’t be reached");
}

static void
test_address (DavFixture   *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaDav) dav = notanda_dav_new (" https://Ann:secret@Cloud.Example:443/dav?x=1#y ", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (notanda_dav_get_address (dav), ==, "https://cloud.example/dav/");
  g_assert_null (notanda_dav_new ("ftp://x.example/", &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (notanda_dav_new ("ann:secret@x.example", &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
  g_assert_null (strstr (error->message, "secret"));
}

static void
test_names (DavFixture   *fixture,
            gconstpointer data)
{
  static const char *const names[] = { "", "/a", "a/", "../a", "a/../b", "a//b", ".", "a/.", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (NotandaDavRequest) request = dav_fixture_run (fixture, NOTANDA_DAV_PUT, names[i]);

      g_assert_error (request->error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
    }
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_LIST, "log", NOTANDA_ERROR_INVALID, "log");
  dav_fixture_assert_fails (fixture, NOTANDA_DAV_LIST, "/", NOTANDA_ERROR_INVALID, "/");
}

/* ---- batches */

typedef struct
{
  GCancellable *cancellable;
  guint         n;
} Progress;

static void
count_cb (NotandaDavRequest *request,
          gpointer           data)
{
  ((Progress *) data)->n++;
}

static void
test_progress (DavFixture   *fixture,
               gconstpointer data)
{
  Progress progress = { 0 };
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();

  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 204 No Content\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  notanda_dav_set_progress (fixture->dav, count_cb, &progress);
  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (batch, notanda_dav_request_new (NOTANDA_DAV_DELETE, "a"));
  g_assert_true (notanda_dav_run (fixture->dav, batch, NULL, NULL));
  g_assert_cmpuint (progress.n, ==, 30);
  g_ptr_array_set_size (batch, 0);
  g_assert_true (notanda_dav_run (fixture->dav, batch, NULL, NULL));
}

static void
cancel_cb (NotandaDavRequest *request,
           gpointer           data)
{
  ((Progress *) data)->n++;
  g_cancellable_cancel (((Progress *) data)->cancellable);
}

static void
test_cancel (DavFixture   *fixture,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { .cancellable = cancellable };
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  g_autoptr (GError) error = NULL;

  /* the first ends, and the others hang */
  dav_fixture_add (fixture, "/dav/a", "HTTP/1.1 204 No Content\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  dav_fixture_add (fixture, "/dav/b", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", "x", TEST_SERVER_HOLD);
  dav_fixture_assert_works (fixture, NOTANDA_DAV_DELETE, "a");
  notanda_dav_set_progress (fixture->dav, cancel_cb, &progress);
  for (guint i = 0; i < 20; i++)
    {
      NotandaDavRequest *request = notanda_dav_request_new (i == 0 ? NOTANDA_DAV_DELETE : NOTANDA_DAV_GET, i == 0 ? "a" : "b");

      request->max_size = 100;
      g_ptr_array_add (batch, request);
    }
  g_assert_false (notanda_dav_run (fixture->dav, batch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.n, ==, 20);
  g_assert_no_error (((NotandaDavRequest *) g_ptr_array_index (batch, 0))->error);
  for (guint i = 1; i < 20; i++)
    g_assert_error (((NotandaDavRequest *) g_ptr_array_index (batch, i))->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, func) g_test_add ("/notanda/net/dav/" name, DavFixture, NULL, dav_fixture_set_up, func, dav_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("statuses", test_statuses);
  ADD ("retry-after", test_retry_after);
  ADD ("redirects", test_redirects);
  ADD ("portal", test_portal);
  ADD ("listing", test_listing);
  ADD ("endless", test_endless);
  ADD ("slow", test_slow);
  ADD ("torn", test_torn);
  ADD ("unreachable", test_unreachable);
  ADD ("address", test_address);
  ADD ("names", test_names);
  ADD ("progress", test_progress);
  ADD ("cancel", test_cancel);
  return g_test_run ();
}
