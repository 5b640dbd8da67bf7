/* main.c: notanda-loader, the helper process that reads all but plain text and PDF
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "loader/notanda-loader-serve.h"

int
main (void)
{
  guint                    n = 0;
  const NotandaLoadFormat *formats = notanda_formats_list (&n);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, NOTANDA_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("notanda-loader");

  notanda_loader_serve (formats, n, NOTANDA_LOADER_SECONDS);
}
