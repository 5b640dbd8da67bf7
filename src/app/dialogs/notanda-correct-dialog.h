/* notanda-correct-dialog.h: an article's text, to be corrected
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_CORRECT_DIALOG (notanda_correct_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaCorrectDialog, notanda_correct_dialog, NOTANDA, CORRECT_DIALOG, AdwDialog)

/**
 * NotandaCorrectDialog::corrected: a new version is wanted; its argument is the text
 */

AdwDialog *notanda_correct_dialog_new (NotandaDocument *document);

G_END_DECLS
