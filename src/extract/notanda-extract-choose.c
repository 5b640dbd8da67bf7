/* notanda-extract-choose.c: which blocks are taken, by rules, model and what is around them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/notanda-extract-private.h"

void
notanda_extract_choose (NotandaExtractPage *page)
{
  g_autofree float *features = g_new (float, (gsize) page->blocks->len *NOTANDA_BLOCK_MODEL_N_FEATURES + 1);

  notanda_extract_get_features (page, features);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      block->score = notanda_block_model_score (features + (gsize) i * NOTANDA_BLOCK_MODEL_N_FEATURES);
      if (block->is_certain)
        continue;
      if (block->score < notanda_block_model_get_threshold (block->in_container))
        notanda_extract_block_leave (block, block->in_container ? NOTANDA_LEFT_OUT_UNLIKELY : NOTANDA_LEFT_OUT_OUTSIDE, "model");
    }
}
