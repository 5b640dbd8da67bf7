/* save-fixture.c: a file that util/save-loop saves under util/fault-fs
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "slow/save-fixture.h"

#include <glib/gstdio.h>

#include "base/notanda-replace.h"
#include "util/test-shim.h"

void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->folder = test_folder_new ();
  self->path = test_folder_path (self->folder, "file");
  self->log = g_strconcat (self->folder->path, "-log", NULL);
  self->shim = test_shim_new ();
  self->program = g_test_build_filename (G_TEST_BUILT, "util", "save-loop", NULL);
}

void
tear_down (Fixture      *self,
           gconstpointer data)
{
  test_folder_free (self->folder);
  g_unlink (self->log);
  g_free (self->path);
  g_free (self->log);
  test_shim_free (self->shim);
  g_free (self->program);
}

char **
dup_environment (Fixture    *self,
                 guint       at,
                 const char *action)
{
  char           **env = test_shim_dup_environment (self->shim, self->folder->path, self->log, at, action);
  g_autofree char *meeting = g_strdup_printf ("%u", self->meet_at);

  return self->meet_at > 0 ? g_environ_setenv (env, "FAULT_MEET", meeting, TRUE) : env;
}

void
assert_tidy (Fixture *self)
{
  g_autoptr (GPtrArray) leftovers = notanda_replace_list_leftovers (self->path);
  g_autofree char *listing = NULL;

  for (guint i = 0; i < leftovers->len; i++)
    g_assert_true (notanda_replace_remove_leftover (g_ptr_array_index (leftovers, i), NULL));
  listing = test_folder_list (self->folder);
  g_assert_cmpstr (listing, ==, "file");
}
