/* notanda-text-index.c: code points, bytes, UTF-16 units and lines of a text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The text is cut into blocks of 512 bytes, and three columns hold what lies
 * before each block: characters, UTF-16 units, line ends. All three grow from
 * block to block, so each unit is found by binary search in its column, then by
 * counting in one block, eight bytes a step:
 *
 *   building        O(bytes), two passes, the second only over cached blocks
 *   any conversion  O(log blocks + 512 / 8)
 *   memory          4 bytes a column and block: 2.3 % of the text at most
 *
 * A column that would repeat another unit isn't there: ASCII needs none but the
 * one of lines, a text without characters beyond U+FFFF none of UTF-16 units.
 * Each column has one entry more than there are blocks, its total.
 *
 * Counting works on the first bytes of characters: every byte that isn't
 * 10xxxxxx starts one, and 11110xxx starts one of two UTF-16 units. So a block
 * may begin in the middle of a character.
 *
 * Checkpoints every so many characters would be as good for one direction, and
 * need a search of another kind for every other. A table with an entry for each
 * line would be quadratic with lines of 5 MB, and 4 times the text with empty
 * ones. The index is never written after it is built.
 */

#include "base/notanda-text-index.h"

#include "base/notanda-text-lanes.h"

#define BLOCK 512

struct _NotandaTextIndex
{
  const char *text;
  gsize       n_bytes;
  gsize       n_chars;
  gsize       n_utf16;
  gsize       n_line_ends;
  gsize       n_blocks;
  guint32    *chars; /* NULL: the same as bytes */
  guint32    *utf16; /* NULL: the same as chars */
  guint32    *line_ends;
};

static inline gboolean
is_line_end (const NotandaTextIndex *self,
             gsize                   byte)
{
  if (self->text[byte] == '\n')
    return TRUE;
  return self->text[byte] == '\r' &&
         !(byte + 1 < self->n_bytes && self->text[byte + 1] == '\n');
}

static gsize
count_line_ends (const NotandaTextIndex *self,
                 gsize                   from,
                 gsize                   to)
{
  gsize count = 0;

  while (to - from >= 8)
    {
      guint64 word = notanda_lanes_load (self->text + from);

      if (G_UNLIKELY (notanda_lanes_equal (word, '\r') != 0))
        {
          for (gsize i = from; i < from + 8; i++)
            count += is_line_end (self, i);
        }
      else
        {
          count += notanda_lanes_sum (notanda_lanes_equal (word, '\n'));
        }
      from += 8;
    }
  for (; from < to; from++)
    count += is_line_end (self, from);
  return count;
}

static void
fill_columns (NotandaTextIndex *self)
{
  gsize chars = 0, utf16 = 0, line_ends = 0;

  for (gsize block = 0; block < self->n_blocks; block++)
    {
      gsize from = block * BLOCK;
      gsize to = MIN (from + BLOCK, self->n_bytes);

      self->line_ends[block] = line_ends;
      line_ends += count_line_ends (self, from, to);
      if (self->chars == NULL)
        continue;
      self->chars[block] = chars;
      self->utf16[block] = utf16;
      chars += notanda_text_count_chars (self->text + from, to - from);
      utf16 = chars + utf16 - self->chars[block] + notanda_text_count_long_starts (self->text + from, to - from);
    }

  self->line_ends[self->n_blocks] = line_ends;
  self->n_line_ends = line_ends;
  self->n_utf16 = self->n_chars;
  if (self->chars == NULL)
    return;
  self->chars[self->n_blocks] = chars;
  self->utf16[self->n_blocks] = utf16;
  self->n_utf16 = utf16;
  if (self->n_utf16 == self->n_chars)
    g_clear_pointer (&self->utf16, g_free);
}

