/* fuzz-epub.c: the package, contents and chapters of a book from any bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-load-epub.h"
#include "util/test-zip.h"

/* one input is all of them: it names itself */
static const char *const names[] = { "META-INF/container.xml", "META-INF/encryption.xml", "p.opf", "a.xhtml", "toc.ncx", NULL };

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
  NotandaLoadOptions options = { .name = "input", .part = "*" };
  g_autoptr (GBytes) bytes = test_zip_make (names, data, size);
  g_autoptr (GBytes) raw = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL, raw_error = NULL;
  g_autoptr (NotandaLoaded) loaded = notanda_load_epub (bytes, &options, &error);
  g_autoptr (NotandaLoaded) of_raw = NULL;

  g_assert_true ((loaded != NULL) == (error == NULL));
  if (loaded != NULL)
    check (loaded);
  notanda_load_epub_claims ((const char *) data, size, &options);
  of_raw = notanda_load_epub (raw, &options, &raw_error);
  g_assert_true ((of_raw != NULL) == (raw_error == NULL));

  return 0;
}
