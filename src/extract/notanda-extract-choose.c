/* notanda-extract-choose.c: which blocks are taken, by rules, model and what is around them
 *
 * The model judges each block by what it is and what is around it, and the cells of
 * a table or the items of a list together; text that
 * isn't shown is judged as all else, since a script may show it, and one page in
 * ten hides a part of its article so. If all this gives next to nothing, the
 * longest text there is is taken: a page never gives nothing.
 *
 * Rejected: to leave out headings over nothing that was taken. What they stand
 * over is left out by mistake as often as by right.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/notanda-extract-private.h"

#define UNSEEN (NOTANDA_PLACE_HIDDEN | NOTANDA_PLACE_NOSCRIPT)
#define MIN_WORDS 40u   /* of an article; with less, the longest text is looked for */
#define LONG_BLOCK 20u  /* words */
#define MIN_TAILED 150u /* words of an article whose end is looked at */
#define TABLE_BIAS 1.0f /* added to the mean of its cells' scores: they are short and so seem unlikely; measured, as the next */
#define LIST_BIAS -0.25f
#define SURE 1.5f  /* score against which a class doesn't stand: with as much, most are text */
#define MAX_UP 16u /* elements from a block to its table or list item */
#define MAX_TAIL 4u
#define MAX_TAIL_WORDS 60u

static void
take (NotandaExtractBlock *block,
      const char          *why)
{
  block->left_out = NOTANDA_LEFT_OUT_NOT;
  block->why = why;
}

static void
ask_model (NotandaExtractPage *page)
{
  g_autoptr (NotandaExtractLook) look = notanda_extract_look_new (page);
  float features[NOTANDA_BLOCK_MODEL_N_FEATURES];

  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);
      float                threshold = notanda_block_model_get_threshold (block->in_container);

      /* it often stands outside; half of the sentences that are called so are an editor's line for lists */
      if (block->kind == NOTANDA_BLOCK_STANDFIRST)
        threshold = notanda_block_model_get_threshold (TRUE);

      notanda_extract_look_get (look, i, features);
      block->score = notanda_block_model_score (features);
      if (block->is_doubted && block->score >= SURE)
        {
          block->is_certain = FALSE;
          take (block, "model, against a rule");
        }
      if (block->is_certain)
        continue;
      if (block->score < threshold)
        {
          block->left_out = (guint8) notanda_extract_find_reason (page, block);
          block->why = block->in_container ? "model" : "model, outside of the container";
        }
    }
}

/* Returns: (nullable): the table or list that the block is a part of; not far up, for a page may be deep */
static const NotandaHtmlNode *
find_whole (const NotandaExtractBlock *block)
{
  const NotandaHtmlNode *node = block->node;
  NotandaTag             tag = block->kind == NOTANDA_BLOCK_LIST_ITEM ? NOTANDA_TAG_LI : NOTANDA_TAG_TABLE;

  if (block->kind != NOTANDA_BLOCK_TABLE_CELL && block->kind != NOTANDA_BLOCK_LIST_ITEM)
    return NULL;
  for (guint i = 0; i < MAX_UP && node != NULL && node->tag != tag; i++)
    node = node->parent;
  if (node == NULL || node->tag != tag)
    return NULL;

  return tag == NOTANDA_TAG_LI ? node->parent : node;
}

/* One thing: who reads it wants all of its rows or none. Each word has a vote. */
static void
decide_whole (NotandaExtractPage *page,
              guint               first,
              guint               end)
{
  gboolean is_table = notanda_extract_page_get (page, first)->kind == NOTANDA_BLOCK_TABLE_CELL;
  float    sum = 0;
  guint    n_words = 0;
  gboolean is_taken;

  for (guint i = first; i < end; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      sum += block->is_certain ? 0 : block->score * (float) block->n_words;
      n_words += block->is_certain ? 0 : block->n_words;
    }
  is_taken = sum + (is_table ? TABLE_BIAS : LIST_BIAS) * (float) n_words > 0;
  for (guint i = first; i < end; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (block->is_certain || (block->left_out == NOTANDA_LEFT_OUT_NOT) == is_taken)
        continue;
      block->left_out = is_taken ? NOTANDA_LEFT_OUT_NOT : (guint8) notanda_extract_find_reason (page, block);
      block->why = is_table ? "as most of its table" : "as most of its list";
    }
}

static void
decide_wholes (NotandaExtractPage *page)
{
  for (guint i = 0; i < page->blocks->len;)
    {
      const NotandaHtmlNode *whole = find_whole (notanda_extract_page_get (page, i));
      guint                  end = i + 1;

      while (whole != NULL && end < page->blocks->len && find_whole (notanda_extract_page_get (page, end)) == whole)
        end++;
      if (end > i + 1)
        decide_whole (page, i, end);
      i = end;
    }
}

static guint
count_taken (NotandaExtractPage *page)
{
  guint n = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (!block->left_out && block->kind != NOTANDA_BLOCK_TITLE)
        n += block->n_words;
    }

  return n;
}

static gboolean
is_text (const NotandaExtractBlock *block)
{
  return block->n_words > 0 && block->link_chars * 2 < block->n_chars && block->kind != NOTANDA_BLOCK_CAPTION && block->left_out != NOTANDA_LEFT_OUT_REPEATED;
}

/* All that is no link in the element that holds most of the good text; on the whole page where that is nothing. */
static void
take_longest (NotandaExtractPage *page)
{
  const guint32 bad = NOTANDA_PLACE_NAV | NOTANDA_PLACE_FOOTER | NOTANDA_PLACE_DIALOG;
  const guint32 hidden[] = { bad | UNSEEN, bad, 0 };
  guint32       top = page->most->index;
  guint32       end = notanda_extract_info_at (page, top)->end;

  for (guint k = 0; k < G_N_ELEMENTS (hidden) && count_taken (page) < MIN_WORDS; k++)
    for (guint i = 0; i < page->blocks->len; i++)
      {
        NotandaExtractBlock *block = notanda_extract_page_get (page, i);
        gboolean             is_inside = page->n_good > 0 && block->node->index >= top && block->node->index < end;

        if ((is_inside || k > 0) && !(block->place & hidden[k]) && is_text (block) && (k == 2 || block->is_good || block->n_words >= LONG_BLOCK || block->in_container))
          take (block, "the longest text of the page");
      }

  /* a page of links alone */
  for (guint i = 0; count_taken (page) == 0 && i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (block->kind != NOTANDA_BLOCK_TITLE && block->n_words > 0)
        take (block, "there is nothing else");
    }
}

/* Below the last paragraph stand lines about the author, the source and the site. */
static void
leave_tail (NotandaExtractPage *page)
{
  const guint32 about = NOTANDA_PHRASE_BIOGRAPHY | NOTANDA_PHRASE_COPYRIGHT;
  guint         n = 0;

  for (guint i = page->blocks->len; i > 0 && n < MAX_TAIL; i--)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i - 1);

      if (block->left_out)
        continue;
      if (!(block->phrases & about) || block->n_words > MAX_TAIL_WORDS || block->is_certain)
        return;
      block->left_out = (guint8) notanda_extract_find_reason (page, block);
      block->why = "about the author or site, below the text";
      n++;
    }
}

void
notanda_extract_choose (NotandaExtractPage *page)
{
  ask_model (page);
  decide_wholes (page);
  if (count_taken (page) > MIN_TAILED)
    leave_tail (page);
  if (count_taken (page) < MIN_WORDS)
    take_longest (page);
  page->n_taken = count_taken (page);
}
