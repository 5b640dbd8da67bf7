/* notanda-disconnect.h: takes a corpus from its server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/notanda-account.h"

G_BEGIN_DECLS

/**
 * notanda_disconnect:
 * @account: the corpus'
 * @notice: (out) (transfer full) (nullable): a sentence about what is left to do on the server
 *
 * Forgets the account and what is known of the server; both sides stay as they are. The password goes too, also where it serves another
 * corpus on the server: then it is asked for once more. One that the server made for this program is given back; that it can't be is no
 * reason to stay connected. Blocking, in any thread; no round may be on.
 *
 * Returns: %FALSE with a G_IO_ERROR where it stays connected
 */
gboolean notanda_disconnect (const NotandaId      *corpus,
                             const NotandaAccount *account,
                             GCancellable         *cancellable,
                             char                **notice,
                             GError              **error);

G_END_DECLS
