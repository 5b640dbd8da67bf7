/* notanda-prose.c: blocks from a word processor's paragraphs, cells and notes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A stack of open paragraphs; the closed inner ones wait until the outermost is closed, so that the text reads on around a note. O(n). */

#include "load/formats/notanda-prose.h"

#include <string.h>

typedef struct
{
  GString *text;
  guint    kind;
  guint    level;
  guint    left_out;
} Paragraph;

/**
 * NotandaProse:
 * @open: (element-type Paragraph): the innermost last
 * @waiting: (element-type Paragraph): closed, while the one around them is open
 * @cell: (nullable): of the outermost table
 * @code: (nullable): the preformatted block that ended the text so far, whose lines are paragraphs
 * @lines: its text so far, put into it once it ends: a long one would else be copied for each line
 * @n_blank: blank lines behind it
 * @is_folding: a blank was the last, and the next is one with it
 * @n_tables: that are open
 */
struct _NotandaProse
{
  NotandaLoaded *loaded;
  GPtrArray     *open;
  GPtrArray     *waiting;
  GString       *cell;
  GString       *lines;
  guint          n_blank;
  gboolean       is_folding;

  NotandaLoadedBlock *code;
  guint               n_tables;
  guint               n_cells;
  guint               column;
};

static void
paragraph_free (gpointer data)
{
  Paragraph *paragraph = data;

  if (paragraph->text != NULL)
    g_string_free (paragraph->text, TRUE);
  g_free (paragraph);
}

NotandaProse *
notanda_prose_new (NotandaLoaded *loaded)
{
  NotandaProse *prose = g_new0 (NotandaProse, 1);

  prose->loaded = loaded;
  prose->open = g_ptr_array_new_with_free_func (paragraph_free);
  prose->waiting = g_ptr_array_new_with_free_func (paragraph_free);
  prose->lines = g_string_new (NULL);

  return prose;
}

void
notanda_prose_free (NotandaProse *prose)
{
  if (prose == NULL)
    return;
  g_ptr_array_unref (prose->open);
  g_ptr_array_unref (prose->waiting);
  g_string_free (prose->lines, TRUE);
  if (prose->cell != NULL)
    g_string_free (prose->cell, TRUE);
  g_free (prose);
}

static Paragraph *
get_last (NotandaProse *prose)
{
  return prose->open->len > 0 ? g_ptr_array_index (prose->open, prose->open->len - 1) : NULL;
}

void
notanda_prose_begin (NotandaProse *prose,
                     guint         kind,
                     guint         level,
                     guint         left_out)
{
  Paragraph *paragraph = g_new0 (Paragraph, 1);

  paragraph->text = g_string_new (NULL);
  g_ptr_array_add (prose->open, paragraph);
  prose->is_folding = TRUE;
  notanda_prose_set_kind (prose, kind, level, left_out);
}

void
notanda_prose_set_kind (NotandaProse *prose,
                        guint         kind,
                        guint         level,
                        guint         left_out)
{
  Paragraph *paragraph = get_last (prose);

  if (paragraph == NULL)
    return;
  paragraph->kind = kind;
  paragraph->level = MIN (level, G_MAXUINT8);
  paragraph->left_out = left_out;
}

/* Word processors have a paragraph for each line of it. */
static gboolean
continue_code (NotandaProse    *prose,
               const Paragraph *paragraph)
{
  g_autofree char *line = NULL;

  if (prose->code == NULL || paragraph->kind != NOTANDA_BLOCK_PREFORMATTED || paragraph->left_out != prose->code->left_out)
    return FALSE;
  line = g_strchomp (g_strdup (paragraph->text->str));
  if (*line == '\0')
    {
      prose->n_blank++;
      return TRUE;
    }
  for (prose->n_blank++; prose->n_blank > 0; prose->n_blank--)
    g_string_append_c (prose->lines, '\n');
  g_string_append (prose->lines, line);

  return TRUE;
}

static void
end_code (NotandaProse *prose)
{
  if (prose->code == NULL)
    return;
  g_free (prose->code->text);
  prose->code->text = g_strdup (prose->lines->str);
  prose->code = NULL;
}

