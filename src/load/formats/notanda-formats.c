/* notanda-formats.c: the table of readers that run in a helper process
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whoever calls this is linked with the readers and their libraries: the helper, and tests. All else asks
 * notanda-claims.h, whose table names the same. */

#include "load/formats/notanda-formats.h"

#include "load/formats/notanda-load-docx.h"
#include "load/formats/notanda-load-epub.h"
#include "load/formats/notanda-load-feed.h"
#include "load/formats/notanda-load-html.h"
#include "load/formats/notanda-load-markdown.h"
#include "load/formats/notanda-load-mhtml.h"
#include "load/formats/notanda-load-odt.h"
#include "load/formats/notanda-load-warc.h"

static const NotandaLoadFormat formats[] = {
  { "warc", NOTANDA_HELPER_ANY, notanda_load_warc_claims, notanda_load_html_warm, notanda_load_warc },
  { "epub", NOTANDA_HELPER_ANY, notanda_load_epub_claims, notanda_load_epub_warm, notanda_load_epub },
  { "odt", NOTANDA_HELPER_ANY, notanda_load_odt_claims, notanda_load_odt_warm, notanda_load_odt },
  { "docx", NOTANDA_HELPER_ANY, notanda_load_docx_claims, notanda_load_docx_warm, notanda_load_docx },
  { "feed", NOTANDA_HELPER_ANY, notanda_load_feed_claims, notanda_load_feed_warm, notanda_load_feed },
  { "mhtml", NOTANDA_HELPER_ANY, notanda_load_mhtml_claims, notanda_load_html_warm, notanda_load_mhtml },
  { "markdown", NOTANDA_HELPER_ANY, notanda_load_markdown_claims, notanda_load_markdown_warm, notanda_load_markdown },
  { "html", NOTANDA_HELPER_ANY, notanda_load_html_claims, notanda_load_html_warm, notanda_load_html },
};

const NotandaLoadFormat *
notanda_formats_list (guint *n)
{
  *n = G_N_ELEMENTS (formats);

  return formats;
}
