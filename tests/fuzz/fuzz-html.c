/* fuzz-html.c: the main text of any bytes, with and without all that surrounds it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/html/notanda-html-guard.h"
#include "extract/html/notanda-html-strip.h"
#include "extract/notanda-extract.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
check (NotandaLoaded *loaded)
{
  g_assert_cmpfloat (loaded->confidence, >=, 0);
  g_assert_cmpfloat (loaded->confidence, <=, 1);
  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      g_assert_true (g_utf8_validate (block->text, -1, NULL));
      g_assert_cmpstr (block->text, !=, "");
      g_assert_cmpuint (block->kind, >=, NOTANDA_BLOCK_TITLE);
      g_assert_cmpuint (block->kind, <=, NOTANDA_BLOCK_PREFORMATTED);
      g_assert_cmpuint (block->left_out, <, NOTANDA_N_LEFT_OUT);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = data != NULL ? g_utf8_make_valid ((const char *) data, (gssize) size) : g_strdup ("");
  gsize            n = strlen (text);
  g_autofree char *exact = g_memdup2 (text, n); /* without a zero behind it */
  g_autoptr (GPtrArray) stripped = notanda_html_strip (exact, n);
  NotandaLoadOptions options = { .name = "input", .explain = size % 2 == 0 };
  NotandaHtmlCheck   html;

  for (guint i = 0; i < stripped->len; i++)
    g_assert_true (g_utf8_validate (stripped->pdata[i], -1, NULL));
  if (notanda_html_guard_check (exact, n, &html) && html.unclosed != NOTANDA_HTML_UNCLOSED_NOTHING)
    g_string_free (notanda_html_guard_close (exact, n, &html), TRUE);

  for (guint main_only = 0; main_only < 2; main_only++)
    {
      g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");

      notanda_extract_html (g_memdup2 (exact, n), n, &options, main_only == 1, loaded);
      check (loaded);
    }

  return 0;
}
