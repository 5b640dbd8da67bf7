/* notanda-shortcuts-dialog.h: all keys, from the table of actions
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

/* @document: (nullable): whose types' keys are listed too */
AdwDialog *notanda_shortcuts_dialog_new (NotandaDocument *document);

G_END_DECLS
