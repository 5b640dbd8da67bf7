/* fuzz-page-date.c: any bytes as a date
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/meta/notanda-page-date.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* What a date was made of gives a date that is read as the same again. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char *const languages[] = { NULL, "en-US", "de", "ja" };
  g_autofree char         *text = g_utf8_make_valid (size > 0 ? (const char *) data : "", size);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *date = notanda_page_date_parse (text, languages[i], NOTANDA_DATE_ORDER_UNKNOWN, NULL, 0);
      g_autofree char *again = date != NULL ? notanda_page_date_parse (date, languages[i], NOTANDA_DATE_ORDER_UNKNOWN, NULL, 0) : NULL;

      g_assert_cmpstr (date, ==, again);
    }
  g_free (notanda_page_date_from_address (text, 0));

  return 0;
}
