/* notanda-sync-plan.h: from what is known and what is listed to what is to be done
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/notanda-sync-state.h"

G_BEGIN_DECLS

/* Files of one tier that are packed together */
#define NOTANDA_SYNC_TIER 8u

/* One line of a listing: a name of ours, and bytes. */
typedef struct
{
  NotandaSyncName name;
  guint64         size;
} NotandaSyncListed;

/**
 * NotandaSyncLook:
 * @is_clone: somebody else writes as this replica
 * @sizes: (element-type NotandaSyncName guint64): of all that is listed
 * @unknown: (element-type NotandaSyncListed): to be fetched
 * @absent: (element-type NotandaSyncFile): confirmed before, and not listed now,
 *   or with another length
 * @n_present: confirmed before, and listed as it should be
 * @n_own: own files that something is to be done with: sent, or deleted since they are packed
 * @n_left: names that are bad, and whose turn it isn't
 *
 * A listing beside what is known. Borrows from the state.
 */
typedef struct
{
  gboolean    is_clone;
  GHashTable *sizes;
  GArray     *unknown;
  GPtrArray  *absent;
  guint       n_present;
  guint       n_own;
  guint       n_left;
} NotandaSyncLook;

/**
 * notanda_sync_look:
 * @listed: (element-type NotandaSyncListed)
 *
 * Looks at names only, so it costs as much as there are names.
 */
NotandaSyncLook *notanda_sync_look (const NotandaSyncState *state,
                                    GArray                 *listed);
void             notanda_sync_look_free (NotandaSyncLook *look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSyncLook, notanda_sync_look_free)

/* Whether a file is listed as it should be, and nothing else is known of it. */
gboolean notanda_sync_look_has (const NotandaSyncLook *look,
                                const NotandaSyncFile *file);

/**
 * notanda_sync_find_missing:
 *
 * What is absent and isn't in other files that are listed, as it is after its
 * writer packed it. Contents are needed; all that is unknown was fetched before.
 *
 * Returns: (transfer container) (element-type NotandaSyncFile): in the order of @look's absent
 */
GPtrArray *notanda_sync_find_missing (const NotandaSyncState *state,
                                      const NotandaSyncLook  *look);

/**
 * notanda_sync_is_doubtful:
 *
 * Whether nothing that was known is there, in whatever file: the folder was
 * emptied, or is another one. A person has to say what that means.
 */
gboolean notanda_sync_is_doubtful (const NotandaSyncState *state,
                                   const NotandaSyncLook  *look);

/**
 * notanda_sync_settle:
 * @missing: of notanda_sync_find_missing()
 *
 * Takes the listing for true. What is in other files is forgotten. What was
 * missing twice in a row is forgotten too, and its scopes looked at again, so
 * that it is published anew by whoever has it; one's own whose bytes are here
 * stays, for notanda_sync_plan_copies().
 *
 * Returns: how many files are made good
 */
guint notanda_sync_settle (NotandaSyncState      *state,
                           const NotandaSyncLook *look,
                           GPtrArray             *missing);

/* Own files that the server has lost. Returns: (transfer container) (element-type NotandaSyncFile): to be written again under another name */
GPtrArray *notanda_sync_plan_copies (const NotandaSyncState *state);

/* Own files that aren't confirmed, the smallest first. Returns: (transfer container) (element-type NotandaSyncFile) */
GPtrArray *notanda_sync_plan_sends (const NotandaSyncState *state);

/* Returns: (transfer container) (element-type NotandaSyncFile): eight own files of like size that are to be one; %NULL where there are none */
GPtrArray *notanda_sync_plan_pack (const NotandaSyncState *state,
                                   gboolean                texts);

/**
 * notanda_sync_plan_deletes:
 *
 * Own files of which all is in own files that were written later, were read
 * back, and are listed now. Others' files never count: they may think the same
 * of ours. Contents are needed where something was packed.
 *
 * Returns: (transfer container) (element-type NotandaSyncFile)
 */
GPtrArray *notanda_sync_plan_deletes (const NotandaSyncState *state,
                                      const NotandaSyncLook  *look);

/**
 * NotandaSyncPending:
 * @records: records that nobody but this machine is known to have
 * @texts: texts likewise
 * @scopes: (element-type NotandaHash NotandaHash): whose they are: these
 *   articles are "Waiting", all others "On the server"
 */
typedef struct
{
  guint64     records;
  guint64     texts;
  GHashTable *scopes;
} NotandaSyncPending;

NotandaSyncPending *notanda_sync_pending_new (void);
void                notanda_sync_pending_free (NotandaSyncPending *pending);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSyncPending, notanda_sync_pending_free)

void notanda_sync_pending_add (NotandaSyncPending *pending,
                               const NotandaHash  *scope,
                               gboolean            is_text);

/* Adds what is only in files that aren't confirmed, or were missing in the last listing. */
void notanda_sync_pending_add_files (NotandaSyncPending *pending,
                                     NotandaSyncState   *state);

G_END_DECLS
