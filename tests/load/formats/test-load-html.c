/* test-load-html.c: an article from a page of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-load-html.h"

#include <gio/gio.h>
#include <string.h>

#include "base/notanda-error.h"

#define WORDS "The council closed the harbour on Monday, and the fishers, who had waited for three weeks, stayed at home."
#define PAGE "<!DOCTYPE html><html lang=en><head><title>Harbour closed</title></head><body><article><h1>Harbour closed</h1><p>" WORDS "</p><p>" WORDS " Again.</p></article></body></html>"

static void
assert_claims (const char *data,
               gsize       size,
               const char *name,
               const char *type,
               gboolean    claims)
{
  NotandaLoadOptions options = { .name = name, .content_type = type };
  g_autofree char   *exact = g_memdup2 (data, size);

  g_test_message ("%.*s", (int) size, data);
  g_assert_cmpint (notanda_load_html_claims (exact, size, &options), ==, claims);
}

#define ASSERT_CLAIMS(data, name, type, claims) assert_claims (data, sizeof (data) - 1, name, type, claims)

static void
test_claims (void)
{
  ASSERT_CLAIMS ("<!DOCTYPE html>", "a", NULL, TRUE);
  ASSERT_CLAIMS ("\xef\xbb\xbf\n <!-- a <b> --> <!doctype HTML PUBLIC \"x\">", "a", NULL, TRUE);
  ASSERT_CLAIMS ("<?xml version='1.0'?>\n<!DOCTYPE html>\n<html xmlns='http://www.w3.org/1999/xhtml'>", "a", NULL, TRUE);
  ASSERT_CLAIMS ("<?xml version='1.0'?><html>", "a", NULL, TRUE);
  ASSERT_CLAIMS ("<HTML>", "a", NULL, TRUE);
  ASSERT_CLAIMS ("<div class=x>", "a", NULL, TRUE);
  ASSERT_CLAIMS ("<p>", "a.txt", NULL, TRUE);
  ASSERT_CLAIMS ("<br/>", "a", NULL, TRUE);
  ASSERT_CLAIMS ("\xff\xfe<\0h\0t\0m\0l\0>\0", "a", NULL, TRUE);
  ASSERT_CLAIMS ("\0<\0h\0t\0m\0l\0>\0<\0p\0>\0o\0n\0e\0 \0t\0w\0o\0 \0t\0h\0r\0e\0e\0 \0f\0o\0u\0r", "a", NULL, TRUE);
  ASSERT_CLAIMS ("words, and a <b>tag</b>", "a", "text/html; charset=utf-8", TRUE);
  ASSERT_CLAIMS ("<custom-element>words", "a", "text/html", TRUE);
  ASSERT_CLAIMS ("words, and a <b>tag</b>", "A.HTM", NULL, TRUE);
  ASSERT_CLAIMS ("words, and a <b>tag</b>", "a.txt", NULL, FALSE);
  ASSERT_CLAIMS ("words, and 3 < 4", "a.html", "text/html", FALSE);
  ASSERT_CLAIMS ("<pause> said the man", "a.txt", NULL, FALSE);
  ASSERT_CLAIMS ("<?xml version='1.0'?><rss version='2.0'>", "a", "text/html", FALSE);
  ASSERT_CLAIMS ("<?xml version='1.0'?><feed>", "a", NULL, FALSE);
  ASSERT_CLAIMS ("<!DOCTYPE rss><rss>", "a", NULL, FALSE);
  ASSERT_CLAIMS ("%PDF-1.4", "a.html", NULL, FALSE);
  ASSERT_CLAIMS ("<", "a", "text/html", FALSE);
  ASSERT_CLAIMS ("<!--", "a", "text/html", FALSE);
  ASSERT_CLAIMS ("<p", "a", NULL, FALSE);
  ASSERT_CLAIMS ("", "a", "text/html", FALSE);
}

static NotandaLoaded *
load (const char *data,
      gsize       size)
{
  NotandaLoadOptions options = { .name = "page", .address = "https://example.org/harbour" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  NotandaLoaded *loaded = notanda_load_html (bytes, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (loaded->reader, ==, "html");

  return loaded;
}

static void
assert_says (NotandaLoaded *loaded,
             const char    *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaReading) reading = notanda_loaded_dup_reading (loaded, &error);

  g_assert_no_error (error);
  if (strstr (notanda_article_get_text (reading->article, NULL), words) == NULL)
    g_error ("“%s” isn't in “%s”", words, notanda_article_get_text (reading->article, NULL));
}

static void
test_page (void)
{
  g_autoptr (NotandaLoaded) loaded = load (PAGE, sizeof PAGE - 1);

  assert_says (loaded, WORDS "\n\n" WORDS " Again.");
  g_assert_cmpstr (loaded->meta[NOTANDA_META_TITLE], ==, "Harbour closed");
  g_assert_cmpstr (loaded->meta[NOTANDA_META_ENCODING], ==, "UTF-8");
  g_assert_cmpstr (loaded->from[NOTANDA_META_ENCODING], ==, "bytes");
  g_assert_cmpstr (loaded->meta[NOTANDA_META_ADDRESS], ==, "https://example.org/harbour");
  g_assert_nonnull (loaded->from[NOTANDA_META_ADDRESS]);
  g_assert_cmpuint (loaded->notices->len, ==, 0);
}

/* As pasted: nothing names a title but the heading it begins with. */
static void
test_piece (void)
{
  static const struct
  {
    const char *page;
    const char *title;
    guint       first; /* kind of block */
  } cases[] = {
    { "<h2>Harbour closed</h2><p>" WORDS "</p>", "Harbour closed", NOTANDA_BLOCK_TITLE },
    { "<p>" WORDS "</p><h2>Harbour closed</h2><p>" WORDS "</p>", NULL, NOTANDA_BLOCK_PARAGRAPH },
    { "<title>Quay news</title><h3>Harbour closed</h3><p>" WORDS "</p>", "Quay news", NOTANDA_BLOCK_HEADING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaLoaded) loaded = load (cases[i].page, strlen (cases[i].page));

      g_assert_cmpstr (loaded->meta[NOTANDA_META_TITLE], ==, cases[i].title);
      g_assert_cmpuint (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, 0))->kind, ==, cases[i].first);
    }
}

