/* notanda-sync-send.c: our files on their way to the server, read back and compared
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-sync-private.h"

/* What the server says to a PUT isn't believed: only bytes that came back are there. Returns: FALSE where the round ends */
static gboolean
read_back (NotandaSyncRound *round,
           GPtrArray        *files)
{
  g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();
  gboolean goes_on = TRUE;

  if (files->len == 0)
    return TRUE;
  for (guint i = 0; i < files->len; i++)
    {
      const NotandaSyncFile *file = g_ptr_array_index (files, i);

      notanda_sync_requests_add_get (requests, &round->state->corpus, &file->name, file->size);
    }
  if (!notanda_sync_run (round, requests))
    return FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      NotandaSyncFile         *file = g_ptr_array_index (files, i);
      const NotandaDavRequest *request = g_ptr_array_index (requests, i);
      NotandaSyncAnswer        answer = notanda_sync_judge_file (round, request, &file->name, file->size);

      if (answer == NOTANDA_SYNC_ANSWER_STOP)
        goes_on = FALSE;
      if (answer == NOTANDA_SYNC_ANSWER_REFUSED)
        continue;
      if (answer == NOTANDA_SYNC_ANSWER_GOOD && notanda_sync_is_file (request, &file->name))
        {
          file->is_confirmed = TRUE;
          file->absences = 0;
          g_hash_table_remove (round->state->bad, &file->name);
          round->state->is_changed = TRUE;
          /* it may be what was missing: what lies there in its place is to be taken away */
          if (round->is_missing)
            notanda_sync_again (round);
          notanda_sync_step (round);
          continue;
        }
      file->is_broken = answer != NOTANDA_SYNC_ANSWER_FAILED;
      notanda_sync_again (round);
    }
  notanda_sync_state_drop_bytes (round->state);

  return notanda_sync_save (round) && goes_on && !round->is_hopeless;
}

/* Returns: FALSE where its bytes aren't here any more */
static gboolean
add_put (NotandaSyncRound *round,
         NotandaSyncFile  *file,
         GPtrArray        *requests)
{
  GBytes            *bytes = notanda_sync_state_read_bytes (round->state, file, NULL);
  NotandaDavRequest *request;

  if (bytes == NULL)
    {
      /* its records are in documents: they are written anew */
      notanda_sync_state_add_dirty_contents (round->state, file);
      notanda_sync_state_forget (round->state, file);
      notanda_sync_again (round);
      return FALSE;
    }
  request = notanda_sync_requests_add (requests, NOTANDA_DAV_PUT, notanda_sync_dup_log_path (&round->state->corpus, &file->name));
  request->body = bytes;
  request->only_new = !file->is_broken && !g_hash_table_contains (round->look->sizes, &file->name);

  return TRUE;
}

/* @sent: gets the files that may be there now. Returns: FALSE where the round ends */
static gboolean
put_files (NotandaSyncRound *round,
           GPtrArray        *files,
           GPtrArray        *sent)
{
  g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();
  g_autoptr (GPtrArray) put = g_ptr_array_new ();
  gboolean goes_on = TRUE;

  for (guint i = 0; i < files->len; i++)
    {
      NotandaSyncFile *file = g_ptr_array_index (files, i);

      if (notanda_sync_look_has (round->look, file) && !file->is_broken)
        g_ptr_array_add (sent, file);
      else if (add_put (round, file, requests))
        g_ptr_array_add (put, file);
    }
  if (requests->len == 0)
    return TRUE;
  if (!notanda_sync_run (round, requests))
    return FALSE;

  for (guint i = 0; i < put->len; i++)
    {
      const NotandaDavRequest *request = g_ptr_array_index (requests, i);
      NotandaSyncFile         *file = g_ptr_array_index (put, i);
      NotandaSyncAnswer        answer;

      /* it is there already, says the server: that is seen when it is read back */
      answer = request->status == 412 ? NOTANDA_SYNC_ANSWER_GOOD : notanda_sync_judge_file (round, request, &file->name, file->size);
      if (answer == NOTANDA_SYNC_ANSWER_GOOD)
        g_ptr_array_add (sent, file);
      else if (answer != NOTANDA_SYNC_ANSWER_REFUSED)
        notanda_sync_again (round);
      if (answer == NOTANDA_SYNC_ANSWER_STOP)
        goes_on = FALSE;
    }

  return goes_on && !round->is_hopeless;
}

static void
leave_paused (NotandaSyncRound *round,
              GPtrArray        *files)
{
  for (guint i = files->len; i-- > 0;)
    if (notanda_sync_state_is_paused (round->state, &((NotandaSyncFile *) g_ptr_array_index (files, i))->name))
      g_ptr_array_remove_index (files, i);
}

/* Where nothing of a batch may be written, the rest isn't tried in vain. */
gboolean
notanda_sync_send (NotandaSyncRound *round)
{
  g_autoptr (GPtrArray) files = notanda_sync_plan_sends (round->state);

  leave_paused (round, files);
  if (files->len == 0)
    return TRUE;
  round->total += files->len;
  for (guint i = 0; i < files->len; i += NOTANDA_SYNC_BATCH)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new ();
      g_autoptr (GPtrArray) sent = g_ptr_array_new ();
      gboolean goes_on;

      for (guint j = i; j < files->len && j < i + NOTANDA_SYNC_BATCH; j++)
        g_ptr_array_add (batch, g_ptr_array_index (files, j));
      goes_on = put_files (round, batch, sent);
      if (round->result->outcome == NOTANDA_SYNC_STOPPED || !read_back (round, sent) || !goes_on)
        return FALSE;
      if (sent->len == 0)
        break;
    }

  return TRUE;
}

gboolean
notanda_sync_delete_packed (NotandaSyncRound *round)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();

  files = notanda_sync_plan_deletes (round->state, round->look);
  leave_paused (round, files);
  if (files->len == 0)
    return TRUE;
  for (guint i = 0; i < files->len; i++)
    {
      const NotandaSyncFile *file = g_ptr_array_index (files, i);

      notanda_sync_requests_add (requests, NOTANDA_DAV_DELETE, notanda_sync_dup_log_path (&round->state->corpus, &file->name));
    }
  if (!notanda_sync_run (round, requests))
    return FALSE;
  /* whether they are gone is what the next listing says */
  for (guint i = 0; i < files->len; i++)
    {
      const NotandaSyncFile *file = g_ptr_array_index (files, i);

      if (notanda_sync_judge_file (round, g_ptr_array_index (requests, i), &file->name, file->size) == NOTANDA_SYNC_ANSWER_STOP)
        return FALSE;
    }

  return !round->is_hopeless;
}
