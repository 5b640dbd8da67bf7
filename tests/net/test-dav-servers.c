/* test-dav-servers.c: the WebDAV client and the servers that people run
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-dav.h"
#include "util/test-dav-server.h"
#include "util/test-folder.h"
#include "util/test-resolver.h"

#define LARGE 2000000
#define N_NAMES 1000
#define N_PUTS 2000

typedef struct
{
  const char *name;
  const char *kind;
  const char *arguments;
} Server;

static const Server servers[] = {
  { "apache", "apache", NULL },
  { "apache-basic", "apache", "--auth basic" },
  { "apache-digest", "apache", "--auth digest" },
  { "nginx", "nginx", NULL },
  { "nginx-basic", "nginx", "--auth basic" },
  { "lighttpd", "lighttpd", NULL },
  { "lighttpd-basic", "lighttpd", "--auth basic" },
  { "lighttpd-digest", "lighttpd", "--auth digest" },
  { "rclone", "rclone", NULL },
  { "rclone-basic", "rclone", "--auth basic" },
};

static NotandaDav *
open_dav (TestDavServer *server)
{
  g_autoptr (GError) error = NULL;
  NotandaDav *dav = notanda_dav_new (test_dav_server_get_address (server), &error);

  g_assert_no_error (error);
  notanda_dav_set_login (dav, TEST_DAV_USER, TEST_DAV_PASSWORD);
  return dav;
}

/* Bytes that aren't the same anywhere twice */
static GBytes *
make_body (gsize size)
{
  guint8 *bytes = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) ((i * 2654435761u) >> 13);
  return g_bytes_new_take (bytes, size);
}

static NotandaDavRequest *
add (GPtrArray       *batch,
     NotandaDavMethod method,
     const char      *name,
     GBytes          *body)
{
  NotandaDavRequest *request = notanda_dav_request_new (method, name);

  request->body = body != NULL ? g_bytes_ref (body) : NULL;
  request->max_size = LARGE;
  g_ptr_array_add (batch, request);
  return request;
}

static void
run (NotandaDav *dav,
     GPtrArray  *batch)
{
  g_autoptr (GError) error = NULL;

  notanda_dav_run (dav, batch, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < batch->len; i++)
    g_assert_no_error (((NotandaDavRequest *) g_ptr_array_index (batch, i))->error);
}

/* Runs one alone. Returns: (transfer full) */
static NotandaDavRequest *
run_one (NotandaDav      *dav,
         NotandaDavMethod method,
         const char      *name,
         GBytes          *body)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  NotandaDavRequest *request = add (batch, method, name, body);

  run (dav, batch);
  return request;
}

static void
do_one (NotandaDav      *dav,
        NotandaDavMethod method,
        const char      *name,
        GBytes          *body)
{
  g_autoptr (NotandaDavRequest) request = run_one (dav, method, name, body);

  g_assert_cmpuint (request->status, >=, 200);
}

static void
assert_there (NotandaDav *dav,
              const char *name,
              GBytes     *body)
{
  g_autoptr (NotandaDavRequest) request = run_one (dav, NOTANDA_DAV_GET, name, NULL);

  g_assert_true (g_bytes_equal (request->body, body));
}

static void
assert_fails (NotandaDav        *dav,
              NotandaDavRequest *request,
              int                code)
{
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (batch, request);
  g_assert_true (notanda_dav_run (dav, batch, NULL, &error));
  g_assert_no_error (error);
  g_assert_error (request->error, NOTANDA_ERROR, code);
  g_assert_null (request->body);
  g_test_message ("%s", request->error->message);
}

static NotandaDavRequest *
ask_for (const char *name,
         gsize       max_size,
         const char *hash_of)
{
  static guint8      hash[32];
  gsize              size = sizeof hash;
  NotandaDavRequest *request = notanda_dav_request_new (NOTANDA_DAV_GET, name);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) hash_of, -1);
  g_checksum_get_digest (checksum, hash, &size);
  request->max_size = max_size;
  request->sha256 = hash;
  return request;
}

