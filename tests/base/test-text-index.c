/* test-text-index.c: every offset of many texts, against counting from the start
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-text-index.h"

/* What was counted from the start up to the current character */
typedef struct
{
  gsize byte;
  gsize chars;
  gsize utf16;
  gsize line;
} Oracle;

static gboolean
ends_line (const char *p,
           const char *end)
{
  return *p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n'));
}

static void
assert_offset (const NotandaTextIndex *index,
               const Oracle           *at,
               gsize                   width)
{
  g_assert_cmpuint (notanda_text_index_char_to_byte (index, at->chars), ==, at->byte);
  g_assert_cmpuint (notanda_text_index_char_to_utf16 (index, at->chars), ==, at->utf16);
  g_assert_cmpuint (notanda_text_index_char_to_line (index, at->chars), ==, at->line);
  for (gsize i = 0; i < width; i++)
    g_assert_cmpuint (notanda_text_index_byte_to_char (index, at->byte + i), ==, at->chars);
  for (gsize i = 0; i < (width == 4 ? 2 : 1); i++)
    g_assert_cmpuint (notanda_text_index_utf16_to_char (index, at->utf16 + i), ==, at->chars);
}

static void
assert_text (const char *text,
             gsize       n_bytes)
{
  g_autoptr (NotandaTextIndex) index = notanda_text_index_new (text, n_bytes);
  const char *end = text + n_bytes;
  Oracle      at = { 0 };

  g_assert_cmpuint (notanda_text_index_line_to_char (index, 0), ==, 0);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gsize width = g_utf8_next_char (p) - p;

      assert_offset (index, &at, width);
      at.byte += width;
      at.chars++;
      at.utf16 += width == 4 ? 2 : 1;
      if (!ends_line (p, end))
        continue;
      at.line++;
      g_assert_cmpuint (notanda_text_index_line_to_char (index, at.line), ==, at.chars);
    }
  assert_offset (index, &at, 1);
  g_assert_cmpuint (notanda_text_index_get_n_bytes (index), ==, at.byte);
  g_assert_cmpuint (notanda_text_index_get_n_chars (index), ==, at.chars);
  g_assert_cmpuint (notanda_text_index_get_n_utf16 (index), ==, at.utf16);
  g_assert_cmpuint (notanda_text_index_get_n_lines (index), ==, at.line + 1);
  g_assert_cmpuint (notanda_text_count_chars (text, n_bytes), ==, at.chars);
}

static void
assert_range (const NotandaTextIndex *index,
              gsize                   start,
              gsize                   end)
{
  gsize from, to;

  notanda_text_index_chars_to_bytes (index, start, end, &from, &to);
  g_assert_cmpuint (from, ==, notanda_text_index_char_to_byte (index, start));
  g_assert_cmpuint (to, ==, notanda_text_index_char_to_byte (index, MAX (start, end)));
}

