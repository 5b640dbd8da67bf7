/* main-pdf.c: notanda-loader-pdf, the helper process that reads PDF
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-locale.h"
#include "load/formats/notanda-load-pdf.h"
#include "loader/notanda-loader-serve.h"
#include "loader/notanda-pdf-tables.h"

int
main (void)
{
  static const NotandaLoadFormat formats[] = {
    { "pdf", NOTANDA_HELPER_PDF, notanda_load_pdf_claims, notanda_load_pdf_warm, notanda_load_pdf },
  };
  g_autoptr (GObject) kept = notanda_load_pdf_keep ();

  notanda_locale_begin ();
  g_set_prgname ("notanda-loader-pdf");

  notanda_pdf_tables_keep ();
  notanda_loader_serve (formats, G_N_ELEMENTS (formats), NOTANDA_LOADER_SECONDS);
}
