/* fuzz-text-pack.c: any bytes as a pack of texts, and as a text in one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-squeeze.h"
#include "sync/notanda-text-pack.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const NotandaId corpus = { { 0 } };
  g_autoptr (NotandaTextPackWriter) writer = notanda_text_pack_writer_new (&corpus);
  g_autoptr (GBytes) file = g_bytes_new (data, size);
  g_autoptr (GArray) texts = notanda_text_pack_parse (file, &corpus, "fuzz", NULL);
  g_autoptr (GBytes) again = NULL;
  NotandaReader reader;
  g_autoptr (GBytes) inflated = NULL;

  notanda_reader_init (&reader, data, size);
  inflated = notanda_squeeze_read (&reader, 1);

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      const NotandaPackedText *text = &g_array_index (texts, NotandaPackedText, i);
      g_autoptr (GBytes) bytes = notanda_packed_text_inflate (text);

      notanda_text_pack_writer_copy (writer, text);
    }
  again = notanda_text_pack_writer_finish (writer);
  g_assert_true (texts == NULL || g_bytes_equal (again, file));

  return 0;
}
