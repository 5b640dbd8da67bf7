/* notanda-sync.c: one round of sync between a corpus and its server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The order is the promise:
 *
 *   1 what changed here since the last time                    notanda-sync-publish.c
 *   2 list the log; is it this corpus?                         here, decided in notanda-sync-plan.c
 *   3 fetch what is unknown, merge it, then call it known      -fetch.c, -arrive.c, -waiting.c
 *   4 what is missing in the listing                           here
 *   5 what no file holds becomes files, durable here           -publish.c
 *   6 put, read back, compare; only then is it on the server   -send.c
 *   7 eight small files become one; those that are in a later one go    -pack.c
 *
 * Files are written after the fetch, and not before the listing: so two people who begin with the same articles don't both
 * send them, and who is offline for a month sends a few files and not thousands. Until then the documents are what is
 * durable. Every step may be the last: the next round begins anew from what is kept, and does nothing twice that counts. */

#include "sync/notanda-sync-private.h"

#include "base/notanda-error.h"
#include "sync/notanda-sync-hash.h"

#include <glib/gi18n-lib.h>

void
notanda_sync_result_free (NotandaSyncResult *result)
{
  g_clear_error (&result->error);
  g_array_unref (result->changed);
  notanda_sync_pending_free (result->pending);
  g_clear_pointer (&result->absent, g_ptr_array_unref);
  g_free (result);
}

void
notanda_sync_result_add (NotandaSyncResult       *result,
                         const NotandaSyncResult *before)
{
  result->arrived += before->arrived;
  g_array_append_vals (result->changed, before->changed->data, before->changed->len);
  result->healed += before->healed;
  result->newer |= before->newer;
}

/* It may be either. */
char *
notanda_sync_dup_clock_words (gint64 minutes)
{
  gulong off = (gulong) ABS (minutes);

  if (minutes == 0)
    return NULL;

  return g_strdup_printf (ngettext ("The clocks of this computer and the server differ by %lu minute. Set the one that is wrong: until then times may be shown wrong.",
                                    "The clocks of this computer and the server differ by %lu minutes. Set the one that is wrong: until then times may be shown wrong.", off),
                          off);
}

/* A file without a length can't be told from one that isn't there whole, and leaving it out would say that it isn't there. */
static void
check_sizes (NotandaDavRequest *request)
{
  NotandaSyncName name;

  for (guint i = 0; request->error == NULL && i < request->entries->len; i++)
    {
      const NotandaDavEntry *entry = g_ptr_array_index (request->entries, i);

      if (!entry->is_folder && entry->size < 0 && notanda_sync_name_parse (entry->name, &name))
        g_set_error_literal (&request->error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_DAV,
                             _ ("The server doesn’t say how large its files are. Nothing was sent or fetched; ask whoever runs it, or choose another server."));
    }
}

/* @listed: (out): names that are ours. Returns: FALSE where the round ends here */
static gboolean
list_log (NotandaSyncRound *round,
          GArray           *listed,
          gboolean         *exists)
{
  g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();
  NotandaDavRequest *request = notanda_sync_requests_add (requests, NOTANDA_DAV_LIST, notanda_sync_dup_path (&round->state->corpus, "log/"));
  NotandaSyncAnswer  answer;

  if (!notanda_sync_run (round, requests))
    return FALSE;
  check_sizes (request);
  answer = notanda_sync_judge (round, request);
  *exists = answer == NOTANDA_SYNC_ANSWER_GOOD;
  if (answer == NOTANDA_SYNC_ANSWER_NOT_FOUND)
    return TRUE;
  if (answer != NOTANDA_SYNC_ANSWER_GOOD)
    {
      if (round->result->outcome < NOTANDA_SYNC_RETRY)
        round->result->outcome = NOTANDA_SYNC_RETRY;
      return FALSE;
    }

  for (guint i = 0; i < request->entries->len; i++)
    {
      const NotandaDavEntry *entry = g_ptr_array_index (request->entries, i);
      NotandaSyncListed      line;

      if (notanda_sync_name_get_format (entry->name) > NOTANDA_SYNC_FORMAT)
        round->is_newer = TRUE;
      if (entry->is_folder || !notanda_sync_name_parse (entry->name, &line.name))
        continue;
      line.size = (guint64) entry->size;
      g_array_append_val (listed, line);
    }

  return TRUE;
}

static const char *
get_doubt_text (NotandaSyncDoubt doubt)
{
  switch (doubt)
    {
    case NOTANDA_SYNC_OTHER_CORPUS:
      return _ ("The folder on the server holds another corpus. Nothing was sent to it or deleted; check the address.");
    case NOTANDA_SYNC_NEWER_FORMAT:
      return _ ("The corpus on the server was made by a newer version of Notanda. Update to sync with it.");
    case NOTANDA_SYNC_EMPTIED:
      return _ ("The corpus on the server is empty, and it was not before. Nothing was sent to it or deleted.");
    case NOTANDA_SYNC_NO_FORMAT:
    case NOTANDA_SYNC_NO_DOUBT:
    default:
      return _ ("The corpus isn’t on the server any more. Nothing was sent there or deleted; check the address.");
    }
}

