/* notanda-preferences.h: what a reader has chosen, for all windows
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NOTANDA_TYPE_PREFERENCES (notanda_preferences_get_type ())

G_DECLARE_FINAL_TYPE (NotandaPreferences, notanda_preferences, NOTANDA, PREFERENCES, GObject)

#define NOTANDA_ZOOM_MIN 0.5
#define NOTANDA_ZOOM_MAX 4.0

/**
 * NotandaPreferences:
 *
 * Properties "zoom" (a factor), "font" (a Pango font description; "" is the desktop's
 * font for documents), "measure" ("narrow", "comfortable", "wide" or "full"),
 * "color-scheme" ("system", "light" or "dark"), "restore-windows" and "refresh-feeds". From
 * the first three follows "line-width", in scaled pixels, which is for reading alone.
 */

/* @settings: (nullable): where they are kept; without it they end with the program */
NotandaPreferences *notanda_preferences_new (GSettings *settings);

/* Whether the value of the property called @name is there when the program is started again. */
gboolean notanda_preferences_is_kept (NotandaPreferences *self,
                                      const char         *name);

double      notanda_preferences_get_zoom (NotandaPreferences *self);
const char *notanda_preferences_get_font (NotandaPreferences *self);
const char *notanda_preferences_get_measure (NotandaPreferences *self);
const char *notanda_preferences_get_color_scheme (NotandaPreferences *self);
gboolean    notanda_preferences_get_restore_windows (NotandaPreferences *self);
gboolean    notanda_preferences_get_refresh_feeds (NotandaPreferences *self);

/* Pixels between the edges of the text column, before text scaling. */
int notanda_preferences_get_line_width (NotandaPreferences *self);

/* To the next step: 1 is larger, -1 smaller, 0 the normal size. */
void notanda_preferences_step_zoom (NotandaPreferences *self,
                                    int                 direction);

G_END_DECLS
