/* notanda-type-row.h: one type in a list of types
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-type-list.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TYPE_ROW (notanda_type_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTypeRow, notanda_type_row, NOTANDA, TYPE_ROW, AdwBin)

/**
 * NotandaTypeRow:
 *
 * How the type looks, its name, guideline, number of annotations and key.
 * Property "description": all of it as a screen reader says it.
 */
GtkWidget *notanda_type_row_new (void);

/* @item: (nullable) */
void notanda_type_row_set_item (NotandaTypeRow *self,
                                NotandaTagItem *item);

G_END_DECLS
