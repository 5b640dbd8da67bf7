/* notanda-preferences-dialog.h: what a reader can choose
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-preferences.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_PREFERENCES_DIALOG (notanda_preferences_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaPreferencesDialog, notanda_preferences_dialog, NOTANDA, PREFERENCES_DIALOG, AdwPreferencesDialog)

/**
 * notanda_preferences_dialog_new:
 * @author: the name that is written into records
 *
 * Changes @preferences at once. Signal "author-chosen" (const char *name): another name
 * was given; "" is the account's.
 */
AdwDialog *notanda_preferences_dialog_new (NotandaPreferences *preferences,
                                           const char         *author);

G_END_DECLS
