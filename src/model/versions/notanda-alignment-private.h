/* notanda-alignment-private.h: what the files of the alignment share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/versions/notanda-alignment.h"
#include "model/versions/notanda-sequence-match.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 start; /* code points */
  guint32 end;
} Word;

typedef struct
{
  guint32 first; /* words */
  guint32 end;
} Line;

typedef struct
{
  GArray *words;       /* (element-type Word) */
  GArray *hashes;      /* (element-type guint64): of the words */
  GArray *lines;       /* (element-type Line): those with words in them */
  GArray *line_hashes; /* (element-type guint64) */
} Side;

struct _NotandaAlignment
{
  NotandaArticle *old_article;
  NotandaArticle *new_article;

  Side old;
  Side new;
  guint32 *words; /* counterparts of the old words */
  guint32 *lines; /* and of the old lines that are whole in the new text */
  guint8  *moved; /* of the old lines: 1 where that one isn't in order */
};

static inline const Word *
get_word (const Side *side,
          guint32     i)
{
  return &g_array_index (side->words, Word, i);
}

static inline const Line *
get_line (const Side *side,
          guint32     i)
{
  return &g_array_index (side->lines, Line, i);
}

/* The first word that ends behind @offset. */
guint32 notanda_alignment_find_word (const Side *side,
                                     guint32     offset);

/* A stretch of lines on both sides, between two that stayed in order. */
typedef struct
{
  guint32 old, old_end;
  guint32 new, new_end;
} Gap;

/* The next stretch from @gap's end on; FALSE after the last one. Lines in order
 * bound it; those that moved may lie inside. */
gboolean notanda_alignment_next_gap (const NotandaAlignment *self,
                                     gboolean                is_first,
                                     Gap                    *gap);

G_END_DECLS
