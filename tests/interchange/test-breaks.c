/* test-breaks.c: words and sentences are where ICU has them, gone over as a whole
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-breaks.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#define BITS 64
#define N_RANDOM 60000
#define MAX_CHARS 30

/* What stands in a text by itself, most of it something to the rules of words or sentences. */
static const char *const parts[] = {
  "a",
  "b",
  "Z",
  "7",
  "0",
  "_",
  ".",
  "'",
  ",",
  ";",
  ":",
  "\"",
  "!",
  "?",
  " ",
  "-",
  "(",
  ")",
  "#",
  "*",
  "/",
  "@",
  "\n",
  "\r",
  "\r\n",
  "\t",
  "\v",
  "\f",
  "\x01",
  "\x1c",
  "\x7f",
  "é",
  "É",
  "ß",
  "ª",
  "’",
  "‘",
  "“",
  "”",
  "«",
  "»",
  "—",
  "…",
  "․",
  "。",
  "！",
  "：",
  "，",
  "·",
  "‧",
  "\u00a0",
  "\u00ad",
  "\xc2\x85",
  "\u2028",
  "\u2029",
  "\u2003",
  "\u200b",
  "\u200d",
  "\u200e",
  "\u2060",
  "\u3000",
  "\u202f",
  "\u0301",
  "\u20e3",
  "א",
  "״",
  "ק",
  "ا",
  "٣",
  "٫",
  "क",
  "्",
  "ा",
  "ก",
  "า",
  "ไ",
  "ម",
  "愛",
  "と",
  "カ",
  "ー",
  "한",
  "🇨",
  "🇦",
  "👩",
  "🏽",
  "🌾",
  "❤",
  "\ufe0f",
  "©",
  "ǅ",
  "։",
  "؟",
  "۔",
  "።",
  "\U0001d7ce",
  "\U00010400",
  "\U0001f600",
  "\ufdd0",
};

/* What texts are mostly made of. */
static const char *const words[] = {
  "The",
  "harbour",
  "master",
  "U.S.",
  "e.g.",
  "3.14",
  "1,000",
  "10:30",
  "don’t",
  "can't",
  "said",
  "Mr.",
  "café",
  "naïve",
  "No",
  "one",
  "v2.0",
  "x_1",
  "…",
  "end.”",
  "“Why?”",
  "(Oh!)",
  "etc.)",
  "Müller",
  "ship's",
  "ships'",
  "-",
  "—",
  "A.",
  "B.",
  "www.example.org",
  "a@b.de",
  "$5",
  "50%",
  "then.",
  "Go!",
};

static void
find_whole (UBreakIteratorType   type,
            const char          *text,
            NotandaBoundaryBits *bits)
{
  UErrorCode        status = U_ZERO_ERROR;
  UBreakIterator   *breaks = ubrk_open (type, "", NULL, 0, &status);
  g_autofree UChar *units = g_new (UChar, strlen (text) + 1);
  int32_t           n = 0;
  int32_t           at = 0;
  gsize             offset = 0;

  u_strFromUTF8 (units, (int32_t) strlen (text) + 1, &n, text, -1, &status);
  ubrk_setText (breaks, units, n, &status);
  g_assert_true (U_SUCCESS (status));
  for (int32_t next = ubrk_next (breaks); next != UBRK_DONE; next = ubrk_next (breaks))
    {
      for (; at < next; at++)
        offset += !U16_IS_TRAIL (units[at]);
      if (type == UBRK_WORD)
        bits[offset / BITS].edge |= G_GUINT64_CONSTANT (1) << offset % BITS;
      else
        bits[offset / BITS].sentence |= G_GUINT64_CONSTANT (1) << offset % BITS;
    }
  ubrk_close (breaks);
}

static void
check (NotandaBreaks *breaks,
       const char    *text)
{
  gsize                           n = (gsize) g_utf8_strlen (text, -1) / BITS + 1;
  g_autofree NotandaBoundaryBits *expected = g_new0 (NotandaBoundaryBits, n);
  g_autofree NotandaBoundaryBits *found = g_new0 (NotandaBoundaryBits, n);

  find_whole (UBRK_WORD, text, expected);
  find_whole (UBRK_SENTENCE, text, expected);
  notanda_breaks_find (breaks, text, strlen (text), 0, found);
  for (gsize i = 0; i < n; i++)
    if (found[i].edge != expected[i].edge || found[i].sentence != expected[i].sentence)
      {
        g_autofree char *shown = g_strescape (text, NULL);

        g_error ("\"%.300s\" from %" G_GSIZE_FORMAT ": words %" G_GINT64_MODIFIER "x, not %" G_GINT64_MODIFIER
                 "x; sentences %" G_GINT64_MODIFIER "x, not %" G_GINT64_MODIFIER "x",
                 shown, i * BITS, found[i].edge, expected[i].edge, found[i].sentence, expected[i].sentence);
      }
}

/* ICU takes its dictionaries in as they are met, and until then has other words where scripts meet. */
static void
meet_scripts (void)
{
  g_autofree char    *all = NULL;
  g_autofree char   **list = g_new0 (char *, G_N_ELEMENTS (parts) + 1);
  NotandaBoundaryBits bits[8] = { 0 };

  memcpy (list, parts, sizeof (parts));
  all = g_strjoinv ("", list);
  find_whole (UBRK_WORD, all, bits);
}

static char *
make_random (const char *const *from,
             guint              n_from,
             const char        *glue)
{
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, MAX_CHARS); n > 0; n--)
    g_string_append_printf (text, "%s%s", from[g_test_rand_int_range (0, (int) n_from)], glue);

  return g_string_free_and_steal (text);
}

static void
test_random (void)
{
  NotandaBreaks *breaks = notanda_breaks_new ();

  for (guint i = 0; i < N_RANDOM; i++)
    {
      /* all of ASCII, more than that, and what looks like a text */
      g_autofree char *text = i % 3 == 0   ? make_random (parts, 31, "")
                              : i % 3 == 1 ? make_random (parts, G_N_ELEMENTS (parts), "")
                                           : make_random (words, G_N_ELEMENTS (words), " ");

      check (breaks, text);
    }
  notanda_breaks_free (breaks);
}

/* Each two and each three of ASCII's kinds, alone and between words. */
static void
test_neighbours (void)
{
  NotandaBreaks *breaks = notanda_breaks_new ();

  for (guint i = 1; i < 0x80; i++)
    for (guint j = 1; j < 0x80; j++)
      {
        const char       alone[] = { (char) i, (char) j, 0 };
        const char       between[] = { 'a', (char) i, (char) j, 'b', ' ', '1', (char) i, '2', (char) j, 0 };
        g_autofree char *behind = g_strconcat ("é", between, NULL);

        check (breaks, alone);
        check (breaks, between);
        check (breaks, behind);
      }
  notanda_breaks_free (breaks);
}

static void
check_folder (NotandaBreaks *breaks,
              const char    *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint       n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;

      if (!g_str_has_suffix (name, ".txt") || !g_file_get_contents (file, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
        continue;
      check (breaks, text);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_articles (void)
{
  NotandaBreaks *breaks = notanda_breaks_new ();

  check_folder (breaks, "app");
  check_folder (breaks, "interchange");
  check (breaks, "");
  notanda_breaks_free (breaks);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  meet_scripts ();
  g_test_add_func ("/notanda/interchange/breaks/random", test_random);
  g_test_add_func ("/notanda/interchange/breaks/neighbours", test_neighbours);
  g_test_add_func ("/notanda/interchange/breaks/articles", test_articles);
  return g_test_run ();
}
