/* test-hex.h: bytes written as hexadecimal digits
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GByteArray *test_hex_parse (const char *hex);
char       *test_hex_format (gconstpointer bytes,
                             gsize         size);

G_END_DECLS
