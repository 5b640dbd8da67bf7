/* notanda-blocks.c: title, byline, headings and paragraphs guessed from plain text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One pass measures the layout, one joins lines to blocks and names each by
 * what it looks like, one over the blocks corrects what only the neighbours
 * tell: a heading must have text below it, title and byline stand at the top.
 * For that the first few blocks are remembered as pieces of text; of all others
 * only the ranges are kept. A grammar of whole articles was rejected: plain text
 * follows none, and a wrong guess must not spread. */

#include "load/text/notanda-blocks.h"

#include "load/text/notanda-date-line.h"
#include "load/text/notanda-lines.h"

/* No article has as many; what follows becomes one last paragraph, so that a
 * hostile text of 64 MB doesn't become 32 million blocks. */
#define MAX_BLOCKS (1u << 20)

/* Blocks in which title, standfirst, byline and date are looked for */
#define N_FRONT 8

/* A line had this much room left: its end was meant. */
#define ROOM 10

#define LABEL_WORDS 3
#define DENSE_WORDS 8
#define STANDFIRST_SIZE 700
#define CAPITALS_LEVEL 1
#define OTHER_LEVEL 2

typedef struct
{
  NotandaLine first;
  NotandaLine last;
  guint       n_lines; /* 0: none is open */
  guint8      kind;    /* LIST_ITEM or QUOTATION; else PARAGRAPH */
  gboolean    blank_before;
  gboolean    indented; /* all lines, by more than the others */
} Open;

typedef struct
{
  NotandaLayout layout;
  GArray       *blocks;
  Open          open;
  guint         base; /* blocks that were in the array before */
  guint         last_number;
  guint         last_words; /* of the block before, up to a few */
  NotandaSlice  front[N_FRONT];
} Guess;

