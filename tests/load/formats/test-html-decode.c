/* test-html-decode.c: the text of a page from its bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-html-decode.h"

#include <string.h>

#include "base/notanda-error.h"

static void
assert_decodes (const char *html,
                gsize       size,
                const char *user,
                const char *type,
                const char *text,
                const char *encoding,
                const char *from)
{
  NotandaLoadOptions options = { .name = "page", .encoding = user, .content_type = type };
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_auto (NotandaDecoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *exact = g_memdup2 (html, size);

  notanda_html_decode (exact, size, &options, loaded, &decoded, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->meta[NOTANDA_META_ENCODING], ==, encoding);
  g_assert_cmpstr (loaded->from[NOTANDA_META_ENCODING], ==, from);
  if (strstr (decoded.text, text) == NULL)
    g_error ("“%s” isn't in “%s”", text, decoded.text);
}

#define ASSERT_DECODES(html, user, type, text, encoding, from) \
  assert_decodes (html, sizeof (html) - 1, user, type, text, encoding, from)

/* Each beats the ones below it. */
static void
test_order (void)
{
  ASSERT_DECODES ("\xef\xbb\xbf<meta charset=koi8-r>ż", "big5", "text/html; charset=latin1", ">ż", "UTF-8", "mark");
  ASSERT_DECODES ("\xff\xfe<\0p\0>\0a\0", NULL, "text/html; charset=utf-8", "<p>a", "UTF-16LE", "mark");
  ASSERT_DECODES ("<meta charset=koi8-r>\xbf", "iso-8859-2", "text/html; charset=latin1", "ż", "ISO-8859-2", "user");
  ASSERT_DECODES ("<meta charset=koi8-r>\xbf", NULL, "text/html; charset=iso-8859-2", "ż", "ISO-8859-2", "http");
  ASSERT_DECODES ("<meta charset=iso-8859-2>\xbf", NULL, "text/html", "ż", "ISO-8859-2", "meta");
  ASSERT_DECODES ("<meta charset=iso-8859-2>\xbf", NULL, "text/html; charset=utf-7", "ż", "ISO-8859-2", "meta");
  ASSERT_DECODES ("<p>ż", NULL, "text/html", "ż", "UTF-8", "bytes");
  ASSERT_DECODES ("<p>caf\xe9", NULL, NULL, "café", "windows-1252", "bytes");
  ASSERT_DECODES ("<p>a</p>\n", NULL, NULL, "a", "UTF-8", "bytes");
  /* this one a page can't choose, and a mark doesn't speak against it */
  ASSERT_DECODES ("\xef\xbb\xbf<meta charset=koi8-r>cafÃ© ż", "UTF-8-twice", "text/html; charset=latin1", "<meta charset=koi8-r>café ż", "UTF-8-twice", "user");
  ASSERT_DECODES ("<meta charset=utf-8-twice>cafÃ©", NULL, "text/html; charset=utf-8-twice", "cafÃ©", "UTF-8", "bytes");
  ASSERT_DECODES ("<\0p\0>\0o\0n\0e\0 \0t\0w\0o\0 \0t\0h\0r\0e\0e\0", NULL, NULL, "<p>one two", "UTF-16LE", "bytes");
  ASSERT_DECODES ("\0<\0p\0>\0o\0n\0e\0 \0t\0w\0o\0 \0t\0h\0r\0e\0e", NULL, NULL, "<p>one two", "UTF-16BE", "bytes");
}

/* Detectors and iconv know a UTF-8 that goes on beyond Unicode. */
static void
test_beyond_unicode (void)
{
  ASSERT_DECODES ("<p>folded---\xf6\x9e\x9e\x98pl", NULL, NULL, "folded---öžž˜pl", "windows-1252", "bytes");
  ASSERT_DECODES ("<p>folded---\xf6\x9e\x9e\x98pl", NULL, "text/html; charset=utf-8", "folded---öžž˜pl", "UTF-8", "http");
}

