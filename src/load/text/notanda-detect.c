/* notanda-detect.c: which encoding some bytes are in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is certain first: marks, then the patterns that only one family of
 * encodings makes, and uchardet's statistics for the rest. uchardet alone takes
 * UTF-16 without a mark for anything. All is O(n) or less. */

#include "load/text/notanda-detect.h"

#include <string.h>
#include <uchardet/uchardet.h>
#include <unicode/ucsdet.h>

/* More tells uchardet nothing new, and it is the slowest part. */
#define DETECT_SIZE (16u << 10)

/* UTF-16 shows within the first few lines. */
#define UTF16_SIZE (64u << 10)

/* By byte order mark; %NULL where there is none. */
const NotandaEncoding *
notanda_detect_mark (const char *data,
                     gsize       size)
{
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return notanda_encoding_find ("UTF-8");
  if (size >= 4 && memcmp (data, "\xff\xfe\0\0", 4) == 0)
    return notanda_encoding_find ("UTF-32LE");
  if (size >= 4 && memcmp (data, "\0\0\xfe\xff", 4) == 0)
    return notanda_encoding_find ("UTF-32BE");
  if (size >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return notanda_encoding_find ("UTF-16LE");
  if (size >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return notanda_encoding_find ("UTF-16BE");

  return NULL;
}

static gboolean
is_plain (guint8 byte)
{
  return (byte >= 0x20 && byte < 0x7f) || (byte >= '\t' && byte <= '\r');
}

/* UTF-16 has a zero byte beside each space, digit, full stop and line end, and
 * always on the same side; no other encoding of text has any. Binary tables of
 * small numbers have them too, but beside control characters, and records of strings
 * beside whole words. */
const NotandaEncoding *
notanda_detect_utf16 (const char *text,
                      gsize       size)
{
  const guint8 *data = (const guint8 *) text;
  gsize         n = MIN (size, UTF16_SIZE) / 2;
  gsize         little = 0, big = 0, controls = 0, plain = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint8 first = data[2 * i], second = data[2 * i + 1];

      if (first == 0 && second == 0)
        return NULL;
      if (second == 0 && is_plain (first))
        little++;
      else if (first == 0 && is_plain (second))
        big++;
      else if ((second == 0 && first < 0x20) || (first == 0 && second < 0x20))
        controls++;
      else if (is_plain (first) && is_plain (second))
        plain++;
    }

  /* half a unit may be missing at the end, but not of next to nothing */
  if (size % 2 == 1 && n < 16)
    return NULL;
  if (controls * 100 > n || plain * 2 > n || MAX (little, big) * 50 < n || MAX (little, big) < 2 * MIN (little, big) + 1)
    return NULL;

  return notanda_encoding_find (little > big ? "UTF-16LE" : "UTF-16BE");
}

/* Whether it is UTF-8, or is meant to be: with sequences of several bytes, and
 * far fewer places that are none. An end that was cut off in the middle of a
 * character doesn't count as such a place, but proves nothing either. */
gboolean
notanda_detect_is_utf8 (const char *data,
                        gsize       size)
{
  const char *end = data + size;
  gsize       n_good = 0;
  gsize       n_bad = 0;

  while (data < end)
    {
      const char *stop = NULL;

      g_utf8_validate_len (data, end - data, &stop);
      for (; data < stop; data++)
        n_good += ((guint8) *data & 0xc0) == 0xc0;
      if (stop == end)
        break;
      if (g_utf8_get_char_validated (stop, end - stop) == (gunichar) -2)
        return n_good > 4 * n_bad;

      n_bad++;
      data = stop + 1;
    }

  return n_bad == 0 || n_good > 4 * n_bad;
}

/* The lines that tell something: those with bytes beyond ASCII, or with the
 * escapes by which 7-bit encodings switch. */
static GByteArray *
collect_sample (const char *data,
                gsize       size)
{
  GByteArray *sample = g_byte_array_new ();
  const char *end = data + size;
  const char *line = data;

  for (const char *at = data; at < end && sample->len < DETECT_SIZE; at++)
    {
      if (*at == '\n')
        {
          line = at + 1;
        }
      else if ((guint8) *at >= 0x80 || *at == '\033')
        {
          gsize       rest = DETECT_SIZE - sample->len;
          const char *start = at - MIN (at - line, 256);
          const char *stop = memchr (at, '\n', MIN ((gsize) (end - at), rest));

          stop = stop != NULL ? stop + 1 : at + MIN ((gsize) (end - at), rest);
          g_byte_array_append (sample, (const guint8 *) start, stop - start);
          line = stop;
          at = stop - 1;
        }
    }

  return sample;
}

/* Sets of Latin letters that few texts are in, and that a few accents are often
 * taken for; @enough of these prove the guess. */
static gboolean
is_weak (const NotandaEncoding *guess,
         guint                  n_beyond)
{
  static const struct
  {
    const char *name;
    guint       enough;
  } weak[] = {
    { "ISO-8859-2", 4 }, { "windows-1250", 4 }, { "windows-1254", 4 }, { "ISO-8859-3", 16 }, { "ISO-8859-4", 16 }, { "ISO-8859-10", 16 }, { "ISO-8859-13", 16 }, { "ISO-8859-15", 16 }, { "ISO-8859-16", 16 }, { "windows-1257", 16 }, { "windows-1258", 16 }, { "VISCII", 16 }, { "IBM437", 16 }, { "IBM850", 16 }, { "IBM852", 16 }, { "IBM865", 16 }, { "macintosh", 16 }, { "x-mac-ce", 16 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (weak); i++)
    if (g_str_equal (guess->name, weak[i].name))
      return n_beyond < weak[i].enough;

  return FALSE;
}

static gboolean
is_western_letter (guint8 byte)
{
  return g_ascii_isalpha (byte) || (byte >= 0xc0 && byte != 0xd7 && byte != 0xf7) || (byte >= 0x80 && strchr ("\x8a\x8c\x8e\x9a\x9c\x9e\x9f", byte) != NULL);
}

static gboolean
is_western_capital (guint8 byte)
{
  return g_ascii_isupper (byte) || (byte >= 0xc0 && byte <= 0xde);
}

/* Quotation marks, dashes, spaces and the like, which may touch a letter. */
static gboolean
is_western_mark (guint8 byte)
{
  return strchr ("\x80\x84\x85\x8b\x91\x92\x93\x94\x96\x97\x99\x9b\xa0\xa1\xa3\xa7\xaa\xab\xad\xae\xb0\xb7\xba\xbb\xbf", byte) != NULL;
}

/* Whether it makes sense as windows-1252: no other signs at words, no capitals
 * after small letters. */
static gboolean
looks_western (const GByteArray *sample,
               guint            *n_beyond)
{
  *n_beyond = 0;
  for (guint i = 0; i < sample->len; i++)
    {
      guint8   byte = sample->data[i];
      guint8   before = i > 0 ? sample->data[i - 1] : ' ';
      guint8   after = i + 1 < sample->len ? sample->data[i + 1] : ' ';
      gboolean touches = is_western_letter (before) || is_western_letter (after);

      if (byte < 0x80)
        continue;
      *n_beyond += 1;
      if (is_western_letter (byte) ? is_western_capital (byte) && is_western_letter (before) && !is_western_capital (before)
                                   : touches && !is_western_mark (byte))
        return FALSE;
    }

  return TRUE;
}

static const NotandaEncoding *
ask_uchardet (const GByteArray *sample)
{
  uchardet_t             detector = uchardet_new ();
  const NotandaEncoding *encoding = NULL;

  if (sample->len > 0 && uchardet_handle_data (detector, (const char *) sample->data, sample->len) == 0)
    {
      uchardet_data_end (detector);
      encoding = notanda_encoding_find (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);

  return encoding;
}

static const NotandaEncoding *
ask_icu (const GByteArray *sample)
{
  UErrorCode             status = U_ZERO_ERROR;
  UCharsetDetector      *detector = ucsdet_open (&status);
  const UCharsetMatch   *match;
  const char            *name = NULL;
  const NotandaEncoding *encoding = NULL;

  ucsdet_setText (detector, (const char *) sample->data, (int32_t) sample->len, &status);
  ucsdet_enableInputFilter (detector, TRUE);
  match = ucsdet_detect (detector, &status);
  if (match != NULL)
    name = ucsdet_getName (match, &status);
  if (U_SUCCESS (status) && name != NULL)
    encoding = notanda_encoding_find (name);
  ucsdet_close (detector);

  return encoding;
}

static gboolean
is_western_set (const NotandaEncoding *encoding)
{
  static const char *const names[] = { "windows-1252", "ISO-8859-15", "macintosh", "IBM850", "IBM437", "IBM865", NULL };

  return encoding == NULL || g_strv_contains (names, encoding->name);
}

const NotandaEncoding *
notanda_detect_legacy (const char *data,
                       gsize       size)
{
  g_autoptr (GByteArray) sample = collect_sample (data, size);
  const NotandaEncoding *encoding = ask_uchardet (sample);
  const NotandaEncoding *other = NULL;
  guint                  n_beyond = 0;

  /* uchardet calls western what it doesn't know; ICU knows each language's letters */
  if (sample->len > 0 && is_western_set (encoding))
    other = ask_icu (sample);
  if (other != NULL && other->unit == 1 && other != notanda_encoding_find ("UTF-8"))
    encoding = other;

  if (encoding != NULL && looks_western (sample, &n_beyond) && is_weak (encoding, n_beyond))
    encoding = notanda_encoding_find ("windows-1252");

  return encoding;
}

/* A 7-bit encoding, which is valid UTF-8 as well. */
gboolean
notanda_detect_is_escaped (const char *data,
                           gsize       size)
{
  if (memchr (data, '\033', size) == NULL)
    return FALSE;

  return notanda_detect_legacy (data, size) == notanda_encoding_find ("ISO-2022-JP");
}
