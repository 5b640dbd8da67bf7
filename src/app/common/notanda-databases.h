/* notanda-databases.h: where the pages of well-known databases are
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_databases_dup_address:
 * @database: in any case
 *
 * Returns: (transfer full) (nullable): the web page about @id; %NULL where the
 *   database isn't known, or @id is empty
 */
char *notanda_databases_dup_address (const char *database,
                                     const char *id);

G_END_DECLS
