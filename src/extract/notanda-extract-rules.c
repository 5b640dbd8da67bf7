/* notanda-extract-rules.c: what is certain whatever the model says
 *
 * What the program promises: the heading is the title; captions, bylines and
 * dates aren't text; what the page says of itself in one sentence is its
 * standfirst; what isn't shown is left out. A rule that the model was as good
 * at is no rule here: each was measured. Those that go by classes are
 * doubted: where the model is sure, it has the last word.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/notanda-extract-private.h"

#define MAX_BYLINE 25u /* words */
#define MAX_CAPTION 60u
#define MIN_REPEATED 6u
#define UNSEEN (NOTANDA_PLACE_HIDDEN | NOTANDA_PLACE_NOSCRIPT)
#define MIN_ARTICLE 250u /* characters of good text */
#define MAX_AGREED 40u
#define MAX_SURE 70u
#define NEAR 4u            /* elements up */
#define STANDFIRST_NEAR 12 /* blocks behind the title */

/* The block behind the last node of @node is none of it, whether a space stands between them or not. */
static gboolean
holds (NotandaExtractPage        *page,
       const NotandaHtmlNode     *node,
       const NotandaExtractBlock *block)
{
  const NotandaExtractInfo *info;

  if (node == NULL)
    return FALSE;
  info = notanda_extract_info_of (node);
  /* a date that stands straight in the article: what is around it is no date */
  if (page->n_good > 0 && info->good * 2 > page->n_good)
    return FALSE;
  if (block->node->index >= info->end || notanda_extract_info_of (block->node)->end <= node->index)
    return FALSE;

  return block->node->index >= node->index || info->box == block->node->index;
}

static gboolean
is_caption (NotandaExtractPage        *page,
            const NotandaExtractBlock *block)
{
  const NotandaExtractInfo *info = notanda_extract_info_of (block->node);

  if (block->kind == NOTANDA_BLOCK_CAPTION)
    return !(block->place & NOTANDA_PLACE_TABLE);
  if (block->n_words > MAX_CAPTION || block->kind != NOTANDA_BLOCK_PARAGRAPH)
    return FALSE;
  if (block->place & NOTANDA_PLACE_FIGURE)
    return TRUE;
  if (block->phrases & NOTANDA_PHRASE_CREDIT)
    return block->after_picture || block->n_words < 12 || (info->around & NOTANDA_CLASS_CAPTION);

  return block->after_picture && (info->classes & NOTANDA_CLASS_CAPTION);
}

/* The same words, whatever stands between them; the page may cut its own short. */
static gboolean
says_same (const char *text,
           const char *other)
{
  gsize n = 0;

  for (;;)
    {
      while (*text != '\0' && !g_ascii_isalnum (*text) && (guint8) *text < 0x80)
        text++;
      while (*other != '\0' && !g_ascii_isalnum (*other) && (guint8) *other < 0x80)
        other++;
      if (*text == '\0' || *other == '\0')
        return n >= 30 && strlen (text) < 8 && (*other == '\0' || strlen (other) < 8);
      if (g_ascii_tolower (*text) != g_ascii_tolower (*other))
        return FALSE;
      text++;
      other++;
      n++;
    }
}

static gboolean
is_called_standfirst (NotandaExtractPage    *page,
                      const NotandaHtmlNode *node)
{
  guint classes = notanda_extract_info_of (node)->classes;

  if (node->parent != NULL)
    classes |= notanda_extract_info_of (node->parent)->classes;

  return (classes & NOTANDA_CLASS_STANDFIRST) != 0;
}

static void
find_standfirst (NotandaExtractPage *page)
{
  guint last = (guint) MIN (page->heading + STANDFIRST_NEAR, (int) page->blocks->len - 1);

  if (page->heading < 0)
    return;
  for (guint i = (guint) page->heading + 1; i <= last; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (block->is_good && (block->kind == NOTANDA_BLOCK_PARAGRAPH || block->kind == NOTANDA_BLOCK_HEADING) && (is_called_standfirst (page, block->node) || (page->data.standfirst != NULL && says_same (notanda_extract_page_get_text (page, block), page->data.standfirst))))
        {
          block->kind = NOTANDA_BLOCK_STANDFIRST;
          block->level = 0;
          return;
        }
      /* the article has begun */
      if (block->is_good && block->n_words > 30)
        return;
    }
}

/* What isn't shown and says what is shown, and what says the standfirst again. Else a page that says things twice
 * does so on purpose. */
