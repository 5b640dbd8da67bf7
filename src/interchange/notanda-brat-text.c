/* notanda-brat-text.c: characters that brat standoff can't hold as they are
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-brat.h"

/* Size of the character at @at if Python's splitlines() ends a line there:
 * LF, VT, FF, CR, FS, GS, RS, U+0085, U+2028, U+2029; else 0. */
static guint
break_size (const guint8 *at,
            gsize         left)
{
  if ((at[0] >= 0x0a && at[0] <= 0x0d) || (at[0] >= 0x1c && at[0] <= 0x1e))
    return 1;
  if (at[0] == 0xc2 && left > 1 && at[1] == 0x85)
    return 2;
  if (at[0] == 0xe2 && left > 2 && at[1] == 0x80 && (at[2] & 0xfe) == 0xa8)
    return 3;

  return 0;
}

gsize
notanda_brat_find_break (const char *text,
                         gsize       size,
                         gsize       from,
                         gsize      *next)
{
  for (gsize i = from; i < size; i++)
    {
      guint width = break_size ((const guint8 *) text + i, size - i);

      if (width > 0)
        {
          *next = i + width;
          return i;
        }
    }

  *next = size;

  return size;
}

static void
append_break (NotandaBuffer *out,
              const char    *at)
{
  char escape[8];

  switch (*at)
    {
    case '\n':
      notanda_buffer_append (out, "\\n", 2);
      break;
    case '\r':
      notanda_buffer_append (out, "\\r", 2);
      break;
    default:
      g_snprintf (escape, sizeof escape, "\\u%04x", g_utf8_get_char (at));
      notanda_buffer_append (out, escape, 6);
    }
}

void
notanda_brat_append_escaped (NotandaBuffer *out,
                             const char    *text,
                             gboolean       in_reference,
                             gboolean       in_database)
{
  gsize size = strlen (text);

  for (gsize i = 0; i < size;)
    {
      guint width = break_size ((const guint8 *) text + i, size - i);

      if (width > 0)
        append_break (out, text + i);
      else if (text[i] == '\\')
        notanda_buffer_append (out, "\\\\", 2);
      else if (text[i] == '\t')
        notanda_buffer_append (out, "\\t", 2);
      else if (in_reference && text[i] == ' ')
        notanda_buffer_append (out, "\\s", 2);
      else if (in_database && text[i] == ':')
        notanda_buffer_append (out, "\\c", 2);
      else
        notanda_buffer_append_char (out, text[i]);
      i += MAX (width, 1);
    }
}

/* What a backslash and @c stand for; 0 for nothing that we write. */
static char
unescaped (char c)
{
  switch (c)
    {
    case '\\':
      return '\\';
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case 's':
      return ' ';
    case 'c':
      return ':';
    default:
      return 0;
    }
}

/* Only what append_break() writes: others' backslashes stay. */
static gunichar
unescaped_break (const char *at)
{
  char     text[8] = "";
  gunichar c = 0;

  if (at[0] != 'u')
    return 0;
  for (guint i = 1; i <= 4; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return 0;
      c = c * 16 + (guint) g_ascii_xdigit_value (at[i]);
    }

  if (c == 0)
    return 0;
  text[g_unichar_to_utf8 (c, text)] = '\0';

  return break_size ((const guint8 *) text, strlen (text)) > 0 ? c : 0;
}

void
notanda_brat_unescape (char *text)
{
  char *to = strchr (text, '\\');

  for (const char *from = to; from != NULL && *from != '\0';)
    {
      gunichar c = *from == '\\' ? unescaped_break (from + 1) : 0;

      if (c != 0)
        {
          to += g_unichar_to_utf8 (c, to);
          from += 6;
        }
      else if (*from == '\\' && unescaped (from[1]) != 0)
        {
          *to++ = unescaped (from[1]);
          from += 2;
        }
      else
        *to++ = *from++;
    }

  if (to != NULL)
    *to = '\0';
}

gboolean
notanda_brat_split_fragments (NotandaArticle     *article,
                              const NotandaRange *fragments,
                              guint               n_fragments,
                              GArray             *out)
{
  gboolean cut = FALSE;

  g_array_set_size (out, 0);
  for (guint i = 0; i < n_fragments; i++)
    {
      gsize       size, next;
      const char *text = notanda_article_peek_range (article, fragments[i].start, fragments[i].end, &size);
      guint32     at = fragments[i].start;

      for (gsize from = 0, end; from < size; from = next)
        {
          end = notanda_brat_find_break (text, size, from, &next);
          if (end > from)
            {
              NotandaRange range = { at, at + (guint32) notanda_text_count_chars (text + from, end - from) };

              g_array_append_val (out, range);
              at = range.end;
            }
          cut |= next > end;
          at += next > end ? 1 : 0;
        }

      if (size == 0)
        g_array_append_val (out, fragments[i]);
    }

  if (out->len == 0) /* nothing but line ends: its place is kept */
    {
      NotandaRange range = { fragments[0].start, fragments[0].start };

      g_array_append_val (out, range);
    }

  return cut;
}

gboolean
notanda_brat_is_plain_value (const char *value)
{
  gsize next;
  gsize size = strlen (value);

  return size > 0 && strpbrk (value, " ,|\t\\:") == NULL &&
         notanda_brat_find_break (value, size, 0, &next) == size;
}

gboolean
notanda_brat_is_link_note (const NotandaNamedValue *attribute)
{
  return attribute->value.kind == NOTANDA_VALUE_TEXT && g_str_has_prefix (attribute->name, "note") &&
         strchr (":#", attribute->name[4]) != NULL;
}

const char *
notanda_brat_note_kind (const char *kind,
                        char       *buffer)
{
  if (kind[0] == '\0')
    return "AnnotatorNotes";
  if (notanda_identifier_is_valid (kind) && strlen (kind) < NOTANDA_BRAT_KIND_SIZE)
    return kind;

  g_strlcpy (buffer, kind, NOTANDA_BRAT_KIND_SIZE);
  for (char *at = buffer; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      *at = '_';

  return buffer;
}

const char *
notanda_brat_value_text (const NotandaValue *value)
{
  switch ((NotandaValueKind) value->kind)
    {
    case NOTANDA_VALUE_YES_NO:
      return value->yes ? "yes" : "no";
    case NOTANDA_VALUE_TEXT:
    case NOTANDA_VALUE_NUMBER:
    case NOTANDA_VALUE_DATE:
    case NOTANDA_VALUE_CHOICE:
      return value->text;
    case NOTANDA_VALUE_NONE:
    case NOTANDA_VALUE_REFERENCE:
    case NOTANDA_VALUE_ID:
    case NOTANDA_VALUE_FRAGMENTS:
    case NOTANDA_VALUE_LINK:
    case NOTANDA_VALUE_NOTE:
    case NOTANDA_VALUE_BLOCKS:
    case NOTANDA_VALUE_CREATION:
    case NOTANDA_VALUE_FOUND:
    case NOTANDA_VALUE_ARTICLE:
    case NOTANDA_VALUE_VERSIONS:
    default:
      return NULL;
    }
}
