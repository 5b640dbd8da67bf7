/* test-load-warc.c: an article from a record of a web archive
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-load-warc.h"

#include <gio/gio.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-load-html.h"

#define WORDS "The council closed the harbour on Monday, and the fishers, who had waited for three weeks, stayed at home."
#define PAGE "<html><body><article><p>" WORDS "</p></article></body></html>"
#define HTTP "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"

static GBytes *
pack (const char           *data,
      gsize                 size,
      GZlibCompressorFormat format)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (format, 9));
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return g_converter_convert_bytes (compressor, bytes, NULL);
}

/* A record at the end of @archive, in a gzip member of its own where @packed. */
static void
add (GByteArray *archive,
     const char *type,
     const char *address,
     const char *head,
     const char *body,
     gssize      body_size,
     gboolean    packed)
{
  g_autoptr (GByteArray) record = g_byte_array_new ();
  gsize            size = body_size < 0 ? strlen (body) : (gsize) body_size;
  g_autofree char *lines = g_strdup_printf ("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-03T08:15:00Z\r\n%sContent-Length: %zu\r\n\r\n%s",
                                            type, address, !g_str_equal (type, "response") ? "Content-Type: text/plain\r\n" : "Content-Type: application/http; msgtype=response\r\n",
                                            strlen (head) + size, head);

  g_byte_array_append (record, (const guint8 *) lines, strlen (lines));
  g_byte_array_append (record, (const guint8 *) body, size);
  g_byte_array_append (record, (const guint8 *) "\r\n\r\n", 4);
  if (packed)
    {
      g_autoptr (GBytes) member = pack ((const char *) record->data, record->len, G_ZLIB_COMPRESSOR_FORMAT_GZIP);

      g_byte_array_append (archive, g_bytes_get_data (member, NULL), g_bytes_get_size (member));
    }
  else
    {
      g_byte_array_append (archive, record->data, record->len);
    }
}

static NotandaLoaded *
load (const GByteArray *archive,
      gsize             size,
      const char       *part,
      GError          **error)
{
  NotandaLoadOptions options = { .name = "a.warc", .part = part };
  g_autofree char   *exact = g_memdup2 (archive->data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_static (exact, size);

  return notanda_load_warc (bytes, &options, error);
}

static void
assert_says (NotandaLoaded *loaded,
             const char    *words)
{
  for (guint i = 0; i < loaded->blocks->len; i++)
    if (strstr (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, i))->text, words) != NULL)
      return;

  g_error ("“%s” wasn't found", words);
}