/* Long and short ones, across blocks, past the end and backwards */
static void
test_ranges (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (NotandaTextIndex) index = NULL;

  while (text->len < 3000)
    g_string_append (text, text->len % 3 == 0 ? "plain words " : "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
  index = notanda_text_index_new (text->str, text->len);
  for (gsize start = 0; start <= notanda_text_index_get_n_chars (index) + 1; start++)
    for (gsize length = 0; length < 700; length = length * 3 / 2 + 1)
      {
        assert_range (index, start, start + length);
        assert_range (index, start, start - MIN (start, length));
      }
}

static void
test_small (void)
{
  static const char *const texts[] = {
    "",
    "a",
    "\n",
    "\r",
    "\r\n",
    "\n\r",
    "\r\r\n\n",
    "one\ntwo\r\nthree\rfour",
    "one\ntwo\r\nthree\rfour\n",
    "\xc3\xa9t\xc3\xa9",
    "\xe2\x82\xac",
    "\xf0\x9f\x98\x80",
    "a\xf0\x9f\x98\x80\xf0\x9f\x98\x80 b\xc3\xa9\xe2\x82\xac\r\n\xf0\x9f\x98\x80",
    "next\xc2\x85line, separator\xe2\x80\xa8no line ends",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_text (texts[i], strlen (texts[i]));
  assert_text (NULL, 0);
}

static void
test_past_the_end (void)
{
  g_autoptr (NotandaTextIndex) index = notanda_text_index_new ("\xf0\x9f\x98\x80\n", 5);

  g_assert_cmpuint (notanda_text_index_char_to_byte (index, 9), ==, 5);
  g_assert_cmpuint (notanda_text_index_byte_to_char (index, 9), ==, 2);
  g_assert_cmpuint (notanda_text_index_char_to_utf16 (index, 9), ==, 3);
  g_assert_cmpuint (notanda_text_index_utf16_to_char (index, G_MAXSIZE), ==, 2);
  g_assert_cmpuint (notanda_text_index_char_to_line (index, 9), ==, 1);
  g_assert_cmpuint (notanda_text_index_line_to_char (index, 9), ==, 2);
}

/* A text of @n_chars characters drawn from @alphabet */
static GString *
random_text (const char *alphabet,
             gsize       n_chars)
{
  GString *text = g_string_new (NULL);
  glong    n_letters = g_utf8_strlen (alphabet, -1);

  for (gsize i = 0; i < n_chars; i++)
    {
      const char *letter = g_utf8_offset_to_pointer (alphabet, g_test_rand_int_range (0, (gint32) n_letters));

      g_string_append_len (text, letter, g_utf8_next_char (letter) - letter);
    }
  return text;
}

/* Of all lengths around the size of a block, so that characters and CR LF lie across its end */
static void
test_random (void)
{
  static const char *const alphabets[] = {
    "ab\n",
    "\r\n",
    "ab\r\ncdefghijklmno",
    "a\xc3\xa9\xe2\x82\xac\n",
    "\xf0\x9f\x98\x80",
    "\xe2\x82\xac",
    "abcdefgh\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (alphabets); i++)
    for (gsize n = 120; n < 1100; n += (gsize) g_test_rand_int_range (1, 40))
      {
        g_autoptr (GString) text = random_text (alphabets[i], n);

        assert_text (text->str, text->len);
      }
}

/* The text isn't read past its end: its last byte ends the allocation */
static void
test_exact_end (void)
{
  for (gsize n = 1; n < 70; n++)
    {
      g_autofree char *text = g_malloc (n);

      memset (text, 'x', n);
      text[n - 1] = '\r';
      assert_text (text, n);
    }
}

static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (NotandaTextIndex) index = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "\xf0\x9f\x98\x80 \xe2\x82\xac\xc3\xa9 abc\r\n");
  index = notanda_text_index_new (text->str, text->len);
  g_assert_cmpuint (notanda_text_index_get_n_chars (index), ==, 1000000);
  for (gsize line = 0; line < 100000; line += 97)
    {
      g_assert_cmpuint (notanda_text_index_line_to_char (index, line), ==, line * 10);
      g_assert_cmpuint (notanda_text_index_char_to_line (index, line * 10 + 9), ==, line);
      g_assert_cmpuint (notanda_text_index_char_to_byte (index, line * 10 + 3), ==, line * 16 + 8);
      g_assert_cmpuint (notanda_text_index_utf16_to_char (index, line * 11 + 1), ==, line * 10);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/base/text-index/small", test_small);
  g_test_add_func ("/notanda/base/text-index/ranges", test_ranges);
  g_test_add_func ("/notanda/base/text-index/past-the-end", test_past_the_end);
  g_test_add_func ("/notanda/base/text-index/random", test_random);
  g_test_add_func ("/notanda/base/text-index/exact-end", test_exact_end);
  g_test_add_func ("/notanda/base/text-index/large", test_large);
  return g_test_run ();
}
