/* notanda-breaks.h: where words and sentences of a stretch of text begin and end
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is found: a bit an offset. */
typedef struct
{
  guint64 edge; /* of a word, or of what is between two */
  guint64 sentence;
} NotandaBoundaryBits;

typedef struct _NotandaBreaks NotandaBreaks;

/* For one thread, and any number of texts: ICU's iterators take long to make. */
NotandaBreaks *notanda_breaks_new (void);
void           notanda_breaks_free (NotandaBreaks *breaks);

/**
 * notanda_breaks_find:
 * @size: of @text, in bytes; at most %G_MAXINT32
 * @offset: of the text's first code point in @bits
 * @bits: 64 offsets each; those that are boundaries are set, the end being one and the start not
 *
 * The boundaries of UAX 29 as ICU has them, in time linear in the text. Without ICU's data there are none.
 */
void notanda_breaks_find (NotandaBreaks       *breaks,
                          const char          *text,
                          gsize                size,
                          gsize                offset,
                          NotandaBoundaryBits *bits);

G_END_DECLS
