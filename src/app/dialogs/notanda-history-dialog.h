/* notanda-history-dialog.h: all steps of a document's history
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_HISTORY_DIALOG (notanda_history_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaHistoryDialog, notanda_history_dialog, NOTANDA, HISTORY_DIALOG, AdwDialog)

/**
 * notanda_history_dialog_new:
 *
 * Lists the steps, the last one on top and the state before all of them at the
 * end. A row activates "win.go-to-step" (u: how many steps are done then).
 */
AdwDialog *notanda_history_dialog_new (NotandaDocument *document);

G_END_DECLS
