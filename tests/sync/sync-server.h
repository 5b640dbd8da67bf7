/* sync-server.h: a WebDAV server in memory that does all that servers and nets do wrong
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/notanda-dav.h"

G_BEGIN_DECLS

/* What is done to a request, of section 5 of the faults that sync must survive */
typedef enum
{
  SYNC_FAULT_NONE,
  SYNC_FAULT_REFUSE,      /* no connection: all of the batch */
  SYNC_FAULT_LOST,        /* the request never arrives */
  SYNC_FAULT_CUT,         /* half of it arrives, and a server that keeps that */
  SYNC_FAULT_NO_ANSWER,   /* it is done, and the answer lost */
  SYNC_FAULT_CUT_ANSWER,  /* half of the answer, with the right length */
  SYNC_FAULT_FLIP,        /* a bit of the body, either way, and nobody notices */
  SYNC_FAULT_STATUS,      /* 4xx or 5xx, and nothing is done */
  SYNC_FAULT_BAD_GATEWAY, /* 502, and it is done */
  SYNC_FAULT_REPLAY,      /* it is done, and once more at some later time */
  SYNC_FAULT_STALE,       /* a listing of some time ago */
  SYNC_FAULT_CUT_LIST,    /* a listing that stops half way, with 207 */
  SYNC_FAULT_NOT_DAV,     /* the page of a captive portal */
  SYNC_N_FAULTS,
} SyncFault;

typedef struct
{
  GHashTable *files;   /* (element-type GRefString GBytes) */
  GHashTable *folders; /* (element-type utf8) */
  GPtrArray  *past;    /* (element-type GHashTable): what files were, one after each change */
  GPtrArray  *replays; /* (element-type NotandaDavRequest) */
  GRand      *rand;
  guint       percent; /* of requests that something is done to */
  SyncFault   only;    /* (if not NONE): that, to each request */
  int         method;  /* (if not below 0): of such requests only */
  const char *refused; /* (nullable): the file of this path is answered 403 */
  gsize       most;    /* (if not 0): bytes of a file that it takes; a larger one is answered 413 */
  guint       status;  /* (if not 0): the one that SYNC_FAULT_STATUS answers */
  gint64      date;    /* of its clock */
  gint64      heard;   /* the clock of this machine when it said so */
  gboolean    is_down;
  gboolean    hides_sizes;        /* listings are without lengths */
  gboolean    is_backed_up;       /* what comes once more may be cut, over what was whole; but no bit is flipped for good, or
                                     rolling back could bring a file of the right length back that nobody reads again */
  guint n[NOTANDA_DAV_MKCOL + 1]; /* requests, by method */
  guint most_side_by_side;        /* most GETs of one batch */
  guint n_deleted;                /* files that a DELETE took away */
} SyncServer;

SyncServer *sync_server_new (guint32 seed);
void        sync_server_free (SyncServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncServer, sync_server_free)

/* A NotandaDavRun. */
gboolean sync_server_run (gpointer      server,
                          GPtrArray    *requests,
                          GCancellable *cancellable,
                          GError      **error);

guint sync_server_get_n_requests (SyncServer *server);
void  sync_server_reset_counts (SyncServer *server);

/* Makes it what it was after its change number @i. */
void sync_server_roll_back (SyncServer *server,
                            guint       i);
void sync_server_empty (SyncServer *server);

/* Returns: (transfer container): names of all files in log/, sorted */
GPtrArray *sync_server_list (SyncServer *server);
void       sync_server_remove (SyncServer *server,
                               const char *path);
void       sync_server_put (SyncServer *server,
                            const char *path,
                            GBytes     *bytes);

/* As a disk that rots: one bit of a file is another, and its size is what it was. */
void sync_server_rot (SyncServer *server,
                      const char *path);

G_END_DECLS