/* What nobody sees, and letters that are composed elsewhere: each code point stays as it came, or as its reference says. */
static void
test_unseen (void)
{
#define UNSEEN "The her\xc2\xaditage of the cafe\xcc\x81 and the caf\xc3\xa9 is a water\xe2\x80\x8bwheel, of 3 \xe2\x84\xab and of q\xcc\x87\xcc\xa3. " WORDS
  static const char page[] = "<title>Harbour</title><article><h1>Harbour</h1><p>" UNSEEN "</p><p>" WORDS " The com&shy;mit&#xAD;tee &ZeroWidthSpace;met.</p></article>";
  g_autoptr (NotandaLoaded) loaded = load (page, sizeof page - 1);

  assert_says (loaded, UNSEEN);
  assert_says (loaded, " The com\xc2\xadmit\xc2\xadtee \xe2\x80\x8bmet.");
}

static GBytes *
pack (const char *data,
      gsize       size)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return g_converter_convert_bytes (compressor, bytes, NULL);
}

static void
test_gzip (void)
{
  g_autoptr (GBytes) packed = pack (PAGE, sizeof PAGE - 1);
  g_autoptr (GBytes) twice = pack (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  NotandaLoadOptions options = { .name = "page.html.gz" };
  const char        *data = g_bytes_get_data (packed, NULL);
  gsize              size = g_bytes_get_size (packed);
  g_autoptr (NotandaLoaded) loaded = load (data, size);
  g_autoptr (NotandaLoaded) cut = load (data, size - 12);
  g_autoptr (NotandaLoaded) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (notanda_load_html_claims (data, size, &options));
  g_assert_false (notanda_load_html_claims (g_bytes_get_data (twice, NULL), g_bytes_get_size (twice), &options));
  assert_says (loaded, WORDS);
  g_assert_cmpuint (loaded->notices->len, ==, 0);
  assert_says (cut, "The council closed the harbour");
  g_assert_cmpuint (cut->notices->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (cut->notices, 0), "cut off"));

  none = notanda_load_html (twice, &options, &error);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT);
  g_assert_null (none);
  g_assert_nonnull (strstr (error->message, "a gzip file in a gzip file"));
}

static void
test_gzip_bomb (void)
{
  g_autoptr (GString) html = g_string_new (PAGE);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;
  gsize start = html->len;

  /* what is behind the bound is blanks */
  g_string_set_size (html, 30u << 20);
  memset (html->str + start, ' ', html->len - start);
  packed = pack (html->str, html->len);
  loaded = load (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  assert_says (loaded, WORDS);
  g_assert_cmpuint (loaded->notices->len, >=, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (loaded->notices, 0), "more than is read here"));
}

static void
test_refused (void)
{
  NotandaLoadOptions options = { .name = "page" };
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) broken = g_bytes_new_static ("\x1f\x8b\x08\0", 4);
  g_autoptr (GError) error = NULL;

  g_assert_null (notanda_load_html (empty, &options, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (notanda_load_html (broken, &options, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT);
  g_assert_cmpstr (error->message, ==, "page: this is a damaged gzip file; nothing in it can be unpacked, so fetch it anew");
}

/* Whatever is missing at its end, it is a page. */
static void
test_cut (void)
{
  for (gsize size = 1; size < sizeof PAGE; size++)
    {
      g_autofree char *exact = g_memdup2 (PAGE, size);
      g_autoptr (NotandaLoaded) loaded = load (exact, size);

      g_assert_cmpuint (loaded->page, >=, NOTANDA_PAGE_KIND_ARTICLE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  notanda_load_html_warm ();
  g_test_add_func ("/notanda/load/load-html/claims", test_claims);
  g_test_add_func ("/notanda/load/load-html/page", test_page);
  g_test_add_func ("/notanda/load/load-html/piece", test_piece);
  g_test_add_func ("/notanda/load/load-html/unseen", test_unseen);
  g_test_add_func ("/notanda/load/load-html/gzip", test_gzip);
  g_test_add_func ("/notanda/load/load-html/gzip-bomb", test_gzip_bomb);
  g_test_add_func ("/notanda/load/load-html/refused", test_refused);
  g_test_add_func ("/notanda/load/load-html/cut", test_cut);

  return g_test_run ();
}
