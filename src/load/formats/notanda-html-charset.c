/* notanda-html-charset.c: which encoding a page says it is in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said about the bytes comes first, what they look like last, in the order that notanda_html_charset_find() has. Labels go through
 * the closed list of notanda-encoding, so that none can name a decoder that exists for attackers. The scan of the first tags is the one that
 * the HTML standard gives; looking for "charset=" anywhere would find it in comments and scripts too. O(n). */

#include "load/formats/notanda-html-charset.h"

#include <string.h>

#include "load/text/notanda-detect.h"

#define HEAD_SIZE 1024 /* what the standard looks at */

/* A piece of the page that is looked at, from front to back. */
typedef struct
{
  const char *at;
  const char *end;
} Scan;

/* One attribute; each with its size, not terminated. */
typedef struct
{
  const char *name;
  gsize       name_size;
  const char *value;
  gsize       value_size;
} Attribute;

static gboolean
starts_with (const Scan *scan,
             const char *word)
{
  gsize size = strlen (word);

  return (gsize) (scan->end - scan->at) >= size && g_ascii_strncasecmp (scan->at, word, size) == 0;
}

static gboolean
equals (const char *text,
        gsize       size,
        const char *word)
{
  return size == strlen (word) && g_ascii_strncasecmp (text, word, size) == 0;
}

static void
skip_blanks (Scan *scan)
{
  while (scan->at < scan->end && g_ascii_isspace (*scan->at))
    scan->at++;
}

static void
skip_to (Scan       *scan,
         const char *what)
{
  const char *found = memmem (scan->at, (gsize) (scan->end - scan->at), what, strlen (what));

  scan->at = found != NULL ? found + strlen (what) : scan->end;
}

static void
read_value (Scan      *scan,
            Attribute *attribute)
{
  char quote = scan->at < scan->end && (*scan->at == '"' || *scan->at == '\'') ? *scan->at : '\0';

  if (quote != '\0')
    scan->at++;
  attribute->value = scan->at;
  while (scan->at < scan->end && (quote != '\0' ? *scan->at != quote : !g_ascii_isspace (*scan->at) && *scan->at != '>'))
    scan->at++;
  attribute->value_size = (gsize) (scan->at - attribute->value);
  if (quote != '\0' && scan->at < scan->end)
    scan->at++;
}

/* Returns: %FALSE at the end of the tag */
static gboolean
read_attribute (Scan      *scan,
                Attribute *attribute)
{
  while (scan->at < scan->end && (g_ascii_isspace (*scan->at) || *scan->at == '/'))
    scan->at++;
  if (scan->at >= scan->end || *scan->at == '>')
    return FALSE;

  memset (attribute, 0, sizeof *attribute);
  attribute->name = scan->at++;
  while (scan->at < scan->end && !g_ascii_isspace (*scan->at) && strchr ("/>=", *scan->at) == NULL)
    scan->at++;
  attribute->name_size = (gsize) (scan->at - attribute->name);

  skip_blanks (scan);
  if (scan->at >= scan->end || *scan->at != '=')
    return TRUE;
  scan->at++;
  skip_blanks (scan);
  read_value (scan, attribute);

  return TRUE;
}

static const NotandaEncoding *
find_label (const char *label,
            gsize       size)
{
  g_autofree char *name = size > 0 && size < 40 ? g_strndup (label, size) : NULL;

  return name != NULL ? notanda_encoding_find_label (name) : NULL;
}

/* In "text/html; charset=NAME" and the like. */
static const NotandaEncoding *
find_in_type (const char *type,
              gsize       size)
{
  Scan      scan = { type, size > 0 ? type + size : type };
  Attribute label = { 0 };

  while (scan.at < scan.end)
    {
      while (scan.at < scan.end && !starts_with (&scan, "charset"))
        scan.at++;
      if (scan.at >= scan.end)
        return NULL;
      scan.at += strlen ("charset");
      skip_blanks (&scan);
      if (scan.at < scan.end && *scan.at == '=')
        break;
    }
  if (scan.at >= scan.end)
    return NULL;

  scan.at++;
  skip_blanks (&scan);
  read_value (&scan, &label);
  for (gsize i = 0; i < label.value_size; i++)
    if (label.value[i] == ';')
      label.value_size = i;

  return find_label (label.value, label.value_size);
}

const NotandaEncoding *
notanda_html_charset_of_type (const char *content_type)
{
  return content_type != NULL ? find_in_type (content_type, strlen (content_type)) : NULL;
}

/* The page was read as ASCII up to here, so it isn't UTF-16, whatever it says. */
static const NotandaEncoding *
correct (const NotandaEncoding *encoding)
{
  return encoding != NULL && encoding->unit > 1 ? notanda_encoding_find ("UTF-8") : encoding;
}

