/* notanda-extract-choose.c: which blocks are taken, by rules, model and what is around them
 *
 * The model judges each block by what it is and what is around it; text that
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
#define MAX_TAIL 4u
#define MAX_TAIL_WORDS 60u

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
      if (block->is_certain)
        continue;
      if (block->score < threshold)
        {
          block->left_out = (guint8) notanda_extract_find_reason (page, block);
          block->why = block->in_container ? "model" : "model, outside of the container";
        }
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

static void
take (NotandaExtractBlock *block,
      const char          *why)
{
  block->left_out = NOTANDA_LEFT_OUT_NOT;
  block->why = why;
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
  guint32       end = page->infos[top].end;

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
  if (count_taken (page) > MIN_TAILED)
    leave_tail (page);
  if (count_taken (page) < MIN_WORDS)
    take_longest (page);
  page->n_taken = count_taken (page);
}
