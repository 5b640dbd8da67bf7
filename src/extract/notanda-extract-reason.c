/* notanda-extract-reason.c: why a block was left out, as far as can be told
 *
 * The model gives a number and no reason. People want one, to find what was
 * left out by mistake; so it is looked for where the block stands, then in its
 * words. The first that fits is given, the surest first.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/notanda-extract-private.h"

#define SHORT 70u /* words: the phrases of a longer block may be in it by chance */

typedef struct
{
  guint flags;
  guint reason;
} Row;

static const Row by_class[] = {
  { NOTANDA_CLASS_COMMENT, NOTANDA_LEFT_OUT_COMMENT },
  { NOTANDA_CLASS_CONSENT, NOTANDA_LEFT_OUT_CONSENT },
  { NOTANDA_CLASS_RELATED, NOTANDA_LEFT_OUT_TEASER },
  { NOTANDA_CLASS_BIOGRAPHY, NOTANDA_LEFT_OUT_BIOGRAPHY },
  { NOTANDA_CLASS_SHARE, NOTANDA_LEFT_OUT_SHARING },
  { NOTANDA_CLASS_CAPTION, NOTANDA_LEFT_OUT_CAPTION },
  { NOTANDA_CLASS_BYLINE, NOTANDA_LEFT_OUT_BYLINE },
  { NOTANDA_CLASS_PROMOTION, NOTANDA_LEFT_OUT_PROMOTION },
  { NOTANDA_CLASS_NAVIGATION | NOTANDA_CLASS_TAGS, NOTANDA_LEFT_OUT_NAVIGATION },
};

static const Row by_phrase[] = {
  { NOTANDA_PHRASE_CONSENT, NOTANDA_LEFT_OUT_CONSENT },
  { NOTANDA_PHRASE_COPYRIGHT, NOTANDA_LEFT_OUT_LEGAL },
  { NOTANDA_PHRASE_COMMENTS, NOTANDA_LEFT_OUT_COMMENT },
  { NOTANDA_PHRASE_MORE | NOTANDA_PHRASE_RELATED, NOTANDA_LEFT_OUT_TEASER },
  { NOTANDA_PHRASE_CREDIT | NOTANDA_PHRASE_GALLERY, NOTANDA_LEFT_OUT_CAPTION },
  { NOTANDA_PHRASE_PROMOTION | NOTANDA_PHRASE_STUB, NOTANDA_LEFT_OUT_PROMOTION },
  { NOTANDA_PHRASE_BYLINE | NOTANDA_PHRASE_DATE | NOTANDA_PHRASE_READING, NOTANDA_LEFT_OUT_BYLINE },
  { NOTANDA_PHRASE_SHARE, NOTANDA_LEFT_OUT_SHARING },
  { NOTANDA_PHRASE_TAGS, NOTANDA_LEFT_OUT_NAVIGATION },
  { NOTANDA_PHRASE_BIOGRAPHY, NOTANDA_LEFT_OUT_BIOGRAPHY },
};

static guint
find (const Row *rows,
      guint      n,
      guint      flags)
{
  for (guint i = 0; i < n; i++)
    if (rows[i].flags & flags)
      return rows[i].reason;

  return NOTANDA_LEFT_OUT_NOT;
}

guint
notanda_extract_find_reason (NotandaExtractPage        *page,
                             const NotandaExtractBlock *block)
{
  guint reason = NOTANDA_LEFT_OUT_NOT;

  if (block->place & (NOTANDA_PLACE_HIDDEN | NOTANDA_PLACE_NOSCRIPT | NOTANDA_PLACE_DIALOG))
    return NOTANDA_LEFT_OUT_HIDDEN;
  if (block->place & NOTANDA_PLACE_NAV)
    return NOTANDA_LEFT_OUT_NAVIGATION;
  if (block->kind == NOTANDA_BLOCK_CAPTION)
    return NOTANDA_LEFT_OUT_CAPTION;

  reason = find (by_class, G_N_ELEMENTS (by_class), notanda_extract_info_of (block->node)->around);
  if (reason == NOTANDA_LEFT_OUT_NOT && block->n_words <= SHORT)
    reason = find (by_phrase, G_N_ELEMENTS (by_phrase), block->phrases);
  if (reason == NOTANDA_LEFT_OUT_NOT && block->link_chars * 2 > block->n_chars)
    reason = block->n_words >= 4 ? NOTANDA_LEFT_OUT_TEASER : NOTANDA_LEFT_OUT_NAVIGATION;
  if (reason == NOTANDA_LEFT_OUT_NOT)
    reason = block->in_container ? NOTANDA_LEFT_OUT_UNLIKELY : NOTANDA_LEFT_OUT_OUTSIDE;

  return reason;
}
