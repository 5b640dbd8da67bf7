/* notanda-html-guard.h: whether a page can be parsed at a fair cost
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NOTANDA_HTML_MAX_SIZE (16u << 20) /* bytes */
#define NOTANDA_HTML_MAX_DEPTH 5000u      /* open elements */
#define NOTANDA_HTML_MAX_ATTRIBUTES 1000u /* of one tag */
#define NOTANDA_HTML_MAX_TAGS 500000u
#define NOTANDA_HTML_MAX_NODES 1000000u

typedef enum
{
  NOTANDA_HTML_PROBLEM_NONE,
  NOTANDA_HTML_PROBLEM_DEPTH,
  NOTANDA_HTML_PROBLEM_ATTRIBUTES,
  NOTANDA_HTML_PROBLEM_TAGS,    /* too many for any page, or for the memory that one of this size may take */
  NOTANDA_HTML_PROBLEM_NESTING, /* the parser would walk too far up, or open formatting elements again and again */
} NotandaHtmlProblem;

/* A node that no end closes: all the rest of the page is in it. */
typedef enum
{
  NOTANDA_HTML_UNCLOSED_NOTHING,
  NOTANDA_HTML_UNCLOSED_COMMENT,
  NOTANDA_HTML_UNCLOSED_SCRIPT,
  NOTANDA_HTML_UNCLOSED_STYLE,
  NOTANDA_HTML_UNCLOSED_TITLE,
  NOTANDA_HTML_UNCLOSED_TEXTAREA,
  NOTANDA_HTML_UNCLOSED_TAG, /* in a quoted value, most often */
} NotandaHtmlUnclosed;

/**
 * NotandaHtmlCheck:
 * @problem: other than %NOTANDA_HTML_PROBLEM_NONE: not to be parsed, see notanda_html_strip()
 * @unclosed: what the page ends in
 * @unclosed_start: where that begins, in bytes
 * @n_tags: start and end tags, up to where a problem was found
 */
typedef struct
{
  NotandaHtmlProblem  problem;
  NotandaHtmlUnclosed unclosed;
  gsize               unclosed_start;
  guint               n_tags;
} NotandaHtmlCheck;

/**
 * notanda_html_guard_check:
 * @text: UTF-8
 * @size: in bytes
 * @check: (out): filled
 *
 * Counts what a parser would build and how far it would walk, without building it. A page of ordinary
 * size and depth costs it some 2 ns a byte, the worst one 0.2 s.
 *
 * Returns: whether it can be parsed; the size isn't looked at
 */
gboolean notanda_html_guard_check (const char       *text,
                                   gsize             size,
                                   NotandaHtmlCheck *check);

/**
 * notanda_html_guard_close:
 * @check: of @text, where something is unclosed
 *
 * Returns: (transfer full): the page with it closed at the end of the line it begins in
 */
GString *notanda_html_guard_close (const char             *text,
                                   gsize                   size,
                                   const NotandaHtmlCheck *check);

G_END_DECLS