gboolean
notanda_blocks_is_blank (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r');

  return g_unichar_isspace (c) || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

static NotandaBlock *
get_block (Guess *guess,
           guint  i)
{
  return &g_array_index (guess->blocks, NotandaBlock, guess->base + i);
}

static guint
get_n (const Guess *guess)
{
  return guess->blocks->len - guess->base;
}

static NotandaSlice
open_slice (const Open *open)
{
  NotandaSlice slice = open->first.slice;

  slice.size = open->last.slice.at + open->last.slice.size - slice.at;
  return slice;
}

/* By what it looks like alone. */
static NotandaBlock
name_block (const Guess *guess,
            gboolean     blank_after)
{
  const Open  *open = &guess->open;
  NotandaSlice slice = open_slice (open);
  NotandaBlock block = { open->first.start, open->last.end, open->kind, 0 };
  gboolean     parted = (open->blank_before && blank_after) || (guess->layout.dense && notanda_slice_count_words (slice, DENSE_WORDS + 1) <= DENSE_WORDS);

  if (block.kind != NOTANDA_BLOCK_PARAGRAPH)
    return block;

  if (notanda_slice_is_caption (slice))
    {
      block.kind = NOTANDA_BLOCK_CAPTION;
    }
  else if (parted && open->n_lines == 1 && notanda_slice_is_heading (slice))
    {
      block.kind = NOTANDA_BLOCK_HEADING;
      block.level = notanda_slice_is_capitals (slice) ? CAPITALS_LEVEL : OTHER_LEVEL;
    }
  else if (open->indented && (open->n_lines > 1 || (open->blank_before && blank_after)))
    {
      block.kind = NOTANDA_BLOCK_QUOTATION;
    }

  return block;
}

static void
close_block (Guess   *guess,
             gboolean blank_after)
{
  NotandaBlock block;
  guint        n = get_n (guess);
  guint        words;

  if (guess->open.n_lines == 0)
    return;

  block = name_block (guess, blank_after);
  guess->open.n_lines = 0;
  if (n == MAX_BLOCKS)
    {
      get_block (guess, n - 1)->end = block.end;
      get_block (guess, n - 1)->kind = NOTANDA_BLOCK_PARAGRAPH;
      return;
    }

  /* a picture's name stands above what it shows */
  words = notanda_slice_count_words (open_slice (&guess->open), LABEL_WORDS + 1);
  if (block.kind == NOTANDA_BLOCK_CAPTION && n > 0 && get_block (guess, n - 1)->kind == NOTANDA_BLOCK_HEADING && guess->last_words <= LABEL_WORDS)
    *get_block (guess, n - 1) = (NotandaBlock) { get_block (guess, n - 1)->start, get_block (guess, n - 1)->end, NOTANDA_BLOCK_CAPTION, 0 };

  if (n < N_FRONT)
    guess->front[n] = open_slice (&guess->open);
  guess->last_words = words;
  g_array_append_val (guess->blocks, block);
}

static gboolean
is_front_line (const Guess       *guess,
               const NotandaLine *line)
{
  g_autofree char *date = NULL;

  if (get_n (guess) >= N_FRONT)
    return FALSE;

  return notanda_slice_is_byline (line->slice, NULL) || notanda_date_line_parse (line->slice.at, line->slice.size, &date);
}

static gboolean
is_quoted (const NotandaLine *line)
{
  return line->slice.size > 0 && *line->slice.at == '>';
}

/* Whether a line that begins no list item and no quotation goes on with the
 * paragraph that is open, where lines are broken to a width. */
static gboolean
continues_paragraph (const Guess       *guess,
                     const NotandaLine *line)
{
  const Open        *open = &guess->open;
  const NotandaLine *last = &open->last;
  gboolean           room = last->width + 1 + line->token + ROOM <= guess->layout.wrap;

  if (guess->layout.wrap == 0)
    return FALSE;
  if (line->indent >= guess->layout.indent + 2 && line->indent >= last->indent + 2)
    return FALSE;
  if (is_front_line (guess, line) || (open->n_lines == 1 && is_front_line (guess, last)))
    return FALSE;
  if (room && notanda_slice_ends_sentence (last->slice))
    return FALSE;

  /* a short line above a text, with nothing at its end: a heading */
  return !(room && open->n_lines == 1 && notanda_slice_is_heading (last->slice) && notanda_slice_starts_upper (line->slice) && last->width * 3 < guess->layout.wrap * 2);
}

/* A number goes on with a list or begins one: "1914." begins none. */
static gboolean
starts_item (Guess             *guess,
             const NotandaLine *line)
{
  guint number;

  if (!notanda_slice_is_item (line->slice, &number))
    return FALSE;
  if (number > 1 && number != guess->last_number + 1)
    return FALSE;
  if (number > 0 && is_front_line (guess, line))
    return FALSE;

  guess->last_number = number;
  return TRUE;
}

static gboolean
continues (const Guess       *guess,
           const NotandaLine *line)
{
  const Open *open = &guess->open;
  gboolean    was_quoted = is_quoted (&open->first);

  if (open->n_lines == 0 || was_quoted != is_quoted (line))
    return FALSE;
  if (was_quoted)
    return TRUE;
  if (open->kind == NOTANDA_BLOCK_LIST_ITEM)
    return line->indent >= open->first.indent + 2 || (guess->layout.wrap > 0 && open->last.width + 1 + line->token + ROOM > guess->layout.wrap);

  return continues_paragraph (guess, line);
}

static void
add_line (Guess             *guess,
          const NotandaLine *line,
          gboolean           blank_before)
{
  Open    *open = &guess->open;
  gboolean indented = line->indent >= guess->layout.indent + 4;
  gboolean item = starts_item (guess, line);

  if (!item && continues (guess, line))
    {
      open->last = *line;
      open->n_lines++;
      open->indented &= indented;
      return;
    }

  close_block (guess, FALSE);
  *open = (Open) {
    .first = *line,
    .last = *line,
    .n_lines = 1,
    .kind = item ? NOTANDA_BLOCK_LIST_ITEM : is_quoted (line) ? NOTANDA_BLOCK_QUOTATION
                                                              : NOTANDA_BLOCK_PARAGRAPH,
    .blank_before = blank_before,
    .indented = indented,
  };
}

/* Who, when: FALSE where the block is neither. */
static gboolean
name_front_block (Guess *guess,
                  guint  i,
                  char **meta)
{
  NotandaBlock    *block = get_block (guess, i);
  g_autofree char *names = NULL;
  g_autofree char *date = NULL;

  if (block->kind != NOTANDA_BLOCK_PARAGRAPH && block->kind != NOTANDA_BLOCK_HEADING)
    return FALSE;

  if (notanda_slice_is_byline (guess->front[i], &names))
    {
      *block = (NotandaBlock) { block->start, block->end, NOTANDA_BLOCK_BYLINE, 0 };
      if (meta != NULL && meta[NOTANDA_META_BYLINE] == NULL)
        meta[NOTANDA_META_BYLINE] = g_steal_pointer (&names);
      return TRUE;
    }
  if (notanda_date_line_parse (guess->front[i].at, guess->front[i].size, &date))
    {
      *block = (NotandaBlock) { block->start, block->end, NOTANDA_BLOCK_DATELINE, 0 };
      if (meta != NULL && meta[NOTANDA_META_DATE] == NULL)
        meta[NOTANDA_META_DATE] = g_steal_pointer (&date);
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_title (Guess *guess,
          guint  i)
{
  const NotandaBlock *block = get_block (guess, i);

  if (block->kind != NOTANDA_BLOCK_PARAGRAPH && block->kind != NOTANDA_BLOCK_HEADING)
    return FALSE;

  return i + 1 < get_n (guess) && notanda_slice_is_title (guess->front[i]);
}

/* "OPINION", above the title */
static gboolean
is_rubric (Guess *guess,
           guint  i)
{
  if (i + 2 >= get_n (guess) || i + 1 >= N_FRONT || !is_title (guess, i + 1))
    return FALSE;
  if (!notanda_slice_is_capitals (guess->front[i]) || notanda_slice_count_words (guess->front[i], 3) > 2)
    return FALSE;

  return get_block (guess, i + 1)->kind == NOTANDA_BLOCK_HEADING && notanda_slice_count_words (guess->front[i + 1], 3) > 2 && !notanda_slice_is_byline (guess->front[i + 1], NULL);
}

/* Returns: the block after the title; @i where there is none */
static guint
name_title (Guess *guess,
            guint  i,
            char **meta)
{
  NotandaBlock *block;

  if (i >= MIN (get_n (guess), N_FRONT) || !is_title (guess, i))
    return i;
  if (is_rubric (guess, i))
    i++;

  block = get_block (guess, i);
  *block = (NotandaBlock) { block->start, block->end, NOTANDA_BLOCK_TITLE, 0 };
  if (meta != NULL && meta[NOTANDA_META_TITLE] == NULL)
    meta[NOTANDA_META_TITLE] = notanda_slice_dup_line (guess->front[i]);

  return i + 1;
}

static void
name_standfirst (Guess *guess,
                 guint  i)
{
  NotandaBlock *block = get_block (guess, i);

  *block = (NotandaBlock) { block->start, block->end, NOTANDA_BLOCK_STANDFIRST, 0 };
}

/* Bylines and dates above and below the title in any order, one standfirst
 * among them. It is told from the first paragraph by a byline after it, or by
 * having the looks of a heading. */
static void
name_front (Guess *guess,
            char **meta)
{
  guint n = MIN (get_n (guess), N_FRONT);
  guint first = 0, standfirst = 0, title_end;

  while (first < n && name_front_block (guess, first, meta))
    first++;
  title_end = name_title (guess, first, meta);
  if (title_end == first)
    return;

  for (guint i = title_end; i < n; i++)
    {
      guint8 kind = get_block (guess, i)->kind;

      if (kind == NOTANDA_BLOCK_CAPTION)
        continue;
      if (name_front_block (guess, i, meta))
        {
          if (standfirst > 0)
            name_standfirst (guess, standfirst);
          continue;
        }
      if (standfirst > 0 || kind == NOTANDA_BLOCK_LIST_ITEM || guess->front[i].size > STANDFIRST_SIZE)
        return;

      standfirst = i;
      if (kind == NOTANDA_BLOCK_HEADING && i == title_end)
        name_standfirst (guess, i);
    }
}

/* A heading has text below it, and no more than one other heading in between:
 * lists of names look like headings too. */
static void
check_headings (Guess *guess)
{
  guint    n = get_n (guess);
  guint    run = 0;
  gboolean seen[OTHER_LEVEL + 1] = { FALSE };

  for (guint i = 0; i <= n; i++)
    {
      gboolean is_heading = i < n && get_block (guess, i)->kind == NOTANDA_BLOCK_HEADING;

      if (is_heading)
        {
          run++;
          continue;
        }
      for (guint k = i - run; k < i; k++)
        {
          NotandaBlock *block = get_block (guess, k);

          if (run > 2 || i == n)
            *block = (NotandaBlock) { block->start, block->end, NOTANDA_BLOCK_PARAGRAPH, 0 };
          else
            seen[block->level] = TRUE;
        }
      run = 0;
    }

  for (guint i = 0; i < n; i++)
    if (get_block (guess, i)->kind == NOTANDA_BLOCK_HEADING)
      get_block (guess, i)->level = seen[CAPITALS_LEVEL] && seen[OTHER_LEVEL] ? get_block (guess, i)->level + 1 : 2;
}

void
notanda_blocks_guess (const char *text,
                      gsize       size,
                      GArray     *blocks,
                      char      **meta)
{
  NotandaLineCursor cursor = { text, text + size, 0 };
  NotandaLine       line;
  Guess             guess = { .layout = notanda_layout_measure (text, size), .blocks = blocks, .base = blocks->len };
  gboolean          blank_before = TRUE;

  while (notanda_line_next (&cursor, &line))
    {
      if (line.slice.size == 0)
        close_block (&guess, TRUE);
      else
        add_line (&guess, &line, blank_before);
      blank_before = line.slice.size == 0;
    }
  close_block (&guess, TRUE);

  if (get_n (&guess) > 0)
    name_front (&guess, meta);
  check_headings (&guess);
}
