/* notanda-loader-serve.h: one input after the other, in a locked process
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/formats/notanda-formats.h"

G_BEGIN_DECLS

#define NOTANDA_LOADER_SECONDS 60 /* of processor time for an input */

/**
 * notanda_loader_serve:
 * @formats: (array length=n): what this process reads
 * @seconds: of processor time for each input
 *
 * All of a helper's main(): warms up, locks the process, and reads what comes over %NOTANDA_LOADER_FD until that ends.
 * The locale is set by then, and is that of the messages. Ends the process.
 */
void notanda_loader_serve (const NotandaLoadFormat *formats,
                           guint                    n,
                           guint                    seconds) G_GNUC_NORETURN;

G_END_DECLS
