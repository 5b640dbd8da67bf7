/* notanda-sync-notes.c: files that lie damaged on the server, and what is said about them from one machine to another
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whoever fetches a file and gets other bytes than its name promises, twice, can't know what it held; whoever knows that fetched it long ago,
 * and won't again. So the one says in a segment of their own that the file is damaged, and the others fetch it once more: where it is, they
 * treat it as one that is missing, and what it held goes to the server under another name. Its writer deletes it then. Where the writer
 * is gone it stays, and who made it good says so, or every newcomer would be told of a damage that is none.
 *
 * Nothing is decided by a note but what is fetched once more and what is told: a file that somebody calls mended is asked for as often as
 * before. Rejected: looking at what else the server says of a file, its ETag and its time, since a disk that rots changes neither; and
 * reading all files again now and then, which costs requests where nothing is wrong.
 */

#include "sync/notanda-sync-private.h"

#include "sync/notanda-sync-hash.h"

static gboolean
is_noted (const NotandaSyncRound *round,
          const NotandaSyncName  *name,
          NotandaSyncNote         note)
{
  NotandaHash id;

  notanda_sync_name_get_id (name, &id);

  return (GPOINTER_TO_UINT (g_hash_table_lookup (round->state->notes, &id)) & note) != 0;
}

static void
add_note (NotandaSyncRound      *round,
          const NotandaSyncName *name,
          NotandaSyncNote        note)
{
  NotandaHash id;

  notanda_sync_name_get_id (name, &id);
  notanda_sync_state_add_note (round->state, &id, note);
}

static void
clear_note (NotandaSyncRound  *round,
            const NotandaHash *file,
            NotandaSyncNote    note)
{
  guint left = GPOINTER_TO_UINT (g_hash_table_lookup (round->state->notes, file)) & ~(guint) note;

  if (left == 0)
    g_hash_table_remove (round->state->notes, file);
  else
    g_hash_table_insert (round->state->notes, g_memdup2 (file, sizeof *file), GUINT_TO_POINTER (left));
  round->state->is_changed = TRUE;
}

void
notanda_sync_note_damaged (NotandaSyncRound        *round,
                           const NotandaSyncListed *listed)
{
  NotandaSyncBad  *bad = notanda_sync_state_note_bad (round->state, &listed->name, listed->size);
  NotandaSyncFile *file = g_hash_table_lookup (round->state->files, &listed->name);

  bad->is_damaged = TRUE;
  round->result->unreadable++;
  /* one that was good before: from now on it is as one that is missing */
  if (bad->failures > 1 && file != NULL && file->is_confirmed && !file->is_damaged)
    {
      file->is_damaged = TRUE;
      round->state->is_changed = TRUE;
      notanda_sync_again (round);
    }
  if (is_noted (round, &listed->name, NOTANDA_SYNC_TOLD_DAMAGED | NOTANDA_SYNC_NOTED_MENDED))
    return;
  /* the first time it may have been the network */
  if (bad->failures == 1)
    notanda_sync_again (round);
  else
    add_note (round, &listed->name, NOTANDA_SYNC_TOLD_DAMAGED | NOTANDA_SYNC_TELL_DAMAGED);
}

/* Returns: (nullable): the name of a file that is listed */
static const NotandaSyncName *
find_name (NotandaSyncRound  *round,
           const NotandaHash *file)
{
  GHashTableIter iter;
  gpointer       name;

  if (round->ids == NULL)
    {
      round->ids = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, NULL);
      g_hash_table_iter_init (&iter, round->look->sizes);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        {
          NotandaHash *id = g_new (NotandaHash, 1);

          notanda_sync_name_get_id (name, id);
          g_hash_table_insert (round->ids, id, name);
        }
    }

  return g_hash_table_lookup (round->ids, file);
}

/* Returns: (nullable): a file that is known, and listed as it should be */
static NotandaSyncFile *
find_present (NotandaSyncRound  *round,
              const NotandaHash *id)
{
  const NotandaSyncName *name = find_name (round, id);
  NotandaSyncFile       *file = name != NULL ? g_hash_table_lookup (round->state->files, name) : NULL;

  return file != NULL && file->is_confirmed && !file->is_gone && notanda_sync_look_has (round->look, file) ? file : NULL;
}

