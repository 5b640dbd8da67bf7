/* test-zip.h: zip archives for tests
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): an archive in which each of @names, which end with %NULL, holds the same @data */
GBytes *test_zip_make (const char *const *names,
                       gconstpointer      data,
                       gsize              size);

G_END_DECLS
