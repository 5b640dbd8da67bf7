/* notanda-load-html-claims.c: whether some bytes are a page of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A page is known by its first tag, since servers and names lie. Apart from the reader, so that the program itself can ask
 * without being linked with the parser. */

#include "load/formats/notanda-load-html.h"

#include <string.h>

#include "load/formats/notanda-unpack.h"
#include "load/text/notanda-detect.h"

#define CLAIM_SIZE (64u << 10)

/* The elements that a page may begin with, whatever else is missing. */
static const char *const first_tags[] = {
  "html", "head", "body", "title", "meta", "link", "script", "style", "base", "noscript", "div", "p", "h1", "h2", "h3", "h4", "table",
  "a", "br", "b", "i", "em", "strong", "span", "font", "center", "section", "article", "main", "header", "nav", "ul", "ol", "dl", "pre",
  "blockquote", "form", "img", "iframe", "frameset", "figure", "hr", "template", "plaintext", NULL
};

/* The page's start as ASCII, for looking at tags: UTF-16 without its zero bytes. */
static char *
dup_start (const char *data,
           gsize       size,
           gsize      *n)
{
  const NotandaEncoding *encoding = notanda_detect_mark (data, size);
  char                  *start;

  size = MIN (size, CLAIM_SIZE);
  if (encoding == NULL && size > 1 && (data[0] == '\0' || data[1] == '\0'))
    encoding = notanda_detect_utf16 (data, size);
  start = g_malloc (size + 1);
  *n = 0;
  /* no bytes may have no address */
  if (size > 0 && (encoding == NULL || encoding->unit == 1))
    {
      memcpy (start, data, size);
      *n = size;
    }
  for (gsize i = *n; i < size; i++)
    if (data[i] != '\0')
      start[(*n)++] = data[i];
  start[*n] = '\0';

  return start;
}

/* Past byte order marks, blanks, comments, declarations and a doctype. */
static const char *
skip_prologue (const char *at,
               const char *end,
               gboolean   *is_html)
{
  for (;;)
    {
      const char *stop;

      while (at < end && (g_ascii_isspace (*at) || strchr ("\xef\xbb\xbf\xfe\xff", *at) != NULL))
        at++;
      if (end - at < 3 || at[0] != '<' || (at[1] != '!' && at[1] != '?'))
        return at;
      if (g_ascii_strncasecmp (at, "<!doctype html", strlen ("<!doctype html")) == 0)
        {
          *is_html = TRUE;
          return at;
        }
      stop = g_str_has_prefix (at, "<!--") ? g_strstr_len (at + 4, end - at - 4, "-->") : memchr (at, '>', (gsize) (end - at));
      if (stop == NULL)
        return end;
      at = *stop == '-' ? stop + 3 : stop + 1;
    }
}

static gboolean
is_first_tag (const char *at,
              const char *end,
              gboolean   *is_any)
{
  const char *name = at + 1;
  gsize       size = 0;

  *is_any = FALSE;
  if (end - at < 2 || *at != '<')
    return FALSE;
  while (name + size < end && (g_ascii_isalnum (name[size]) || name[size] == ':' || name[size] == '-'))
    size++;
  *is_any = size > 0;
  for (guint i = 0; first_tags[i] != NULL; i++)
    if (strlen (first_tags[i]) == size && g_ascii_strncasecmp (name, first_tags[i], size) == 0)
      return name + size < end && (g_ascii_isspace (name[size]) || strchr (">/", name[size]) != NULL);

  return FALSE;
}

static gboolean
is_called_html (const NotandaLoadOptions *options)
{
  static const char *const ends[] = { ".html", ".htm", ".xhtml", ".shtml", NULL };
  g_autofree char         *name = options->name != NULL ? g_ascii_strdown (options->name, -1) : g_strdup ("");
  const char              *type = options->content_type;

  if (type != NULL && (g_ascii_strncasecmp (type, "text/html", 9) == 0 || g_ascii_strncasecmp (type, "application/xhtml+xml", 21) == 0))
    return TRUE;
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (name, ends[i]))
      return TRUE;

  return FALSE;
}

/* Text with a tag somewhere in it. */
static gboolean
has_tag (const char *at,
         const char *end)
{
  for (; at < end; at++)
    {
      gboolean is_any = FALSE;

      if (*at == '<' && (is_first_tag (at, end, &is_any) || is_any))
        return TRUE;
    }

  return FALSE;
}

static gboolean
claims_page (const char               *data,
             gsize                     size,
             const NotandaLoadOptions *options)
{
  gsize            n = 0;
  g_autofree char *start = dup_start (data, size, &n);
  gboolean         is_html = FALSE, is_any = FALSE;
  const char      *at = skip_prologue (start, start + n, &is_html);

  if (is_html || is_first_tag (at, start + n, &is_any))
    return TRUE;

  /* another root element: a feed, an SVG picture, sent as a page; a word in brackets is none */
  if (is_any && g_str_has_prefix (start, "<?xml"))
    return FALSE;

  return is_called_html (options) && has_tag (at, start + n);
}

gboolean
notanda_load_html_claims (const char               *data,
                          gsize                     size,
                          const NotandaLoadOptions *options)
{
  g_auto (NotandaUnpacked) unpacked = { 0 };

  if (!notanda_inflate_is_gzip (data, size))
    return claims_page (data, size, options);

  notanda_unpack (data, MIN (size, CLAIM_SIZE), NOTANDA_INFLATE_MEMBER, CLAIM_SIZE, &unpacked);

  return claims_page ((const char *) unpacked.bytes->data, unpacked.bytes->len, options);
}
