/* test-word-breaks.c: ICU's words, before and after the process has seen other texts
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-word-breaks.h"

#include <unicode/ustring.h>

/* Marks of no script stand first, or alone behind another script. */
static const char *const texts[] = {
  "\u30fc\u65e5\u30ab\u30ab\u8a9e",
  "\uff70\u3044\u65e5\u309b\u0e17 \u0e17",
  "\u3006\u3042\uac00\u30fc\u65e5\uac00",
  "\u17d2\uff70\u3044\u3005",
  "\u1000\u30fb\u30fc\u672c\u0e32\u309b",
};

static char *
dup_words (const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  UErrorCode      status = U_ZERO_ERROR;
  UBreakIterator *breaks = notanda_word_breaks_open ();
  UChar           units[32];
  int32_t         n;

  u_strFromUTF8 (units, G_N_ELEMENTS (units), &n, text, -1, &status);
  ubrk_setText (breaks, units, n, &status);
  g_assert_true (U_SUCCESS (status));
  for (int32_t next = ubrk_next (breaks); next != UBRK_DONE; next = ubrk_next (breaks))
    g_string_append_printf (words, "%d ", next);
  ubrk_close (breaks);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* In a process of its own, as only the first text of one tells. */
static void
test_first (gconstpointer data)
{
  const char      *text = data;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  first = dup_words (text);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (dup_words (texts[i]));
  again = dup_words (text);
  g_assert_cmpstr (first, ==, again);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/notanda/base/word-breaks/first/%u", i);

      g_test_add_data_func (path, texts[i], test_first);
    }
  return g_test_run ();
}
