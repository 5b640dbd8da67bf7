/* notanda-words.c: where words start and end
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* ICU is shown the text around an offset, from a blank or a line end where there is one
 * near, so that a step costs the same in any text. A break iterator kept over the whole
 * text would be shared state, and takes the way from its start in text without blanks.
 */

#include "base/notanda-words.h"

#include <unicode/ubrk.h>

#include "base/notanda-graphemes.h"

/* Code points looked at to each side, and more until there is a blank. */
#define REACH 256
#define MORE 128

typedef struct
{
  gsize start;
  gsize end;
  gsize previous[2]; /* by side; G_MAXSIZE where there is none */
  gsize next[2];
} Window;

static gboolean
is_blank_at (const NotandaTextIndex *index,
             gsize                   offset)
{
  const char *p = notanda_text_index_get_text (index) + notanda_text_index_char_to_byte (index, offset);

  return *p == ' ' || *p == '\n' || *p == '\t' || *p == '\r';
}

static void
find_window (const NotandaTextIndex *index,
             gsize                   offset,
             Window                 *window)
{
  gsize n_chars = notanda_text_index_get_n_chars (index);
  gsize start = offset > REACH ? offset - REACH : 0;
  gsize end = MIN (offset + REACH, n_chars);
  guint i;

  window->start = start > 0 ? notanda_graphemes_previous (index, start + 1) : 0;
  window->end = end < n_chars ? notanda_graphemes_next (index, end - 1) : n_chars;
  for (i = 0; i < MORE && start > i && !is_blank_at (index, start - i - 1); i++)
    ;
  if (i < MORE)
    window->start = start - i;
  for (i = 0; i < MORE && end + i < n_chars && !is_blank_at (index, end + i); i++)
    ;
  if (i < MORE)
    window->end = end + i;
  window->previous[0] = window->previous[1] = window->next[0] = window->next[1] = G_MAXSIZE;
}

static void
note_side (Window         *window,
           gsize           at,
           gsize           offset,
           NotandaWordSide side)
{
  if (at < offset)
    window->previous[side] = at;
  else if (at > offset && window->next[side] == G_MAXSIZE)
    window->next[side] = at;
}

static void
look_around (const NotandaTextIndex *index,
             gsize                   offset,
             Window                 *window)
{
  UText           text = UTEXT_INITIALIZER;
  UErrorCode      status = U_ZERO_ERROR;
  UBreakIterator *breaks = ubrk_open (UBRK_WORD, "", NULL, 0, &status);
  gsize           first;
  gsize           last;
  gsize           at;

  find_window (index, offset, window);
  at = window->start;
  first = notanda_text_index_char_to_byte (index, window->start);
  last = notanda_text_index_char_to_byte (index, window->end);
  utext_openUTF8 (&text, notanda_text_index_get_text (index) + first, last - first, &status);
  ubrk_setUText (breaks, &text, &status);
  while (U_SUCCESS (status))
    {
      int32_t next = ubrk_next (breaks);
      gsize   start = at;

      if (next == UBRK_DONE)
        break;
      at = notanda_text_index_byte_to_char (index, first + next);
      if (ubrk_getRuleStatus (breaks) < UBRK_WORD_NONE_LIMIT)
        continue;
      note_side (window, start, offset, NOTANDA_WORD_START);
      note_side (window, at, offset, NOTANDA_WORD_END);
    }
  utext_close (&text);
  ubrk_close (breaks);
}

gsize
notanda_words_next (const NotandaTextIndex *index,
                    gsize                   offset,
                    NotandaWordSide         side)
{
  Window window;

  g_return_val_if_fail (index != NULL, offset);

  if (offset >= notanda_text_index_get_n_chars (index))
    return notanda_text_index_get_n_chars (index);
  look_around (index, offset, &window);
  return window.next[side] != G_MAXSIZE ? window.next[side] : window.end;
}

gsize
notanda_words_previous (const NotandaTextIndex *index,
                        gsize                   offset,
                        NotandaWordSide         side)
{
  Window window;

  g_return_val_if_fail (index != NULL, offset);

  offset = MIN (offset, notanda_text_index_get_n_chars (index));
  if (offset == 0)
    return 0;
  look_around (index, offset, &window);
  return window.previous[side] != G_MAXSIZE ? window.previous[side] : window.start;
}
