/* notanda-sync-private.h: what the parts of a round share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/notanda-segment.h"
#include "sync/notanda-sync.h"

G_BEGIN_DECLS

/* Requests that are handed over together, and files whose content is in memory at once */
#define NOTANDA_SYNC_BATCH 8u
/* Bytes of them, and of what they unpack to, after which those that are there are done with first; one more may be on top */
#define NOTANDA_SYNC_MEMORY (64u << 20)

#define NOTANDA_SYNC_FORMAT 1 /* of a corpus on a server */

/**
 * NotandaSyncRound:
 * @directories: (element-type NotandaHash NotandaContents): what text files hold, as
 *   their writers say in the segments that came in this round
 * @failed: (element-type NotandaHash NotandaHash): scopes whose documents couldn't be
 *   read or saved in this round
 */
typedef struct
{
  NotandaSyncState        *state;
  const NotandaSyncStore  *store;
  const NotandaSyncServer *server;
  NotandaSyncResult       *result;
  NotandaSyncLook         *look;
  GHashTable              *directories;
  GHashTable              *failed;
  GHashTable              *ids; /* (nullable) (element-type NotandaHash NotandaSyncName): of @look, see notanda-sync-notes.c */
  NotandaSyncProgress      progress;
  gpointer                 data;
  guint                    done;
  guint                    total;
  gboolean                 is_newer;    /* a later version has changed the format */
  gboolean                 is_missing;  /* the listing lacks something that isn't in other files */
  gboolean                 is_hopeless; /* no request of the last batch led on to another */
  GCancellable            *cancellable;
} NotandaSyncRound;

/* ---- requests: notanda-sync-request.c */

/* What came of a request. */
typedef enum
{
  NOTANDA_SYNC_ANSWER_GOOD,
  NOTANDA_SYNC_ANSWER_NOT_FOUND,
  NOTANDA_SYNC_ANSWER_OTHER_BYTES, /* not those that were to come: cut, or not uploaded whole */
  NOTANDA_SYNC_ANSWER_FAILED,      /* this one; others may be had */
  NOTANDA_SYNC_ANSWER_REFUSED,     /* the same, and for longer; of notanda_sync_judge_file() */
  NOTANDA_SYNC_ANSWER_STOP,        /* there is no use in going on; the result says why */
} NotandaSyncAnswer;

/* @name: (transfer full): below the server's address. Returns: (transfer none) */
NotandaDavRequest *notanda_sync_requests_add (GPtrArray       *requests,
                                              NotandaDavMethod method,
                                              char            *name);

/* A GET of a file of the log. @name is borrowed */
NotandaDavRequest *notanda_sync_requests_add_get (GPtrArray             *requests,
                                                  const NotandaId       *corpus,
                                                  const NotandaSyncName *name,
                                                  guint64                size);

/* Whether another GET belongs to the next batch. */
gboolean notanda_sync_requests_are_full (GPtrArray *requests);

/* Whether the server has refused each of them, so that there is no use in asking for others of their kind. */
gboolean notanda_sync_requests_are_refused (GPtrArray *requests);

/* Returns: %FALSE where it was cancelled. Requests tell for themselves; see @is_hopeless */
gboolean notanda_sync_run (NotandaSyncRound *round,
                           GPtrArray        *requests);

/* A file that isn't asked for, since others of its kind were refused: told with them. */
void notanda_sync_leave_untried (NotandaSyncRound      *round,
                                 const NotandaSyncName *name);

/* Puts what keeps the round from being done into the result. */
NotandaSyncAnswer notanda_sync_judge (NotandaSyncRound        *round,
                                      const NotandaDavRequest *request);

/* The same of what went wrong with more than one request. */
NotandaSyncAnswer notanda_sync_judge_error (NotandaSyncRound *round,
                                            const GError     *error);

/* The same of a file of the log: where the server refuses that one, it is left alone for a while, and the others are gone on with. */
NotandaSyncAnswer notanda_sync_judge_file (NotandaSyncRound        *round,
                                           const NotandaDavRequest *request,
                                           const NotandaSyncName   *name,
                                           guint64                  size);

/* Whether a GET brought the file that @name promises. No server's word is taken for it. */
gboolean notanda_sync_is_file (const NotandaDavRequest *request,
                               const NotandaSyncName   *name);

char *notanda_sync_dup_log_path (const NotandaId       *corpus,
                                 const NotandaSyncName *name);

/* Ends a round with what went wrong on this machine. @error: (transfer full). Returns: %FALSE */
gboolean notanda_sync_stop (NotandaSyncRound *round,
                            GError           *error);

/* To be looked at again soon, unless there is something worse already. */
void notanda_sync_again (NotandaSyncRound *round);

/* A document can't be read or saved: others are gone on with. @error: (transfer full) */
void notanda_sync_fail_scope (NotandaSyncRound  *round,
                              const NotandaHash *scope,
                              GError            *error);

gboolean notanda_sync_save (NotandaSyncRound *round);

/* One more file is through. */
void notanda_sync_step (NotandaSyncRound *round);

/* ---- the format file: notanda-sync-server.c */

