/* notanda-boundaries.h: where words and sentences of an article begin and end
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-breaks.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * NotandaBoundaries:
 *
 * The word and sentence boundaries of Unicode's rules (UAX 29), as ICU has them,
 * of one text; looked for in each block by itself, since a heading ends a
 * sentence without a full stop. All offsets are code points.
 */
typedef struct _NotandaBoundaries NotandaBoundaries;

/* It has none before it is filled. */
NotandaBoundaries *notanda_boundaries_new (void);
void               notanda_boundaries_free (NotandaBoundaries *boundaries);

/* Those of another document in place of what it has; its memory is kept. */
void notanda_boundaries_fill (NotandaBoundaries *boundaries,
                              NotandaDocument   *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaBoundaries, notanda_boundaries_free)

/*< private >: here, because writers ask about each character */
struct _NotandaBoundaries
{
  NotandaBoundaryBits *bits;
  gsize                n;
  NotandaBreaks       *breaks;
};

/* Whether a word, or what is between two, begins or ends at @offset. */
static inline gboolean
notanda_boundaries_is_edge (const NotandaBoundaries *boundaries,
                            guint32                  offset)
{
  return boundaries->bits[offset / 64].edge >> offset % 64 & 1;
}

/* Whether a sentence begins at @offset; where one ends, the next begins. */
static inline gboolean
notanda_boundaries_is_sentence (const NotandaBoundaries *boundaries,
                                guint32                  offset)
{
  return boundaries->bits[offset / 64].sentence >> offset % 64 & 1;
}

/* The first of both behind @offset, or @end where that comes first; @offset < @end <= the length of the text. */
static inline guint32
notanda_boundaries_find_next (const NotandaBoundaries *boundaries,
                              guint32                  offset,
                              guint32                  end)
{
  for (guint32 at = offset + 1; at < end; at = (at | 63) + 1)
    {
      const NotandaBoundaryBits *bits = &boundaries->bits[at / 64];
      guint64                    rest = (bits->edge | bits->sentence) >> at % 64;

      if (rest != 0)
        return MIN (at + (guint32) __builtin_ctzll (rest), end);
    }

  return end;
}

/* A blank, line end or separator as readers of columns see it: what Python's
 * str.split() splits at. */
static inline gboolean
notanda_is_blank (gunichar c)
{
  if (c < 0x80)
    return c <= ' ' && (c == ' ' || (c >= '\t' && c <= '\r') || c >= 0x1c);

  return c == 0x85 || g_unichar_isspace (c);
}

/* Leaves out blanks at both ends of @range; %FALSE where nothing is left. */
gboolean notanda_article_trim (NotandaArticle *article,
                               NotandaRange   *range);

G_END_DECLS
