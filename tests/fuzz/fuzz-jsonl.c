/* fuzz-jsonl.c: any bytes as JSON Lines
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-exchange.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Whatever could be taken in comes out again and is the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEST_EXCHANGE_TEXT, 1);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_auto (NotandaImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (!notanda_import (document, notanda_format_find ("jsonl"), bytes, "input", &result, &error))
    {
      g_assert_nonnull (error);
      return 0;
    }

  test_exchange_check (document, "brat");
  test_exchange_check (document, "jsonl");

  return 0;
}
