/* notanda-alignment.c: which words of a text stand where in another version of it
 *
 * Both texts are cut into words, and these into lines. Lines go by a hash of their
 * words, words by a hash of their bytes; a hash decides nothing alone: whoever
 * carries an annotation compares the words themselves. Most of a corrected text is
 * lines that stayed, so words are compared in few of them only.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-alignment-private.h"

#include <string.h>

#define MIN_MOVED 4 /* words of a line that may have moved: "Advertisement" stands anywhere */

static guint64
add_to_hash (guint64 hash,
             guint64 value)
{
  hash = (hash ^ value) * 0x9e3779b97f4a7c15u;

  return hash ^ (hash >> 32);
}

static gboolean
is_word_character (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The end of the word at @at. Scripts without blanks have a word a character: their
 * characters are wide, as a rule. */
static const char *
skip_word (const char *at,
           const char *end,
           guint64    *hash,
           guint32    *n_chars)
{
  gunichar c = g_utf8_get_char (at);
  gboolean goes_on = is_word_character (c) && !(c >= 0x1100 && g_unichar_iswide (c));

  *hash = add_to_hash (0x5851f42d4c957f2du, c);
  *n_chars = 1;
  at = g_utf8_next_char (at);
  while (goes_on && at < end)
    {
      c = g_utf8_get_char (at);
      if (!is_word_character (c) || (c >= 0x1100 && g_unichar_iswide (c)))
        break;
      *hash = add_to_hash (*hash, c);
      (*n_chars)++;
      at = g_utf8_next_char (at);
    }

  return at;
}

static void
end_line (Side    *side,
          guint32  first,
          guint64 *hash)
{
  Line line = { first, side->words->len };

  if (line.end > line.first)
    {
      g_array_append_val (side->lines, line);
      g_array_append_val (side->line_hashes, *hash);
    }
  *hash = 0;
}

static void
side_init (Side           *side,
           NotandaArticle *article)
{
  gsize       size;
  const char *at = notanda_article_get_text (article, &size);
  const char *end = at + size;
  guint32     n_chars = 0;
  guint32     first = 0;
  guint64     line_hash = 0;

  side->words = g_array_new (FALSE, FALSE, sizeof (Word));
  side->hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  side->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  side->line_hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  while (at < end)
    {
      gunichar c = g_utf8_get_char (at);
      guint32  length = 1;
      guint64  hash;

      if (c == '\n')
        {
          end_line (side, first, &line_hash);
          first = side->words->len;
        }
      if (g_unichar_isspace (c))
        at = g_utf8_next_char (at);
      else
        {
          Word word = { .start = n_chars };

          at = skip_word (at, end, &hash, &length);
          word.end = n_chars + length;
          g_array_append_val (side->words, word);
          g_array_append_val (side->hashes, hash);
          line_hash = add_to_hash (line_hash, hash);
        }
      n_chars += length;
    }
  end_line (side, first, &line_hash);
}

static void
side_clear (Side *side)
{
  g_array_unref (side->words);
  g_array_unref (side->hashes);
  g_array_unref (side->lines);
  g_array_unref (side->line_hashes);
}

static const guint64 *
get_hashes (GArray *hashes)
{
  return (const guint64 *) hashes->data;
}

/* All words of a line, provided they are as many: equal hashes may be an accident. */
static gboolean
match_line (NotandaAlignment *self,
            guint32           old,
            guint32 new)
{
  const Line *one = get_line (&self->old, old);
  const Line *other = get_line (&self->new, new);

  if (one->end - one->first != other->end - other->first ||
      memcmp (get_hashes (self->old.hashes) + one->first, get_hashes (self->new.hashes) + other->first,
              (one->end - one->first) * sizeof (guint64)) != 0)
    return FALSE;
  for (guint32 i = 0; i < one->end - one->first; i++)
    self->words[one->first + i] = other->first + i;
  self->lines[old] = new;

  return TRUE;
}

/* Numbers and hashes of the lines that have no counterpart. */
static void
list_unmatched (const Side   *side,
                const guint8 *is_matched,
                GArray       *numbers,
                GArray       *hashes)
{
  for (guint32 i = 0; i < side->lines->len; i++)
    if (!is_matched[i] && get_line (side, i)->end - get_line (side, i)->first >= MIN_MOVED)
      {
        g_array_append_val (numbers, i);
        g_array_append_val (hashes, g_array_index (side->line_hashes, guint64, i));
      }
}

static void
match_moved_lines (NotandaAlignment *self,
                   guint8           *is_old_matched,
                   guint8           *is_new_matched)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) new = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) old_hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) new_hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) pairs = NULL;

  list_unmatched (&self->old, is_old_matched, old, old_hashes);
  list_unmatched (&self->new, is_new_matched, new, new_hashes);
  pairs = notanda_sequence_list_unique (get_hashes (old_hashes), old_hashes->len, get_hashes (new_hashes), new_hashes->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      const NotandaPair *pair = &g_array_index (pairs, NotandaPair, i);
      guint32            one = g_array_index (old, guint32, pair->old);
      guint32            other = g_array_index (new, guint32, pair->new);

      if (match_line (self, one, other))
        is_old_matched[one] = is_new_matched[other] = self->moved[one] = 1;
    }
}

