/* notanda-alignment-passages.c: a difference between two versions of a text, as one reads it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* First which words of which text follow each other, then what of that is shown: the cost of the second doesn't grow with what
 * is cut away. */

#include "model/versions/notanda-alignment-private.h"

#include "base/notanda-graphemes.h"

typedef struct
{
  NotandaPassageKind kind;
  NotandaArticle    *article;
  const Side        *side; /* of the article */
  NotandaRange       range;
} Piece;

void
notanda_passage_free (NotandaPassage *passage)
{
  g_free (passage->text);
  g_free (passage);
}

/* Words [first, end) */
static void
add (GArray            *pieces,
     NotandaPassageKind kind,
     NotandaArticle    *article,
     const Side        *side,
     guint32            first,
     guint32            end)
{
  Piece piece = { .kind = kind, .article = article, .side = side };

  if (first >= end)
    return;
  piece.range = (NotandaRange) { get_word (side, first)->start, get_word (side, end - 1)->end };
  g_array_append_val (pieces, piece);
}

static void
add_changed (const NotandaAlignment      *self,
             const NotandaTextDifference *difference,
             GArray                      *pieces)
{
  guint32 at = notanda_alignment_find_word (&self->old, difference->old.start);
  guint32 old_end = notanda_alignment_find_word (&self->old, difference->old.end);
  guint32 new = notanda_alignment_find_word (&self->new, difference->new.start);
  guint32 new_end = notanda_alignment_find_word (&self->new, difference->new.end);

  while (at < old_end || new < new_end)
    {
      guint32 removed = at, same = 0, counterpart = new_end;

      for (; at < old_end; at++)
        if (self->words[at] != NOTANDA_NO_MATCH && self->words[at] >= new && self->words[at] < new_end)
          {
            counterpart = self->words[at];
            break;
          }
      add (pieces, NOTANDA_PASSAGE_REMOVED, self->old_article, &self->old, removed, at);
      add (pieces, NOTANDA_PASSAGE_ADDED, self->new_article, &self->new, new, counterpart);
      while (at < old_end && counterpart + same < new_end && self->words[at] == counterpart + same)
        {
          at++;
          same++;
        }
      add (pieces, NOTANDA_PASSAGE_SAME, self->new_article, &self->new, counterpart, counterpart + same);
      new = counterpart + same;
    }
}

static void
add_whole (const NotandaAlignment *self,
           NotandaPassageKind      kind,
           NotandaRange            range,
           NotandaRange            place,
           GArray                 *pieces)
{
  gboolean        is_old = kind == NOTANDA_PASSAGE_REMOVED;
  const Side     *side = is_old ? &self->old : &self->new;
  NotandaArticle *article = is_old ? self->old_article : self->new_article;

  add (pieces, NOTANDA_PASSAGE_SAME, self->new_article, &self->new, 0, notanda_alignment_find_word (&self->new, place.start));
  add (pieces, kind, article, side, notanda_alignment_find_word (side, range.start), notanda_alignment_find_word (side, range.end));
  add (pieces, NOTANDA_PASSAGE_SAME, self->new_article, &self->new, notanda_alignment_find_word (&self->new, place.end), self->new.words->len);
}

/* Back to the end of a word, if one ends behind @start */
static gsize
cut_end (const Side *side,
         gsize       start,
         gsize       end)
{
  guint32 i = notanda_alignment_find_word (side, (guint32) end);

  while (i > 0 && get_word (side, i - 1)->end > end)
    i--;

  return i > 0 && get_word (side, i - 1)->end > start ? get_word (side, i - 1)->end : end;
}

static gboolean
is_mark (NotandaArticle *article,
         const Word     *word)
{
  gsize size = 0;

  return !g_unichar_isalnum (g_utf8_get_char (notanda_article_peek_range (article, word->start, word->end, &size)));
}

