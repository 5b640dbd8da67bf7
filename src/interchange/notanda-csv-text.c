/* notanda-csv-text.c: cells and rows of a table as bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "interchange/notanda-csv-private.h"

#define MAX_DIGITS 15 /* that a spreadsheet's numbers can hold */

/* A formula begins with one of these; some programs take the full-width forms
 * for them, and look behind a tab or line end. */
static gboolean
begins_formula (const char *text)
{
  static const char *const wide[] = { "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0" };

  if (*text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (strncmp (text, wide[i], 3) == 0)
      return TRUE;

  return FALSE;
}

/* What may be a number, time or date, and wouldn't look as before: "007", "1.50",
 * "3/4", "2016-10-04", "12e3", a number of many digits. */
static gboolean
becomes_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (text[0] != '.' && digits == 0)
    return FALSE;
  if (text[strspn (text, "0123456789.,:/-+eE% ")] != '\0')
    return FALSE;

  return text[digits] != '\0' || digits > MAX_DIGITS || (text[0] == '0' && digits > 1);
}

/* As long as apostrophes are only ever added to, or taken from, what is such a
 * thing behind all of them, taking one away undoes adding one. */
static gboolean
is_at_risk (const char *text)
{
  text += strspn (text, "'");

  return begins_formula (text) || becomes_number (text);
}

const char *
notanda_csv_unguard (const char *cell)
{
  return cell[0] == '\'' && is_at_risk (cell) ? cell + 1 : cell;
}

void
notanda_csv_append_cell (NotandaBuffer *out,
                         const char    *text,
                         gsize          size,
                         gboolean       guards)
{
  g_autofree char *copy = NULL;
  gboolean         is_guarded = FALSE;
  gboolean         is_quoted;

  /* few cells begin so; only these are looked at as a whole */
  if (guards && size > 0 && (memchr ("'=+-@\t\r\n.\xef", text[0], 11) != NULL || g_ascii_isdigit (text[0])))
    {
      copy = g_strndup (text, size);
      is_guarded = is_at_risk (copy);
    }

  is_quoted = size > 0 && (text[0] == ' ' || text[size - 1] == ' ');
  for (gsize i = 0; i < size && !is_quoted; i++)
    is_quoted = text[i] == '"' || text[i] == ',' || text[i] == '\n' || text[i] == '\r';

  if (is_quoted)
    notanda_buffer_append_char (out, '"');
  if (is_guarded)
    notanda_buffer_append_char (out, '\'');
  for (gsize i = 0; i < size;)
    {
      const char *mark = memchr (text + i, '"', size - i);
      gsize       n = mark != NULL ? (gsize) (mark - text) + 1 - i : size - i;

      notanda_buffer_append (out, text + i, n);
      if (mark != NULL)
        notanda_buffer_append_char (out, '"');
      i += n;
    }
  if (is_quoted)
    notanda_buffer_append_char (out, '"');
}

void
notanda_csv_reader_init (NotandaCsvReader *reader,
                         char             *content,
                         gsize             size)
{
  gsize skipped = size >= 3 && memcmp (content, NOTANDA_CSV_BOM, 3) == 0 ? 3 : 0;

  *reader = (NotandaCsvReader) { .at = content + skipped, .end = content + size, .next_line = 1 };
  reader->cells = g_ptr_array_new ();
  *reader->end = '\0';
}

void
notanda_csv_reader_clear (NotandaCsvReader *reader)
{
  g_clear_pointer (&reader->cells, g_ptr_array_unref);
}

static gboolean
refuse (NotandaCsvReader *reader,
        GError          **error,
        const char       *what)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("line %u: %s"), reader->line, what);

  return FALSE;
}

/* From after the opening mark; takes doubled ones together in place. */
static gboolean
read_quoted (NotandaCsvReader *reader,
             char            **cell_end,
             GError          **error)
{
  char *from = reader->at + 1;
  char *to = from;

  g_ptr_array_add (reader->cells, from);
  for (; from < reader->end; *to++ = *from++)
    {
      if (*from == '\n')
        reader->next_line++;
      else if (*from == '"' && *++from != '"')
        {
          reader->at = from;
          *cell_end = to;
          return TRUE;
        }
    }

  return refuse (reader, error, _ ("a quotation mark isn’t closed"));
}

static void
read_bare (NotandaCsvReader *reader,
           char            **cell_end)
{
  g_ptr_array_add (reader->cells, reader->at);
  while (reader->at < reader->end && *reader->at != ',' && *reader->at != '\n' &&
         !(reader->at[0] == '\r' && reader->at[1] == '\n'))
    reader->at++;
  *cell_end = reader->at;
}

/* Goes past what is behind a cell; whether that is another one. */
static gboolean
pass_separator (NotandaCsvReader *reader,
                gboolean         *has_more,
                GError          **error)
{
  char *at = reader->at;

  *has_more = at < reader->end && *at == ',';
  if (at == reader->end)
    return TRUE;
  if (at[0] == '\r' && at[1] == '\n')
    at++;
  if (*at != ',' && *at != '\n')
    return refuse (reader, error, _ ("something follows a closing quotation mark"));
  reader->at = at + 1;
  reader->next_line += *at == '\n' ? 1 : 0;

  return TRUE;
}

gboolean
notanda_csv_reader_next (NotandaCsvReader *reader,
                         GError          **error)
{
  gboolean has_more = reader->at < reader->end;

  g_ptr_array_set_size (reader->cells, 0);
  reader->line = reader->next_line;
  if (!has_more)
    return FALSE;

  while (has_more)
    {
      char       *cell_end;
      const char *cell;

      if (*reader->at != '"')
        read_bare (reader, &cell_end);
      else if (!read_quoted (reader, &cell_end, error))
        return FALSE;
      if (!pass_separator (reader, &has_more, error))
        return FALSE;

      cell = g_ptr_array_index (reader->cells, reader->cells->len - 1);
      if (memchr (cell, '\0', (gsize) (cell_end - cell)) != NULL)
        return refuse (reader, error, _ ("there is a zero byte in it"));
      *cell_end = '\0';
    }

  return TRUE;
}
