/* notanda-export-dialog.c: writes the open document in another format
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/notanda-export-dialog.h"

AdwDialog *
notanda_export_dialog_new (NotandaPage *page)
{
  return adw_dialog_new ();
}