NotandaTextIndex *
notanda_text_index_new (const char *text,
                        gsize       n_bytes)
{
  NotandaTextIndex *self;

  g_return_val_if_fail (text != NULL || n_bytes == 0, NULL);
  g_return_val_if_fail (n_bytes < G_MAXUINT32, NULL);

  self = g_new0 (NotandaTextIndex, 1);
  self->text = text != NULL ? text : "";
  self->n_bytes = n_bytes;
  self->n_chars = notanda_text_count_chars (self->text, n_bytes);
  self->n_blocks = (n_bytes + BLOCK - 1) / BLOCK;
  self->line_ends = g_new (guint32, self->n_blocks + 1);
  if (self->n_chars != n_bytes)
    {
      self->chars = g_new (guint32, self->n_blocks + 1);
      self->utf16 = g_new (guint32, self->n_blocks + 1);
    }
  fill_columns (self);
  return self;
}

void
notanda_text_index_free (NotandaTextIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->chars);
  g_free (self->utf16);
  g_free (self->line_ends);
  g_free (self);
}

const char *
notanda_text_index_get_text (const NotandaTextIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

gsize
notanda_text_index_get_n_bytes (const NotandaTextIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes;
}

gsize
notanda_text_index_get_n_chars (const NotandaTextIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_chars;
}

gsize
notanda_text_index_get_n_utf16 (const NotandaTextIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_utf16;
}

gsize
notanda_text_index_get_n_lines (const NotandaTextIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_line_ends + 1;
}

/* The last block before which there are at most @value */
static gsize
find_block (const guint32 *column,
            gsize          n_blocks,
            gsize          value)
{
  gsize low = 0, high = n_blocks;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (column[middle] <= value)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The byte at which character number @rest, counted from @byte on, starts */
static gsize
skip_chars (const NotandaTextIndex *self,
            gsize                   byte,
            gsize                   rest)
{
  for (; byte + 32 <= self->n_bytes; byte += 32)
    {
      const char *p = self->text + byte;
      gsize       starts = 32 - notanda_lanes_sum (notanda_lanes_continuations (notanda_lanes_load (p)) + notanda_lanes_continuations (notanda_lanes_load (p + 8)) +
                                                   notanda_lanes_continuations (notanda_lanes_load (p + 16)) + notanda_lanes_continuations (notanda_lanes_load (p + 24)));

      if (starts > rest)
        break;
      rest -= starts;
    }
  for (;; byte += 8)
    {
      gsize starts;

      if (byte + 8 > self->n_bytes)
        break;
      starts = 8 - notanda_lanes_sum (notanda_lanes_continuations (notanda_lanes_load (self->text + byte)));
      if (starts > rest)
        break;
      rest -= starts;
    }
  for (; byte < self->n_bytes; byte++)
    if (notanda_lanes_is_start (self->text[byte]) && rest-- == 0)
      break;
  return byte;
}

gsize
notanda_text_index_char_to_byte (const NotandaTextIndex *self,
                                 gsize                   char_offset)
{
  gsize block;

  g_return_val_if_fail (self != NULL, 0);

  if (char_offset >= self->n_chars)
    return self->n_bytes;
  if (self->chars == NULL)
    return char_offset;
  block = find_block (self->chars, self->n_blocks, char_offset);
  return skip_chars (self, block * BLOCK, char_offset - self->chars[block]);
}

void
notanda_text_index_chars_to_bytes (const NotandaTextIndex *self,
                                   gsize                   start,
                                   gsize                   end,
                                   gsize                  *from,
                                   gsize                  *to)
{
  g_return_if_fail (self != NULL);

  *from = notanda_text_index_char_to_byte (self, start);
  if (end <= start)
    *to = *from;
  else if (end < self->n_chars && self->chars != NULL && end - start < BLOCK / 2)
    *to = skip_chars (self, *from, end - start);
  else
    *to = notanda_text_index_char_to_byte (self, end);
}

gsize
notanda_text_index_byte_to_char (const NotandaTextIndex *self,
                                 gsize                   byte_offset)
{
  gsize block;

  g_return_val_if_fail (self != NULL, 0);

  if (byte_offset >= self->n_bytes)
    return self->n_chars;
  if (self->chars == NULL)
    return byte_offset;
  while (byte_offset > 0 && !notanda_lanes_is_start (self->text[byte_offset]))
    byte_offset--;
  block = byte_offset / BLOCK;
  return self->chars[block] + notanda_text_count_chars (self->text + block * BLOCK,
                                                        byte_offset - block * BLOCK);
}

gsize
notanda_text_index_char_to_utf16 (const NotandaTextIndex *self,
                                  gsize                   char_offset)
{
  gsize byte, block, from;

  g_return_val_if_fail (self != NULL, 0);

  if (char_offset >= self->n_chars)
    return self->n_utf16;
  if (self->utf16 == NULL)
    return char_offset;
  byte = notanda_text_index_char_to_byte (self, char_offset);
  block = byte / BLOCK;
  from = block * BLOCK;
  return self->utf16[block] + notanda_text_count_chars (self->text + from, byte - from) +
         notanda_text_count_long_starts (self->text + from, byte - from);
}

/* How many whole characters fit into @units UTF-16 units from @byte on */
static gsize
chars_in_units (const NotandaTextIndex *self,
                gsize                   byte,
                gsize                   units)
{
  gsize chars = 0;

  for (; byte + 8 <= self->n_bytes; byte += 8)
    {
      guint64 word = notanda_lanes_load (self->text + byte);
      gsize   starts = 8 - notanda_lanes_sum (notanda_lanes_continuations (word));
      gsize   width = starts + notanda_lanes_sum (notanda_lanes_long_starts (word));

      if (width > units)
        break;
      units -= width;
      chars += starts;
    }
  for (; byte < self->n_bytes; byte++)
    {
      gsize width;

      if (!notanda_lanes_is_start (self->text[byte]))
        continue;
      width = notanda_lanes_is_long_start (self->text[byte]) ? 2 : 1;
      if (width > units)
        break;
      units -= width;
      chars++;
    }
  return chars;
}

gsize
notanda_text_index_utf16_to_char (const NotandaTextIndex *self,
                                  gsize                   utf16_offset)
{
  gsize block;

  g_return_val_if_fail (self != NULL, 0);

  if (utf16_offset >= self->n_utf16)
    return self->n_chars;
  if (self->utf16 == NULL)
    return utf16_offset;
  block = find_block (self->utf16, self->n_blocks, utf16_offset);
  return self->chars[block] + chars_in_units (self, block * BLOCK, utf16_offset - self->utf16[block]);
}

gsize
notanda_text_index_char_to_line (const NotandaTextIndex *self,
                                 gsize                   char_offset)
{
  gsize byte, block;

  g_return_val_if_fail (self != NULL, 0);

  if (char_offset >= self->n_chars)
    return self->n_line_ends;
  byte = notanda_text_index_char_to_byte (self, char_offset);
  block = byte / BLOCK;
  return self->line_ends[block] + count_line_ends (self, block * BLOCK, byte);
}

gsize
notanda_text_index_line_to_char (const NotandaTextIndex *self,
                                 gsize                   line)
{
  gsize block, byte, rest;

  g_return_val_if_fail (self != NULL, 0);

  if (line == 0)
    return 0;
  if (line > self->n_line_ends)
    return self->n_chars;
  block = find_block (self->line_ends, self->n_blocks, line - 1);
  rest = line - self->line_ends[block];
  byte = block * BLOCK;
  for (; byte + 8 <= self->n_bytes; byte += 8)
    {
      gsize ends = count_line_ends (self, byte, byte + 8);

      if (ends >= rest)
        break;
      rest -= ends;
    }
  for (; byte < self->n_bytes && rest > 0; byte++)
    rest -= is_line_end (self, byte);
  return notanda_text_index_byte_to_char (self, byte);
}