gboolean
notanda_sync_is_listed (NotandaSyncRound  *round,
                        const NotandaHash *file)
{
  return find_name (round, file) != NULL;
}

void
notanda_sync_take_notes (NotandaSyncRound     *round,
                         const NotandaSegment *segment)
{
  for (guint i = 0; i < segment->notes->len && i < NOTANDA_SYNC_MAX_NOTES; i++)
    {
      const NotandaSegmentNote *note = &g_array_index (segment->notes, NotandaSegmentNote, i);

      if (!notanda_sync_is_listed (round, &note->file))
        continue;
      if (note->kind == NOTANDA_SEGMENT_MENDED)
        notanda_sync_state_add_note (round->state, &note->file, NOTANDA_SYNC_NOTED_MENDED);
      if (note->kind == NOTANDA_SEGMENT_DAMAGED && find_present (round, &note->file) != NULL)
        notanda_sync_state_add_note (round->state, &note->file, NOTANDA_SYNC_CHECK);
    }
}

/* Files that somebody says are damaged, with requests for them: as many as are fetched in one go, the others in another round. */
static GPtrArray *
list_checks (NotandaSyncRound *round,
             GPtrArray        *requests)
{
  GPtrArray     *files = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       hash;
  gpointer       note;

  g_hash_table_iter_init (&iter, round->state->notes);
  while (!notanda_sync_requests_are_full (requests) && g_hash_table_iter_next (&iter, &hash, &note))
    {
      NotandaSyncFile *file;

      if ((GPOINTER_TO_UINT (note) & NOTANDA_SYNC_CHECK) == 0)
        continue;
      file = find_present (round, hash);
      if (file == NULL || notanda_sync_state_is_paused (round->state, &file->name))
        continue;
      g_ptr_array_add (files, file);
      notanda_sync_requests_add_get (requests, &round->state->corpus, &file->name, file->size);
    }

  return files;
}

gboolean
notanda_sync_check_noted (NotandaSyncRound *round)
{
  g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();
  g_autoptr (GPtrArray) files = list_checks (round, requests);

  if (files->len == 0)
    return TRUE;
  if (!notanda_sync_run (round, requests))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    {
      NotandaSyncFile         *file = g_ptr_array_index (files, i);
      const NotandaDavRequest *request = g_ptr_array_index (requests, i);
      NotandaSyncAnswer        answer = notanda_sync_judge_file (round, request, &file->name, file->size);
      NotandaHash              id;

      if (answer == NOTANDA_SYNC_ANSWER_STOP)
        return FALSE;
      if (answer == NOTANDA_SYNC_ANSWER_FAILED || answer == NOTANDA_SYNC_ANSWER_REFUSED)
        continue;
      g_hash_table_remove (round->state->bad, &file->name);
      notanda_sync_name_get_id (&file->name, &id);
      clear_note (round, &id, NOTANDA_SYNC_CHECK);
      file->is_damaged = answer == NOTANDA_SYNC_ANSWER_OTHER_BYTES || (answer == NOTANDA_SYNC_ANSWER_GOOD && !notanda_sync_is_file (request, &file->name));
      notanda_sync_again (round);
    }

  return notanda_sync_save (round);
}

/* ---- what is made good */

/* Whether all articles that it has something of are here, and whole for all that is known, to be sent again. */
static gboolean
is_here (const NotandaSyncRound *round,
         const NotandaSyncFile  *file)
{
  const NotandaSyncStore *store = round->store;

  for (guint i = 0; i < notanda_contents_get_n_scopes (file->contents); i++)
    {
      const NotandaHash *scope = notanda_contents_get_scope (file->contents, i);

      if (!store->has_text (store->data, scope) || g_hash_table_contains (round->state->waiting, scope))
        return FALSE;
    }

  return TRUE;
}

/* One's own goes as soon as it is made good, so nobody need be told. */
static gboolean
is_mended (const NotandaSyncRound *round,
           const NotandaSyncFile  *file,
           gboolean                is_missing)
{
  if (!g_hash_table_contains (round->look->sizes, &file->name))
    return FALSE;
  if (notanda_sync_state_is_own (round->state, file) && (file->is_packed || (is_missing && file->has_bytes)))
    return FALSE;

  return !is_missing || (file->absences > 0 && is_here (round, file));
}

