/* test-graphemes.c: clusters of many scripts, against a walk through the whole text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <unicode/ubrk.h>

#include "base/notanda-graphemes.h"

/* Each string is a row of clusters with "|" between them */
static const char *const cases[] = {
  "a|b|c",
  "\r\n|\r|\r\n|\n",
  "e\xcc\x81|t|e\xcc\x81\xcc\xa7",                                                      /* combining marks */
  "\xf0\x9f\x98\x80|\xf0\x9f\x98\x80|!",                                                /* two faces */
  "x|\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7|x",       /* a family */
  "\xf0\x9f\x91\x8b\xf0\x9f\x8f\xbd|\xf0\x9f\x91\x8b\xf0\x9f\x8f\xbd",                  /* skin tones */
  "\xe2\x9d\xa4\xef\xb8\x8f|\xe2\x9d\xa4\xef\xb8\x8f\xe2\x80\x8d\xf0\x9f\x94\xa5",      /* hearts */
  "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa|\xf0\x9f\x87\xab\xf0\x9f\x87\xb7|\xf0\x9f\x87\xa9", /* flags and a half */
  "1\xef\xb8\x8f\xe2\x83\xa3|2",                                                        /* keycap */
  "\xed\x95\x9c|\xea\xb8\x80",                                                          /* Hangul syllables */
  "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab|\xe1\x84\x80\xe1\x85\xb3\xe1\x86\xaf",          /* Hangul letters */
  "\xe0\xa4\xa8|\xe0\xa4\xae|\xe0\xa4\xb8\xe0\xa5\x8d\xe0\xa4\xa4\xe0\xa5\x87",         /* Devanagari */
  "\xe0\xae\xa8\xe0\xae\xbf|a",                                                         /* Tamil */
  "\xe0\xb8\x81\xe0\xb8\xb3|\xe0\xb8\x81",                                              /* Thai */
  "\xd8\x80\xd9\xa1|\xd9\xa2",                                                          /* a sign before its number */
  "\xe4\xb8\xad|\xe6\x96\x87",
  "\xcc\x81|\n|\xcc\x81|a", /* marks that have no letter */
  "",
};

/* One bit an offset: whether a walk from the start stops there */
static GByteArray *
walk (const char *text,
      gsize       n_bytes)
{
  GByteArray     *stops = g_byte_array_new ();
  UErrorCode      status = U_ZERO_ERROR;
  UText           utext = UTEXT_INITIALIZER;
  UBreakIterator *breaks = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
  int32_t         stop = 0;

  utext_openUTF8 (&utext, text, (int64_t) n_bytes, &status);
  ubrk_setUText (breaks, &utext, &status);
  g_assert_true (U_SUCCESS (status));
  g_byte_array_set_size (stops, (guint) g_utf8_strlen (text, (gssize) n_bytes) + 1);
  memset (stops->data, 0, stops->len);
  for (stop = ubrk_first (breaks); stop != UBRK_DONE; stop = ubrk_next (breaks))
    stops->data[g_utf8_strlen (text, stop)] = 1;
  stops->data[0] = stops->data[stops->len - 1] = 1;
  utext_close (&utext);
  ubrk_close (breaks);
  return stops;
}

static void
assert_boundaries (const char       *text,
                   gsize             n_bytes,
                   const GByteArray *stops)
{
  g_autoptr (NotandaTextIndex) index = notanda_text_index_new (text, n_bytes);
  gsize previous = 0;

  for (gsize i = 0; i < stops->len; i++)
    {
      gsize next = i, start = i, end = i;

      while (next < stops->len && !stops->data[next])
        next++;
      g_assert_cmpint (notanda_graphemes_is_boundary (index, i), ==, stops->data[i]);
      g_assert_cmpuint (notanda_graphemes_previous (index, i), ==, previous);
      if (i > 0)
        g_assert_cmpuint (notanda_graphemes_next (index, i - 1), ==, next);
      notanda_graphemes_snap (index, &start, &end);
      g_assert_cmpuint (start, ==, stops->data[i] ? i : previous);
      g_assert_cmpuint (end, ==, next);
      if (stops->data[i])
        previous = i;
    }
  g_assert_cmpuint (notanda_graphemes_next (index, stops->len), ==, stops->len - 1);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) clusters = g_strsplit (cases[i], "|", -1);
      g_autofree char *text = g_strjoinv (NULL, clusters);
      g_autoptr (GByteArray) stops = g_byte_array_new ();

      g_byte_array_set_size (stops, (guint) g_utf8_strlen (text, -1) + 1);
      memset (stops->data, 0, stops->len);
      stops->data[0] = 1;
      for (guint k = 0, at = 0; clusters[k] != NULL; k++)
        {
          at += (guint) g_utf8_strlen (clusters[k], -1);
          stops->data[at] = 1;
        }
      assert_boundaries (text, strlen (text), stops);
    }
}