static void
test_wrong (void)
{
  g_autoptr (GString) late = g_string_new ("<!--");

  /* called what it plainly isn't */
  ASSERT_DECODES ("<meta charset=iso-8859-1><p>café ’quoted’ 中</p>", NULL, NULL, "café ’quoted’ 中", "UTF-8", "bytes");
  ASSERT_DECODES ("<meta charset=gb2312><p>café ’quoted’ 中</p>", NULL, "text/html; charset=gbk", "café ’quoted’ 中", "UTF-8", "bytes");
  /* the user knows better */
  ASSERT_DECODES ("<p>é’中", "latin1", NULL, "Ã©", "windows-1252", "user");
  /* a page that was read as ASCII so far isn't UTF-16 */
  ASSERT_DECODES ("<meta charset=utf-16><p>é", NULL, NULL, "é", "UTF-8", "meta");
  ASSERT_DECODES ("<p>é", NULL, "text/html; charset=utf-16", "é", "UTF-8", "bytes");
  ASSERT_DECODES ("<meta charset=utf-7><p>+ADw-script+AD4-x</p>", NULL, NULL, "+ADw-script+AD4-x", "UTF-8", "bytes");
  /* the label comes too late to be honoured at once, but better than a guess */
  while (late->len < 2000)
    g_string_append (late, "words in a comment ");
  g_string_append (late, "--><meta charset=iso-8859-2>\xbf");
  assert_decodes (late->str, late->len, NULL, NULL, "ż", "ISO-8859-2", "meta");
}

static void
test_zeros (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_auto (NotandaDecoded) decoded = { 0 };
  NotandaLoadOptions options = { .name = "page" };

  ASSERT_DECODES ("<p>a\0b</p>", NULL, NULL, "<p>a\xef\xbf\xbd"
                                             "b</p>",
                  "UTF-8", "bytes");
  ASSERT_DECODES ("<p>a\x1a</p>", NULL, "text/html; charset=koi8-r", "<p>a\xef\xbf\xbd</p>", "KOI8-R", "http");

  /* on and on, as a browser would have it */
  while (html->len < 100000)
    {
      g_string_append (html, "<p>Some words, one after the other, in a paragraph that says nothing else; and words, and words, and words.</p>");
      if (html->len % 3 == 0)
        g_string_append_len (html, "\0", 1);
    }
  g_assert_true (notanda_html_decode (html->str, html->len, &options, loaded, &decoded, NULL));
  g_assert_true (g_utf8_validate_len (decoded.text, (gssize) decoded.size, NULL));
  g_assert_nonnull (strstr (decoded.text, "</p>\xef\xbf\xbd<p>"));
}

static void
test_mended_is_told (void)
{
  static const char  html[] = "<meta charset=utf-8><p>caf\xe9</p><p>na\xefve</p>";
  NotandaLoadOptions options = { .name = "page" };
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_auto (NotandaDecoded) decoded = { 0 };

  g_assert_true (notanda_html_decode (html, sizeof html - 1, &options, loaded, &decoded, NULL));
  g_assert_nonnull (strstr (decoded.text, "café</p><p>naïve"));
  g_assert_cmpuint (loaded->notices->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (loaded->notices, 0), "2 places could not be read as UTF-8"));
}

static void
assert_refuses (const char *html,
                gsize       size,
                const char *user,
                int         code,
                const char *message)
{
  NotandaLoadOptions options = { .name = "page", .encoding = user };
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_auto (NotandaDecoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (notanda_html_decode (html, size, &options, loaded, &decoded, &error));
  g_assert_error (error, NOTANDA_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "page: "));
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” isn't in “%s”", message, error->message);
}

#define ASSERT_REFUSES(html, user, code, message) assert_refuses (html, sizeof (html) - 1, user, NOTANDA_ERROR_##code, message)

static void
test_refused (void)
{
  ASSERT_REFUSES ("", NULL, EMPTY, "the page is empty");
  ASSERT_REFUSES (" \r\n\t\n", NULL, EMPTY, "nothing but blanks");
  ASSERT_REFUSES ("<p>a\0b\0c\0\0d\0\0", NULL, NOT_TEXT, "full of zero bytes");
  ASSERT_REFUSES ("\x89PNG\r\n\x1a\n<p>", NULL, NOT_TEXT, "this is a PNG picture");
  ASSERT_REFUSES ("\x7f"
                  "ELF<p>",
                  NULL, NOT_TEXT, "this is a program");
  ASSERT_REFUSES ("PK\x03\x04<p>", NULL, NOT_TEXT, "this is a ZIP archive");
  ASSERT_REFUSES ("<p>", "UTF-7", INVALID, "there is no encoding “UTF-7”");
}

