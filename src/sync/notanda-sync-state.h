/* notanda-sync-state.h: what one machine knows of a corpus' server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/notanda-contents.h"
#include "sync/notanda-sync-folder.h"
#include "sync/notanda-sync-name.h"

G_BEGIN_DECLS

/* A file of at least so much is never packed again (bytes, see @weight) */
#define NOTANDA_SYNC_FULL (2u << 20)

/* Bad files are tried again after 1, 2, 4, … rounds, up to so many */
#define NOTANDA_SYNC_MAX_PAUSE 64u

/**
 * NotandaSyncFile:
 * @size: bytes on the server
 * @weight: of a file written here: bytes that count towards the size of a pack
 * @absences: listings in a row that it was missing in
 * @is_confirmed: it was read from the server and is what its name says
 * @is_gone: it is on the server no more; only its bytes are kept
 * @is_packed: what it holds is in a later file of ours
 * @is_claimed: a text file that was never fetched: its contents are what its writer
 *   says, which is good for finding a text, and not for calling it on the server
 * @has_bytes: its bytes are kept here: for sending and packing, or since its
 *   records wait for a text
 * @is_broken: the server gave back other bytes; not kept
 * @is_damaged: confirmed before, and now the server gives back other bytes of the same length
 * @contents: (nullable): see notanda_sync_state_need_contents()
 *
 * A file that is on the server, or on its way there.
 */
typedef struct
{
  NotandaSyncName  name;
  guint64          size;
  guint32          weight;
  guint8           absences;
  guint            is_confirmed : 1;
  guint            is_gone : 1;
  guint            is_packed : 1;
  guint            is_claimed : 1;
  guint            has_bytes : 1;
  guint            is_broken : 1;
  guint            is_damaged : 1;
  NotandaContents *contents;
} NotandaSyncFile;

/* Why records of a scope are here, but not in a document. */
typedef enum
{
  NOTANDA_SYNC_NO_TEXT, /* its text isn't here yet */
  NOTANDA_SYNC_FAILED,  /* the document can't be saved now */
  NOTANDA_SYNC_LOST,    /* its document is an old or another one: it lacks what came before */
  NOTANDA_SYNC_UNREAD,  /* records of a later version, in another encoding */
} NotandaSyncWaiting;

/* What is known about a file that lies damaged on the server, by the id of its name. */
typedef enum
{
  NOTANDA_SYNC_TOLD_DAMAGED = 1, /* we said so, or are about to */
  NOTANDA_SYNC_NOTED_MENDED = 2, /* somebody said that all it held is in other files */
  NOTANDA_SYNC_TELL_DAMAGED = 4, /* to be said by us */
  NOTANDA_SYNC_TELL_MENDED = 8,
  NOTANDA_SYNC_CHECK = 16,    /* we know what it holds, and are to see for ourselves */
  NOTANDA_SYNC_UNLISTED = 32, /* it was missing in the last listing */
} NotandaSyncNote;

/**
 * NotandaSyncBad:
 * @is_damaged: the server gives other bytes than the name promises
 * @is_refused: the server doesn't let it be read, or written, or deleted; else it gave nothing that is of use
 *
 * A name with which nothing can be done: how often, and when to try again.
 */
typedef struct
{
  guint64 size;
  guint   failures;
  guint   next_round;
  guint   is_refused : 1;
  guint   is_damaged : 1;
} NotandaSyncBad;

/**
 * NotandaSyncState:
 * @replica: this installation's number for this corpus
 * @next_seq: of the next file written here
 * @token: (nullable): up to where the store's changes were taken into @dirty
 * @doubts: listings in a row that didn't look like this corpus
 * @files: (element-type NotandaSyncName NotandaSyncFile)
 * @written: (element-type NotandaSyncName NotandaSyncName): all ever written as @replica
 * @dirty: (element-type NotandaHash NotandaHash): scopes that may hold what no file does
 * @waiting: (element-type NotandaHash NotandaHash): scopes of which records are
 *   only in kept bytes, with a #NotandaSyncWaiting
 * @notes: (element-type NotandaHash NotandaSyncNote): see notanda-sync-notes.c
 * @bad: (element-type NotandaSyncName NotandaSyncBad): not kept
 * @fetched_again: (element-type NotandaHash NotandaHash): scopes that were found to lack
 *   something, which is tried once in a program's run; not kept
 * @round: counts; not kept
 * @is_changed: there is something to save
 * @is_read_only: saving does nothing: who only looks leaves the folder alone; not kept
 *
 * One thread at a time. What is pending is no part of it: that is what a dirty
 * scope holds and no file does, or only one that isn't confirmed.
 */
