/* notanda-left-out.h: what a page has beside the article: blocks that aren't part of its text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NotandaLeftOutBlock:
 * @position: where it stood: code points of the text before it, that is, the
 *   end of the block before it; 0 where there is none
 * @kind: a #NotandaBlockKind, or one from the future
 * @level: as #NotandaLoadedBlock.level
 * @reason: a #NotandaLeftOut, or one from the future; never %NOTANDA_LEFT_OUT_NOT
 * @text: UTF-8, never empty
 */
typedef struct
{
  char   *text;
  guint32 position;
  guint8  kind;
  guint8  level;
  guint8  reason;
} NotandaLeftOutBlock;

/* @text: (transfer full) */
NotandaLeftOutBlock *notanda_left_out_block_new (guint32 position,
                                                 guint   kind,
                                                 guint   level,
                                                 guint   reason,
                                                 char   *text);
NotandaLeftOutBlock *notanda_left_out_block_copy (const NotandaLeftOutBlock *block);
void                 notanda_left_out_block_free (NotandaLeftOutBlock *block);

/* The section of a file that holds them; it is local. */
#define NOTANDA_LEFT_OUT_SECTION "left-out"
#define NOTANDA_LEFT_OUT_TYPE "ay"

/* Bytes of a file that left-out blocks may take. A page of 16 MiB has as much
 * beside its text: what goes beyond is dropped, the last blocks first. */
#define NOTANDA_LEFT_OUT_MAX_SIZE (2u << 20)

/**
 * notanda_left_out_write:
 * @blocks: (element-type NotandaLeftOutBlock): by position
 *
 * Returns: (transfer full) (nullable): their bytes, as the format has them, of
 *   as many as %NOTANDA_LEFT_OUT_MAX_SIZE has room for; %NULL where there are none
 */
GBytes *notanda_left_out_write (GPtrArray *blocks);

/**
 * notanda_left_out_parse:
 * @n_chars: of the text; no position may be beyond
 * @whole: (out): %FALSE where a block breaks a rule: those before it are returned
 *
 * Total, and linear. What is larger than %NOTANDA_LEFT_OUT_MAX_SIZE isn't read
 * to its end.
 *
 * Returns: (transfer full) (element-type NotandaLeftOutBlock):
 */
GPtrArray *notanda_left_out_parse (GBytes   *bytes,
                                   gsize     n_chars,
                                   gboolean *whole);

/* Returns: how many of the bytes are blocks that keep the rules; all, where
 * there is more than is read. Allocates nothing. */
gsize notanda_left_out_check (GBytes *bytes,
                              gsize   n_chars);

G_END_DECLS
