/* notanda-feeds-dialog.h: the feeds somebody has subscribed to, and what is new in them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-order.h"
#include "app/common/notanda-preferences.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_FEEDS_DIALOG (notanda_feeds_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaFeedsDialog, notanda_feeds_dialog, NOTANDA, FEEDS_DIALOG, AdwDialog)

/**
 * NotandaFeedsDialog::chosen: articles that are to be opened, when it is closed already; its argument is a #GPtrArray of #NotandaOrder
 *   to carry out
 */

/* Somebody else has changed them. */
void notanda_feeds_dialog_update (NotandaFeedsDialog *self);

AdwDialog *notanda_feeds_dialog_new (NotandaPreferences *preferences);

G_END_DECLS
