/* notanda-identity-file.h: who works on this machine
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-identity.h"

G_BEGIN_DECLS

/**
 * notanda_identity_load:
 *
 * The installation's number is made once and kept in the user's state folder;
 * where that can't be written, a fresh one serves for this run. The author is
 * $NOTANDA_AUTHOR, else the account's real name, else its login name.
 *
 * Returns: (transfer full): never %NULL
 */
NotandaIdentity *notanda_identity_load (void);

G_END_DECLS
