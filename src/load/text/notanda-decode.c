/* notanda-decode.c: bytes in some encoding to UTF-8
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Nothing is lost without being counted. A file in UTF-8 with a few foreign
 * bytes (a letter pasted in from elsewhere, an end cut off) stays UTF-8, since
 * reading all of it as something else would spoil every other letter; the same
 * holds for a guessed encoding that fits nearly everywhere. g_convert () was
 * not enough: it stops at the first such byte, and goes on growing its output
 * past any limit. Each pass is O(n), and there are at most four. */

#include "load/text/notanda-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/text/notanda-detect.h"
#include "load/text/notanda-twice.h"

typedef enum
{
  CONVERTED,
  BAD_BYTE,
  TOO_LARGE,
} Outcome;

typedef struct
{
  const char            *data;
  gsize                  size;
  const NotandaEncoding *encoding;
  gboolean               strict;
  gsize                  max_size;
  GString               *out;
  gsize                  at; /* byte of the input that is looked at */
  gsize                  n_bad;
} Conversion;

void
notanda_decoded_clear (NotandaDecoded *decoded)
{
  g_clear_pointer (&decoded->text, g_free);
  memset (decoded, 0, sizeof *decoded);
}

/* The bytes that windows-1252 doesn't have are control characters, as the
 * WHATWG has it: so every byte is some character. */
static void
append_western (GString *out,
                guint8   byte)
{
  static const guint16 upper[] = {
    0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178
  };

  g_string_append_unichar (out, byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] : byte);
}

static void
append_bad (Conversion *conversion)
{
  gsize unit = conversion->encoding->unit;

  if (unit == 1)
    append_western (conversion->out, (guint8) conversion->data[conversion->at]);
  else
    g_string_append (conversion->out, "\357\277\275");

  conversion->at += MIN (unit, conversion->size - conversion->at);
  conversion->n_bad++;
}

/* One call of the decoder; what it says is in errno. */
static gboolean
convert_some (Conversion *conversion,
              GIConv      converter,
              gboolean    flush)
{
  char  buffer[16 << 10];
  char *in = (char *) conversion->data + conversion->at;
  gsize in_left = conversion->size - conversion->at;
  char *out = buffer;
  gsize out_left = sizeof buffer;
  gsize result;
  int   errnum;

  errno = 0;
  result = flush ? g_iconv (converter, NULL, NULL, &out, &out_left)
                 : g_iconv (converter, &in, &in_left, &out, &out_left);
  errnum = errno;

  g_string_append_len (conversion->out, buffer, out - buffer);
  conversion->at = conversion->size - in_left;
  errno = errnum;

  return result != (gsize) -1;
}

static Outcome
convert_all (Conversion *conversion,
             GIConv      converter)
{
  while (conversion->at < conversion->size)
    {
      if (convert_some (conversion, converter, FALSE))
        continue;
      if (conversion->out->len > conversion->max_size)
        return TOO_LARGE;
      if (errno == E2BIG)
        continue;
      if (conversion->strict)
        return BAD_BYTE;

      append_bad (conversion);
    }

  /* some decoders hold the last letter back, waiting for an accent */
  convert_some (conversion, converter, TRUE);

  return conversion->out->len > conversion->max_size ? TOO_LARGE : CONVERTED;
}

static Outcome
convert (Conversion *conversion)
{
  GIConv  converter = g_iconv_open ("UTF-8", conversion->encoding->iconv);
  Outcome outcome;

  /* a system without this decoder: as if nothing fitted */
  if (converter == (GIConv) -1)
    return BAD_BYTE;

  conversion->out = g_string_sized_new (MIN (conversion->size + conversion->size / 4, conversion->max_size) + 1);
  outcome = convert_all (conversion, converter);
  g_iconv_close (converter);

  return outcome;
}

static void
set_too_large (GError    **error,
               const char *name,
               gsize       max_size)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE,
               _ ("%s: the text is larger than %u MB; split it into several files"),
               name, (guint) (max_size >> 20));
}

