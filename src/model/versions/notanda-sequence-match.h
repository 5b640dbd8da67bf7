/* notanda-sequence-match.h: what two sequences have in common, in order
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NOTANDA_NO_MATCH G_MAXUINT32

/**
 * NotandaPair:
 *
 * Two places, one in each sequence.
 */
typedef struct
{
  guint32 old;
  guint32 new;
} NotandaPair;

/**
 * notanda_sequence_match:
 * @old: (array length=n_old): elements, equal where the numbers are
 * @new: (array length=n_new):
 * @matches: (array length=n_old): gets for each element of @old the number of its
 *   counterpart in @new, or %NOTANDA_NO_MATCH
 *
 * Counterparts are equal and in the same order. The same sequences always give
 * the same matches. Linear in memory, O(n log n) in time, whatever the sequences
 * are: where they have little in common, some of it may be missed.
 */
void notanda_sequence_match (const guint64 *old,
                             guint32        n_old,
                             const guint64 *new,
                             guint32  n_new,
                             guint32 *matches);

/**
 * notanda_sequence_list_unique:
 *
 * Returns: (transfer full) (element-type NotandaPair): the elements that stand
 *   once in either sequence, by their place in @old
 */
GArray *notanda_sequence_list_unique (const guint64 *old,
                                      guint32        n_old,
                                      const guint64 *new,
                                      guint32 n_new);

G_END_DECLS
