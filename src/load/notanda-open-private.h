/* notanda-open-private.h: what reading a path and opening it share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/notanda-open.h"

G_BEGIN_DECLS

/* Standard input or a FIFO: can be read once, and lies in no folder. */
gboolean notanda_open_is_stream (const char *path);

/* A file that begins as a .notanda file does. */
gboolean notanda_open_is_document (const char *path);

/* Returns: (transfer full): at most %NOTANDA_LOAD_MAX_SIZE bytes */
GBytes *notanda_open_read_bytes (const char   *path,
                                 GCancellable *cancellable,
                                 GError      **error);

G_END_DECLS
