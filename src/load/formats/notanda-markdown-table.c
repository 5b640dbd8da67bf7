/* notanda-markdown-table.c: the tables that Markdown has and CommonMark hasn't
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* To CommonMark a table is a paragraph with pipes in it. Parsing cells by themselves, as they stand in the file, would lose what
 * they refer to elsewhere in it; so the paragraph that the parser made is taken apart. By then a pipe that was escaped looks like
 * any other: hence a mark goes through the parser behind each, a noncharacter, as a control character would break a link's
 * address. O(n). */

#include "load/formats/notanda-markdown-table.h"

#include <string.h>

#define KEPT "\xef\xb7\x90" /* behind a pipe that parts no cells */
#define CODE_ESCAPED '\x1f' /* in code: a backslash and a pipe; in a table's a pipe */

static gboolean
is_kept (const char *pipe)
{
  return g_str_has_prefix (pipe + 1, KEPT);
}

/* Returns: how long the pipe is that begins at @text and parts no cells; 0 where there is none */
static gsize
measure_pipe (const char *text)
{
  static const char *const ways[] = { "\\|", "&#124;", "&#x7c;", "&#x7C;", "&#X7C;", "&vert;", "&verbar;", "&VerticalLine;" };

  if (*text == '\\' || *text == '&')
    for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
      if (g_str_has_prefix (text, ways[i]))
        return strlen (ways[i]);

  return 0;
}

GString *
notanda_markdown_table_mark (const char *text,
                             gsize       size)
{
  const char *end = text + size;
  GString    *out = g_string_sized_new (size + 1);

  while (text < end)
    {
      gsize n = measure_pipe (text);

      if (n > 0)
        {
          g_string_append_len (out, text, (gssize) n);
          g_string_append (out, KEPT);
        }
      else if (g_str_has_prefix (text, KEPT))
        n = strlen (KEPT);
      else if (*text == CODE_ESCAPED || *text == NOTANDA_MARKDOWN_LINE)
        n = 1;
      else
        {
          n = g_str_has_prefix (text, "\\\\") ? 2 : 1;
          g_string_append_len (out, text, (gssize) n);
        }
      text += n;
    }

  return out;
}

void
notanda_markdown_table_append_code (GString    *paragraph,
                                    const char *code)
{
  while (*code != '\0')
    if (g_str_has_prefix (code, "\\|" KEPT))
      {
        g_string_append_c (paragraph, CODE_ESCAPED);
        code += strlen ("\\|" KEPT);
      }
    else if (g_str_has_prefix (code, KEPT))
      {
        code += strlen (KEPT);
      }
    else
      {
        g_string_append_c (paragraph, *code);
        if (*code++ == '|')
          g_string_append (paragraph, KEPT);
      }
}

static void
unmark (GString *text,
        gboolean is_cell)
{
  g_autofree char *marked = g_strdup (text->str);
  const char      *at = marked;

  g_string_truncate (text, 0);
  for (; *at != '\0'; at++)
    if (*at == CODE_ESCAPED)
      g_string_append (text, is_cell ? "|" : "\\|");
    else if (*at == NOTANDA_MARKDOWN_LINE && text->len > 0 && strchr (" \n", text->str[text->len - 1]) != NULL)
      continue;
    else if (*at == NOTANDA_MARKDOWN_LINE || (is_cell && *at == '\n'))
      g_string_append_c (text, ' ');
    else if (g_str_has_prefix (at, KEPT))
      at += strlen (KEPT) - 1;
    else
      g_string_append_c (text, *at);
}

void
notanda_markdown_table_unmark (GString *text)
{
  unmark (text, FALSE);
}

static gsize
measure_line (const char *line)
{
  return strcspn (line, (const char[]) { NOTANDA_MARKDOWN_LINE, '\0' });
}

/* The cells of a line, between its pipes; the ones at its ends part nothing. */
static GPtrArray *
split_line (const char *line)
{
  g_autofree char *copy = g_strstrip (g_strndup (line, measure_line (line)));
  GPtrArray       *cells = g_ptr_array_new_with_free_func (g_free);
  const char      *cell = *copy == '|' && !is_kept (copy) ? copy + 1 : copy;

  for (const char *at = cell; *at != '\0'; at++)
    if (*at == '|' && !is_kept (at))
      {
        g_ptr_array_add (cells, g_strndup (cell, (gsize) (at - cell)));
        cell = at + 1;
      }
  if (*cell != '\0' || cells->len == 0)
    g_ptr_array_add (cells, g_strdup (cell));

  return cells;
}

static gboolean
is_rule (const char *cell)
{
  gsize n;

  cell += strspn (cell, " \t");
  cell += *cell == ':';
  n = strspn (cell, "-");
  cell += n;
  cell += *cell == ':';

  return n > 0 && cell[strspn (cell, " \t")] == '\0';
}

/* Returns: of how many cells the line rules off the heads; 0 where it isn't such a line */
static guint
count_rules (const char *line)
{
  gsize n = measure_line (line);
  g_autoptr (GPtrArray) cells = NULL;

  if (memchr (line, '|', n) == NULL || strspn (line, " \t\n|:-") < n)
    return 0;
  cells = split_line (line);
  for (guint i = 0; i < cells->len; i++)
    if (!is_rule (g_ptr_array_index (cells, i)))
      return 0;

  return cells->len;
}

static guint
count_cells (const char *line)
{
  g_autoptr (GPtrArray) cells = split_line (line);

  return cells->len;
}

gsize
notanda_markdown_table_find (const char *paragraph)
{
  const char *line = paragraph;

  for (;;)
    {
      const char *next = line + measure_line (line);
      guint       n;

      if (*next == '\0')
        return (gsize) (next - paragraph);
      n = count_rules (++next);
      if (n > 0 && n == count_cells (line))
        return (gsize) (line - paragraph);
      line = next;
    }
}

static void
emit_row (const char    *line,
          NotandaLoaded *loaded)
{
  g_autoptr (GPtrArray) cells = split_line (line);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    {
      g_string_assign (text, g_ptr_array_index (cells, i));
      unmark (text, TRUE);
      notanda_loaded_add_block (loaded, g_strdup (text->str), NOTANDA_BLOCK_TABLE_CELL, MIN (i + 1, G_MAXUINT8), NOTANDA_LEFT_OUT_NOT);
    }
}

void
notanda_markdown_table_emit (const char    *table,
                             NotandaLoaded *loaded)
{
  const char *line = table;

  for (guint i = 0; *line != '\0'; i++)
    {
      if (i != 1)
        emit_row (line, loaded);
      line += measure_line (line);
      line += *line == NOTANDA_MARKDOWN_LINE;
    }
}
