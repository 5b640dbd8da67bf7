/* notanda-browser.h: pages that are shown outside
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the page at @address in the browser. Where none can be opened, that is said over the window of @widget, with the
 * address, which can be copied. */
void notanda_browser_open (GtkWidget  *widget,
                           const char *address);

G_END_DECLS
