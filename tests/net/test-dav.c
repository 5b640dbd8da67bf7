/* test-dav.c: the WebDAV client and a server that does everything wrong that there is
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-dav.h"
#include "util/test-proxies.h"
#include "util/test-resolver.h"
#include "util/test-server.h"

#define USER "ann"
#define PASSWORD "open sesame"
#define BASE64 "YW5uOm9wZW4gc2VzYW1l"
#define NONE "Content-Length: 0\r\n\r\n"
#define BASIC(realm) "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"" realm "\"\r\n" NONE
#define DIGEST "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\", qop=\"auth\", algorithm=MD5\r\n" NONE
#define OPEN "<D:multistatus xmlns:D=\"DAV:\">"
#define SELF "<D:response><D:href>/dav/</D:href></D:response>"
#define ITEM "<D:response><D:href>/dav/a</D:href></D:response>"
#define CLOSE "</D:multistatus>"

typedef struct
{
  TestServer   *server;
  TestResolver *resolver;
  NotandaDav   *dav;
} Fixture;

/* All that was logged, by anybody. Returns: (transfer none) */
static GString *
logged (void)
{
  static GString *all;

  if (all == NULL)
    all = g_string_new (NULL);
  return all;
}

static void
keep_line (const char *line)
{
  static GMutex mutex;

  g_mutex_lock (&mutex);
  g_string_append_printf (logged (), "%s\n", line);
  g_mutex_unlock (&mutex);
}

/* What is logged with fields */
static GLogWriterOutput
keep_fields (GLogLevelFlags   level,
             const GLogField *fields,
             gsize            n_fields,
             gpointer         data)
{
  g_autofree char *line = g_log_writer_format_fields (level, fields, n_fields, FALSE);

  keep_line (line);
  return level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO) ? G_LOG_WRITER_HANDLED : g_log_writer_default (level, fields, n_fields, data);
}

/* and without */
static void
keep_message (const char    *domain,
              GLogLevelFlags level,
              const char    *message,
              gpointer       data)
{
  keep_line (message);
  if ((level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO)) == 0)
    g_log_default_handler (domain, level, message, data);
}

static void
open_at (Fixture    *fixture,
         const char *host)
{
  g_autofree char *address = test_server_dup_address (fixture->server, host, "/dav/");
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->dav, notanda_dav_free);
  fixture->dav = notanda_dav_new (address, &error);
  g_assert_no_error (error);
  notanda_dav_set_login (fixture->dav, USER, PASSWORD);
}

/* @data: (nullable): the name of the server's certificate */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = data != NULL ? g_test_build_filename (G_TEST_DIST, "net", "certificates", data, NULL) : NULL;
  g_autofree char *ca = g_test_build_filename (G_TEST_DIST, "net", "certificates", "ca.pem", NULL);
  g_autoptr (GTlsCertificate) certificate = path != NULL ? g_tls_certificate_new_from_file (path, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) authorities = G_TLS_DATABASE (g_tls_file_database_new (ca, &error));

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), authorities);
  fixture->resolver = test_resolver_install ();
  test_resolver_add (fixture->resolver, "site.test", "127.0.0.1");
  fixture->server = test_server_new (certificate);
  open_at (fixture, data != NULL ? "site.test" : NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  notanda_dav_free (fixture->dav);
  test_server_free (fixture->server);
  g_object_unref (fixture->resolver);
}

static void
add (Fixture      *fixture,
     const char   *path,
     const char   *head,
     const char   *body,
     TestServerEnd end)
{
  g_autoptr (GBytes) bytes = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;

  test_server_add (fixture->server, path, head, bytes, end);
}

/* With length and type */
static void
add_whole (Fixture    *fixture,
           const char *path,
           const char *status,
           const char *type,
           const char *body)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", status, type, strlen (body));

  add (fixture, path, head, body, TEST_SERVER_CLOSE);
}

