/* test-sync-plan.c: any state and any listing, and what follows
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-sync-plan.h"

#include <string.h>

#define OURS 7
#define OTHERS 9

static const NotandaId corpus = { { 1, 2, 3 } };

/* A folder that keeps nothing. */

static GBytes *
read_nothing (NotandaSyncFolder *folder G_GNUC_UNUSED,
              const char *name          G_GNUC_UNUSED,
              GError                  **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing");
  return NULL;
}

static gboolean
write_nothing (NotandaSyncFolder *folder G_GNUC_UNUSED,
               const char *name          G_GNUC_UNUSED,
               GBytes *bytes             G_GNUC_UNUSED,
               GError **error            G_GNUC_UNUSED)
{
  return TRUE;
}

static void
remove_nothing (NotandaSyncFolder *folder G_GNUC_UNUSED,
                const char *name          G_GNUC_UNUSED)
{
}

static GPtrArray *
list_nothing (NotandaSyncFolder *folder G_GNUC_UNUSED)
{
  return g_ptr_array_new ();
}

static void
free_folder (NotandaSyncFolder *folder)
{
  g_free (folder);
}

static NotandaSyncState *
new_state (void)
{
  NotandaSyncFolder *folder = g_new (NotandaSyncFolder, 1);

  *folder = (NotandaSyncFolder) { read_nothing, write_nothing, remove_nothing, list_nothing, free_folder };

  return notanda_sync_state_new (folder, &corpus, OURS, NULL);
}

/* @items: a letter for each record that is in it. A file is confirmed, and written by us if it is ours. */
static NotandaSyncFile *
add (NotandaSyncState *state,
     guint64           replica,
     guint32           seq,
     const char       *items)
{
  g_auto (NotandaContentsBuilder) builder = NOTANDA_CONTENTS_BUILDER_INIT;
  g_autoptr (GBytes) bytes = replica == OURS ? g_bytes_new (items, strlen (items)) : NULL;
  NotandaSyncName  name = { .replica = replica, .seq = seq };
  NotandaSyncFile *file;

  for (const char *at = items; *at != '\0'; at++)
    {
      NotandaHash scope = { { 1 } };
      NotandaHash item = { { (guint8) *at } };

      notanda_contents_builder_add (&builder, &scope, &item);
    }
  file = notanda_sync_state_add (state, &name, 100 + seq, notanda_contents_builder_end (&builder), bytes, NULL);
  file->is_confirmed = TRUE;
  if (replica == OURS)
    g_hash_table_add (state->written, g_memdup2 (&name, sizeof name));

  return file;
}

/* A listing of all that is known, but without those. */
static NotandaSyncLook *
look_without (NotandaSyncState *state,
              NotandaSyncFile  *a,
              NotandaSyncFile  *b)
{
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (NotandaSyncListed));
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, state->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaSyncFile  *file = value;
      NotandaSyncListed line = { file->name, file->size };

      if (file != a && file != b)
        g_array_append_val (listed, line);
    }

  return notanda_sync_look (state, listed);
}

static void
test_look (void)
{
  g_autoptr (NotandaSyncState) state = new_state ();
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (NotandaSyncListed));
  NotandaSyncFile  *a = add (state, OTHERS, 1, "a");
  NotandaSyncFile  *b = add (state, OURS, 1, "b");
  NotandaSyncListed lines[] = { { a->name, a->size }, { b->name, b->size - 1 }, { { .replica = OTHERS, .seq = 2 }, 5 } };
  g_autoptr (NotandaSyncLook) look = NULL;
  g_autoptr (NotandaSyncLook) again = NULL;
  g_autoptr (NotandaSyncLook) clone = NULL;

  g_array_append_vals (listed, lines, G_N_ELEMENTS (lines));
  look = notanda_sync_look (state, listed);
  g_assert_false (look->is_clone);
  g_assert_cmpuint (look->n_present, ==, 1);
  g_assert_cmpuint (look->absent->len, ==, 1);
  g_assert_true (g_ptr_array_index (look->absent, 0) == b);
  g_assert_cmpuint (look->unknown->len, ==, 1);

  /* what gave nothing isn't asked for each time, unless it has changed */
  notanda_sync_state_note_bad (state, &lines[2].name, lines[2].size);
  again = notanda_sync_look (state, listed);
  g_assert_cmpuint (again->unknown->len, ==, 0);
  g_assert_cmpuint (again->n_left, ==, 1);
  lines[2].size++;
  lines[1].name.seq = 3;
  g_array_append_vals (listed, lines + 1, 2);
  clone = notanda_sync_look (state, listed);
  g_assert_true (clone->is_clone);
  g_assert_cmpuint (clone->unknown->len, ==, 2);
}

