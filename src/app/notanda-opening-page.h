/* notanda-opening-page.h: what a window shows while it waits for an article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NOTANDA_TYPE_OPENING_PAGE (notanda_opening_page_get_type ())

G_DECLARE_FINAL_TYPE (NotandaOpeningPage, notanda_opening_page, NOTANDA, OPENING_PAGE, AdwBin)

/* @progress: (nullable): how far it is, for people */
void notanda_opening_page_set_progress (NotandaOpeningPage *self,
                                        const char         *progress);

G_END_DECLS
