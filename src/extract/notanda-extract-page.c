/* notanda-extract-page.c: a page while its article is looked for
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/notanda-extract-private.h"

static void
find_phrases (NotandaExtractPage *page)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      block->phrases = notanda_phrases_find (page->phrases, notanda_extract_page_get_text (page, block), block->size);
    }
}

/* Where nothing on the page agrees with its title, or it has none: the only h1. */
static NotandaHtmlNode *
find_only_h1 (NotandaHtmlTree *tree)
{
  NotandaHtmlNode *only = NULL;

  for (guint i = 0; i < notanda_html_tree_get_n_nodes (tree); i++)
    {
      NotandaHtmlNode *node = notanda_html_tree_get_node (tree, i);

      if (node->tag != NOTANDA_TAG_H1)
        continue;
      if (only != NULL)
        return NULL;
      only = node;
    }

  return only;
}

/* The block of the heading; the first with text where it was split. */
static void
find_heading (NotandaExtractPage *page)
{
  const NotandaHtmlNode *heading = page->data.heading;

  page->heading = -1;
  for (guint i = 0; heading != NULL && i < page->blocks->len && page->heading < 0; i++)
    {
      const NotandaHtmlNode *node = notanda_extract_page_get (page, i)->node;

      if (node->index >= heading->index && node->index < notanda_extract_info_of (heading)->end)
        page->heading = (int) i;
    }
}

NotandaExtractPage *
notanda_extract_page_new (char                     *text,
                          gsize                     size,
                          const NotandaLoadOptions *options,
                          NotandaLoaded            *loaded)
{
  NotandaExtractPage *page = g_new0 (NotandaExtractPage, 1);

  page->tree = notanda_html_tree_new (text, size);
  g_free (text);
  page->words = notanda_class_words_new ();
  page->phrases = notanda_phrases_new ();
  page->text = g_string_sized_new (size / 8 + 64);
  page->blocks = g_array_new (FALSE, FALSE, sizeof (NotandaExtractBlock));

  notanda_page_data_find (&page->data, page->tree, options, loaded);
  if (page->data.heading == NULL)
    page->data.heading = find_only_h1 (page->tree);
  notanda_extract_find_classes (page);
  notanda_extract_find_blocks (page);
  notanda_extract_find_container (page);
  find_phrases (page);
  find_heading (page);

  return page;
}

void
notanda_extract_page_forget_tree (NotandaExtractPage *page)
{
  g_clear_pointer (&page->tree, notanda_html_tree_free);
}

void
notanda_extract_page_free (NotandaExtractPage *page)
{
  if (page == NULL)
    return;
  notanda_page_data_clear (&page->data);
  g_array_unref (page->blocks);
  g_string_free (page->text, TRUE);
  notanda_phrases_free (page->phrases);
  notanda_class_words_free (page->words);
  notanda_html_tree_free (page->tree);
  g_free (page);
}
