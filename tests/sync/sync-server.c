/* sync-server.c: a WebDAV server in memory that does all that servers and nets do wrong
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-server.h"

#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-id.h"

static GHashTable *
new_files (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, (GDestroyNotify) g_bytes_unref);
}

static GHashTable *
copy_files (GHashTable *files)
{
  GHashTable    *copy = new_files ();
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_ref_string_acquire (key), g_bytes_ref (value));

  return copy;
}

static void
remember (SyncServer *server)
{
  g_ptr_array_add (server->past, copy_files (server->files));
}

SyncServer *
sync_server_new (guint32 seed)
{
  SyncServer *server = g_new0 (SyncServer, 1);

  server->files = new_files ();
  server->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  server->past = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  server->replays = notanda_dav_batch_new ();
  server->rand = g_rand_new_with_seed (seed);
  server->method = -1;

  return server;
}

void
sync_server_free (SyncServer *server)
{
  g_hash_table_unref (server->files);
  g_hash_table_unref (server->folders);
  g_ptr_array_unref (server->past);
  g_ptr_array_unref (server->replays);
  g_rand_free (server->rand);
  g_free (server);
}

guint
sync_server_get_n_requests (SyncServer *server)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (server->n); i++)
    n += server->n[i];

  return n;
}

void
sync_server_reset_counts (SyncServer *server)
{
  memset (server->n, 0, sizeof server->n);
}

void
sync_server_put (SyncServer *server,
                 const char *path,
                 GBytes     *bytes)
{
  g_hash_table_replace (server->files, g_ref_string_new (path), g_bytes_ref (bytes));
  remember (server);
}

void
sync_server_rot (SyncServer *server,
                 const char *path)
{
  GBytes *good = g_hash_table_lookup (server->files, path);
  gsize   size = g_bytes_get_size (good);
  guint8 *bytes = g_memdup2 (g_bytes_get_data (good, NULL), size);
  g_autoptr (GBytes) bad = g_bytes_new_take (bytes, size);

  bytes[size / 2] ^= 1;
  sync_server_put (server, path, bad);
}

void
sync_server_remove (SyncServer *server,
                    const char *path)
{
  if (g_hash_table_remove (server->files, path))
    remember (server);
}

void
sync_server_roll_back (SyncServer *server,
                       guint       i)
{
  GHashTable *files = copy_files (g_ptr_array_index (server->past, i));

  g_hash_table_unref (server->files);
  server->files = files;
  remember (server);
}

void
sync_server_empty (SyncServer *server)
{
  g_hash_table_remove_all (server->files);
  g_hash_table_remove_all (server->folders);
  remember (server);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
sync_server_list (SyncServer *server)
{
  GPtrArray     *names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, server->files);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (strstr (key, "/log/") != NULL)
      g_ptr_array_add (names, g_strdup (key));
  g_ptr_array_sort (names, compare_strings);

  return names;
}

/* ---- what a good server does */

static void
fail (NotandaDavRequest *request,
      guint              status,
      int                code)
{
  g_clear_pointer (&request->entries, g_ptr_array_unref);
  if (request->method == NOTANDA_DAV_GET)
    g_clear_pointer (&request->body, g_bytes_unref);
  g_clear_error (&request->error);
  request->status = status;
  g_set_error (&request->error, NOTANDA_ERROR, code, "status %u", status);
}

static gboolean
has_folder (SyncServer *server,
            const char *path)
{
  const char      *slash = strrchr (path, '/');
  g_autofree char *folder = slash != NULL ? g_strndup (path, (gsize) (slash - path) + 1) : NULL;

  return folder == NULL || g_hash_table_contains (server->folders, folder);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(NotandaDavEntry *const *) a)->name, (*(NotandaDavEntry *const *) b)->name);
}

static void
list_into (GHashTable *names,
           const char *folder,
           gboolean    are_files,
           GPtrArray  *entries)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *name = g_str_has_prefix (key, folder) ? g_strdup ((const char *) key + strlen (folder)) : g_strdup ("");
      gsize            length = strlen (name);
      NotandaDavEntry *entry;

      if (length == 0)
        continue;
      if (!are_files && name[length - 1] == '/')
        name[length - 1] = '\0';
      if (strchr (name, '/') != NULL)
        continue;
      entry = g_new0 (NotandaDavEntry, 1);
      entry->name = g_steal_pointer (&name);
      entry->size = are_files ? (gint64) g_bytes_get_size (value) : -1;
      entry->is_folder = !are_files;
      g_ptr_array_add (entries, entry);
    }
}

static void
do_list (SyncServer        *server,
         NotandaDavRequest *request,
         GHashTable        *files)
{
  if (*request->name != '\0' && !g_hash_table_contains (server->folders, request->name))
    {
      fail (request, 404, NOTANDA_ERROR_NOT_FOUND);
      return;
    }
  request->status = 207;
  request->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_dav_entry_free);
  list_into (files, request->name, TRUE, request->entries);
  for (guint i = 0; server->hides_sizes && i < request->entries->len; i++)
    ((NotandaDavEntry *) g_ptr_array_index (request->entries, i))->size = -1;
  list_into (server->folders, request->name, FALSE, request->entries);
  g_ptr_array_sort (request->entries, compare_entries);
}

