/* fetch-fixture.c: what a server and a client are for a test of fetching
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/fetch-fixture.h"

#include <string.h>

static GTlsCertificate *
load_certificate (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "net", "certificates", name, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

/* @data: (nullable): the name of the server's certificate */
void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate = data != NULL ? load_certificate (data) : NULL;
  g_autoptr (GTlsDatabase) authorities = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "net", "certificates", "ca.pem", NULL);

  fixture->resolver = test_resolver_install ();
  fixture->server = test_server_new (certificate);
  fixture->options.allow_private = TRUE;
  authorities = G_TLS_DATABASE (g_tls_file_database_new (path, &fixture->error));
  g_assert_no_error (fixture->error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), authorities);
  test_resolver_add (fixture->resolver, "site.test", "127.0.0.1");
}

static void
forget (Fixture *fixture)
{
  g_clear_pointer (&fixture->fetched, notanda_fetched_free);
  notanda_fetch_trouble_clear (&fixture->trouble);
  g_clear_error (&fixture->error);
}

void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  forget (fixture);
  test_server_free (fixture->server);
  g_clear_object (&fixture->cancellable);
  g_object_unref (fixture->resolver);
}

void
fetch_from (Fixture    *fixture,
            const char *host,
            const char *path)
{
  g_autofree char *address = test_server_dup_address (fixture->server, host, path);

  forget (fixture);
  fixture->fetched = notanda_fetch (address, &fixture->options, fixture->progress, fixture, &fixture->trouble, fixture->cancellable, &fixture->error);
  g_assert_true ((fixture->fetched != NULL) == (fixture->error == NULL));
}

void
fetch (Fixture    *fixture,
       const char *path)
{
  fetch_from (fixture, NULL, path);
}

void
add (Fixture      *fixture,
     const char   *path,
     const char   *head,
     const char   *body,
     TestServerEnd end)
{
  g_autoptr (GBytes) bytes = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;

  test_server_add (fixture->server, path, head, bytes, end);
}

void
assert_body (Fixture    *fixture,
             const char *expected)
{
  gsize         size = 0;
  gconstpointer data;

  g_assert_no_error (fixture->error);
  data = g_bytes_get_data (fixture->fetched->bytes, &size);
  g_assert_cmpmem (data, size, expected, strlen (expected));
}

void
assert_failed (Fixture    *fixture,
               gint        code,
               const char *part)
{
  g_assert_error (fixture->error, NOTANDA_ERROR, code);
  g_test_message ("%s", fixture->error->message);
  g_assert_nonnull (strstr (fixture->error->message, part));
}
