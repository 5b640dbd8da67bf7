/* test-twice.c: what was encoded twice is told from what is meant so, and mended if asked
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/text/notanda-twice.h"

#include <string.h>

#include "base/notanda-error.h"
#include "load/notanda-load.h"

/* Written by people, in languages whose letters and signs look most like the mistake. */
static const char *const honest[] = {
  "The mayor’s answer was short: “No.” She left – and didn’t come back.",
  "Le maire l’a déclaré à l’été : «\xc2\xa0Il est né\xc2\xa0». L’école, fermée, rouvrira… «\xc2\xa0À l’époque\xc2\xa0», dit-il, «\xc2\xa0"
  "c’était l’été\xc2\xa0».",
  "«\xc2\xa0IL EST ARRIVÉ\xc2\xa0», «\xc2\xa0UN CAFÉ\xc2\xa0», «\xc2\xa0LA SANTÉ\xc2\xa0» et «\xc2\xa0l’été\xc2\xa0»",
  "Ông nói: “Chúng tôi đã chờ đợi ba tuần rồi.” Ðó là điều mà các ngư dân ở Đà Nẵng đang nghĩ đến…",
  "Die Note „Ä“ und das „Ö“ heißen Umlaute; „ß“ ist keiner. Über Größe spräche man schön.",
  "A AMANHÃ «NÃO», disse o SENHOR «JOÃO»; a maçã e a irmã «AMANHÃ».",
  "Ätran, Åre och Öland: ”Då är det vår”, sa hon. ”Ö” och ”Å”.",
  "¿SÍ? «ASÍ», «ESPAÑA» y «MÁS» costaron 5 €… ½ kg a 20 °C.",
  "Řekl: „Čekáme už třetí týden.“ Příští schůze bude v pátek.",
  "Городской совет отклонил предложение. «Рыбаки ждут», — сказала мэр.",
  "市議会は昨夜遅く、港を閉鎖する提案を否決した。",
  "لا شيء هنا: «ننتظر منذ ثلاثة أسابيع».",
  "A page that came out wrong shows â€™ in the place of an apostrophe.",
  "No letter beyond ASCII at all.",
  "",
};

/* As a server does that takes UTF-8 for what the West wrote before. */
static char *
encode_twice (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      char             byte = *at;
      g_autofree char *western = g_convert (&byte, 1, "UTF-8", "CP1252", NULL, NULL, NULL);

      /* five bytes are none there */
      if (western != NULL)
        g_string_append (out, western);
      else
        g_string_append_unichar (out, (guint8) byte);
    }

  return g_string_free (out, FALSE);
}

static gsize
count (const char *text)
{
  return notanda_load_count_twice ("UTF-8", text, strlen (text));
}

static void
assert_mends (const char *text,
              const char *mended)
{
  g_autofree char *exact = g_memdup2 (text, strlen (text));
  g_autoptr (GString) out = notanda_twice_mend (exact, strlen (text));

  g_assert_cmpstr (out->str, ==, mended);
}

static void
test_honest (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (honest); i++)
    {
      g_test_message ("%s", honest[i]);
      g_assert_cmpuint (count (honest[i]), ==, 0);
    }
}

static void
test_twice (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (honest); i++)
    {
      g_autofree char *twice = encode_twice (honest[i]);

      g_test_message ("%s", twice);
      /* the last three have nothing in them, or too little */
      if (i < G_N_ELEMENTS (honest) - 3)
        g_assert_cmpuint (count (twice), >, 0);
      assert_mends (twice, honest[i]);
    }

  g_assert_cmpuint (count ("It wasnâ€™t his, and she didnâ€™t ask."), ==, 2);
  g_assert_cmpuint (notanda_load_count_twice ("windows-1252", "It wasnâ€™t his, and she didnâ€™t ask.", 40), ==, 0);
  g_assert_cmpuint (notanda_load_count_twice (NULL, "It wasnâ€™t his, and she didnâ€™t ask.", 40), ==, 0);
}

/* What lost a character on its way, or came from elsewhere, stays as it is. */
static void
test_parts (void)
{
  assert_mends ("â€œYesâ€, and © Ana", "“Yesâ€, and © Ana");
  assert_mends ("â€", "â€");
  assert_mends ("Ã", "Ã");
  assert_mends ("ÃÃ©", "Ãé");
  assert_mends ("\xf0\x9f\x90\x9f", "\xf0\x9f\x90\x9f");
  /* these would be a control character, half of a pair, and one byte too many for a letter */
  assert_mends ("Â\xc2\x80", "Â\xc2\x80");
  assert_mends ("í\u00a0€", "í\u00a0€");
  assert_mends ("À€", "À€");
  assert_mends ("õ€€€", "õ€€€");

  g_assert_cmpuint (count ("â€œYesâ€, she said, â€œitâ€™s true.â€ â€œItâ€™s not.â€\xc2\x9d"), >, 0);
  /* a page's reader has lost two of each apostrophe, which its source still has */
  g_assert_cmpuint (count ("It wasn\xc3\xa2\xef\xbf\xbd\xef\xbf\xbdt his, and she didn\xc3\xa2\xef\xbf\xbd\xef\xbf\xbdt ask."), ==, 2);
  assert_mends ("â€\xef\xbf\xbd", "â€\xef\xbf\xbd");
  g_assert_cmpuint (count ("â€œYesâ€\xc2\x9d, and naïve café"), ==, 0);
}

static NotandaReading *
load (const char *text,
      const char *encoding,
      char      **notice)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  NotandaReading *reading = notanda_load_noticing (bytes, "a.txt", encoding, notice, &error);

  g_assert_no_error (error);

  return reading;
}

static void
test_load (void)
{
  const char      *text = "It wasnâ€™t his cafÃ©, and she didnâ€™t ask.";
  g_autofree char *notice = NULL;
  g_autofree char *mended_notice = NULL;
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  g_autoptr (NotandaReading) as_is = load (text, NULL, &notice);
  g_autoptr (NotandaReading) mended = load (marked, "utf-8-twice", &mended_notice);

  g_assert_cmpstr (notanda_article_get_text (as_is->article, NULL), ==, text);
  g_assert_cmpstr (as_is->meta[NOTANDA_META_ENCODING], ==, "UTF-8");
  g_assert_true (g_str_has_prefix (notice, "3 places look as if they were encoded twice"));
  g_assert_nonnull (strstr (notice, NOTANDA_ENCODING_TWICE));

  g_assert_cmpstr (notanda_article_get_text (mended->article, NULL), ==, "It wasn’t his café, and she didn’t ask.");
  g_assert_cmpstr (mended->meta[NOTANDA_META_ENCODING], ==, NOTANDA_ENCODING_TWICE);
  g_assert_null (mended_notice);
}

static void
test_forced_refuses (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("caf\xe9", 4);
  g_autoptr (GError) error = NULL;

  g_assert_null (notanda_load (bytes, "a.txt", NOTANDA_ENCODING_TWICE, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/twice/honest", test_honest);
  g_test_add_func ("/notanda/load/twice/twice", test_twice);
  g_test_add_func ("/notanda/load/twice/parts", test_parts);
  g_test_add_func ("/notanda/load/twice/load", test_load);
  g_test_add_func ("/notanda/load/twice/forced-refuses", test_forced_refuses);

  return g_test_run ();
}
