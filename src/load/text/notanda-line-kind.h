/* notanda-line-kind.h: what a line of a plain text looks like
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NotandaSlice:
 * @at: UTF-8, without blanks at its start and end; may hold line ends
 * @size: in bytes
 *
 * A piece of text, borrowed.
 */
typedef struct
{
  const char *at;
  gsize       size;
} NotandaSlice;

/* All of these look at a bounded number of characters. */

/* Its last sign ends a sentence, or announces what follows. */
gboolean notanda_slice_ends_sentence (NotandaSlice slice);

/* Short, with letters, without the punctuation that ends a sentence. */
gboolean notanda_slice_is_heading (NotandaSlice slice);
gboolean notanda_slice_is_title (NotandaSlice slice);
gboolean notanda_slice_is_capitals (NotandaSlice slice);
gboolean notanda_slice_starts_upper (NotandaSlice slice);

/* It says what a picture shows, or ends in a credit. */
gboolean notanda_slice_is_caption (NotandaSlice slice);

/**
 * notanda_slice_is_byline:
 * @names: (out) (optional) (transfer full): who, without "By"; set when %TRUE
 */
gboolean notanda_slice_is_byline (NotandaSlice slice,
                                  char       **names);

/**
 * notanda_slice_is_item:
 * @number: (out): the item's number; 0 for a bullet
 */
gboolean notanda_slice_is_item (NotandaSlice slice,
                                guint       *number);

/* Up to @max. */
guint notanda_slice_count_words (NotandaSlice slice,
                                 guint        max);

/* Returns: (transfer full): with one space for each run of blanks */
char *notanda_slice_dup_line (NotandaSlice slice);

G_END_DECLS
