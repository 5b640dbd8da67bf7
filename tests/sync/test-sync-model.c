/* test-sync-model.c: random schedules of machines, faults, crashes and losses, and what must hold after them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One schedule is some machines on one server and some hundred steps by chance: somebody annotates, syncs, has a power cut at
 * any step, is cloned, destroyed, loses the state folder, deletes a file; the net and the server do what they like. What a
 * machine calls "On the server" is written down. In the end all is quiet, the machines sync, and a fresh one must find
 * everything that was ever called so; and all must be equal. No run has the schedules of another; each is told by its seed,
 * and the last one that was told is the one that failed:
 *
 *   SYNC_SEED=4711 SYNC_SCHEDULES=1 tests/sync_test_sync_model */

#include "sync-client.h"

#include <stdlib.h>

#define STEPS 100
#define BUSY_STEPS 400 /* of few machines, so that there is something to pack */
#define MAX_CLIENTS 8

static const NotandaId corpus = { { 0xc0, 0xff, 0xee } };

typedef struct
{
  NotandaHash scope;
  NotandaHash item;
} Acknowledged;

typedef struct
{
  guint32     seed;
  GRand      *rand;
  SyncServer *server;
  GPtrArray  *clients; /* (element-type SyncClient) */
  GHashTable *acked;   /* (element-type Acknowledged Acknowledged) */
  guint       n_articles;
  guint       n_records;
  guint       n_crashes;
  guint       n_questions;
  guint       n_destroyed;
  gboolean    is_busy;
  gboolean    loses; /* the server loses files in this schedule: then no machine is destroyed */
} Schedule;

static guint
acked_hash (gconstpointer key)
{
  return notanda_hash_hash (&((const Acknowledged *) key)->item);
}

static gboolean
acked_equal (gconstpointer a,
             gconstpointer b)
{
  return memcmp (a, b, sizeof (Acknowledged)) == 0;
}

static guint
choose (Schedule *self,
        guint     n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static SyncClient *
choose_client (Schedule *self)
{
  return g_ptr_array_index (self->clients, choose (self, self->clients->len));
}

static SyncClient *
add_client (Schedule *self)
{
  SyncClient *client = sync_client_new (self->server, &corpus, g_rand_int (self->rand));

  client->wants_all = choose (self, 4) != 0;
  g_ptr_array_add (self->clients, client);

  return client;
}

static SyncDocument *
choose_document (Schedule   *self,
                 SyncClient *client)
{
  guint          n = g_hash_table_size (client->documents);
  guint          i = n > 0 ? choose (self, n) : 0;
  GHashTableIter iter;
  gpointer       value = NULL;

  g_hash_table_iter_init (&iter, client->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value) && i-- > 0)
    ;

  return value;
}

static void
acknowledge (Schedule          *self,
             const NotandaHash *scope,
             const NotandaHash *item)
{
  Acknowledged acked = { *scope, *item };

  g_hash_table_add (self->acked, g_memdup2 (&acked, sizeof acked));
}

/* All that a machine has and doesn't say is waiting. */
static void
acknowledge_all (Schedule                *self,
                 SyncClient              *client,
                 const NotandaSyncResult *result)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, client->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SyncDocument  *document = value;
      GHashTableIter records;
      gpointer       hash;

      if (g_hash_table_contains (result->pending->scopes, &document->scope))
        continue;
      acknowledge (self, &document->scope, &document->scope);
      g_hash_table_iter_init (&records, document->records);
      while (g_hash_table_iter_next (&records, &hash, NULL))
        acknowledge (self, &document->scope, hash);
    }
}

