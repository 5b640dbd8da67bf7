/* notanda-label-rows.h: the rows of a drop-down of labels
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * notanda_label_rows_use:
 * @drop_down: of a model of #GtkStringObject
 *
 * Its rows wrap long labels, and can be activated over the accessibility bus.
 */
void notanda_label_rows_use (GtkDropDown *drop_down);

G_END_DECLS
