/* notanda-type-swatch.h: a small sample of how a type is marked in the text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/common/notanda-type-style.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TYPE_SWATCH (notanda_type_swatch_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTypeSwatch, notanda_type_swatch, NOTANDA, TYPE_SWATCH, GtkWidget)

void notanda_type_swatch_set_style (NotandaTypeSwatch      *self,
                                    const NotandaTypeStyle *style);

G_END_DECLS