/* Returns: (transfer full) */
static NotandaDavRequest *
run (Fixture         *fixture,
     NotandaDavMethod method,
     const char      *name)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  NotandaDavRequest *request = notanda_dav_request_new (method, name);

  request->max_size = 1000;
  if (method == NOTANDA_DAV_PUT)
    request->body = g_bytes_new_static ("rain", 4);
  g_ptr_array_add (batch, request);
  if (!notanda_dav_run (fixture->dav, batch, NULL, &error))
    g_assert_true (g_error_matches (request->error, error->domain, error->code));
  return request;
}

static void
assert_works (Fixture         *fixture,
              NotandaDavMethod method,
              const char      *name)
{
  g_autoptr (NotandaDavRequest) request = run (fixture, method, name);

  g_assert_no_error (request->error);
}

/* @part: of the sentence, which also names the server */
static void
assert_fails (Fixture         *fixture,
              NotandaDavMethod method,
              const char      *name,
              int              code,
              const char      *part)
{
  g_autoptr (NotandaDavRequest) request = run (fixture, method, name);

  g_assert_error (request->error, NOTANDA_ERROR, code);
  g_test_message ("%s", request->error->message);
  g_assert_nonnull (strstr (request->error->message, part));
  g_assert_true (g_str_has_prefix (request->error->message, "127.0.0.1: ") || g_str_has_prefix (request->error->message, "site.test: "));
  g_assert_null (strstr (request->error->message, PASSWORD));
  g_assert_null (request->entries);
  g_assert_true (method == NOTANDA_DAV_PUT || request->body == NULL);
}

static void
test_statuses (Fixture      *fixture,
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

      add (fixture, path, head, NULL, TEST_SERVER_CLOSE);
      assert_fails (fixture, cases[i].method, cases[i].name, cases[i].code, cases[i].part);
    }
}

static void
test_retry_after (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  g_autoptr (GError) error = NULL;

  add (fixture, "/dav/a", "HTTP/1.1 503 Oh\r\nRetry-After: 120\r\n" NONE, NULL, TEST_SERVER_CLOSE);
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
test_redirects (Fixture      *fixture,
                gconstpointer data)
{
  static const struct
  {
    const char *location;
    const char *shown;
  } cases[] = {
    { "https://other.test/dav/a", "https://other.test/dav/;" },
    { "b", "/dav/b;" },
    { "http://user:word@other.test/b", "http://other.test/b;" },
    { "file:///etc/passwd", "“file:///etc/passwd”, which is no" },
    { "/login?to=%2Fdav", "/login?to=%2Fdav;" },
    { "/dav/a", "/dav/;" },
    { "http://[", "“http://[”, which is no" },
    { "/a\xe2\x80\xae\"b", "/a%E2%80%AE%22b;" },
    { "x:a\xe2\x80\xae\"b", "“x:a\\342\\200\\256\\\"b”, which is no" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *head = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\n" NONE, cases[i].location);

      add (fixture, "/dav/a", head, NULL, TEST_SERVER_CLOSE);
      assert_fails (fixture, NOTANDA_DAV_PUT, "a", NOTANDA_ERROR_MOVED, cases[i].shown);
      assert_fails (fixture, NOTANDA_DAV_DELETE, "a", NOTANDA_ERROR_MOVED, cases[i].shown);
      assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_MOVED, cases[i].shown);
    }
  add (fixture, "/dav/a", "HTTP/1.1 308 Moved\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_NOT_DAV, "without saying");
}

static void
test_portal (Fixture      *fixture,
             gconstpointer data)
{
  static const char page[] = "<!DOCTYPE html><html><body>Welcome to the hotel</body></html>";
  guint8            hash[32] = { 0 };
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  NotandaDavRequest *request = notanda_dav_request_new (NOTANDA_DAV_GET, "a");

  add_whole (fixture, "/dav/", "200 OK", "text/html", page);
  add_whole (fixture, "/dav/a", "200 OK", "text/html; charset=utf-8", page);
  assert_fails (fixture, NOTANDA_DAV_LIST, "", NOTANDA_ERROR_NOT_DAV, "login");
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_NOT_DAV, "login");
  request->sha256 = hash;
  request->max_size = 1000;
  g_ptr_array_add (batch, request);
  g_assert_true (notanda_dav_run (fixture->dav, batch, NULL, NULL));
  g_assert_error (request->error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV);

  add_whole (fixture, "/dav/", "207 Multi-Status", "text/html", page);
  assert_fails (fixture, NOTANDA_DAV_LIST, "", NOTANDA_ERROR_NOT_DAV, "login");
}

static void
test_listing (Fixture      *fixture,
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
      add_whole (fixture, "/dav/", "207 Multi-Status", "application/xml", cases[i].body);
      assert_fails (fixture, NOTANDA_DAV_LIST, "", cases[i].code, cases[i].part);
    }

  add_whole (fixture, "/dav/", "207 Multi-Status", "application/xml", OPEN SELF ITEM "<D:response><D:href>/dav/..</D:href></D:response>" CLOSE);
  request = run (fixture, NOTANDA_DAV_LIST, "");
  g_assert_no_error (request->error);
  g_assert_cmpuint (request->entries->len, ==, 1);
  g_assert_cmpuint (request->n_ignored, ==, 1);

  /* well-formed as far as it came, but the connection broke */
  add (fixture, "/dav/", "HTTP/1.1 207 Multi-Status\r\nContent-Length: 9999\r\n\r\n", OPEN SELF CLOSE, TEST_SERVER_CLOSE);
  assert_fails (fixture, NOTANDA_DAV_LIST, "", NOTANDA_ERROR_OFFLINE, "broke off");
}

