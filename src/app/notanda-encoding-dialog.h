/* notanda-encoding-dialog.h: reads a draft again, in an encoding the user chooses
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/notanda-window.h"

G_BEGIN_DECLS

AdwDialog *notanda_encoding_dialog_new (NotandaWindow *window);

G_END_DECLS
