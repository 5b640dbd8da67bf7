/* notanda-formats.c: the table of readers that run in a helper process
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whoever calls this is linked with the readers and their libraries: the helper, and tests. All else asks
 * notanda-claims.h, whose table names the same. */

#include "load/formats/notanda-formats.h"

const NotandaFormat *
notanda_formats_list (guint *n)
{
  *n = 0;

  return NULL;
}
