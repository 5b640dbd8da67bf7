/* notanda-load-mhtml-claims.c: whether some bytes are a page that was saved as one message
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Apart from the reader, so that a program that only asks is not linked with its libraries. */

#include "load/formats/notanda-headers.h"
#include "load/formats/notanda-load-mhtml.h"

#define CLAIM_SIZE (64u << 10)

/* Whether the first line is a header at all: the rest would be a long look at any text. */
static gboolean
begins_with_header (const char *data,
                    gsize       size)
{
  gsize n = 0;

  while (n < size && n < 60 && (g_ascii_isalnum (data[n]) || data[n] == '-'))
    n++;

  return n > 0 && n < size && data[n] == ':';
}

gboolean
notanda_load_mhtml_claims (const char               *data,
                           gsize                     size,
                           const NotandaLoadOptions *options)
{
  g_autoptr (NotandaHeaders) headers = NULL;
  gsize used = 0;

  if (!begins_with_header (data, size))
    return FALSE;
  headers = notanda_headers_parse (data, MIN (size, CLAIM_SIZE), &used);
  if (notanda_headers_get (headers, "MIME-Version") == NULL)
    return FALSE;

  return notanda_headers_is (headers, "Content-Type", "multipart/") || notanda_headers_is (headers, "Content-Type", "text/html");
}
