/* notanda-magic.c: what kind of file some bytes are, where it isn't text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A table of published magic numbers, the kinds that people do try to open.
 * shared-mime-info knows hundreds, but is a database outside the program that
 * may be missing, and names types where we want a sentence. */

#include "load/text/notanda-magic.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *bytes;
  guint8      size;
  guint8      offset;
  guint8      with_zero; /* letters that may start a text: only where a zero byte follows soon */
  const char *kind;
} Magic;

static const Magic magics[] = {
  { "%PDF-", 5, 0, FALSE, N_ ("this is a PDF file") },
  { "\x89PNG\r\n\x1a\n", 8, 0, FALSE, N_ ("this is a PNG picture") },
  { "\xff\xd8\xff", 3, 0, FALSE, N_ ("this is a JPEG picture") },
  { "GIF87a", 6, 0, TRUE, N_ ("this is a GIF picture") },
  { "GIF89a", 6, 0, TRUE, N_ ("this is a GIF picture") },
  { "WEBP", 4, 8, TRUE, N_ ("this is a WebP picture") },
  { "II*\0", 4, 0, FALSE, N_ ("this is a TIFF picture") },
  { "MM\0*", 4, 0, FALSE, N_ ("this is a TIFF picture") },
  { "\x1f\x8b\x08", 3, 0, FALSE, N_ ("this is a gzip file") },
  { "BZh91AY&SY", 10, 0, FALSE, N_ ("this is a bzip2 file") },
  { "\xfd"
    "7zXZ\0",
    6, 0, FALSE, N_ ("this is an xz file") },
  { "\x28\xb5\x2f\xfd", 4, 0, FALSE, N_ ("this is a Zstandard file") },
  { "7z\xbc\xaf\x27\x1c", 6, 0, FALSE, N_ ("this is a 7-Zip archive") },
  { "Rar!\x1a\x07", 6, 0, TRUE, N_ ("this is a RAR archive") },
  { "ustar", 5, 255, TRUE, N_ ("this is a tar archive") },
  { "\x7f"
    "ELF",
    4, 0, FALSE, N_ ("this is a program") },
  { "SQLite format 3\0", 16, 0, FALSE, N_ ("this is an SQLite database") },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, 0, FALSE, N_ ("this is an old Microsoft Office document") },
  { "{\\rtf", 5, 0, FALSE, N_ ("this is an RTF document") },
  { "ID3", 3, 0, TRUE, N_ ("this is an MP3 recording") },
  { "OggS", 4, 0, TRUE, N_ ("this is an Ogg recording") },
  { "fLaC", 4, 0, TRUE, N_ ("this is a FLAC recording") },
  { "WAVE", 4, 8, TRUE, N_ ("this is a WAV recording") },
  { "ftyp", 4, 4, TRUE, N_ ("this is an MP4 film or recording") },
  { "\x1a\x45\xdf\xa3", 4, 0, FALSE, N_ ("this is a Matroska film") },
};

/* A ZIP's first entry tells the kind of document where its writer followed the
 * rules; the names of the rest would need the whole archive. */
static const Magic zip_magics[] = {
  { "mimetypeapplication/epub+zip", 28, 30, FALSE, N_ ("this is an EPUB book") },
  { "mimetypeapplication/vnd.oasis.opendocument.text", 47, 30, FALSE, N_ ("this is an ODT document") },
  { "mimetypeapplication/vnd.oasis.opendocument", 42, 30, FALSE, N_ ("this is an OpenDocument file") },
  { "[Content_Types].xml", 19, 30, FALSE, N_ ("this is a Microsoft Office document (DOCX, XLSX or PPTX)") },
  { "_rels/", 6, 30, FALSE, N_ ("this is a Microsoft Office document (DOCX, XLSX or PPTX)") },
  { "word/", 5, 30, FALSE, N_ ("this is a DOCX document") },
};

static const char *
find_in (const Magic  *table,
         gsize         n,
         const guint8 *data,
         gsize         size)
{
  for (gsize i = 0; i < n; i++)
    {
      gsize end = (gsize) table[i].offset + table[i].size;

      if (size < end || memcmp (data + table[i].offset, table[i].bytes, table[i].size) != 0)
        continue;
      if (!table[i].with_zero || memchr (data, 0, MIN (size, 1024)) != NULL)
        return table[i].kind;
    }

  return NULL;
}

const char *
notanda_magic_describe (gconstpointer data,
                        gsize         size)
{
  static const Magic zip = { "PK\x03\x04", 4, 0, FALSE, N_ ("this is a ZIP archive") };
  static const Magic empty_zip = { "PK\x05\x06", 4, 0, FALSE, N_ ("this is a ZIP archive") };
  const char        *kind = NULL;

  if (find_in (&zip, 1, data, size) != NULL)
    {
      kind = find_in (zip_magics, G_N_ELEMENTS (zip_magics), data, size);
      if (kind == NULL)
        kind = zip.kind;
    }

  if (kind == NULL)
    kind = find_in (&empty_zip, 1, data, size);
  if (kind == NULL)
    kind = find_in (magics, G_N_ELEMENTS (magics), data, size);

  return kind != NULL ? _ (kind) : NULL;
}

gboolean
notanda_magic_is_notanda (gconstpointer data,
                          gsize         size)
{
  /* The rest of the magic number tells what a transport broke: a file that was
   * sent as text still is one of ours, and its reader says what happened. */
  return size >= 4 && memcmp (data, "\x89NTD", 4) == 0;
}
