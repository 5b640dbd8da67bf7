/* notanda-first-focus.h: what of a dialog has the focus first
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @widget: in @dialog, which isn't shown yet; the first in it that takes the focus gets it */
void notanda_first_focus_set (AdwDialog *dialog,
                              GtkWidget *widget);

G_END_DECLS
