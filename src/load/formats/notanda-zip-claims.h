/* notanda-zip-claims.h: what a zip archive holds, by its start
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * notanda_zip_claims:
 * @type: (nullable): what an uncompressed first entry called mimetype begins with
 * @entry: (nullable): the name of an entry that will do as well
 *
 * Looks at 64 KiB of @data at most. O(n).
 */
gboolean notanda_zip_claims (const char *data,
                             gsize       size,
                             const char *type,
                             const char *entry);

G_END_DECLS
