/* notanda-connection-join.c: making a folder a corpus that is on a server
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-connection-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "corpus/notanda-corpus-file.h"
#include "sync/notanda-sync-name.h"

/* Where the address is that of a corpus' own folder, the corpus is that one, and the address the one around it. */
static NotandaAccount *
split_address (const NotandaAccount *account,
               NotandaId            *corpus,
               gboolean             *is_named)
{
  NotandaAccount  *copy = notanda_account_copy (account);
  g_autofree char *trimmed = g_strdup (account->address);
  gsize            size = strlen (trimmed);
  char            *last;

  while (size > 0 && trimmed[size - 1] == '/')
    trimmed[--size] = '\0';
  last = strrchr (trimmed, '/');
  *is_named = last != NULL && notanda_sync_parse_folder (last + 1, corpus);
  if (*is_named)
    {
      last[1] = '\0';
      g_free (copy->address);
      copy->address = g_steal_pointer (&trimmed);
    }

  return copy;
}

static gboolean
has_corpus (GArray          *corpora,
            const NotandaId *corpus)
{
  for (guint i = 0; i < corpora->len; i++)
    if (notanda_id_equal (&g_array_index (corpora, NotandaId, i), corpus))
      return TRUE;

  return FALSE;
}

/* @corpus: (inout): which one, where @is_named */
static gboolean
find_corpus (NotandaDav   *dav,
             gboolean      is_named,
             NotandaId    *corpus,
             GCancellable *cancellable,
             GError      **error)
{
  const NotandaSyncServer server = { notanda_dav_run, dav };
  g_autoptr (GArray) corpora = notanda_sync_list_corpora (&server, cancellable, error);

  if (corpora == NULL)
    return FALSE;
  if (!is_named && corpora->len == 1)
    *corpus = g_array_index (corpora, NotandaId, 0);
  if (is_named ? has_corpus (corpora, corpus) : corpora->len == 1)
    return TRUE;
  if (is_named || corpora->len == 0)
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_FOUND, _ ("%s: there is no such corpus; check the address"), notanda_dav_get_address (dav));
  else
    g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHOICE, _ ("%s: there are several corpora; put the name of one’s folder after the address"), notanda_dav_get_address (dav));

  return FALSE;
}

/* A folder that is this corpus already is as good as an empty one. Another gets all there is: what is known of the server was another
 * folder's, which is gone.
 */
static gboolean
make_folder (const char      *folder,
             const NotandaId *id,
             NotandaIdentity *identity,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (GPtrArray) files = notanda_corpus_file_list (folder);
  g_autoptr (NotandaCorpus) corpus = files->len > 0 ? notanda_corpus_open (folder, identity, cancellable, NULL) : NULL;
  g_autoptr (NotandaAccount) kept = notanda_account_load (id, NULL);

  if (!notanda_connection_check_folder (kept, folder, id, identity, error))
    return FALSE;
  if (corpus != NULL && notanda_id_equal (&corpus->id, id))
    return TRUE;
  g_clear_pointer (&corpus, notanda_corpus_free);
  if (!notanda_account_forget (id, error))
    return FALSE;
  corpus = notanda_corpus_join (folder, id, identity, error);

  return corpus != NULL;
}

NotandaConnection *
notanda_connection_join (const char           *folder,
                         const NotandaAccount *account,
                         const char           *password,
                         NotandaIdentity      *identity,
                         char                **refused_certificate,
                         GCancellable         *cancellable,
                         GError              **error)
{
  g_autoptr (NotandaAccount) split = NULL;
  g_autoptr (NotandaDav) dav = NULL;
  g_autoptr (NotandaConnection) self = NULL;
  NotandaId corpus;
  gboolean  is_named;

  g_return_val_if_fail (folder != NULL && account != NULL && identity != NULL, NULL);

  split = split_address (account, &corpus, &is_named);
  dav = notanda_connection_new_dav (split, password, error);
  if (dav == NULL)
    return NULL;
  if (!find_corpus (dav, is_named, &corpus, cancellable, error))
    {
      if (refused_certificate != NULL)
        *refused_certificate = g_strdup (notanda_dav_get_refused_certificate (dav));
      return NULL;
    }
  if (!make_folder (folder, &corpus, identity, cancellable, error))
    return NULL;
  self = notanda_connection_open (folder, split, password, identity, error);

  return self != NULL && notanda_account_save (self->account, &self->corpus, error) ? g_steal_pointer (&self) : NULL;
}