static void
sync_client (Schedule   *self,
             SyncClient *client)
{
  guint changes = self->server->n[NOTANDA_DAV_PUT] + self->server->n[NOTANDA_DAV_DELETE];
  g_autoptr (NotandaSyncResult) result = sync_client_sync (client);

  if (client->is_dead)
    {
      self->n_crashes++;
      sync_client_restart (client);
      return;
    }
  if (result->outcome == NOTANDA_SYNC_ASK)
    {
      self->n_questions++;
      g_assert_cmpuint (self->server->n[NOTANDA_DAV_PUT] + self->server->n[NOTANDA_DAV_DELETE], ==, changes);
    }
  g_assert_cmpint (result->error != NULL, ==, result->outcome > NOTANDA_SYNC_AGAIN || result->outcome == NOTANDA_SYNC_PARTLY || result->failed > 0);
  if (client->state->doubts == 0)
    acknowledge_all (self, client, result);
}

static void
annotate (Schedule   *self,
          SyncClient *client)
{
  SyncDocument *document = choose_document (self, client);
  NotandaHash   scope;

  self->n_records++;
  if (document == NULL || choose (self, 5) == 0)
    /* now and then two people load the same article */
    sync_client_add_article (client, choose (self, 3) == 0 ? choose (self, 5) : 100 + self->n_articles++, &scope);
  else
    sync_client_annotate (client, &document->scope);
}

static void
destroy (Schedule   *self,
         SyncClient *client)
{
  if (self->clients->len < 2 || self->loses)
    return;
  self->n_destroyed++;
  g_ptr_array_remove (self->clients, client);
}

/* Only what others can have is let go of: the last copy of a file is its user's to delete. */
static void
drop (Schedule   *self,
      SyncClient *client)
{
  SyncDocument  *document = choose_document (self, client);
  GHashTableIter iter;
  gpointer       hash;

  if (document == NULL || self->loses)
    return;
  g_hash_table_iter_init (&iter, document->records);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    {
      Acknowledged acked = { document->scope, *(NotandaHash *) hash };

      if (!g_hash_table_contains (self->acked, &acked))
        return;
    }
  sync_client_drop (client, &document->scope);
}

static void
lose_state (SyncClient *client)
{
  sync_client_restart (client);
  g_hash_table_remove_all (client->folder);
}

static void
lose_on_server (Schedule *self)
{
  g_autoptr (GPtrArray) names = sync_server_list (self->server);

  if (!self->loses || names->len == 0)
    return;
  if (choose (self, 3) == 0)
    sync_server_roll_back (self->server, choose (self, self->server->past->len));
  else
    sync_server_remove (self->server, g_ptr_array_index (names, choose (self, names->len)));
}

static void
step (Schedule *self)
{
  SyncClient *client = choose_client (self);

  switch (choose (self, self->is_busy ? 512 : 64))
    {
    case 0:
      if (self->clients->len < MAX_CLIENTS)
        g_ptr_array_add (self->clients, sync_client_clone (client, g_rand_int (self->rand)));
      break;
    case 1:
      destroy (self, client);
      break;
    case 2:
      lose_state (client);
      break;
    case 3:
      drop (self, client);
      break;
    case 4:
      if (self->clients->len < MAX_CLIENTS)
        add_client (self);
      break;
    case 5:
      sync_client_restart (client);
      break;
    case 6:
    case 7:
      lose_on_server (self);
      break;
    case 8:
      client->wants_all = !client->wants_all;
      break;
    default:
      if (choose (self, 3) == 0)
        annotate (self, client);
      else
        {
          client->fuse = choose (self, 8) == 0 ? (int) choose (self, 30) : -1;
          sync_client (self, client);
        }
      break;
    }
}

static gboolean
is_held_by_any (Schedule           *self,
                const Acknowledged *acked)
{
  for (guint i = 0; i < self->clients->len; i++)
    if (sync_client_has (g_ptr_array_index (self->clients, i), &acked->scope, &acked->item))
      return TRUE;

  return FALSE;
}

/* But records whose text went down with its machine. */
static void
assert_nothing_waits (SyncClient *client,
                      SyncClient *fresh)
{
  GHashTableIter iter;
  gpointer       scope;

  g_hash_table_iter_init (&iter, client->state->waiting);
  while (g_hash_table_iter_next (&iter, &scope, NULL))
    g_assert_false (sync_client_has (fresh, scope, scope));
}

