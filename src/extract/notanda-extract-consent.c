/* notanda-extract-consent.c: whether a page does nothing but ask for consent
 *
 * Such a wall stands where the article was asked for, with an answer of its own
 * and often hundreds of words. The words alone don't tell it: most pages say
 * something of cookies beside their article, and some articles are about them.
 * A wall has a button to agree; a good part of its words is of consent; and
 * there is hardly a word outside of the element that holds all of these, which
 * for a banner is the banner.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/notanda-extract-private.h"

#include <string.h>

#define MAX_WORDS 600u /* of a page; it bounds the blocks that are looked at, too */
#define MAX_OUTSIDE 60u
#define MIN_SHARE 3u /* of consent, one word in so many */
#define MAX_BUTTON 8 /* nodes of a button that are looked at for its words */

static gboolean
is_seen (const NotandaExtractBlock *block)
{
  return block->n_words > 0 && !(block->place & (NOTANDA_PLACE_HIDDEN | NOTANDA_PLACE_NOSCRIPT | NOTANDA_PLACE_NAV | NOTANDA_PLACE_FOOTER));
}

static gboolean
is_of_consent (const NotandaExtractBlock *block)
{
  return (block->phrases & NOTANDA_PHRASE_CONSENT) || (notanda_extract_info_of (block->node)->around & NOTANDA_CLASS_CONSENT);
}

static guint32
get_last_index (const NotandaHtmlNode *node)
{
  while (node->last_child != NULL)
    node = node->last_child;

  return node->index;
}

static gboolean
holds (const NotandaHtmlNode *node,
       const NotandaHtmlNode *inner)
{
  return inner->index >= node->index && inner->index <= get_last_index (node);
}

/* Returns: the innermost element around both; @around may be %NULL */
static const NotandaHtmlNode *
widen (const NotandaHtmlNode *around,
       const NotandaHtmlNode *node)
{
  if (around == NULL)
    return node;
  while (around->parent != NULL && !holds (around, node))
    around = around->parent;

  return around;
}

static gboolean
is_agreeing (NotandaExtractPage *page,
             const char         *text,
             gsize               size)
{
  while (size > 0 && g_ascii_isspace (*text))
    {
      text++;
      size--;
    }

  return size > 0 && (notanda_phrases_find (page->phrases, text, size) & NOTANDA_PHRASE_AGREE);
}

/* As far up as the few nodes behind a button can be deep in it. */
static gboolean
is_in_button (const NotandaHtmlNode *node,
              const NotandaHtmlNode *button)
{
  for (guint i = 0; i <= MAX_BUTTON && node != NULL; i++, node = node->parent)
    if (node == button)
      return TRUE;

  return FALSE;
}

static gboolean
is_agree_button (NotandaExtractPage *page,
                 guint               index)
{
  const NotandaHtmlNode *button = notanda_html_tree_get_node (page->tree, index);
  const char            *value = button->tag == NOTANDA_TAG_INPUT ? notanda_html_node_get (button, "value") : NULL;
  guint                  end = MIN (index + MAX_BUTTON + 1, notanda_html_tree_get_n_nodes (page->tree));

  if (value != NULL)
    return is_agreeing (page, value, strlen (value));
  if (button->tag != NOTANDA_TAG_BUTTON && button->tag != NOTANDA_TAG_A)
    return FALSE;

  for (guint i = index + 1; i < end; i++)
    {
      const NotandaHtmlNode *node = notanda_html_tree_get_node (page->tree, i);

      if (node->tag == NOTANDA_TAG_TEXT && is_in_button (node, button) && is_agreeing (page, node->text, node->size))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (nullable): */
static const NotandaHtmlNode *
find_button (NotandaExtractPage *page)
{
  for (guint i = 0; i < notanda_html_tree_get_n_nodes (page->tree); i++)
    if (is_agree_button (page, i))
      return notanda_html_tree_get_node (page->tree, i);

  return NULL;
}

static guint
count_outside (NotandaExtractPage    *page,
               const NotandaHtmlNode *around)
{
  guint n = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (is_seen (block) && !holds (around, block->node))
        n += block->n_words;
    }

  return n;
}

gboolean
notanda_extract_is_consent (NotandaExtractPage *page)
{
  const NotandaHtmlNode *around = NULL;
  const NotandaHtmlNode *button;
  guint                  n_seen = 0;
  guint                  n_consent = 0;

  for (guint i = 0; i < page->blocks->len && n_seen < MAX_WORDS; i++)
    {
      const NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if (!is_seen (block))
        continue;
      n_seen += block->n_words;
      if (!is_of_consent (block))
        continue;
      n_consent += block->n_words;
      around = widen (around, block->node);
    }
  if (around == NULL || n_seen >= MAX_WORDS || n_consent * MIN_SHARE < n_seen || (button = find_button (page)) == NULL)
    return FALSE;

  return count_outside (page, widen (around, button)) < MAX_OUTSIDE;
}
