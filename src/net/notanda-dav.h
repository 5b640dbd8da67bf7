/* notanda-dav.h: a folder on a WebDAV server: batches of requests, side by side
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NOTANDA_DAV_MAX_CONNECTIONS 8
#define NOTANDA_DAV_SILENCE 30000           /* milliseconds without a byte, for one request */
#define NOTANDA_DAV_GRACE 60000             /* milliseconds a request may take in any case ... */
#define NOTANDA_DAV_MIN_SPEED 10000         /* ... and one second more for each so many bytes, sent or received */
#define NOTANDA_DAV_MAX_LISTING (32u << 20) /* bytes of XML */
#define NOTANDA_DAV_MAX_ENTRIES 200000      /* of one listing */

/**
 * NotandaDavMethod:
 * @NOTANDA_DAV_OPTIONS: what the server says about itself; sends nothing; succeeds with 200, 204
 * @NOTANDA_DAV_LIST: what is in a folder, not in its folders; succeeds with 207 and a listing that is whole
 * @NOTANDA_DAV_GET: succeeds with 200, whole, no larger than asked for, and hashing to what was asked for
 * @NOTANDA_DAV_PUT: succeeds with 200, 201, 204: which says nothing about what is there now; read it back
 * @NOTANDA_DAV_DELETE: succeeds with 200, 204, and 404: it is gone
 * @NOTANDA_DAV_MKCOL: makes a folder; succeeds with 201, and 405, which says that it is there
 */
typedef enum
{
  NOTANDA_DAV_OPTIONS,
  NOTANDA_DAV_LIST,
  NOTANDA_DAV_GET,
  NOTANDA_DAV_PUT,
  NOTANDA_DAV_DELETE,
  NOTANDA_DAV_MKCOL,
} NotandaDavMethod;

/**
 * NotandaDavEntry:
 * @name: UTF-8, decoded; one name without slashes, control characters and "..", at most 255 bytes
 * @size: bytes; -1 where the server doesn't say
 * @is_folder: whether it says that it is one
 */
typedef struct
{
  char    *name;
  gint64   size;
  gboolean is_folder;
} NotandaDavEntry;

void notanda_dav_entry_free (NotandaDavEntry *entry);

/**
 * NotandaDavRequest:
 * @method: what to do
 * @name: below the server's address, UTF-8, as "log/x.seg"; folders as "" and "log/"
 * @body: (nullable): PUT: what is sent; GET: (out): what came, %NULL with an error
 * @max_size: GET: no more bytes than this are taken
 * @sha256: (nullable) (array fixed-size=32): GET: what the body must hash to; stays the caller's
 * @only_new: PUT: asks not to overwrite (If-None-Match: *), which no server can be trusted with; those that heed it
 *   answer 412 where there is something
 * @entries: (out) (element-type NotandaDavEntry) (nullable): LIST: sorted by name, each name once
 * @n_ignored: (out): LIST: how many entries were left out: of other places, twice there, or with names that are none
 * @software: (out) (nullable): OPTIONS, LIST: ASCII, what the server calls itself; for people, nothing is decided by it
 * @classes: (out) (nullable): OPTIONS: ASCII, the DAV header; %NULL: it says that it knows no WebDAV
 * @status: (out): of HTTP; 0 where no answer came
 * @retry_after: (out): seconds until the server wants to be asked again; 0 where it doesn't say
 * @date: (out): what the server's clock said, seconds since 1970; 0 where it doesn't say; for people, nothing is decided by it
 * @heard: (out): what this machine's clock said when it did, before the body came, which may take long
 * @error: (out) (nullable): why it failed; %NULL: it succeeded
 *
 * The codes of @error, all of %NOTANDA_ERROR but %G_IO_ERROR_CANCELLED, say what a caller may do:
 *
 * - %NOTANDA_ERROR_OFFLINE: the server can't be reached, or the connection broke, or was silent or too slow: what it
 *   did isn't known; try again later by itself
 * - %NOTANDA_ERROR_BUSY: it can't now (423, 425, 429, 5xx but 501, 505, 507): the same, but not before @retry_after
 * - %NOTANDA_ERROR_FULL: it has no room, for this or at all (413, 507): try again, rarely, and say so
 * - %NOTANDA_ERROR_NOT_FOUND: 404, 410: it isn't there, or the server says so; never a reason to delete anything.
 *   PUT and MKCOL: also 409, the folder around it isn't there
 * - %NOTANDA_ERROR_REFUSED: it will not, now or later (403, 405, 412, other 4xx, 501), or its certificate was
 *   revoked
 * - %NOTANDA_ERROR_PASSWORD: it wants a user and password, or others than these (401), or wants them where they aren't
 *   given: to a proxy, for another realm, or in plain text without encryption: ask the user
 * - %NOTANDA_ERROR_CERTIFICATE: as of notanda_fetch(): show the message, ask, and notanda_dav_set_certificate()
 * - %NOTANDA_ERROR_MOVED: it sends one on for good (301, 308), to an address that ends in the same name, which the
 *   message says; nothing was sent there
 * - %NOTANDA_ERROR_NOT_DAV: the answer isn't what a WebDAV server sends: the login page of a network, or the way there
 *   (any other 3xx), a page for people, a listing that is cut, broken or of another folder
 * - %NOTANDA_ERROR_MISMATCH: GET: the body hashes to something else: try again later
 * - %NOTANDA_ERROR_TOO_LARGE: the body is over @max_size, the listing over %NOTANDA_DAV_MAX_LISTING or
 *   %NOTANDA_DAV_MAX_ENTRIES
 * - %NOTANDA_ERROR_INVALID: the request itself can't be sent
 */
