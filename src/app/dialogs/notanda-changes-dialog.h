/* notanda-changes-dialog.h: what differs between two versions of an article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/versions/notanda-version.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_CHANGES_DIALOG (notanda_changes_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaChangesDialog, notanda_changes_dialog, NOTANDA, CHANGES_DIALOG, AdwDialog)

/* @report: (transfer full): of the older version's annotations, and of both texts */
AdwDialog *notanda_changes_dialog_new (NotandaVersionReport *report);

G_END_DECLS
