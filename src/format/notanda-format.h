/* notanda-format.h: the .notanda file, its specification
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-snapshot.h"

G_BEGIN_DECLS

/**
 * notanda_format_read:
 * @name: how errors call the input
 * @damage: (out) (nullable): why it may only be saved elsewhere, or %NULL
 *
 * Parses a whole .notanda file. Bad rows are kept aside; a bad text, a wrong
 * magic number or a newer major version is an error.
 *
 * Returns: (transfer full): tables that borrow from @bytes
 */
NotandaPacked *notanda_format_read (GBytes     *bytes,
                                    const char *name,
                                    char      **damage,
                                    GError    **error);

/* Returns: (transfer full): the bytes of a file; equal states, equal bytes */
GBytes *notanda_format_write (NotandaSnapshot *snapshot);

G_END_DECLS