static void
test_endless (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *part = g_strnfill (60000, ' ');

  /* into a file, a listing, and where nothing is wanted */
  add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\n\r\n", part, TEST_SERVER_REPEAT);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_TOO_LARGE, "larger");
  assert_works (fixture, NOTANDA_DAV_PUT, "a");
  add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", "\x1f\x8b\x08", TEST_SERVER_REPEAT);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_TOO_LARGE, "larger");
  add (fixture, "/dav/", "HTTP/1.1 207 Multi-Status\r\n\r\n", part, TEST_SERVER_REPEAT);
  assert_fails (fixture, NOTANDA_DAV_LIST, "", NOTANDA_ERROR_TOO_LARGE, "more files");
  add (fixture, "/dav/b", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early\r\n\r\n", TEST_SERVER_REPEAT);
  assert_fails (fixture, NOTANDA_DAV_GET, "b", NOTANDA_ERROR_NOT_DAV, "no WebDAV");
  add (fixture, "/dav/c", "HTTP/1.1 200 OK\r\n", NULL, TEST_SERVER_REPEAT);
  notanda_dav_set_patience (fixture->dav, 2000, 2000);
  assert_fails (fixture, NOTANDA_DAV_GET, "c", NOTANDA_ERROR_OFFLINE, "");
}

static void
test_slow (Fixture      *fixture,
           gconstpointer data)
{
  notanda_dav_set_patience (fixture->dav, 100, 10000);
  add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", "x", TEST_SERVER_HOLD);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "doesn’t answer");
  add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\n", NULL, TEST_SERVER_HOLD);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "doesn’t answer");

  /* over the deadline while it waits */
  notanda_dav_set_patience (fixture->dav, 10000, 100);
  add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", "x", TEST_SERVER_HOLD);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "too slow");
}

static void
test_torn (Fixture      *fixture,
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
  add_whole (fixture, "/dav/a", "200 OK", "text/plain", "raio");
  g_assert_true (notanda_dav_run (fixture->dav, batch, NULL, NULL));
  g_assert_error (flipped->error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH);
  g_assert_null (flipped->body);

  add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n", "rai", TEST_SERVER_CLOSE);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "broke off");
  add (fixture, "/dav/a", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "4\r\nrai", TEST_SERVER_CLOSE);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "broke off");
  add (fixture, "/dav/a", "", NULL, TEST_SERVER_CLOSE);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "broke off");
  add (fixture, "/dav/a", "SSH-2.0-x\r\n", NULL, TEST_SERVER_CLOSE);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_NOT_DAV, "no WebDAV");
}

