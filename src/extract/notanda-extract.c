/* notanda-extract.c: the main text of a page of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/notanda-extract.h"

#include <glib/gi18n.h>
#include <string.h>

#include "extract/html/notanda-html-guard.h"
#include "extract/html/notanda-html-strip.h"
#include "extract/notanda-extract-private.h"

static void
add_blocks (NotandaExtractPage       *page,
            const NotandaLoadOptions *options,
            NotandaLoaded            *loaded)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);
      const char          *text = notanda_extract_page_get_text (page, block);
      NotandaLoadedBlock  *added = notanda_loaded_add_block (loaded, g_strndup (text, block->size), block->kind, block->level, block->left_out);

      if (added != NULL && options->explain)
        added->explain = g_strdup_printf ("%s, score %.2f", block->why != NULL ? block->why : "model", (double) block->score);
    }
}

void
notanda_extract_html (const char               *text,
                      gsize                     size,
                      const NotandaLoadOptions *options,
                      gboolean                  main_only,
                      NotandaLoaded            *loaded)
{
  g_autoptr (NotandaExtractPage) page = NULL;

  page = notanda_extract_page_new (text, size, options, loaded);
  notanda_extract_apply_rules (page);
  notanda_extract_choose (page);
  add_blocks (page, options, loaded);
}
