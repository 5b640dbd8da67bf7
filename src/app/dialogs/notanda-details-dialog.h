/* notanda-details-dialog.h: what is known about an article, to be corrected
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_DETAILS_DIALOG (notanda_details_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaDetailsDialog, notanda_details_dialog, NOTANDA, DETAILS_DIALOG, AdwDialog)

/* @path: (type filename): where it is saved */
AdwDialog *notanda_details_dialog_new (NotandaDocument *document,
                                       const char      *path);

G_END_DECLS
