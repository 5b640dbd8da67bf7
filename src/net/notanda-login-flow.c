/* notanda-login-flow.c: signing in to a Nextcloud server by the browser
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The protocol: POST index.php/login/v2 gives a page for the browser, and an address and a token to ask by, which answers 404 until the
 * user has signed in, and then once, with the password.
 */

#include "net/notanda-login-flow.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yyjson.h>

#include "base/notanda-error.h"
#include "net/notanda-address.h"
#include "net/notanda-dav-private.h"
#include "net/notanda-fetch-words.h"
#include "net/notanda-login-question.h"

static void
forget (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

void
notanda_login_flow_free (NotandaLoginFlow *flow)
{
  g_free (flow->page);
  g_free (flow->address);
  g_free (flow->root);
  g_free (flow->poll);
  forget (flow->token);
  g_free (flow->certificate);
  g_free (flow);
}

void
notanda_login_free (NotandaLogin *login)
{
  g_free (login->address);
  g_free (login->user);
  forget (login->password);
  g_free (login);
}

/* ---- addresses */

/* Where a server's own part of an address ends, as people copy it from its pages and settings. */
static char *
dup_root (const char *address)
{
  static const char *const parts[] = { "/remote.php", "/index.php", "/apps/", "/login" };
  gsize                    size = strcspn (address, "?");
  const char              *path = strstr (address, "://");

  path = path != NULL ? strchr (path + 3, '/') : NULL;
  for (gsize i = 0; path != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      const char *found = strstr (path, parts[i]);

      if (found != NULL && (gsize) (found - address) < size)
        size = (gsize) (found - address);
    }
  while (size > 0 && address[size - 1] == '/')
    size--;

  return g_strndup (address, size);
}

/* A password comes by this way, and isn't to be read by whoever listens. */
static gboolean
check_safe (const char *address,
            GError    **error)
{
  g_autofree char *host = notanda_address_dup_host (address);

  if (g_str_has_prefix (address, "https://") || notanda_dav_is_loopback (host))
    return TRUE;
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_FOUND, _ ("%s: signing in by the browser needs an address that begins with https://"), host);

  return FALSE;
}

static gboolean
is_same_origin (const char *a,
                const char *b)
{
  g_autoptr (GUri) first = g_uri_parse (a, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) second = g_uri_parse (b, SOUP_HTTP_URI_FLAGS, NULL);

  return first != NULL && second != NULL && g_str_equal (g_uri_get_scheme (first), g_uri_get_scheme (second)) &&
         g_ascii_strcasecmp (g_uri_get_host (first), g_uri_get_host (second)) == 0 && g_uri_get_port (first) == g_uri_get_port (second);
}

/* ---- answers */

/* Returns: (transfer full) (nullable): a string of an object, without control characters; @object: (nullable) */
static char *
dup_string (yyjson_val *object,
            const char *key)
{
  yyjson_val *value = yyjson_obj_get (object, key);
  const char *text = yyjson_get_str (value);

  if (text == NULL || *text == '\0' || strlen (text) != yyjson_get_len (value))
    return NULL;
  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return NULL;

  return g_strdup (text);
}

static yyjson_doc *
parse (const NotandaLoginQuestion *question)
{
  gsize       size;
  const char *data = g_bytes_get_data (question->body, &size);

  return question->status == 200 && size > 0 ? yyjson_read (data, size, 0) : NULL;
}

static void
read_flow (NotandaLoginFlow           *flow,
           const NotandaLoginQuestion *question)
{
  yyjson_doc *document = parse (question);
  yyjson_val *root = yyjson_doc_get_root (document);
  yyjson_val *poll = yyjson_obj_get (root, "poll");

  flow->page = dup_string (root, "login");
  flow->poll = dup_string (poll, "endpoint");
  flow->token = dup_string (poll, "token");
  yyjson_doc_free (document);
}

