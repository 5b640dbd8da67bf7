/* notanda-claims.c: which input goes to which reader of a helper process
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The table stands apart from that of the readers: a program that named a reader would be linked with its libraries,
 * and would start slower for what only a helper calls. */

#include "load/formats/notanda-claims.h"

#include <glib/gi18n-lib.h>

#include "load/formats/notanda-load-docx.h"
#include "load/formats/notanda-load-epub.h"
#include "load/formats/notanda-load-feed.h"
#include "load/formats/notanda-load-html.h"
#include "load/formats/notanda-load-markdown.h"
#include "load/formats/notanda-load-mhtml.h"
#include "load/formats/notanda-load-odt.h"
#include "load/formats/notanda-load-pdf.h"
#include "load/formats/notanda-load-warc.h"

#define LOOKED_AT (64u << 10) /* bytes */

static const NotandaClaim claims[] = {
  { "warc", N_ ("a web archive"), NOTANDA_HELPER_ANY, TRUE, notanda_load_warc_claims },
  { "pdf", N_ ("a PDF file"), NOTANDA_HELPER_PDF, TRUE, notanda_load_pdf_claims },
  { "epub", N_ ("an EPUB book"), NOTANDA_HELPER_ANY, FALSE, notanda_load_epub_claims },
  { "odt", N_ ("an OpenDocument text"), NOTANDA_HELPER_ANY, FALSE, notanda_load_odt_claims },
  { "docx", N_ ("a DOCX file"), NOTANDA_HELPER_ANY, FALSE, notanda_load_docx_claims },
  { "feed", N_ ("a feed"), NOTANDA_HELPER_ANY, FALSE, notanda_load_feed_claims },
  { "mhtml", N_ ("a saved web page"), NOTANDA_HELPER_ANY, TRUE, notanda_load_mhtml_claims },
  { "markdown", N_ ("a Markdown text"), NOTANDA_HELPER_ANY, FALSE, notanda_load_markdown_claims },
  { "html", N_ ("a web page"), NOTANDA_HELPER_ANY, TRUE, notanda_load_html_claims },
};

const NotandaClaim *
notanda_claims_list (guint *n)
{
  *n = G_N_ELEMENTS (claims);

  return claims;
}

const NotandaClaim *
notanda_claims_find (GBytes                   *bytes,
                     const NotandaLoadOptions *options)
{
  gsize       size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; data != NULL && i < G_N_ELEMENTS (claims); i++)
    if (claims[i].claims (data, MIN (size, LOOKED_AT), options))
      return &claims[i];

  return NULL;
}

const NotandaClaim *
notanda_claims_get (const char *identifier)
{
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    if (g_str_equal (claims[i].identifier, identifier))
      return &claims[i];

  return NULL;
}
