/* fetch-fixture.h: what a server and a client are for a test of fetching
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-error.h"
#include "net/notanda-fetch.h"
#include "util/test-resolver.h"
#include "util/test-server.h"

G_BEGIN_DECLS

#define OK "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
#define PAGE "<p>It rained.</p>"

typedef struct
{
  TestServer          *server;
  TestResolver        *resolver;
  NotandaFetchOptions  options;
  NotandaFetched      *fetched;
  NotandaFetchTrouble  trouble;
  GCancellable        *cancellable;
  NotandaFetchProgress progress;
  GError              *error;
} Fixture;

/* @data: (nullable): the name of the server's certificate */
void set_up (Fixture      *fixture,
             gconstpointer data);
void tear_down (Fixture      *fixture,
                gconstpointer data);

/* @host: (nullable): another name of the server's */
void fetch_from (Fixture    *fixture,
                 const char *host,
                 const char *path);
void fetch (Fixture    *fixture,
            const char *path);

/* Lets the server answer so. @body: (nullable) */
void add (Fixture      *fixture,
          const char   *path,
          const char   *head,
          const char   *body,
          TestServerEnd end);

/* That the last one was fetched, or how it failed: with @part in the message. */
void assert_body (Fixture    *fixture,
                  const char *expected);
void assert_failed (Fixture    *fixture,
                    gint        code,
                    const char *part);

G_END_DECLS
