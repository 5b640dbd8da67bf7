/* notanda-alignment.h: which words of a text stand where in another version of it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-article.h"
#include "model/notanda-value.h"

G_BEGIN_DECLS

/**
 * NotandaAlignment:
 *
 * Words (runs of letters and digits, or one other character) of an old text with
 * their counterparts in a new one. White space is of no account. Linear in memory;
 * immutable once made.
 */
typedef struct _NotandaAlignment NotandaAlignment;

/**
 * notanda_alignment_new:
 *
 * Lines that stayed are found first, those that moved as a whole next, and then
 * words within the rest. The same texts always give the same alignment.
 */
NotandaAlignment *notanda_alignment_new (NotandaArticle *old,
                                         NotandaArticle *new);
void              notanda_alignment_free (NotandaAlignment *alignment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaAlignment, notanda_alignment_free)

/* How much of both texts stayed: the share of all their words that have a counterpart, 0 to 1; 1 of texts without words. */
double notanda_alignment_get_share (const NotandaAlignment *alignment);

typedef enum
{
  NOTANDA_ALIGNED_SAME,    /* the same words in the same order, and nothing between */
  NOTANDA_ALIGNED_CHANGED, /* the place is known, but not all of the words stayed */
  NOTANDA_ALIGNED_LOST,    /* too little stayed to tell where it is */
} NotandaAligned;

/**
 * notanda_alignment_map:
 * @old: code points of the old text
 * @new: (out): code points of the new text; as it was where it is lost
 *
 * Where a range of the old text is in the new one. Words that were replaced are
 * taken for the ones they were replaced by if those beside them stayed. O(log n),
 * and linear in the words of the range.
 */
NotandaAligned notanda_alignment_map (const NotandaAlignment *alignment,
                                      NotandaRange            old,
                                      NotandaRange *new);

/**
 * notanda_alignment_map_ranges:
 * @old: (element-type NotandaRange): in text order, not overlapping
 * @new: (element-type NotandaRange): filled likewise, without those that are lost
 *
 * The same for the pieces of an annotation, whose characters are compared one by one:
 * they are the same only if none but white space differs.
 */
NotandaAligned notanda_alignment_map_ranges (const NotandaAlignment *alignment,
                                             const GArray           *old,
                                             GArray *new);

typedef enum
{
  NOTANDA_TEXT_REMOVED, /* @new is empty: where it was */
  NOTANDA_TEXT_ADDED,   /* @old is empty: where it is now */
  NOTANDA_TEXT_CHANGED,
  NOTANDA_TEXT_MOVED, /* the same words elsewhere */
} NotandaTextChange;

/**
 * NotandaTextDifference:
 *
 * One or several lines, in code points, without white space at their ends.
 */
typedef struct
{
  NotandaTextChange change;
  NotandaRange      old;
  NotandaRange new;
} NotandaTextDifference;

/**
 * notanda_alignment_list_differences:
 *
 * Returns: (transfer full) (element-type NotandaTextDifference): in the order of
 *   the new text, what was removed where it was; none where only white space differs
 */
GArray *notanda_alignment_list_differences (const NotandaAlignment *alignment);

typedef enum
{
  NOTANDA_PASSAGE_SAME,
  NOTANDA_PASSAGE_REMOVED,
  NOTANDA_PASSAGE_ADDED,
} NotandaPassageKind;

/**
 * NotandaPassage:
 * @text: with the blank or line end that is between it and the passage before
 */
typedef struct
{
  NotandaPassageKind kind;
  char              *text;
} NotandaPassage;

void notanda_passage_free (NotandaPassage *passage);

/**
 * notanda_alignment_list_passages:
 * @context: of what is the same, so many characters are shown beside each change
 * @most: of what differs, so many characters are shown; 0 for all
 *
 * Returns: (transfer full) (element-type NotandaPassage): a difference as one reads it: what was removed, what was added, and
 *   what is around it; of lines that moved, the lines as if nothing had changed
 */
GPtrArray *notanda_alignment_list_passages (const NotandaAlignment      *alignment,
                                            const NotandaTextDifference *difference,
                                            guint32                      context,
                                            guint32                      most);

G_END_DECLS
