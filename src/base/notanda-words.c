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

#include <string.h>
#include <unicode/uchar.h>

#include "base/notanda-graphemes.h"
#include "base/notanda-word-breaks.h"

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

/* To ICU a zero-width space parts words as any other does. Readers don't see it, and pages have it where a long word may be broken; in
 * scripts that have no blanks it is what does part words. */
static gboolean
is_unseen (const char *text,
           const char *segment,
           gsize       size)
{
  static const char space[] = "\xe2\x80\x8b";

  return size == sizeof space - 1 && memcmp (segment, space, size) == 0 && segment > text &&
         u_getIntPropertyValue ((UChar32) g_utf8_get_char (g_utf8_prev_char (segment)), UCHAR_LINE_BREAK) != U_LB_COMPLEX_CONTEXT;
}

static void
note_word (Window *window,
           gsize   start,
           gsize   end,
           gsize   offset)
{
  if (start == end)
    return;
  note_side (window, start, offset, NOTANDA_WORD_START);
  note_side (window, end, offset, NOTANDA_WORD_END);
}

/* @breaks: over @text, which is the window's */
static void
note_words (const NotandaTextIndex *index,
            UBreakIterator         *breaks,
            const char             *text,
            gsize                   offset,
            Window                 *window)
{
  gsize    first = (gsize) (text - notanda_text_index_get_text (index));
  gsize    word[2] = { window->start, window->start }; /* that may go on */
  gsize    start = window->start;
  int32_t  before = 0;
  gboolean is_open = FALSE;

  for (int32_t next = ubrk_next (breaks); next != UBRK_DONE; before = next, next = ubrk_next (breaks))
    {
      gsize    end = notanda_text_index_byte_to_char (index, first + next);
      gboolean is_word = ubrk_getRuleStatus (breaks) >= UBRK_WORD_NONE_LIMIT;

      if (is_word && !is_open)
        {
          note_word (window, word[0], word[1], offset);
          word[0] = start;
        }
      if (is_word)
        word[1] = end;
      is_open = !is_word && (is_open || (word[0] < word[1] && word[1] == start)) && is_unseen (text, text + before, (gsize) (next - before));
      start = end;
    }
  note_word (window, word[0], word[1], offset);
}

static void
look_around (const NotandaTextIndex *index,
             gsize                   offset,
             Window                 *window)
{
  UText           utext = UTEXT_INITIALIZER;
  UErrorCode      status = U_ZERO_ERROR;
  UBreakIterator *breaks = notanda_word_breaks_open ();
  const char     *text;
  gsize           first;
  gsize           last;

  find_window (index, offset, window);
  first = notanda_text_index_char_to_byte (index, window->start);
  last = notanda_text_index_char_to_byte (index, window->end);
  text = notanda_text_index_get_text (index) + first;
  utext_openUTF8 (&utext, text, last - first, &status);
  ubrk_setUText (breaks, &utext, &status);
  if (U_SUCCESS (status))
    note_words (index, breaks, text, offset, window);
  utext_close (&utext);
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

gboolean
notanda_is_quotation_mark (gunichar c)
{
  return u_hasBinaryProperty ((UChar32) c, UCHAR_QUOTATION_MARK);
}
