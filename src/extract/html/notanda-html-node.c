/* notanda-html-node.c: walking over the nodes of a page, and their text
 *
 * Everything here follows links; nothing knows the parser, and nothing calls
 * itself, since a page may be some thousand elements deep.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-tree.h"

#include <string.h>

NotandaHtmlNode *
notanda_html_node_next (const NotandaHtmlNode *node,
                        const NotandaHtmlNode *top)
{
  if (node->first_child != NULL)
    return node->first_child;

  return notanda_html_node_skip (node, top);
}

NotandaHtmlNode *
notanda_html_node_skip (const NotandaHtmlNode *node,
                        const NotandaHtmlNode *top)
{
  for (; node != NULL && node != top; node = node->parent)
    if (node->next != NULL)
      return node->next;

  return NULL;
}

NotandaHtmlNode *
notanda_html_node_find_up (const NotandaHtmlNode *node,
                           NotandaTag             tag)
{
  while (node != NULL && node->tag != tag)
    node = node->parent;

  return (NotandaHtmlNode *) node;
}

gboolean
notanda_html_node_is_below (const NotandaHtmlNode *node,
                            const NotandaHtmlNode *top)
{
  for (node = node->parent; node != NULL; node = node->parent)
    if (node == top)
      return TRUE;

  return FALSE;
}

const char *
notanda_html_node_get (const NotandaHtmlNode *node,
                       const char            *name)
{
  for (guint i = 0; i < node->n_attributes; i++)
    if (strcmp (node->attributes[i].name, name) == 0)
      return node->attributes[i].value;

  return NULL;
}

/* HTML's blanks: a no-break space is none of them. */
static void
append_folded (GString    *out,
               const char *text,
               gsize       size)
{
  for (gsize i = 0; i < size;)
    {
      gsize start = i;

      while (i < size && !g_ascii_isspace (text[i]))
        i++;
      g_string_append_len (out, text + start, (gssize) (i - start));
      start = i;
      while (i < size && g_ascii_isspace (text[i]))
        i++;
      if (i > start && out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]))
        g_string_append_c (out, ' ');
    }
}

/* Elements within a line: words on the two sides of all others aren't one. */
static gboolean
is_inline (guint8 tag)
{
  static const guint8 inline_tags[NOTANDA_N_TAGS] = {
    [NOTANDA_TAG_TEXT] = 1,
    [NOTANDA_TAG_OTHER] = 1,
    [NOTANDA_TAG_A] = 1,
    [NOTANDA_TAG_ABBR] = 1,
    [NOTANDA_TAG_B] = 1,
    [NOTANDA_TAG_CITE] = 1,
    [NOTANDA_TAG_CODE] = 1,
    [NOTANDA_TAG_DEL] = 1,
    [NOTANDA_TAG_EM] = 1,
    [NOTANDA_TAG_FONT] = 1,
    [NOTANDA_TAG_I] = 1,
    [NOTANDA_TAG_INS] = 1,
    [NOTANDA_TAG_LABEL] = 1,
    [NOTANDA_TAG_Q] = 1,
    [NOTANDA_TAG_RP] = 1,
    [NOTANDA_TAG_RT] = 1,
    [NOTANDA_TAG_S] = 1,
    [NOTANDA_TAG_SCRIPT] = 1,
    [NOTANDA_TAG_SMALL] = 1,
    [NOTANDA_TAG_SPAN] = 1,
    [NOTANDA_TAG_STRONG] = 1,
    [NOTANDA_TAG_STYLE] = 1,
    [NOTANDA_TAG_SUB] = 1,
    [NOTANDA_TAG_SUP] = 1,
    [NOTANDA_TAG_TEMPLATE] = 1,
    [NOTANDA_TAG_TIME] = 1,
    [NOTANDA_TAG_U] = 1,
  };

  return inline_tags[tag];
}

/* Where an element begins or ends that is no part of a line: @edge is a blank or a line's end. */
static void
append_edge (GString *out,
             char     edge)
{
  char *last = out->len > 0 ? out->str + out->len - 1 : NULL;

  if (last != NULL && *last == ' ')
    *last = edge;
  else if (last != NULL && *last != '\n')
    g_string_append_c (out, edge);
}

/* As notanda_html_node_skip(), with an edge where an element ends that is no part of a line. */
static const NotandaHtmlNode *
leave (const NotandaHtmlNode *node,
       const NotandaHtmlNode *top,
       char                   edge,
       GString               *out)
{
  for (; node != top; node = node->parent)
    {
      if (!is_inline (node->tag))
        append_edge (out, edge);
      if (node->next != NULL)
        return node->next;
    }

  return NULL;
}

static char *
dup_with_edges (const NotandaHtmlNode *node,
                char                   edge)
{
  GString               *out = g_string_new (NULL);
  const NotandaHtmlNode *at = node;

  while (at != NULL)
    {
      gboolean is_silent = at->tag == NOTANDA_TAG_SCRIPT || at->tag == NOTANDA_TAG_STYLE || at->tag == NOTANDA_TAG_TEMPLATE;

      if (at->tag == NOTANDA_TAG_TEXT)
        append_folded (out, at->text, at->size);
      else if (!is_inline (at->tag) && !is_silent)
        append_edge (out, edge);

      at = at->first_child != NULL && !is_silent ? at->first_child : leave (at, node, edge, out);
    }
  if (out->len > 0 && g_ascii_isspace (out->str[out->len - 1]))
    g_string_truncate (out, out->len - 1);

  return g_string_free_and_steal (out);
}

char *
notanda_html_node_dup_text (const NotandaHtmlNode *node)
{
  return dup_with_edges (node, ' ');
}

char *
notanda_html_node_dup_lines (const NotandaHtmlNode *node)
{
  return dup_with_edges (node, '\n');
}
