/* notanda-formats.c: the table of readers that run in a helper process
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whoever calls this is linked with the readers and their libraries: the helper, and tests. All else asks
 * notanda-claims.h, whose table names the same. */

#include "load/formats/notanda-formats.h"

#include "load/formats/notanda-load-feed.h"
#include "load/formats/notanda-load-html.h"
#include "load/formats/notanda-load-mhtml.h"
#include "load/formats/notanda-load-warc.h"

static const NotandaFormat formats[] = {
  { "warc", NOTANDA_HELPER_ANY, notanda_load_warc_claims, notanda_load_html_warm, notanda_load_warc },
  { "feed", NOTANDA_HELPER_ANY, notanda_load_feed_claims, notanda_load_feed_warm, notanda_load_feed },
  { "mhtml", NOTANDA_HELPER_ANY, notanda_load_mhtml_claims, notanda_load_html_warm, notanda_load_mhtml },
  { "html", NOTANDA_HELPER_ANY, notanda_load_html_claims, notanda_load_html_warm, notanda_load_html },
};

const NotandaFormat *
notanda_formats_list (guint *n)
{
  *n = G_N_ELEMENTS (formats);

  return formats;
}
