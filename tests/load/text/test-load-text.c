/* test-load-text.c: plain text in all encodings, and what is no text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "load/notanda-load.h"

static GBytes *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "load", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize size = 0;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, size);
}

/* What holds for every reading. */
static void
assert_reading (NotandaReading *reading)
{
  gsize       size = 0;
  const char *text = notanda_article_get_text (reading->article, &size);

  g_assert_true (g_utf8_validate_len (text, (gssize) size, NULL));
  g_assert_null (memchr (text, '\r', size));
  g_assert_nonnull (notanda_encoding_find (reading->meta[NOTANDA_META_ENCODING]));
  g_assert_cmpuint (reading->blocks->len, >, 0);
  for (guint i = 0; i < reading->blocks->len; i++)
    {
      const NotandaBlock *block = &g_array_index (reading->blocks, NotandaBlock, i);

      g_assert_cmpuint (block->start, <, block->end);
      g_assert_cmpuint (block->end, <=, notanda_article_get_n_chars (reading->article));
      if (i > 0)
        g_assert_cmpuint (block->start, >=, block[-1].end);
    }
}

static NotandaReading *
load (gconstpointer data,
      gsize         size,
      const char   *encoding)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  NotandaReading *reading = notanda_load (bytes, "news/a.txt", encoding, &error);

  g_assert_no_error (error);
  assert_reading (reading);

  return reading;
}

static void
assert_text (NotandaReading *reading,
             const char     *expected,
             gsize           expected_size)
{
  gsize       size = 0;
  const char *text = notanda_article_get_text (reading->article, &size);

  g_assert_cmpmem (text, size, expected, expected_size);
}

static void
assert_loads (const char *data,
              gsize       size,
              const char *forced,
              const char *expected,
              const char *encoding,
              gboolean    guessed)
{
  g_autoptr (NotandaReading) reading = load (data, size, forced);

  assert_text (reading, expected, strlen (expected));
  g_assert_cmpstr (reading->meta[NOTANDA_META_ENCODING], ==, encoding);
  g_assert_cmpint (reading->encoding_guessed, ==, guessed);
}

#define ASSERT_LOADS(data, forced, expected, encoding, guessed) \
  assert_loads (data, sizeof (data) - 1, forced, expected, encoding, guessed)

