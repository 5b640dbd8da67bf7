/* notanda-load-feed.c: the articles that a feed lists
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Decodes, and hands over to the reader of the kind; what they have in common is notanda-feed's. */

#include "load/formats/notanda-load-feed.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-feed-json.h"
#include "load/formats/notanda-feed-xml.h"
#include "load/formats/notanda-html-decode.h"

void
notanda_load_feed_warm (void)
{
  notanda_decode_warm ();
  xmlInitParser ();
}

NotandaLoaded *
notanda_load_feed (GBytes                   *bytes,
                   const NotandaLoadOptions *options,
                   GError                  **error)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("feed");
  g_auto (NotandaDecoded) decoded = { 0 };
  g_autoptr (NotandaFeed) feed = NULL;
  gsize       size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  g_return_val_if_fail (options != NULL && options->name != NULL, NULL);

  if (!notanda_html_decode (data != NULL ? data : "", size, options, loaded, &decoded, error))
    return NULL;

  if (notanda_load_feed_is_json (decoded.text, decoded.size))
    feed = notanda_feed_read_json (decoded.text, decoded.size, options->address);
  else
    feed = notanda_feed_read_xml (decoded.text, decoded.size, options->address);
  if (feed == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID,
                   _ ("%s: this JSON feed is damaged or cut off; fetch it again, or open an article's own address"), options->name);
      return NULL;
    }
  if (!notanda_feed_finish (feed, options, loaded, error))
    return NULL;

  return g_steal_pointer (&loaded);
}
