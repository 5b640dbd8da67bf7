/* dav-fixture.c: a WebDAV client, and a server that does what the test says
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/dav-fixture.h"

#include <string.h>

#include "base/notanda-error.h"

/* All that was logged, by anybody. Returns: (transfer none) */
static GString *
logged (void)
{
  static GString *all;

  if (all == NULL)
    all = g_string_new (NULL);
  return all;
}

static void
keep_line (const char *line)
{
  static GMutex mutex;

  g_mutex_lock (&mutex);
  g_string_append_printf (logged (), "%s\n", line);
  g_mutex_unlock (&mutex);
}

/* What is logged with fields */
static GLogWriterOutput
keep_fields (GLogLevelFlags   level,
             const GLogField *fields,
             gsize            n_fields,
             gpointer         data)
{
  g_autofree char *line = g_log_writer_format_fields (level, fields, n_fields, FALSE);

  keep_line (line);
  return level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO) ? G_LOG_WRITER_HANDLED : g_log_writer_default (level, fields, n_fields, data);
}

/* and without */
static void
keep_message (const char    *domain,
              GLogLevelFlags level,
              const char    *message,
              gpointer       data)
{
  keep_line (message);
  if ((level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO)) == 0)
    g_log_default_handler (domain, level, message, data);
}

void
dav_fixture_open_at (DavFixture *fixture,
                     const char *host)
{
  g_autofree char *address = test_server_dup_address (fixture->server, host, "/dav/");
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->dav, notanda_dav_free);
  fixture->dav = notanda_dav_new (address, &error);
  g_assert_no_error (error);
  notanda_dav_set_login (fixture->dav, USER, PASSWORD);
}

void
dav_fixture_set_up (DavFixture   *fixture,
                    gconstpointer data)
{
  g_autofree char *path = data != NULL ? g_test_build_filename (G_TEST_DIST, "net", "certificates", data, NULL) : NULL;
  g_autofree char *ca = g_test_build_filename (G_TEST_DIST, "net", "certificates", "ca.pem", NULL);
  g_autoptr (GTlsCertificate) certificate = path != NULL ? g_tls_certificate_new_from_file (path, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) authorities = G_TLS_DATABASE (g_tls_file_database_new (ca, &error));

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), authorities);
  fixture->resolver = test_resolver_install ();
  test_resolver_add (fixture->resolver, "site.test", "127.0.0.1");
  fixture->server = test_server_new (certificate);
  dav_fixture_open_at (fixture, data != NULL ? "site.test" : NULL);
}

void
dav_fixture_tear_down (DavFixture   *fixture,
                       gconstpointer data)
{
  notanda_dav_free (fixture->dav);
  test_server_free (fixture->server);
  g_object_unref (fixture->resolver);
}

void
dav_fixture_add (DavFixture   *fixture,
                 const char   *path,
                 const char   *head,
                 const char   *body,
                 TestServerEnd end)
{
  g_autoptr (GBytes) bytes = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;

  test_server_add (fixture->server, path, head, bytes, end);
}

void
dav_fixture_add_whole (DavFixture *fixture,
                       const char *path,
                       const char *status,
                       const char *type,
                       const char *body)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", status, type, strlen (body));

  dav_fixture_add (fixture, path, head, body, TEST_SERVER_CLOSE);
}

NotandaDavRequest *
dav_fixture_run (DavFixture      *fixture,
                 NotandaDavMethod method,
                 const char      *name)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  NotandaDavRequest *request = notanda_dav_request_new (method, name);

  request->max_size = 1000;
  if (method == NOTANDA_DAV_PUT)
    request->body = g_bytes_new_static ("rain", 4);
  g_ptr_array_add (batch, request);
  if (!notanda_dav_run (fixture->dav, batch, NULL, &error))
    g_assert_true (g_error_matches (request->error, error->domain, error->code));
  return request;
}

void
dav_fixture_assert_works (DavFixture      *fixture,
                          NotandaDavMethod method,
                          const char      *name)
{
  g_autoptr (NotandaDavRequest) request = dav_fixture_run (fixture, method, name);

  g_assert_no_error (request->error);
}

void
dav_fixture_assert_fails (DavFixture      *fixture,
                          NotandaDavMethod method,
                          const char      *name,
                          int              code,
                          const char      *part)
{
  g_autoptr (NotandaDavRequest) request = dav_fixture_run (fixture, method, name);

  g_assert_error (request->error, NOTANDA_ERROR, code);
  g_test_message ("%s", request->error->message);
  g_assert_nonnull (strstr (request->error->message, part));
  g_assert_true (g_str_has_prefix (request->error->message, "127.0.0.1: ") || g_str_has_prefix (request->error->message, "site.test: "));
  g_assert_null (strstr (request->error->message, PASSWORD));
  g_assert_null (request->entries);
  g_assert_true (method == NOTANDA_DAV_PUT || request->body == NULL);
}

void
dav_fixture_keep_log (void)
{
  g_log_set_writer_func (keep_fields, NULL, NULL);
  g_log_set_default_handler (keep_message, NULL);
}

const char *
dav_fixture_get_log (void)
{
  return logged ()->str;
}
