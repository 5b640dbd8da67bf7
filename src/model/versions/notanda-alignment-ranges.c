/* notanda-alignment-ranges.c: where the pieces of an annotation are in a newer text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-alignment-private.h"

static const char *
skip_blanks (const char *at,
             const char *end)
{
  while (at < end && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

/* The alignment goes by hashes; here the characters themselves are compared. */
static gboolean
has_same_words (const NotandaAlignment *alignment,
                NotandaRange            was,
                NotandaRange            is)
{
  gsize       one_size, other_size;
  const char *one = notanda_article_peek_range (alignment->old_article, was.start, was.end, &one_size);
  const char *other = notanda_article_peek_range (alignment->new_article, is.start, is.end, &other_size);
  const char *one_end = one + one_size;
  const char *other_end = other + other_size;

  for (;;)
    {
      one = skip_blanks (one, one_end);
      other = skip_blanks (other, other_end);
      if (one == one_end || other == other_end)
        return one == one_end && other == other_end;
      if (g_utf8_get_char (one) != g_utf8_get_char (other))
        return FALSE;
      one = g_utf8_next_char (one);
      other = g_utf8_next_char (other);
    }
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const NotandaRange *one = a;
  const NotandaRange *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/* In text order and not overlapping, as an annotation's have to be. Returns whether
 * they were. */
static gboolean
put_in_order (GArray *ranges)
{
  gboolean was = TRUE;
  guint    n = 0;

  for (guint i = 1; i < ranges->len; i++)
    was = was && g_array_index (ranges, NotandaRange, i - 1).start <= g_array_index (ranges, NotandaRange, i).start;
  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      NotandaRange range = g_array_index (ranges, NotandaRange, i);
      gboolean     is_empty = range.start == range.end;

      if (n > 0)
        range.start = MAX (range.start, g_array_index (ranges, NotandaRange, n - 1).end);
      if (range.start > range.end || (range.start == range.end && !is_empty))
        continue;
      g_array_index (ranges, NotandaRange, n++) = range;
    }
  was = was && n == ranges->len;
  g_array_set_size (ranges, n);

  return was;
}

NotandaAligned
notanda_alignment_map_ranges (const NotandaAlignment *alignment,
                              const GArray           *was,
                              GArray                 *is)
{
  NotandaAligned state = NOTANDA_ALIGNED_SAME;

  g_array_set_size (is, 0);
  for (guint i = 0; i < was->len; i++)
    {
      NotandaRange   range = g_array_index (was, NotandaRange, i);
      NotandaRange   mapped;
      NotandaAligned one = notanda_alignment_map (alignment, range, &mapped);

      if (one != NOTANDA_ALIGNED_LOST)
        g_array_append_val (is, mapped);
      if (one != NOTANDA_ALIGNED_SAME || !has_same_words (alignment, range, mapped))
        state = NOTANDA_ALIGNED_CHANGED;
    }
  if (!put_in_order (is))
    state = NOTANDA_ALIGNED_CHANGED;

  return is->len > 0 ? state : NOTANDA_ALIGNED_LOST;
}