/* Takes the finished text over, without its byte order mark. */
static gboolean
finish (NotandaDecoded        *decoded,
        GString               *text,
        const NotandaEncoding *encoding,
        const char            *name,
        GError               **error)
{
  const char *zero;

  if (encoding != NULL && notanda_encoding_is_twice (encoding))
    {
      GString *mended = notanda_twice_mend (text->str, text->len);

      g_string_free (text, TRUE);
      text = mended;
    }
  if (text->len >= 3 && memcmp (text->str, "\357\273\277", 3) == 0)
    g_string_erase (text, 0, 3);

  zero = memchr (text->str, 0, text->len);
  if (zero != NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                   _ ("%s: this is a binary file or a damaged text, since it has zero bytes (the first after %" G_GSIZE_FORMAT " bytes)"),
                   name, (gsize) (zero - text->str));
      g_string_free (text, TRUE);
      return FALSE;
    }

  decoded->encoding = encoding;
  decoded->size = text->len;
  decoded->text = g_string_free (text, FALSE);

  return TRUE;
}

static GString *
mend_utf8 (const char *data,
           gsize       size,
           gsize      *n_mended)
{
  GString    *out = g_string_sized_new (size + 16);
  const char *end = data + size;

  while (data < end)
    {
      const char *stop = NULL;

      g_utf8_validate_len (data, end - data, &stop);
      g_string_append_len (out, data, stop - data);
      if (stop == end)
        break;

      append_western (out, (guint8) *stop);
      *n_mended += 1;
      data = stop + 1;
    }

  return out;
}

/* A guess fits if nearly all bytes can be read, and none became one of the
 * control characters that no text has used for decades: these stand where
 * windows encodings have quotation marks. */
static gboolean
guess_fits (const Conversion *conversion)
{
  gsize         n_beyond = 0;
  const guint8 *text = (const guint8 *) conversion->out->str;

  for (gsize i = 0; i < conversion->out->len; i++)
    {
      if (text[i] >= 0xc0)
        n_beyond++;
      if (text[i] == 0xc2 && text[i + 1] < 0xa0 && text[i + 1] != 0x85)
        return FALSE;
    }

  return conversion->n_bad == 0 || conversion->n_bad * 25 <= n_beyond;
}

static gboolean
decode_by_guess (const char     *data,
                 gsize           size,
                 gsize           max_size,
                 const char     *name,
                 NotandaDecoded *decoded,
                 GError        **error)
{
  const NotandaEncoding *western = notanda_encoding_find ("windows-1252");
  const NotandaEncoding *utf8 = notanda_encoding_find ("UTF-8");
  const NotandaEncoding *guess = notanda_detect_legacy (data, size);
  GString               *text;

  decoded->guessed = TRUE;
  /* that it is no UTF-8 is known here, whatever others think */
  if (guess != NULL && guess != western && guess != utf8 && guess->unit == 1)
    {
      Conversion conversion = { .data = data, .size = size, .encoding = guess, .max_size = max_size };
      Outcome    outcome = convert (&conversion);

      if (outcome == CONVERTED && guess_fits (&conversion))
        {
          decoded->n_bad = conversion.n_bad;
          return finish (decoded, conversion.out, guess, name, error);
        }
      if (conversion.out != NULL)
        g_string_free (conversion.out, TRUE);
    }

  text = g_string_sized_new (size + size / 4);
  for (gsize i = 0; i < size && text->len <= max_size; i++)
    append_western (text, (guint8) data[i]);
  if (text->len > max_size)
    {
      g_string_free (text, TRUE);
      set_too_large (error, name, max_size);
      return FALSE;
    }

  return finish (decoded, text, western, name, error);
}

static gboolean
is_utf8 (const NotandaEncoding *encoding)
{
  return g_str_equal (encoding->iconv, "UTF-8");
}

/* iconv's UTF-8 isn't ours: it has its own mind about what lies beyond U+10FFFF. */
static Outcome
check_utf8 (Conversion *conversion)
{
  const char *stop = NULL;

  if (!is_utf8 (conversion->encoding) || g_utf8_validate_len (conversion->out->str, conversion->out->len, &stop) || *stop == '\0')
    return CONVERTED;
  conversion->at = (gsize) (stop - conversion->out->str);

  return BAD_BYTE;
}

static gboolean
decode_as (const char            *data,
           gsize                  size,
           const NotandaEncoding *encoding,
           gboolean               strict,
           gsize                  max_size,
           const char            *name,
           NotandaDecoded        *decoded,
           GError               **error)
{
  Conversion conversion = {
    .data = data, .size = size, .encoding = encoding, .strict = strict, .max_size = max_size
  };
  Outcome outcome = convert (&conversion);

  if (outcome == CONVERTED)
    outcome = check_utf8 (&conversion);
  if (outcome == CONVERTED)
    {
      decoded->n_bad = conversion.n_bad;
      return finish (decoded, conversion.out, encoding, name, error);
    }

  if (outcome == TOO_LARGE)
    set_too_large (error, name, max_size);
  else
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                 _ ("%s: this is not in %s: byte %" G_GSIZE_FORMAT " can't be read; choose another encoding"),
                 name, encoding->name, conversion.at);
  if (conversion.out != NULL)
    g_string_free (conversion.out, TRUE);

  return FALSE;
}

