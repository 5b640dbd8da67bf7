/* notanda-extract-boxes.c: small boxes within an article, and lines that are no text
 *
 * What a person sees at once and the model can't: a heading and a sentence in a
 * box that a class calls a newsletter's; a sentence of the article set large
 * beside it; a line of markup that was never read; a clock, a place and date.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/notanda-extract-private.h"

#define NEAR 3u        /* elements up */
#define SMALL_BOX 400u /* characters */
#define TINY_BOX 80u
#define MAX_TINY 4u
#define MAX_PULLED 40u      /* words */
#define MAX_PULLED_PAGE 50u /* so that a page of nothing else costs no more */
#define AROUND 20           /* blocks */
#define MAX_SEARCHED 8192u
#define BESIDE 3    /* blocks */
#define MAX_LINE 8u /* words */

/* The nearest element of @classes at or around @node. */
static const NotandaHtmlNode *
find_class (NotandaExtractPage    *page,
            const NotandaHtmlNode *node,
            guint                  classes)
{
  for (guint up = 0; node != NULL && up <= NEAR; node = node->parent, up++)
    if (notanda_extract_info_of (node)->classes & classes)
      return node;

  return NULL;
}

/* Whether a block that begins or ends near @i, and stands in @box, offers something. */
static gboolean
offers (NotandaExtractPage    *page,
        guint                  i,
        const NotandaHtmlNode *box)
{
  guint end = notanda_extract_info_of (box)->end;

  for (int k = MAX ((int) i - BESIDE, 0); k <= MIN ((int) i + BESIDE, (int) page->blocks->len - 1); k++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, (guint) k);

      if (block->node->index >= box->index && block->node->index < end && (block->phrases & (NOTANDA_PHRASE_PROMOTION | NOTANDA_PHRASE_STUB)))
        return TRUE;
    }

  return FALSE;
}

/* A class that names nothing else is enough; "product" and "offer" need words that agree, or so few that they say
 * nothing. @n_tiny: such tiny boxes so far: a page with many of them is about them. */
static gboolean
is_in_small_box (NotandaExtractPage *page,
                 guint               i,
                 guint              *n_tiny)
{
  const NotandaHtmlNode    *node = notanda_extract_page_get (page, i)->node;
  const NotandaHtmlNode    *box = find_class (page, node, NOTANDA_CLASS_BOX | NOTANDA_CLASS_PROMOTION);
  const NotandaExtractInfo *info;

  if (box == NULL)
    return FALSE;
  info = notanda_extract_info_of (box);
  if (info->chars > SMALL_BOX || info->good * 5 >= page->n_good)
    return FALSE;

  if ((info->classes & NOTANDA_CLASS_BOX) || offers (page, i, box))
    return TRUE;

  return info->chars <= TINY_BOX && (*n_tiny)++ < MAX_TINY;
}

static gboolean
is_called_pulled (const NotandaHtmlNode *node)
{
  for (guint up = 0; node != NULL && up < NEAR; node = node->parent, up++)
    {
      const char *class = notanda_html_node_get (node, "class");

      if (class != NULL && strstr (class, "pull") != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Whether a block nearby has the words in it, without the quotation marks around them. */
static gboolean
stands_nearby (NotandaExtractPage *page,
               guint               i)
{
  const NotandaExtractBlock *block = notanda_extract_page_get (page, i);
  const char                *text = notanda_extract_page_get_text (page, block);
  gsize                      size = block->size;

  while (size > 0 && !g_ascii_isalnum (*text))
    {
      text++;
      size--;
    }
  while (size > 0 && !g_ascii_isalnum (text[size - 1]))
    size--;

  for (int k = MAX ((int) i - AROUND, 0); size > 0 && k < MIN ((int) i + AROUND, (int) page->blocks->len); k++)
    {
      const NotandaExtractBlock *other = notanda_extract_page_get (page, (guint) k);

      if (k != (int) i && other->n_words > block->n_words && memmem (notanda_extract_page_get_text (page, other), MIN (other->size, MAX_SEARCHED), text, size) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Shortcodes, template braces and tags that stand in the text. */
static gboolean
is_markup (const char *text,
           gsize       size)
{
  char last = text[size - 1];

  if (text[0] == '<' && last == '>' && g_ascii_isalpha (text[1]))
    return TRUE;
  if (text[0] == '{' && text[1] == '{' && last == '}')
    return TRUE;

  return text[0] == '[' && last == ']' && (strstr (text, "[/") != NULL || memchr (text, '=', size) != NULL);
}

static gboolean
is_clock (const NotandaExtractBlock *block)
{
  return block->n_words <= 2 && block->n_digits > 0 && block->n_small == 0 && block->n_capitals == 0 && block->n_digits + 2 >= block->n_chars;
}

/* "HARBOUR, 3 March" above the text. */
static gboolean
is_dateline (const NotandaExtractBlock *block)
{
  return block->n_words <= MAX_LINE && block->n_digits > 0 && block->n_digits <= 8 && !block->ends_sentence && block->n_capitals > block->n_chars / 3;
}

static gboolean
is_shouted_link (const NotandaExtractBlock *block)
{
  return block->n_words >= 3 && block->link_chars * 10 > block->n_chars * 9 && block->n_capitals * 10 > block->n_chars * 8;
}

static void
apply_to_line (NotandaExtractPage  *page,
               NotandaExtractBlock *block,
               gboolean             is_before_text)
{
  if (is_markup (notanda_extract_page_get_text (page, block), block->size))
    notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_PROMOTION, "markup");
  else if (is_clock (block))
    notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_CAPTION, "a number or time alone");
  else if (is_shouted_link (block))
    notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_TEASER, "a link in capitals");
  else if (is_before_text && is_dateline (block))
    notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_BYLINE, "place and date above the text");
}

void
notanda_extract_leave_boxes (NotandaExtractPage *page)
{
  guint    n_pulled = 0;
  guint    n_tiny = 0;
  gboolean is_before_text = TRUE;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      is_before_text = is_before_text && !block->is_good;
      if (block->is_certain)
        continue;
      if (block->kind == NOTANDA_BLOCK_PARAGRAPH)
        apply_to_line (page, block, is_before_text && (int) i > page->heading);
      if (block->is_certain)
        continue;

      if (block->n_words <= MAX_PULLED && n_pulled < MAX_PULLED_PAGE && is_called_pulled (block->node))
        {
          n_pulled++;
          if (stands_nearby (page, i))
            notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_REPEATED, "a sentence of the text, set beside it");
        }
      else if (is_in_small_box (page, i, &n_tiny))
        {
          notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_PROMOTION, "a small box of another kind");
          /* its own class may be an id made of its words, as those of headings are */
          block->is_doubted = (notanda_extract_info_of (block->node)->classes & (NOTANDA_CLASS_BOX | NOTANDA_CLASS_PROMOTION)) != 0;
        }
    }
}
