/* test-phrases.c: what phrases and class words mean, one case a line
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/notanda-class-words.h"
#include "extract/notanda-phrases.h"

static void
test_phrases (void)
{
  static const struct
  {
    const char *text;
    guint       has;
    guint       has_not;
  } cases[] = {
    { "", 0, G_MAXUINT },
    { "x", 0, G_MAXUINT },
    { "The boat left at seven.", 0, G_MAXUINT },
    { "READ MORE: The bridge", NOTANDA_PHRASE_MORE, NOTANDA_PHRASE_RELATED },
    { "Related articles:", NOTANDA_PHRASE_RELATED, NOTANDA_PHRASE_CREDIT },
    { "Relatedness is a concept", 0, NOTANDA_PHRASE_RELATED },
    { "The bridge, seen from below (Photo: A. Person)", NOTANDA_PHRASE_CREDIT, NOTANDA_PHRASE_BYLINE },
    { "By Ann Other", NOTANDA_PHRASE_BYLINE, NOTANDA_PHRASE_MORE },
    { "Bystanders looked on", 0, NOTANDA_PHRASE_BYLINE },
    { "Don\xe2\x80\x99t miss this", NOTANDA_PHRASE_MORE, 0 },
    { "We use cookies to make this site work.", NOTANDA_PHRASE_CONSENT, 0 },
    { "4 min read", NOTANDA_PHRASE_READING, 0 },
    { "You need to enable JavaScript to run this app.", NOTANDA_PHRASE_SCRIPT, NOTANDA_PHRASE_CONSENT },
  };
  g_autoptr (NotandaPhrases) phrases = notanda_phrases_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint found = notanda_phrases_find (phrases, cases[i].text, strlen (cases[i].text));

      if ((found & cases[i].has) != cases[i].has || (found & cases[i].has_not) != 0)
        g_error ("\"%s\": %x", cases[i].text, found);
    }
}

/* A long block is looked at where it begins and ends. */
static void
test_long (void)
{
  g_autoptr (NotandaPhrases) phrases = notanda_phrases_new ();
  g_autoptr (GString) text = g_string_new ("By Ann Other. ");

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "newsletter words ");
  g_string_append (text, "All rights reserved.");
  g_assert_cmpuint (notanda_phrases_find (phrases, text->str, text->len) & (NOTANDA_PHRASE_BYLINE | NOTANDA_PHRASE_COPYRIGHT), ==,
                    NOTANDA_PHRASE_BYLINE | NOTANDA_PHRASE_COPYRIGHT);
}

static void
test_class_words (void)
{
  static const struct
  {
    const char *value;
    guint       groups;
  } cases[] = {
    { "", 0 },
    { "xyz shadow headline", 0 },
    { "sidebar", NOTANDA_CLASS_SIDE },
    { "Right_SideBar-2", NOTANDA_CLASS_SIDE },
    { "relatedArticles", NOTANDA_CLASS_RELATED },
    { "up-next", NOTANDA_CLASS_RELATED },
    { "up next", 0 },
    { "sr-only", NOTANDA_CLASS_HIDDEN },
    { "wp-caption", NOTANDA_CLASS_CAPTION },
    { "cookie-banner", NOTANDA_CLASS_CONSENT | NOTANDA_CLASS_PROMOTION },
    { "averyveryveryveryveryveryverylongwordthatnobodywouldwrite-sidebar", NOTANDA_CLASS_SIDE },
  };
  g_autoptr (NotandaClassWords) words = notanda_class_words_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint found = notanda_class_words_look_up (words, cases[i].value);

      if (found != cases[i].groups)
        g_error ("\"%s\": %x, not %x", cases[i].value, found, cases[i].groups);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/phrases/phrases", test_phrases);
  g_test_add_func ("/notanda/extract/phrases/long", test_long);
  g_test_add_func ("/notanda/extract/phrases/class-words", test_class_words);

  return g_test_run ();
}