NotandaLoginFlow *
notanda_login_flow_begin (const char   *address,
                          const char   *certificate,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (NotandaLoginFlow) flow = g_new0 (NotandaLoginFlow, 1);
  g_autofree char     *asked = NULL;
  NotandaLoginQuestion question = { .method = "POST" };
  gboolean             done;

  g_return_val_if_fail (address != NULL, NULL);

  flow->address = notanda_address_normalise (address, error);
  if (flow->address == NULL || !check_safe (flow->address, error))
    return NULL;
  flow->root = dup_root (flow->address);
  flow->certificate = g_strdup (certificate);
  asked = g_strconcat (flow->root, "/index.php/login/v2", NULL);
  question.address = asked;
  question.certificate = certificate;
  done = notanda_login_question_ask (&question, cancellable, error);
  if (!done)
    return NULL;
  read_flow (flow, &question);
  notanda_login_question_clear (&question);
  if (flow->page != NULL && flow->poll != NULL && flow->token != NULL && is_same_origin (flow->page, flow->root) && is_same_origin (flow->poll, flow->root))
    return g_steal_pointer (&flow);
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_FOUND, _ ("%s: the server has no page for signing in; enter user and password"), flow->root);

  return NULL;
}

static NotandaLogin *
read_login (NotandaLoginFlow           *flow,
            const NotandaLoginQuestion *question,
            GError                    **error)
{
  g_autoptr (NotandaLogin) login = g_new0 (NotandaLogin, 1);
  yyjson_doc *document = parse (question);
  yyjson_val *root = yyjson_doc_get_root (document);

  login->user = dup_string (root, "loginName");
  login->password = dup_string (root, "appPassword");
  yyjson_doc_free (document);
  if (login->user == NULL || login->password == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV, _ ("%s: the server signed you in, and gave no password; try again"), flow->root);
      return NULL;
    }
  /* the name that one signs in with need not be that of one's files, of which this address knows by itself */
  login->address = strstr (flow->address, "/remote.php/") != NULL ? g_strdup (flow->address) : g_strconcat (flow->root, "/remote.php/webdav/", NULL);

  return g_steal_pointer (&login);
}

/* ---- waiting */

static void
wait_a_while (guint         pause,
              GCancellable *cancellable)
{
  GPollFD fd;
  guint   n = g_cancellable_make_pollfd (cancellable, &fd) ? 1 : 0;

  g_poll (&fd, n, (gint) pause);
  if (n > 0)
    g_cancellable_release_fd (cancellable);
}

/* Whether it may still come. */
static gboolean
is_waiting (guint         status,
            const GError *error)
{
  if (error != NULL)
    return g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_OFFLINE);

  return status == 404 || status == 429 || status >= 500;
}

NotandaLogin *
notanda_login_flow_wait (NotandaLoginFlow *flow,
                         guint             pause,
                         guint             patience,
                         GCancellable     *cancellable,
                         GError          **error)
{
  gint64 end = g_get_monotonic_time () + (gint64) patience * 1000;

  g_return_val_if_fail (flow != NULL, NULL);

  do
    {
      NotandaLoginQuestion question = { .method = "POST", .address = flow->poll, .token = flow->token, .certificate = flow->certificate };
      GError              *failure = NULL;
      NotandaLogin        *login;

      notanda_login_question_ask (&question, cancellable, &failure);
      if (!is_waiting (question.status, failure))
        {
          login = failure == NULL ? read_login (flow, &question, error) : NULL;
          notanda_login_question_clear (&question);
          if (failure != NULL)
            g_propagate_error (error, failure);
          return login;
        }
      g_clear_error (&failure);
      notanda_login_question_clear (&question);
      wait_a_while (pause, cancellable);
    }
  while (g_get_monotonic_time () < end);
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: nobody signed in; try again"), flow->root);

  return NULL;
}

/* ---- giving back */

gboolean
notanda_login_flow_revoke (const char   *address,
                           const char   *user,
                           const char   *password,
                           const char   *certificate,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autofree char     *root = NULL;
  g_autofree char     *asked = NULL;
  g_autofree char     *host = NULL;
  NotandaLoginQuestion question = { .method = "DELETE", .user = user, .password = password, .certificate = certificate };

  g_return_val_if_fail (address != NULL && user != NULL && password != NULL, FALSE);

  if (!check_safe (address, error))
    return FALSE;
  root = dup_root (address);
  asked = g_strconcat (root, "/ocs/v2.php/core/apppassword", NULL);
  question.address = asked;
  if (!notanda_login_question_ask (&question, cancellable, error))
    return FALSE;
  notanda_login_question_clear (&question);
  if (question.status == 200)
    return TRUE;
  host = notanda_address_dup_host (address);
  notanda_fetch_set_status_error (error, host, question.status, 0);

  return FALSE;
}
