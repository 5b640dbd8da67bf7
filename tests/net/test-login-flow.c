/* test-login-flow.c: signing in by the browser, with a server that plays both
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/notanda-login-flow.h"

#include <string.h>

#include "base/notanda-error.h"
#include "util/test-server.h"

#define NONE "Content-Length: 0\r\n\r\n"
#define TOKEN "a-token"
#define WANTED "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"cloud\"\r\n" NONE

static void
add (TestServer *server,
     const char *path,
     const char *status,
     const char *body)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n", status, strlen (body));
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  test_server_add (server, path, head, bytes, TEST_SERVER_CLOSE);
}

/* @page, @poll: (nullable): where these lead instead */
static void
add_flow (TestServer *server,
          const char *path,
          const char *page,
          const char *poll)
{
  g_autofree char *own = test_server_dup_address (server, NULL, "");
  g_autofree char *body = g_strdup_printf ("{\"poll\":{\"token\":\"" TOKEN "\",\"endpoint\":\"%s/login/v2/poll\"},\"login\":\"%s/login/v2/flow/1\"}", poll != NULL ? poll : own, page != NULL ? page : own);

  add (server, path, "200 OK", body);
}

static NotandaLoginFlow *
begin (TestServer *server,
       const char *path)
{
  g_autofree char *address = test_server_dup_address (server, NULL, path);
  g_autoptr (GError) error = NULL;
  NotandaLoginFlow *flow = notanda_login_flow_begin (address, NULL, NULL, &error);

  g_assert_no_error (error);

  return flow;
}

static void
test_signs_in (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaLoginFlow) flow = NULL;
  g_autoptr (NotandaLogin) login = NULL;
  g_autofree char *page = test_server_dup_address (server, NULL, "/login/v2/flow/1");
  g_autofree char *files = test_server_dup_address (server, NULL, "/cloud/remote.php/webdav/");
  g_autofree char *requests = NULL;
  g_autoptr (GError) error = NULL;

  add_flow (server, "POST /cloud/index.php/login/v2", NULL, NULL);
  add (server, "POST /login/v2/poll", "404 Not Found", "[]");
  flow = begin (server, "/cloud/apps/files?dir=/a");
  g_assert_cmpstr (flow->page, ==, page);
  g_assert_null (notanda_login_flow_wait (flow, 0, 0, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_clear_error (&error);

  add (server, "POST /login/v2/poll", "200 OK", "{\"server\":\"https://other.test\",\"loginName\":\"ann\",\"appPassword\":\"open sesame\"}");
  login = notanda_login_flow_wait (flow, 0, 60000, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (login->address, ==, files);
  g_assert_cmpstr (login->user, ==, "ann");
  g_assert_cmpstr (login->password, ==, "open sesame");
  requests = test_server_dup_requests (server);
  g_assert_nonnull (strstr (requests, "application/x-www-form-urlencoded"));
}

/* Which folder was meant is known already. */
static void
test_keeps_folder (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaLoginFlow) flow = NULL;
  g_autoptr (NotandaLogin) login = NULL;
  g_autofree char *folder = test_server_dup_address (server, NULL, "/remote.php/dav/files/ann/Press/");

  add_flow (server, "POST /index.php/login/v2", NULL, NULL);
  add (server, "POST /login/v2/poll", "200 OK", "{\"loginName\":\"ann\",\"appPassword\":\"open sesame\"}");
  flow = begin (server, "/remote.php/dav/files/ann/Press/");
  login = notanda_login_flow_wait (flow, 0, 0, NULL, NULL);
  g_assert_cmpstr (login->address, ==, folder);
}

/* No token and no user goes to another place than the one that was typed. */
static void
test_other_host (void)
{
  const char *const elsewhere[] = { "https://127.0.0.1", "http://127.0.0.1:1", "http://site.test", "file://", "javascript:" };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (elsewhere); i++)
    {
      g_autoptr (TestServer) server = test_server_new (NULL);
      g_autofree char *address = test_server_dup_address (server, NULL, "/");
      g_autoptr (GError) error = NULL;

      add_flow (server, "POST /index.php/login/v2", i % 2 == 0 ? elsewhere[i / 2] : NULL, i % 2 != 0 ? elsewhere[i / 2] : NULL);
      g_assert_null (notanda_login_flow_begin (address, NULL, NULL, &error));
      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_FOUND);
    }
}

