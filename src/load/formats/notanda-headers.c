/* notanda-headers.c: lines of "Name: value", as messages, HTTP and web archives begin with
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Three formats share them, and what is wrong with them: line ends of one byte, names in any case, values in any encoding. Few are asked for,
 * so they are looked through, not hashed. */

#include "load/formats/notanda-headers.h"

#include <string.h>

#include "load/text/notanda-decode.h"

#define MAX_LINES 1000
#define MAX_SIZE (256u << 10)

struct _NotandaHeaders
{
  GPtrArray *names;
  GPtrArray *values; /* GString */
};

static void
value_free (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
add_line (NotandaHeaders *headers,
          const char     *line,
          gsize           size)
{
  const char *colon = memchr (line, ':', size);
  GString    *last = headers->values->len > 0 ? g_ptr_array_index (headers->values, headers->values->len - 1) : NULL;

  if (g_ascii_isspace (*line))
    {
      if (last != NULL)
        g_string_append_len (last, line, (gssize) size);
      return;
    }
  if (colon == NULL || headers->names->len >= MAX_LINES)
    return;
  g_ptr_array_add (headers->names, g_strndup (line, (gsize) (colon - line)));
  g_ptr_array_add (headers->values, g_string_new_len (colon + 1, (gssize) (line + size - colon - 1)));
}

NotandaHeaders *
notanda_headers_parse (const char *data,
                       gsize       size,
                       gsize      *used)
{
  NotandaHeaders *headers = g_new0 (NotandaHeaders, 1);
  const char     *at = data, *end = data + size;

  headers->names = g_ptr_array_new_with_free_func (g_free);
  headers->values = g_ptr_array_new_with_free_func (value_free);
  while (at < end)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));
      const char *next = stop != NULL ? stop + 1 : end;
      gsize       length = (gsize) ((stop != NULL ? stop : end) - at);

      if (length > 0 && at[length - 1] == '\r')
        length--;
      if (length > 0 && at - data + length < MAX_SIZE)
        add_line (headers, at, length);
      at = next;
      if (length == 0)
        break;
    }
  *used = (gsize) (at - data);

  for (guint i = 0; i < headers->values->len; i++)
    {
      GString         *value = g_ptr_array_index (headers->values, i);
      g_autofree char *valid = g_utf8_make_valid (value->str, (gssize) value->len);

      g_string_assign (value, g_strstrip (valid));
    }

  return headers;
}

void
notanda_headers_free (NotandaHeaders *headers)
{
  if (headers == NULL)
    return;
  g_ptr_array_unref (headers->names);
  g_ptr_array_unref (headers->values);
  g_free (headers);
}

const char *
notanda_headers_get (const NotandaHeaders *headers,
                     const char           *name)
{
  for (guint i = 0; i < headers->names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (headers->names, i), name) == 0)
      return ((GString *) g_ptr_array_index (headers->values, i))->str;

  return NULL;
}

gboolean
notanda_headers_is (const NotandaHeaders *headers,
                    const char           *name,
                    const char           *value)
{
  const char *own = notanda_headers_get (headers, name);
  gsize       size = strlen (value);

  if (own == NULL || g_ascii_strncasecmp (own, value, size) != 0)
    return FALSE;

  return value[size - 1] == '/' || own[size] == '\0' || own[size] == ';' || g_ascii_isspace (own[size]);
}

/* Past the value of a parameter, quoted or not. */
static const char *
read_value (const char *at,
            GString    *value)
{
  gboolean quoted = *at == '"';

  if (quoted)
    at++;
  while (*at != '\0' && (quoted ? *at != '"' : *at != ';' && !g_ascii_isspace (*at)))
    {
      if (quoted && *at == '\\' && at[1] != '\0')
        at++;
      g_string_append_c (value, *at++);
    }

  return *at == '"' ? at + 1 : at;
}

char *
notanda_headers_dup_parameter (const NotandaHeaders *headers,
                               const char           *name,
                               const char           *parameter)
{
  const char *at = notanda_headers_get (headers, name);

  while (at != NULL && (at = strchr (at, ';')) != NULL)
    {
      g_autoptr (GString) value = g_string_new (NULL);
      const char *word;
      gsize       size;

      for (at++; g_ascii_isspace (*at); at++)
        ;
      word = at;
      size = strcspn (word, "=; \t");
      at += size;
      while (g_ascii_isspace (*at))
        at++;
      if (*at != '=')
        continue;
      for (at++; g_ascii_isspace (*at); at++)
        ;
      at = read_value (at, value);
      if (size == strlen (parameter) && g_ascii_strncasecmp (word, parameter, size) == 0)
        return g_string_free (g_steal_pointer (&value), FALSE);
    }

  return NULL;
}

