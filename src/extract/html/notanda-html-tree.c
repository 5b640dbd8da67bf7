/* notanda-html-tree.c: a page of HTML as a tree
 *
 * The only file that knows gumbo. Each of its nodes becomes one of ours in the
 * same place, and one array lists them in the order of the page; texts stay where
 * gumbo put them. All lies in one arena, and goes with it; nothing in it points
 * to the page's source. Walks are loops over links, or over the array: a page may
 * be some thousand elements deep.
 *
 * gumbo keeps a copy of the stack of open elements for each error, which makes
 * 784 MB of 10,000 nested elements: max_errors is 0. It is quadratic in depth
 * and in the attributes of one tag, which is what notanda-html-guard.h is for.
 *
 * Rejected: gumbo's own tree for the callers, since lexbor is to take its place
 * (it is more exact and ten times faster, and comes with a later Debian);
 * libxml2's HTML parser, which loses text.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-tree.h"

#include <gumbo.h>
#include <string.h>

#include "extract/html/notanda-html-arena.h"

struct _NotandaHtmlTree
{
  NotandaHtmlArena *arena;
  NotandaHtmlNode **nodes; /* in the order of the page */
  guint             n_nodes;
};

/* 0, which is what is not named here, would be NOTANDA_TAG_TEXT: see tag_of() */
static const guint8 tags[GUMBO_TAG_LAST + 1] = {
  [GUMBO_TAG_A] = NOTANDA_TAG_A,
  [GUMBO_TAG_ABBR] = NOTANDA_TAG_ABBR,
  [GUMBO_TAG_ADDRESS] = NOTANDA_TAG_ADDRESS,
  [GUMBO_TAG_ARTICLE] = NOTANDA_TAG_ARTICLE,
  [GUMBO_TAG_ASIDE] = NOTANDA_TAG_ASIDE,
  [GUMBO_TAG_AUDIO] = NOTANDA_TAG_AUDIO,
  [GUMBO_TAG_B] = NOTANDA_TAG_B,
  [GUMBO_TAG_BASE] = NOTANDA_TAG_BASE,
  [GUMBO_TAG_BLOCKQUOTE] = NOTANDA_TAG_BLOCKQUOTE,
  [GUMBO_TAG_BODY] = NOTANDA_TAG_BODY,
  [GUMBO_TAG_BR] = NOTANDA_TAG_BR,
  [GUMBO_TAG_BUTTON] = NOTANDA_TAG_BUTTON,
  [GUMBO_TAG_CANVAS] = NOTANDA_TAG_CANVAS,
  [GUMBO_TAG_CAPTION] = NOTANDA_TAG_CAPTION,
  [GUMBO_TAG_CENTER] = NOTANDA_TAG_CENTER,
  [GUMBO_TAG_CITE] = NOTANDA_TAG_CITE,
  [GUMBO_TAG_CODE] = NOTANDA_TAG_CODE,
  [GUMBO_TAG_DD] = NOTANDA_TAG_DD,
  [GUMBO_TAG_DEL] = NOTANDA_TAG_DEL,
  [GUMBO_TAG_DETAILS] = NOTANDA_TAG_DETAILS,
  [GUMBO_TAG_DIALOG] = NOTANDA_TAG_DIALOG,
  [GUMBO_TAG_DIV] = NOTANDA_TAG_DIV,
  [GUMBO_TAG_DL] = NOTANDA_TAG_DL,
  [GUMBO_TAG_DT] = NOTANDA_TAG_DT,
  [GUMBO_TAG_EM] = NOTANDA_TAG_EM,
  [GUMBO_TAG_FIELDSET] = NOTANDA_TAG_FIELDSET,
  [GUMBO_TAG_FIGCAPTION] = NOTANDA_TAG_FIGCAPTION,
  [GUMBO_TAG_FIGURE] = NOTANDA_TAG_FIGURE,
  [GUMBO_TAG_FONT] = NOTANDA_TAG_FONT,
  [GUMBO_TAG_FOOTER] = NOTANDA_TAG_FOOTER,
  [GUMBO_TAG_FORM] = NOTANDA_TAG_FORM,
  [GUMBO_TAG_FRAME] = NOTANDA_TAG_FRAME,
  [GUMBO_TAG_H1] = NOTANDA_TAG_H1,
  [GUMBO_TAG_H2] = NOTANDA_TAG_H2,
  [GUMBO_TAG_H3] = NOTANDA_TAG_H3,
  [GUMBO_TAG_H4] = NOTANDA_TAG_H4,
  [GUMBO_TAG_H5] = NOTANDA_TAG_H5,
  [GUMBO_TAG_H6] = NOTANDA_TAG_H6,
  [GUMBO_TAG_HEAD] = NOTANDA_TAG_HEAD,
  [GUMBO_TAG_HEADER] = NOTANDA_TAG_HEADER,
  [GUMBO_TAG_HR] = NOTANDA_TAG_HR,
  [GUMBO_TAG_HTML] = NOTANDA_TAG_HTML,
  [GUMBO_TAG_I] = NOTANDA_TAG_I,
  [GUMBO_TAG_IFRAME] = NOTANDA_TAG_IFRAME,
  [GUMBO_TAG_IMG] = NOTANDA_TAG_IMG,
  [GUMBO_TAG_INPUT] = NOTANDA_TAG_INPUT,
  [GUMBO_TAG_INS] = NOTANDA_TAG_INS,
  [GUMBO_TAG_LABEL] = NOTANDA_TAG_LABEL,
  [GUMBO_TAG_LEGEND] = NOTANDA_TAG_LEGEND,
  [GUMBO_TAG_LI] = NOTANDA_TAG_LI,
  [GUMBO_TAG_LINK] = NOTANDA_TAG_LINK,
  [GUMBO_TAG_MAIN] = NOTANDA_TAG_MAIN,
  [GUMBO_TAG_MATH] = NOTANDA_TAG_MATH,
  [GUMBO_TAG_MENU] = NOTANDA_TAG_MENU,
  [GUMBO_TAG_META] = NOTANDA_TAG_META,
  [GUMBO_TAG_NAV] = NOTANDA_TAG_NAV,
  [GUMBO_TAG_NOSCRIPT] = NOTANDA_TAG_NOSCRIPT,
  [GUMBO_TAG_OBJECT] = NOTANDA_TAG_OBJECT,
  [GUMBO_TAG_OL] = NOTANDA_TAG_OL,
  [GUMBO_TAG_OPTION] = NOTANDA_TAG_OPTION,
  [GUMBO_TAG_P] = NOTANDA_TAG_P,
  [GUMBO_TAG_PICTURE] = NOTANDA_TAG_PICTURE,
  [GUMBO_TAG_PRE] = NOTANDA_TAG_PRE,
  [GUMBO_TAG_Q] = NOTANDA_TAG_Q,
  [GUMBO_TAG_RP] = NOTANDA_TAG_RP,
  [GUMBO_TAG_RT] = NOTANDA_TAG_RT,
  [GUMBO_TAG_S] = NOTANDA_TAG_S,
  [GUMBO_TAG_SCRIPT] = NOTANDA_TAG_SCRIPT,
  [GUMBO_TAG_SECTION] = NOTANDA_TAG_SECTION,
  [GUMBO_TAG_SELECT] = NOTANDA_TAG_SELECT,
  [GUMBO_TAG_SMALL] = NOTANDA_TAG_SMALL,
  [GUMBO_TAG_SPAN] = NOTANDA_TAG_SPAN,
  [GUMBO_TAG_STRONG] = NOTANDA_TAG_STRONG,
  [GUMBO_TAG_STYLE] = NOTANDA_TAG_STYLE,
  [GUMBO_TAG_SUB] = NOTANDA_TAG_SUB,
  [GUMBO_TAG_SUMMARY] = NOTANDA_TAG_SUMMARY,
  [GUMBO_TAG_SUP] = NOTANDA_TAG_SUP,
  [GUMBO_TAG_SVG] = NOTANDA_TAG_SVG,
  [GUMBO_TAG_TABLE] = NOTANDA_TAG_TABLE,
  [GUMBO_TAG_TBODY] = NOTANDA_TAG_TBODY,
  [GUMBO_TAG_TD] = NOTANDA_TAG_TD,
  [GUMBO_TAG_TEMPLATE] = NOTANDA_TAG_TEMPLATE,
  [GUMBO_TAG_TEXTAREA] = NOTANDA_TAG_TEXTAREA,
  [GUMBO_TAG_TFOOT] = NOTANDA_TAG_TFOOT,
  [GUMBO_TAG_TH] = NOTANDA_TAG_TH,
  [GUMBO_TAG_THEAD] = NOTANDA_TAG_THEAD,
  [GUMBO_TAG_TIME] = NOTANDA_TAG_TIME,
  [GUMBO_TAG_TITLE] = NOTANDA_TAG_TITLE,
  [GUMBO_TAG_TR] = NOTANDA_TAG_TR,
  [GUMBO_TAG_U] = NOTANDA_TAG_U,
  [GUMBO_TAG_UL] = NOTANDA_TAG_UL,
  [GUMBO_TAG_VIDEO] = NOTANDA_TAG_VIDEO,
};

