/* notanda-corpora.c: the corpora that are open, by what lies in them
 *
 * Finding out looks through each folder on the way up, which for every one of 10,000 documents in a folder
 * would be quadratic: so it is done once a folder.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "corpus/notanda-corpora.h"

struct _NotandaCorpora
{
  GMutex           lock;
  NotandaIdentity *identity;
  GHashTable      *by_root;   /* path -> NotandaCorpus, or NULL for one that can't be opened */
  GHashTable      *by_folder; /* path -> NotandaCorpus, or NULL where there is none */
};

static void
free_corpus (gpointer corpus)
{
  g_clear_pointer ((NotandaCorpus **) &corpus, notanda_corpus_free);
}

NotandaCorpora *
notanda_corpora_new (NotandaIdentity *identity)
{
  NotandaCorpora *corpora = g_new0 (NotandaCorpora, 1);

  g_mutex_init (&corpora->lock);
  corpora->identity = notanda_identity_ref (identity);
  corpora->by_root = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_corpus);
  corpora->by_folder = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return corpora;
}

void
notanda_corpora_free (NotandaCorpora *corpora)
{
  g_mutex_clear (&corpora->lock);
  notanda_identity_unref (corpora->identity);
  g_hash_table_unref (corpora->by_folder);
  g_hash_table_unref (corpora->by_root);
  g_free (corpora);
}

void
notanda_corpora_forget_folders (NotandaCorpora *corpora)
{
  g_mutex_lock (&corpora->lock);
  g_hash_table_remove_all (corpora->by_folder);
  g_mutex_unlock (&corpora->lock);
}

static NotandaCorpus *
open_root (NotandaCorpora *corpora,
           char           *root,
           GError        **error)
{
  NotandaCorpus *corpus = NULL;

  if (g_hash_table_lookup_extended (corpora->by_root, root, NULL, (gpointer *) &corpus))
    {
      g_free (root);
      return corpus;
    }
  corpus = notanda_corpus_open (root, corpora->identity, NULL, error);
  g_hash_table_insert (corpora->by_root, root, corpus);

  return corpus;
}

/* A link to a file may lead into a corpus that it isn't in itself. */
static NotandaCorpus *
find_folder (NotandaCorpora *corpora,
             const char     *path,
             GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  NotandaCorpus   *corpus = NULL;
  char            *root;

  if (g_hash_table_lookup_extended (corpora->by_folder, folder, NULL, (gpointer *) &corpus))
    return corpus;
  root = notanda_corpus_file_find_root (folder);
  if (root != NULL)
    corpus = open_root (corpora, root, error);
  g_hash_table_insert (corpora->by_folder, g_steal_pointer (&folder), corpus);

  return corpus;
}

NotandaCorpus *
notanda_corpora_find (NotandaCorpora *corpora,
                      const char     *path,
                      GError        **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&corpora->lock);
  g_autofree char *place = g_canonicalize_filename (path, NULL);
  g_autofree char *real = NULL;
  NotandaCorpus   *corpus = find_folder (corpora, place, error);

  if (corpus != NULL || !g_file_test (place, G_FILE_TEST_IS_SYMLINK))
    return corpus;
  real = notanda_file_resolve (place);

  return find_folder (corpora, real, error != NULL && *error == NULL ? error : NULL);
}

gboolean
notanda_corpora_enter (NotandaCorpora  *corpora,
                       NotandaDocument *document,
                       const char      *path,
                       GError         **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) local = NULL;
  NotandaCorpus *corpus = NULL;

  /* a corpus' own file is in no corpus, whoever opens it as a document */
  if (!notanda_corpus_file_is_name (name))
    corpus = notanda_corpora_find (corpora, path, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (corpus != NULL)
    notanda_document_set_corpus (document, corpus->document);

  return TRUE;
}
