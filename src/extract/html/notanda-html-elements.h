/* notanda-html-elements.h: what the elements of HTML do to those that are open
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NOTANDA_HTML_IS_VOID = 1 << 0,         /* has no content */
  NOTANDA_HTML_IS_BLOCK = 1 << 1,        /* closes a <p> */
  NOTANDA_HTML_IS_SPECIAL = 1 << 2,      /* stops the search for an element that an end tag names */
  NOTANDA_HTML_IS_SCOPE = 1 << 3,        /* stops the search for what a tag closes by itself */
  NOTANDA_HTML_IS_FORMATTING = 1 << 4,   /* opened again */
  NOTANDA_HTML_IS_MARKER = 1 << 5,       /* nothing from outside is opened again in it */
  NOTANDA_HTML_IS_SAME = 1 << 6,         /* closes the one before, which is in the same part of the list or table */
  NOTANDA_HTML_IS_TABLE = 1 << 7,        /* a part of a table; only a table stops its search */
  NOTANDA_HTML_IS_FOREIGN = 1 << 8,      /* drawings and formulas */
  NOTANDA_HTML_IS_INTEGRATION = 1 << 9,  /* in those, but what is in it is HTML again */
  NOTANDA_HTML_IS_IGNORED = 1 << 10,     /* opens nothing */
  NOTANDA_HTML_IS_TRANSPARENT = 1 << 11, /* special, but doesn't stop the search for <li> */
  /* parts of a list, that close the part before; a cell likewise */
  NOTANDA_HTML_IS_LIST = NOTANDA_HTML_IS_BLOCK | NOTANDA_HTML_IS_SPECIAL | NOTANDA_HTML_IS_SAME,
  NOTANDA_HTML_IS_CELL = NOTANDA_HTML_IS_SPECIAL | NOTANDA_HTML_IS_SCOPE | NOTANDA_HTML_IS_MARKER | NOTANDA_HTML_IS_SAME | NOTANDA_HTML_IS_TABLE,
} NotandaHtmlElementFlags;

/* On the stack; filled by notanda_html_elements_init(). */
typedef struct
{
  guint first[27]; /* row of the first name of each letter */
} NotandaHtmlElements;

void notanda_html_elements_init (NotandaHtmlElements *elements);

/* Returns: #NotandaHtmlElementFlags; 0 for what is not known: an element within a line */
guint16 notanda_html_elements_get_flags (const NotandaHtmlElements *elements,
                                         const char                *name);

guint64 notanda_html_elements_hash (const char *text,
                                    gsize       size);

/* Elements are told apart by this. */
guint64 notanda_html_elements_get_key (const char *name);

/* The key of all that close each other, as td and th, dd and dt, and the parts of a table do. */
guint64 notanda_html_elements_get_family (const char *name,
                                          guint16     flags);

G_END_DECLS
