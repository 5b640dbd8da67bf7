/* test-sync-state.c: what is kept in the state folder, and two programs on one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-sync-state.h"

#include <glib/gstdio.h>

#include "base/notanda-error.h"
#include "util/test-folder.h"

static const NotandaId corpus = { { 1, 2, 3 } };

static NotandaSyncState *
load (TestFolder *folder,
      guint64     replica)
{
  g_autofree char *path = test_folder_path (folder, "state");
  g_autoptr (GError) error = NULL;
  NotandaSyncState *state = notanda_sync_state_new (notanda_sync_folder_new (path), &corpus, replica, &error);

  g_assert_no_error (error);

  return state;
}

static NotandaSyncFile *
add_file (NotandaSyncState *state,
          guint             number,
          GBytes           *bytes)
{
  g_auto (NotandaContentsBuilder) builder = NOTANDA_CONTENTS_BUILDER_INIT;
  NotandaSyncName  name = { .replica = 5, .seq = number };
  NotandaHash      scope = { { (guint8) number } };
  NotandaHash      item = { { 7 } };
  NotandaSyncFile *file;

  if (bytes != NULL)
    notanda_hash_of (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &name.hash);
  notanda_contents_builder_add (&builder, &scope, &item);
  file = notanda_sync_state_add (state, &name, 100, notanda_contents_builder_end (&builder), bytes, NULL);
  g_assert_nonnull (file);

  return file;
}

static void
save (NotandaSyncState *state)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (notanda_sync_state_save (state, &error));
  g_assert_no_error (error);
}

static guint
count_files (TestFolder *folder)
{
  g_autofree char *path = test_folder_path (folder, "state");
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_kept (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  NotandaHash scope = { { 1 } };
  NotandaHash item = { { 7 } };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NotandaSyncState) state = load (folder, i == 0 ? 5 : 99);

      g_assert_cmphex (state->replica, ==, 5);
      g_assert_cmpuint (g_hash_table_size (state->files), ==, i == 0 ? 0 : 2);
      if (i == 1)
        {
          NotandaSyncName  name = { .replica = 5, .seq = 1 };
          NotandaSyncFile *file = g_hash_table_lookup (state->files, &name);
          g_autoptr (GBytes) kept = NULL;

          g_assert_true (file->is_confirmed && file->is_packed && !file->is_claimed && !file->is_gone && !file->has_bytes);
          g_assert_cmpuint (file->size, ==, 100);
          g_assert_cmpuint (file->weight, ==, 4711);
          g_assert_cmpuint (file->absences, ==, 1);
          g_assert_null (file->contents);
          notanda_sync_state_need_contents (state);
          g_assert_true (notanda_contents_has (file->contents, &scope, &item));
          g_assert_false (notanda_contents_has (file->contents, &item, &item));
          g_assert_cmpstr (state->token, ==, "token");
          g_assert_cmpuint (state->next_seq, ==, 9);
          g_assert_cmpuint (state->doubts, ==, 1);
          g_assert_true (g_hash_table_contains (state->dirty, &scope));
          g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (state->waiting, &scope)), ==, NOTANDA_SYNC_FAILED);
          g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (state->notes, &scope)), ==, NOTANDA_SYNC_CHECK | NOTANDA_SYNC_TELL_DAMAGED);
          g_assert_true (file->is_damaged);
          g_assert_true (g_hash_table_contains (state->written, &name));
          name.seq = 2;
          notanda_hash_of ("abc", 3, &name.hash);
          kept = notanda_sync_state_read_bytes (state, g_hash_table_lookup (state->files, &name), NULL);
          g_assert_true (g_bytes_equal (kept, bytes));
          break;
        }
      {
        NotandaSyncFile *file = add_file (state, 1, NULL);

        file->is_confirmed = TRUE;
        file->is_packed = TRUE;
        file->is_damaged = TRUE;
        file->weight = 4711;
        file->absences = 1;
        add_file (state, 2, bytes);
        g_hash_table_add (state->written, g_memdup2 (&file->name, sizeof file->name));
      }
      g_set_str (&state->token, "token");
      state->next_seq = 9;
      state->doubts = 1;
      notanda_sync_state_add_dirty (state, &scope);
      notanda_sync_state_set_waiting (state, &scope, NOTANDA_SYNC_FAILED);
      notanda_sync_state_add_note (state, &scope, NOTANDA_SYNC_CHECK | NOTANDA_SYNC_TELL_DAMAGED);
      save (state);
    }
}

/* What the index doesn't name, as after a crash, goes with a save, and not before: another program may be writing it. */
static void
test_leftovers (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autofree char *index = test_folder_path (folder, "state/index");
  g_autoptr (NotandaSyncState) state = load (folder, 5);
  NotandaSyncFile *file;

  add_file (state, 1, NULL);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_clear_pointer (&state, notanda_sync_state_free);
  state = load (folder, 5);
  g_assert_cmpuint (count_files (folder), ==, 1);
  state->is_changed = TRUE;
  state->is_read_only = TRUE;
  save (state);
  g_assert_cmpuint (count_files (folder), ==, 1);
  /* the index, and it no more */
  state->is_read_only = FALSE;
  save (state);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_true (g_file_test (index, G_FILE_TEST_EXISTS));

  file = add_file (state, 1, bytes);
  save (state);
  g_assert_cmpuint (count_files (folder), ==, 3);
  file->is_confirmed = TRUE;
  file->weight = NOTANDA_SYNC_FULL;
  notanda_sync_state_drop_bytes (state);
  g_assert_cmpuint (count_files (folder), ==, 3);
  state->is_changed = TRUE;
  notanda_sync_state_drop_bytes (state);
  g_assert_false (file->has_bytes);
  save (state);
  g_assert_cmpuint (count_files (folder), ==, 2);
  notanda_sync_state_forget (state, file);
  save (state);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* The second of two programs learns it before it has sent anything. */
static void
test_two_programs (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaSyncState) a = load (folder, 5);
  g_autoptr (NotandaSyncState) b = load (folder, 6);
  g_autoptr (GError) error = NULL;

  add_file (a, 1, NULL);
  save (a);
  add_file (b, 2, NULL);
  g_assert_false (notanda_sync_state_save (b, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED);
  add_file (a, 3, NULL);
  save (a);
}

/* One waits for the other, or until it is told not to. */
static void
test_lock (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "state/corpus");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofd int held = notanda_sync_folder_lock (path, NULL, &error);

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (notanda_sync_folder_lock (path, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_clear_fd (&held, NULL);
  held = notanda_sync_folder_lock (path, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpint (held, >=, 0);
}

/* An index that can't be read is none: a new machine, under a new number. */
static void
test_damaged (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *index = test_folder_path (folder, "state/index");
  g_autofree char *content = NULL;
  gsize            size;

  {
    g_autoptr (NotandaSyncState) state = load (folder, 5);

    add_file (state, 1, NULL);
    save (state);
  }
  g_assert_true (g_file_get_contents (index, &content, &size, NULL));
  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (NotandaSyncState) state = NULL;

      content[i] ^= 4;
      test_folder_overwrite (index, content, (gssize) size);
      content[i] ^= 4;
      state = load (folder, 6);
      g_assert_cmphex (state->replica, ==, 6);
      g_assert_cmpuint (g_hash_table_size (state->files), ==, 0);
    }
}

/* It can be written over all the same. */
static void
test_damaged_saved (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "state");
  g_autofree char *index = test_folder_path (folder, "state/index");
  g_autoptr (NotandaSyncState) state = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  test_folder_write (index, "nonsense", -1);
  state = load (folder, 6);
  add_file (state, 1, NULL);
  save (state);
  g_clear_pointer (&state, notanda_sync_state_free);
  state = load (folder, 7);
  g_assert_cmphex (state->replica, ==, 6);
}

/* Another machine writes under the same number: what isn't on the server yet is written anew under another one. */
static void
test_change_replica (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaSyncState) state = load (folder, 5);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  NotandaHash      unsent = { { 1 } };
  NotandaHash      sent = { { 2 } };
  NotandaSyncFile *kept;

  add_file (state, 1, bytes);
  kept = add_file (state, 2, bytes);
  kept->is_confirmed = TRUE;
  kept->is_packed = TRUE;
  g_hash_table_add (state->written, g_memdup2 (&kept->name, sizeof kept->name));
  state->next_seq = 3;
  notanda_sync_state_change_replica (state, 6);
  g_assert_cmphex (state->replica, ==, 6);
  g_assert_cmpuint (state->next_seq, ==, 1);
  g_assert_cmpuint (g_hash_table_size (state->written), ==, 0);
  g_assert_cmpuint (g_hash_table_size (state->files), ==, 1);
  g_assert_true (g_hash_table_lookup (state->files, &kept->name) == kept && !kept->is_packed);
  g_assert_true (g_hash_table_contains (state->dirty, &unsent));
  g_assert_false (g_hash_table_contains (state->dirty, &sent));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/state/kept", test_kept);
  g_test_add_func ("/notanda/sync/state/leftovers", test_leftovers);
  g_test_add_func ("/notanda/sync/state/two-programs", test_two_programs);
  g_test_add_func ("/notanda/sync/state/lock", test_lock);
  g_test_add_func ("/notanda/sync/state/change-replica", test_change_replica);
  g_test_add_func ("/notanda/sync/state/damaged", test_damaged);
  g_test_add_func ("/notanda/sync/state/damaged-saved", test_damaged_saved);

  return g_test_run ();
}
