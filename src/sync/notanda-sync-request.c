/* notanda-sync-request.c: requests of a round, and what their answers mean for it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-sync-private.h"

#include "base/notanda-error.h"
#include "sync/notanda-squeeze.h"

NotandaDavRequest *
notanda_sync_requests_add (GPtrArray       *requests,
                           NotandaDavMethod method,
                           char            *name)
{
  NotandaDavRequest *request = notanda_dav_request_new (method, name);

  g_free (name);
  g_ptr_array_add (requests, request);

  return request;
}

NotandaDavRequest *
notanda_sync_requests_add_get (GPtrArray             *requests,
                               const NotandaId       *corpus,
                               const NotandaSyncName *name,
                               guint64                size)
{
  NotandaDavRequest *request = notanda_sync_requests_add (requests, NOTANDA_DAV_GET, notanda_sync_dup_log_path (corpus, name));

  request->max_size = (gsize) MIN (size, name->kind == NOTANDA_SYNC_TEXT ? NOTANDA_SQUEEZE_MAX_TEXT : NOTANDA_SQUEEZE_MAX_FILE);
  request->sha256 = name->hash.bytes;

  return request;
}

gboolean
notanda_sync_requests_are_full (GPtrArray *requests)
{
  gsize size = 0;

  for (guint i = 0; i < requests->len; i++)
    size += ((NotandaDavRequest *) g_ptr_array_index (requests, i))->max_size;

  return requests->len >= NOTANDA_SYNC_BATCH || size >= NOTANDA_SYNC_MEMORY;
}

gboolean
notanda_sync_requests_are_refused (GPtrArray *requests)
{
  for (guint i = 0; i < requests->len; i++)
    if (!g_error_matches (((NotandaDavRequest *) g_ptr_array_index (requests, i))->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED))
      return FALSE;

  return requests->len > 0;
}

char *
notanda_sync_dup_log_path (const NotandaId       *corpus,
                           const NotandaSyncName *name)
{
  char             string[NOTANDA_SYNC_NAME_SIZE];
  g_autofree char *below = g_strconcat ("log/", notanda_sync_name_to_string (name, string), NULL);

  return notanda_sync_dup_path (corpus, below);
}

gboolean
notanda_sync_stop (NotandaSyncRound *round,
                   GError           *error)
{
  round->result->outcome = NOTANDA_SYNC_STOPPED;
  g_clear_error (&round->result->error);
  round->result->error = error;

  return FALSE;
}

void
notanda_sync_again (NotandaSyncRound *round)
{
  if (round->result->outcome == NOTANDA_SYNC_DONE)
    round->result->outcome = NOTANDA_SYNC_AGAIN;
}

void
notanda_sync_fail_scope (NotandaSyncRound  *round,
                         const NotandaHash *scope,
                         GError            *error)
{
  if (g_hash_table_add (round->failed, g_memdup2 (scope, sizeof *scope)))
    round->result->failed++;
  if (round->result->error == NULL)
    round->result->error = error;
  else
    g_error_free (error);
}

gboolean
notanda_sync_save (NotandaSyncRound *round)
{
  GError *error = NULL;

  return notanda_sync_state_save (round->state, &error) || notanda_sync_stop (round, error);
}

void
notanda_sync_step (NotandaSyncRound *round)
{
  round->done++;
  if (round->progress != NULL)
    round->progress (round->done, MAX (round->done, round->total), round->data);
}

static void
look_at_clock (NotandaSyncRound *round,
               GPtrArray        *requests)
{
  for (guint i = 0; i < requests->len; i++)
    {
      const NotandaDavRequest *request = g_ptr_array_index (requests, i);
      gint64                   ahead = (request->date - request->heard) / 60;

      if (request->date != 0)
        round->result->clock = ABS (ahead) > NOTANDA_SYNC_MAX_CLOCK ? ahead : 0;
    }
}

gboolean
notanda_sync_run (NotandaSyncRound *round,
                  GPtrArray        *requests)
{
  g_autoptr (GError) error = NULL;

  round->result->requests += requests->len;
  round->is_hopeless = !round->server->run (round->server->data, requests, round->cancellable, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return notanda_sync_stop (round, g_steal_pointer (&error));
  look_at_clock (round, requests);

  return TRUE;
}

gboolean
notanda_sync_is_file (const NotandaDavRequest *request,
                      const NotandaSyncName   *name)
{
  NotandaHash hash;

  if (request->body == NULL)
    return FALSE;
  notanda_hash_of (g_bytes_get_data (request->body, NULL), g_bytes_get_size (request->body), &hash);

  return notanda_hash_equal (&hash, &name->hash);
}

void
notanda_sync_leave_untried (NotandaSyncRound      *round,
                            const NotandaSyncName *name)
{
  /* those are counted by themselves */
  if (!g_hash_table_contains (round->state->bad, name))
    round->result->refused++;
}

/* What is worst is what a person reads; of two that are equally bad, the first. */
static NotandaSyncAnswer
note_failure (NotandaSyncRound  *round,
              NotandaSyncOutcome outcome,
              const GError      *error)
{
  NotandaSyncResult *result = round->result;

  if (result->outcome < outcome)
    {
      result->outcome = outcome;
      g_clear_error (&result->error);
      result->error = g_error_copy (error);
    }

  return outcome == NOTANDA_SYNC_RETRY ? NOTANDA_SYNC_ANSWER_FAILED : NOTANDA_SYNC_ANSWER_STOP;
}

NotandaSyncAnswer
notanda_sync_judge_error (NotandaSyncRound *round,
                          const GError     *error)
{
  if (error->domain != NOTANDA_ERROR)
    return note_failure (round, NOTANDA_SYNC_RETRY, error);

  switch (error->code)
    {
    case NOTANDA_ERROR_NOT_FOUND:
      return NOTANDA_SYNC_ANSWER_NOT_FOUND;
    case NOTANDA_ERROR_MISMATCH:
    case NOTANDA_ERROR_TOO_LARGE:
      return NOTANDA_SYNC_ANSWER_OTHER_BYTES;
    case NOTANDA_ERROR_FULL:
      return note_failure (round, NOTANDA_SYNC_FULL_SERVER, error);
    case NOTANDA_ERROR_PASSWORD:
    case NOTANDA_ERROR_CERTIFICATE:
    case NOTANDA_ERROR_MOVED:
    case NOTANDA_ERROR_REFUSED:
      return note_failure (round, NOTANDA_SYNC_PERSON, error);
    default:
      return note_failure (round, NOTANDA_SYNC_RETRY, error);
    }
}

NotandaSyncAnswer
notanda_sync_judge (NotandaSyncRound        *round,
                    const NotandaDavRequest *request)
{
  if (request->error == NULL)
    return NOTANDA_SYNC_ANSWER_GOOD;
  round->result->retry_after = MAX (round->result->retry_after, request->retry_after);

  return notanda_sync_judge_error (round, request->error);
}

NotandaSyncAnswer
notanda_sync_judge_file (NotandaSyncRound        *round,
                         const NotandaDavRequest *request,
                         const NotandaSyncName   *name,
                         guint64                  size)
{
  if (!g_error_matches (request->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED))
    return notanda_sync_judge (round, request);
  notanda_sync_state_note_bad (round->state, name, size)->is_refused = TRUE;

  return NOTANDA_SYNC_ANSWER_REFUSED;
}
