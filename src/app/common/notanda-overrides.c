/* notanda-overrides.c: characters that override the direction of a text, shown
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* They make words read backwards, so that a text seems to say what it doesn't, and what stands behind it too. Those that only embed what
 * runs the other way do what they are for.
 */

#include "app/common/notanda-overrides.h"

#include <string.h>

static const char *const marks[][2] = {
  { "\342\200\255", "\342\207\242" }, /* U+202D, from left to right: a dashed arrow */
  { "\342\200\256", "\342\207\240" }, /* U+202E, from right to left */
};

gboolean
notanda_overrides_are_in (const char *text,
                          gsize       size)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (memmem (text, size, marks[i][0], strlen (marks[i][0])) != NULL)
      return TRUE;

  return FALSE;
}

char *
notanda_overrides_show (char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    for (char *p = strstr (text, marks[i][0]); p != NULL; p = strstr (p, marks[i][0]))
      memcpy (p, marks[i][1], strlen (marks[i][1]));

  return text;
}