/* So many characters of a page without a label, in three encodings. */
static void
test_guessed (void)
{
  static const struct
  {
    const char *encoding;
    const char *text;
  } pages[] = {
    { "ISO-8859-2", "Rada miasta odrzuciła wczoraj późnym wieczorem wniosek o zamknięcie przystani. „Rybacy czekają już trzeci tydzień”, powiedziała burmistrzyni, "
                    "która zapowiedziała kolejne spotkanie z mieszkańcami. Według niej łodzie muszą zostać naprawione jeszcze przed świętami, bo później zabraknie pieniędzy." },
    { "windows-1251", "Городской совет поздно вечером отклонил предложение закрыть гавань. «Рыбаки ждут уже третью неделю», — сказала мэр, обещая новую встречу с жителями. "
                      "По её словам, лодки нужно починить ещё до праздников, потому что потом денег не останется. Врач больницы считает иначе." },
    { "Shift_JIS", "市議会は昨夜遅く、港を閉鎖する提案を否決した。市長は「漁師たちはもう三週間も待っている」と述べ、住民との話し合いを約束した。"
                   "祝日の前に船を直さなければ、その後は資金がなくなるという。病院の医師は別の意見を持っている。" },
  };
  static const glong sizes[] = { 60, 200, 1000, 8000 };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autofree char *words = NULL;
        g_autofree char *html = NULL;
        g_autofree char *bytes = NULL;
        g_autofree char *charset = g_strdup (pages[i].encoding);
        g_autoptr (GError) error = NULL;
        gsize size = 0;

        while (g_utf8_strlen (text->str, -1) < sizes[j])
          g_string_append_printf (text, "%s ", pages[i].text);
        words = g_utf8_substring (text->str, 0, sizes[j]);
        /* not in ISO-8859-2 */
        for (char *quote; (quote = strstr (words, "„")) != NULL || (quote = strstr (words, "”")) != NULL;)
          memcpy (quote, "\"  ", 3);
        html = g_strdup_printf ("<html><head><title>x</title></head><body class=\"main\"><div id=\"page\"><p>%s</p></div></body></html>", words);
        bytes = g_convert (html, -1, g_str_equal (charset, "Shift_JIS") ? "CP932" : charset, "UTF-8", NULL, &size, &error);
        g_assert_no_error (error);
        g_test_message ("%s, %ld characters", charset, sizes[j]);
        assert_decodes (bytes, size, NULL, NULL, words, charset, "bytes");
      }
}

static void
test_any_bytes (void)
{
  static const char *const starts[] = { "", "<meta charset=", "<!--", "<meta http-equiv=content-type content='text/html; charset=", "\xff\xfe", "<?xml encoding='" };
  guint                    n;
  const NotandaEncoding   *all = notanda_encoding_list (&n);

  for (int round = 0; round < 4000; round++)
    {
      g_autoptr (GString) html = g_string_new (starts[g_test_rand_int_range (0, G_N_ELEMENTS (starts))]);
      NotandaLoadOptions options = { .name = "page" };
      g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
      g_auto (NotandaDecoded) decoded = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *exact = NULL;

      if (g_test_rand_bit ())
        g_string_append_printf (html, "%s'>", all[g_test_rand_int_range (0, (int) n)].name);
      for (int left = g_test_rand_int_range (0, 300); left > 0; left--)
        g_string_append_c (html, (char) g_test_rand_int_range (left % 50 == 0 ? 0 : 1, 256));
      exact = g_memdup2 (html->str, html->len);
      if (notanda_html_decode (exact, html->len, &options, loaded, &decoded, &error))
        g_assert_true (g_utf8_validate_len (decoded.text, (gssize) decoded.size, NULL));
      else
        g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/html-decode/order", test_order);
  g_test_add_func ("/notanda/load/html-decode/beyond-unicode", test_beyond_unicode);
  g_test_add_func ("/notanda/load/html-decode/wrong", test_wrong);
  g_test_add_func ("/notanda/load/html-decode/zeros", test_zeros);
  g_test_add_func ("/notanda/load/html-decode/mended-is-told", test_mended_is_told);
  g_test_add_func ("/notanda/load/html-decode/refused", test_refused);
  g_test_add_func ("/notanda/load/html-decode/guessed", test_guessed);
  g_test_add_func ("/notanda/load/html-decode/any-bytes", test_any_bytes);

  return g_test_run ();
}
