/* fuzz-warc.c: web archives from any bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-load-warc.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char *const parts[] = { NULL, "1" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      NotandaLoadOptions options = { .name = "input", .part = parts[i] };
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = NULL;

      notanda_load_warc_claims ((const char *) data, size, &options);
      loaded = notanda_load_warc (bytes, &options, &error);
      g_assert_true ((loaded != NULL) == (error == NULL));
    }

  return 0;
}
