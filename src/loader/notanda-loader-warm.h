/* notanda-loader-warm.h: what libraries would open later, opened before the lock
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

/* Decoders, translations, time zone, word boundaries, and what each format asks for. Once. */
void notanda_loader_warm (const NotandaLoadFormat *formats,
                          guint                    n);

G_END_DECLS
