/* notanda-html-tree.h: a page of HTML as a tree
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One .c file knows the parser behind this, and nothing else in the program does. */

/* The elements that somebody asks for; all others are %NOTANDA_TAG_OTHER. */
typedef enum
{
  NOTANDA_TAG_TEXT, /* not an element: a run of text */
  NOTANDA_TAG_OTHER,
  NOTANDA_TAG_A,
  NOTANDA_TAG_ABBR,
  NOTANDA_TAG_ADDRESS,
  NOTANDA_TAG_ARTICLE,
  NOTANDA_TAG_ASIDE,
  NOTANDA_TAG_AUDIO,
  NOTANDA_TAG_B,
  NOTANDA_TAG_BASE,
  NOTANDA_TAG_BLOCKQUOTE,
  NOTANDA_TAG_BODY,
  NOTANDA_TAG_BR,
  NOTANDA_TAG_BUTTON,
  NOTANDA_TAG_CANVAS,
  NOTANDA_TAG_CAPTION,
  NOTANDA_TAG_CENTER,
  NOTANDA_TAG_CITE,
  NOTANDA_TAG_CODE,
  NOTANDA_TAG_DD,
  NOTANDA_TAG_DEL,
  NOTANDA_TAG_DETAILS,
  NOTANDA_TAG_DIALOG,
  NOTANDA_TAG_DIV,
  NOTANDA_TAG_DL,
  NOTANDA_TAG_DT,
  NOTANDA_TAG_EM,
  NOTANDA_TAG_FIELDSET,
  NOTANDA_TAG_FIGCAPTION,
  NOTANDA_TAG_FIGURE,
  NOTANDA_TAG_FONT,
  NOTANDA_TAG_FOOTER,
  NOTANDA_TAG_FORM,
  NOTANDA_TAG_FRAME,
  NOTANDA_TAG_H1,
  NOTANDA_TAG_H2,
  NOTANDA_TAG_H3,
  NOTANDA_TAG_H4,
  NOTANDA_TAG_H5,
  NOTANDA_TAG_H6,
  NOTANDA_TAG_HEAD,
  NOTANDA_TAG_HEADER,
  NOTANDA_TAG_HR,
  NOTANDA_TAG_HTML,
  NOTANDA_TAG_I,
  NOTANDA_TAG_IFRAME,
  NOTANDA_TAG_IMG,
  NOTANDA_TAG_INPUT,
  NOTANDA_TAG_INS,
  NOTANDA_TAG_LABEL,
  NOTANDA_TAG_LEGEND,
  NOTANDA_TAG_LI,
  NOTANDA_TAG_LINK,
  NOTANDA_TAG_MAIN,
  NOTANDA_TAG_MATH,
  NOTANDA_TAG_MENU,
  NOTANDA_TAG_META,
  NOTANDA_TAG_NAV,
  NOTANDA_TAG_NOSCRIPT,
  NOTANDA_TAG_OBJECT,
  NOTANDA_TAG_OL,
  NOTANDA_TAG_OPTION,
  NOTANDA_TAG_P,
  NOTANDA_TAG_PICTURE,
  NOTANDA_TAG_PRE,
  NOTANDA_TAG_Q,
  NOTANDA_TAG_RP,
  NOTANDA_TAG_RT,
  NOTANDA_TAG_S,
  NOTANDA_TAG_SCRIPT,
  NOTANDA_TAG_SECTION,
  NOTANDA_TAG_SELECT,
  NOTANDA_TAG_SMALL,
  NOTANDA_TAG_SPAN,
  NOTANDA_TAG_STRONG,
  NOTANDA_TAG_STYLE,
  NOTANDA_TAG_SUB,
  NOTANDA_TAG_SUMMARY,
  NOTANDA_TAG_SUP,
  NOTANDA_TAG_SVG,
  NOTANDA_TAG_TABLE,
  NOTANDA_TAG_TBODY,
  NOTANDA_TAG_TD,
  NOTANDA_TAG_TEMPLATE,
  NOTANDA_TAG_TEXTAREA,
  NOTANDA_TAG_TFOOT,
  NOTANDA_TAG_TH,
  NOTANDA_TAG_THEAD,
  NOTANDA_TAG_TIME,
  NOTANDA_TAG_TITLE,
  NOTANDA_TAG_TR,
  NOTANDA_TAG_U,
  NOTANDA_TAG_UL,
  NOTANDA_TAG_VIDEO,
  NOTANDA_N_TAGS
} NotandaTag;

