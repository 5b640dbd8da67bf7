/* test-find.c: words found as people expect, against a plain search too
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-find.h"

typedef struct
{
  const char *text; /* what is to be found between brackets */
  const char *needle;
  gboolean    match_case;
} Case;

static const Case cases[] = {
  { "[ship] and Ship and [ship]s", "ship", TRUE },
  { "[ship] and [Ship] and [SHIP]s", "ship", FALSE },
  { "[ship] and [Ship]", "SHIP", FALSE },
  { "the [caf\xc3\xa9] and the [cafe\xcc\x81]", "caf\xc3\xa9", TRUE }, /* é as one and as two */
  { "the [CAF\xc3\x89] and the [Cafe\xcc\x81]", "cafe\xcc\x81", FALSE },
  { "caf\xc3\xa9, [cafe]", "cafe", FALSE }, /* an é is no e */
  { "cafe\xcc\x81, [cafe]", "cafe", FALSE },
  { "[Stra\xc3\x9f"
    "e] [STRASSE] [strasse]",
    "strasse", FALSE },
  { "Stra\xc3\x9f"
    "e, a[s]",
    "s", TRUE },
  { "wei\xc3\x9f, a[s]", "s", FALSE }, /* not half an ß */
  { "[\xce\xa3\xce\x9f\xce\xa6\xce\x9f\xce\xa3] [\xcf\x83\xce\xbf\xcf\x86\xce\xbf\xcf\x82]",
    "\xcf\x83\xce\xbf\xcf\x86\xce\xbf\xcf\x83", FALSE }, /* the sigma at the end */
  { "[\xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0]", "\xd0\xbc\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0", FALSE },
  { "[\xed\x95\x9c] [\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab]", "\xed\x95\x9c", TRUE }, /* Hangul, whole and in letters */
  { "[\xe2\x84\xab]ngstrom [A\xcc\x8a]", "\xc3\xa5", FALSE },                        /* the unit and the letter */
  { "a [q\xcc\xa3\xcc\x87] [q\xcc\x87\xcc\xa3]", "q\xcc\x87\xcc\xa3", TRUE },        /* marks in another order */
  { "[no\nship  may\xc2\xa0"
    "enter]",
    "no ship may enter", TRUE },
  { "[co\xc2\xad"
    "operate] [cooperate]",
    "cooperate", TRUE },                                                                                             /* a soft hyphen */
  { "[water\xe2\x80\x8bwheel] [waterwheel] [wa\xef\xbb\xbfter\xe2\x81\xa0wheel]", "water\xe2\x80\x8bwheel", FALSE }, /* zero-width spaces */
  { "[don\xe2\x80\x99t] [don't]", "don't", FALSE },
  { "don\xe2\x80\x99t, [don't]", "don't", TRUE },
  { "[\xe2\x80\x9cYes\xe2\x80\x9d] [\"yes\"]", "\"yes\"", FALSE },
  { "[aa][aa]a", "aa", TRUE },
  { "aa[aab]aaa[aab]", "aab", TRUE },
  { "[ab]aca[ab]", "ab", TRUE },
  { "\xf0\x9f\x98\x80[\xf0\x9f\x98\x81]\xf0\x9f\x98\x80", "\xf0\x9f\x98\x81", TRUE },
  { "nothing here", "elsewhere", FALSE },
  { "nothing here", "", FALSE },
  { "nothing here", "\xc2\xad", FALSE },
  { "", "x", FALSE },
};

static NotandaArticle *
make_article (const char *text,
              gsize       size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GError) error = NULL;
  NotandaArticle *article = notanda_article_new (bytes, &error);

  g_assert_no_error (error);
  return article;
}

/* The text with brackets around what was found. */
static char *
dup_found (NotandaFind    *find,
           NotandaArticle *article)
{
  GString *found = g_string_new (NULL);
  gsize    at = 0;

  for (guint i = 0; i < notanda_find_get_n_matches (find); i++)
    {
      NotandaRange     range = notanda_find_get_match (find, i);
      g_autofree char *before = notanda_article_dup_range (article, at, range.start);
      g_autofree char *match = notanda_article_dup_range (article, range.start, range.end);

      g_string_append_printf (found, "%s[%s]", before, match);
      at = range.end;
    }
  {
    g_autofree char *rest = notanda_article_dup_range (article, at, notanda_article_get_n_chars (article));

    g_string_append (found, rest);
  }
  return g_string_free_and_steal (found);
}

