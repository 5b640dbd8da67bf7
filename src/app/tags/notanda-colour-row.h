/* notanda-colour-row.h: the colour of a type, chosen from a palette or freely
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NOTANDA_TYPE_COLOUR_ROW (notanda_colour_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaColourRow, notanda_colour_row, NOTANDA, COLOUR_ROW, AdwPreferencesRow)

/**
 * NotandaColourRow:
 *
 * Says how far the colour stands out from a light page and from a dark one.
 * Property "colour": 0xRRGGBB. Signal "chosen" (row, guint colour): by the user.
 */
void notanda_colour_row_set_colour (NotandaColourRow *self,
                                    guint32           colour);

G_END_DECLS