static void
test_work (gconstpointer data)
{
  const Server *kind = data;
  g_autoptr (TestDavServer) server = test_dav_server_new (kind->kind, kind->arguments);
  g_autoptr (NotandaDav) dav = server != NULL ? open_dav (server) : NULL;
  g_autoptr (GBytes) large = make_body (LARGE);
  g_autoptr (GBytes) small = g_bytes_new_static ("rain", 4);
  g_autoptr (NotandaDavRequest) list = NULL;
  NotandaDavEntry *entry;

  if (server == NULL)
    return;
  do_one (dav, NOTANDA_DAV_MKCOL, "log/", NULL);
  do_one (dav, NOTANDA_DAV_MKCOL, "log/", NULL);
  do_one (dav, NOTANDA_DAV_PUT, "log/large.seg", large);
  assert_there (dav, "log/large.seg", large);
  do_one (dav, NOTANDA_DAV_PUT, "log/a b%2f.seg", small);
  assert_there (dav, "log/a b%2f.seg", small);
  do_one (dav, NOTANDA_DAV_MKCOL, "log/more/", NULL);

  list = run_one (dav, NOTANDA_DAV_LIST, "log/", NULL);
  g_assert_cmpuint (list->n_ignored, ==, 0);
  g_assert_cmpuint (list->entries->len, ==, 3);
  entry = g_ptr_array_index (list->entries, 1);
  g_assert_cmpstr (entry->name, ==, "large.seg");
  g_assert_cmpint (entry->size, ==, LARGE);
  g_assert_false (entry->is_folder);
  entry = g_ptr_array_index (list->entries, 2);
  g_assert_cmpstr (entry->name, ==, "more");
  g_assert_true (entry->is_folder);

  assert_fails (dav, ask_for ("log/a b%2f.seg", 4, "snow"), NOTANDA_ERROR_MISMATCH);
  assert_fails (dav, ask_for ("log/a b%2f.seg", 3, "rain"), NOTANDA_ERROR_TOO_LARGE);
  do_one (dav, NOTANDA_DAV_DELETE, "log/large.seg", NULL);
  do_one (dav, NOTANDA_DAV_DELETE, "log/large.seg", NULL);
  assert_fails (dav, ask_for ("log/large.seg", 4, ""), NOTANDA_ERROR_NOT_FOUND);
  assert_fails (dav, notanda_dav_request_new (NOTANDA_DAV_LIST, "none/"), NOTANDA_ERROR_NOT_FOUND);
}

static void
test_names (gconstpointer data)
{
  const Server *kind = data;
  g_autoptr (TestDavServer) server = test_dav_server_new (kind->kind, kind->arguments);
  g_autoptr (NotandaDav) dav = server != NULL ? open_dav (server) : NULL;
  g_autoptr (NotandaDavRequest) list = NULL;

  if (server == NULL)
    return;
  for (guint i = 0; i < N_NAMES; i++)
    {
      g_autofree char *name = g_strdup_printf ("data/%04u-é~'.seg", i);
      g_autofree char *path = test_dav_server_path (server, name);

      test_folder_write (path, "rain", -1);
    }
  list = run_one (dav, NOTANDA_DAV_LIST, "", NULL);
  g_assert_cmpuint (list->entries->len, ==, N_NAMES);
  for (guint i = 0; i < N_NAMES; i++)
    {
      g_autofree char       *name = g_strdup_printf ("%04u-é~'.seg", i);
      const NotandaDavEntry *entry = g_ptr_array_index (list->entries, i);

      g_assert_cmpstr (entry->name, ==, name);
      g_assert_cmpint (entry->size, ==, 4);
    }
}

/* Only writing needs the password, so that the upload itself is what meets the question. */
static void
test_asked_in_upload (gconstpointer data)
{
  g_autoptr (TestDavServer) server = test_dav_server_new ("apache", data);
  g_autoptr (NotandaDav) dav = server != NULL ? open_dav (server) : NULL;
  g_autoptr (GBytes) large = make_body (LARGE);
  g_autofree char *log = NULL;
  g_autofree char *seen = NULL;

  if (server == NULL)
    return;
  do_one (dav, NOTANDA_DAV_PUT, "large.seg", large);
  assert_there (dav, "large.seg", large);
  log = test_dav_server_path (server, "run/access.log");
  test_dav_server_stop (server);
  seen = test_folder_read (log);
  g_assert_nonnull (strstr (seen, "PUT 401 2000000"));
  g_assert_nonnull (strstr (seen, "PUT 201 2000000"));
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (text = strstr (text, part); text != NULL; text = strstr (text + 1, part))
    n++;
  return n;
}

