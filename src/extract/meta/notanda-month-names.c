/* notanda-month-names.c: months by their names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/meta/notanda-month-names.h"

#include <string.h>
#include <unicode/udat.h>

#define MIN_NAME 3 /* characters of a month's name that may be cut short */

G_LOCK_DEFINE_STATIC (names);

static const char *const english[] = {
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
};

/* Whether a word of a text is a month's name, or its beginning as short forms are. */
static gboolean
is_name_of (const char *word,
            const char *name)
{
  glong length = g_utf8_strlen (word, -1);
  gsize size = strlen (name);

  /* ICU's short names end in a full stop in some languages */
  if (size > 0 && name[size - 1] == '.')
    size--;
  if (size == 0)
    return FALSE;
  if (strlen (word) == size && strncmp (word, name, size) == 0)
    return TRUE;

  return length >= MIN_NAME && strlen (word) < size && strncmp (word, name, strlen (word)) == 0;
}

static guint
find_english (const char *word)
{
  if (strcmp (word, "sept") == 0)
    return 9;
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    if (is_name_of (word, english[i]))
      return i + 1;

  return 0;
}

static char *
dup_symbol (UDateFormat          *format,
            UDateFormatSymbolType type,
            int                   index)
{
  UErrorCode       status = U_ZERO_ERROR;
  UChar            symbol[64];
  g_autofree char *utf8 = NULL;
  int              n = udat_getSymbols (format, type, index, symbol, G_N_ELEMENTS (symbol), &status);

  if (U_FAILURE (status) || n <= 0)
    return NULL;
  utf8 = g_utf16_to_utf8 ((const gunichar2 *) symbol, n, NULL, NULL, NULL);

  /* months that are counted, as in Vietnamese, have no word of their own */
  return utf8 != NULL && strpbrk (utf8, "0123456789") == NULL ? g_utf8_casefold (utf8, -1) : NULL;
}

/* The names of one language, asked for only where English doesn't do. */
static GPtrArray *
list_names (const char *language)
{
  static const UDateFormatSymbolType types[] = { UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS };
  UErrorCode                         status = U_ZERO_ERROR;
  UDateFormat                       *format = udat_open (UDAT_LONG, UDAT_LONG, language, NULL, 0, NULL, 0, &status);
  GPtrArray                         *names;

  if (U_FAILURE (status))
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint month = 0; month < 12; month++)
      g_ptr_array_add (names, dup_symbol (format, types[i], month));
  udat_close (format);

  return names;
}

guint
notanda_month_names_find (const char *word,
                          const char *language)
{
  static char      *known; /* the language of @names: a page asks for one, many times */
  static GPtrArray *names;
  guint             month = find_english (word);

  if (month > 0 || language == NULL || g_str_has_prefix (language, "en"))
    return month;

  G_LOCK (names);
  if (g_strcmp0 (known, language) != 0)
    {
      g_clear_pointer (&names, g_ptr_array_unref);
      g_free (known);
      known = g_strdup (language);
      names = list_names (language);
    }
  for (guint i = 0; names != NULL && i < names->len && month == 0; i++)
    if (names->pdata[i] != NULL && is_name_of (word, names->pdata[i]))
      month = i % 12 + 1;
  G_UNLOCK (names);

  return month;
}
