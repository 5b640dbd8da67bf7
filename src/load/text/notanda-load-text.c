/* notanda-load-text.c: an article from plain text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Runs in the program itself, unlike the readers of hostile formats: each step
 * is a total function over bytes, fuzzed as such. */

#include "load/text/notanda-load-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/text/notanda-blocks.h"
#include "load/text/notanda-decode.h"
#include "load/text/notanda-magic.h"

gboolean
notanda_load_text_claims (GBytes *bytes)
{
  gsize         size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return !notanda_magic_is_notanda (data, size) && notanda_magic_describe (data, size) == NULL;
}

/* In place: the text only gets shorter. */
static gsize
normalise_line_ends (char *text,
                     gsize size)
{
  char *from = memchr (text, '\r', size);
  char *to = from;
  char *end = text + size;

  if (from == NULL)
    return size;

  while (from < end)
    {
      char c = *from++;

      if (c == '\r' && from < end && *from == '\n')
        from++;
      *to++ = c == '\r' ? '\n' : c;
    }
  *to = '\0';

  return to - text;
}

static gboolean
is_empty (const char *text,
          gsize       size)
{
  for (const char *at = text; at < text + size; at = g_utf8_next_char (at))
    if (!notanda_blocks_is_blank (g_utf8_get_char (at)))
      return FALSE;

  return TRUE;
}

/* Noise without a zero byte is rare in files but common in streams. What old
 * texts do hold are escapes, form feeds and backspaces. */
static gboolean
is_noise (const char *text,
          gsize       size)
{
  gsize n_controls = 0;

  for (gsize i = 0; i < size; i++)
    {
      guint8 byte = (guint8) text[i];

      n_controls += (byte < 0x20 && (byte < '\b' || byte > '\r') && byte != 0x1a && byte != '\033') || byte == 0x7f;
    }

  return n_controls > 2 && n_controls * 50 > size;
}

static char *
describe_mended (const NotandaDecoded *decoded)
{
  if (decoded->n_bad == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%" G_GSIZE_FORMAT " place in this file could not be read as %s and may be wrong.",
                                    "%" G_GSIZE_FORMAT " places in this file could not be read as %s and may be wrong.",
                                    decoded->n_bad),
                          decoded->n_bad, decoded->encoding->name);
}

static gboolean
check_text (const char *text,
            gsize       size,
            gboolean    forced,
            const char *name,
            GError    **error)
{
  if (is_empty (text, size))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY,
                   size == 0 ? _ ("%s: the file is empty") : _ ("%s: the file holds nothing but blanks"), name);
      return FALSE;
    }
  if (!forced && is_noise (text, size))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                   _ ("%s: this is a binary file, not text: it is full of control characters"), name);
      return FALSE;
    }

  return TRUE;
}

NotandaReading *
notanda_load_text (GBytes                *bytes,
                   const char            *name,
                   const NotandaEncoding *forced,
                   char                 **notice,
                   GError               **error)
{
  g_auto (NotandaDecoded) decoded = { 0 };
  g_autoptr (NotandaArticle) article = NULL;
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (GBytes) text = NULL;
  gsize         size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (!notanda_decode (size > 0 ? data : "", size, forced, NOTANDA_ARTICLE_MAX_SIZE, name, &decoded, error))
    return NULL;

  size = normalise_line_ends (decoded.text, decoded.size);
  if (!check_text (decoded.text, size, forced != NULL, name, error))
    return NULL;

  text = g_bytes_new_take (g_steal_pointer (&decoded.text), size);
  article = notanda_article_new (text, error);
  if (article == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  reading = notanda_reading_new (article);
  notanda_blocks_guess (g_bytes_get_data (text, NULL), size, reading->blocks, reading->meta);
  for (guint i = 0; i < NOTANDA_N_META; i++)
    if (reading->meta[i] != NULL)
      reading->from[i] = g_strdup ("text");
  notanda_reading_set_meta (reading, NOTANDA_META_ENCODING, g_strdup (decoded.encoding->name), "file");
  reading->encoding_guessed = decoded.guessed;
  *notice = describe_mended (&decoded);

  return g_steal_pointer (&reading);
}