typedef struct
{
  NotandaDavMethod method;
  char            *name;
  GBytes          *body;
  gsize            max_size;
  const guint8    *sha256;
  gboolean         only_new;
  GPtrArray       *entries;
  guint            n_ignored;
  char            *software;
  char            *classes;
  guint            status;
  guint            retry_after;
  gint64           date;
  gint64           heard;
  GError          *error;
} NotandaDavRequest;

NotandaDavRequest *notanda_dav_request_new (NotandaDavMethod method,
                                            const char      *name);
void               notanda_dav_request_free (NotandaDavRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaDavRequest, notanda_dav_request_free)

/* Returns: (transfer full) (element-type NotandaDavRequest): empty, frees what is added */
GPtrArray *notanda_dav_batch_new (void);

/**
 * NotandaDavRun:
 * @server: as notanda_dav_run() takes a #NotandaDav
 * @requests: (element-type NotandaDavRequest): in any order as far as the server is concerned; what depends on another
 *   is sent in a later batch
 *
 * Blocks until each request has succeeded or failed, side by side inside. One runs at a time; others wait. A request
 * is run once.
 * What failed once isn't repeated in here. Where it is no use to go on (no connection is possible; the password or
 * the certificate isn't accepted; 429 or 503 with a time to wait), no more are begun, and those that weren't have a
 * copy of that error, its status and time.
 *
 * Returns: whether it is of use to go on; %FALSE with that error, or with %G_IO_ERROR_CANCELLED, which those that
 *   didn't end have, too. Each request tells for itself in any case
 */
typedef gboolean (*NotandaDavRun) (gpointer      server,
                                   GPtrArray    *requests,
                                   GCancellable *cancellable,
                                   GError      **error);

/* An account on a server, with its connections. Of no thread: calls may come from any, one after the other. */
typedef struct _NotandaDav NotandaDav;

/**
 * notanda_dav_new:
 * @address: of the folder, as it was typed; a user and password in it are forgotten, as is its query
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_INVALID
 */
NotandaDav *notanda_dav_new (const char *address,
                             GError    **error);
void        notanda_dav_free (NotandaDav *dav);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaDav, notanda_dav_free)

/* Returns: normalised, with a slash at its end and no user */
const char *notanda_dav_get_address (NotandaDav *dav);

/* What is given to this server alone, and only when it asks. It is never logged, and is in no error.
 * @user: (nullable): %NULL for none; UTF-8. @password: (nullable): likewise */
void notanda_dav_set_login (NotandaDav *dav,
                            const char *user,
                            const char *password);

/* @fingerprint: (nullable): SHA-256 of a faulty certificate that the user accepts for this account, in lower-case
 * digits. A revoked one is never accepted. */
void notanda_dav_set_certificate (NotandaDav *dav,
                                  const char *fingerprint);

/* Returns: (nullable): the fingerprint of the certificate that the last run didn't accept */
const char *notanda_dav_get_refused_certificate (NotandaDav *dav);

/* @silence, @grace: milliseconds, for %NOTANDA_DAV_SILENCE and %NOTANDA_DAV_GRACE; 0 leaves them as they are */
void notanda_dav_set_patience (NotandaDav *dav,
                               guint       silence,
                               guint       grace);

/* @request has ended, well or not. In the thread of notanda_dav_run(); may call nothing of the same #NotandaDav. */
typedef void (*NotandaDavProgress) (NotandaDavRequest *request,
                                    gpointer           user_data);

/* @progress: (nullable): called once for each request */
void notanda_dav_set_progress (NotandaDav        *dav,
                               NotandaDavProgress progress,
                               gpointer           user_data);

/* A #NotandaDavRun. @dav: (type NotandaDav) */
gboolean notanda_dav_run (gpointer      dav,
                          GPtrArray    *requests,
                          GCancellable *cancellable,
                          GError      **error);

G_END_DECLS