static GString *
random_text (guint n_chars)
{
  static const gunichar letters[] = {
    'a',
    '1',
    ' ',
    '\r',
    '\n',
    0xad,
    0x301,
    0x200d,
    0xfe0f,
    0x600,
    0x1100,
    0x1161,
    0x11a8,
    0xac00,
    0xac01,
    0x915,
    0x937,
    0x94d,
    0x93f,
    0x93c,
    0xe33,
    0x1f468,
    0x1f3fd,
    0x2764,
    0xa9,
    0x1f1e9,
    0x1f1ea,
    0x4e2d,
    0xe0067,
    0x200c,
    0xb95,
    0xbc6,
    0x1b13,
    0x1b44,
    0x1f1eb,
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_chars; i++)
    g_string_append_unichar (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  return text;
}

static void
test_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = random_text ((guint) g_test_rand_int_range (1, 200));
      g_autoptr (GByteArray) stops = walk (text->str, text->len);

      assert_boundaries (text->str, text->len, stops);
    }
}

static void
test_long_text (void)
{
  g_autoptr (GString) text = random_text (6000);
  g_autoptr (GByteArray) stops = walk (text->str, text->len);

  assert_boundaries (text->str, text->len, stops);
}

static void
test_snap (void)
{
  /* a, a family of five code points, b, e with an accent */
  const char *text = "a\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"
                     "be\xcc\x81";
  g_autoptr (NotandaTextIndex) index = notanda_text_index_new (text, strlen (text));
  static const gsize ranges[][4] = {
    { 0, 1, 0, 1 },
    { 0, 2, 0, 6 },
    { 3, 4, 1, 6 },
    { 5, 7, 1, 7 },
    { 7, 8, 7, 9 },
    { 8, 8, 7, 9 },
    { 6, 6, 6, 6 },
    { 0, 99, 0, 9 },
    { 50, 99, 9, 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      gsize start = ranges[i][0], end = ranges[i][1];

      notanda_graphemes_snap (index, &start, &end);
      g_assert_cmpuint (start, ==, ranges[i][2]);
      g_assert_cmpuint (end, ==, ranges[i][3]);
    }
}

static void
test_trim (void)
{
  static const struct
  {
    const char *text;
    gsize       start, end, trimmed_start, trimmed_end;
    gboolean    found;
  } ranges[] = {
    { "on 9 March 2026", 2, 11, 3, 10, TRUE },
    { "on 9 March 2026", 3, 10, 3, 10, TRUE },
    { "a\n\n\t b\xc2\xa0\xe2\x80\x89 c", 1, 9, 5, 6, TRUE },
    { "a \r\n", 0, 4, 0, 1, TRUE },
    { "a  b", 1, 3, 1, 3, FALSE },
    { "a  b", 2, 2, 2, 2, FALSE },
    /* an accent needs what it stands on, also a blank */
    { "a  \xcc\x81!", 1, 5, 2, 5, TRUE },
    { "a \xcc\x81 b", 1, 4, 1, 3, TRUE },
    /* a family is one character */
    { " \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 ", 0, 5, 1, 4, TRUE },
    { "a b", 0, 99, 0, 3, TRUE },
    { "", 0, 0, 0, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (NotandaTextIndex) index = notanda_text_index_new (ranges[i].text, strlen (ranges[i].text));
      gsize start = ranges[i].start, end = ranges[i].end;

      g_assert_cmpint (notanda_graphemes_trim (index, &start, &end), ==, ranges[i].found);
      g_assert_cmpuint (start, ==, ranges[i].trimmed_start);
      g_assert_cmpuint (end, ==, ranges[i].trimmed_end);
    }
}

/* Steps through a run without plain places: each query is bounded, and all agree */
static void
test_hostile_run (void)
{
  static const gunichar runs[] = { 0x301, 0x1f1e9, 0x200d, 0x1100 };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (GString) text = g_string_new ("ab");
      g_autoptr (NotandaTextIndex) index = NULL;
      gsize n_chars, steps = 0;

      for (guint k = 0; k < 20600; k++)
        g_string_append_unichar (text, runs[i]);
      g_string_append (text, "cd");
      index = notanda_text_index_new (text->str, text->len);
      n_chars = notanda_text_index_get_n_chars (index);
      for (gsize at = 20400; at < n_chars; steps++)
        {
          gsize start = at, end = at, next = notanda_graphemes_next (index, at);

          notanda_graphemes_snap (index, &start, &end);
          g_assert_cmpuint (next, >, at);
          g_assert_cmpuint (next - start, <=, 4096);
          g_assert_true (notanda_graphemes_is_boundary (index, start));
          g_assert_true (notanda_graphemes_is_boundary (index, end));
          g_assert_true (notanda_graphemes_is_boundary (index, next));
          g_assert_cmpuint (notanda_graphemes_previous (index, next), ==, start == end ? at : start);
          at = next;
        }
      g_assert_cmpuint (steps, >=, 3);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/base/graphemes/cases", test_cases);
  g_test_add_func ("/notanda/base/graphemes/random", test_random);
  g_test_add_func ("/notanda/base/graphemes/long-text", test_long_text);
  g_test_add_func ("/notanda/base/graphemes/snap", test_snap);
  g_test_add_func ("/notanda/base/graphemes/trim", test_trim);
  g_test_add_func ("/notanda/base/graphemes/hostile-run", test_hostile_run);
  return g_test_run ();
}
