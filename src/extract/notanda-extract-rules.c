/* notanda-extract-rules.c: what is left out whatever the model says
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/notanda-extract-private.h"

void
notanda_extract_apply_rules (NotandaExtractPage *page)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NotandaExtractBlock *block = notanda_extract_page_get (page, i);

      if ((int) i == page->heading)
        block->kind = NOTANDA_BLOCK_TITLE;
    }
}
