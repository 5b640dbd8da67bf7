/* notanda-extract-container.c: the element that holds the article
 *
 * Good text is what reads like prose: some words, mostly small ones, few of them
 * links, outside menus and forms. Two views of where it is: the innermost
 * elements that hold half and three quarters of it, and the element whose
 * paragraphs are worth most, where a paragraph counts for its parent and less
 * for each element around that; where the latter has less than half of the good
 * text, the former is taken. Sums go up the tree in one pass from the last
 * node to the first; nothing in the tree is changed, so nothing is tried twice.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/notanda-extract-private.h"

#define MIN_WORDS 10u
#define MIN_POINTS 25u /* code points of a block that is worth anything */
#define MAX_UP 6u

#define MIN_COMMENTED 2500u /* code points of good text outside of comments, with which there is an article they are about */
#define MIN_ABOVE 400u      /* the same between the heading and the first comment */
#define MIN_GOOD 400u       /* code points; with less, what isn't shown is looked at as well */

#define UNSEEN (NOTANDA_PLACE_HIDDEN | NOTANDA_PLACE_NOSCRIPT)
#define NOT_THERE (NOTANDA_PLACE_NAV | NOTANDA_PLACE_FOOTER | NOTANDA_PLACE_DIALOG)

static gboolean
is_prose (const NotandaExtractBlock *block,
          guint32                    not_there)
{
  return block->n_words >= MIN_WORDS && block->link_chars * 3 < block->n_chars && block->n_small * 5 > block->n_words * 2 && block->n_stops > 0 && !(block->place & not_there);
}

static void
add_points (NotandaExtractPage        *page,
            const NotandaExtractBlock *block,
            guint32                    not_there)
{
  const NotandaHtmlNode *node = block->node;
  float                  points;

  if (block->n_chars < MIN_POINTS || (block->place & not_there))
    return;
  points = 1 + (float) block->n_stops / 2 + MIN ((float) block->n_chars / 100, 3);
  points *= 1 - (float) block->link_chars / (float) block->n_chars;
  if (notanda_extract_info_of (node)->n_negative > 0)
    points /= 2;

  /* text straight in a container counts for that; a paragraph for what is around it */
  if (node->tag == NOTANDA_TAG_P && node->parent != NULL)
    node = node->parent;
  for (guint up = 0; node != NULL && up < MAX_UP; node = node->parent, up++)
    notanda_extract_info_of (node)->points += up == 0 ? points : up == 1 ? points / 2
                                                                         : points / ((float) up * 3);
}

static void
add_up (NotandaExtractPage *page)
{
  for (guint i = notanda_html_tree_get_n_nodes (page->tree) - 1; i > 0; i--)
    {
      NotandaExtractInfo *info = notanda_extract_info_at (page, i);
      NotandaExtractInfo *parent;

      info->end = MAX (info->end, i + 1);
      parent = notanda_extract_info_of (notanda_html_tree_get_node (page->tree, i)->parent);
      parent->end = MAX (parent->end, info->end);
      parent->good += info->good;
      parent->chars += info->chars;
      parent->link_chars += info->link_chars;
      parent->n_blocks += info->n_blocks;
    }
}

/* The innermost element with @share percent of the good text. */
static NotandaHtmlNode *
find_holder (NotandaExtractPage *page,
             guint               share)
{
  NotandaHtmlNode *node = notanda_html_tree_get_root (page->tree);
  guint64          wanted = (guint64) page->n_good * share / 100;

  for (;;)
    {
      NotandaHtmlNode *child = node->first_child;

      while (child != NULL && (child->tag == NOTANDA_TAG_TEXT || notanda_extract_info_of (child)->good < wanted))
        child = child->next;
      if (child == NULL || notanda_extract_info_of (child)->good == 0)
        return node;
      node = child;
    }
}

static NotandaHtmlNode *
find_richest (NotandaExtractPage *page)
{
  NotandaHtmlNode *richest = NULL;
  float            most = 0;

  for (guint i = 0; i < notanda_html_tree_get_n_nodes (page->tree); i++)
    {
      const NotandaExtractInfo *info = notanda_extract_info_at (page, i);
      float                     points = info->points;

      if (points <= 0)
        continue;
      if (info->chars > 0)
        points *= 1 - (float) info->link_chars / (float) info->chars;
      if (info->classes & NOTANDA_CLASS_BODY)
        points *= 1.2f;
      if (info->classes & NOTANDA_CLASS_NEGATIVE)
        points *= 0.7f;
      if (points > most)
        {
          most = points;
          richest = notanda_html_tree_get_node (page->tree, i);
        }
    }

  return richest;
}

