/* notanda-document-name.c: what documents are called on disk
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-document-name.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/notanda-graphemes.h"
#include "format/notanda-format.h"

#define MAX_DIGITS 3
#define MAX_KIND 8 /* letters and digits: "markdown" */

/* Names of files are bytes; those that are no text are cut anywhere. */
static gsize
cut (const char *stem,
     gsize       size,
     gsize       most)
{
  g_autoptr (NotandaTextIndex) index = NULL;
  gsize at;

  if (size <= most)
    return size;
  if (!g_utf8_validate_len (stem, size, NULL))
    return most;

  index = notanda_text_index_new (stem, size);
  at = notanda_text_index_byte_to_char (index, most);
  if (!notanda_graphemes_is_boundary (index, at))
    at = notanda_graphemes_previous (index, at);
  /* a single one that is longer than a name may be is cut between two of its code points */
  return notanda_text_index_char_to_byte (index, at > 0 ? at : notanda_text_index_byte_to_char (index, most));
}

char *
notanda_document_name_new (const char *stem,
                           guint       number)
{
  g_autofree char *end = number > 1 ? g_strdup_printf (" %u" NOTANDA_FORMAT_SUFFIX, number) : g_strdup (NOTANDA_FORMAT_SUFFIX);
  gsize            size = cut (stem, strlen (stem), NOTANDA_DOCUMENT_NAME_MAX_SIZE - strlen (end));

  return g_strdup_printf ("%.*s%s", (int) size, stem, end);
}

char *
notanda_document_name_dup_stem (const char *path)
{
  char *stem = g_path_get_basename (path);
  char *number;

  if (g_str_has_suffix (stem, NOTANDA_FORMAT_SUFFIX))
    stem[strlen (stem) - strlen (NOTANDA_FORMAT_SUFFIX)] = '\0';
  number = strrchr (stem, ' ');
  if (number != NULL && number > stem && number[1] != '\0' && strlen (number + 1) <= MAX_DIGITS &&
      number[1 + strspn (number + 1, "0123456789")] == '\0')
    *number = '\0';

  return stem;
}

/* "3.5" has none. */
static gboolean
is_kind (const char *suffix)
{
  gsize    size = strlen (suffix);
  gboolean has_letter = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      if (!g_ascii_isalnum (suffix[i]))
        return FALSE;
      has_letter |= g_ascii_isalpha (suffix[i]) != 0;
    }

  return has_letter && size <= MAX_KIND;
}

char *
notanda_document_name_dup_source_stem (const char *source)
{
  char *stem = g_path_get_basename (source);
  char *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem && is_kind (dot + 1))
    *dot = '\0';

  return stem;
}

char *
notanda_document_name_dup_old_source_stem (const char *source)
{
  char *stem = g_path_get_basename (source);
  gsize size = strlen (stem);

  if (size > 4 && g_ascii_strcasecmp (stem + size - 4, ".txt") == 0)
    stem[size - 4] = '\0';

  return stem;
}

char *
notanda_document_name_dup_stem_in (const char *folder,
                                   const char *source)
{
  g_autofree char *old = notanda_document_name_dup_old_source_stem (source);
  g_autofree char *name = notanda_document_name_new (old, 1);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf         info;

  /* a link that leads nowhere counts */
  return g_lstat (path, &info) == 0 ? g_steal_pointer (&old) : notanda_document_name_dup_source_stem (source);
}