/* UTF-16 and UTF-32 leave the byte order open. */
static const NotandaEncoding *
settle_order (const NotandaEncoding *forced,
              const char            *data,
              gsize                  size)
{
  const NotandaEncoding *found = NULL;

  if (!g_str_equal (forced->name, "UTF-16") && !g_str_equal (forced->name, "UTF-32"))
    return forced;

  found = notanda_detect_mark (data, size);
  if (found == NULL && forced->unit == 2)
    found = notanda_detect_utf16 (data, size);
  if (found == NULL && forced->unit == 4 && size >= 4 && data[0] == 0)
    found = notanda_encoding_find ("UTF-32BE");
  if (found == NULL || found->unit != forced->unit)
    found = notanda_encoding_find (forced->unit == 2 ? "UTF-16LE" : "UTF-32LE");

  return found;
}

static gboolean
decode_utf8 (const char            *data,
             gsize                  size,
             const NotandaEncoding *encoding,
             gsize                  max_size,
             const char            *name,
             NotandaDecoded        *decoded,
             GError               **error)
{
  if (size > max_size)
    {
      set_too_large (error, name, max_size);
      return FALSE;
    }

  return finish (decoded, mend_utf8 (data, size, &decoded->n_bad), encoding, name, error);
}

static gboolean
decode_unmarked (const char     *data,
                 gsize           size,
                 gsize           max_size,
                 const char     *name,
                 NotandaDecoded *decoded,
                 GError        **error)
{
  const NotandaEncoding *utf16;
  const char            *zero = memchr (data, 0, size);

  utf16 = zero != NULL ? notanda_detect_utf16 (data, size) : NULL;
  if (utf16 != NULL)
    {
      decoded->guessed = TRUE;
      return decode_as (data, size, utf16, FALSE, max_size, name, decoded, error);
    }
  if (zero != NULL)
    return finish (decoded, g_string_new_len (data, size), NULL, name, error);

  if (!notanda_detect_is_utf8 (data, size) || notanda_detect_is_escaped (data, size))
    return decode_by_guess (data, size, max_size, name, decoded, error);

  return decode_utf8 (data, size, notanda_encoding_find ("UTF-8"), max_size, name, decoded, error);
}

gboolean
notanda_decode (gconstpointer          data,
                gsize                  size,
                const NotandaEncoding *forced,
                gsize                  max_size,
                const char            *name,
                NotandaDecoded        *decoded,
                GError               **error)
{
  const NotandaEncoding *marked;

  memset (decoded, 0, sizeof *decoded);
  if (forced != NULL)
    return decode_as (data, size, settle_order (forced, data, size), TRUE, max_size, name, decoded, error);

  marked = notanda_detect_mark (data, size);
  if (marked != NULL && marked->unit > 1)
    return decode_as (data, size, marked, FALSE, max_size, name, decoded, error);

  return decode_unmarked (data, size, max_size, name, decoded, error);
}

gboolean
notanda_decode_declared (gconstpointer          data,
                         gsize                  size,
                         const NotandaEncoding *encoding,
                         gsize                  max_size,
                         const char            *name,
                         NotandaDecoded        *decoded,
                         GError               **error)
{
  g_return_val_if_fail (encoding != NULL, FALSE);

  memset (decoded, 0, sizeof *decoded);
  if (is_utf8 (encoding))
    return decode_utf8 (data, size, encoding, max_size, name, decoded, error);

  return decode_as (data, size, settle_order (encoding, data, size), FALSE, max_size, name, decoded, error);
}

/* Kept by one who never gives them back: a decoder that nobody has open is unloaded. */
void
notanda_decode_warm (void)
{
  static gpointer open_decoders;

  if (g_once_init_enter_pointer (&open_decoders))
    {
      guint                  n;
      const NotandaEncoding *all = notanda_encoding_list (&n);
      GPtrArray             *decoders = g_ptr_array_sized_new (n);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (decoders, g_iconv_open ("UTF-8", all[i].iconv));
      g_once_init_leave_pointer (&open_decoders, decoders);
    }
}
