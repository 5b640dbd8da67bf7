/* fuzz-html-decode.c: the text of a page from any bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "load/formats/notanda-html-decode.h"
#include "load/formats/notanda-load-html.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  NotandaLoadOptions options = { .name = "input" };
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_auto (NotandaDecoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  notanda_load_html_claims ((const char *) data, size, &options);
  if (notanda_html_decode (data != NULL ? (const char *) data : "", size, &options, loaded, &decoded, &error))
    {
      g_assert_true (g_utf8_validate_len (decoded.text, (gssize) decoded.size, NULL));
      g_assert_cmpstr (loaded->meta[NOTANDA_META_ENCODING], ==, decoded.encoding->name);
    }
  else
    {
      g_assert_nonnull (error);
    }

  return 0;
}
