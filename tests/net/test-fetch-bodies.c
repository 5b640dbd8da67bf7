/* test-fetch-bodies.c: pages that are cut, packed, endless or given up
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "net/fetch-fixture.h"

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

#define ADD(name, data, func) g_test_add ("/notanda/net/fetch-bodies/" name, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("cut", NULL, test_cut);
  ADD ("nothing", NULL, test_nothing);
  ADD ("endless", NULL, test_endless);
  ADD ("packed", NULL, test_packed);
  ADD ("bomb", NULL, test_bomb);
  ADD ("cancel", NULL, test_cancel);
  return g_test_run ();
}
