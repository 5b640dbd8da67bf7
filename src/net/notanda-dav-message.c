/* notanda-dav-message.c: one request of WebDAV as HTTP has it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A message is filled each time that it is sent: libsoup sends an empty body, and
 * says that all went well, where one is repeated after 401 and wasn't set anew. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-dav-private.h"
#include "net/notanda-headers.h"

#define QUESTION "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<propfind xmlns=\"DAV:\"><prop><resourcetype/><getcontentlength/></prop></propfind>\n"

#define STATUS(n) (1u << ((n) - 200))

/* What each method is called, and with which of the statuses from 200 to 207 it succeeds */
static const struct
{
  const char *name;
  guint       statuses;
} methods[] = {
  [NOTANDA_DAV_OPTIONS] = { "OPTIONS", STATUS (200) | STATUS (204) },
  [NOTANDA_DAV_LIST] = { "PROPFIND", STATUS (207) },
  [NOTANDA_DAV_GET] = { "GET", STATUS (200) },
  [NOTANDA_DAV_PUT] = { "PUT", STATUS (200) | STATUS (201) | STATUS (204) },
  [NOTANDA_DAV_DELETE] = { "DELETE", STATUS (200) | STATUS (204) },
  [NOTANDA_DAV_MKCOL] = { "MKCOL", STATUS (201) },
};

gboolean
notanda_dav_message_is_success (const NotandaDavRequest *request)
{
  if (request->status >= 200 && request->status <= 207)
    return (methods[request->method].statuses & STATUS (request->status)) != 0;
  return (request->method == NOTANDA_DAV_DELETE && request->status == 404) || (request->method == NOTANDA_DAV_MKCOL && request->status == 405);
}

/* Names without a part that is empty, "." or ".." but for the slash at the end of a folder's */
static gboolean
is_valid (const NotandaDavRequest *request)
{
  gboolean is_folder = request->method == NOTANDA_DAV_LIST || request->method == NOTANDA_DAV_MKCOL || request->method == NOTANDA_DAV_OPTIONS;
  g_auto (GStrv) parts = g_strsplit (request->name, "/", -1);
  guint n = g_strv_length (parts);

  if (!g_utf8_validate (request->name, -1, NULL) || (request->method == NOTANDA_DAV_PUT && request->body == NULL))
    return FALSE;
  if (n == 0)
    return is_folder;
  for (guint i = 0; i < n; i++)
    {
      gboolean may_be_empty = is_folder && i > 0 && i + 1 == n;

      if ((parts[i][0] == '\0' && !may_be_empty) || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
        return FALSE;
    }

  return !is_folder || parts[n - 1][0] == '\0';
}

SoupMessage *
notanda_dav_message_new (NotandaDav              *dav,
                         const NotandaDavRequest *request,
                         GError                 **error)
{
  g_autofree char *escaped = NULL;
  g_autofree char *address = NULL;
  g_autoptr (SoupMessage) message = NULL;
  SoupMessageHeaders *headers;

  if (is_valid (request))
    {
      escaped = g_uri_escape_string (request->name, "/", FALSE);
      address = g_strconcat (dav->address, escaped, NULL);
      message = soup_message_new (methods[request->method].name, address);
    }
  if (message == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: “%s” can’t be the name of a file on the server"), dav->host, request->name);
      return NULL;
    }

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  headers = soup_message_get_request_headers (message);
  if (request->method == NOTANDA_DAV_LIST)
    soup_message_headers_replace (headers, "Depth", "1");
  if (request->method == NOTANDA_DAV_PUT && request->only_new)
    soup_message_headers_replace (headers, "If-None-Match", "*");
  notanda_dav_message_fill (message, request);

  return g_steal_pointer (&message);
}

void
notanda_dav_message_fill (SoupMessage             *message,
                          const NotandaDavRequest *request)
{
  soup_message_set_method (message, methods[request->method].name);
  if (request->method == NOTANDA_DAV_PUT)
    soup_message_set_request_body_from_bytes (message, "application/octet-stream", request->body);
  if (request->method == NOTANDA_DAV_LIST)
    {
      g_autoptr (GBytes) question = g_bytes_new_static (QUESTION, strlen (QUESTION));

      soup_message_set_request_body_from_bytes (message, "application/xml; charset=utf-8", question);
    }
}

/* ---- the answer's head */

void
notanda_dav_message_read_head (SoupMessage       *message,
                               NotandaDavRequest *request)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  request->status = soup_message_get_status (message);
  request->retry_after = notanda_headers_get_retry_after (headers);
  request->date = notanda_headers_get_date (headers);
  request->heard = g_get_real_time () / G_USEC_PER_SEC;
  if (request->method != NOTANDA_DAV_OPTIONS && request->method != NOTANDA_DAV_LIST)
    return;
  request->classes = notanda_headers_dup_list (headers, "DAV");
  request->software = notanda_headers_dup (headers, "Server");
}

/* ---- the password */

gboolean
notanda_dav_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) inet = g_inet_address_new_from_string (host);

  return inet != NULL ? g_inet_address_get_is_loopback (inet) : g_str_equal (host, "localhost");
}

static gboolean
is_origin (NotandaDav *dav,
           GUri       *uri)
{
  return g_str_equal (g_uri_get_scheme (uri), g_uri_get_scheme (dav->uri)) && g_ascii_strcasecmp (g_uri_get_host (uri), g_uri_get_host (dav->uri)) == 0 && g_uri_get_port (uri) == g_uri_get_port (dav->uri);
}

NotandaDavAsked
notanda_dav_answer_auth (NotandaDav  *dav,
                         SoupMessage *message,
                         SoupAuth    *auth,
                         gboolean     is_retry)
{
  const char *realm = soup_auth_get_realm (auth) != NULL ? soup_auth_get_realm (auth) : "";

  if (soup_auth_is_for_proxy (auth) || !is_origin (dav, soup_message_get_uri (message)))
    return NOTANDA_DAV_ASKED_ELSEWHERE;
  if (dav->user == NULL || dav->password == NULL)
    return NOTANDA_DAV_ASKED_UNSET;
  if (is_retry)
    return NOTANDA_DAV_ASKED_AGAIN;
  if (dav->realm != NULL && !g_str_equal (dav->realm, realm))
    return NOTANDA_DAV_ASKED_REALM;
  if (g_ascii_strcasecmp (soup_auth_get_scheme_name (auth), "Basic") == 0 && !g_str_equal (g_uri_get_scheme (dav->uri), "https") && !notanda_dav_is_loopback (g_uri_get_host (dav->uri)))
    return NOTANDA_DAV_ASKED_PLAIN;

  if (dav->realm == NULL)
    dav->realm = g_strdup (realm);
  soup_auth_authenticate (auth, dav->user, dav->password);
  return NOTANDA_DAV_ASKED_AGAIN;
}