/* Adjusts to what is around: the body may be split over several siblings. */
static NotandaHtmlNode *
widen (NotandaExtractPage *page,
       NotandaHtmlNode    *node)
{
  const NotandaExtractInfo *info = notanda_extract_info_of (node);

  /* a paragraph or list item holds no article, unless it's the only text */
  while (node->parent != NULL && (node->tag == NOTANDA_TAG_P || node->tag == NOTANDA_TAG_LI || node->tag == NOTANDA_TAG_BLOCKQUOTE))
    node = node->parent;
  info = notanda_extract_info_of (node);
  while (node->parent != NULL && node->tag != NOTANDA_TAG_BODY)
    {
      const NotandaExtractInfo *parent = notanda_extract_info_of (node->parent);

      if (parent->points <= info->points * 0.6f || parent->good < info->good + info->good / 5)
        break;
      node = node->parent;
      info = parent;
    }

  return node;
}

/* Where the body is split over sections with boxes of their own, the richest element is one of them, or one beside them
 * about the author: then it is what holds half of the good text. */
static NotandaHtmlNode *
widen_to_half (NotandaExtractPage *page,
               NotandaHtmlNode    *node)
{
  return notanda_extract_info_of (node)->good * 2 < page->n_good ? page->half : node;
}

static void
find_branches (NotandaExtractPage *page)
{
  guint32 top = page->container->index;
  guint32 end = notanda_extract_info_at (page, top)->end;

  notanda_extract_info_at (page, top)->branch = top;
  for (guint32 i = top + 1; i < end; i++)
    {
      const NotandaHtmlNode *node = notanda_html_tree_get_node (page->tree, i);

      notanda_extract_info_at (page, i)->branch = node->parent == page->container ? i : notanda_extract_info_of (node->parent)->branch;
    }
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      block->in_container = block->node->index >= top && block->node->index < end;
    }
}

/* Returns: code points of good text */
static guint
count_good (NotandaExtractPage *page,
            guint32             not_there)
{
  guint n = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      block->is_good = is_prose (block, not_there);
      n += block->is_good ? block->n_chars : 0;
    }

  return n;
}

/* However many comments there are, the article is what they are about: what stands between the heading and the first of
 * them, and where that is little, all else if it is much. A thread whose posts are all classed as
 * comments has neither. */
static gboolean
has_commented (NotandaExtractPage *page)
{
  guint    n = 0;
  guint    n_above = 0;
  gboolean is_above = page->data.heading != NULL;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (!block->is_good)
        continue;
      if (notanda_extract_block_is_comment (block))
        {
          is_above = is_above && block->node->index < page->data.heading->index;
          continue;
        }
      n += block->n_chars;
      n_above += is_above && block->node->index > page->data.heading->index ? block->n_chars : 0;
    }

  return n >= MIN_COMMENTED || n_above >= MIN_ABOVE;
}

static void
forget_comments (NotandaExtractPage *page)
{
  gboolean is_commented = has_commented (page);

  for (guint i = 0; i < page->blocks->len && is_commented; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      block->is_good = block->is_good && !notanda_extract_block_is_comment (block);
    }
}

void
notanda_extract_find_container (NotandaExtractPage *page)
{
  guint32          not_there = NOT_THERE | UNSEEN;
  NotandaHtmlNode *richest;

  if (count_good (page, not_there) < MIN_GOOD)
    {
      not_there = NOT_THERE;
      count_good (page, not_there);
    }
  forget_comments (page);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);
      NotandaExtractInfo        *info = notanda_extract_info_of (block->node);

      if (block->is_good)
        info->good += info->n_negative > 0 ? block->n_chars / 3 : block->n_chars;
      info->chars += block->n_chars;
      info->link_chars += block->link_chars;
      info->n_blocks++;
      add_points (page, block, not_there);
    }
  add_up (page);
  page->n_good = notanda_extract_info_of (notanda_html_tree_get_root (page->tree))->good;
  page->half = find_holder (page, 50);
  page->most = find_holder (page, 75);

  richest = find_richest (page);
  page->container = richest != NULL ? widen_to_half (page, widen (page, richest)) : notanda_html_tree_get_root (page->tree);
  find_branches (page);
}