static void
strip_brackets (const char *marked,
                GString    *text)
{
  for (const char *p = marked; *p != '\0'; p++)
    if (*p != '[' && *p != ']')
      g_string_append_c (text, *p);
}

/* Whatever the slices are, the same is found. */
static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize slice = 1; slice < 64; slice = slice * 2 + 1)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (NotandaArticle) article = NULL;
        g_autoptr (NotandaFind) find = NULL;
        g_autofree char *found = NULL;

        strip_brackets (cases[i].text, text);
        article = make_article (text->str, text->len);
        find = notanda_find_new (article, cases[i].needle, cases[i].match_case);
        while (notanda_find_step (find, slice))
          ;
        g_assert_true (notanda_find_is_done (find));
        found = dup_found (find, article);
        g_assert_cmpstr (found, ==, cases[i].text);
      }
}

/* In a text of a few letters nearly everything nearly matches. */
static void
test_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      char text[400];
      char needle[8] = { 0 };
      g_autoptr (NotandaArticle) article = NULL;
      g_autoptr (NotandaFind) find = NULL;
      guint       n = 0;
      guint       length = (guint) g_test_rand_int_range (1, sizeof needle);
      const char *p = text;

      for (guint i = 0; i + 1 < sizeof text; i++)
        text[i] = (char) g_test_rand_int_range ('a', 'c');
      text[sizeof text - 1] = '\0';
      for (guint i = 0; i < length; i++)
        needle[i] = (char) g_test_rand_int_range ('a', 'c');
      article = make_article (text, strlen (text));
      find = notanda_find_new (article, needle, FALSE);
      while (notanda_find_step (find, 7))
        ;
      while ((p = strstr (p, needle)) != NULL)
        {
          g_assert_cmpuint (n, <, notanda_find_get_n_matches (find));
          g_assert_cmpuint (notanda_find_get_match (find, n++).start, ==, p - text);
          p += length;
        }
      g_assert_cmpuint (n, ==, notanda_find_get_n_matches (find));
    }
}

static void
test_places (void)
{
  g_autoptr (NotandaArticle) article = make_article ("a b a b a", 9);
  g_autoptr (NotandaFind) find = notanda_find_new (article, "a", FALSE);

  g_assert_true (notanda_find_step (find, 3));
  g_assert_cmpuint (notanda_find_get_position (find), ==, 3);
  g_assert_cmpuint (notanda_find_get_n_matches (find), ==, 1);
  g_assert_false (notanda_find_step (find, 100));
  g_assert_cmpuint (notanda_find_get_first_after (find, 0), ==, 0);
  g_assert_cmpuint (notanda_find_get_first_after (find, 1), ==, 1);
  g_assert_cmpuint (notanda_find_get_first_after (find, 4), ==, 1);
  g_assert_cmpuint (notanda_find_get_first_after (find, 5), ==, 2);
  g_assert_cmpuint (notanda_find_get_first_after (find, 9), ==, 3);
}

/* No run of marks or blanks is too long, and a slice ends. */
static void
test_hostile (void)
{
  const gsize n = 200000;
  g_autoptr (GString) text = g_string_new ("e");
  g_autoptr (NotandaArticle) article = NULL;
  g_autoptr (NotandaFind) find = NULL;

  for (gsize i = 0; i < n; i++)
    g_string_append (text, "\xcc\x81");
  for (gsize i = 0; i < n; i++)
    g_string_append_c (text, ' ');
  for (gsize i = 0; i < n; i++)
    g_string_append_c (text, 'a');
  g_string_append_c (text, 'b');
  article = make_article (text->str, text->len);
  find = notanda_find_new (article, "aaaaaaaaab", FALSE);
  while (notanda_find_step (find, 1000))
    ;
  g_assert_cmpuint (notanda_find_get_n_matches (find), ==, 1);
  g_assert_cmpuint (notanda_find_get_match (find, 0).start, ==, 1 + 3 * n - 9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/find/cases", test_cases);
  g_test_add_func ("/notanda/model/find/random", test_random);
  g_test_add_func ("/notanda/model/find/places", test_places);
  g_test_add_func ("/notanda/model/find/hostile", test_hostile);
  return g_test_run ();
}
