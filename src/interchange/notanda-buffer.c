/* notanda-buffer.c: bytes that a writer appends to, again and again
 *
 * Exports are made at about the speed of copying, so strings are scanned with
 * one table and copied in runs. GString was tried in thought only: it checks
 * and terminates at each append, and g_date_time_format_iso8601 allocates.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-buffer.h"

#define SECOND G_GINT64_CONSTANT (1000000)
#define FIRST_TIME (G_GINT64_CONSTANT (-62135596800) * SECOND)  /* year 1 */
#define END_OF_TIME (G_GINT64_CONSTANT (253402300800) * SECOND) /* year 10000 */

void
notanda_buffer_clear (NotandaBuffer *buffer)
{
  g_clear_pointer (&buffer->data, g_free);
  buffer->size = 0;
  buffer->room = 0;
}

void
notanda_buffer_grow (NotandaBuffer *buffer,
                     gsize          more)
{
  gsize wanted = MAX (buffer->size + more, buffer->room * 2);

  buffer->room = MAX (wanted, 256);
  buffer->data = g_realloc (buffer->data, buffer->room);
}

void
notanda_buffer_append_number (NotandaBuffer *buffer,
                              gint64         number)
{
  char    digits[24];
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;
  guint   at = sizeof digits;

  do
    {
      digits[--at] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);

  if (number < 0)
    digits[--at] = '-';
  notanda_buffer_append (buffer, digits + at, sizeof digits - at);
}

void
notanda_buffer_append_id (NotandaBuffer   *buffer,
                          const NotandaId *id)
{
  notanda_id_to_string (id, notanda_buffer_reserve (buffer, NOTANDA_ID_STRING_SIZE));
  buffer->size += NOTANDA_ID_STRING_SIZE - 1;
}

#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGHS (ONES * 0x80)

/* Bytes that can't be copied as they are, or begin a character that can't. */
static inline gboolean
is_special (guint8 c)
{
  return c < 0x20 || c == '"' || c == '\\' || c == 0x7f || c == 0xc2 || c == 0xe2;
}

/* Not 0 in lanes where the byte is @byte, and in some above such a lane. */
static inline guint64
find_byte (guint64 word,
           guint8  byte)
{
  guint64 rest = word ^ (ONES * byte);

  return (rest - ONES) & ~rest & HIGHS;
}

/* How many of the bytes from @at on can be copied as they are; eight at a time.
 * A lane that borrows makes the ones above it uncertain, never the lowest one
 * that is set, and that is the one asked for. */
static gsize
count_plain (const char *at,
             gsize       left)
{
  gsize n = 0;

  for (; left - n >= 8; n += 8)
    {
      guint64 word, special;

      memcpy (&word, at + n, sizeof word);
      word = GUINT64_FROM_LE (word);
      special = ((word - ONES * 0x20) & ~word & HIGHS) | find_byte (word, '"') | find_byte (word, '\\') |
                find_byte (word, 0x7f) | find_byte (word, 0xc2) | find_byte (word, 0xe2);
      if (special != 0)
        return n + (gsize) __builtin_ctzll (special) / 8;
    }
  while (n < left && !is_special ((guint8) at[n]))
    n++;

  return n;
}

static void
append_escape (NotandaBuffer *buffer,
               guint          c)
{
  static const char digits[] = "0123456789abcdef";
  char              escape[6] = { '\\', 'u', digits[c >> 12 & 15], digits[c >> 8 & 15],
                                  digits[c >> 4 & 15], digits[c & 15] };
  const char       *shorts = "\"\"\\\\\nn\tt\rr";

  for (; *shorts != '\0'; shorts += 2)
    if (c == (guint8) shorts[0])
      {
        escape[1] = shorts[1];
        notanda_buffer_append (buffer, escape, 2);
        return;
      }

  notanda_buffer_append (buffer, escape, sizeof escape);
}

/* How many bytes at @at make a character to be escaped; 0 where none do. */
static guint
escaped_size (const char *at,
              gsize       left,
              guint      *c)
{
  const guint8 *bytes = (const guint8 *) at;

  *c = bytes[0];
  if (bytes[0] < 0x80)
    return 1;

  if (bytes[0] == 0xc2 && left > 1 && bytes[1] == 0x85)
    {
      *c = 0x85;
      return 2;
    }

  if (bytes[0] == 0xe2 && left > 2 && bytes[1] == 0x80 && (bytes[2] & 0xfe) == 0xa8)
    {
      *c = 0x2028 + (bytes[2] & 1);
      return 3;
    }

  return 0;
}

void
notanda_buffer_append_json_part (NotandaBuffer *buffer,
                                 const char    *string,
                                 gsize          size)
{
  gsize start = 0;
  gsize i = 0;

  while ((i += count_plain (string + i, size - i)) < size)
    {
      guint c;
      guint taken = escaped_size (string + i, size - i, &c);

      if (taken == 0)
        {
          i++;
          continue;
        }

      notanda_buffer_append (buffer, string + start, i - start);
      append_escape (buffer, c);
      i += taken;
      start = i;
    }

  notanda_buffer_append (buffer, string + start, size - start);
}

void
notanda_buffer_append_json (NotandaBuffer *buffer,
                            const char    *string,
                            gsize          size)
{
  notanda_buffer_append_char (buffer, '"');
  notanda_buffer_append_json_part (buffer, string, size);
  notanda_buffer_append_char (buffer, '"');
}

/* Year, month and day of a count of days since 0000-03-01, by the rule that
 * 400 years have 146097 days and months from March on have a fixed pattern. */
static void
civil_from_days (gint64 days,
                 guint *year,
                 guint *month,
                 guint *day)
{
  guint64 z = (guint64) (days + 719468);
  guint64 era = z / 146097;
  guint64 doe = z % 146097;
  guint64 yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  guint64 doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  guint64 mp = (5 * doy + 2) / 153;

  *day = (guint) (doy - (153 * mp + 2) / 5 + 1);
  *month = (guint) (mp < 10 ? mp + 3 : mp - 9);
  *year = (guint) (yoe + era * 400) + (*month <= 2 ? 1 : 0);
}

static void
put_digits (char *at,
            guint number,
            guint n)
{
  while (n > 0)
    {
      at[--n] = (char) ('0' + number % 10);
      number /= 10;
    }
}

void
notanda_buffer_append_json_time (NotandaBuffer *buffer,
                                 gint64         time)
{
  gint64 day_length = 86400 * SECOND;
  gint64 days, rest;
  guint  year, month, day;
  char   text[] = "\"0000-00-00T00:00:00.000000Z\"";

  if (time < FIRST_TIME || time >= END_OF_TIME)
    {
      notanda_buffer_append_number (buffer, time);
      return;
    }

  days = (time - FIRST_TIME) / day_length + FIRST_TIME / day_length;
  rest = (time - FIRST_TIME) % day_length;
  civil_from_days (days, &year, &month, &day);
  put_digits (text + 1, year, 4);
  put_digits (text + 6, month, 2);
  put_digits (text + 9, day, 2);
  put_digits (text + 12, (guint) (rest / (3600 * SECOND)), 2);
  put_digits (text + 15, (guint) (rest / (60 * SECOND) % 60), 2);
  put_digits (text + 18, (guint) (rest / SECOND % 60), 2);
  put_digits (text + 21, (guint) (rest % SECOND), 6);
  notanda_buffer_append (buffer, text, sizeof text - 1);
}
