/* notanda-loaded-clean.c: strings that go to or come from a helper process, without what no string may hold
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/notanda-loaded-clean.h"

#include <string.h>

#include "load/notanda-loaded-pack.h"

/* Nearly all strings need nothing done to them. Returns: how many characters, or -1 where something is to be done */
static gssize
count_clean (const char *string,
             gboolean    keep_lines,
             gsize      *size)
{
  const guint8 *p = (const guint8 *) string;
  gssize        n = 0;

  for (; *p != '\0'; p++)
    {
      if ((*p < 0x20 && !(keep_lines && (*p == '\n' || *p == '\t'))) || *p == 0x7f || (*p == 0xc2 && p[1] < 0xa0))
        return -1;
      n += (*p & 0xc0) != 0x80;
    }
  *size = (gsize) (p - (const guint8 *) string);

  return n;
}

char *
notanda_loaded_dup_clean (const char *string,
                          gboolean    keep_lines,
                          gsize      *n_chars,
                          gboolean   *was_cut)
{
  g_autoptr (GString) clean = NULL;
  gsize  size = 0;
  gssize n;

  if (string == NULL)
    return NULL;
  n = count_clean (string, keep_lines, &size);
  if (n >= 0 && (gsize) n <= *n_chars)
    {
      *n_chars -= (gsize) n;
      return g_memdup2 (string, size + 1);
    }

  clean = g_string_sized_new (strlen (string));
  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == '\n' || c == '\t') && !keep_lines)
        c = ' ';
      if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0))
        continue;
      if (*n_chars == 0)
        {
          if (was_cut != NULL)
            *was_cut = TRUE;
          break;
        }
      (*n_chars)--;
      g_string_append_unichar (clean, c);
    }

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

char *
notanda_loaded_dup_tidy (const char *string)
{
  g_autofree char *valid = string != NULL && !g_utf8_validate (string, -1, NULL) ? g_utf8_make_valid (string, -1) : NULL;
  gsize            n_chars = NOTANDA_LOADED_MAX_VALUE;

  return notanda_loaded_dup_clean (valid != NULL ? valid : string, FALSE, &n_chars, NULL);
}

gboolean
notanda_loaded_is_address (const char *string)
{
  gsize size = strlen (string);

  for (gsize i = 0; i < size; i++)
    if ((guint8) string[i] <= 0x20 || string[i] == 0x7f)
      return FALSE;

  return size <= NOTANDA_LOADED_MAX_VALUE && (g_ascii_strncasecmp (string, "http://", 7) == 0 || g_ascii_strncasecmp (string, "https://", 8) == 0);
}
