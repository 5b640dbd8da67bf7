/* test-language.c: which language a text is in, one case a line
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-language.h"

#define ENGLISH "The boat left the harbour at seven in the morning, and nobody on the quay knew where it would go. "
#define GERMAN "Das Boot hat den Hafen um sieben Uhr am Morgen verlassen, und niemand wusste, wohin es fahren würde. "

static void
test_guess (void)
{
  static const struct
  {
    const char *text;
    const char *declared;
    const char *language;
    const char *from;
  } cases[] = {
    { ENGLISH, "en_us", "en-US", "declared" },
    { ENGLISH, " EN ", "en", "declared" },
    { ENGLISH, "ru", "en", "text" },
    { ENGLISH, NULL, "en", "text" },
    { ENGLISH, "english", "en", "text" },
    { GERMAN, NULL, "de", "text" },
    { "船は朝七時に港を出たが、どこへ行くのかは誰も知らなかった。", NULL, "ja", "script" },
    { "船は朝七時に港を出たが、どこへ行くのかは誰も知らなかった。", "en", "ja", "script" },
    { "Το πλοίο έφυγε από το λιμάνι στις επτά το πρωί.", NULL, "el", "script" },
    { "12 34", NULL, NULL, NULL },
    { "", "sv", "sv", "declared" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char      *from = NULL;
      g_autofree char *language = notanda_language_guess (cases[i].text, strlen (cases[i].text), cases[i].declared, &from);

      if (g_strcmp0 (language, cases[i].language) != 0 || g_strcmp0 (from, cases[i].from) != 0)
        g_error ("\"%s\", %s: %s from %s", cases[i].text, cases[i].declared, language, from);
    }
}

/* Long texts are cut where they are looked at, within a character or not. */
static void
test_lengths (void)
{
  static const gsize lengths[] = { 80, 200, 1000, 4001, 20000 };
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 20000)
    g_string_append (text, GERMAN);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      const char      *end = g_utf8_find_prev_char (text->str, text->str + lengths[i]);
      g_autofree char *language = notanda_language_guess (text->str, end - text->str, NULL, NULL);

      g_assert_cmpstr (language, ==, "de");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/meta/language/guess", test_guess);
  g_test_add_func ("/notanda/extract/meta/language/lengths", test_lengths);

  return g_test_run ();
}
