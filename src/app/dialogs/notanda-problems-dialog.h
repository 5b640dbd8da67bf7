/* notanda-problems-dialog.h: what of a document is damaged and kept aside
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_PROBLEMS_DIALOG (notanda_problems_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaProblemsDialog, notanda_problems_dialog, NOTANDA, PROBLEMS_DIALOG, AdwDialog)

/**
 * notanda_problems_dialog_new:
 * @problem: (nullable): what is wrong with the file as a whole
 *
 * Lists the damaged rows that are carried along, each with what can be read of it.
 */
AdwDialog *notanda_problems_dialog_new (NotandaDocument *document,
                                        const char      *problem);

G_END_DECLS
