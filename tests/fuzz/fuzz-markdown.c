/* fuzz-markdown.c: Markdown from any bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-load-markdown.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
check (const NotandaLoaded *loaded)
{
  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      g_assert_true (g_utf8_validate (block->text, -1, NULL));
      g_assert_cmpuint (block->kind, <=, NOTANDA_BLOCK_PREFORMATTED);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  NotandaLoadOptions options = { .name = "input.md" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;

  notanda_load_markdown_claims ((const char *) data, size, &options);
  loaded = notanda_load_markdown (bytes, &options, &error);
  g_assert_true ((loaded != NULL) == (error == NULL));
  if (loaded != NULL)
    check (loaded);

  return 0;
}