/* A listing may be old or cut, so only what was seen twice is worth a question. Returns: FALSE */
static gboolean
doubt (NotandaSyncRound *round,
       NotandaSyncDoubt  why)
{
  NotandaSyncState *state = round->state;

  state->is_changed = state->doubts < 2 || state->is_changed;
  state->doubts = MIN (state->doubts + 1, 2);
  if (!notanda_sync_save (round))
    return FALSE;
  if (state->doubts < 2)
    {
      notanda_sync_again (round);
      return FALSE;
    }
  round->result->outcome = NOTANDA_SYNC_ASK;
  round->result->doubt = why;
  g_clear_error (&round->result->error);
  g_set_error_literal (&round->result->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, get_doubt_text (why));

  return FALSE;
}

/* Who joins and finds files of the log, but no format file, makes that good: it says nothing that the address doesn't. Whoever has known
 * the corpus asks.
 */
static gboolean
may_mend_format (const NotandaSyncRound *round)
{
  const NotandaSyncLook *look = round->look;

  return look->n_present == 0 && look->absent->len == 0 && g_hash_table_size (look->sizes) > 0;
}

/* One that can't be made may have been put there all the same, after which it isn't true any more that nothing was sent: that is no
 * question to anybody. Where the server refuses it, all else is gone on with: whoever has the log can do without.
 */
static gboolean
mend_format (NotandaSyncRound *round)
{
  NotandaSyncResult *result = round->result;
  g_autoptr (GError) error = NULL;
  NotandaSyncAnswer answer;

  if (notanda_sync_create (round->server, &round->state->corpus, round->cancellable, &error))
    return TRUE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return notanda_sync_stop (round, g_steal_pointer (&error));
  if (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED))
    {
      result->refused++;
      if (result->error == NULL)
        result->error = g_steal_pointer (&error);
      return TRUE;
    }
  answer = notanda_sync_judge_error (round, error);
  if ((answer == NOTANDA_SYNC_ANSWER_NOT_FOUND || answer == NOTANDA_SYNC_ANSWER_OTHER_BYTES) && result->outcome < NOTANDA_SYNC_RETRY)
    {
      result->outcome = NOTANDA_SYNC_RETRY;
      g_clear_error (&result->error);
      result->error = g_steal_pointer (&error);
    }

  return FALSE;
}

/* A listing may be old or cut: what is missing in it for the first time is looked for once more. */
static gboolean
has_new (GPtrArray *missing)
{
  for (guint i = 0; i < missing->len; i++)
    if (((NotandaSyncFile *) g_ptr_array_index (missing, i))->absences == 0)
      return TRUE;

  return FALSE;
}

/* Whether the listing is of this corpus and can be taken for true; what is missing is then on its way to be made good. */
static gboolean
settle (NotandaSyncRound *round,
        gboolean          exists)
{
  NotandaSyncState *state = round->state;
  g_autoptr (GPtrArray) missing = NULL;
  NotandaSyncDoubt why = NOTANDA_SYNC_NO_DOUBT;
  gboolean         is_new;

  missing = notanda_sync_find_missing (state, round->look);
  if ((round->look->n_present == 0 || missing->len > 0) && !notanda_sync_check_format (round, &why))
    return FALSE;
  if (why == NOTANDA_SYNC_NO_FORMAT && exists && may_mend_format (round))
    {
      if (!mend_format (round))
        return FALSE;
      why = NOTANDA_SYNC_NO_DOUBT;
    }
  if (why == NOTANDA_SYNC_NO_DOUBT && (!exists || notanda_sync_is_doubtful (state, round->look)))
    why = exists ? NOTANDA_SYNC_EMPTIED : NOTANDA_SYNC_NO_FORMAT;
  if (why != NOTANDA_SYNC_NO_DOUBT)
    return doubt (round, why);

  if (state->doubts > 0)
    state->is_changed = TRUE;
  state->doubts = 0;
  notanda_sync_note_mended (round, missing);
  is_new = has_new (missing);
  round->result->healed = notanda_sync_settle (state, round->look, missing);
  round->is_missing = missing->len > 0;
  if (!round->is_missing)
    notanda_sync_drop_notes (round);
  if (is_new || round->result->healed > 0)
    notanda_sync_again (round);

  return TRUE;
}

/* The names alone say that nothing is to be done: nothing else is read. */
static gboolean
is_quiet (const NotandaSyncRound *round)
{
  return round->look->unknown->len == 0 && round->look->absent->len == 0 && round->look->n_own == 0 &&
         g_hash_table_size (round->state->dirty) == 0;
}

static void
look_at (NotandaSyncRound *round,
         GArray           *listed)
{
  g_clear_pointer (&round->ids, g_hash_table_unref);
  g_clear_pointer (&round->look, notanda_sync_look_free);
  round->look = notanda_sync_look (round->state, listed);
}

