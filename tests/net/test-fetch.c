/* test-fetch.c: pages from a server that does everything wrong that there is
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-fetch.h"
#include "util/test-resolver.h"
#include "util/test-server.h"

#define OK "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
#define PAGE "<p>It rained.</p>"

typedef struct
{
  TestServer          *server;
  TestResolver        *resolver;
  NotandaFetchOptions  options;
  NotandaFetched      *fetched;
  NotandaFetchTrouble  trouble;
  GCancellable        *cancellable;
  NotandaFetchProgress progress;
  GError              *error;
} Fixture;

static GTlsCertificate *
load_certificate (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "net", "certificates", name, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

/* @data: (nullable): the name of the server's certificate */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate = data != NULL ? load_certificate (data) : NULL;
  g_autoptr (GTlsDatabase) authorities = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "net", "certificates", "ca.pem", NULL);

  fixture->resolver = test_resolver_install ();
  fixture->server = test_server_new (certificate);
  fixture->options.allow_private = TRUE;
  authorities = G_TLS_DATABASE (g_tls_file_database_new (path, &fixture->error));
  g_assert_no_error (fixture->error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), authorities);
  test_resolver_add (fixture->resolver, "site.test", "127.0.0.1");
}

static void
forget (Fixture *fixture)
{
  g_clear_pointer (&fixture->fetched, notanda_fetched_free);
  notanda_fetch_trouble_clear (&fixture->trouble);
  g_clear_error (&fixture->error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  forget (fixture);
  test_server_free (fixture->server);
  g_clear_object (&fixture->cancellable);
  g_object_unref (fixture->resolver);
}

static void
fetch_from (Fixture    *fixture,
            const char *host,
            const char *path)
{
  g_autofree char *address = test_server_dup_address (fixture->server, host, path);

  forget (fixture);
  fixture->fetched = notanda_fetch (address, &fixture->options, fixture->progress, fixture, &fixture->trouble, fixture->cancellable, &fixture->error);
  g_assert_true ((fixture->fetched != NULL) == (fixture->error == NULL));
}

static void
fetch (Fixture    *fixture,
       const char *path)
{
  fetch_from (fixture, NULL, path);
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

static void
assert_body (Fixture    *fixture,
             const char *expected)
{
  gsize         size = 0;
  gconstpointer data;

  g_assert_no_error (fixture->error);
  data = g_bytes_get_data (fixture->fetched->bytes, &size);
  g_assert_cmpmem (data, size, expected, strlen (expected));
}

static void
assert_failed (Fixture    *fixture,
               gint        code,
               const char *part)
{
  g_assert_error (fixture->error, NOTANDA_ERROR, code);
  g_test_message ("%s", fixture->error->message);
  g_assert_nonnull (strstr (fixture->error->message, part));
}

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
test_downgrade (Fixture      *fixture,
                gconstpointer data)
{
  add (fixture, "/", "HTTP/1.1 302 Found\r\nLocation: http://site.test/\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  fetch_from (fixture, "site.test", "/");
  assert_failed (fixture, NOTANDA_ERROR_REFUSED, "without encryption");
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

static void
test_cut (Fixture      *fixture,
          gconstpointer data)
{
  fixture->options.deadline = 300;
  fixture->options.silence = 60000;

  /* fewer bytes than announced */
  add (fixture, "/", OK "Content-Length: 100\r\n\r\n", PAGE, TEST_SERVER_CLOSE);
  fetch (fixture, "/");
  assert_body (fixture, PAGE);
  g_assert_cmpuint (fixture->fetched->cut, ==, NOTANDA_FETCH_CUT_BROKEN);

  add (fixture, "/", "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n", PAGE, TEST_SERVER_CLOSE);
  fetch (fixture, "/");
  assert_body (fixture, PAGE);
  g_assert_cmpuint (fixture->fetched->cut, ==, NOTANDA_FETCH_CUT_BROKEN);

  /* more */
  add (fixture, "/", OK "Content-Length: 3\r\n\r\n", PAGE, TEST_SERVER_CLOSE);
  fetch (fixture, "/");
  assert_body (fixture, "<p>");

  /* a chunk without its end */
  add (fixture, "/", OK "Transfer-Encoding: chunked\r\n\r\n", "3\r\n<p>\r\n", TEST_SERVER_CLOSE);
  fetch (fixture, "/");
  assert_body (fixture, "<p>");
  g_assert_cmpuint (fixture->fetched->cut, ==, NOTANDA_FETCH_CUT_BROKEN);

  /* the rest never comes */
  add (fixture, "/", OK "Content-Length: 100\r\n\r\n", PAGE, TEST_SERVER_HOLD);
  fetch (fixture, "/");
  assert_body (fixture, PAGE);
  g_assert_cmpuint (fixture->fetched->cut, ==, NOTANDA_FETCH_CUT_TIME);

  fixture->options.deadline = 60000;
  fixture->options.silence = 100;
  fetch (fixture, "/");
  assert_body (fixture, PAGE);
  g_assert_cmpuint (fixture->fetched->cut, ==, NOTANDA_FETCH_CUT_TIME);
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  fixture->options.silence = 100;
  add (fixture, "/silent", "", NULL, TEST_SERVER_HOLD);
  fetch (fixture, "/silent");
  assert_failed (fixture, NOTANDA_ERROR_FAILED, "doesn’t answer");

  add (fixture, "/closed", "", NULL, TEST_SERVER_CLOSE);
  fetch (fixture, "/closed");
  assert_failed (fixture, NOTANDA_ERROR_FAILED, "broke off");

  add (fixture, "/noise", "\001\002 not HTTP\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  fetch (fixture, "/noise");
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED);

  add (fixture, "/empty", OK "Content-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  fetch (fixture, "/empty");
  assert_failed (fixture, NOTANDA_ERROR_EMPTY, "empty page");

  fixture->options.deadline = 300;
  fixture->options.silence = 60000;
  add (fixture, "/heads", OK, NULL, TEST_SERVER_REPEAT);
  fetch (fixture, "/heads");
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED);

  fetch_from (fixture, "nowhere.test", "/");
  assert_failed (fixture, NOTANDA_ERROR_FAILED, "no such site");
}

static void
test_endless (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *piece = g_strnfill (4000, 'a');

  fixture->options.max_wire = 100000;
  add (fixture, "/", OK "\r\n", piece, TEST_SERVER_REPEAT);
  fetch (fixture, "/");
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->fetched->cut, ==, NOTANDA_FETCH_CUT_SIZE);
  g_assert_cmpuint (g_bytes_get_size (fixture->fetched->bytes), ==, 100000);
}

static GBytes *
compress (GBytes               *bytes,
          GZlibCompressorFormat format)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (format, 9));
  GBytes *packed = g_converter_convert_bytes (compressor, bytes, NULL);

  g_assert_nonnull (packed);
  return packed;
}

static void
add_packed (Fixture              *fixture,
            const char           *path,
            const char           *coding,
            GBytes               *bytes,
            GZlibCompressorFormat format)
{
  g_autoptr (GBytes) packed = compress (bytes, format);
  g_autofree char *head = g_strdup_printf (OK "Content-Encoding: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", coding, g_bytes_get_size (packed));

  test_server_add (fixture->server, path, head, packed, TEST_SERVER_CLOSE);
}

static void
test_packed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GBytes) page = g_bytes_new_static (PAGE, strlen (PAGE));

  add_packed (fixture, "/gzip", "gzip", page, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  add_packed (fixture, "/x-gzip", "X-GZip", page, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  add_packed (fixture, "/deflate", "deflate", page, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  add_packed (fixture, "/raw", "deflate", page, G_ZLIB_COMPRESSOR_FORMAT_RAW);
  add (fixture, "/lie", OK "Content-Encoding: gzip\r\nContent-Length: 17\r\n\r\n", PAGE, TEST_SERVER_CLOSE);
  add (fixture, "/identity", OK "Content-Encoding: identity\r\nContent-Length: 17\r\n\r\n", PAGE, TEST_SERVER_CLOSE);
  for (const char *const *path = (const char *const[]) { "/gzip", "/x-gzip", "/deflate", "/raw", "/lie", "/identity", NULL }; *path != NULL; path++)
    {
      fetch (fixture, *path);
      assert_body (fixture, PAGE);
      g_assert_cmpuint (fixture->fetched->cut, ==, NOTANDA_FETCH_WHOLE);
    }

  add (fixture, "/br", OK "Content-Encoding: br\r\nContent-Length: 17\r\n\r\n", PAGE, TEST_SERVER_CLOSE);
  fetch (fixture, "/br");
  assert_failed (fixture, NOTANDA_ERROR_INVALID, "compression");
  add (fixture, "/twice", OK "Content-Encoding: gzip\r\nContent-Encoding: gzip\r\nContent-Length: 17\r\n\r\n", PAGE, TEST_SERVER_CLOSE);
  fetch (fixture, "/twice");
  assert_failed (fixture, NOTANDA_ERROR_INVALID, "compression");
}

static void
test_bomb (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (8u << 20), 8u << 20);

  add_packed (fixture, "/", "gzip", zeros, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  fetch (fixture, "/");
  assert_failed (fixture, NOTANDA_ERROR_REFUSED, "compressed");

  fixture->options.max_size = 1000;
  fetch (fixture, "/");
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->fetched->cut, ==, NOTANDA_FETCH_CUT_SIZE);
  g_assert_cmpuint (g_bytes_get_size (fixture->fetched->bytes), ==, 1000);
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

static void
cancel_cb (gint64   received,
           gint64   total,
           gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpint (received, >, 0);
  g_assert_cmpint (total, ==, 100);
  g_cancellable_cancel (fixture->cancellable);
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  fixture->cancellable = g_cancellable_new ();
  fixture->progress = cancel_cb;
  add (fixture, "/", OK "Content-Length: 100\r\n\r\n", PAGE, TEST_SERVER_HOLD);
  fetch (fixture, "/");
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* and before it began */
  fetch (fixture, "/");
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 1);
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
  ADD ("downgrade", "good.pem", test_downgrade);
  ADD ("private", NULL, test_private);
  ADD ("redirect-to-private", NULL, test_redirect_to_private);
  ADD ("changing-name", NULL, test_changing_name);
  ADD ("statuses", NULL, test_statuses);
  ADD ("conditional", NULL, test_conditional);
  ADD ("cut", NULL, test_cut);
  ADD ("nothing", NULL, test_nothing);
  ADD ("endless", NULL, test_endless);
  ADD ("packed", NULL, test_packed);
  ADD ("bomb", NULL, test_bomb);
  ADD ("trusted", "good.pem", test_trusted);
  ADD ("expired", "expired.pem", test_untrusted);
  ADD ("other-site", "other.pem", test_untrusted);
  ADD ("self-signed", "self.pem", test_untrusted);
  ADD ("untrusted-redirect", "expired.pem", test_untrusted_redirect);
  ADD ("no-tls", NULL, test_no_tls);
  ADD ("cancel", NULL, test_cancel);
  return g_test_run ();
}
