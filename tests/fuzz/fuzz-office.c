/* fuzz-office.c: the XML of DOCX and ODT files from any bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-load-docx.h"
#include "load/formats/notanda-load-odt.h"
#include "util/test-zip.h"

static const char *const docx_names[] = { "word/document.xml", "word/styles.xml", "word/footnotes.xml", "docProps/core.xml", NULL };
static const char *const odt_names[] = { "content.xml", "styles.xml", "meta.xml", NULL };

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

static NotandaLoaded *
read_both (GBytes                   *bytes,
           const NotandaLoadOptions *options,
           gboolean                  is_docx,
           GError                  **error)
{
  if (is_docx)
    return notanda_load_docx (bytes, options, error);

  return notanda_load_odt (bytes, options, error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  NotandaLoadOptions options = { .name = "input" };

  /* as what any of its parts holds: a fuzzer seldom makes a zip archive */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = NULL;

      bytes = test_zip_make (i == 0 ? docx_names : odt_names, data, size);
      loaded = read_both (bytes, &options, i == 0, &error);
      g_assert_true ((loaded != NULL) == (error == NULL));
      if (loaded != NULL)
        check (loaded);
    }

  return 0;
}
