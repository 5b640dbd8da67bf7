/* test-dav-probe.c: servers that will do, and those that seem to
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-dav-probe.h"
#include "util/test-dav-server.h"
#include "util/test-folder.h"

typedef struct
{
  const char *kind;
  const char *software; /* (nullable): rclone doesn't say */
} Server;

static void
test_server (gconstpointer data)
{
  const Server *kind = data;
  g_autoptr (TestDavServer) server = test_dav_server_new (kind->kind, NULL);
  g_autoptr (NotandaDav) dav = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *article = NULL;
  g_auto (NotandaDavProbe) probe = { 0 };
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;

  if (server == NULL)
    return;
  article = test_dav_server_path (server, "data/a.txt");
  test_folder_write (article, "rain", -1);
  dav = notanda_dav_new (test_dav_server_get_address (server), NULL);
  g_assert_true (notanda_dav_probe (notanda_dav_run, dav, TRUE, &probe, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (probe.software, ==, kind->software);
  g_assert_true (probe.is_folder);
  g_assert_true (probe.is_writable);
  g_assert_cmpuint (probe.n_entries, ==, 1);

  /* nothing is left behind, nothing is lost */
  folder = test_dav_server_path (server, "data");
  dir = g_dir_open (folder, 0, NULL);
  while (TRUE)
    {
      const char *name = g_dir_read_name (dir);

      if (name == NULL)
        break;
      g_assert_true (g_str_equal (name, "a.txt") || name[0] == '.');
    }
}

/* A server that does as its script says, as a #NotandaDavRun */
typedef struct
{
  const char *software;
  const char *classes;
  int         options_error; /* of %NOTANDA_ERROR; -1 for none */
  int         list_error;
  int         put_error;
  gboolean    has_all; /* answers any GET */
  gboolean    drops;   /* says that it took a file */
  gboolean    changes; /* keeps another file than it took */
  gboolean    hides;   /* doesn't list it */
  gboolean    no_size; /* lists it without a length */
  gboolean    keeps;   /* says that it deleted it */
  GBytes     *file;
  char       *name;
} Script;

static void
fail_with (NotandaDavRequest *request,
           int                code)
{
  if (code >= 0)
    request->error = g_error_new_literal (NOTANDA_ERROR, code, "host: what, and what to do");
}

static void
list (Script            *script,
      NotandaDavRequest *request)
{
  fail_with (request, script->list_error);
  if (request->error != NULL)
    return;
  request->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_dav_entry_free);
  if (script->file == NULL || script->hides)
    return;
  g_ptr_array_add (request->entries, g_new0 (NotandaDavEntry, 1));
  ((NotandaDavEntry *) g_ptr_array_index (request->entries, 0))->name = g_strdup (script->name);
  ((NotandaDavEntry *) g_ptr_array_index (request->entries, 0))->size = script->no_size ? -1 : (gint64) g_bytes_get_size (script->file);
}

static void
put (Script            *script,
     NotandaDavRequest *request)
{
  fail_with (request, script->put_error);
  if (request->error != NULL || script->drops)
    return;
  g_set_str (&script->name, request->name);
  script->file = script->changes ? g_bytes_new_static ("snow", 4) : g_bytes_ref (request->body);
}

static void
get (Script            *script,
     NotandaDavRequest *request)
{
  if (script->file != NULL)
    request->body = g_bytes_ref (script->file);
  else if (script->has_all)
    request->body = g_bytes_new_static ("welcome", 7);
  else
    fail_with (request, NOTANDA_ERROR_NOT_FOUND);
}

static gboolean
run_script (gpointer      server,
            GPtrArray    *requests,
            GCancellable *cancellable,
            GError      **error)
{
  Script            *script = server;
  NotandaDavRequest *request = g_ptr_array_index (requests, 0);

  g_assert_cmpuint (requests->len, ==, 1);
  if (request->method == NOTANDA_DAV_OPTIONS)
    {
      request->software = g_strdup (script->software);
      request->classes = g_strdup (script->classes);
      fail_with (request, script->options_error);
    }
  else if (request->method == NOTANDA_DAV_LIST)
    list (script, request);
  else if (request->method == NOTANDA_DAV_PUT)
    put (script, request);
  else if (request->method == NOTANDA_DAV_GET)
    get (script, request);
  else if (request->method == NOTANDA_DAV_DELETE && !script->keeps)
    g_clear_pointer (&script->file, g_bytes_unref);
  return TRUE;
}

/* @code: of the error; -1 for none. @software: (nullable) */
static void
assert_probe (Script      script,
              int         code,
              const char *software)
{
  g_auto (NotandaDavProbe) probe = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean is_good = notanda_dav_probe (run_script, &script, TRUE, &probe, NULL, &error);

  g_assert_true (is_good == (code < 0));
  g_assert_true (probe.is_writable == is_good);
  g_assert_cmpstr (probe.software, ==, software);
  if (code >= 0)
    {
      g_assert_error (error, NOTANDA_ERROR, code);
      g_test_message ("%s", error->message);
    }
  g_assert_true (script.file == NULL || script.keeps);
  g_clear_pointer (&script.file, g_bytes_unref);
  g_free (script.name);
}

#define GOOD .options_error = -1, .list_error = -1, .put_error = -1

static void
test_kinds (void)
{
  assert_probe ((Script) { GOOD, .software = "Apache/2.4 (Unix)" }, -1, "Apache");
  assert_probe ((Script) { GOOD, .software = "Apache", .classes = "1, 3, extended-mkcol, nc-paginate, oc-resource-sharing" }, -1, "Nextcloud");
  assert_probe ((Script) { GOOD, .software = "nginx", .classes = "1, 3, extended-mkcol, oc-resource-sharing" }, -1, "ownCloud");
  assert_probe ((Script) { GOOD, .software = "nginx", .classes = "1, 3, extended-mkcol" }, -1, "sabre/dav");
  assert_probe ((Script) { GOOD, .software = "x/1" }, -1, "x/1");
  assert_probe ((Script) { GOOD }, -1, NULL);
}

static void
test_unfit (void)
{
  /* who doesn't know OPTIONS may do all else */
  assert_probe ((Script) { .options_error = NOTANDA_ERROR_NOT_DAV, .list_error = -1, .put_error = -1 }, -1, NULL);
  assert_probe ((Script) { .options_error = NOTANDA_ERROR_PASSWORD, .list_error = -1, .put_error = -1 }, NOTANDA_ERROR_PASSWORD, NULL);
  assert_probe ((Script) { .options_error = -1, .list_error = NOTANDA_ERROR_NOT_DAV, .put_error = -1 }, NOTANDA_ERROR_NOT_DAV, NULL);
  assert_probe ((Script) { .options_error = -1, .list_error = NOTANDA_ERROR_NOT_FOUND, .put_error = -1 }, NOTANDA_ERROR_NOT_FOUND, NULL);
  assert_probe ((Script) { .options_error = -1, .list_error = -1, .put_error = NOTANDA_ERROR_REFUSED }, NOTANDA_ERROR_REFUSED, NULL);
  assert_probe ((Script) { .options_error = -1, .list_error = -1, .put_error = NOTANDA_ERROR_FULL }, NOTANDA_ERROR_FULL, NULL);
  assert_probe ((Script) { GOOD, .has_all = TRUE }, NOTANDA_ERROR_NOT_DAV, NULL);
  assert_probe ((Script) { GOOD, .drops = TRUE }, NOTANDA_ERROR_NOT_DAV, NULL);
  assert_probe ((Script) { GOOD, .changes = TRUE }, NOTANDA_ERROR_NOT_DAV, NULL);
  assert_probe ((Script) { GOOD, .hides = TRUE }, NOTANDA_ERROR_NOT_DAV, NULL);
  assert_probe ((Script) { GOOD, .no_size = TRUE }, NOTANDA_ERROR_NOT_DAV, NULL);
  assert_probe ((Script) { GOOD, .keeps = TRUE }, NOTANDA_ERROR_NOT_DAV, NULL);
}

int
main (int    argc,
      char **argv)
{
  static const Server servers[] = { { "apache", "Apache" }, { "nginx", "nginx" }, { "lighttpd", "lighttpd" }, { "rclone", NULL } };

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autofree char *path = g_strconcat ("/notanda/net/dav-probe/server/", servers[i].kind, NULL);

      g_test_add_data_func (path, &servers[i], test_server);
    }
  g_test_add_func ("/notanda/net/dav-probe/kinds", test_kinds);
  g_test_add_func ("/notanda/net/dav-probe/unfit", test_unfit);
  return g_test_run ();
}
