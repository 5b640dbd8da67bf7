/* notanda-html-scan.c: the tags of a page one after another, without a tree
 *
 * What a tokenizer does, as far as it tells where each piece ends: quoted
 * values may hold brackets, comments end at "-->" or "--!>", and the text of
 * scripts, titles and the like at their own end tag alone. No piece is looked
 * at twice but the text of an element that nothing closes, and of those there
 * is one a page.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-scan.h"

#include <string.h>

/* Elements whose text holds no tags. */
static const char *const raw_names[] = {
  "iframe",
  "noembed",
  "noframes",
  "plaintext",
  "script",
  "style",
  "textarea",
  "title",
  "xmp",
};

void
notanda_html_scan_init (NotandaHtmlScan *scan,
                        const char      *text,
                        gsize            size)
{
  memset (scan, 0, sizeof *scan);
  scan->text = text;
  scan->size = size;
}

static gsize
read_name (const NotandaHtmlScan *scan,
           gsize                  at,
           char                  *name)
{
  gsize n = 0;

  for (; at < scan->size; at++)
    {
      char c = scan->text[at];

      if (g_ascii_isspace (c) || c == '/' || c == '>')
        break;
      if (n < 15)
        name[n++] = g_ascii_tolower (c);
    }
  name[n] = '\0';

  return at;
}

/* From behind "=": to the end of the value. */
static gsize
skip_value (const NotandaHtmlScan *scan,
            gsize                  at)
{
  while (at < scan->size && g_ascii_isspace (scan->text[at]))
    at++;
  if (at == scan->size)
    return at;

  if (scan->text[at] == '"' || scan->text[at] == '\'')
    {
      const char *quote = memchr (scan->text + at + 1, scan->text[at], scan->size - at - 1);

      return quote != NULL ? (gsize) (quote - scan->text) + 1 : scan->size;
    }
  while (at < scan->size && !g_ascii_isspace (scan->text[at]) && scan->text[at] != '>')
    at++;

  return at;
}

/* From behind the name: to behind ">", counting. */
static void
read_attributes (const NotandaHtmlScan *scan,
                 gsize                  at,
                 NotandaHtmlPiece      *piece)
{
  while (at < scan->size)
    {
      char c = scan->text[at];

      if (c == '>')
        {
          piece->is_self_closing = scan->text[at - 1] == '/';
          piece->end = at + 1;
          return;
        }
      if (g_ascii_isspace (c) || c == '/')
        {
          at++;
          continue;
        }

      piece->n_attributes++;
      at++; /* a name may begin with "=" */
      while (at < scan->size && !g_ascii_isspace (scan->text[at]) && scan->text[at] != '/' && scan->text[at] != '>' && scan->text[at] != '=')
        at++;
      while (at < scan->size && g_ascii_isspace (scan->text[at]))
        at++;
      if (at < scan->size && scan->text[at] == '=')
        at = skip_value (scan, at + 1);
    }
  piece->end = scan->size;
  piece->unclosed = TRUE;
}

static void
read_tag (NotandaHtmlScan  *scan,
          NotandaHtmlPiece *piece)
{
  gsize at = scan->at + (piece->kind == NOTANDA_HTML_PIECE_END_TAG ? 2 : 1);

  at = read_name (scan, at, piece->name);
  read_attributes (scan, at, piece);
  if (piece->kind == NOTANDA_HTML_PIECE_END_TAG || piece->unclosed)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (raw_names); i++)
    if (raw_names[i][0] == piece->name[0] && strcmp (raw_names[i], piece->name) == 0)
      memcpy (scan->raw, piece->name, sizeof scan->raw);
}

static const char *
find (const char *from,
      const char *end,
      const char *what)
{
  return memmem (from, (gsize) (end - from), what, strlen (what));
}

