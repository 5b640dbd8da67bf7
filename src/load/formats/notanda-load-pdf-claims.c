/* notanda-load-pdf-claims.c: whether some bytes are a PDF file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Apart from the reader, so that the program itself can ask without being linked with poppler. */

#include "load/formats/notanda-load-pdf.h"

#include <string.h>

#define JUNK_SIZE 1024 /* what mailers and servers put in front of it */

gboolean
notanda_load_pdf_claims (const char               *data,
                         gsize                     size,
                         const NotandaLoadOptions *options)
{
  const char *at = memmem (data, MIN (size, JUNK_SIZE), "%PDF-", 5);

  /* not a page or a text that tells of it */
  return at != NULL && (at == data || (at[-1] == '\n' && data[0] != '<'));
}