/* Returns: %FALSE where the round ends here; @doubt: what is wrong with it, if anything */
gboolean notanda_sync_check_format (NotandaSyncRound *round,
                                    NotandaSyncDoubt *doubt);

/* ---- what comes: notanda-sync-fetch.c, notanda-sync-arrive.c, notanda-sync-waiting.c. Each returns FALSE where the round ends */

gboolean notanda_sync_fetch_segments (NotandaSyncRound *round);
gboolean notanda_sync_fetch_texts (NotandaSyncRound *round);

/* @fetched: (out): whether a GET brought the file @listed; where it didn't, that is noted. Returns: %FALSE where there is no use in going on */
gboolean notanda_sync_judge_fetched (NotandaSyncRound        *round,
                                     const NotandaDavRequest *request,
                                     const NotandaSyncListed *listed,
                                     gboolean                *fetched);

/* Records of several segments, by scope. */
typedef struct
{
  GHashTable *scopes; /* (element-type NotandaHash GPtrArray of NotandaStored) */
} NotandaSyncArrival;

#define NOTANDA_SYNC_ARRIVAL_INIT { NULL }

void notanda_sync_arrival_clear (NotandaSyncArrival *arrival);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaSyncArrival, notanda_sync_arrival_clear)

/* @only: (nullable) (element-type NotandaHash any): records of these scopes, else of all. Records that
 * can't be read wait */
void notanda_sync_arrival_add (NotandaSyncArrival   *arrival,
                               NotandaSyncRound     *round,
                               const NotandaSegment *segment,
                               GHashTable           *only);

/* Even where no records of @scope come, its document is made of the text. */
void notanda_sync_arrival_expect (NotandaSyncArrival *arrival,
                                  const NotandaHash  *scope);

/* @texts: (nullable) (element-type NotandaHash GBytes): of scopes that aren't here. What can't be merged waits */
void notanda_sync_arrival_merge (NotandaSyncArrival *arrival,
                                 NotandaSyncRound   *round,
                                 GHashTable         *texts);

/* Merges what waits and need no longer. */
gboolean notanda_sync_merge_waiting (NotandaSyncRound *round,
                                     GHashTable       *texts);

/* ---- what lies damaged on the server: notanda-sync-notes.c */

#define NOTANDA_SYNC_MAX_NOTES 1000u /* of one segment, that are heeded */

/* A GET brought other bytes than the file's. */
void notanda_sync_note_damaged (NotandaSyncRound        *round,
                                const NotandaSyncListed *listed);

/* Whether a file of that id is listed. */
gboolean notanda_sync_is_listed (NotandaSyncRound  *round,
                                 const NotandaHash *file);

/* What others say. */
void notanda_sync_take_notes (NotandaSyncRound     *round,
                              const NotandaSegment *segment);

/* Sees for itself, of files that are known here. Returns: FALSE where the round ends */
gboolean notanda_sync_check_noted (NotandaSyncRound *round);

/* Before notanda_sync_settle(): which of what is listed and isn't as it should be is made good by this round, or has been. */
void notanda_sync_note_mended (NotandaSyncRound *round,
                               GPtrArray        *missing);

/* Forgets what is known about files that are there no more. For a listing that lacks nothing. */
void notanda_sync_drop_notes (NotandaSyncRound *round);

/* Files that are listed and can't be read, for all that is known with something that is in no other. */
guint notanda_sync_count_damaged (const NotandaSyncRound *round);

/* Whether there is something to be said to others. */
gboolean notanda_sync_has_notes (const NotandaSyncRound *round);

/* Says it. Returns: (transfer full) (element-type NotandaSegmentNote): for notanda_sync_end_notes(), once the segment is durable here */
GArray *notanda_sync_write_notes (const NotandaSyncRound *round,
                                  NotandaSegmentWriter   *segment);
void    notanda_sync_end_notes (NotandaSyncRound *round,
                                GArray           *written);

/* ---- what goes: notanda-sync-publish.c, notanda-sync-pack.c, notanda-sync-send.c */

/* Takes what changed here into the state's dirty scopes. */
gboolean notanda_sync_take_changes (NotandaSyncRound *round);

/* Counts what dirty scopes hold and no file does; writes nothing. */
void notanda_sync_count_dirty (NotandaSyncRound *round);

/* Writes files of it, which are durable here when this returns. */
gboolean notanda_sync_publish (NotandaSyncRound *round);

/* Writes again what the server has lost of ours. */
gboolean notanda_sync_copy_lost (NotandaSyncRound *round);

/* Packs, where there is something to pack. */
gboolean notanda_sync_pack (NotandaSyncRound *round);

gboolean notanda_sync_send (NotandaSyncRound *round);
gboolean notanda_sync_delete_packed (NotandaSyncRound *round);

/* Adds a new file of ours to the state. @contents: (transfer full). Returns: (nullable) (transfer none) */
NotandaSyncFile *notanda_sync_add_own (NotandaSyncRound *round,
                                       NotandaSyncKind   kind,
                                       GBytes           *bytes,
                                       gsize             weight,
                                       NotandaContents  *contents);

G_END_DECLS