static const NotandaEncoding *
read_meta (Scan *scan)
{
  const NotandaEncoding *encoding = NULL, *in_content = NULL;
  gboolean               has_charset = FALSE, is_type = FALSE;
  Attribute              attribute;

  while (read_attribute (scan, &attribute))
    if (equals (attribute.name, attribute.name_size, "http-equiv"))
      {
        is_type = equals (attribute.value, attribute.value_size, "content-type");
      }
    else if (equals (attribute.name, attribute.name_size, "content") && in_content == NULL)
      {
        in_content = find_in_type (attribute.value, attribute.value_size);
      }
    else if (equals (attribute.name, attribute.name_size, "charset") && !has_charset)
      {
        has_charset = TRUE;
        encoding = equals (attribute.value, attribute.value_size, "x-user-defined") ? notanda_encoding_find ("windows-1252")
                                                                                    : find_label (attribute.value, attribute.value_size);
      }

  return correct (has_charset ? encoding : is_type ? in_content
                                                   : NULL);
}

static const NotandaEncoding *
read_declaration (Scan *scan)
{
  Attribute              attribute;
  const NotandaEncoding *encoding = NULL;
  const char            *stop = memchr (scan->at, '>', (gsize) (scan->end - scan->at));
  Scan                   declaration = { scan->at + strlen ("<?xml"), stop != NULL ? stop : scan->end };

  while (encoding == NULL && read_attribute (&declaration, &attribute))
    if (equals (attribute.name, attribute.name_size, "encoding"))
      encoding = correct (find_label (attribute.value, attribute.value_size));
  scan->at = declaration.end;

  return encoding;
}

static gboolean
is_at_meta (const Scan *scan)
{
  const char *after = scan->at + strlen ("<meta");

  return starts_with (scan, "<meta") && after < scan->end && (g_ascii_isspace (*after) || *after == '/');
}

static void
skip_tag (Scan *scan)
{
  Attribute attribute;

  while (scan->at < scan->end && !g_ascii_isspace (*scan->at) && *scan->at != '>')
    scan->at++;
  while (read_attribute (scan, &attribute))
    ;
}

static void
skip_markup (Scan *scan)
{
  const char *next = scan->at + 1;

  if (starts_with (scan, "<!--"))
    {
      /* "<!-->" is a whole comment */
      scan->at += 2;
      skip_to (scan, "-->");
    }
  else if (next < scan->end && (g_ascii_isalpha (*next) || (*next == '/' && next + 1 < scan->end && g_ascii_isalpha (next[1]))))
    {
      skip_tag (scan);
    }
  else if (next < scan->end && strchr ("!/?", *next) != NULL)
    {
      skip_to (scan, ">");
    }
  else
    {
      scan->at++;
    }
}

const NotandaEncoding *
notanda_html_charset_of_head (const char *data,
                              gsize       size)
{
  Scan                   scan = { data, data + size };
  const NotandaEncoding *declared = NULL;

  if (starts_with (&scan, "\xef\xbb\xbf"))
    scan.at += 3;
  if (starts_with (&scan, "<?xml"))
    declared = read_declaration (&scan);

  while (scan.at < scan.end)
    {
      const NotandaEncoding *encoding = NULL;

      if (is_at_meta (&scan))
        {
          scan.at += strlen ("<meta");
          encoding = read_meta (&scan);
        }
      else if (*scan.at == '<')
        {
          skip_markup (&scan);
        }
      else
        {
          const char *next = memchr (scan.at, '<', (gsize) (scan.end - scan.at));

          scan.at = next != NULL ? next : scan.end;
        }
      if (encoding != NULL)
        return encoding;
    }

  return declared;
}

/* Three characters of several bytes, and nothing that isn't UTF-8 but an end that was cut off. */
static gboolean
is_plainly_utf8 (const char *data,
                 gsize       size)
{
  const char *stop = NULL;
  guint       n = 0;

  if (!g_utf8_validate_len (data, (gssize) size, &stop) && g_utf8_get_char_validated (stop, data + size - stop) != (gunichar) -2)
    return FALSE;
  for (const char *at = data; at < stop && n < 3; at++)
    n += ((guint8) *at & 0xc0) == 0xc0;

  return n == 3;
}

/* Returns: what @encoding, which something says, comes to for these bytes */
static const NotandaEncoding *
believe (const NotandaEncoding *encoding,
         const char            *data,
         gsize                  size)
{
  /* the tags alone have zero bytes in such a page */
  if (encoding != NULL && encoding->unit > 1 && memchr (data, 0, size) == NULL)
    return NULL;

  return encoding;
}

const NotandaEncoding *
notanda_html_charset_find (const char            *data,
                           gsize                  size,
                           const NotandaEncoding *user,
                           const char            *content_type,
                           const char           **from)
{
  const NotandaEncoding *encoding = notanda_detect_mark (data, size);
  const NotandaEncoding *utf8 = notanda_encoding_find ("UTF-8");

  *from = "mark";
  if (encoding != NULL && (user == NULL || !notanda_encoding_is_twice (user)))
    return encoding;

  *from = "user";
  if (user != NULL)
    return user;

  *from = "http";
  encoding = believe (notanda_html_charset_of_type (content_type), data, size);
  if (encoding == NULL && memchr (data, 0, MIN (size, HEAD_SIZE)) == NULL)
    {
      *from = "meta";
      encoding = notanda_html_charset_of_head (data, MIN (size, HEAD_SIZE));
    }
  if (encoding != NULL && encoding->unit == 1 && encoding != utf8 && is_plainly_utf8 (data, size))
    return NULL;

  return encoding;
}
