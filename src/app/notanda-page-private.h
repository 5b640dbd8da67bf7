/* notanda-page-private.h: what the page's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/notanda-page.h"

G_BEGIN_DECLS

/* Installs "page.*"; for class_init. */
void notanda_page_install_actions (GtkWidgetClass *klass);

G_END_DECLS