static void
assert_reads (const char *head,
              const char *body,
              gssize      size)
{
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  g_autoptr (NotandaLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;

  add (archive, "response", "https://news.example/1", head, body, size, FALSE);
  loaded = load (archive, archive->len, NULL, &error);
  g_assert_no_error (error);
  assert_says (loaded, WORDS);
  g_assert_cmpuint (loaded->notices->len, ==, 0);
  g_assert_cmpstr (loaded->meta[NOTANDA_META_ADDRESS], ==, "https://news.example/1");
  g_assert_cmpstr (loaded->from[NOTANDA_META_ADDRESS], ==, "archive");
  g_assert_cmpstr (loaded->meta[NOTANDA_META_LOADED], ==, "2026-03-03T08:15:00Z");
}

static void
test_codings (void)
{
  g_autofree char *chunked = g_strdup_printf ("14\r\n%.20s\r\n%zX;x=y\r\n%s\r\n0\r\n\r\n", PAGE, strlen (PAGE) - 20, PAGE + 20);
  g_autoptr (GBytes) gzip = pack (PAGE, sizeof PAGE - 1, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GBytes) zlib = pack (PAGE, sizeof PAGE - 1, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GBytes) raw = pack (PAGE, sizeof PAGE - 1, G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) both = g_byte_array_new ();
  g_autofree char *size = g_strdup_printf ("%zx\r\n", g_bytes_get_size (gzip));

  assert_reads (HTTP "\r\n", PAGE, -1);
  assert_reads (HTTP "Transfer-Encoding: chunked\r\n\r\n", chunked, -1);
  assert_reads (HTTP "Transfer-Encoding: chunked\r\n\r\n", PAGE, -1);
  assert_reads (HTTP "Content-Encoding: gzip\r\n\r\n", g_bytes_get_data (gzip, NULL), (gssize) g_bytes_get_size (gzip));
  assert_reads (HTTP "Content-Encoding: deflate\r\n\r\n", g_bytes_get_data (zlib, NULL), (gssize) g_bytes_get_size (zlib));
  assert_reads (HTTP "Content-Encoding: deflate\r\n\r\n", g_bytes_get_data (raw, NULL), (gssize) g_bytes_get_size (raw));
  assert_reads (HTTP "Content-Encoding: gzip\r\n\r\n", PAGE, -1);
  assert_reads (HTTP "Content-Encoding: br\r\n\r\n", PAGE, -1);

  g_byte_array_append (both, (const guint8 *) size, strlen (size));
  g_byte_array_append (both, g_bytes_get_data (gzip, NULL), g_bytes_get_size (gzip));
  g_byte_array_append (both, (const guint8 *) "\r\n0\r\n\r\n", 7);
  assert_reads (HTTP "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n", (const char *) both->data, both->len);
}

static void
make_archive (GByteArray *archive,
              gboolean    packed)
{
  add (archive, "warcinfo", "x", "", "software: none", -1, packed);
  add (archive, "request", "https://news.example/1", "", "GET / HTTP/1.1\r\n\r\n", -1, packed);
  add (archive, "response", "https://news.example/1", HTTP "\r\n", PAGE, -1, packed);
  add (archive, "response", "https://news.example/2", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n", PAGE, -1, packed);
  add (archive, "response", "https://news.example/3", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", "\x89PNG", -1, packed);
  add (archive, "resource", "<https://news.example/4>", "", "One line\nand another.\n\nThe second paragraph.", -1, packed);
}

static void
test_choices (void)
{
  for (int packed = 0; packed < 2; packed++)
    {
      g_autoptr (GByteArray) archive = g_byte_array_new ();
      g_autoptr (NotandaLoaded) listed = NULL;
      g_autoptr (NotandaLoaded) page = NULL;
      g_autoptr (NotandaLoaded) plain = NULL;
      g_autoptr (NotandaLoaded) none = NULL;
      g_autoptr (GError) error = NULL;
      NotandaLoadOptions         options = { .name = "a.warc" };
      const NotandaLoadedChoice *choice;
      const NotandaLoadedBlock  *block;

      make_archive (archive, packed);
      g_assert_true (notanda_load_warc_claims ((const char *) archive->data, archive->len, &options));
      g_assert_false (notanda_load_html_claims ((const char *) archive->data, archive->len, &options));

      listed = load (archive, archive->len, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (listed->choices->len, ==, 2);
      g_assert_cmpuint (listed->blocks->len, ==, 0);
      g_assert_cmpuint (listed->notices->len, ==, 0);
      choice = g_ptr_array_index (listed->choices, 0);
      g_assert_cmpstr (choice->part, ==, "3");
      g_assert_cmpstr (choice->title, ==, "https://news.example/1");
      g_assert_cmpstr (choice->detail, ==, "text/html, 2026-03-03 08:15 UTC");

      page = load (archive, archive->len, "3", &error);
      g_assert_no_error (error);
      assert_says (page, WORDS);
      g_assert_cmpstr (page->meta[NOTANDA_META_ADDRESS], ==, "https://news.example/1");

      plain = load (archive, archive->len, "6", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (plain->blocks->len, ==, 2);
      block = g_ptr_array_index (plain->blocks, 0);
      g_assert_cmpstr (block->text, ==, "One line and another.");
      g_assert_cmpstr (plain->meta[NOTANDA_META_ADDRESS], ==, "https://news.example/4");

      none = load (archive, archive->len, "4", &error);
      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
      g_assert_null (none);
    }
}

static void
test_conversion (void)
{
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  g_autoptr (NotandaLoaded) loaded = NULL;

  add (archive, "conversion", "https://news.example/1", "", WORDS, -1, TRUE);
  loaded = load (archive, archive->len, NULL, NULL);
  g_assert_nonnull (loaded);
  assert_says (loaded, WORDS);
}

static void
test_no_type (void)
{
  static const char        record[] = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Identified-Payload-Type: text/html\r\nContent-Length: 1000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" PAGE;
  const NotandaLoadOptions options = { .name = "a.warc" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (record, sizeof record - 1);
  g_autoptr (NotandaLoaded) loaded = notanda_load_warc (bytes, &options, NULL);

  g_assert_nonnull (loaded);
  assert_says (loaded, WORDS);
}

/* Packed as a whole, not record by record. */
static void
test_one_member (void)
{
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autoptr (GBytes) member = NULL;
  g_autoptr (NotandaLoaded) listed = NULL;

  make_archive (archive, FALSE);
  member = pack ((const char *) archive->data, archive->len, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_byte_array_append (packed, g_bytes_get_data (member, NULL), g_bytes_get_size (member));
  listed = load (packed, packed->len, NULL, NULL);
  g_assert_cmpuint (listed->choices->len, ==, 2);
}

static void
test_cut (void)
{
  for (int packed = 0; packed < 2; packed++)
    {
      g_autoptr (GByteArray) archive = g_byte_array_new ();
      g_autoptr (NotandaLoaded) last = NULL;

      make_archive (archive, packed);
      for (gsize size = 0; size < archive->len; size++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (NotandaLoaded) loaded = load (archive, size, NULL, &error);

          g_assert_true ((loaded != NULL) == (error == NULL));
        }

      /* within the last record: both are there, and it is said */
      last = load (archive, archive->len - (packed ? 12 : 20), NULL, NULL);
      g_assert_cmpuint (last->choices->len, >=, 1);
      g_assert_cmpuint (last->notices->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (last->notices, 0), "cut off"));
    }
}

/* The crawler didn't keep all of the page, and says so. */
static void
test_truncated (void)
{
  g_autofree char         *record = g_strdup_printf ("WARC/1.1\r\nWARC-Type: response\r\nWARC-Truncated: length\r\nContent-Length: %zu\r\n\r\n" HTTP "\r\n" PAGE,
                                                     strlen (HTTP "\r\n" PAGE));
  const NotandaLoadOptions options = { .name = "a.warc" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (record, strlen (record));
  g_autoptr (NotandaLoaded) loaded = notanda_load_warc (bytes, &options, NULL);

  g_assert_nonnull (loaded);
  assert_says (loaded, WORDS);
  g_assert_cmpstr (loaded->meta[NOTANDA_META_TRUNCATED], ==, "length");
  g_assert_cmpuint (loaded->notices->len, ==, 1);
}

static void
test_bomb (void)
{
  gsize            size = 30u << 20;
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (GBytes) bomb = NULL;
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;

  memset (zeros, ' ', size);
  memcpy (zeros, PAGE, sizeof PAGE - 1);
  bomb = pack (zeros, size, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  add (archive, "response", "https://news.example/1", HTTP "Content-Encoding: gzip\r\n\r\n", g_bytes_get_data (bomb, NULL), (gssize) g_bytes_get_size (bomb), TRUE);
  loaded = load (archive, archive->len, NULL, &error);
  g_assert_no_error (error);
  assert_says (loaded, WORDS);
  g_assert_cmpuint (loaded->notices->len, >=, 1);
}

static void
test_refused (void)
{
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  g_autoptr (GByteArray) brotli = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  add (archive, "response", "x", "HTTP/1.1 500 No\r\nContent-Type: text/html\r\n\r\n", PAGE, -1, FALSE);
  g_assert_null (load (archive, archive->len, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
  g_assert_true (g_str_has_prefix (error->message, "a.warc: this web archive holds no page"));
  g_clear_error (&error);

  add (brotli, "response", "x", HTTP "Content-Encoding: br\r\n\r\n", "\x8b\x05\x80", -1, FALSE);
  g_assert_null (load (brotli, brotli->len, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT);
  g_assert_nonnull (strstr (error->message, "(br)"));
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "WARC/1.0\r\n", "WARC-Type: response\r\n", "Content-Length: 40\r\n", "Content-Length: 9999999999999999999\r\n", "Content-Length: -1\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "Content-Type: text/html\r\n", "Transfer-Encoding: chunked\r\n", "ffffffffffffffffff\r\n", "5\r\n", "<p>a</p>", "\x1f\x8b\x08" };

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GByteArray) noise = g_byte_array_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = NULL;

      for (int left = g_test_rand_int_range (1, 20); left > 0; left--)
        {
          const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

          g_byte_array_append (noise, (const guint8 *) piece, strlen (piece));
        }
      loaded = load (noise, noise->len, NULL, &error);
      g_assert_true ((loaded != NULL) == (error == NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/load-warc/codings", test_codings);
  g_test_add_func ("/notanda/load/load-warc/choices", test_choices);
  g_test_add_func ("/notanda/load/load-warc/conversion", test_conversion);
  g_test_add_func ("/notanda/load/load-warc/no-type", test_no_type);
  g_test_add_func ("/notanda/load/load-warc/one-member", test_one_member);
  g_test_add_func ("/notanda/load/load-warc/cut", test_cut);
  g_test_add_func ("/notanda/load/load-warc/truncated", test_truncated);
  g_test_add_func ("/notanda/load/load-warc/bomb", test_bomb);
  g_test_add_func ("/notanda/load/load-warc/refused", test_refused);
  g_test_add_func ("/notanda/load/load-warc/noise", test_noise);

  return g_test_run ();
}
