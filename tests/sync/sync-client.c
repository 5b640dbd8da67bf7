/* sync-client.c: a machine in memory, with documents, a state folder and a power cut when wanted
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync-client.h"

#include <string.h>

#include "base/notanda-error.h"

typedef struct
{
  NotandaSyncFolder parent;
  SyncClient       *client;
} MemoryFolder;

/* One step of many that may be the last one. Returns: FALSE where the machine is dead */
static gboolean
burn (SyncClient *client)
{
  if (client->is_dead)
    return FALSE;
  if (client->fuse == 0)
    client->is_dead = TRUE;
  else if (client->fuse > 0)
    client->fuse--;

  /* what the power cut met in the middle may have been done or not */
  return !client->is_dead || g_rand_boolean (client->rand);
}

static gboolean
set_dead (GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "power cut");
  return FALSE;
}

/* ---- the state folder */

static GBytes *
read_file (NotandaSyncFolder *folder,
           const char        *name,
           GError           **error)
{
  SyncClient *client = ((MemoryFolder *) folder)->client;
  GBytes     *bytes = g_hash_table_lookup (client->folder, name);

  if (bytes != NULL)
    return g_bytes_ref (bytes);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no %s", name);

  return NULL;
}

static gboolean
write_file (NotandaSyncFolder *folder,
            const char        *name,
            GBytes            *bytes,
            GError           **error)
{
  SyncClient *client = ((MemoryFolder *) folder)->client;

  if (burn (client))
    g_hash_table_replace (client->folder, g_strdup (name), g_bytes_ref (bytes));

  return !client->is_dead || set_dead (error);
}

static void
remove_file (NotandaSyncFolder *folder,
             const char        *name)
{
  SyncClient *client = ((MemoryFolder *) folder)->client;

  if (burn (client))
    g_hash_table_remove (client->folder, name);
}

static GPtrArray *
list_files (NotandaSyncFolder *folder)
{
  GPtrArray     *names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer       name;

  g_hash_table_iter_init (&iter, ((MemoryFolder *) folder)->client->folder);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));

  return names;
}

static void
free_folder (NotandaSyncFolder *folder)
{
  g_free (folder);
}

static NotandaSyncFolder *
new_folder (SyncClient *client)
{
  MemoryFolder *folder = g_new0 (MemoryFolder, 1);

  folder->parent = (NotandaSyncFolder) { read_file, write_file, remove_file, list_files, free_folder };
  folder->client = client;

  return &folder->parent;
}

/* ---- documents */

static void
document_free (gpointer data)
{
  SyncDocument *document = data;

  g_clear_pointer (&document->text, g_bytes_unref);
  g_hash_table_unref (document->records);
  g_free (document);
}

static SyncDocument *
get_document (SyncClient        *client,
              const NotandaHash *scope)
{
  SyncDocument *document = g_hash_table_lookup (client->documents, scope);

  if (document == NULL)
    {
      document = g_new0 (SyncDocument, 1);
      document->scope = *scope;
      document->records = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, NULL, (GDestroyNotify) notanda_stored_unref);
      g_hash_table_insert (client->documents, &document->scope, document);
    }

  return document;
}

static gboolean
list_changed (gpointer                  data,
              const char               *token,
              GArray                   *scopes,
              char                    **new_token,
              GCancellable *cancellable G_GNUC_UNUSED,
              GError **error            G_GNUC_UNUSED)
{
  SyncClient    *client = data;
  guint64        since = token != NULL ? g_ascii_strtoull (token, NULL, 10) : 0;
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, client->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SyncDocument *document = value;

      if (document->change > since)
        g_array_append_val (scopes, document->scope);
    }
  *new_token = g_strdup_printf ("%u", client->n_changes);

  return TRUE;
}

static void
list_unread (gpointer data G_GNUC_UNUSED,
             GArray *names G_GNUC_UNUSED)
{
}

static gboolean
has_text (gpointer           data,
          const NotandaHash *scope)
{
  SyncDocument *document = g_hash_table_lookup (((SyncClient *) data)->documents, scope);

  return document != NULL && document->text != NULL;
}

