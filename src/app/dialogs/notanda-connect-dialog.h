/* notanda-connect-dialog.h: connects a corpus to a server, or joins one that is there
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-syncer.h"
#include "app/dialogs/notanda-connect-job.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_CONNECT_DIALOG (notanda_connect_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaConnectDialog, notanda_connect_dialog, NOTANDA, CONNECT_DIALOG, AdwDialog)

/**
 * NotandaConnectDialog::connected:
 *
 * The server will do; its argument is a #NotandaConnected, whose connection may be taken out of it. Whoever hears it syncs by that, and
 * lets the dialog show the first round by notanda_connect_dialog_follow().
 */

/**
 * notanda_connect_dialog_new:
 * @root: (nullable) (type filename): the corpus' folder; %NULL: a corpus of a server is to come into a folder
 * @account: (nullable): of a corpus that is connected already: the user signs in anew
 * @may_move: whether another address may be given
 */
AdwDialog *notanda_connect_dialog_new (NotandaIdentity      *identity,
                                       const char           *root,
                                       const NotandaAccount *account,
                                       gboolean              may_move);

/* Shows how far the first round is, and closes when all is done. */
void notanda_connect_dialog_follow (NotandaConnectDialog *self,
                                    NotandaSyncer        *syncer);

/* Returns: (nullable): what the server is that it has connected with, as it says itself, for people; %NULL where it doesn't */
const char *notanda_connect_dialog_get_software (NotandaConnectDialog *self);

G_END_DECLS