static void
do_get (SyncServer        *server,
        NotandaDavRequest *request)
{
  GBytes *bytes = g_hash_table_lookup (server->files, request->name);

  if (bytes == NULL)
    {
      fail (request, 404, NOTANDA_ERROR_NOT_FOUND);
      return;
    }
  request->status = 200;
  request->body = g_bytes_ref (bytes);
}

static void
do_put (SyncServer        *server,
        NotandaDavRequest *request)
{
  if (!has_folder (server, request->name))
    {
      fail (request, 409, NOTANDA_ERROR_NOT_FOUND);
      return;
    }
  if (request->only_new && g_hash_table_contains (server->files, request->name) && g_rand_boolean (server->rand))
    {
      fail (request, 412, NOTANDA_ERROR_REFUSED);
      return;
    }
  request->status = 201;
  sync_server_put (server, request->name, request->body);
}

static void
do_request (SyncServer        *server,
            NotandaDavRequest *request)
{
  switch (request->method)
    {
    case NOTANDA_DAV_LIST:
      do_list (server, request, server->files);
      break;
    case NOTANDA_DAV_GET:
      do_get (server, request);
      break;
    case NOTANDA_DAV_PUT:
      do_put (server, request);
      break;
    case NOTANDA_DAV_DELETE:
      request->status = 204;
      if (g_hash_table_contains (server->files, request->name))
        server->n_deleted++;
      sync_server_remove (server, request->name);
      break;
    case NOTANDA_DAV_MKCOL:
      request->status = g_hash_table_add (server->folders, g_strdup (request->name)) ? 201 : 405;
      break;
    case NOTANDA_DAV_OPTIONS:
    default:
      request->status = 200;
      break;
    }
}

/* ---- what others do */

static GBytes *
cut (SyncServer *server,
     GBytes     *bytes)
{
  gsize size = g_bytes_get_size (bytes);

  return g_bytes_new_from_bytes (bytes, 0, size > 0 ? (gsize) g_rand_int_range (server->rand, 0, (gint32) size) : 0);
}

static GBytes *
flip (SyncServer *server,
      GBytes     *bytes)
{
  gsize   size = g_bytes_get_size (bytes);
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

  if (size > 0)
    copy[g_rand_int_range (server->rand, 0, (gint32) size)] ^= (guint8) (1 << g_rand_int_range (server->rand, 0, 8));

  return g_bytes_new_take (copy, size);
}

static void
set_body (NotandaDavRequest *request,
          GBytes            *bytes)
{
  g_clear_pointer (&request->body, g_bytes_unref);
  request->body = bytes;
}

static void
cut_list (SyncServer        *server,
          NotandaDavRequest *request)
{
  if (request->entries != NULL && request->entries->len > 0)
    g_ptr_array_set_size (request->entries, g_rand_int_range (server->rand, 0, (gint32) request->entries->len));
}

static void
list_stale (SyncServer        *server,
            NotandaDavRequest *request)
{
  guint n = server->past->len;

  if (request->method == NOTANDA_DAV_LIST && n > 0)
    do_list (server, request, g_ptr_array_index (server->past, g_rand_int_range (server->rand, (gint32) (n > 6 ? n - 6 : 0), (gint32) n)));
  else
    do_request (server, request);
}

/* A body on its way there or back, damaged so that nobody between notices. */
static void
do_damaged (SyncServer        *server,
            NotandaDavRequest *request,
            GBytes *(*damage) (SyncServer *, GBytes *) )
{
  g_autoptr (GBytes) sent = request->body != NULL ? g_bytes_ref (request->body) : NULL;

  if (request->method == NOTANDA_DAV_PUT)
    set_body (request, damage (server, sent));
  do_request (server, request);
  if (request->method == NOTANDA_DAV_PUT)
    set_body (request, g_bytes_ref (sent));
  else if (request->method == NOTANDA_DAV_GET && request->body != NULL)
    set_body (request, damage (server, request->body));
}

static void
answer_status (SyncServer        *server,
               NotandaDavRequest *request)
{
  static const struct
  {
    guint status;
    int   code;
  } answers[] = {
    { 404, NOTANDA_ERROR_NOT_FOUND },
    { 409, NOTANDA_ERROR_REFUSED },
    { 403, NOTANDA_ERROR_REFUSED },
    { 413, NOTANDA_ERROR_FULL },
    { 423, NOTANDA_ERROR_BUSY },
    { 429, NOTANDA_ERROR_BUSY },
    { 500, NOTANDA_ERROR_BUSY },
    { 503, NOTANDA_ERROR_BUSY },
    { 507, NOTANDA_ERROR_FULL },
    { 401, NOTANDA_ERROR_PASSWORD },
  };
  guint i = (guint) g_rand_int_range (server->rand, 0, G_N_ELEMENTS (answers));

  while (server->status != 0 && answers[i].status != server->status)
    i = (i + 1) % G_N_ELEMENTS (answers);
  fail (request, answers[i].status, answers[i].code);
  if (answers[i].status == 429 || answers[i].status == 503)
    request->retry_after = 7;
}

