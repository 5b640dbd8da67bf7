/* notanda-pdf-tables.h: poppler's tables of Chinese, Japanese and Korean, kept for after the lock
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Once, in the helper for PDF, before it is locked and while it has one thread. Without tables on this machine it does nothing. */
void notanda_pdf_tables_keep (void);

G_END_DECLS
