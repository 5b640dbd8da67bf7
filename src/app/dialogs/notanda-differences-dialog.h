/* notanda-differences-dialog.h: what people disagree about, to be settled
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_DIFFERENCES_DIALOG (notanda_differences_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaDifferencesDialog, notanda_differences_dialog, NOTANDA, DIFFERENCES_DIALOG, AdwDialog)

/**
 * notanda_differences_dialog_new:
 *
 * Lists the fields that have several values. Choosing one is a step of the
 * history; "win.show-annotation" (u: slot) goes to an annotation.
 */
AdwDialog *notanda_differences_dialog_new (NotandaDocument *document);

G_END_DECLS
