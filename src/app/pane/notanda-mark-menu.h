/* notanda-mark-menu.h: what the article's menu offers to mark with
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/notanda-tag-set.h"

G_BEGIN_DECLS

/**
 * notanda_mark_menu_new:
 * @on_annotation: whether one is selected, which can be changed and removed too
 *
 * The first types that are offered; "win.types" has the others.
 */
GMenuModel *notanda_mark_menu_new (NotandaTagSet *tag_set,
                                   gboolean       on_annotation);

G_END_DECLS