typedef struct
{
  NotandaSyncFolder *folder;
  NotandaId          corpus;
  guint64            replica;
  guint32            next_seq;
  char              *token;
  guint8             doubts;
  GHashTable        *files;
  GHashTable        *written;
  GHashTable        *dirty;
  GHashTable        *waiting;
  GHashTable        *notes;
  GHashTable        *bad;
  GHashTable        *fetched_again;
  guint              round;
  gboolean           is_changed;
  gboolean           is_read_only;
} NotandaSyncState;

/**
 * notanda_sync_state_new:
 * @folder: (transfer full)
 * @replica: a fresh random number, taken where none is kept
 *
 * Reads what is kept. Where nothing is, or nothing that can be read, the state
 * is that of a machine that has never seen the server, which loses nothing.
 *
 * Returns: (transfer full): %NULL with a G_IO_ERROR where the folder can't be read
 */
NotandaSyncState *notanda_sync_state_new (NotandaSyncFolder *folder,
                                          const NotandaId   *corpus,
                                          guint64            replica,
                                          GError           **error);
void              notanda_sync_state_free (NotandaSyncState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSyncState, notanda_sync_state_free)

/* Writes the index, where something has changed; then removes what it doesn't name, which is for one program at a time: see
 * notanda_sync_folder_lock(). */
gboolean notanda_sync_state_save (NotandaSyncState *state,
                                  GError          **error);

/**
 * notanda_sync_state_need_contents:
 *
 * Reads what all files hold. What can't be read is as never seen, and all
 * scopes are looked at again.
 */
void notanda_sync_state_need_contents (NotandaSyncState *state);

/* What one file holds, read where it isn't yet. Returns: (transfer none) (nullable): %NULL where that can't be read */
NotandaContents *notanda_sync_state_get_contents (NotandaSyncState *state,
                                                  NotandaSyncFile  *file);

gboolean notanda_sync_state_is_own (const NotandaSyncState *state,
                                    const NotandaSyncFile  *file);

/**
 * notanda_sync_state_add:
 * @contents: (transfer full)
 * @bytes: (nullable): to be kept
 *
 * Keeps what a file holds, durable; the file is known once the index is saved.
 *
 * Returns: (transfer none): %NULL with an error, the state being as before
 */
NotandaSyncFile *notanda_sync_state_add (NotandaSyncState      *state,
                                         const NotandaSyncName *name,
                                         guint64                size,
                                         NotandaContents       *contents,
                                         GBytes                *bytes,
                                         GError               **error);

/* Returns: (transfer full): %NULL with an error where they aren't kept, or damaged */
GBytes *notanda_sync_state_read_bytes (NotandaSyncState      *state,
                                       const NotandaSyncFile *file,
                                       GError               **error);

/* To be looked at again, for what no file holds. */
void notanda_sync_state_add_dirty (NotandaSyncState  *state,
                                   const NotandaHash *scope);
void notanda_sync_state_add_dirty_contents (NotandaSyncState      *state,
                                            const NotandaSyncFile *file);

/* With %NOTANDA_SYNC_NO_TEXT for a document that was here and isn't: if the store wants it, it comes whole in the next round. */
void notanda_sync_state_set_waiting (NotandaSyncState  *state,
                                     const NotandaHash *scope,
                                     NotandaSyncWaiting why);

/* Adds to what is known about a file. */
void notanda_sync_state_add_note (NotandaSyncState  *state,
                                  const NotandaHash *file,
                                  NotandaSyncNote    note);

/* Notes that nothing could be done with a name of so many bytes. Returns: (transfer none) */
NotandaSyncBad *notanda_sync_state_note_bad (NotandaSyncState      *state,
                                             const NotandaSyncName *name,
                                             guint64                size);

/* Whether it isn't a bad name's turn. */
gboolean notanda_sync_state_is_paused (const NotandaSyncState *state,
                                       const NotandaSyncName  *name);

/* Somebody asks for it: what was refused is tried in the next round. */
void notanda_sync_state_try_refused (NotandaSyncState *state);

/* The file is on the server no more. Its bytes stay while something waits in them. */
void notanda_sync_state_forget (NotandaSyncState *state,
                                NotandaSyncFile  *file);

/* Drops bytes that nothing waits in and nothing is packed from. */
void notanda_sync_state_drop_bytes (NotandaSyncState *state);

/* Another machine writes as @replica, too: from now on as @fresh. What wasn't confirmed is dirty again. */
void notanda_sync_state_change_replica (NotandaSyncState *state,
                                        guint64           fresh);

/* The user said that the server is to be filled anew: nothing is known of it. */
void notanda_sync_state_forget_all (NotandaSyncState *state);

G_END_DECLS
