/* notanda-corpus-name.c: what files of a corpus are called
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "corpus/notanda-corpus-name.h"

#include <string.h>
#include <unicode/utf16.h>
#include <unicode/utrans.h>

#include "format/notanda-format.h"

/* Digits of the id: of 10,000 articles with one and the same title two are called the same once in a hundred corpora,
 * and then whoever saves the second takes another name, as for any name that is taken. */
#define ID_DIGITS 8

/* What is longer says no more in a list. */
#define MAX_SLUG (NOTANDA_CORPUS_NAME_MAX_SIZE - 1 - ID_DIGITS - strlen (NOTANDA_FORMAT_SUFFIX))
#define MAX_TEXT 256 /* UTF-16 units that are looked at */
#define MAX_LATIN (32 * MAX_TEXT)

/* In Latin letters; NULL where the system's data are missing. */
static char *
dup_latin (const char *text)
{
  static const char16_t rules[] = u"Any-Latin; Latin-ASCII; Lower";
  g_autofree gunichar2 *units = NULL;
  g_autofree gunichar2 *room = g_new0 (gunichar2, MAX_LATIN);
  UErrorCode            status = U_ZERO_ERROR;
  UTransliterator      *latin;
  glong                 n = 0;
  int32_t               length;
  int32_t               limit;

  if (g_str_is_ascii (text))
    return g_strdup (text);
  units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  if (units == NULL)
    return NULL;
  length = (int32_t) MIN (n, MAX_TEXT);
  if (length > 0 && U16_IS_LEAD (units[length - 1]))
    length--;
  limit = length;
  memcpy (room, units, sizeof *units * (gsize) length);
  latin = utrans_openU ((const UChar *) rules, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE (status))
    return NULL;
  utrans_transUChars (latin, (UChar *) room, &length, MAX_LATIN, 0, &limit, &status);
  utrans_close (latin);

  return U_SUCCESS (status) ? g_utf16_to_utf8 (room, length, NULL, NULL, NULL) : NULL;
}

char *
notanda_corpus_name_dup_slug (const char *text,
                              const char *instead)
{
  g_autofree char *latin = text != NULL ? dup_latin (text) : NULL;
  GString         *slug = g_string_new (NULL);

  for (const char *c = latin != NULL ? latin : ""; *c != '\0' && slug->len < MAX_SLUG; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (slug, g_ascii_tolower (*c));
    else if (*c != '\'' && slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_append (slug, instead);

  return g_string_free_and_steal (slug);
}

char *
notanda_corpus_name_new (const char        *title,
                         const NotandaHash *article)
{
  g_autofree char *slug = notanda_corpus_name_dup_slug (title, "article");
  char             hash[NOTANDA_HASH_STRING_SIZE];

  return g_strdup_printf ("%s-%.*s%s", slug, ID_DIGITS, notanda_hash_to_string (article, hash), NOTANDA_FORMAT_SUFFIX);
}