/* In headers, "_" is a blank; in bodies a "=" at a line's end joins it with the next. */
static GByteArray *
decode_quoted (const char *data,
               gsize       size,
               gboolean    in_header)
{
  GByteArray *out = g_byte_array_sized_new ((guint) MIN (size, G_MAXUINT));

  for (gsize i = 0; i < size; i++)
    {
      guint8 byte = (guint8) data[i];
      gsize  next = i + 1;

      if (byte == '=' && size - i > 2 && g_ascii_isxdigit (data[i + 1]) && g_ascii_isxdigit (data[i + 2]))
        {
          byte = (guint8) (g_ascii_xdigit_value (data[i + 1]) * 16 + g_ascii_xdigit_value (data[i + 2]));
          i += 2;
        }
      else if (byte == '=' && !in_header)
        {
          while (next < size && (data[next] == ' ' || data[next] == '\t' || data[next] == '\r'))
            next++;
          if (next == size || data[next] == '\n')
            {
              i = next;
              continue;
            }
        }
      else if (byte == '_' && in_header)
        {
          byte = ' ';
        }
      g_byte_array_append (out, &byte, 1);
    }

  return out;
}

static GByteArray *
decode_base64 (const char *data,
               gsize       size)
{
  GByteArray *out = g_byte_array_new ();
  int         state = 0;
  guint       save = 0;

  g_byte_array_set_size (out, (guint) (size / 4 * 3 + 6));
  g_byte_array_set_size (out, (guint) g_base64_decode_step (data, size, out->data, &state, &save));

  return out;
}

/* Returns: past the word "=?charset?B?text?=" at @at, which is appended; %NULL where there is none */
static const char *
read_word (const char *at,
           GString    *out)
{
  const char      *charset_end = strchr (at + 2, '?');
  const char      *text = charset_end != NULL && charset_end[1] != '\0' && charset_end[2] == '?' ? charset_end + 3 : NULL;
  const char      *end = text != NULL ? strstr (text, "?=") : NULL;
  g_autofree char *charset = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  const NotandaEncoding *encoding;
  g_auto (NotandaDecoded) decoded = { 0 };

  if (end == NULL || charset_end - at > 40 || end - text > 1000)
    return NULL;
  charset = g_strndup (at + 2, strcspn (at + 2, "?*"));
  encoding = notanda_encoding_find_label (charset);
  bytes = g_ascii_tolower (charset_end[1]) == 'b' ? decode_base64 (text, (gsize) (end - text)) : decode_quoted (text, (gsize) (end - text), TRUE);
  if (encoding != NULL ? !notanda_decode_declared (bytes->data, bytes->len, encoding, MAX_SIZE, "", &decoded, NULL)
                       : !notanda_decode (bytes->data, bytes->len, NULL, MAX_SIZE, "", &decoded, NULL))
    return NULL;
  g_string_append_len (out, decoded.text, (gssize) decoded.size);

  return end + 2;
}

char *
notanda_headers_dup_words (const NotandaHeaders *headers,
                           const char           *name)
{
  const char *at = notanda_headers_get (headers, name);
  GString    *out;
  const char *after_word = NULL;

  if (at == NULL)
    return NULL;
  out = g_string_new (NULL);
  while (*at != '\0')
    {
      const char *past = at[0] == '=' && at[1] == '?' ? read_word (at, out) : NULL;
      gsize       blanks = strspn (at, " \t\r\n");

      if (past != NULL)
        at = after_word = past;
      else if (at == after_word && blanks > 0 && at[blanks] == '=' && at[blanks + 1] == '?')
        at += blanks; /* only separates two words */
      else
        g_string_append_c (out, *at++);
    }

  return g_string_free (out, FALSE);
}

GBytes *
notanda_headers_decode_body (const NotandaHeaders *headers,
                             const char           *data,
                             gsize                 size)
{
  if (notanda_headers_is (headers, "Content-Transfer-Encoding", "quoted-printable"))
    return g_byte_array_free_to_bytes (decode_quoted (data, size, FALSE));
  if (notanda_headers_is (headers, "Content-Transfer-Encoding", "base64"))
    return g_byte_array_free_to_bytes (decode_base64 (data, size));

  return g_bytes_new (data, size);
}