static void
read_comment (NotandaHtmlScan  *scan,
              NotandaHtmlPiece *piece)
{
  const char *start = scan->text + scan->at;
  const char *end = scan->text + scan->size;
  const char *close;

  if (end - start < 4 || memcmp (start, "<!--", 4) != 0)
    {
      close = memchr (start, '>', (gsize) (end - start));
      piece->unclosed = close == NULL;
      piece->end = close != NULL ? (gsize) (close - scan->text) + 1 : scan->size;
      return;
    }

  /* "<!-->" and "<!--->" are whole comments */
  for (const char *at = start + 2; (close = find (at, end, "--")) != NULL; at = close + 1)
    {
      const char *after = close + 2;

      while (after < end && *after == '-')
        after++;
      if (after < end && *after == '!')
        after++;
      if (after < end && *after == '>' && after >= start + 4)
        {
          piece->end = (gsize) (after - scan->text) + 1;
          return;
        }
      close = MAX (close, after - 2);
    }
  piece->end = scan->size;
  piece->unclosed = TRUE;
}

static void
read_raw (NotandaHtmlScan  *scan,
          NotandaHtmlPiece *piece)
{
  gsize       n = strlen (scan->raw);
  const char *end = scan->text + scan->size;
  const char *close = NULL;

  piece->kind = NOTANDA_HTML_PIECE_RAW;
  memcpy (piece->name, scan->raw, sizeof piece->name);
  if (strcmp (scan->raw, "plaintext") != 0)
    close = find (scan->text + scan->at, end, "</");
  while (close != NULL)
    {
      const char *after = close + 2 + n;

      if (after < end && g_ascii_strncasecmp (close + 2, scan->raw, n) == 0 && (g_ascii_isspace (*after) || *after == '/' || *after == '>'))
        break;
      close = find (close + 2, end, "</");
    }

  piece->unclosed = close == NULL;
  piece->end = close != NULL ? (gsize) (close - scan->text) : scan->size;
  scan->raw[0] = '\0';
}

/* What a "<" begins; a text where it begins nothing. */
static NotandaHtmlPieceKind
kind_at (const NotandaHtmlScan *scan,
         gsize                  at)
{
  char next = at + 1 < scan->size ? scan->text[at + 1] : '\0';
  char second = at + 2 < scan->size ? scan->text[at + 2] : '\0';

  if (scan->text[at] != '<')
    return NOTANDA_HTML_PIECE_TEXT;
  if (g_ascii_isalpha (next))
    return NOTANDA_HTML_PIECE_START_TAG;
  if (next == '/' && g_ascii_isalpha (second))
    return NOTANDA_HTML_PIECE_END_TAG;
  if (next == '!' || next == '?' || (next == '/' && second != '\0'))
    return NOTANDA_HTML_PIECE_COMMENT;

  return NOTANDA_HTML_PIECE_TEXT;
}

static void
read_text (NotandaHtmlScan  *scan,
           NotandaHtmlPiece *piece)
{
  gsize at = scan->at;

  do
    {
      const char *open = memchr (scan->text + at + 1, '<', scan->size - at - 1);

      at = open != NULL ? (gsize) (open - scan->text) : scan->size;
    }
  while (at < scan->size && kind_at (scan, at) == NOTANDA_HTML_PIECE_TEXT);
  piece->end = at;
}

gboolean
notanda_html_scan_next (NotandaHtmlScan  *scan,
                        NotandaHtmlPiece *piece)
{
  piece->name[0] = '\0';
  piece->n_attributes = 0;
  piece->is_self_closing = FALSE;
  piece->unclosed = FALSE;
  piece->start = scan->at;
  piece->kind = NOTANDA_HTML_PIECE_END;
  piece->end = scan->at;
  if (scan->at >= scan->size)
    return FALSE;

  piece->kind = kind_at (scan, scan->at);
  if (scan->raw[0] != '\0')
    read_raw (scan, piece);
  else if (piece->kind == NOTANDA_HTML_PIECE_TEXT)
    read_text (scan, piece);
  else if (piece->kind == NOTANDA_HTML_PIECE_COMMENT)
    read_comment (scan, piece);
  else
    read_tag (scan, piece);
  scan->at = piece->end;

  return piece->end > piece->start || notanda_html_scan_next (scan, piece);
}
