/* test-dav-server.c: a real WebDAV server, as long as a test needs it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Runs dav-server.py, which ends with the pipe to it, even if the test crashes. */

#include "util/test-dav-server.h"

#include <gio/gio.h>

#include "util/test-folder.h"

#define NOT_INSTALLED 77

struct _TestDavServer
{
  TestFolder  *folder;
  GSubprocess *process;
  char        *address;
};

static char *
read_address (GSubprocess *process)
{
  g_autoptr (GDataInputStream) output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  return g_data_input_stream_read_line (output, NULL, NULL, NULL);
}

TestDavServer *
test_dav_server_new (const char *kind,
                     const char *arguments)
{
  g_autoptr (TestDavServer) self = g_new0 (TestDavServer, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) more = NULL;
  g_auto (GStrv) argv = NULL;
  g_autofree char *program = g_test_build_filename (G_TEST_DIST, "util", "dav-server.py", NULL);
  g_autoptr (GError) error = NULL;

  self->folder = test_folder_new ();
  g_strv_builder_add_many (builder, program, kind, self->folder->path, NULL);
  if (arguments != NULL)
    {
      g_shell_parse_argv (arguments, NULL, &more, &error);
      g_assert_no_error (error);
      g_strv_builder_addv (builder, (const char **) more);
    }
  argv = g_strv_builder_end (builder);
  self->process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  self->address = read_address (self->process);
  if (self->address != NULL)
    return g_steal_pointer (&self);

  g_subprocess_wait (self->process, NULL, NULL);
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, NOT_INSTALLED);
  g_test_skip_printf ("%s isn't installed", kind);
  return NULL;
}

void
test_dav_server_stop (TestDavServer *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, NULL);
}

void
test_dav_server_free (TestDavServer *self)
{
  if (self == NULL)
    return;
  test_dav_server_stop (self);
  g_object_unref (self->process);
  test_folder_free (self->folder);
  g_free (self->address);
  g_free (self);
}

const char *
test_dav_server_get_address (TestDavServer *self)
{
  return self->address;
}

char *
test_dav_server_path (TestDavServer *self,
                      const char    *name)
{
  return test_folder_path (self->folder, name);
}