static void
test_unreachable (Fixture      *fixture,
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
  assert_fails (fixture, NOTANDA_DAV_LIST, "", NOTANDA_ERROR_OFFLINE, "can’t be reached");
}

/* ---- passwords */

static void
test_body_after_question (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *requests = NULL;

  add (fixture, "OPTIONS /dav/", "HTTP/1.1 200 OK\r\nDAV: 1,2\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  add (fixture, "PUT /dav/a", data, NULL, TEST_SERVER_CLOSE);
  add (fixture, "auth PUT /dav/a", "HTTP/1.1 201 Created\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  assert_works (fixture, NOTANDA_DAV_PUT, "a");
  requests = test_server_dup_requests (fixture->server);
  g_assert_nonnull (strstr (strstr (requests, "[4 bytes]") + 1, "[4 bytes]"));
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 3);
  g_assert_null (strstr (requests, "Accept-Encoding"));
  g_assert_null (strstr (requests, "Cookie"));
}

static void
test_asked_once (Fixture      *fixture,
                 gconstpointer data)
{
  add (fixture, "/dav/a", data, NULL, TEST_SERVER_CLOSE);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_PASSWORD, "doesn’t accept");
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 2);
  /* without one nothing is sent */
  notanda_dav_set_login (fixture->dav, NULL, NULL);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_PASSWORD, "enter them");
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 3);
}