static GPtrArray *
make_uploads (guint n)
{
  GPtrArray *batch = notanda_dav_batch_new ();
  g_autoptr (GBytes) small = g_bytes_new_static ("rain", 4);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.seg", i);

      add (batch, NOTANDA_DAV_PUT, name, small);
    }
  return batch;
}

/* A batch of uploads alone sends none of them twice. */
static void
test_asked_before (gconstpointer data)
{
  g_autoptr (TestDavServer) server = test_dav_server_new ("apache", data);
  g_autoptr (NotandaDav) dav = server != NULL ? open_dav (server) : NULL;
  g_autoptr (GPtrArray) batch = make_uploads (20);
  g_autofree char *log = NULL;
  g_autofree char *seen = NULL;

  if (server == NULL)
    return;
  run (dav, batch);
  log = test_dav_server_path (server, "run/access.log");
  test_dav_server_stop (server);
  seen = test_folder_read (log);
  g_assert_null (strstr (seen, "PUT 401"));
}

/* New names are answered with 201, the same ones again with 204, after which libsoup would close. */
static void
test_connections (gconstpointer data)
{
  g_autoptr (TestDavServer) server = test_dav_server_new ("apache", NULL);
  g_autoptr (NotandaDav) dav = server != NULL ? open_dav (server) : NULL;
  g_autoptr (GPtrArray) batch = make_uploads (N_PUTS);
  g_autoptr (GPtrArray) again = make_uploads (N_PUTS);
  g_autofree char *log = NULL;
  g_autofree char *text = NULL;
  g_autofree char *seen = NULL;

  if (server == NULL)
    return;
  run (dav, batch);
  run (dav, again);
  log = test_dav_server_path (server, "run/access.log");
  test_dav_server_stop (server);
  text = test_folder_read (log);
  seen = g_strconcat ("\n", text, NULL);
  g_assert_cmpuint (count (seen, " PUT 201 "), ==, N_PUTS);
  g_assert_cmpuint (count (seen, " PUT 204 "), ==, N_PUTS);
  g_assert_cmpuint (count (seen, "\n0 "), >, 1);
  g_assert_cmpuint (count (seen, "\n0 "), <=, NOTANDA_DAV_MAX_CONNECTIONS);
}