static gboolean
look (NotandaSyncRound *round,
      guint64           fresh,
      gboolean         *exists)
{
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (NotandaSyncListed));

  if (!list_log (round, listed, exists))
    return FALSE;
  if (round->is_newer)
    return doubt (round, NOTANDA_SYNC_NEWER_FORMAT);
  look_at (round, listed);
  if (round->look->is_clone)
    {
      notanda_sync_state_change_replica (round->state, fresh);
      if (!notanda_sync_save (round))
        return FALSE;
      look_at (round, listed);
    }
  if (is_quiet (round))
    return TRUE;
  /* what can't be read is unknown afterwards */
  notanda_sync_state_need_contents (round->state);
  look_at (round, listed);

  return TRUE;
}

static gboolean
run_round (NotandaSyncRound *round,
           guint64           fresh)
{
  gboolean exists;

  /* what the last round couldn't save: nothing is sent that isn't durable here */
  if (!notanda_sync_save (round) || !notanda_sync_take_changes (round) || !look (round, fresh, &exists))
    return FALSE;
  round->result->unreadable = round->look->n_left;
  if (!notanda_sync_fetch_segments (round) || !notanda_sync_check_noted (round) || !notanda_sync_merge_waiting (round, NULL) || !notanda_sync_fetch_texts (round))
    return FALSE;
  if (!settle (round, exists))
    return FALSE;
  if (!notanda_sync_copy_lost (round) || !notanda_sync_publish (round) || !notanda_sync_send (round))
    return FALSE;
  /* while something is missing nothing is taken away */
  if (round->is_missing)
    return TRUE;
  if (!notanda_sync_delete_packed (round) || !notanda_sync_pack (round))
    return FALSE;

  return notanda_sync_send (round);
}

/* Of one's own that isn't there, and of all that is listed. What isn't there any more is nobody's concern. */
static gboolean
is_concerned (const NotandaSyncRound *round,
              const NotandaSyncName  *name)
{
  const NotandaSyncFile *file = g_hash_table_lookup (round->state->files, name);

  return (file != NULL && !file->is_confirmed) || g_hash_table_contains (round->look->sizes, name);
}

/* All that could be done is done; what is left is told. */
static void
tell_left (NotandaSyncRound *round)
{
  NotandaSyncResult *result = round->result;
  GHashTableIter     iter;
  gpointer           name;
  gpointer           bad;

  if (result->outcome != NOTANDA_SYNC_DONE)
    return;
  g_hash_table_iter_init (&iter, round->state->bad);
  while (g_hash_table_iter_next (&iter, &name, &bad))
    result->refused += ((NotandaSyncBad *) bad)->is_refused && is_concerned (round, name);
  if (result->refused > 0 && result->error == NULL)
    g_set_error (&result->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                 ngettext ("The server refuses %u file of the corpus; ask whoever runs it",
                           "The server refuses %u files of the corpus; ask whoever runs it", result->refused),
                 result->refused);
  result->damaged = notanda_sync_count_damaged (round);
  if (result->damaged > 0 && result->error == NULL)
    g_set_error (&result->error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED,
                 ngettext ("%u file of the corpus is damaged on the server; what it held comes when somebody who has it syncs",
                           "%u files of the corpus are damaged on the server; what they held comes when somebody who has it syncs", result->damaged),
                 result->damaged);
  if (result->refused + result->failed + result->damaged > 0)
    result->outcome = NOTANDA_SYNC_PARTLY;
}

/* What can't be read is in no file on the server that anybody knows of. */
static void
add_unread (NotandaSyncRound *round)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (NotandaHash));

  round->store->list_unread (round->store->data, names);
  round->result->unread = names->len;
  for (guint i = 0; i < names->len; i++)
    notanda_sync_pending_add (round->result->pending, &g_array_index (names, NotandaHash, i), TRUE);
}

NotandaSyncResult *
notanda_sync_round (NotandaSyncState        *state,
                    const NotandaSyncStore  *store,
                    const NotandaSyncServer *server,
                    guint64                  fresh,
                    NotandaSyncProgress      progress,
                    gpointer                 data,
                    GCancellable            *cancellable)
{
  NotandaSyncRound round = {
    .state = state,
    .store = store,
    .server = server,
    .result = g_new0 (NotandaSyncResult, 1),
    .directories = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, (GDestroyNotify) notanda_contents_free),
    .failed = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, NULL),
    .progress = progress,
    .data = data,
    .cancellable = cancellable,
  };

  round.result->changed = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  round.result->pending = notanda_sync_pending_new ();
  state->round++;
  run_round (&round, fresh);
  tell_left (&round);

  notanda_sync_state_drop_bytes (state);
  if (round.result->outcome != NOTANDA_SYNC_STOPPED)
    notanda_sync_save (&round);
  notanda_sync_count_dirty (&round);
  notanda_sync_pending_add_files (round.result->pending, state);
  add_unread (&round);
  round.result->waiting_for_text = g_hash_table_size (state->waiting);
  round.result->is_in_doubt = state->doubts > 0;

  g_clear_pointer (&round.ids, g_hash_table_unref);
  g_clear_pointer (&round.look, notanda_sync_look_free);
  g_hash_table_unref (round.directories);
  g_hash_table_unref (round.failed);

  return round.result;
}