static void
leave_repeated (NotandaExtractPage *page)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *standfirst = NULL;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (!(block->place & UNSEEN))
        g_hash_table_add (seen, (gpointer) notanda_extract_page_get_text (page, block));
    }
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);
      const char          *text = notanda_extract_page_get_text (page, block);

      if (block->kind == NOTANDA_BLOCK_STANDFIRST)
        {
          standfirst = text;
          continue;
        }
      if (block->is_certain || block->n_words < MIN_REPEATED)
        continue;
      if (((block->place & UNSEEN) && g_hash_table_contains (seen, text)) || (standfirst != NULL && strcmp (text, standfirst) == 0))
        notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_REPEATED, "stands above already");
    }
}

/* Where its elements' classes and its own words say the same of a short block, that is what it is. */
static const struct
{
  guint classes;
  guint phrases;
  guint reason;
} agreements[] = {
  { NOTANDA_CLASS_COMMENT, NOTANDA_PHRASE_COMMENTS, NOTANDA_LEFT_OUT_COMMENT },
  { NOTANDA_CLASS_CONSENT, NOTANDA_PHRASE_CONSENT, NOTANDA_LEFT_OUT_CONSENT },
  { NOTANDA_CLASS_RELATED, NOTANDA_PHRASE_MORE | NOTANDA_PHRASE_RELATED, NOTANDA_LEFT_OUT_TEASER },
  { NOTANDA_CLASS_SHARE, NOTANDA_PHRASE_SHARE, NOTANDA_LEFT_OUT_SHARING },
  { NOTANDA_CLASS_BYLINE, NOTANDA_PHRASE_BYLINE | NOTANDA_PHRASE_READING, NOTANDA_LEFT_OUT_BYLINE },
  { NOTANDA_CLASS_BIOGRAPHY, NOTANDA_PHRASE_BIOGRAPHY, NOTANDA_LEFT_OUT_BIOGRAPHY },
  { NOTANDA_CLASS_PROMOTION, NOTANDA_PHRASE_PROMOTION | NOTANDA_PHRASE_STUB, NOTANDA_LEFT_OUT_PROMOTION },
  { NOTANDA_CLASS_TAGS, NOTANDA_PHRASE_TAGS, NOTANDA_LEFT_OUT_NAVIGATION },
};

static void
leave_agreed (NotandaExtractPage  *page,
              NotandaExtractBlock *block)
{
  const NotandaExtractInfo *info = notanda_extract_info_of (block->node);

  if ((block->phrases & NOTANDA_PHRASE_SURE) && block->n_words <= MAX_SURE && block->kind != NOTANDA_BLOCK_QUOTATION)
    {
      notanda_extract_block_leave (block, notanda_extract_find_reason (page, block), "its words say that it is none of the text");
      return;
    }
  /* a class far above speaks of the page's parts, not of the block */
  if (block->n_words > MAX_AGREED || info->since_negative > NEAR)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (agreements); i++)
    {
      gboolean agree = (info->around & agreements[i].classes) && (block->phrases & agreements[i].phrases);

      /* a sentence with "by" in it is no byline */
      if (!agree || (block->is_good && agreements[i].reason == NOTANDA_LEFT_OUT_BYLINE))
        continue;
      notanda_extract_block_leave (block, agreements[i].reason, "classes and words agree");
      block->is_doubted = TRUE;
      return;
    }
}

static void
apply_to_block (NotandaExtractPage  *page,
                NotandaExtractBlock *block)
{
  if (block->n_words == 0)
    notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_UNLIKELY, "has no words");
  else if (block->n_words <= MAX_BYLINE && (holds (page, page->data.byline, block) || holds (page, page->data.date, block)))
    notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_BYLINE, "the page's byline or date");
  else if (is_caption (page, block))
    {
      block->kind = NOTANDA_BLOCK_CAPTION;
      block->level = 0;
      notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_CAPTION, "caption");
    }
  else
    {
      leave_agreed (page, block);
    }
}

/* Comments are left out where there is an article to comment on: a page of questions and answers has none. */
static void
leave_comments (NotandaExtractPage *page)
{
  guint outside = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (block->is_good && !notanda_extract_block_is_comment (block))
        outside += block->n_chars;
    }
  if (outside < MIN_ARTICLE)
    return;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (!block->is_certain && notanda_extract_block_is_comment (block))
        notanda_extract_block_leave (block, NOTANDA_LEFT_OUT_COMMENT, "among comments");
    }
}

void
notanda_extract_apply_rules (NotandaExtractPage *page)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if ((int) i != page->heading)
        {
          apply_to_block (page, block);
          continue;
        }
      block->kind = NOTANDA_BLOCK_TITLE;
      block->level = 0;
      block->is_certain = TRUE;
      block->why = "the title";
    }
  find_standfirst (page);
  notanda_extract_leave_boxes (page);
  leave_comments (page);
  leave_repeated (page);
}
