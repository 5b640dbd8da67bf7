/* notanda-appearance.h: how articles look in all windows
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-preferences.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_APPEARANCE (notanda_appearance_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAppearance, notanda_appearance, NOTANDA, APPEARANCE, GObject)

/* Keeps the article's font and the colour scheme as @preferences say, as long as it lives. */
NotandaAppearance *notanda_appearance_new (NotandaPreferences *preferences);

/* Returns: (transfer full): the style sheet for what is chosen; "" for the usual */
char *notanda_appearance_dup_css (NotandaPreferences *preferences);

G_END_DECLS
