/* notanda-search-index.c: the articles of several corpora, to be found by words
 *
 * One array of entries a corpus, from the cache as it is: looking at the folders takes as long as the disk wants, and nobody waits for that
 * while typing. So what was done by other programs since the corpus was last listed isn't in it, and what has gone is told only of what is found.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-search-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/common/notanda-bidi.h"
#include "app/common/notanda-library-entry.h"
#include "base/notanda-fold.h"
#include "corpus/notanda-corpus-cache.h"
#include "corpus/notanda-corpus.h"

typedef struct
{
  char      *root;
  char      *name;
  GPtrArray *entries; /* (element-type NotandaLibraryEntry) */
} Corpus;

struct _NotandaSearchIndex
{
  GPtrArray *corpora; /* (element-type Corpus) */
};

void
notanda_found_free (NotandaFound *found)
{
  g_free (found->path);
  g_free (found->title);
  g_free (found->description);
  g_free (found);
}

static void
corpus_free (gpointer data)
{
  Corpus *corpus = data;

  g_free (corpus->root);
  g_free (corpus->name);
  g_ptr_array_unref (corpus->entries);
  g_free (corpus);
}

/* ---- making it */

static GPtrArray *
read_entries (NotandaCorpus *corpus,
              GCancellable  *cancellable)
{
  g_autoptr (NotandaCorpusCache) cache = notanda_corpus_cache_open (&corpus->id);
  g_autoptr (NotandaCorpusListing) listing = cache != NULL ? notanda_corpus_cache_load (cache) : NULL;
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_library_entry_unref);

  if (listing == NULL)
    return entries;
  all = notanda_library_entries_new (listing, NULL, NULL, NULL);
  for (guint i = 0; i < all->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      NotandaLibraryEntry *entry = all->pdata[i];

      if (!entry->is_copy && !notanda_corpus_is_document_removed (corpus, entry->document))
        g_ptr_array_add (entries, notanda_library_entry_ref (entry));
    }
  return entries;
}

static void
add_corpus (NotandaSearchIndex *self,
            const char         *root,
            NotandaIdentity    *identity,
            GCancellable       *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaCorpus) opened = notanda_corpus_open (root, identity, cancellable, &error);
  Corpus *corpus;

  if (opened == NULL)
    {
      g_debug ("not searched: %s", error->message);
      return;
    }
  corpus = g_new0 (Corpus, 1);
  corpus->root = g_strdup (opened->root);
  corpus->name = g_strdup (notanda_corpus_get_name (opened));
  corpus->entries = read_entries (opened, cancellable);
  g_ptr_array_add (self->corpora, corpus);
}

NotandaSearchIndex *
notanda_search_index_new (const char *const *paths,
                          NotandaIdentity   *identity,
                          GCancellable      *cancellable)
{
  NotandaSearchIndex *self = g_atomic_rc_box_new0 (NotandaSearchIndex);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->corpora = g_ptr_array_new_with_free_func (corpus_free);
  for (; *paths != NULL; paths++)
    {
      char *root = notanda_corpus_file_find_root (*paths);

      if (root != NULL && g_hash_table_add (seen, root))
        add_corpus (self, root, identity, cancellable);
    }
  return self;
}

static void
clear_index (gpointer data)
{
  g_ptr_array_unref (((NotandaSearchIndex *) data)->corpora);
}

NotandaSearchIndex *
notanda_search_index_ref (NotandaSearchIndex *index)
{
  return g_atomic_rc_box_acquire (index);
}

void
notanda_search_index_unref (NotandaSearchIndex *index)
{
  g_atomic_rc_box_release_full (index, clear_index);
}

/* ---- finding */

typedef struct
{
  const Corpus              *corpus;
  const NotandaLibraryEntry *entry;
} Hit;

static char *
describe (const Hit *hit)
{
  const char *outlet = hit->entry->document->outlet;

  if (outlet == NULL || *outlet == '\0')
    return g_strdup (hit->corpus->name);
  if (hit->corpus->name == NULL)
    return g_strdup (outlet);
  /* Translators: the outlet that an article appeared in, and the corpus that it is in */
  return notanda_bidi_printf (_ ("%s · %s"), outlet, hit->corpus->name);
}

static NotandaFound *
new_found (const Hit *hit)
{
  NotandaFound *found = g_new (NotandaFound, 1);

  found->path = g_build_filename (hit->corpus->root, hit->entry->document->path, NULL);
  found->title = g_strdup (hit->entry->title);
  found->description = describe (hit);
  return found;
}

/* Later ones first; a path tells those of one moment apart. */
static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const NotandaListedDocument *one = ((const Hit *) a)->entry->document;
  const NotandaListedDocument *other = ((const Hit *) b)->entry->document;

  if (one->stamp.changed_ns != other->stamp.changed_ns)
    return one->stamp.changed_ns > other->stamp.changed_ns ? -1 : 1;
  return strcmp (one->path, other->path);
}

static GStrv
fold_terms (const char *const *terms)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (; *terms != NULL; terms++)
    {
      g_autofree char *word = notanda_fold_dup (*terms);

      if (*g_strstrip (word) != '\0')
        g_strv_builder_take (words, g_steal_pointer (&word));
    }
  return g_strv_builder_end (words);
}

GPtrArray *
notanda_search_index_find (NotandaSearchIndex *index,
                           const char *const  *terms,
                           guint               max)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_found_free);
  g_auto (GStrv) words = fold_terms (terms);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  for (guint i = 0; *words != NULL && i < index->corpora->len; i++)
    {
      const Corpus *corpus = index->corpora->pdata[i];

      for (guint k = 0; k < corpus->entries->len; k++)
        {
          Hit hit = { corpus, corpus->entries->pdata[k] };

          if (notanda_library_entry_matches (hit.entry, (const char *const *) words))
            g_array_append_val (hits, hit);
        }
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len && result->len < max; i++)
    {
      g_autoptr (NotandaFound) found = new_found (&g_array_index (hits, Hit, i));

      if (g_file_test (found->path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (result, g_steal_pointer (&found));
    }
  return result;
}

NotandaFound *
notanda_search_index_look_up (NotandaSearchIndex *index,
                              const char         *path)
{
  for (guint i = 0; i < index->corpora->len; i++)
    {
      const Corpus *corpus = index->corpora->pdata[i];
      gsize         size = strlen (corpus->root);

      if (!g_str_has_prefix (path, corpus->root) || path[size] != G_DIR_SEPARATOR)
        continue;
      for (guint k = 0; k < corpus->entries->len; k++)
        {
          Hit hit = { corpus, corpus->entries->pdata[k] };

          if (g_str_equal (hit.entry->document->path, path + size + 1))
            return new_found (&hit);
        }
    }
  return NULL;
}
