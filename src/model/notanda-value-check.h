/* notanda-value-check.h: whether what a person typed is a value of its kind
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-value.h"

G_BEGIN_DECLS

/**
 * notanda_value_check:
 *
 * Stricter than what records may hold, where imports and other programs put what
 * they have: a number is decimal, as 12, -0.5 or 1.5e6; a date is ISO 8601 and
 * exists, as exact as it is known: 2026, 2026-03, 2026-03-09, 2026-03-09T14:30Z;
 * a reference has a database and an identifier. Other kinds are always well.
 *
 * Returns: %FALSE with %NOTANDA_ERROR_INVALID, which says how to write it
 */
gboolean notanda_value_check (const NotandaValue *value,
                              GError            **error);

G_END_DECLS
