/* dav-fixture.h: a WebDAV client, and a server that does what the test says
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/notanda-dav.h"
#include "util/test-resolver.h"
#include "util/test-server.h"

G_BEGIN_DECLS

#define USER "ann"
#define PASSWORD "open sesame"
#define NONE "Content-Length: 0\r\n\r\n"

typedef struct
{
  TestServer   *server;
  TestResolver *resolver;
  NotandaDav   *dav;
} DavFixture;

/* Keeps all that is logged by anybody from now on; after g_test_init(). */
void dav_fixture_keep_log (void);

/* Returns: all of it */
const char *dav_fixture_get_log (void);

/* @data: (nullable): the name of the server's certificate */
void dav_fixture_set_up (DavFixture   *fixture,
                         gconstpointer data);
void dav_fixture_tear_down (DavFixture   *fixture,
                            gconstpointer data);

/* Forgets the client for a new one, at another name of the server */
void dav_fixture_open_at (DavFixture *fixture,
                          const char *host);

/* As test_server_add(), and the same with length and type */
void dav_fixture_add (DavFixture   *fixture,
                      const char   *path,
                      const char   *head,
                      const char   *body,
                      TestServerEnd end);
void dav_fixture_add_whole (DavFixture *fixture,
                            const char *path,
                            const char *status,
                            const char *type,
                            const char *body);

/* One request. Returns: (transfer full) */
NotandaDavRequest *dav_fixture_run (DavFixture      *fixture,
                                    NotandaDavMethod method,
                                    const char      *name);
void               dav_fixture_assert_works (DavFixture      *fixture,
                                             NotandaDavMethod method,
                                             const char      *name);

/* @part: of the sentence, which also names the server */
void dav_fixture_assert_fails (DavFixture      *fixture,
                               NotandaDavMethod method,
                               const char      *name,
                               int              code,
                               const char      *part);

G_END_DECLS
