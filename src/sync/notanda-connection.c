/* notanda-connection.c: a corpus with its server, connected and synced
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A corpus lies on a server in "corpus-ID/" below the account's address. Each round opens the corpus' documents anew, since a window may
 * have written them meanwhile; what is known of the server stays in memory.
 *
 * Another program may disconnect the corpus at any moment, or connect it elsewhere. So the account is looked at before each batch of
 * requests and before each file that is written of the state: that isn't made again for a corpus that was disconnected, and what
 * one server has is never called on another.
 */

#include "sync/notanda-connection-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/notanda-error.h"
#include "sync/notanda-sync-documents.h"
#include "sync/notanda-sync-hash.h"
#include "sync/notanda-sync-name.h"

void
notanda_connection_free (NotandaConnection *connection)
{
  g_free (connection->root);
  g_clear_pointer (&connection->account, notanda_account_free);
  g_clear_pointer (&connection->dav, notanda_dav_free);
  g_clear_pointer (&connection->state, notanda_sync_state_free);
  g_clear_pointer (&connection->identity, notanda_identity_unref);
  g_hash_table_unref (connection->wanted);
  g_clear_pointer (&connection->absent, g_ptr_array_unref);
  g_free (connection);
}

static guint64
new_number (void)
{
  return (guint64) g_random_int () << 32 | g_random_int ();
}

char *
notanda_connection_dup_address (const char *typed,
                                GError    **error)
{
  g_autoptr (NotandaDav) dav = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  dav = notanda_dav_new (typed, error);

  return dav != NULL ? g_strdup (notanda_dav_get_address (dav)) : NULL;
}

NotandaDav *
notanda_connection_new_dav (const NotandaAccount *account,
                            const char           *password,
                            GError              **error)
{
  NotandaDav *dav = notanda_dav_new (account->address, error);

  if (dav == NULL)
    return NULL;
  notanda_dav_set_login (dav, account->user, password);
  notanda_dav_set_certificate (dav, account->certificate);

  return dav;
}

