/* notanda-zip-claims.c: what a zip archive holds, by its start
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Goes by the heads of the entries in the start alone: the directory at the end may not have come yet. Here too are the claims of the
 * readers that ask, apart from them, since a program that names a reader is linked with its libraries. */

#include "load/formats/notanda-zip-claims.h"

#include <string.h>

#include "load/formats/notanda-load-docx.h"
#include "load/formats/notanda-load-epub.h"
#include "load/formats/notanda-load-odt.h"

#define CLAIM_SIZE (64u << 10)
#define HEAD_SIZE 30 /* of an entry, in front of its name */

static gboolean
has_entry (const char *data,
           gsize       size,
           const char *entry)
{
  gsize       n = strlen (entry);
  const char *at = data;
  const char *end = data + size;

  while (at < end && (at = memmem (at, (gsize) (end - at), "PK\x03\x04", 4)) != NULL)
    {
      gsize n_name = end - at >= HEAD_SIZE ? (guint8) at[26] | (gsize) (guint8) at[27] << 8 : 0;

      if (n_name == n && (gsize) (end - at) >= HEAD_SIZE + n && memcmp (at + HEAD_SIZE, entry, n) == 0)
        return TRUE;
      at += 4;
    }

  return FALSE;
}

gboolean
notanda_zip_claims (const char *data,
                    gsize       size,
                    const char *type,
                    const char *entry)
{
  static const char first[] = "mimetype";
  gsize             n = type != NULL ? strlen (type) : 0;

  size = MIN (size, CLAIM_SIZE);
  if (size < HEAD_SIZE || memcmp (data, "PK\x03\x04", 4) != 0)
    return FALSE;
  if (type != NULL && size >= HEAD_SIZE + strlen (first) + n && memcmp (data + HEAD_SIZE, first, strlen (first)) == 0)
    {
      gsize n_extra = (guint8) data[28] | (gsize) (guint8) data[29] << 8;
      gsize start = HEAD_SIZE + strlen (first) + n_extra;

      if (size >= start + n && memcmp (data + start, type, n) == 0)
        return TRUE;
    }

  return entry != NULL && has_entry (data, size, entry);
}

gboolean
notanda_load_docx_claims (const char               *data,
                          gsize                     size,
                          const NotandaLoadOptions *options)
{
  /* the second is the same by an office in the browser */
  return notanda_zip_claims (data, size, NULL, "word/document.xml") || notanda_zip_claims (data, size, NULL, "word/document2.xml");
}

gboolean
notanda_load_epub_claims (const char               *data,
                          gsize                     size,
                          const NotandaLoadOptions *options)
{
  return notanda_zip_claims (data, size, "application/epub+zip", "META-INF/container.xml");
}

gboolean
notanda_load_odt_claims (const char               *data,
                         gsize                     size,
                         const NotandaLoadOptions *options)
{
  return notanda_zip_claims (data, size, "application/vnd.oasis.opendocument.text", NULL);
}
