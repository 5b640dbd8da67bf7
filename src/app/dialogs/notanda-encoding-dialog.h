/* notanda-encoding-dialog.h: reads a draft again, in an encoding the user chooses
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * notanda_encoding_dialog_new:
 * @document: (nullable): whose encoding is shown as the current one
 *
 * Its rows activate "win.read-as" with the encoding's IANA name.
 */
AdwDialog *notanda_encoding_dialog_new (NotandaDocument *document);

G_END_DECLS
