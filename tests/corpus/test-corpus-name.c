/* test-corpus-name.c: what files of a corpus are called
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "corpus/notanda-corpus-name.h"

#include <string.h>

static const struct
{
  const char *title;
  const char *name;
} names[] = {
  { "Storm", "storm-ba7816bf.notanda" },
  { "Der Überfall, Teil 2", "der-uberfall-teil-2-ba7816bf.notanda" },
  { "  “What’s up?”  ", "whats-up-ba7816bf.notanda" },
  { "../../etc/passwd", "etc-passwd-ba7816bf.notanda" },
  { "Straße nach Łódź", "strasse-nach-lodz-ba7816bf.notanda" },
  { "Москва", "moskva-ba7816bf.notanda" },
  { "東京", "dong-jing-ba7816bf.notanda" },
  { "😀", "article-ba7816bf.notanda" },
  { "", "article-ba7816bf.notanda" },
  { NULL, "article-ba7816bf.notanda" },
};

static void
test_names (void)
{
  NotandaHash hash;

  notanda_hash_of ("abc", 3, &hash);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = notanda_corpus_name_new (names[i].title, &hash);

      g_assert_cmpstr (name, ==, names[i].name);
    }
}

static void
assert_safe (const char *title)
{
  NotandaHash      hash = { { 0 } };
  g_autofree char *name = notanda_corpus_name_new (title, &hash);

  g_assert_cmpuint (strlen (name), <=, NOTANDA_CORPUS_NAME_MAX_SIZE);
  g_assert_true (g_str_has_suffix (name, "-00000000.notanda"));
  g_assert_cmpuint (strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-."), ==, strlen (name));
  g_assert_true (g_ascii_isalnum (name[0]));
}

/* However long it is, and wherever it is cut. */
static void
test_long (void)
{
  static const char *const pieces[] = { "a", "ß", "ﷺ", "東", "😀", "a ", "𐀀" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint n = 90; n < 300; n++)
      {
        g_autoptr (GString) title = g_string_new (n % 2 == 0 ? "" : "x");

        for (guint k = 0; k < n; k++)
          g_string_append (title, pieces[i]);
        assert_safe (title->str);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/corpus/corpus-name/names", test_names);
  g_test_add_func ("/notanda/corpus/corpus-name/long", test_long);

  return g_test_run ();
}
