/* notanda-block.c: memory for much data at once
 *
 * The system hands out memory in pages of 4 kB when each is first written to,
 * which for a file of 80 MB costs as much as reading it. In pages of 2 MB that
 * is a few dozen times instead of twenty thousand, and a table that is written
 * to in no order stays within the processor's list of pages.
 *
 * Rejected: mmap(), whose blocks have to be freed with their size.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-block.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define LARGE_PAGE (2 * 1024 * 1024)

void *
notanda_block_new (gsize size)
{
  void *block;

  if (size < 2 * LARGE_PAGE)
    return g_try_malloc (size);
  if (posix_memalign (&block, LARGE_PAGE, size) != 0)
    return NULL;
  madvise (block, size, MADV_HUGEPAGE);

  return block;
}

void *
notanda_block_new0 (gsize size)
{
  void *block;

  if (size < 2 * LARGE_PAGE)
    return g_malloc0 (size);
  block = notanda_block_new (size);
  if (block == NULL)
    g_error ("no memory for %" G_GSIZE_FORMAT " bytes", size);

  return memset (block, 0, size);
}
