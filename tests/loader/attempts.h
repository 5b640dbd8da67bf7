/* attempts.h: what a broken helper process might try
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tries it all. Returns: (transfer full): one line an attempt, "socket: EPERM" or "socket: done" */
char **attempts_dup_answers (void);

G_END_DECLS