static gboolean
foreach_record (gpointer                  data,
                const NotandaHash        *scope,
                NotandaSyncRecordFunc     func,
                gpointer                  func_data,
                GCancellable *cancellable G_GNUC_UNUSED,
                GError                  **error)
{
  SyncClient    *client = data;
  SyncDocument  *document = g_hash_table_lookup (client->documents, scope);
  GHashTableIter iter;
  gpointer       value;

  if (g_hash_table_contains (client->broken, scope))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED, "can't be read");
      return FALSE;
    }
  g_hash_table_iter_init (&iter, document->records);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NotandaStored *stored = value;

      func (&stored->hash, stored->bytes, stored->size, func_data);
    }

  return TRUE;
}

static GBytes *
dup_text (gpointer           data,
          const NotandaHash *scope,
          GError **error     G_GNUC_UNUSED)
{
  return g_bytes_ref (get_document (data, scope)->text);
}

static gboolean
wants (gpointer           data,
       const NotandaHash *scope)
{
  SyncClient *client = data;

  return client->wants_all || g_hash_table_contains (client->opened, scope);
}

static gboolean
merge (gpointer                  data,
       const NotandaHash        *scope,
       GBytes                   *text,
       GPtrArray                *records,
       guint                    *n_new,
       GCancellable *cancellable G_GNUC_UNUSED,
       GError                  **error)
{
  SyncClient   *client = data;
  SyncDocument *document;

  if (g_hash_table_contains (client->broken, scope))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED, "can't be saved");
      return FALSE;
    }
  if (!burn (client))
    return set_dead (error);
  document = get_document (client, scope);
  g_assert_true (document->text != NULL || text != NULL);
  if (document->text == NULL)
    document->text = g_bytes_ref (text);
  for (guint i = 0; i < records->len; i++)
    {
      NotandaStored *stored = g_ptr_array_index (records, i);
      NotandaHash    hash;

      notanda_hash_of (stored->bytes, stored->size, &hash);
      g_assert_true (notanda_hash_equal (&hash, &stored->hash));
      if (g_hash_table_contains (document->records, &stored->hash))
        continue;
      g_hash_table_insert (document->records, &stored->hash, notanda_stored_ref (stored));
      ++*n_new;
    }
  document->change = ++client->n_changes;

  return !client->is_dead || set_dead (error);
}

/* ---- requests: the power may be cut in the middle of a batch */

static gboolean
run (gpointer      data,
     GPtrArray    *requests,
     GCancellable *cancellable,
     GError      **error)
{
  SyncClient *client = data;
  gboolean    was_dead = client->is_dead;
  gboolean    result = TRUE;

  if (was_dead)
    return set_dead (error);
  if (!burn (client))
    return set_dead (error);
  result = sync_server_run (client->server, requests, cancellable, client->is_dead ? NULL : error);

  return client->is_dead ? set_dead (error) : result;
}

/* ---- the machine */

SyncClient *
sync_client_new (SyncServer      *server,
                 const NotandaId *corpus,
                 guint32          seed)
{
  SyncClient *client = g_new0 (SyncClient, 1);

  client->server = server;
  client->corpus = *corpus;
  client->documents = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, NULL, document_free);
  client->folder = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  client->opened = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
  client->broken = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
  client->wants_all = TRUE;
  client->fuse = -1;
  client->rand = g_rand_new_with_seed (seed);

  return client;
}

SyncClient *
sync_client_clone (SyncClient *from,
                   guint32     seed)
{
  SyncClient    *client = sync_client_new (from->server, &from->corpus, seed);
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  g_hash_table_iter_init (&iter, from->folder);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (client->folder, g_strdup (key), g_bytes_ref (value));
  g_hash_table_iter_init (&iter, from->documents);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      SyncDocument  *old = value;
      SyncDocument  *document = get_document (client, &old->scope);
      GHashTableIter records;
      gpointer       stored;

      document->text = old->text != NULL ? g_bytes_ref (old->text) : NULL;
      document->change = old->change;
      g_hash_table_iter_init (&records, old->records);
      while (g_hash_table_iter_next (&records, NULL, &stored))
        g_hash_table_insert (document->records, &((NotandaStored *) stored)->hash, notanda_stored_ref (stored));
    }
  client->n_changes = from->n_changes;
  client->wants_all = from->wants_all;

  return client;
}

void
sync_client_restart (SyncClient *client)
{
  g_clear_pointer (&client->state, notanda_sync_state_free);
  client->is_dead = FALSE;
  client->fuse = -1;
}

