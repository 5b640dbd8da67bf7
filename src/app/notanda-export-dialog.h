/* notanda-export-dialog.h: writes the open document in another format
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/notanda-page.h"

G_BEGIN_DECLS

AdwDialog *notanda_export_dialog_new (NotandaPage *page);

G_END_DECLS
