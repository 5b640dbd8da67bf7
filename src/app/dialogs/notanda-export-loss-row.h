/* notanda-export-loss-row.h: what a format loses in one way, with the places
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/dialogs/notanda-export-job.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_EXPORT_LOSS_ROW (notanda_export_loss_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaExportLossRow, notanda_export_loss_row, NOTANDA, EXPORT_LOSS_ROW, AdwExpanderRow)

/**
 * notanda_export_loss_row_new:
 * @document: that of the window, in which the annotations are
 * @loss: (transfer full): with places
 *
 * A row that unfolds to a row an annotation, which shows its words and activates
 * "win.show-annotation" (u: slot).
 */
GtkWidget *notanda_export_loss_row_new (NotandaDocument   *document,
                                        NotandaExportLoss *loss);

G_END_DECLS
