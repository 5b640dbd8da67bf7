/* notanda-html-stack.h: the elements that a parser would have open, and what it costs to keep them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NotandaHtmlElement:
 * @key: its name, from notanda_html_elements_get_family()
 * @whole: of a formatting element: its tag with all attributes
 * @serial: the same in both lists of a stack
 * @flags: from notanda_html_elements_get_flags()
 * @in_foreign: what is in it is no HTML
 *
 * An open element, or one to be opened again.
 */
typedef struct
{
  guint64 key;
  guint64 whole;
  guint32 serial;
  guint16 flags;
  guint16 in_foreign;
} NotandaHtmlElement;

/**
 * NotandaHtmlStack:
 * @open: (element-type NotandaHtmlElement): the innermost last
 * @again: (element-type NotandaHtmlElement): formatting elements to be opened again, and markers
 * @n_nodes: that were made
 * @n_steps: that were gone up and down the lists
 * @serial: the last one that was given
 */
typedef struct
{
  GArray *open;
  GArray *again;
  guint   n_nodes;
  guint   n_steps;
  guint32 serial;
} NotandaHtmlStack;

/* Returns: (transfer none) (nullable): the innermost open element, until something is opened or closed */
NotandaHtmlElement *notanda_html_stack_top (const NotandaHtmlStack *stack);

/* Whether what comes next is in a drawing or a formula. */
gboolean notanda_html_stack_is_foreign (const NotandaHtmlStack *stack);

/* Returns: %FALSE where that is deeper than %NOTANDA_HTML_MAX_DEPTH */
gboolean notanda_html_stack_push (NotandaHtmlStack         *stack,
                                  const NotandaHtmlElement *element);

/* Closes all down to @n open elements; a marker that goes takes along what was to be opened again in it. */
void notanda_html_stack_close_to (NotandaHtmlStack *stack,
                                  guint             n);

/* Closes the innermost @key, unless an element with one of the flags @stop, and none of @unless, stands between.
 * Returns: whether there was one */
gboolean notanda_html_stack_close_key (NotandaHtmlStack *stack,
                                       guint64           key,
                                       guint16           stop,
                                       guint16           unless);

/* A formatting element is to be opened again after what closes it. */
void notanda_html_stack_remember (NotandaHtmlStack         *stack,
                                  const NotandaHtmlElement *element);

/* What a block's end closed is opened again where text follows. Returns: as for notanda_html_stack_push() */
gboolean notanda_html_stack_open_again (NotandaHtmlStack *stack);

/* The end tag of a formatting element. Returns: whether there was one */
gboolean notanda_html_stack_end_formatting (NotandaHtmlStack *stack,
                                            guint64           key);

G_END_DECLS