static void
emit (NotandaProse *prose,
      Paragraph    *paragraph)
{
  gboolean            is_of_cell = prose->cell != NULL && paragraph->left_out == NOTANDA_LEFT_OUT_NOT;
  NotandaLoadedBlock *block;

  if (paragraph->kind != NOTANDA_BLOCK_PARAGRAPH && paragraph->kind != NOTANDA_BLOCK_PREFORMATTED)
    g_strdelimit (paragraph->text->str, "\n", ' ');
  if (is_of_cell)
    {
      if (prose->cell->len > 0 && paragraph->text->len > 0)
        g_string_append_c (prose->cell, ' ');
      g_string_append (prose->cell, paragraph->text->str);
      return;
    }
  if (continue_code (prose, paragraph))
    return;
  end_code (prose);
  block = notanda_loaded_add_block (prose->loaded, g_string_free (g_steal_pointer (&paragraph->text), FALSE), paragraph->kind, paragraph->level,
                                    paragraph->left_out);
  if (paragraph->kind != NOTANDA_BLOCK_PREFORMATTED || block == NULL)
    return;
  prose->code = block;
  prose->n_blank = 0;
  g_string_assign (prose->lines, block->text);
}

void
notanda_prose_end (NotandaProse *prose)
{
  Paragraph *paragraph;

  if (prose->open->len == 0)
    return;
  paragraph = g_ptr_array_steal_index (prose->open, prose->open->len - 1);
  if (prose->open->len > 0)
    {
      g_ptr_array_add (prose->waiting, paragraph);
      return;
    }
  emit (prose, paragraph);
  paragraph_free (paragraph);
  for (guint i = 0; i < prose->waiting->len; i++)
    emit (prose, g_ptr_array_index (prose->waiting, i));
  g_ptr_array_set_size (prose->waiting, 0);
}

void
notanda_prose_append (NotandaProse *prose,
                      const char   *text)
{
  if (prose->open->len == 0)
    return;
  g_string_append (get_last (prose)->text, text);
  prose->is_folding = FALSE;
}

void
notanda_prose_append_folded (NotandaProse *prose,
                             const char   *text)
{
  GString *into = prose->open->len > 0 ? get_last (prose)->text : NULL;

  for (; into != NULL && *text != '\0'; text++)
    {
      gboolean is_blank = g_ascii_isspace (*text);

      if (!is_blank)
        g_string_append_c (into, *text);
      else if (!prose->is_folding)
        g_string_append_c (into, ' ');
      prose->is_folding = is_blank;
    }
}

void
notanda_prose_break_line (NotandaProse *prose)
{
  notanda_prose_append (prose, "\n");
}

void
notanda_prose_begin_table (NotandaProse *prose)
{
  prose->n_tables++;
}

void
notanda_prose_end_table (NotandaProse *prose)
{
  if (prose->n_tables > 0)
    prose->n_tables--;
}

void
notanda_prose_begin_row (NotandaProse *prose)
{
  if (prose->n_tables == 1)
    prose->column = 0;
}

void
notanda_prose_begin_cell (NotandaProse *prose)
{
  if (prose->n_cells++ > 0)
    return;
  prose->column++;
  prose->cell = g_string_new (NULL);
}

void
notanda_prose_end_cell (NotandaProse *prose)
{
  char *text;

  if (prose->n_cells == 0 || --prose->n_cells > 0)
    return;
  end_code (prose);
  text = g_string_free (g_steal_pointer (&prose->cell), FALSE);
  g_strdelimit (text, "\n\t", ' ');
  notanda_loaded_add_block (prose->loaded, text, NOTANDA_BLOCK_TABLE_CELL, CLAMP (prose->column, 1, G_MAXUINT8), NOTANDA_LEFT_OUT_NOT);
}

void
notanda_prose_finish (NotandaProse *prose)
{
  while (prose->open->len > 0)
    notanda_prose_end (prose);
  while (prose->n_cells > 0)
    notanda_prose_end_cell (prose);
  end_code (prose);
}

void
notanda_prose_find_title (NotandaLoaded *loaded)
{
  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (block->kind == NOTANDA_BLOCK_TITLE && block->left_out == NOTANDA_LEFT_OUT_NOT)
        {
          notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup (block->text), "text");
          return;
        }
    }
}