static void
test_missing (void)
{
  g_autoptr (NotandaSyncState) state = new_state ();
  NotandaSyncFile *a = add (state, OTHERS, 1, "ab");
  NotandaSyncFile *b = add (state, OTHERS, 2, "c");

  add (state, OTHERS, 3, "bcd");
  add (state, OURS, 1, "e");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NotandaSyncLook) look = look_without (state, a, i == 0 ? b : NULL);
      g_autoptr (GPtrArray) missing = notanda_sync_find_missing (state, look);

      g_assert_false (notanda_sync_is_doubtful (state, look));
      g_assert_cmpuint (missing->len, ==, 1);
      g_assert_true (g_ptr_array_index (missing, 0) == a);
      g_assert_cmpuint (notanda_sync_settle (state, look, missing), ==, i);
      /* what is elsewhere is forgotten at once, what is nowhere at the second time, and looked at again */
      g_assert_cmpuint (g_hash_table_size (state->files), ==, i == 0 ? 3 : 2);
      g_assert_cmpuint (g_hash_table_size (state->dirty), ==, i);
    }
}

/* Seen again in between: it starts anew. */
static void
test_back_again (void)
{
  g_autoptr (NotandaSyncState) state = new_state ();
  NotandaSyncFile *a = add (state, OTHERS, 1, "a");

  add (state, OTHERS, 2, "b");
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (NotandaSyncLook) look = look_without (state, i % 2 == 0 ? a : NULL, NULL);
      g_autoptr (GPtrArray) missing = notanda_sync_find_missing (state, look);

      g_assert_cmpuint (notanda_sync_settle (state, look, missing), ==, 0);
      g_assert_cmpuint (a->absences, ==, i % 2 == 0 ? 1 : 0);
    }
}

static void
test_own_lost (void)
{
  g_autoptr (NotandaSyncState) state = new_state ();
  NotandaSyncFile *a = add (state, OURS, 1, "a");

  add (state, OTHERS, 2, "b");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NotandaSyncLook) look = look_without (state, a, NULL);
      g_autoptr (GPtrArray) missing = notanda_sync_find_missing (state, look);
      g_autoptr (GPtrArray) copies = NULL;
      g_autoptr (GPtrArray) sends = NULL;
      g_autoptr (NotandaSyncPending) pending = notanda_sync_pending_new ();

      g_assert_cmpuint (notanda_sync_settle (state, look, missing), ==, i);
      copies = notanda_sync_plan_copies (state);
      sends = notanda_sync_plan_sends (state);
      g_assert_cmpuint (copies->len, ==, i);
      /* never put again under its name */
      g_assert_cmpuint (sends->len, ==, 0);
      notanda_sync_pending_add_files (pending, state);
      g_assert_cmpuint (pending->records, ==, 1);
    }
}

static void
test_doubt (void)
{
  g_autoptr (NotandaSyncState) state = new_state ();
  NotandaSyncFile *a = add (state, OTHERS, 1, "a");
  NotandaSyncFile *b = add (state, OURS, 2, "b");
  g_autoptr (NotandaSyncLook) none = look_without (state, a, b);
  g_autoptr (NotandaSyncLook) one = look_without (state, a, NULL);

  g_assert_true (notanda_sync_is_doubtful (state, none));
  g_assert_false (notanda_sync_is_doubtful (state, one));

  /* all known names gone, but what they held is in one that came: its writer packed them, or an older state is back */
  {
    NotandaSyncFile  *came = add (state, OTHERS, 9, "xa");
    NotandaSyncListed line = { came->name, came->size };

    g_hash_table_insert (none->sizes, g_memdup2 (&line.name, sizeof line.name), g_memdup2 (&line.size, sizeof line.size));
    g_assert_false (notanda_sync_is_doubtful (state, none));
  }
}

