/* notanda-dav-words.c: what went wrong with a WebDAV server, for people
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One row a status: its code, which a program branches on, and what to do, which
 * people read. A status means the same for all requests, but where one says so. */

#include "net/notanda-dav-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-address.h"
#include "net/notanda-fetch-words.h"

#define MAX_SHOWN 200

#define ANY (~0u)
#define FOR(method) (1u << NOTANDA_DAV_##method)

/* The first row that fits counts. */
static const struct
{
  guint       first;
  guint       last;
  guint       methods;
  int         code;
  const char *what;
} statuses[] = {
  { 200, 299, ANY, NOTANDA_ERROR_NOT_DAV, N_ ("what answers is no WebDAV server; check the address, and whether the network wants a login first") },
  { 300, 399, ANY, NOTANDA_ERROR_NOT_DAV, N_ ("the server sends you on without saying where to; check the address") },
  { 400, 400, ANY, NOTANDA_ERROR_REFUSED, N_ ("the server can’t make sense of the request; check the address") },
  { 403, 403, FOR (LIST) | FOR (GET) | FOR (OPTIONS), NOTANDA_ERROR_REFUSED, N_ ("you may not read this folder; ask whoever runs the server") },
  { 403, 403, ANY, NOTANDA_ERROR_REFUSED, N_ ("you may not write to this folder; ask whoever runs the server") },
  { 404, 404, FOR (LIST) | FOR (OPTIONS), NOTANDA_ERROR_NOT_FOUND, N_ ("there is no such folder; check the address") },
  { 410, 410, FOR (LIST) | FOR (OPTIONS), NOTANDA_ERROR_NOT_FOUND, N_ ("the folder was taken away for good; check the address") },
  { 409, 409, FOR (PUT) | FOR (MKCOL), NOTANDA_ERROR_NOT_FOUND, N_ ("the folder that this belongs in isn’t there; check the address") },
  { 404, 404, FOR (PUT) | FOR (MKCOL), NOTANDA_ERROR_NOT_FOUND, N_ ("the folder that this belongs in isn’t there; check the address") },
  { 404, 404, ANY, NOTANDA_ERROR_NOT_FOUND, N_ ("the file isn’t there") },
  { 410, 410, ANY, NOTANDA_ERROR_NOT_FOUND, N_ ("the file isn’t there any more") },
  { 405, 405, FOR (LIST) | FOR (OPTIONS), NOTANDA_ERROR_NOT_DAV, N_ ("there is no WebDAV at this address; check it (Nextcloud’s ends in “/remote.php/webdav/”)") },
  { 501, 501, FOR (LIST) | FOR (OPTIONS), NOTANDA_ERROR_NOT_DAV, N_ ("there is no WebDAV at this address; check it (Nextcloud’s ends in “/remote.php/webdav/”)") },
  { 405, 405, ANY, NOTANDA_ERROR_REFUSED, N_ ("the server doesn’t allow this here; check the address, and ask whoever runs the server") },
  { 501, 501, ANY, NOTANDA_ERROR_REFUSED, N_ ("the server can’t do this; ask whoever runs it") },
  { 408, 408, ANY, NOTANDA_ERROR_BUSY, N_ ("the server got the request too slowly") },
  { 412, 412, ANY, NOTANDA_ERROR_REFUSED, N_ ("there is something at this name already") },
  { 413, 413, ANY, NOTANDA_ERROR_FULL, N_ ("the server doesn’t take files of this size; ask whoever runs it to allow more") },
  { 507, 507, ANY, NOTANDA_ERROR_FULL, N_ ("the server is full; make room there, or ask whoever runs it") },
  { 423, 423, ANY, NOTANDA_ERROR_BUSY, N_ ("another program has locked the file on the server") },
  { 425, 425, ANY, NOTANDA_ERROR_BUSY, N_ ("the server isn’t ready yet") },
  { 429, 429, ANY, NOTANDA_ERROR_BUSY, N_ ("the server was asked too often") },
  { 505, 505, ANY, NOTANDA_ERROR_REFUSED, N_ ("the server speaks another kind of HTTP; ask whoever runs it") },
  { 511, 511, ANY, NOTANDA_ERROR_NOT_DAV, N_ ("the network wants a login first; open any page in a browser") },
  { 500, 599, ANY, NOTANDA_ERROR_BUSY, N_ ("the server is in trouble") },
  { 0, G_MAXUINT, ANY, NOTANDA_ERROR_REFUSED, N_ ("the server refuses this; ask whoever runs it") },
};

static const char *
describe_asked (NotandaDavAsked asked)
{
  switch (asked)
    {
    case NOTANDA_DAV_ASKED_UNSET:
      return _ ("the server wants a user and a password; enter them");
    case NOTANDA_DAV_ASKED_PLAIN:
      return _ ("the server wants the password without encryption, where others can read it; use an address that begins with https://");
    case NOTANDA_DAV_ASKED_REALM:
      return _ ("the server wants the password for something else than before; check the address, and enter the password again");
    case NOTANDA_DAV_ASKED_ELSEWHERE:
      return _ ("somebody else than the server wants its password; check the address");
    case NOTANDA_DAV_ASKED_NOTHING:
      return _ ("the server wants a login of a kind that isn’t known here; ask whoever runs it for an app password");
    case NOTANDA_DAV_ASKED_AGAIN:
    default:
      return _ ("the server doesn’t accept the user or the password; check both");
    }
}

