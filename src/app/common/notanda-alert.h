/* notanda-alert.h: a question or message over a window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Both may be as long as they are. The extra child is a vertical box, to which more can be added. */
AdwAlertDialog *notanda_alert_new (const char *heading,
                                   const char *message);

/* One that only tells something, and is closed. */
void notanda_alert_show (GtkWidget  *widget,
                         const char *heading,
                         const char *message);

/* Why a file dialog gave nothing; nothing where the user closed it, or @widget has gone meanwhile. */
void notanda_alert_show_not_chosen (GtkWidget    *widget,
                                    const GError *error);

G_END_DECLS
