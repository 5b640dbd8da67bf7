/* notanda-sync-server.c: the corpora that a server has, and whether one of them is ours
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-sync-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"

/* The format file, the same for ever but for its number:
 *
 *   notanda corpus LF "format 1" LF 32 hexadecimal digits LF
 *
 * It isn't read while all is as it was, which is one request less. So a version that changes the number says so in log/ too: see
 * notanda_sync_name_get_format(). */
#define FORMAT "notanda corpus\nformat " G_STRINGIFY (NOTANDA_SYNC_FORMAT) "\n%s\n"
#define FORMAT_MAX_SIZE 4096

static GBytes *
make_format (const NotandaId *corpus)
{
  char  id[NOTANDA_ID_STRING_SIZE];
  char *text = g_strdup_printf (FORMAT, notanda_id_to_string (corpus, id));

  return g_bytes_new_take (text, strlen (text));
}

static NotandaDavRequest *
add_get_format (GPtrArray       *requests,
                const NotandaId *corpus)
{
  NotandaDavRequest *request = notanda_sync_requests_add (requests, NOTANDA_DAV_GET, notanda_sync_dup_path (corpus, "format"));

  request->max_size = FORMAT_MAX_SIZE;

  return request;
}

static gboolean
is_our_format (const NotandaDavRequest *request,
               const NotandaId         *corpus)
{
  g_autoptr (GBytes) expected = make_format (corpus);

  return request->body != NULL && g_bytes_equal (request->body, expected);
}

/* Ours but for the number, and perhaps for what follows. */
static gboolean
is_newer_format (const NotandaDavRequest *request,
                 const NotandaId         *corpus)
{
  gsize            size = 0;
  const char      *data = request->body != NULL ? g_bytes_get_data (request->body, &size) : NULL;
  g_autofree char *text = g_strndup (data != NULL ? data : "", size);
  char             id[NOTANDA_ID_STRING_SIZE];

  return g_str_has_prefix (text, "notanda corpus\nformat ") && strstr (text, notanda_id_to_string (corpus, id)) != NULL;
}

gboolean
notanda_sync_check_format (NotandaSyncRound *round,
                           NotandaSyncDoubt *doubt)
{
  g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();
  NotandaDavRequest *request = add_get_format (requests, &round->state->corpus);

  *doubt = NOTANDA_SYNC_NO_DOUBT;
  if (!notanda_sync_run (round, requests))
    return FALSE;
  switch (notanda_sync_judge (round, request))
    {
    case NOTANDA_SYNC_ANSWER_GOOD:
    case NOTANDA_SYNC_ANSWER_OTHER_BYTES:
      if (!is_our_format (request, &round->state->corpus))
        *doubt = is_newer_format (request, &round->state->corpus) ? NOTANDA_SYNC_NEWER_FORMAT : NOTANDA_SYNC_OTHER_CORPUS;
      return TRUE;
    case NOTANDA_SYNC_ANSWER_NOT_FOUND:
      *doubt = NOTANDA_SYNC_NO_FORMAT;
      return TRUE;
    case NOTANDA_SYNC_ANSWER_FAILED:
    case NOTANDA_SYNC_ANSWER_REFUSED:
    case NOTANDA_SYNC_ANSWER_STOP:
    default:
      return FALSE;
    }
}

static gboolean
run_one (const NotandaSyncServer *server,
         GPtrArray               *requests,
         GCancellable            *cancellable,
         GError                 **error)
{
  NotandaDavRequest *request = g_ptr_array_index (requests, 0);

  server->run (server->data, requests, cancellable, NULL);
  if (request->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (request->error));

  return FALSE;
}

static gboolean
make_folder (const NotandaSyncServer *server,
             char                    *name,
             GCancellable            *cancellable,
             GError                 **error)
{
  g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();

  notanda_sync_requests_add (requests, NOTANDA_DAV_MKCOL, name);

  return run_one (server, requests, cancellable, error);
}

gboolean
notanda_sync_create (const NotandaSyncServer *server,
                     const NotandaId         *corpus,
                     GCancellable            *cancellable,
                     GError                 **error)
{
  g_autoptr (GPtrArray) put = notanda_dav_batch_new ();
  g_autoptr (GPtrArray) get = notanda_dav_batch_new ();
  NotandaDavRequest *request;

  if (!make_folder (server, notanda_sync_dup_path (corpus, ""), cancellable, error) ||
      !make_folder (server, notanda_sync_dup_path (corpus, "log/"), cancellable, error))
    return FALSE;

  request = notanda_sync_requests_add (put, NOTANDA_DAV_PUT, notanda_sync_dup_path (corpus, "format"));
  request->body = make_format (corpus);
  request->only_new = TRUE;
  /* who comes second is told that it is there, and what is there is looked at in any case */
  if (!run_one (server, put, cancellable, NULL) && request->status != 412)
    {
      g_propagate_error (error, g_error_copy (request->error));
      return FALSE;
    }
  request = add_get_format (get, corpus);
  if (!run_one (server, get, cancellable, error))
    return FALSE;
  if (is_our_format (request, corpus))
    return TRUE;

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH, _ ("The server gives back something else than what was put there; it can’t be used"));
  return FALSE;
}

static gboolean
has_log (const NotandaSyncServer *server,
         const NotandaId         *corpus,
         GCancellable            *cancellable)
{
  g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();
  NotandaDavRequest *request = notanda_sync_requests_add (requests, NOTANDA_DAV_LIST, notanda_sync_dup_path (corpus, "log/"));
  NotandaSyncName    name;

  if (!run_one (server, requests, cancellable, NULL))
    return FALSE;
  for (guint i = 0; i < request->entries->len; i++)
    if (notanda_sync_name_parse (((const NotandaDavEntry *) request->entries->pdata[i])->name, &name))
      return TRUE;

  return FALSE;
}

/* @is_there: (out): by its format file, or where that was lost by its log. Returns: %FALSE where the server doesn't tell */
static gboolean
look_for_corpus (const NotandaSyncServer *server,
                 const NotandaId         *corpus,
                 gboolean                *is_there,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();
  NotandaDavRequest *request = add_get_format (requests, corpus);
  g_autoptr (GError) failure = NULL;

  *is_there = FALSE;
  run_one (server, requests, cancellable, &failure);
  if (request->status == 404 || request->status == 410)
    *is_there = has_log (server, corpus, cancellable);
  else if (failure == NULL)
    *is_there = is_our_format (request, corpus);
  else if (!g_error_matches (failure, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

GArray *
notanda_sync_list_corpora (const NotandaSyncServer *server,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  g_autoptr (GPtrArray) requests = notanda_dav_batch_new ();
  NotandaDavRequest *request = notanda_sync_requests_add (requests, NOTANDA_DAV_LIST, g_strdup (""));
  g_autoptr (GArray) corpora = g_array_new (FALSE, FALSE, sizeof (NotandaId));

  if (!run_one (server, requests, cancellable, error))
    return NULL;
  for (guint i = 0; i < request->entries->len; i++)
    {
      const NotandaDavEntry *entry = g_ptr_array_index (request->entries, i);
      NotandaId              corpus;
      gboolean               is_there;

      if (!entry->is_folder || !notanda_sync_parse_folder (entry->name, &corpus))
        continue;
      if (!look_for_corpus (server, &corpus, &is_there, cancellable, error))
        return NULL;
      if (is_there)
        g_array_append_val (corpora, corpus);
    }

  return g_steal_pointer (&corpora);
}
