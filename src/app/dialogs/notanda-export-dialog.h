/* notanda-export-dialog.h: writes the open document in another format
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_EXPORT_DIALOG (notanda_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaExportDialog, notanda_export_dialog, NOTANDA, EXPORT_DIALOG, AdwDialog)

/**
 * notanda_export_dialog_new:
 * @path: (type filename): where @document is saved; files go beside it, unless a folder is to be chosen first because nothing else
 *   can be saved there
 *
 * Exports the state of @document as it is now. Signal "exported" (dialog,
 * GFile *file): the files are in place; @file is the one with the annotations.
 * A place where something is lost activates "win.show-annotation" (u: slot).
 */
AdwDialog *notanda_export_dialog_new (NotandaDocument *document,
                                      const char      *path);

/* Where files go; by default beside the document. For tests, which choose no folder by hand. */
void notanda_export_dialog_set_folder (NotandaExportDialog *self,
                                       GFile               *folder);

G_END_DECLS
