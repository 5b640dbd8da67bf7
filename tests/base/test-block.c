/* test-block.c: memory for much data at once
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-block.h"

#include <string.h>

static const gsize sizes[] = { 1, 4096, (4 << 20) - 1, 4 << 20, (9 << 20) + 5 };

/* Also where the memory was somebody's before. */
static void
test_zero (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint round = 0; round < 3; round++)
      {
        g_autofree guint8 *block = notanda_block_new0 (sizes[i]);

        for (gsize at = 0; at < sizes[i]; at++)
          g_assert_cmpuint (block[at], ==, 0);
        memset (block, 0xff, sizes[i]);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/base/block/zero", test_zero);

  return g_test_run ();
}
