/* notanda-html-scan.h: the tags of a page one after another, without a tree
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "extract/html/notanda-html-guard.h"

G_BEGIN_DECLS

typedef enum
{
  NOTANDA_HTML_PIECE_TEXT,
  NOTANDA_HTML_PIECE_START_TAG,
  NOTANDA_HTML_PIECE_END_TAG,
  NOTANDA_HTML_PIECE_RAW,     /* the text of a script, style, title or the like */
  NOTANDA_HTML_PIECE_COMMENT, /* and all else between < and > */
  NOTANDA_HTML_PIECE_END,
} NotandaHtmlPieceKind;

/**
 * NotandaHtmlPiece:
 * @start: bytes in the page, with its brackets
 * @end: exclusive
 * @name: of a tag, in lower case, its first 15 bytes: all that any known element has; of %NOTANDA_HTML_PIECE_RAW
 *   the name of the element it is in
 * @n_attributes: of a start tag
 * @is_self_closing: it ends in "/>"
 * @unclosed: it reaches to the end of the page since nothing closes it
 */
typedef struct
{
  NotandaHtmlPieceKind kind;
  gsize                start;
  gsize                end;
  char                 name[16];
  guint                n_attributes;
  gboolean             is_self_closing;
  gboolean             unclosed;
} NotandaHtmlPiece;

/**
 * NotandaHtmlScan:
 *
 * On the stack; filled by notanda_html_scan_init().
 */
typedef struct
{
  const char *text;
  gsize       size;
  gsize       at;
  char        raw[16]; /* the element whose text comes next, or "" */
} NotandaHtmlScan;

void notanda_html_scan_init (NotandaHtmlScan *scan,
                             const char      *text,
                             gsize            size);

/* Returns: %FALSE at the end. O(n) over the whole page, whatever is in it. */
gboolean notanda_html_scan_next (NotandaHtmlScan  *scan,
                                 NotandaHtmlPiece *piece);

G_END_DECLS
