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
 * $NOTANDA_AUTHOR, else the name that was chosen, else the account's real name, else
 * its login name.
 *
 * Returns: (transfer full): never %NULL
 */
NotandaIdentity *notanda_identity_load (void);

/* A name is no longer than this, in bytes. */
#define NOTANDA_AUTHOR_MAX 200

/**
 * notanda_identity_choose_author:
 * @author: valid UTF-8; blanks around it are left out, and "" chooses the account's name
 *
 * Keeps the name that is written into records from now on, of all of Notanda's programs.
 */
gboolean notanda_identity_choose_author (const char *author,
                                         GError    **error);

G_END_DECLS