/* A machine that never saw anything there has nothing to doubt. */
static void
test_no_doubt (void)
{
  g_autoptr (NotandaSyncState) state = new_state ();
  g_autoptr (NotandaSyncLook) look = look_without (state, NULL, NULL);

  g_assert_false (notanda_sync_is_doubtful (state, look));
}

static guint
count_deletes (NotandaSyncState *state,
               NotandaSyncFile  *without)
{
  g_autoptr (NotandaSyncLook) look = look_without (state, without, NULL);
  g_autoptr (GPtrArray) deletes = notanda_sync_plan_deletes (state, look);

  return deletes->len;
}

static void
test_deletes (void)
{
  g_autoptr (NotandaSyncState) state = new_state ();
  NotandaSyncFile *old = add (state, OURS, 2, "ab");
  NotandaSyncFile *pack;

  old->is_packed = TRUE;
  add (state, OURS, 1, "ab");    /* earlier */
  add (state, OTHERS, 9, "abc"); /* somebody else's */
  g_assert_cmpuint (count_deletes (state, NULL), ==, 0);
  add (state, OURS, 3, "a"); /* not all */
  g_assert_cmpuint (count_deletes (state, NULL), ==, 0);
  pack = add (state, OURS, 4, "b");
  g_assert_cmpuint (count_deletes (state, NULL), ==, 1);
  g_assert_cmpuint (count_deletes (state, pack), ==, 0);
  pack->is_confirmed = FALSE;
  g_assert_cmpuint (count_deletes (state, NULL), ==, 0);
  pack->is_confirmed = TRUE;
  g_assert_cmpuint (count_deletes (state, old), ==, 0);
  old->is_packed = FALSE;
  g_assert_cmpuint (count_deletes (state, NULL), ==, 0);
}

/* What its writer says of a file that nobody here has read is no reason to call anything safe. */
static void
test_claimed (void)
{
  g_autoptr (NotandaSyncState) state = new_state ();
  NotandaSyncFile *ours = add (state, OURS, 1, "ab");
  NotandaSyncFile *claimed = add (state, OTHERS, 2, "a");

  ours->is_confirmed = FALSE;
  claimed->is_claimed = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NotandaSyncPending) pending = notanda_sync_pending_new ();

      notanda_sync_pending_add_files (pending, state);
      g_assert_cmpuint (pending->records, ==, i == 0 ? 2 : 1);
      claimed->is_claimed = FALSE;
    }
}

/* Eight of one tier, and of one kind; full ones never. */
static void
test_tiers (void)
{
  static const guint32 weights[] = { 100, 40000, 300000, NOTANDA_SYNC_FULL };

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      g_autoptr (NotandaSyncState) state = new_state ();

      for (guint j = 0; j < 16; j++)
        {
          g_autoptr (GPtrArray) group = notanda_sync_plan_pack (state, FALSE);
          g_autoptr (GPtrArray) texts = notanda_sync_plan_pack (state, TRUE);
          NotandaSyncFile *file = add (state, OURS, j, "a");

          g_assert_cmpint (group != NULL, ==, j >= 8 && i < 3);
          g_assert_null (texts);
          file->weight = weights[i];
          add (state, OTHERS, 100 + j, "a")->weight = weights[i];
          add (state, OURS, 200 + j, "a")->weight = NOTANDA_SYNC_FULL + 1;
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/plan/look", test_look);
  g_test_add_func ("/notanda/sync/plan/missing", test_missing);
  g_test_add_func ("/notanda/sync/plan/back-again", test_back_again);
  g_test_add_func ("/notanda/sync/plan/own-lost", test_own_lost);
  g_test_add_func ("/notanda/sync/plan/doubt", test_doubt);
  g_test_add_func ("/notanda/sync/plan/no-doubt", test_no_doubt);
  g_test_add_func ("/notanda/sync/plan/deletes", test_deletes);
  g_test_add_func ("/notanda/sync/plan/claimed", test_claimed);
  g_test_add_func ("/notanda/sync/plan/tiers", test_tiers);

  return g_test_run ();
}