/* On to the start of a word, if one starts before @end, rather than of a comma that belongs to what is cut off */
static gsize
cut_start (NotandaArticle *article,
           const Side     *side,
           gsize           start,
           gsize           end)
{
  guint32 i = notanda_alignment_find_word (side, (guint32) start);

  while (i < side->words->len && get_word (side, i)->start < start)
    i++;
  while (i + 1 < side->words->len && get_word (side, i + 1)->start < end && is_mark (article, get_word (side, i)))
    i++;

  return i < side->words->len && get_word (side, i)->start < end ? get_word (side, i)->start : start;
}

/* So many characters of its start and of its end, or some fewer: words stay whole */
static void
append_cut (GString     *text,
            const Piece *piece,
            guint32      head,
            guint32      tail)
{
  NotandaTextIndex *index = notanda_article_get_index (piece->article);
  gsize             first = piece->range.start, first_end = cut_end (piece->side, first, first + head);
  gsize             last_end = piece->range.end, last = cut_start (piece->article, piece->side, last_end - tail, last_end);
  g_autofree char  *start = NULL;
  g_autofree char  *end = NULL;

  notanda_graphemes_snap (index, &first, &first_end);
  notanda_graphemes_snap (index, &last, &last_end);
  start = notanda_article_dup_range (piece->article, first, first_end);
  end = notanda_article_dup_range (piece->article, last, last_end);
  g_string_append_printf (text, "%s%s…%s%s", g_strchomp (start), head > 0 ? " " : "", tail > 0 ? " " : "", g_strchug (end));
}

/* What stands between it and the piece before: a line end, a blank, or nothing */
static void
append_blank (GString     *text,
              const Piece *piece)
{
  gsize       size = 0;
  const char *before = piece->range.start > 0 ? notanda_article_peek_range (piece->article, piece->range.start - 1, piece->range.start, &size) : "";

  if (size > 0 && g_unichar_isspace (g_utf8_get_char (before)))
    g_string_append_c (text, *before == '\n' ? '\n' : ' ');
}

static NotandaPassage *
new_passage (GArray *pieces,
             guint   i,
             guint32 context,
             guint32 most)
{
  const Piece    *piece = &g_array_index (pieces, Piece, i);
  NotandaPassage *passage = g_new0 (NotandaPassage, 1);
  guint32         length = piece->range.end - piece->range.start;
  guint32         head = context, tail = context;
  g_autoptr (GString) text = g_string_new (NULL);

  passage->kind = piece->kind;
  if (i > 0)
    append_blank (text, piece);
  if (piece->kind != NOTANDA_PASSAGE_SAME)
    head = tail = most / 2;
  else if (pieces->len > 1 && i == 0)
    head = 0;
  else if (pieces->len > 1 && i == pieces->len - 1)
    tail = 0;
  if ((piece->kind != NOTANDA_PASSAGE_SAME && most == 0) || length <= head + tail)
    {
      g_autofree char *whole = notanda_article_dup_range (piece->article, piece->range.start, piece->range.end);

      g_string_append (text, whole);
    }
  else
    append_cut (text, piece, head, tail);
  passage->text = g_string_free (g_steal_pointer (&text), FALSE);

  return passage;
}

GPtrArray *
notanda_alignment_list_passages (const NotandaAlignment      *self,
                                 const NotandaTextDifference *difference,
                                 guint32                      context,
                                 guint32                      most)
{
  GPtrArray *passages = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_passage_free);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  if (difference->change == NOTANDA_TEXT_CHANGED)
    add_changed (self, difference, pieces);
  else if (difference->change == NOTANDA_TEXT_REMOVED)
    add_whole (self, NOTANDA_PASSAGE_REMOVED, difference->old, difference->new, pieces);
  else if (difference->change == NOTANDA_TEXT_ADDED)
    add_whole (self, NOTANDA_PASSAGE_ADDED, difference->new, difference->new, pieces);
  else
    add (pieces, NOTANDA_PASSAGE_SAME, self->new_article, &self->new, notanda_alignment_find_word (&self->new, difference->new.start),
         notanda_alignment_find_word (&self->new, difference->new.end));
  for (guint i = 0; i < pieces->len; i++)
    g_ptr_array_add (passages, new_passage (pieces, i, context, most));

  return passages;
}
