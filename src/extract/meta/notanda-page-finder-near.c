/* notanda-page-finder-near.c: what stands near a page's heading
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-page-finder.h"

#define NEAR 150      /* nodes around the heading that are read for a byline and a date */
#define NEAR_TEXT 100 /* bytes of a text there */

static int
compare_to_heading (gconstpointer a,
                    gconstpointer b,
                    gpointer      heading)
{
  const NotandaHtmlNode *one = *(NotandaHtmlNode *const *) a;
  const NotandaHtmlNode *other = *(NotandaHtmlNode *const *) b;
  const NotandaHtmlNode *top = heading;
  gint64                 i = (gint64) one->index - top->index;
  gint64                 k = (gint64) other->index - top->index;

  return (ABS (i) > ABS (k)) - (ABS (i) < ABS (k));
}

void
notanda_page_finder_sort (NotandaPageFinder *self,
                          GPtrArray         *nodes)
{
  if (self->data->heading != NULL)
    g_ptr_array_sort_with_data (nodes, compare_to_heading, self->data->heading);
}

void
notanda_page_finder_read_near (NotandaPageFinder *self,
                               gboolean (*read) (NotandaPageFinder *self, NotandaHtmlNode *node, const char *text, const char *following))
{
  guint            n = notanda_html_tree_get_n_nodes (self->tree);
  NotandaHtmlNode *body = notanda_html_tree_get_body (self->tree);
  guint            middle = self->data->heading != NULL ? self->data->heading->index : body != NULL ? body->index
                                                                                                    : 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      guint            start = pass == 0 ? middle : middle - MIN (middle, NEAR / 3);
      guint            end = pass == 0 ? MIN (n, middle + NEAR) : middle;
      g_autofree char *before = NULL;
      NotandaHtmlNode *node_before = NULL;

      for (guint i = start; i < end; i++)
        {
          NotandaHtmlNode *node = notanda_html_tree_get_node (self->tree, i);
          g_autofree char *text = NULL;

          if (node->tag != NOTANDA_TAG_TEXT || node->parent->tag == NOTANDA_TAG_SCRIPT || node->parent->tag == NOTANDA_TAG_STYLE)
            continue;
          text = node->size <= 4 * NEAR_TEXT ? g_strstrip (g_strdup (node->text)) : g_strdup ("");
          if (*text == '\0' && node->size <= 4 * NEAR_TEXT)
            continue;
          if (before != NULL && strlen (before) < NEAR_TEXT && *before != '\0' && read (self, node_before, before, text))
            return;
          g_free (before);
          before = g_steal_pointer (&text);
          node_before = node;
        }
      if (before != NULL && strlen (before) < NEAR_TEXT && *before != '\0' && read (self, node_before, before, ""))
        return;
    }
}