static void
test_encodings (void)
{
  static const struct
  {
    const char *file;
    const char *expected;
    const char *encoding;
    gboolean    guessed;
  } cases[] = {
    { "windows-1252.txt", "windows-1252.expected", "windows-1252", TRUE },
    { "iso-8859-2.txt", "iso-8859-2.expected", "ISO-8859-2", TRUE },
    { "iso-8859-5.txt", "iso-8859-5.expected", "ISO-8859-5", TRUE },
    { "koi8-r.txt", "koi8-r.expected", "KOI8-R", TRUE },
    { "shift_jis.txt", "shift_jis.expected", "Shift_JIS", TRUE },
    { "euc-kr.txt", "euc-kr.expected", "EUC-KR", TRUE },
    { "gb18030.txt", "gb18030.expected", "GB18030", TRUE },
    { "utf-16le.txt", "utf-16le.expected", "UTF-16LE", TRUE },
    { "utf-16be.txt", "utf-16be.expected", "UTF-16BE", TRUE },
    { "utf-16le-bom.txt", "utf-16le.expected", "UTF-16LE", FALSE },
    { "utf-16be-bom.txt", "utf-16le.expected", "UTF-16BE", FALSE },
    { "utf-32le-bom.txt", "utf-16le.expected", "UTF-32LE", FALSE },
    { "utf-8-bom.txt", "utf-16le.expected", "UTF-8", FALSE },
    { "utf-16le.expected", "utf-16le.expected", "UTF-8", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = read_fixture (cases[i].file);
      g_autoptr (GBytes) expected = read_fixture (cases[i].expected);
      gsize         size = 0;
      gconstpointer data = g_bytes_get_data (bytes, &size);
      g_autoptr (NotandaReading) reading = load (data, size, NULL);
      g_autoptr (NotandaReading) forced = load (data, size, cases[i].encoding);

      g_test_message ("%s", cases[i].file);
      g_assert_cmpstr (reading->meta[NOTANDA_META_ENCODING], ==, cases[i].encoding);
      g_assert_cmpint (reading->encoding_guessed, ==, cases[i].guessed);
      assert_text (reading, g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
      g_assert_cmpstr (forced->meta[NOTANDA_META_ENCODING], ==, cases[i].encoding);
      g_assert_false (forced->encoding_guessed);
      assert_text (forced, g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
    }
}

static void
test_line_ends (void)
{
  ASSERT_LOADS ("a\nb\r\nc\rd\r\r\ne\n\r", NULL, "a\nb\nc\nd\n\ne\n\n", "UTF-8", FALSE);
  /* nothing else is changed */
  ASSERT_LOADS (" a\t\302\240\f\342\200\250e\314\201\302\255 \357\273\277\033[1m\n\n\n", NULL,
                " a\t\302\240\f\342\200\250e\314\201\302\255 \357\273\277\033[1m\n\n\n", "UTF-8", FALSE);
}

/* Nothing is dropped: what can't be read is some letter, and counted. */
static void
test_mended (void)
{
  /* cut off in the middle of a character */
  ASSERT_LOADS ("Zw\303\266lf M\303\244nne\303", NULL, "Zw\303\266lf M\303\244nne\303\203", "UTF-8", FALSE);
  ASSERT_LOADS ("Z\303\266, \360\237\230", NULL, "Z\303\266, \303\260\305\270\313\234", "UTF-8", FALSE);
  /* one letter from elsewhere */
  ASSERT_LOADS ("\303\244\303\266\303\274\303\237\303\244 caf\351 \303\266", NULL, "\303\244\303\266\303\274\303\237\303\244 caf\303\251 \303\266", "UTF-8", FALSE);
  /* half a pair, half a unit */
  ASSERT_LOADS ("\377\376a\0\0\330b\0c", NULL, "a\357\277\275b\357\277\275", "UTF-16LE", FALSE);
  /* no encoding at all: western, which has every byte */
  ASSERT_LOADS ("caf\351 \201", NULL, "caf\303\251 \302\201", "windows-1252", TRUE);
}

/* Too little to tell: western, unless that makes no sense. */
static void
test_short_texts (void)
{
  ASSERT_LOADS ("caf\351", NULL, "café", "windows-1252", TRUE);
  ASSERT_LOADS ("Don\222t stop", NULL, "Don’t stop", "windows-1252", TRUE);
  ASSERT_LOADS ("na\357ve co\366peration", NULL, "naïve coöperation", "windows-1252", TRUE);
  ASSERT_LOADS ("El ni\361o comi\363 pi\361as en Espa\361a", NULL, "El niño comió piñas en España", "windows-1252", TRUE);
  ASSERT_LOADS ("She said \223no\224 to \2435.", NULL, "She said “no” to £5.", "windows-1252", TRUE);
  ASSERT_LOADS ("Burmistrz powiedzia\263 to.", NULL, "Burmistrz powiedział to.", "windows-1250", TRUE);
}

/* A guess that fits but for its last byte stands. */
static void
test_mended_guess (void)
{
  g_autoptr (GBytes) bytes = read_fixture ("shift_jis.txt");
  gsize       size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (NotandaReading) reading = load (data, size - 4, NULL);

  g_assert_cmpstr (reading->meta[NOTANDA_META_ENCODING], ==, "Shift_JIS");
}

static void
test_mended_is_told (void)
{
  static const char text[] = "\303\244\303\266\303\274\303\237\303\244 caf\351 \303\266";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GBytes) good = g_bytes_new_static (text, 10);
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (NotandaReading) whole = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *none = NULL;

  reading = notanda_load_noticing (bytes, "a.txt", NULL, &notice, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (notice, "1 place in this file could not be read as UTF-8"));

  whole = notanda_load_noticing (good, "a.txt", NULL, &none, &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

static void
test_seven_bit (void)
{
  ASSERT_LOADS ("\033$B9A$OJD:?$5$l$?$^$^\033(B\n", NULL, "港は閉鎖されたまま\n", "ISO-2022-JP", TRUE);
  /* colours of a terminal are no encoding */
  ASSERT_LOADS ("\033[1mbold\033[0m", NULL, "\033[1mbold\033[0m", "UTF-8", FALSE);
  ASSERT_LOADS ("Hi +AOQ-", NULL, "Hi +AOQ-", "UTF-8", FALSE);
}

static void
test_names_of_encodings (void)
{
  static const struct
  {
    const char *name;
    const char *found;
  } cases[] = {
    { "utf8", "UTF-8" },
    { "Latin1", "windows-1252" },
    { "ISO_8859-1", "windows-1252" },
    { "gb2312", "GB18030" },
    { "sjis", "Shift_JIS" },
    { "iso-8859-9", "windows-1254" },
    { "KOI8-R", "KOI8-R" },
    { "UTF-7", NULL },
    { "", NULL },
    { "1252", NULL },
    { "latin", NULL },
  };
  guint                  n;
  const NotandaEncoding *all = notanda_load_list_encodings (&n);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const NotandaEncoding *encoding = notanda_encoding_find (cases[i].name);

      g_assert_cmpstr (encoding != NULL ? encoding->name : NULL, ==, cases[i].found);
    }

  /* each can be found by its name, and reads a letter */
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *letter = g_convert ("A", -1, all[i].iconv, "UTF-8", NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (notanda_encoding_find (all[i].name) == &all[i]);
      assert_loads (letter, all[i].unit, all[i].name, "A", g_str_equal (all[i].name, "UTF-16") ? "UTF-16LE" : g_str_equal (all[i].name, "UTF-32") ? "UTF-32LE"
                                                                                                                                                  : all[i].name,
                    FALSE);
    }
}

static void
test_forced (void)
{
  ASSERT_LOADS ("caf\303\251", "windows-1252", "caf\303\203\302\251", "windows-1252", FALSE);
  ASSERT_LOADS ("\377\376a\0", "UTF-16", "a", "UTF-16LE", FALSE);
  ASSERT_LOADS ("\376\377\0a", "UTF-16", "a", "UTF-16BE", FALSE);
  ASSERT_LOADS ("\0a\0b", "UTF-16", "ab", "UTF-16BE", FALSE);
  ASSERT_LOADS ("\0\0\0a", "UTF-32", "a", "UTF-32BE", FALSE);
}

/* What nobody sees, and letters that are composed elsewhere: offsets count each code point as it came. */
static void
test_unseen (void)
{
  ASSERT_LOADS ("her\302\255itage, water\342\200\213wheel, a\342\201\240b\357\273\277c", NULL,
                "her\302\255itage, water\342\200\213wheel, a\342\201\240b\357\273\277c", "UTF-8", FALSE);
  ASSERT_LOADS ("cafe\314\201, caf\303\251, \342\204\253, \341\204\222\341\205\241\341\206\253, q\314\207\314\243", NULL,
                "cafe\314\201, caf\303\251, \342\204\253, \341\204\222\341\205\241\341\206\253, q\314\207\314\243", "UTF-8", FALSE);
}

static void
assert_refuses (const char *data,
                gsize       size,
                const char *forced,
                int         code,
                const char *message)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  reading = notanda_load (bytes, "news/a.txt", forced, &error);
  if (reading != NULL)
    g_error ("read as %s in place of “%s”", reading->meta[NOTANDA_META_ENCODING], message);
  g_assert_error (error, NOTANDA_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "news/a.txt: "));
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” isn't in “%s”", message, error->message);
}

#define ASSERT_REFUSES(data, forced, code, message) assert_refuses (data, sizeof (data) - 1, forced, NOTANDA_ERROR_##code, message)

static void
test_empty (void)
{
  ASSERT_REFUSES ("", NULL, EMPTY, "the file is empty");
  ASSERT_REFUSES ("\357\273\277", NULL, EMPTY, "the file is empty");
  ASSERT_REFUSES ("\357\273\277 \r\n\t\302\240\342\200\213\n", NULL, EMPTY, "nothing but blanks");
  ASSERT_REFUSES ("\377\376 \0\n\0", NULL, EMPTY, "nothing but blanks");
}

static void
test_binary (void)
{
  ASSERT_REFUSES ("PK\003\004\024\0\0\0\0\0", NULL, NOT_TEXT, "this is a ZIP archive");
  ASSERT_REFUSES ("\211PNG\r\n\032\n\0\0\0\rIHDR", NULL, NOT_TEXT, "this is a PNG picture");
  ASSERT_REFUSES ("\377\330\377\340\0\020JFIF", NULL, NOT_TEXT, "this is a JPEG picture");
  ASSERT_REFUSES ("\037\213\010\0", NULL, NOT_TEXT, "this is a gzip file");
  ASSERT_REFUSES ("\177ELF\002\001\001", NULL, NOT_TEXT, "this is a program");
  ASSERT_REFUSES ("SQLite format 3\0\020", NULL, NOT_TEXT, "this is an SQLite database");
  ASSERT_REFUSES ("GIF89a\001\0\001\0", NULL, NOT_TEXT, "this is a GIF picture");
  ASSERT_REFUSES ("{\\rtf1\\ansi", NULL, NOT_TEXT, "this is an RTF document");
  ASSERT_REFUSES ("\211NTD\r\n\032\n", NULL, NOT_TEXT, "this is a Notanda document");
  ASSERT_REFUSES ("one\0two", NULL, NOT_TEXT, "zero bytes (the first after 3 bytes)");
  ASSERT_REFUSES ("one\0two!", NULL, NOT_TEXT, "zero bytes (the first after 3 bytes)");
  ASSERT_REFUSES ("\001\0\002\0\003\0\004\0", NULL, NOT_TEXT, "zero bytes");
  ASSERT_REFUSES ("\001\002\003\004\005\006abcdefgh", NULL, NOT_TEXT, "full of control characters");
  ASSERT_REFUSES ("\377\376a\0\0\0b\0", NULL, NOT_TEXT, "zero bytes");

  /* texts that begin as a picture does */
  ASSERT_LOADS ("GIF89a was a format", NULL, "GIF89a was a format", "UTF-8", FALSE);
  ASSERT_LOADS ("What is WEBP?", NULL, "What is WEBP?", "UTF-8", FALSE);
}

static void
test_forced_refuses (void)
{
  ASSERT_REFUSES ("caf\351!", "UTF-8", NOT_TEXT, "not in UTF-8: byte 3");
  ASSERT_REFUSES ("caf\303", "UTF-8", NOT_TEXT, "not in UTF-8: byte 3");
  ASSERT_REFUSES ("caf\366\236\236\230", "UTF-8", NOT_TEXT, "not in UTF-8: byte 3");
  ASSERT_REFUSES ("abc\201\001", "Shift_JIS", NOT_TEXT, "not in Shift_JIS: byte 3");
  ASSERT_REFUSES ("a\0\0\330b\0", "UTF-16LE", NOT_TEXT, "not in UTF-16LE: byte 2");
  ASSERT_REFUSES ("a\0b", "UTF-16LE", NOT_TEXT, "not in UTF-16LE: byte 2");
  ASSERT_REFUSES ("a\0b", "windows-1252", NOT_TEXT, "zero bytes");
  ASSERT_REFUSES ("abc", "UTF-7", INVALID, "there is no encoding “UTF-7”");
}

static void
test_too_large (void)
{
  gsize            size = NOTANDA_ARTICLE_MAX_SIZE + 1;
  g_autofree char *text = g_malloc (size);

  memset (text, 'a', size);
  assert_refuses (text, size, NULL, NOTANDA_ERROR_TOO_LARGE, "larger than 64 MB");
  assert_refuses (text, size, "KOI8-R", NOTANDA_ERROR_TOO_LARGE, "larger than 64 MB");
  /* it grows while it is decoded */
  memset (text, 0xe9, size / 2 + 1);
  assert_refuses (text, size / 2 + 1, "windows-1252", NOTANDA_ERROR_TOO_LARGE, "larger than 64 MB");
}

static void
test_one_long_line (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (NotandaReading) reading = NULL;

  while (text->len < (5u << 20))
    g_string_append (text, "Zw\303\266lf M\303\244nner sagten nichts. ");
  reading = load (text->str, text->len, NULL);
  g_assert_cmpuint (reading->blocks->len, ==, 1);
  assert_text (reading, text->str, text->len);
}

static void
test_source_name (void)
{
  g_autoptr (NotandaReading) reading = load ("a", 1, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a", 1);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (NotandaReading) nameless = notanda_load (bytes, "-", NULL, NULL);
  g_autoptr (NotandaReading) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (reading->meta[NOTANDA_META_SOURCE_NAME], ==, "a.txt");
  g_assert_null (nameless->meta[NOTANDA_META_SOURCE_NAME]);

  none = notanda_load (empty, "-", NULL, &error);
  g_assert_cmpstr (error->message, ==, "standard input: the file is empty");
}

/* Either a valid reading or an error, whatever comes. */
static void
test_any_bytes (void)
{
  static const char *const marks[] = { "", "\357\273\277", "\377\376", "\376\377", "\377\376\0\0", "\033$B", "a\nb\r\n" };
  guint                    n;
  const NotandaEncoding   *all = notanda_load_list_encodings (&n);

  for (int round = 0; round < 4000; round++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      const char *mark = marks[g_test_rand_int_range (0, G_N_ELEMENTS (marks))];
      int         size = g_test_rand_int_range (0, 200);
      guint8      low = (guint8) (g_test_rand_bit () ? 0 : 0x20);
      g_autoptr (GBytes) input = NULL;
      g_autoptr (NotandaReading) reading = NULL;
      g_autoptr (GError) error = NULL;

      g_byte_array_append (bytes, (const guint8 *) mark, strlen (mark));
      for (int i = 0; i < size; i++)
        g_byte_array_append (bytes, &(guint8) { (guint8) g_test_rand_int_range (low, 256) }, 1);

      input = g_bytes_new (bytes->data, bytes->len);
      reading = notanda_load (input, "a", g_test_rand_bit () ? all[g_test_rand_int_range (0, (int) n)].name : NULL, &error);
      if (reading != NULL)
        assert_reading (reading);
      else
        g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/load-text/encodings", test_encodings);
  g_test_add_func ("/notanda/load/load-text/line-ends", test_line_ends);
  g_test_add_func ("/notanda/load/load-text/mended", test_mended);
  g_test_add_func ("/notanda/load/load-text/mended-guess", test_mended_guess);
  g_test_add_func ("/notanda/load/load-text/short-texts", test_short_texts);
  g_test_add_func ("/notanda/load/load-text/mended-is-told", test_mended_is_told);
  g_test_add_func ("/notanda/load/load-text/seven-bit", test_seven_bit);
  g_test_add_func ("/notanda/load/load-text/names-of-encodings", test_names_of_encodings);
  g_test_add_func ("/notanda/load/load-text/forced", test_forced);
  g_test_add_func ("/notanda/load/load-text/unseen", test_unseen);
  g_test_add_func ("/notanda/load/load-text/empty", test_empty);
  g_test_add_func ("/notanda/load/load-text/binary", test_binary);
  g_test_add_func ("/notanda/load/load-text/forced-refuses", test_forced_refuses);
  g_test_add_func ("/notanda/load/load-text/too-large", test_too_large);
  g_test_add_func ("/notanda/load/load-text/one-long-line", test_one_long_line);
  g_test_add_func ("/notanda/load/load-text/source-name", test_source_name);
  g_test_add_func ("/notanda/load/load-text/any-bytes", test_any_bytes);

  return g_test_run ();
}