static gboolean
is_same_folder (const char *a,
                const char *b)
{
  GStatBuf of_a;
  GStatBuf of_b;

  return g_stat (a, &of_a) == 0 && g_stat (b, &of_b) == 0 && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

/* What is known of the server is what one folder has got. In a copy beside it, some of that would never arrive. */
gboolean
notanda_connection_check_folder (const NotandaAccount *kept,
                                 const char           *root,
                                 const NotandaId      *id,
                                 NotandaIdentity      *identity,
                                 GError              **error)
{
  g_autoptr (NotandaCorpus) other = NULL;

  if (kept == NULL || kept->folder == NULL || is_same_folder (kept->folder, root))
    return TRUE;
  other = notanda_corpus_open (kept->folder, identity, NULL, NULL);
  if (other == NULL || !notanda_id_equal (&other->id, id))
    return TRUE;
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: the corpus is connected in %s; work there, or disconnect that first"), root, other->root);

  return FALSE;
}

/* A folder that was moved goes on where it is now. */
static gboolean
take_kept (NotandaConnection *self,
           NotandaAccount    *kept,
           GError           **error)
{
  if (!notanda_connection_check_folder (kept, self->root, &self->corpus, self->identity, error))
    return FALSE;
  self->account = notanda_account_copy (kept);
  if (g_strcmp0 (kept->folder, self->root) == 0)
    return TRUE;
  g_free (self->account->folder);
  self->account->folder = g_strdup (self->root);

  return notanda_account_save (self->account, &self->corpus, error);
}

/* @account: (nullable): with an address as it was typed */
static gboolean
take_account (NotandaConnection    *self,
              const NotandaAccount *account,
              GError              **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (NotandaAccount) kept = notanda_account_load (&self->corpus, &failure);
  g_autofree char *address = account != NULL ? notanda_connection_dup_address (account->address, error) : NULL;

  if (account != NULL && address == NULL)
    return FALSE;
  /* one that can't be read is what connecting again mends */
  if (failure != NULL && account == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (kept == NULL && account == NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: isn’t connected to a server"), self->root);
      return FALSE;
    }
  if (kept != NULL && account != NULL && !g_str_equal (kept->address, address))
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: is connected to %s; disconnect it from there first"), self->root, kept->address);
      return FALSE;
    }
  if (account == NULL)
    return take_kept (self, kept, error);
  self->account = notanda_account_copy (account);
  g_free (self->account->address);
  self->account->address = g_steal_pointer (&address);
  g_free (self->account->folder);
  self->account->folder = g_strdup (self->root);

  return TRUE;
}

/* A #NotandaSyncFolderGuard. */
static gboolean
check_account (gconstpointer data,
               GError      **error)
{
  const NotandaConnection *self = data;

  return notanda_account_check (self->account, &self->corpus, error);
}

static gboolean
read_state (NotandaConnection *self,
            GError           **error)
{
  char              id[NOTANDA_ID_STRING_SIZE];
  g_autofree char  *path = notanda_sync_folder_dup_path (notanda_id_to_string (&self->corpus, id));
  NotandaSyncState *state = notanda_sync_state_new (notanda_sync_folder_new_guarded (path, check_account, self), &self->corpus, new_number (), error);

  if (state == NULL)
    return FALSE;
  g_clear_pointer (&self->state, notanda_sync_state_free);
  self->state = state;

  return TRUE;
}

NotandaConnection *
notanda_connection_open (const char           *root,
                         const NotandaAccount *account,
                         const char           *password,
                         NotandaIdentity      *identity,
                         GError              **error)
{
  g_autoptr (NotandaConnection) self = NULL;
  g_autoptr (NotandaCorpus) corpus = NULL;

  g_return_val_if_fail (root != NULL && identity != NULL, NULL);

  corpus = notanda_corpus_open (root, identity, NULL, error);
  if (corpus == NULL)
    return NULL;
  self = g_new0 (NotandaConnection, 1);
  self->wanted = g_hash_table_new_full (notanda_sync_hash, notanda_hash_equal, g_free, NULL);
  self->root = g_strdup (corpus->root);
  self->corpus = corpus->id;
  self->identity = notanda_identity_ref (identity);
  if (!take_account (self, account, error))
    return NULL;
  self->dav = notanda_connection_new_dav (self->account, password, error);
  if (self->dav == NULL)
    return NULL;

  return read_state (self, error) ? g_steal_pointer (&self) : NULL;
}

const NotandaAccount *
notanda_connection_get_account (NotandaConnection *connection)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return connection->account;
}

void
notanda_connection_set_password (NotandaConnection *connection,
                                 const char        *password)
{
  g_return_if_fail (connection != NULL);

  notanda_dav_set_login (connection->dav, connection->account->user, password);
}

const char *
notanda_connection_get_refused_certificate (NotandaConnection *connection)
{
  g_return_val_if_fail (connection != NULL, NULL);

  return notanda_dav_get_refused_certificate (connection->dav);
}

gboolean
notanda_connection_begin (NotandaConnection *connection,
                          NotandaDavProbe   *probe,
                          GCancellable      *cancellable,
                          GError           **error)
{
  NotandaSyncServer server = { notanda_dav_run, NULL };
  g_autoptr (NotandaAccount) kept = NULL;

  g_return_val_if_fail (connection != NULL && probe != NULL, FALSE);

  server.data = connection->dav;
  kept = notanda_account_load (&connection->corpus, NULL);
  if (!notanda_connection_check_folder (kept, connection->root, &connection->corpus, connection->identity, error) ||
      !notanda_dav_probe (notanda_dav_run, connection->dav, TRUE, probe, cancellable, error) ||
      !notanda_sync_create (&server, &connection->corpus, cancellable, error))
    return FALSE;
  /* what was there before may be gone, which is what a person says by connecting again */
  notanda_sync_state_forget_all (connection->state);

  return notanda_account_save (connection->account, &connection->corpus, error);
}

