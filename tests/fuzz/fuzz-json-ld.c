/* fuzz-json-ld.c: any bytes as a page's structured data
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-json-ld.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Ends, and what it says is text. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_utf8_make_valid (size > 0 ? (const char *) data : "", size);
  g_autofree char *body = notanda_json_state_find_body (text, strlen (text));
  g_auto (NotandaJsonLd) found = { 0 };

  notanda_json_ld_init (&found);
  notanda_json_ld_add (&found, text, strlen (text));
  g_assert_true (found.headline == NULL || g_utf8_validate (found.headline, -1, NULL));
  g_assert_true (body == NULL || g_utf8_validate (body, -1, NULL));

  return 0;
}
