/* notanda-word-breaks.c: ICU's iterator over words, the same at any time
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* ICU loads the dictionary of Chinese and Japanese at the first character that is of their scripts, for the whole process.
 * Marks such as U+30FC are of no script, but once the dictionary is there it takes them: before, a text that begins with
 * one has other words than afterwards, and so had the same export of the same files in another order.
 *
 * So the dictionary is asked for before anything else, by two characters, as one alone isn't looked up. Doing that once
 * would need a variable of the process, for little: the division of two characters.
 */

#include "base/notanda-word-breaks.h"

UBreakIterator *
notanda_word_breaks_open (void)
{
  static const UChar han[] = { 0x4e00, 0x4e8c };
  UErrorCode         status = U_ZERO_ERROR;
  UBreakIterator    *breaks = ubrk_open (UBRK_WORD, "", han, G_N_ELEMENTS (han), &status);

  if (breaks != NULL)
    ubrk_next (breaks);
  return breaks;
}
