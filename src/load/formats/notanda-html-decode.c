/* notanda-html-decode.c: the text of a page from its bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the page says comes first, what its bytes look like last. Nothing is refused that can be read at all: bytes that aren't in the
 * encoding are counted, and zero bytes are shown, since a browser goes on after either. All is O(n). */

#include "load/formats/notanda-html-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-html-charset.h"
#include "load/text/notanda-detect.h"
#include "load/text/notanda-magic.h"

#define LATE_HEAD_SIZE (64u << 10) /* where nothing else is known */
#define MAX_SIZE (64u << 20)
#define MAX_ZEROS 100 /* one byte in so many */

static gboolean
is_all_blank (const char *data,
              gsize       size)
{
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isspace (data[i]))
      return FALSE;

  return TRUE;
}

static gsize
count_zeros (const char *data,
             gsize       size)
{
  gsize n = 0;

  for (const char *at = memchr (data, 0, size); at != NULL; at = memchr (at, 0, (gsize) (data + size - at)))
    {
      n++;
      at++;
    }

  return n;
}

static gboolean
check (const char            *data,
       gsize                  size,
       const NotandaEncoding *encoding,
       const char            *name,
       GError               **error)
{
  const char *kind = notanda_magic_describe (data, size);

  if (is_all_blank (data, size))
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY,
                 size == 0 ? _ ("%s: the page is empty; nothing came") : _ ("%s: the page holds nothing but blanks"), name);
  else if (kind != NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT, _ ("%s: %s, not a page of text"), name, kind);
  else if ((encoding == NULL || encoding->unit == 1) && count_zeros (data, size) > size / MAX_ZEROS + 1)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT, _ ("%s: this is a binary file, not a page of text: it is full of zero bytes"), name);
  else
    return TRUE;

  return FALSE;
}

/* As substitutes, which every encoding of single bytes has where ASCII has it, and which become U+FFFD when all is decoded. */
static char *
dup_without_zeros (const char *data,
                   gsize       size)
{
  char *copy = g_memdup2 (data, size);

  for (char *zero = memchr (copy, 0, size); zero != NULL; zero = memchr (zero, 0, (gsize) (copy + size - zero)))
    *zero = '\x1a';

  return copy;
}

static void
show_substitutes (NotandaDecoded *decoded)
{
  g_autoptr (GString) text = NULL;
  const char *at = decoded->text;

  if (memchr (decoded->text, '\x1a', decoded->size) == NULL)
    return;

  text = g_string_sized_new (decoded->size + 64);
  for (const char *found = strchr (at, '\x1a'); found != NULL; found = strchr (at, '\x1a'))
    {
      g_string_append_len (text, at, found - at);
      g_string_append (text, "\xef\xbf\xbd");
      at = found + 1;
    }
  g_string_append (text, at);
  g_free (decoded->text);
  decoded->size = text->len;
  decoded->text = g_string_free (g_steal_pointer (&text), FALSE);
}

/* Where nothing says so in time, a late meta element does, as in the standard; else the bytes must. */
static gboolean
decode (const char            *data,
        gsize                  size,
        const NotandaEncoding *encoding,
        const char            *name,
        const char           **from,
        NotandaDecoded        *decoded,
        GError               **error)
{
  if (encoding == NULL && !notanda_detect_is_utf8 (data, size))
    {
      encoding = notanda_html_charset_of_head (data, MIN (size, LATE_HEAD_SIZE));
      *from = "meta";
    }
  if (encoding != NULL)
    return notanda_decode_declared (data, size, encoding, MAX_SIZE, name, decoded, error);

  *from = "bytes";

  return notanda_decode (data, size, NULL, MAX_SIZE, name, decoded, error);
}

static void
report (const NotandaDecoded *decoded,
        const char           *from,
        NotandaLoaded        *loaded)
{
  notanda_loaded_set_meta (loaded, NOTANDA_META_ENCODING, g_strdup (decoded->encoding->name), from);
  if (decoded->n_bad > 0)
    notanda_loaded_add_notice (loaded,
                               g_strdup_printf (ngettext ("%" G_GSIZE_FORMAT " place could not be read as %s and may be wrong. If the text looks odd, open it with another encoding.",
                                                          "%" G_GSIZE_FORMAT " places could not be read as %s and may be wrong. If the text looks odd, open it with another encoding.",
                                                          decoded->n_bad),
                                                decoded->n_bad, decoded->encoding->name));
}

gboolean
notanda_html_decode (const char               *data,
                     gsize                     size,
                     const NotandaLoadOptions *options,
                     NotandaLoaded            *loaded,
                     NotandaDecoded           *decoded,
                     GError                  **error)
{
  const NotandaEncoding *user = options->encoding != NULL ? notanda_encoding_find (options->encoding) : NULL;
  const NotandaEncoding *encoding;
  g_autofree char       *copy = NULL;
  const char            *from = NULL;

  /* no bytes may have no address */
  if (size == 0)
    data = "";
  if (options->encoding != NULL && user == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID,
                   _ ("%s: there is no encoding “%s”; a name such as UTF-8 or windows-1252 is needed"), options->name, options->encoding);
      return FALSE;
    }

  encoding = notanda_html_charset_find (data, size, user, options->content_type, &from);
  if (encoding == NULL && memchr (data, 0, size) != NULL)
    {
      encoding = notanda_detect_utf16 (data, size);
      from = "bytes";
    }
  if (!check (data, size, encoding, options->name, error))
    return FALSE;
  if ((encoding == NULL || encoding->unit == 1) && memchr (data, 0, size) != NULL)
    data = copy = dup_without_zeros (data, size);
  if (!decode (data, size, encoding, options->name, &from, decoded, error))
    return FALSE;

  show_substitutes (decoded);
  report (decoded, from, loaded);

  return TRUE;
}