/* Whether @full is where the file has gone, and not the page that a network shows to whoever hasn't signed in, which is the same for all. */
static gboolean
keeps_name (const char *full,
            const char *name)
{
  g_autoptr (GUri) uri = g_uri_parse (full, G_URI_FLAGS_NONE, NULL);
  g_autofree char *end = g_strconcat ("/", name, NULL);

  return uri != NULL && g_str_has_suffix (g_uri_get_path (uri), end);
}

/* As people may read it, without the name that was asked for at its end */
static char *
dup_shown (const char *full,
           const char *name)
{
  g_autofree char *escaped = g_uri_escape_string (name, "/", FALSE);
  g_autofree char *cut = g_strndup (full, MAX_SHOWN);
  char            *shown = g_strescape (cut, NULL);

  if (escaped[0] != '\0' && g_str_has_suffix (shown, escaped))
    shown[strlen (shown) - strlen (escaped)] = '\0';

  return shown;
}

/* Networks that want a login first answer for the server, some as if that were for good. */
static void
set_moved_error (GError                 **error,
                 const char              *host,
                 const NotandaDavRequest *request,
                 const char              *address,
                 const char              *location)
{
  g_autofree char *full = notanda_address_resolve (address, location, NULL);
  g_autofree char *shown = dup_shown (full != NULL ? full : location, full != NULL ? request->name : "");
  gboolean         is_kept = full != NULL && keeps_name (full, request->name);
  gboolean         is_moved = is_kept && (request->status == 301 || request->status == 308);

  if (full == NULL)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV, _ ("%s: the server sends you on to “%s”, which is no web address; check the address"), host, shown);
  else if (is_kept)
    g_set_error (error, NOTANDA_ERROR, is_moved ? NOTANDA_ERROR_MOVED : NOTANDA_ERROR_NOT_DAV, _ ("%s: the server sends you on to %s; if you trust that, use it as the address"), host, shown);
  else
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV, _ ("%s: you are sent on to %s; check whether the network wants a login first, and check the address"), host, shown);
}

static void
set_row_error (GError                 **error,
               const char              *host,
               const NotandaDavRequest *request)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      if (request->status < statuses[i].first || request->status > statuses[i].last || (statuses[i].methods & 1u << request->method) == 0)
        continue;
      if (statuses[i].code == NOTANDA_ERROR_BUSY)
        {
          g_autofree char *wait = notanda_fetch_dup_wait (request->retry_after);

          /* Translators: host, what is wrong, "try again later", the number that the server sent */
          g_set_error (error, NOTANDA_ERROR, statuses[i].code, _ ("%s: %s; %s (%u)"), host, _ (statuses[i].what), wait, request->status);
        }
      else
        {
          g_set_error (error, NOTANDA_ERROR, statuses[i].code, "%s: %s (%u)", host, _ (statuses[i].what), request->status);
        }
      return;
    }
}

void
notanda_dav_set_status_error (GError                 **error,
                              const char              *host,
                              const NotandaDavRequest *request,
                              const char              *address,
                              const char              *location,
                              NotandaDavAsked          asked)
{
  if (request->status == 401)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD, "%s: %s", host, describe_asked (asked));
    }
  else if (request->status == 407)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD, _ ("%s: the proxy of your network wants a password; set it in the settings of your system"), host);
    }
  else if (request->status >= 300 && request->status <= 399 && location != NULL)
    {
      set_moved_error (error, host, request, address, location);
    }
  else
    {
      set_row_error (error, host, request);
    }
}

void
notanda_dav_set_network_error (GError      **error,
                               const char   *host,
                               const GError *cause)
{
  const char *what = notanda_fetch_describe_network (cause);

  if (cause->domain == G_TLS_ERROR)
    what = _ ("no encrypted connection is possible; check the address");
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OFFLINE, "%s: %s", host, what);
}

void
notanda_dav_set_silent_error (GError    **error,
                              const char *host)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OFFLINE, _ ("%s: the server doesn’t answer; check the address, or try again later"), host);
}

void
notanda_dav_set_slow_error (GError    **error,
                            const char *host)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OFFLINE, _ ("%s: the connection is too slow; try again later"), host);
}

void
notanda_dav_set_not_dav_error (GError    **error,
                               const char *host)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV, "%s: %s", host, _ (statuses[0].what));
}

void
notanda_dav_set_too_large_error (GError    **error,
                                 const char *host,
                                 const char *name)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, _ ("%s: the file “%s” is larger than it can be; it isn’t read"), host, name);
}

void
notanda_dav_set_mismatch_error (GError    **error,
                                const char *host,
                                const char *name)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH, _ ("%s: the file “%s” arrived damaged; it is asked for again later"), host, name);
}