static NotandaSyncResult *
fail (GError *error)
{
  NotandaSyncResult *result = g_new0 (NotandaSyncResult, 1);

  result->outcome = NOTANDA_SYNC_STOPPED;
  result->error = error;
  result->changed = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  result->pending = notanda_sync_pending_new ();

  return result;
}

gboolean
notanda_connection_set_keeps_all (NotandaConnection *connection,
                                  gboolean           keeps_all,
                                  GError           **error)
{
  g_autoptr (NotandaAccount) kept = NULL;

  g_return_val_if_fail (connection != NULL, FALSE);

  connection->account->keeps_all = keeps_all;
  kept = notanda_account_load (&connection->corpus, NULL);
  if (kept == NULL || kept->keeps_all == keeps_all)
    return TRUE;
  connection->fetches_all = keeps_all;
  /* by now it may be another than the connection's */
  kept->keeps_all = keeps_all;

  return notanda_account_save (kept, &connection->corpus, error);
}

void
notanda_connection_fetch_all (NotandaConnection *connection)
{
  g_return_if_fail (connection != NULL);

  connection->fetches_all = TRUE;
}

void
notanda_connection_try_refused (NotandaConnection *connection)
{
  g_return_if_fail (connection != NULL);

  notanda_sync_state_try_refused (connection->state);
}

void
notanda_connection_set_wanted (NotandaConnection *connection,
                               GHashTable        *articles)
{
  GHashTableIter iter;
  gpointer       article;

  g_return_if_fail (connection != NULL && articles != NULL);

  g_hash_table_remove_all (connection->wanted);
  g_hash_table_iter_init (&iter, articles);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    g_hash_table_add (connection->wanted, g_memdup2 (article, sizeof (NotandaHash)));
}

static void
want (NotandaConnection    *self,
      NotandaSyncDocuments *documents)
{
  GHashTableIter iter;
  gpointer       article;

  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    if (!notanda_sync_documents_has (documents, article))
      notanda_sync_documents_want (documents, self->state, article);
  if (self->fetches_all)
    {
      g_autoptr (GPtrArray) absent = notanda_sync_documents_list_absent (documents, self->state);

      for (guint i = 0; i < absent->len; i++)
        notanda_sync_documents_want (documents, self->state, &((NotandaListedDocument *) absent->pdata[i])->article);
    }
  self->fetches_all = FALSE;
}

/* Listing what is absent takes reading what waits: not in each round. */
static void
take_absent (NotandaConnection    *self,
             NotandaSyncDocuments *documents,
             NotandaSyncResult    *result)
{
  guint mark = notanda_sync_documents_mark_absent (documents, self->state);

  if (self->absent == NULL || mark != self->absent_mark)
    {
      g_clear_pointer (&self->absent, g_ptr_array_unref);
      self->absent = notanda_sync_documents_list_absent (documents, self->state);
      self->absent_mark = mark;
    }
  result->absent = g_ptr_array_ref (self->absent);
}

/* Nothing waits for a folder that can't be read, which may stay so for good; that what is in it isn't synced is told as long as it does. */
static void
tell_failures (NotandaSyncDocuments *documents,
               NotandaSyncResult    *result)
{
  const GPtrArray *failures = notanda_sync_documents_get_failures (documents);

  if (failures == NULL || failures->len == 0 || result->outcome != NOTANDA_SYNC_DONE)
    return;
  result->outcome = NOTANDA_SYNC_PARTLY;
  g_clear_error (&result->error);
  g_set_error (&result->error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED,
               ngettext ("%u folder of the corpus can’t be read, and what is in it isn’t synced: %s",
                         "%u folders of the corpus can’t be read, and what is in them isn’t synced, the first one: %s", failures->len),
               failures->len, ((GError *) failures->pdata[0])->message);
}

/* What a round says of a server that the corpus isn't on any more is worth nothing. Returns: whether it is on it */
static gboolean
check_result (NotandaConnection *self,
              NotandaSyncResult *result)
{
  GError *error = NULL;

  if (check_account (self, &error))
    return TRUE;
  result->outcome = error->domain == NOTANDA_ERROR ? NOTANDA_SYNC_PERSON : NOTANDA_SYNC_STOPPED;
  result->is_in_doubt = TRUE;
  g_clear_error (&result->error);
  result->error = error;

  return FALSE;
}