static void
test_other_answers (void)
{
  const char *const bodies[] = { "", "{", "[]", "<html>", "{\"poll\":1,\"login\":2}", "{\"poll\":{\"token\":\"\",\"endpoint\":\"\"},\"login\":\"\"}",
                                 "{\"poll\":{\"token\":\"a\\u0000b\",\"endpoint\":\"http://127.0.0.1/\"},\"login\":\"http://127.0.0.1/\"}" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (TestServer) server = test_server_new (NULL);
      g_autofree char *address = test_server_dup_address (server, NULL, "/");
      g_autoptr (GError) error = NULL;

      add (server, "POST /index.php/login/v2", "200 OK", bodies[i]);
      g_assert_null (notanda_login_flow_begin (address, NULL, NULL, &error));
      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_FOUND);
    }
}

/* One that never ends is read up to a limit. */
static void
test_endless (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autofree char *address = test_server_dup_address (server, NULL, "/");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"login\":\"", 10);
  g_autoptr (GError) error = NULL;

  test_server_add (server, "POST /index.php/login/v2", "HTTP/1.1 200 OK\r\n\r\n", bytes, TEST_SERVER_REPEAT);
  g_assert_null (notanda_login_flow_begin (address, NULL, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV);
}

static void
test_without_password (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (NotandaLoginFlow) flow = NULL;
  g_autoptr (GError) error = NULL;

  add_flow (server, "POST /index.php/login/v2", NULL, NULL);
  add (server, "POST /login/v2/poll", "200 OK", "{\"loginName\":\"ann\",\"appPassword\":\"a\\nb\"}");
  flow = begin (server, "/");
  g_assert_null (notanda_login_flow_wait (flow, 0, 0, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV);
}

static void
test_plain (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (notanda_login_flow_begin ("http://site.test/", NULL, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (notanda_login_flow_revoke ("http://site.test/", "ann", "open sesame", NULL, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_FOUND);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (notanda_login_flow_begin ("http://127.0.0.1:1/", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_revokes (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autofree char *address = test_server_dup_address (server, NULL, "/cloud/remote.php/webdav/");
  g_autofree char *requests = NULL;
  g_autoptr (GError) error = NULL;

  test_server_add (server, "DELETE /cloud/ocs/v2.php/core/apppassword", WANTED, NULL, TEST_SERVER_CLOSE);
  test_server_add (server, "auth DELETE /cloud/ocs/v2.php/core/apppassword", "HTTP/1.1 200 OK\r\n" NONE, NULL, TEST_SERVER_CLOSE);
  g_assert_true (notanda_login_flow_revoke (address, "ann", "open sesame", NULL, NULL, &error));
  g_assert_no_error (error);
  requests = test_server_dup_requests (server);
  g_assert_nonnull (strstr (requests, "OCS-APIRequest: true"));

  test_server_add (server, "auth DELETE /cloud/ocs/v2.php/core/apppassword", WANTED, NULL, TEST_SERVER_CLOSE);
  g_assert_false (notanda_login_flow_revoke (address, "ann", "other", NULL, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/net/login-flow/signs-in", test_signs_in);
  g_test_add_func ("/notanda/net/login-flow/keeps-folder", test_keeps_folder);
  g_test_add_func ("/notanda/net/login-flow/other-host", test_other_host);
  g_test_add_func ("/notanda/net/login-flow/other-answers", test_other_answers);
  g_test_add_func ("/notanda/net/login-flow/endless", test_endless);
  g_test_add_func ("/notanda/net/login-flow/without-password", test_without_password);
  g_test_add_func ("/notanda/net/login-flow/plain", test_plain);
  g_test_add_func ("/notanda/net/login-flow/cancelled", test_cancelled);
  g_test_add_func ("/notanda/net/login-flow/revokes", test_revokes);

  return g_test_run ();
}