static void
test_only_new (gconstpointer data)
{
  g_autoptr (TestDavServer) server = test_dav_server_new ("apache", NULL);
  g_autoptr (NotandaDav) dav = server != NULL ? open_dav (server) : NULL;
  g_autoptr (GBytes) rain = g_bytes_new_static ("rain", 4);
  g_autoptr (GBytes) snow = g_bytes_new_static ("snow", 4);
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  NotandaDavRequest *request = add (batch, NOTANDA_DAV_PUT, "format", snow);

  if (server == NULL)
    return;
  do_one (dav, NOTANDA_DAV_PUT, "format", rain);
  request->only_new = TRUE;
  g_assert_true (notanda_dav_run (dav, batch, NULL, NULL));
  g_assert_error (request->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_cmpuint (request->status, ==, 412);
  assert_there (dav, "format", rain);
}

/* One wrong password is tried once, and nothing after it. */
static void
test_wrong_password (gconstpointer data)
{
  g_autoptr (TestDavServer) server = test_dav_server_new ("apache", data);
  g_autoptr (NotandaDav) dav = server != NULL ? open_dav (server) : NULL;
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *log = NULL;
  g_autofree char *seen = NULL;

  if (server == NULL)
    return;
  notanda_dav_set_login (dav, TEST_DAV_USER, "wrong");
  for (guint i = 0; i < 20; i++)
    add (batch, NOTANDA_DAV_GET, "a", NULL);
  g_assert_false (notanda_dav_run (dav, batch, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD);
  for (guint i = 0; i < 20; i++)
    g_assert_error (((NotandaDavRequest *) g_ptr_array_index (batch, i))->error, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD);
  /* and the right one from then on */
  notanda_dav_set_login (dav, TEST_DAV_USER, TEST_DAV_PASSWORD);
  do_one (dav, NOTANDA_DAV_LIST, "", NULL);

  log = test_dav_server_path (server, "run/access.log");
  test_dav_server_stop (server);
  seen = test_folder_read (log);
  g_assert_cmpuint (count (seen, "GET 401"), ==, 2);
}

static gpointer
list_in_thread (gpointer data)
{
  for (guint i = 0; i < 5; i++)
    do_one (data, NOTANDA_DAV_LIST, "", NULL);
  return NULL;
}

static void
test_threads (gconstpointer data)
{
  g_autoptr (TestDavServer) server = test_dav_server_new ("apache", "--auth digest");
  g_autoptr (NotandaDav) dav = server != NULL ? open_dav (server) : NULL;
  GThread *threads[4];

  if (server == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("lister", list_in_thread, dav);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  list_in_thread (dav);
}

static void
trust_own_authority (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "net", "certificates", "ca.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) authorities = G_TLS_DATABASE (g_tls_file_database_new (path, &error));

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), authorities);
}

/* Encrypted, and all requests on one connection of HTTP/2 */
static void
test_http2 (gconstpointer data)
{
  g_autofree char *certificate = g_test_build_filename (G_TEST_DIST, "net", "certificates", "good.pem", NULL);
  g_autofree char *quoted = g_shell_quote (certificate);
  g_autofree char *arguments = g_strdup_printf ("--certificate %s --auth %s", quoted, (const char *) data);
  g_autoptr (TestDavServer) server = test_dav_server_new ("apache", arguments);
  g_autoptr (TestResolver) resolver = test_resolver_install ();
  g_autoptr (GString) address = NULL;
  g_autoptr (NotandaDav) dav = NULL;
  g_autoptr (GBytes) large = make_body (LARGE);
  g_autoptr (GPtrArray) batch = notanda_dav_batch_new ();
  g_autoptr (GPtrArray) again = notanda_dav_batch_new ();
  g_autofree char *log = NULL;
  g_autofree char *seen = NULL;

  if (server == NULL)
    return;
  trust_own_authority ();
  test_resolver_add (resolver, "site.test", "127.0.0.1");
  address = g_string_new (test_dav_server_get_address (server));
  g_string_replace (address, "127.0.0.1", "site.test", 1);
  dav = notanda_dav_new (address->str, NULL);
  notanda_dav_set_login (dav, TEST_DAV_USER, TEST_DAV_PASSWORD);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.seg", i);

      add (batch, NOTANDA_DAV_PUT, name, large);
      add (again, NOTANDA_DAV_GET, name, NULL);
    }
  run (dav, batch);
  run (dav, again);
  for (guint i = 0; i < 10; i++)
    g_assert_true (g_bytes_equal (((NotandaDavRequest *) g_ptr_array_index (again, i))->body, large));
  log = test_dav_server_path (server, "run/access.log");
  test_dav_server_stop (server);
  seen = test_folder_read (log);
  g_assert_cmpuint (count (seen, "HTTP/2.0"), >=, 21);
  g_assert_null (strstr (seen, "HTTP/1.1"));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autofree char *work = g_strconcat ("/notanda/net/dav-servers/work/", servers[i].name, NULL);
      g_autofree char *names = g_strconcat ("/notanda/net/dav-servers/names/", servers[i].name, NULL);

      g_test_add_data_func (work, &servers[i], test_work);
      if (servers[i].arguments == NULL)
        g_test_add_data_func (names, &servers[i], test_names);
    }
  g_test_add_data_func ("/notanda/net/dav-servers/asked-in-upload/basic", "--auth basic --public", test_asked_in_upload);
  g_test_add_data_func ("/notanda/net/dav-servers/asked-in-upload/digest", "--auth digest --public", test_asked_in_upload);
  g_test_add_data_func ("/notanda/net/dav-servers/asked-before/basic", "--auth basic", test_asked_before);
  g_test_add_data_func ("/notanda/net/dav-servers/asked-before/digest", "--auth digest", test_asked_before);
  g_test_add_data_func ("/notanda/net/dav-servers/wrong-password/basic", "--auth basic", test_wrong_password);
  g_test_add_data_func ("/notanda/net/dav-servers/wrong-password/digest", "--auth digest", test_wrong_password);
  g_test_add_data_func ("/notanda/net/dav-servers/connections", NULL, test_connections);
  g_test_add_data_func ("/notanda/net/dav-servers/only-new", NULL, test_only_new);
  g_test_add_data_func ("/notanda/net/dav-servers/threads", NULL, test_threads);
  g_test_add_data_func ("/notanda/net/dav-servers/http2/basic", "basic", test_http2);
  g_test_add_data_func ("/notanda/net/dav-servers/http2/digest", "digest", test_http2);
  return g_test_run ();
}