static void *
take_cb (void  *arena,
         size_t size)
{
  return notanda_html_arena_take (arena, size);
}

static void
give_back_cb (void *arena,
              void *piece)
{
  notanda_html_arena_give_back (arena, piece);
}

static const GumboVector *
get_children (const GumboNode *node)
{
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
    return &node->v.element.children;

  return &kGumboEmptyVector;
}

/* Comments are left out, and what is in a document besides its root. */
static gboolean
is_kept (const GumboNode *node)
{
  return node->type != GUMBO_NODE_COMMENT && node->type != GUMBO_NODE_DOCUMENT;
}

static NotandaTag
tag_of (const GumboElement *element)
{
  NotandaTag tag = tags[MIN (element->tag, GUMBO_TAG_LAST)];

  if (tag == NOTANDA_TAG_TEXT)
    return NOTANDA_TAG_OTHER;
  /* a drawing's <a> or <title> is no link and no title; its style and script hold no text either */
  if (element->tag_namespace != GUMBO_NAMESPACE_HTML && tag != NOTANDA_TAG_SVG && tag != NOTANDA_TAG_MATH && tag != NOTANDA_TAG_STYLE && tag != NOTANDA_TAG_SCRIPT)
    return NOTANDA_TAG_OTHER;

  return tag;
}