static void
check (Schedule *self)
{
  g_autoptr (SyncClient) fresh = sync_client_new (self->server, &corpus, 7);
  GHashTableIter iter;
  gpointer       key;

  self->server->percent = 0;
  for (guint i = 0; i < 4 * self->clients->len; i++)
    {
      SyncClient *client = g_ptr_array_index (self->clients, i % self->clients->len);

      client->fuse = -1;
      sync_client_settle (client);
    }
  sync_client_settle (fresh);

  g_hash_table_iter_init (&iter, self->acked);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Acknowledged *acked = key;

      /* what the server has lost, and nobody has any more, is lost */
      if (!sync_client_has (fresh, &acked->scope, &acked->item) && (!self->loses || is_held_by_any (self, acked)))
        g_error ("seed %u: called on the server, and not there", self->seed);
    }
  for (guint i = 0; i < self->clients->len; i++)
    {
      SyncClient *client = g_ptr_array_index (self->clients, i);

      sync_client_assert_equal (client, fresh);
      if (client->wants_all)
        assert_nothing_waits (client, fresh);
    }
}

static void
run_schedule (guint32   seed,
              Schedule *sums)
{
  Schedule          self = { .seed = seed, .rand = g_rand_new_with_seed (seed) };
  NotandaSyncServer all;

  self.server = sync_server_new (g_rand_int (self.rand));
  self.clients = g_ptr_array_new_with_free_func ((GDestroyNotify) sync_client_free);
  self.acked = g_hash_table_new_full (acked_hash, acked_equal, g_free, NULL);
  self.loses = choose (&self, 3) == 0;
  self.server->is_backed_up = self.loses;
  all = (NotandaSyncServer) { sync_server_run, self.server };
  g_assert_true (notanda_sync_create (&all, &corpus, NULL, NULL));
  self.server->percent = choose (&self, 2) * choose (&self, 40);
  self.is_busy = choose (&self, 8) == 0;
  for (guint i = 0; i < (self.is_busy ? 2 : 2 + choose (&self, 3)); i++)
    add_client (&self);

  for (guint i = 0; i < (self.is_busy ? BUSY_STEPS : STEPS); i++)
    step (&self);
  check (&self);

  sums->n_records += self.n_records;
  sums->n_articles += g_hash_table_size (self.acked);
  sums->n_crashes += self.n_crashes;
  sums->n_questions += self.n_questions;
  sums->n_destroyed += self.n_destroyed;
  g_ptr_array_unref (self.clients);
  g_hash_table_unref (self.acked);
  sync_server_free (self.server);
  g_rand_free (self.rand);
}

static guint
get_number (const char *name,
            guint       otherwise)
{
  const char *value = g_getenv (name);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : otherwise;
}

/* Some are the same in each run, so that what failed once is looked at for ever, and some are new ones. */
#ifdef __SANITIZE_ADDRESS__
#define N_SAME 150
#define N_NEW 50
#else
#define N_SAME 800
#define N_NEW 200
#endif

static void
run_schedules (guint     first,
               guint     n,
               Schedule *sums)
{
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("SYNC_SEED=%u", first + i);
      run_schedule (first + i, sums);
    }
}

static void
test_schedules (void)
{
  const char *seed = g_getenv ("SYNC_SEED");
  Schedule    sums = { 0 };

  if (seed != NULL)
    run_schedules (get_number ("SYNC_SEED", 0), get_number ("SYNC_SCHEDULES", 1), &sums);
  else
    {
      run_schedules (1, N_SAME, &sums);
      run_schedules ((guint) g_test_rand_int (), N_NEW, &sums);
    }
  g_test_message ("%u records, %u acknowledged, %u crashes, %u machines destroyed, %u questions",
                  sums.n_records, sums.n_articles, sums.n_crashes, sums.n_destroyed, sums.n_questions);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/model/schedules", test_schedules);

  return g_test_run ();
}
