/* fuzz-load-text.c: plain text from any bytes, in a guessed and a forced encoding
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "load/notanda-load.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
check (NotandaReading *reading)
{
  gsize       size = 0;
  const char *text = notanda_article_get_text (reading->article, &size);
  guint32     last = 0;

  g_assert_true (g_utf8_validate_len (text, (gssize) size, NULL));
  g_assert_null (memchr (text, '\r', size));
  for (guint i = 0; i < reading->blocks->len; i++)
    {
      const NotandaBlock *block = &g_array_index (reading->blocks, NotandaBlock, i);

      g_assert_cmpuint (block->start, >=, last);
      g_assert_cmpuint (block->start, <, block->end);
      last = block->end;
    }
  g_assert_cmpuint (last, <=, notanda_article_get_n_chars (reading->article));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  guint                  n;
  const NotandaEncoding *all = notanda_load_list_encodings (&n);
  const char *const      forced[] = { NULL, size > 0 ? all[data[size - 1] % n].name : NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (forced); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaReading) reading = notanda_load (bytes, "input", forced[i], &error);

      if (reading != NULL)
        check (reading);
      else
        g_assert_nonnull (error);
    }

  return 0;
}