static void
append_words (const Side   *side,
              const guint8 *is_matched,
              guint32       from,
              guint32       to,
              GArray       *numbers,
              GArray       *hashes)
{
  for (guint32 i = from; i < to; i++)
    for (guint32 k = get_line (side, i)->first; !is_matched[i] && k < get_line (side, i)->end; k++)
      {
        g_array_append_val (numbers, k);
        g_array_append_val (hashes, g_array_index (side->hashes, guint64, k));
      }
}

static void
match_words (NotandaAlignment *self,
             const Gap        *gap,
             const guint8     *is_old_matched,
             const guint8     *is_new_matched)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) new = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) old_hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) new_hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree guint32 *matches = NULL;

  if (gap->old == gap->old_end || gap->new == gap->new_end)
    return;
  append_words (&self->old, is_old_matched, gap->old, gap->old_end, old, old_hashes);
  append_words (&self->new, is_new_matched, gap->new, gap->new_end, new, new_hashes);
  matches = g_new (guint32, old->len + 1);
  notanda_sequence_match (get_hashes (old_hashes), old->len, get_hashes (new_hashes), new->len, matches);
  for (guint32 i = 0; i < old->len; i++)
    if (matches[i] != NOTANDA_NO_MATCH)
      self->words[g_array_index (old, guint32, i)] = g_array_index (new, guint32, matches[i]);
}

gboolean
notanda_alignment_next_gap (const NotandaAlignment *self,
                            gboolean                is_first,
                            Gap                    *gap)
{
  guint32 n_old = self->old.lines->len;
  guint32 n_new = self->new.lines->len;

  if (!is_first && gap->old_end == n_old)
    return FALSE;
  gap->old = is_first ? 0 : gap->old_end + 1;
  gap->new = is_first ? 0 : gap->new_end + 1;
  gap->old_end = gap->old;
  while (gap->old_end < n_old && (self->lines[gap->old_end] == NOTANDA_NO_MATCH || self->moved[gap->old_end]))
    gap->old_end++;
  gap->new_end = gap->old_end < n_old ? self->lines[gap->old_end] : n_new;

  return TRUE;
}

static void
align (NotandaAlignment *self)
{
  g_autofree guint8 *is_old_matched = g_new0 (guint8, self->old.lines->len + 1);
  g_autofree guint8 *is_new_matched = g_new0 (guint8, self->new.lines->len + 1);
  Gap                gap = { 0 };
  gboolean           is_first = TRUE;

  notanda_sequence_match (get_hashes (self->old.line_hashes), self->old.lines->len,
                          get_hashes (self->new.line_hashes), self->new.lines->len, self->lines);
  for (guint32 i = 0; i < self->old.lines->len; i++)
    {
      guint32 new = self->lines[i];

      self->lines[i] = NOTANDA_NO_MATCH;
      if (new != NOTANDA_NO_MATCH && match_line (self, i, new))
        is_old_matched[i] = is_new_matched[new] = 1;
    }
  match_moved_lines (self, is_old_matched, is_new_matched);
  while (notanda_alignment_next_gap (self, is_first, &gap))
    {
      match_words (self, &gap, is_old_matched, is_new_matched);
      is_first = FALSE;
    }
}

NotandaAlignment *
notanda_alignment_new (NotandaArticle *old,
                       NotandaArticle *new)
{
  NotandaAlignment *self = g_new0 (NotandaAlignment, 1);

  self->old_article = notanda_article_ref (old);
  self->new_article = notanda_article_ref (new);
  side_init (&self->old, old);
  side_init (&self->new, new);
  self->words = g_new (guint32, self->old.words->len + 1);
  self->lines = g_new (guint32, self->old.lines->len + 1);
  self->moved = g_new0 (guint8, self->old.lines->len + 1);
  for (guint32 i = 0; i < self->old.words->len; i++)
    self->words[i] = NOTANDA_NO_MATCH;
  align (self);

  return self;
}

void
notanda_alignment_free (NotandaAlignment *self)
{
  notanda_article_unref (self->old_article);
  notanda_article_unref (self->new_article);
  side_clear (&self->old);
  side_clear (&self->new);
  g_free (self->words);
  g_free (self->lines);
  g_free (self->moved);
  g_free (self);
}

double
notanda_alignment_get_share (const NotandaAlignment *self)
{
  double  n_words = (double) self->old.words->len + self->new.words->len;
  guint32 n = 0;

  for (guint32 i = 0; i < self->old.words->len; i++)
    n += self->words[i] != NOTANDA_NO_MATCH;

  return n_words > 0 ? 2 * n / n_words : 1;
}