static void
remember_for_replay (SyncServer              *server,
                     const NotandaDavRequest *request)
{
  NotandaDavRequest *copy;

  if (request->method != NOTANDA_DAV_PUT && request->method != NOTANDA_DAV_DELETE)
    return;
  copy = notanda_dav_request_new (request->method, request->name);
  if (request->body != NULL)
    copy->body = server->is_backed_up && g_rand_boolean (server->rand) ? cut (server, request->body) : g_bytes_ref (request->body);
  g_ptr_array_add (server->replays, copy);
}

static void
do_with_fault (SyncServer        *server,
               NotandaDavRequest *request,
               SyncFault          fault)
{
  switch (fault)
    {
    case SYNC_FAULT_REFUSE:
    case SYNC_FAULT_LOST:
      fail (request, 0, NOTANDA_ERROR_OFFLINE);
      break;
    case SYNC_FAULT_CUT:
      if (request->method == NOTANDA_DAV_PUT)
        do_damaged (server, request, cut);
      fail (request, 0, NOTANDA_ERROR_OFFLINE);
      break;
    case SYNC_FAULT_NO_ANSWER:
      do_request (server, request);
      fail (request, 0, NOTANDA_ERROR_OFFLINE);
      break;
    case SYNC_FAULT_CUT_ANSWER:
      do_request (server, request);
      if (request->method == NOTANDA_DAV_LIST)
        fail (request, 207, NOTANDA_ERROR_NOT_DAV);
      else if (request->method == NOTANDA_DAV_GET && request->body != NULL)
        set_body (request, cut (server, request->body));
      break;
    case SYNC_FAULT_FLIP:
      if (server->is_backed_up && request->method == NOTANDA_DAV_PUT)
        do_request (server, request);
      else
        do_damaged (server, request, flip);
      break;
    case SYNC_FAULT_STATUS:
      answer_status (server, request);
      break;
    case SYNC_FAULT_BAD_GATEWAY:
      do_request (server, request);
      fail (request, 502, NOTANDA_ERROR_BUSY);
      break;
    case SYNC_FAULT_REPLAY:
      remember_for_replay (server, request);
      do_request (server, request);
      break;
    case SYNC_FAULT_STALE:
      list_stale (server, request);
      break;
    case SYNC_FAULT_CUT_LIST:
      do_request (server, request);
      cut_list (server, request);
      break;
    case SYNC_FAULT_NOT_DAV:
      fail (request, 200, NOTANDA_ERROR_NOT_DAV);
      break;
    case SYNC_FAULT_NONE:
    case SYNC_N_FAULTS:
    default:
      do_request (server, request);
      break;
    }
}

static SyncFault
choose_fault (SyncServer              *server,
              const NotandaDavRequest *request)
{
  if (server->method >= 0 && request->method != (NotandaDavMethod) server->method)
    return SYNC_FAULT_NONE;
  if (server->only != SYNC_FAULT_NONE)
    return server->only;
  if ((guint) g_rand_int_range (server->rand, 0, 100) >= server->percent)
    return SYNC_FAULT_NONE;

  return (SyncFault) g_rand_int_range (server->rand, 1, SYNC_N_FAULTS);
}

gboolean
sync_server_run (gpointer                  data,
                 GPtrArray                *requests,
                 GCancellable *cancellable G_GNUC_UNUSED,
                 GError                  **error)
{
  SyncServer *server = data;
  gboolean    is_down = server->is_down;

  if (requests->len > 0 && ((NotandaDavRequest *) g_ptr_array_index (requests, 0))->method == NOTANDA_DAV_GET)
    server->most_side_by_side = MAX (server->most_side_by_side, requests->len);
  for (guint i = 0; i < requests->len; i++)
    {
      NotandaDavRequest *request = g_ptr_array_index (requests, i);
      SyncFault          fault = choose_fault (server, request);

      server->n[request->method]++;
      request->date = server->date;
      request->heard = server->heard;
      if (fault == SYNC_FAULT_REFUSE)
        is_down = TRUE;
      if (g_strcmp0 (server->refused, request->name) == 0)
        fail (request, 403, NOTANDA_ERROR_REFUSED);
      else if (server->most > 0 && request->method == NOTANDA_DAV_PUT && g_bytes_get_size (request->body) > server->most)
        fail (request, 413, NOTANDA_ERROR_FULL);
      else
        do_with_fault (server, request, is_down ? SYNC_FAULT_REFUSE : fault);
      if (server->replays->len > 0 && server->percent > 0 && g_rand_int_range (server->rand, 0, 10) == 0)
        {
          g_autoptr (NotandaDavRequest) replay = g_ptr_array_steal_index (server->replays, (guint) g_rand_int_range (server->rand, 0, (gint32) server->replays->len));

          do_request (server, replay);
        }
    }
  if (is_down)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OFFLINE, "no connection");

  return !is_down;
}