typedef struct _NotandaHtmlNode NotandaHtmlNode;

/* One attribute; name in lower case; value decoded, "" where there is none. */
typedef struct
{
  const char *name;
  const char *value;
} NotandaHtmlAttribute;

/**
 * NotandaHtmlNode:
 * @text: of a text node, decoded UTF-8, zero-terminated; else %NULL
 * @size: of @text, in bytes
 * @index: its place in the order of the page, from 0, below the tree's number of nodes:
 *   for arrays of one's own beside the tree
 *
 * @room: zeroed; for what a caller wants to keep of each node, which costs nothing here and as much as the node itself in an
 *   array beside the tree
 *
 * Comments, doctype and processing instructions are no nodes. All of it belongs to the tree.
 */
struct _NotandaHtmlNode
{
  NotandaHtmlNode            *parent;
  NotandaHtmlNode            *first_child;
  NotandaHtmlNode            *last_child;
  NotandaHtmlNode            *previous;
  NotandaHtmlNode            *next;
  const char                 *text;
  const NotandaHtmlAttribute *attributes;
  guint32                     size;
  guint32                     index;
  guint16                     n_attributes;
  guint8                      tag; /* a #NotandaTag */
  guint64                     room[7];
};

typedef struct _NotandaHtmlTree NotandaHtmlTree;

/**
 * notanda_html_tree_new:
 * @text: valid UTF-8
 * @size: in bytes; at most 16 MiB, and passed by notanda_html_guard_check()
 *
 * O(n) for what the guard lets through. Never fails: every text is a page. @text isn't needed any more afterwards.
 */
NotandaHtmlTree *notanda_html_tree_new (const char *text,
                                        gsize       size);
void             notanda_html_tree_free (NotandaHtmlTree *tree);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaHtmlTree, notanda_html_tree_free)

/* The <html> element; never %NULL. */
NotandaHtmlNode *notanda_html_tree_get_root (NotandaHtmlTree *tree);
guint            notanda_html_tree_get_n_nodes (NotandaHtmlTree *tree);

/* The first <head> and <body>; %NULL where there is none (frames). */
NotandaHtmlNode *notanda_html_tree_get_head (NotandaHtmlTree *tree);
NotandaHtmlNode *notanda_html_tree_get_body (NotandaHtmlTree *tree);

/* By its place in the order of the page. */
NotandaHtmlNode *notanda_html_tree_get_node (NotandaHtmlTree *tree,
                                             guint            index);

/**
 * notanda_html_node_next:
 * @top: (nullable): stay below this
 *
 * Returns: (nullable): the node after @node in the order of the page, its children first
 */
NotandaHtmlNode *notanda_html_node_next (const NotandaHtmlNode *node,
                                         const NotandaHtmlNode *top);

/* The same without @node's children. */
NotandaHtmlNode *notanda_html_node_skip (const NotandaHtmlNode *node,
                                         const NotandaHtmlNode *top);

/* The nearest of that tag, @node itself included; %NULL where there is none. */
NotandaHtmlNode *notanda_html_node_find_up (const NotandaHtmlNode *node,
                                            NotandaTag             tag);

gboolean notanda_html_node_is_below (const NotandaHtmlNode *node,
                                     const NotandaHtmlNode *top);

/* Returns: (nullable): the attribute's value; @name in lower case */
const char *notanda_html_node_get (const NotandaHtmlNode *node,
                                   const char            *name);

/* Returns: (transfer full): the text of all below, blanks folded to one, none at the ends; "" where there is none.
 * Without scripts, styles and templates. */
char *notanda_html_node_dup_text (const NotandaHtmlNode *node);

/* Returns: (transfer full): the same, with line ends where one element that is no part of a line meets another */
char *notanda_html_node_dup_lines (const NotandaHtmlNode *node);

G_END_DECLS
