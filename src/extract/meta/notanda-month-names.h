/* notanda-month-names.h: months by their names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_month_names_find:
 * @word: case-folded
 * @language: (nullable): BCP 47: its names are known beside the English ones, as ICU has them
 *
 * Returns: the month that the word names, or begins with at least three characters of; 0 where it names none
 */
guint notanda_month_names_find (const char *word,
                                const char *language);

G_END_DECLS
