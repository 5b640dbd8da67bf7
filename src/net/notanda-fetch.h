/* notanda-fetch.h: one page or file from the web
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NOTANDA_FETCH_MAX_WIRE (32u << 20) /* bytes as they come */
#define NOTANDA_FETCH_MAX_SIZE (64u << 20) /* bytes once they are unpacked */
#define NOTANDA_FETCH_MAX_REDIRECTS 5
#define NOTANDA_FETCH_DEADLINE 30000 /* milliseconds, for all of it */
#define NOTANDA_FETCH_SILENCE 10000  /* milliseconds without a byte */

/**
 * NotandaFetchPermit:
 * @address: normalised: where the next request goes, be it the first or one that a redirect leads to
 *
 * Called in the thread that fetches; how long it takes isn't counted.
 *
 * Returns: %FALSE with an error where it isn't to be made
 */
typedef gboolean (*NotandaFetchPermit) (const char   *address,
                                        gpointer      permit_data,
                                        GCancellable *cancellable,
                                        GError      **error);

/**
 * NotandaFetchOptions:
 * @is_linked: a page or feed named the address, not the user: nothing can be allowed
 * @allow_private: the user has said that the host they typed may be one of the local network
 * @accept_certificate: (nullable): a #NotandaFetchTrouble.fingerprint that the user accepts, once, for the host they typed
 * @accept: (nullable): which types are wanted, as in the Accept header
 * @etag: (nullable): of what is there already; the answer may be 304 then, without bytes
 * @modified: (nullable): the same, a Last-Modified
 * @deadline: milliseconds; 0 for %NOTANDA_FETCH_DEADLINE
 * @silence: milliseconds; 0 for %NOTANDA_FETCH_SILENCE
 * @max_wire: bytes; 0 for %NOTANDA_FETCH_MAX_WIRE
 * @max_size: bytes; 0 for %NOTANDA_FETCH_MAX_SIZE
 * @proxies: (nullable): %NULL for the system's
 * @permit: (nullable): asked before each request
 *
 * All zeros is right for an address that was typed.
 */
typedef struct
{
  gboolean        is_linked;
  gboolean        allow_private;
  const char     *accept_certificate;
  const char     *accept;
  const char     *etag;
  const char     *modified;
  guint           deadline;
  guint           silence;
  gsize           max_wire;
  gsize           max_size;
  GProxyResolver *proxies;

  NotandaFetchPermit permit;
  gpointer           permit_data;
} NotandaFetchOptions;

/* Why there is less than there should be. */
typedef enum
{
  NOTANDA_FETCH_WHOLE,
  NOTANDA_FETCH_CUT_TIME,    /* over the deadline, or silent */
  NOTANDA_FETCH_CUT_SIZE,    /* over a limit */
  NOTANDA_FETCH_CUT_BROKEN,  /* the connection broke */
  NOTANDA_FETCH_CUT_DAMAGED, /* the rest can't be unpacked */
} NotandaFetchCut;

/**
 * NotandaFetched:
 * @bytes: unpacked; empty only with @status 304
 * @address: where it came from in the end, normalised
 * @chain: (element-type utf8): all addresses, from the one that was asked for to @address
 * @content_type: (nullable): as the server sent it, in ASCII: a hint
 * @charset: (nullable): of @content_type
 * @etag: (nullable):
 * @modified: (nullable): Last-Modified
 * @status: 200 to 299, or 304
 * @cut: a #NotandaFetchCut
 */
typedef struct
{
  GBytes         *bytes;
  char           *address;
  GPtrArray      *chain;
  char           *content_type;
  char           *charset;
  char           *etag;
  char           *modified;
  guint           status;
  NotandaFetchCut cut;
} NotandaFetched;

void notanda_fetched_free (NotandaFetched *fetched);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaFetched, notanda_fetched_free)

/* Returns: (transfer full) (nullable): a sentence for people where it was cut */
char *notanda_fetched_dup_notice (const NotandaFetched *fetched);

/**
 * NotandaFetchTrouble:
 * @address: (nullable): at which step of the chain it went wrong
 * @status: of HTTP; 0 where none came
 * @retry_after: seconds until the server wants to be asked again; 0 where it doesn't say
 * @fingerprint: (nullable): SHA-256 of the certificate that wasn't accepted, in lower-case digits
 * @issuer: (nullable): who made it
 * @expires: (nullable): ISO 8601
 *
 * What a caller may need to know beside the error.
 */
typedef struct
{
  char *address;
  guint status;
  guint retry_after;
  char *fingerprint;
  char *issuer;
  char *expires;
} NotandaFetchTrouble;

void notanda_fetch_trouble_clear (NotandaFetchTrouble *trouble);

/* Fills in all that is said of a certificate. */
void notanda_fetch_trouble_set_certificate (NotandaFetchTrouble *trouble,
                                            GTlsCertificate     *certificate);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaFetchTrouble, notanda_fetch_trouble_clear)

/**
 * NotandaFetchProgress:
 * @received: bytes so far
 * @total: bytes in all, as the server says; -1 where it doesn't
 *
 * Called in the thread that fetches.
 */
typedef void (*NotandaFetchProgress) (gint64   received,
                                      gint64   total,
                                      gpointer user_data);

/**
 * notanda_fetch:
 * @address: as it was typed
 * @options: (nullable):
 * @progress: (nullable):
 * @trouble: (out caller-allocates) (optional): set with an error; clear it in any case
 *
 * Asks for one resource and follows redirects to where they may lead. Blocks; safe in any thread.
 * Sends no cookies, no referrer, no password. What came before the time was up or the connection broke is
 * returned.
 *
 * Returns: (transfer full): %NULL with
 *   %NOTANDA_ERROR_INVALID: no web address, or an answer that is none;
 *   %NOTANDA_ERROR_PRIVATE_ADDRESS: the user typed an address of the local network: ask, and set @allow_private;
 *   %NOTANDA_ERROR_CERTIFICATE: the certificate of the site that the user typed is at fault: show what @trouble
 *     says, ask, and set @accept_certificate;
 *   %NOTANDA_ERROR_REFUSED: it led where it may not lead, or has a faulty certificate there;
 *   %NOTANDA_ERROR_EMPTY; %NOTANDA_ERROR_FAILED for all else, as with 404; %G_IO_ERROR_CANCELLED
 */
NotandaFetched *notanda_fetch (const char                *address,
                               const NotandaFetchOptions *options,
                               NotandaFetchProgress       progress,
                               gpointer                   user_data,
                               NotandaFetchTrouble       *trouble,
                               GCancellable              *cancellable,
                               GError                   **error);

G_END_DECLS
