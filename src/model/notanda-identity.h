/* notanda-identity.h: who writes, and where ids and time come from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-id.h"

G_BEGIN_DECLS

/**
 * NotandaIdentity:
 * @replica: this installation, 64 random bits
 * @author: (owned): the person's name as written into records
 * @new_id: gives the next fresh id
 * @now: gives the wall time in microseconds since 1970, for display only
 * @data: (owned): for the two functions
 *
 * Everything in a record that isn't in the user's act comes from here, so that
 * tests give the same bytes each time. The logical clock is the document's.
 */
typedef struct
{
  guint64 replica;
  char   *author;
  void (*new_id) (NotandaId *out,
                  gpointer   data);
  gint64 (*now) (gpointer data);
  gpointer data;
} NotandaIdentity;

/**
 * notanda_identity_new:
 * @replica: the installation's number
 * @author: the person's name; an empty name is allowed
 *
 * Random ids and the machine's clock.
 */
NotandaIdentity *notanda_identity_new (guint64     replica,
                                       const char *author);

/**
 * notanda_identity_new_counting:
 *
 * Ids and times that count up from one, for tests: the same calls give the
 * same bytes.
 */
NotandaIdentity *notanda_identity_new_counting (guint64     replica,
                                                const char *author);

NotandaIdentity *notanda_identity_ref (NotandaIdentity *identity);
void             notanda_identity_unref (NotandaIdentity *identity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaIdentity, notanda_identity_unref)

G_END_DECLS
