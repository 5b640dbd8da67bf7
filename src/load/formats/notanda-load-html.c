/* notanda-load-html.c: an article from a page of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the extractor finds is completed here with what only the reader of
 * the bytes knows: the encoding, the address, the language of the text that was taken in. */

#include "load/formats/notanda-load-html.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "extract/meta/notanda-language.h"
#include "extract/notanda-extract.h"
#include "load/formats/notanda-html-decode.h"
#include "load/formats/notanda-settle.h"
#include "load/formats/notanda-unpack.h"

void
notanda_load_html_warm (void)
{
  notanda_decode_warm ();
  notanda_language_warm ();
}

/* No parser that could break, and so nothing that is left out. */
static void
strip (const NotandaDecoded *decoded,
       NotandaLoaded        *loaded)
{
  notanda_extract_stripped (decoded->text, decoded->size, loaded);
  loaded->confidence = 0;
  notanda_loaded_add_notice (loaded, g_strdup (_ ("This is all of the page’s text, menus and the like among it.")));
}

gboolean
notanda_load_html_into (NotandaLoaded            *loaded,
                        const char               *data,
                        gsize                     size,
                        const NotandaLoadOptions *options,
                        GError                  **error)
{
  g_auto (NotandaDecoded) decoded = { 0 };

  if (!notanda_html_decode (data, size, options, loaded, &decoded, error))
    return FALSE;

  if (options->manner == NOTANDA_LOAD_STRIPPED)
    strip (&decoded, loaded);
  else
    notanda_extract_html (g_steal_pointer (&decoded.text), decoded.size, options, TRUE, loaded);
  if (options->address != NULL)
    notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup (options->address), "address");
  notanda_settle_title (loaded);
  notanda_settle_language (loaded);

  return TRUE;
}

static gboolean
unpack (NotandaUnpacked          *unpacked,
        const char               *data,
        gsize                     size,
        const NotandaLoadOptions *options,
        NotandaLoaded            *loaded,
        GError                  **error)
{
  notanda_unpack (data, size, NOTANDA_INFLATE_GZIP, NOTANDA_UNPACK_MAX_SIZE, unpacked);
  if (notanda_inflate_is_gzip ((const char *) unpacked->bytes->data, unpacked->bytes->len))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                   _ ("%s: this is a gzip file in a gzip file; unpack it first"), options->name);
      return FALSE;
    }
  if (unpacked->bytes->len == 0)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT,
                   _ ("%s: this is a damaged gzip file; nothing in it can be unpacked, so fetch it anew"), options->name);
      return FALSE;
    }
  if (unpacked->is_capped)
    notanda_loaded_add_truncated (loaded, NOTANDA_TRUNCATED_LENGTH, g_strdup (_ ("The packed file holds more than is read here; its end is missing.")));
  if (unpacked->is_cut)
    notanda_loaded_add_truncated (loaded, NOTANDA_TRUNCATED_UNSPECIFIED, g_strdup (_ ("The packed file is damaged or cut off; what could be unpacked is shown.")));

  return TRUE;
}

NotandaLoaded *
notanda_load_html (GBytes                   *bytes,
                   const NotandaLoadOptions *options,
                   GError                  **error)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_auto (NotandaUnpacked) unpacked = { 0 };
  gsize       size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  g_return_val_if_fail (options != NULL && options->name != NULL, NULL);

  if (data == NULL)
    data = "";
  if (notanda_inflate_is_gzip (data, size))
    {
      if (!unpack (&unpacked, data, size, options, loaded, error))
        return NULL;
      data = (const char *) unpacked.bytes->data;
      size = unpacked.bytes->len;
    }
  if (!notanda_load_html_into (loaded, data, size, options, error))
    return NULL;

  return g_steal_pointer (&loaded);
}
