/* notanda-export-option-row.h: a row for an option of a format
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "interchange/notanda-interchange.h"

G_BEGIN_DECLS

/**
 * notanda_export_option_row_new:
 * @tag_set: that of the document, which may decide what there is to choose from
 * @changed: called with @data, swapped, when another value was chosen
 *
 * Returns: (transfer floating): a switch for yes and no, a list for choices, at
 *   the default
 */
GtkWidget *notanda_export_option_row_new (const NotandaFormatOption *option,
                                          NotandaTagSet             *tag_set,
                                          GCallback                  changed,
                                          gpointer                   data);

/* Returns: (transfer none): the value as the format takes it */
const char *notanda_export_option_row_get_value (GtkWidget *row);

G_END_DECLS