/* What is asked for of each attribute; the rest of it goes. */
static void
keep_attributes (NotandaHtmlTree   *tree,
                 NotandaHtmlNode   *node,
                 const GumboVector *from)
{
  guint                 n = MIN (from->length, G_MAXUINT16);
  NotandaHtmlAttribute *attributes;

  if (n == 0)
    return;

  attributes = notanda_html_arena_take (tree->arena, n * sizeof *attributes);
  for (guint i = 0; i < n; i++)
    {
      GumboAttribute *attribute = from->data[i];

      attributes[i].name = attribute->name;
      attributes[i].value = attribute->value;
      notanda_html_arena_give_back (tree->arena, attribute);
    }
  node->attributes = attributes;
  node->n_attributes = (guint16) n;
}

/* Puts our node where gumbo's was, and as large: both together would be the most memory that a page takes. */
static NotandaHtmlNode *
turn_node (NotandaHtmlTree *tree,
           GumboNode       *from,
           NotandaHtmlNode *parent)
{
  const GumboNode  was = *from;
  NotandaHtmlNode *node = sizeof *node <= sizeof *from ? (gpointer) from : notanda_html_arena_take (tree->arena, sizeof *node);

  memset (node, 0, sizeof *node);
  node->index = tree->n_nodes++;
  tree->nodes[node->index] = node;
  node->parent = parent;
  if (parent != NULL)
    {
      node->previous = parent->last_child;
      if (node->previous != NULL)
        node->previous->next = node;
      else
        parent->first_child = node;
      parent->last_child = node;
    }

  if (was.type == GUMBO_NODE_ELEMENT || was.type == GUMBO_NODE_TEMPLATE)
    {
      node->tag = (guint8) tag_of (&was.v.element);
      keep_attributes (tree, node, &was.v.element.attributes);
    }
  else
    {
      node->tag = NOTANDA_TAG_TEXT;
      node->text = was.v.text.text;
      node->size = (guint32) strlen (node->text);
    }

  return node;
}

