/* test-server.h: a web server in the test's own process that does what it is told
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TestServer TestServer;

/* What comes after the reply */
typedef enum
{
  TEST_SERVER_CLOSE,
  TEST_SERVER_HOLD,   /* nothing, until the other side closes */
  TEST_SERVER_REPEAT, /* the reply's last piece again and again, until the other side closes */
} TestServerEnd;

/* @certificate: (nullable): speaks TLS with it */
TestServer *test_server_new (GTlsCertificate *certificate);
void        test_server_free (TestServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestServer, test_server_free)

/* What is sent for @path (with its query; "PUT /a" for that method alone, "auth PUT /a" for those with a password; "PUT *" for all that has no reply of its own), as it is: status line, headers, body. @head is a pattern for printf whose
 * only %s is the server's own address. */
void test_server_add (TestServer   *server,
                      const char   *path,
                      const char   *head,
                      GBytes       *body,
                      TestServerEnd end);

/* "200 OK", with length and type, for a page of HTML */
void test_server_add_page (TestServer *server,
                           const char *path,
                           const char *html);

/* Returns: (transfer full): "http://HOST:PORT" and @path; @host: (nullable): 127.0.0.1 */
char *test_server_dup_address (TestServer *server,
                               const char *host,
                               const char *path);

/* Returns: (transfer full): all requests so far, each with its headers, and "[5 bytes]" for a body */
char *test_server_dup_requests (TestServer *server);
guint test_server_count_requests (TestServer *server);

G_END_DECLS