void
sync_client_free (SyncClient *client)
{
  sync_client_restart (client);
  g_hash_table_unref (client->documents);
  g_hash_table_unref (client->folder);
  g_hash_table_unref (client->opened);
  g_hash_table_unref (client->broken);
  g_rand_free (client->rand);
  g_free (client);
}

static void
add_record (SyncClient   *client,
            SyncDocument *document)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaRecord  record = { .kind = 4711, .author = "A" };
  NotandaStored *stored;

  record.replica = (guint64) g_rand_int (client->rand) << 32 | g_rand_int (client->rand);
  record.clock = (guint64) g_rand_int (client->rand) << 32 | g_rand_int (client->rand);
  notanda_record_write (&record, bytes);
  stored = notanda_stored_new (bytes->data, bytes->len);
  g_hash_table_insert (document->records, &stored->hash, stored);
  document->change = ++client->n_changes;
}

void
sync_client_add_article (SyncClient  *client,
                         guint        number,
                         NotandaHash *scope)
{
  char         *text = g_strdup_printf ("The text of article %u.\n", number);
  SyncDocument *document;

  notanda_hash_of (text, strlen (text), scope);
  document = get_document (client, scope);
  if (document->text == NULL)
    document->text = g_bytes_new (text, strlen (text));
  g_free (text);
  add_record (client, document);
}

void
sync_client_annotate (SyncClient        *client,
                      const NotandaHash *scope)
{
  add_record (client, g_hash_table_lookup (client->documents, scope));
}

void
sync_client_drop (SyncClient        *client,
                  const NotandaHash *scope)
{
  g_hash_table_remove (client->documents, scope);
  client->n_changes++;
}

NotandaSyncResult *
sync_client_sync (SyncClient *client)
{
  NotandaSyncStore  store = { list_changed, list_unread, foreach_record, has_text, dup_text, wants, merge, client };
  NotandaSyncServer server = { run, client };

  if (client->state == NULL)
    client->state = notanda_sync_state_new (new_folder (client), &client->corpus,
                                            (guint64) g_rand_int (client->rand) << 32 | g_rand_int (client->rand), NULL);

  return notanda_sync_round (client->state, &store, &server, (guint64) g_rand_int (client->rand) << 32 | g_rand_int (client->rand), NULL, NULL, NULL);
}

void
sync_client_settle (SyncClient *client)
{
  /* what gave nothing is tried again when the program starts */
  if (client->state != NULL)
    g_hash_table_remove_all (client->state->bad);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (NotandaSyncResult) result = sync_client_sync (client);

      /* what is left is for somebody else to do */
      if (result->outcome <= NOTANDA_SYNC_PARTLY)
        return;
      if (result->outcome == NOTANDA_SYNC_ASK)
        {
          NotandaSyncServer server = { run, client };

          notanda_sync_state_forget_all (client->state);
          g_assert_true (notanda_sync_create (&server, &client->corpus, NULL, NULL));
        }
    }
  g_assert_not_reached ();
}

guint
sync_client_count_records (SyncClient *client)
{
  guint          n = 0;
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, client->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += g_hash_table_size (((SyncDocument *) value)->records);

  return n;
}

gboolean
sync_client_has (SyncClient        *client,
                 const NotandaHash *scope,
                 const NotandaHash *item)
{
  SyncDocument *document = g_hash_table_lookup (client->documents, scope);

  if (document == NULL)
    return FALSE;

  return notanda_hash_equal (scope, item) ? document->text != NULL : g_hash_table_contains (document->records, item);
}

void
sync_client_assert_equal (SyncClient *a,
                          SyncClient *b)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, a->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SyncDocument  *document = value;
      SyncDocument  *other = g_hash_table_lookup (b->documents, &document->scope);
      GHashTableIter records;
      gpointer       hash;

      if (other == NULL)
        continue;
      g_assert_true (g_bytes_equal (document->text, other->text));
      g_assert_cmpuint (g_hash_table_size (document->records), ==, g_hash_table_size (other->records));
      g_hash_table_iter_init (&records, document->records);
      while (g_hash_table_iter_next (&records, &hash, NULL))
        g_assert_true (g_hash_table_contains (other->records, hash));
    }
}