static void
test_other_realm (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *requests = NULL;

  add (fixture, "/dav/a/a", BASIC ("first"), NULL, TEST_SERVER_CLOSE);
  add (fixture, "auth GET /dav/a/a", "HTTP/1.1 200 OK\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  add (fixture, "/other/b", BASIC ("second"), NULL, TEST_SERVER_CLOSE);
  assert_works (fixture, NOTANDA_DAV_GET, "a/a");
  add (fixture, "/dav/b/b", BASIC ("second"), NULL, TEST_SERVER_CLOSE);
  assert_fails (fixture, NOTANDA_DAV_GET, "b/b", NOTANDA_ERROR_PASSWORD, "something else");
  requests = test_server_dup_requests (fixture->server);
  g_assert_null (strstr (strstr (requests, "GET /dav/b/b"), "Authorization"));
}

static void
test_plain (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *requests = NULL;

  open_at (fixture, "site.test");
  add (fixture, "/dav/a", BASIC ("a"), NULL, TEST_SERVER_CLOSE);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_PASSWORD, "https://");
  requests = test_server_dup_requests (fixture->server);
  g_assert_null (strstr (requests, "Authorization"));
  /* what can't be read there may go there */
  add (fixture, "/dav/b", DIGEST, NULL, TEST_SERVER_CLOSE);
  add (fixture, "auth GET /dav/b", "HTTP/1.1 200 OK\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  assert_works (fixture, NOTANDA_DAV_GET, "b");
}

/* An address without a port, which the test's server answers as a proxy */
static void
test_usual_port (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *proxy = test_server_dup_address (fixture->server, NULL, "");

  test_proxies_set ("http://plain.test", proxy);
  test_resolver_add (fixture->resolver, "plain.test", NULL);
  add (fixture, "http://plain.test/dav/a", DIGEST, NULL, TEST_SERVER_CLOSE);
  add (fixture, "auth GET http://plain.test/dav/a", "HTTP/1.1 200 OK\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  notanda_dav_free (fixture->dav);
  fixture->dav = notanda_dav_new ("http://plain.test/dav", NULL);
  notanda_dav_set_login (fixture->dav, USER, PASSWORD);
  assert_works (fixture, NOTANDA_DAV_GET, "a");
}

/* A proxy gets none, whatever it calls itself. */
static void
test_proxy_asks (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *proxy = test_server_dup_address (fixture->server, NULL, "");
  g_autofree char *requests = NULL;

  test_proxies_set ("http://asked.test", proxy);
  add (fixture, "http://asked.test/dav/a", "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic realm=\"a\"\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  g_clear_pointer (&fixture->dav, notanda_dav_free);
  fixture->dav = notanda_dav_new ("http://asked.test/dav", NULL);
  notanda_dav_set_login (fixture->dav, USER, PASSWORD);
  {
    g_autoptr (NotandaDavRequest) request = run (fixture, NOTANDA_DAV_GET, "a");

    g_assert_error (request->error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD);
    g_assert_cmpuint (request->status, ==, 407);
  }
  requests = test_server_dup_requests (fixture->server);
  g_assert_null (strstr (requests, "uthorization"));
}

static void
test_unknown_login (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *requests = NULL;

  add (fixture, "/dav/a", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_PASSWORD, "app password");
  requests = test_server_dup_requests (fixture->server);
  g_assert_null (strstr (requests, "Authorization"));
}

static void
test_address (Fixture      *fixture,
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
test_names (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const names[] = { "", "/a", "a/", "../a", "a/../b", "a//b", ".", "a/.", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (NotandaDavRequest) request = run (fixture, NOTANDA_DAV_PUT, names[i]);

      g_assert_error (request->error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
    }
  assert_fails (fixture, NOTANDA_DAV_LIST, "log", NOTANDA_ERROR_INVALID, "log");
  assert_fails (fixture, NOTANDA_DAV_LIST, "/", NOTANDA_ERROR_INVALID, "/");
}

/* ---- certificates */

static void
test_certificate (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *fingerprint = NULL;

  add_whole (fixture, "/dav/a", "200 OK", "text/plain", "rain");
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_CERTIFICATE, "issued by");
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 0);
  fingerprint = g_strdup (notanda_dav_get_refused_certificate (fixture->dav));
  g_assert_cmpuint (strlen (fingerprint), ==, 64);

  /* another than the one that was accepted */
  notanda_dav_set_certificate (fixture->dav, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_CERTIFICATE, "issued by");
  notanda_dav_set_certificate (fixture->dav, fingerprint);
  assert_works (fixture, NOTANDA_DAV_GET, "a");
  g_assert_null (notanda_dav_get_refused_certificate (fixture->dav));
  /* and no more */
  notanda_dav_set_certificate (fixture->dav, NULL);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_CERTIFICATE, "issued by");
}

static void
test_trusted (Fixture      *fixture,
              gconstpointer data)
{
  add_whole (fixture, "/dav/a", "200 OK", "text/plain", "rain");
  assert_works (fixture, NOTANDA_DAV_GET, "a");
}

static void
test_no_tls (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *plain = test_server_dup_address (fixture->server, "site.test", "/dav/");
  g_autofree char *address = g_strconcat ("https", plain + 4, NULL);

  g_clear_pointer (&fixture->dav, notanda_dav_free);
  fixture->dav = notanda_dav_new (address, NULL);
  assert_fails (fixture, NOTANDA_DAV_GET, "a", NOTANDA_ERROR_OFFLINE, "encrypted");
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
test_progress (Fixture      *fixture,
               gconstpointer data)
{
  Progress progress = { 0 };
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();

  add (fixture, "/dav/a", "HTTP/1.1 204 No Content\r\n\r\n", NULL, TEST_SERVER_CLOSE);
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
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { .cancellable = cancellable };
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  g_autoptr (GError) error = NULL;

  /* the first ends, and the others hang */
  add (fixture, "/dav/a", "HTTP/1.1 204 No Content\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  add (fixture, "/dav/b", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", "x", TEST_SERVER_HOLD);
  assert_works (fixture, NOTANDA_DAV_DELETE, "a");
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

/* What all of the tests before logged, and what they sent */
static void
test_secrets (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *requests = NULL;
  g_autofree char *response = NULL;
  const char      *at;

  add (fixture, "/dav/a", DIGEST, NULL, TEST_SERVER_CLOSE);
  add (fixture, "auth GET /dav/a", "HTTP/1.1 200 OK\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  assert_works (fixture, NOTANDA_DAV_GET, "a");
  open_at (fixture, NULL);
  add (fixture, "/dav/b", BASIC ("a"), NULL, TEST_SERVER_CLOSE);
  add (fixture, "auth GET /dav/b", "HTTP/1.1 200 OK\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  assert_works (fixture, NOTANDA_DAV_GET, "b");

  requests = test_server_dup_requests (fixture->server);
  g_assert_nonnull (strstr (requests, BASE64));
  at = strstr (requests, "response=\"");
  g_assert_nonnull (at);
  response = g_strndup (at + strlen ("response=\""), 32);
  g_assert_nonnull (strstr (logged ()->str, "GET"));
  g_assert_null (strstr (logged ()->str, response));
  g_assert_null (strstr (logged ()->str, BASE64));
  g_assert_null (strstr (logged ()->str, PASSWORD));
  g_assert_null (strstr (logged ()->str, "Authorization"));
}

#define ADD(name, data, func) g_test_add ("/notanda/net/dav/" name, Fixture, data, set_up, func, tear_down)
#define ADD_PLAIN(name, data, func) g_test_add ("/notanda/net/dav/" name, Fixture, data, set_up_plain, func, tear_down)

static void
set_up_plain (Fixture      *fixture,
              gconstpointer data)
{
  set_up (fixture, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_log_set_writer_func (keep_fields, NULL, NULL);
  g_test_init (&argc, &argv, NULL);
  g_log_set_default_handler (keep_message, NULL);
  test_proxies_install ();
  ADD ("statuses", NULL, test_statuses);
  ADD ("retry-after", NULL, test_retry_after);
  ADD ("redirects", NULL, test_redirects);
  ADD ("portal", NULL, test_portal);
  ADD ("listing", NULL, test_listing);
  ADD ("endless", NULL, test_endless);
  ADD ("slow", NULL, test_slow);
  ADD ("torn", NULL, test_torn);
  ADD ("unreachable", NULL, test_unreachable);
  ADD_PLAIN ("body-after-question/basic", BASIC ("a"), test_body_after_question);
  ADD_PLAIN ("body-after-question/digest", DIGEST, test_body_after_question);
  ADD_PLAIN ("asked-once/basic", BASIC ("a"), test_asked_once);
  ADD_PLAIN ("asked-once/digest", DIGEST, test_asked_once);
  ADD ("other-realm", NULL, test_other_realm);
  ADD ("plain", NULL, test_plain);
  ADD ("usual-port", NULL, test_usual_port);
  ADD ("proxy-asks", NULL, test_proxy_asks);
  ADD ("unknown-login", NULL, test_unknown_login);
  ADD ("address", NULL, test_address);
  ADD ("names", NULL, test_names);
  ADD ("trusted", "good.pem", test_trusted);
  ADD ("certificate/expired", "expired.pem", test_certificate);
  ADD ("certificate/other-site", "other.pem", test_certificate);
  ADD ("certificate/self-signed", "self.pem", test_certificate);
  ADD ("no-tls", NULL, test_no_tls);
  ADD ("progress", NULL, test_progress);
  ADD ("cancel", NULL, test_cancel);
  ADD ("secrets", NULL, test_secrets);
  return g_test_run ();
}
