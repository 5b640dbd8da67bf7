/* notanda-connection-private.h: what the parts of a connection share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/notanda-dav.h"
#include "sync/notanda-connection.h"
#include "sync/notanda-sync-state.h"

G_BEGIN_DECLS

struct _NotandaConnection
{
  char             *root;
  NotandaId         corpus;
  NotandaAccount   *account;
  NotandaDav       *dav;
  NotandaSyncState *state;
  NotandaIdentity  *identity;
  GHashTable       *wanted;      /* set of NotandaHash: articles */
  gboolean          fetches_all; /* what isn't here, once */
  GPtrArray        *absent;      /* see NotandaSyncResult, or NULL */
  guint             absent_mark; /* of what @absent was listed from */
};

/* Returns: (transfer full): %NULL with an error where the address is none */
NotandaDav *notanda_connection_new_dav (const NotandaAccount *account,
                                        const char           *password,
                                        GError              **error);

/* @kept: (nullable): the account of the corpus @id. Returns: %FALSE with an error where that is connected in another folder than @root */
gboolean notanda_connection_check_folder (const NotandaAccount *kept,
                                          const char           *root,
                                          const NotandaId      *id,
                                          NotandaIdentity      *identity,
                                          GError              **error);

G_END_DECLS