static NotandaSyncResult *
run_round (NotandaConnection       *self,
           const NotandaSyncServer *server,
           NotandaSyncProgress      progress,
           gpointer                 data,
           GCancellable            *cancellable)
{
  GError *error = NULL;
  g_autoptr (NotandaSyncDocuments) documents = notanda_sync_documents_open (self->root, self->account->keeps_all, self->identity, cancellable, &error);
  NotandaSyncResult *result;

  if (documents == NULL)
    return fail (error);

  want (self, documents);
  result = notanda_sync_round (self->state, notanda_sync_documents_get_store (documents), server, new_number (), progress, data, cancellable);
  if (!check_result (self, result))
    return result;
  /* another program synced the corpus meanwhile: what is known here is old, and the next round begins with what that one knows */
  if (result->outcome == NOTANDA_SYNC_STOPPED && g_error_matches (result->error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED) && read_state (self, NULL))
    result->outcome = NOTANDA_SYNC_AGAIN;
  else
    take_absent (self, documents, result);
  tell_failures (documents, result);

  return result;
}

/* Returns: FALSE, none being sent */
static gboolean
refuse (GPtrArray    *requests,
        const GError *why,
        GError      **error)
{
  for (guint i = 0; i < requests->len; i++)
    ((NotandaDavRequest *) requests->pdata[i])->error = g_error_copy (why);
  g_propagate_error (error, g_error_copy (why));

  return FALSE;
}

/* A #NotandaDavRun. */
static gboolean
run_checked (gpointer      server,
             GPtrArray    *requests,
             GCancellable *cancellable,
             GError      **error)
{
  NotandaConnection *self = server;
  g_autoptr (GError) gone = NULL;

  return check_account (self, &gone) ? notanda_dav_run (self->dav, requests, cancellable, error) : refuse (requests, gone, error);
}

static gboolean
is_forgotten (NotandaConnection *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaAccount) kept = notanda_account_load (&self->corpus, &error);

  return kept == NULL && error == NULL;
}

NotandaSyncResult *
notanda_connection_sync (NotandaConnection  *connection,
                         NotandaSyncProgress progress,
                         gpointer            data,
                         GCancellable       *cancellable)
{
  const NotandaSyncServer server = { run_checked, connection };
  g_autofree char        *path = NULL;
  g_autofd int            lock = -1;
  char                    id[NOTANDA_ID_STRING_SIZE];
  GError                 *error = NULL;
  NotandaSyncResult      *result;

  g_return_val_if_fail (connection != NULL, NULL);

  path = notanda_sync_folder_dup_path (notanda_id_to_string (&connection->corpus, id));
  lock = notanda_sync_folder_lock (path, cancellable, &error);
  if (lock < 0)
    return fail (error);

  result = run_round (connection, &server, progress, data, cancellable);
  /* whoever disconnected the corpus meanwhile has left that to us */
  if (is_forgotten (connection))
    notanda_sync_folder_delete (path);

  return result;
}

/* A server that nobody reaches. */
static gboolean
run_nothing (gpointer      server,
             GPtrArray    *requests,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GError) why = g_error_new_literal (NOTANDA_ERROR, NOTANDA_ERROR_OFFLINE, _ ("The server wasn’t asked"));

  return refuse (requests, why, error);
}

NotandaSyncResult *
notanda_connection_look (NotandaConnection *connection,
                         GCancellable      *cancellable)
{
  const NotandaSyncServer server = { run_nothing, NULL };
  NotandaSyncResult      *result;

  g_return_val_if_fail (connection != NULL, NULL);

  /* another program may be in the middle of a round */
  connection->state->is_read_only = TRUE;
  result = run_round (connection, &server, NULL, NULL, cancellable);
  connection->state->is_read_only = FALSE;

  return result;
}