/* One element whose children are being walked over. */
typedef struct
{
  GumboVector      children;
  NotandaHtmlNode *node;
  guint            next;
} Step;

static guint
count_nodes (const GumboNode *root)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  Step  step = { *get_children (root), NULL, 0 };
  guint n = 1;

  g_array_append_val (steps, step);
  while (steps->len > 0)
    {
      Step            *top = &g_array_index (steps, Step, steps->len - 1);
      const GumboNode *child;

      if (top->next == top->children.length)
        {
          g_array_set_size (steps, steps->len - 1);
          continue;
        }
      child = top->children.data[top->next++];
      if (!is_kept (child))
        continue;
      n++;
      step.children = *get_children (child);
      if (step.children.length > 0)
        g_array_append_val (steps, step);
    }

  return n;
}

static void
turn_nodes (NotandaHtmlTree *tree,
            GumboNode       *root)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  Step step = { *get_children (root), NULL, 0 };

  step.node = turn_node (tree, root, NULL);
  g_array_append_val (steps, step);
  while (steps->len > 0)
    {
      Step      *top = &g_array_index (steps, Step, steps->len - 1);
      GumboNode *child;

      if (top->next == top->children.length)
        {
          g_array_set_size (steps, steps->len - 1);
          continue;
        }
      child = top->children.data[top->next++];
      if (!is_kept (child))
        continue;
      step.children = *get_children (child);
      step.node = turn_node (tree, child, top->node);
      if (step.children.length > 0)
        g_array_append_val (steps, step);
    }
}

NotandaHtmlTree *
notanda_html_tree_new (const char *text,
                       gsize       size)
{
  NotandaHtmlTree *tree;
  GumboOptions     options = kGumboDefaultOptions;
  GumboOutput     *output;

  g_return_val_if_fail (text != NULL || size == 0, NULL);

  tree = g_new0 (NotandaHtmlTree, 1);
  tree->arena = notanda_html_arena_new ();
  options.allocator = take_cb;
  options.deallocator = give_back_cb;
  options.userdata = tree->arena;
  options.max_errors = 0;

  /* gumbo_destroy_output() isn't called: the arena owns all of it */
  output = gumbo_parse_with_options (&options, text != NULL ? text : "", size);
  tree->nodes = notanda_html_arena_take (tree->arena, count_nodes (output->root) * sizeof *tree->nodes);
  turn_nodes (tree, output->root);

  return tree;
}

void
notanda_html_tree_free (NotandaHtmlTree *tree)
{
  if (tree == NULL)
    return;
  notanda_html_arena_free (tree->arena);
  g_free (tree);
}

NotandaHtmlNode *
notanda_html_tree_get_root (NotandaHtmlTree *tree)
{
  return tree->nodes[0];
}

guint
notanda_html_tree_get_n_nodes (NotandaHtmlTree *tree)
{
  return tree->n_nodes;
}

static NotandaHtmlNode *
find_child (NotandaHtmlTree *tree,
            NotandaTag       tag)
{
  NotandaHtmlNode *child = tree->nodes[0]->first_child;

  while (child != NULL && child->tag != tag)
    child = child->next;

  return child;
}

NotandaHtmlNode *
notanda_html_tree_get_head (NotandaHtmlTree *tree)
{
  return find_child (tree, NOTANDA_TAG_HEAD);
}

NotandaHtmlNode *
notanda_html_tree_get_body (NotandaHtmlTree *tree)
{
  return find_child (tree, NOTANDA_TAG_BODY);
}

NotandaHtmlNode *
notanda_html_tree_get_node (NotandaHtmlTree *tree,
                            guint            index)
{
  g_return_val_if_fail (index < tree->n_nodes, NULL);

  return tree->nodes[index];
}