void
notanda_sync_note_mended (NotandaSyncRound *round,
                          GPtrArray        *missing)
{
  guint n = 0;

  for (guint i = 0; i < round->look->absent->len; i++)
    {
      const NotandaSyncFile *file = g_ptr_array_index (round->look->absent, i);
      gboolean               is_missing = n < missing->len && missing->pdata[n] == file;

      n += is_missing ? 1 : 0;
      if (is_mended (round, file, is_missing) && !is_noted (round, &file->name, NOTANDA_SYNC_NOTED_MENDED))
        add_note (round, &file->name, NOTANDA_SYNC_NOTED_MENDED | NOTANDA_SYNC_TELL_MENDED);
    }
}

/* A listing may be old or cut, so only what is missing in two goes: that a file was mended is said once. */
void
notanda_sync_drop_notes (NotandaSyncRound *round)
{
  GHashTableIter iter;
  gpointer       file;
  gpointer       value;

  g_hash_table_iter_init (&iter, round->state->notes);
  while (g_hash_table_iter_next (&iter, &file, &value))
    {
      guint    note = GPOINTER_TO_UINT (value);
      gboolean was_listed = (note & NOTANDA_SYNC_UNLISTED) == 0;
      gboolean is_listed = notanda_sync_is_listed (round, file);

      if (is_listed && was_listed)
        continue;
      if (is_listed || was_listed)
        g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (note ^ NOTANDA_SYNC_UNLISTED));
      else
        g_hash_table_iter_remove (&iter);
      round->state->is_changed = TRUE;
    }
}

guint
notanda_sync_count_damaged (const NotandaSyncRound *round)
{
  guint          n = 0;
  GHashTableIter iter;
  gpointer       name;
  gpointer       bad;

  g_hash_table_iter_init (&iter, round->state->bad);
  while (g_hash_table_iter_next (&iter, &name, &bad))
    n += ((NotandaSyncBad *) bad)->is_damaged && g_hash_table_contains (round->look->sizes, name) &&
         !is_noted (round, name, NOTANDA_SYNC_NOTED_MENDED);

  return n;
}

/* ---- what is said */

gboolean
notanda_sync_has_notes (const NotandaSyncRound *round)
{
  GHashTableIter iter;
  gpointer       note;

  g_hash_table_iter_init (&iter, round->state->notes);
  while (g_hash_table_iter_next (&iter, NULL, &note))
    if (GPOINTER_TO_UINT (note) & (NOTANDA_SYNC_TELL_DAMAGED | NOTANDA_SYNC_TELL_MENDED))
      return TRUE;

  return FALSE;
}

static void
write_note (GArray                *written,
            NotandaSegmentWriter  *segment,
            NotandaSegmentNoteKind kind,
            const NotandaHash     *file)
{
  NotandaSegmentNote note = { (guint8) kind, *file };

  notanda_segment_writer_add_note (segment, note.kind, file);
  g_array_append_val (written, note);
}

GArray *
notanda_sync_write_notes (const NotandaSyncRound *round,
                          NotandaSegmentWriter   *segment)
{
  GArray        *written = g_array_new (FALSE, FALSE, sizeof (NotandaSegmentNote));
  GHashTableIter iter;
  gpointer       hash;
  gpointer       note;

  g_hash_table_iter_init (&iter, round->state->notes);
  /* what is beyond would not be heard, and is said in the next round */
  while (written->len + 2 <= NOTANDA_SYNC_MAX_NOTES && g_hash_table_iter_next (&iter, &hash, &note))
    {
      if (GPOINTER_TO_UINT (note) & NOTANDA_SYNC_TELL_DAMAGED)
        write_note (written, segment, NOTANDA_SEGMENT_DAMAGED, hash);
      if (GPOINTER_TO_UINT (note) & NOTANDA_SYNC_TELL_MENDED)
        write_note (written, segment, NOTANDA_SEGMENT_MENDED, hash);
    }

  return written;
}

void
notanda_sync_end_notes (NotandaSyncRound *round,
                        GArray           *written)
{
  for (guint i = 0; i < written->len; i++)
    {
      const NotandaSegmentNote *note = &g_array_index (written, NotandaSegmentNote, i);

      clear_note (round, &note->file, note->kind == NOTANDA_SEGMENT_DAMAGED ? NOTANDA_SYNC_TELL_DAMAGED : NOTANDA_SYNC_TELL_MENDED);
    }
}
