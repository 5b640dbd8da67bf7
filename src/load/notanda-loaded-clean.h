/* notanda-loaded-clean.h: strings that go to or come from a helper process, without what no string may hold
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters that are neither controls nor the marks of an invalid string; a line end becomes a blank where it may not stand. O(n).
 * @string: (nullable): valid UTF-8. @n_chars: (inout): how many there may be yet; what is over is cut.
 * @was_cut: (out) (optional): set where something was. Returns: (transfer full) (nullable): */
char *notanda_loaded_dup_clean (const char *string,
                                gboolean    keep_lines,
                                gsize      *n_chars,
                                gboolean   *was_cut);

/* @string: (nullable): of any bytes. Returns: (transfer full) (nullable): valid, clean, one line, of at most
 * NOTANDA_LOADED_MAX_VALUE characters */
char *notanda_loaded_dup_tidy (const char *string);

/* Of the web. One that is too long would be another one when cut, and is none. */
gboolean notanda_loaded_is_address (const char *string);

G_END_DECLS
