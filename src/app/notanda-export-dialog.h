/* notanda-export-dialog.h: writes the open document in another format
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/notanda-page.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_EXPORT_DIALOG (notanda_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaExportDialog, notanda_export_dialog, NOTANDA, EXPORT_DIALOG, AdwDialog)

/* Exports the state of the page's document as it is now. */
AdwDialog *notanda_export_dialog_new (NotandaPage *page);

/* Where files go; by default beside the document. For tests, which choose no folder by hand. */
void notanda_export_dialog_set_folder (NotandaExportDialog *self,
                                       GFile               *folder);

G_END_DECLS
