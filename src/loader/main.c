/* main.c: notanda-loader, the helper process that reads all but plain text and PDF
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-locale.h"
#include "loader/notanda-loader-serve.h"

int
main (void)
{
  guint                    n = 0;
  const NotandaLoadFormat *formats = notanda_formats_list (&n);

  notanda_locale_begin ();
  g_set_prgname ("notanda-loader");

  notanda_loader_serve (formats, n, NOTANDA_LOADER_SECONDS);
}
