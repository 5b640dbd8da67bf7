/* notanda-corpus-listing.c: the documents of a corpus, and what came of them
 *
 * An article is told by its text: a file that is gone here and another with the same article that has come up
 * there are one that was moved, whatever it is called now. A few passes over two sorted lists and one table of
 * articles; nothing depends on who tells of changes, since file monitors miss some, and on some file systems
 * all.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "corpus/notanda-corpus-listing.h"

#include <string.h>

#include "corpus/notanda-corpus-cache.h"

NotandaTagUse *
notanda_tag_use_new (const NotandaId *element,
                     const char      *value,
                     guint            n)
{
  NotandaTagUse *use = g_new (NotandaTagUse, 1);

  *use = (NotandaTagUse) { *element, g_strdup (value), n };

  return use;
}

void
notanda_tag_use_free (NotandaTagUse *use)
{
  g_free (use->value);
  g_free (use);
}

NotandaListedDocument *
notanda_listed_document_new (const char *path)
{
  NotandaListedDocument *document = g_atomic_rc_box_new0 (NotandaListedDocument);

  document->path = g_strdup (path);

  return document;
}

void
notanda_listed_document_set_empty (NotandaListedDocument *document)
{
  document->counts = g_array_new (FALSE, FALSE, sizeof (NotandaTypeCount));
  document->uses = g_ptr_array_new ();
  document->authors = g_new0 (char *, 1);
}

NotandaListedDocument *
notanda_listed_document_new_absent (const NotandaHash *article)
{
  char                   hash[NOTANDA_HASH_STRING_SIZE];
  g_autofree char       *path = g_strconcat ("/", notanda_hash_to_string (article, hash), NULL);
  NotandaListedDocument *document = notanda_listed_document_new (path);

  document->article = *article;
  notanda_listed_document_set_empty (document);

  return document;
}

NotandaListedDocument *
notanda_listed_document_ref (NotandaListedDocument *document)
{
  return g_atomic_rc_box_acquire (document);
}

static void
clear_document (gpointer data)
{
  NotandaListedDocument *document = data;

  g_free (document->path);
  g_free (document->title);
  g_free (document->byline);
  g_free (document->outlet);
  g_free (document->date);
  g_clear_pointer (&document->counts, g_array_unref);
  g_clear_pointer (&document->uses, g_ptr_array_unref);
  g_strfreev (document->authors);
  g_clear_pointer (&document->tags, g_array_unref);
  g_free (document->damage);
}

void
notanda_listed_document_unref (NotandaListedDocument *document)
{
  g_atomic_rc_box_release_full (document, clear_document);
}

NotandaCorpusListing *
notanda_corpus_listing_new (void)
{
  NotandaCorpusListing *listing = g_atomic_rc_box_new0 (NotandaCorpusListing);

  listing->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_listed_document_unref);
  listing->originals = g_array_new (FALSE, FALSE, sizeof (guint));
  listing->inner = g_ptr_array_new_with_free_func (g_free);
  listing->failures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  listing->unsaved = g_ptr_array_new_with_free_func (g_free);

  return listing;
}

NotandaCorpusListing *
notanda_corpus_listing_ref (NotandaCorpusListing *listing)
{
  return g_atomic_rc_box_acquire (listing);
}

static void
clear_listing (gpointer data)
{
  NotandaCorpusListing *listing = data;

  g_ptr_array_unref (listing->documents);
  g_array_unref (listing->originals);
  g_ptr_array_unref (listing->inner);
  g_ptr_array_unref (listing->failures);
  g_ptr_array_unref (listing->unsaved);
}

void
notanda_corpus_listing_unref (NotandaCorpusListing *listing)
{
  g_atomic_rc_box_release_full (listing, clear_listing);
}

gboolean
notanda_corpus_stamp_equal (const NotandaCorpusStamp *a,
                            const NotandaCorpusStamp *b)
{
  return a->inode == b->inode && a->size == b->size && a->changed_ns == b->changed_ns && a->touched_ns == b->touched_ns;
}

gboolean
notanda_listed_document_has_article (const NotandaListedDocument *document)
{
  static const NotandaHash no_article = { { 0 } };

  return !notanda_hash_equal (&document->article, &no_article);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(NotandaListedDocument *const *) a)->path, (*(NotandaListedDocument *const *) b)->path);
}

/* Copies have longer names, whoever makes them. */
static gboolean
is_rather (const NotandaListedDocument *document,
           const NotandaListedDocument *other)
{
  gsize size = strlen (document->path);
  gsize other_size = strlen (other->path);

  return size != other_size ? size < other_size : strcmp (document->path, other->path) < 0;
}

void
notanda_corpus_listing_finish (NotandaCorpusListing *listing)
{
  g_autoptr (GHashTable) best = g_hash_table_new (notanda_hash_hash, notanda_hash_equal);

  g_ptr_array_sort (listing->documents, compare_paths);
  for (guint i = 0; i < listing->documents->len; i++)
    {
      NotandaListedDocument *document = listing->documents->pdata[i];
      guint                  other = GPOINTER_TO_UINT (g_hash_table_lookup (best, &document->article));

      if (notanda_listed_document_has_article (document) && (other == 0 || is_rather (document, listing->documents->pdata[other - 1])))
        g_hash_table_insert (best, &document->article, GUINT_TO_POINTER (i + 1));
    }

  g_array_set_size (listing->originals, 0);
  for (guint i = 0; i < listing->documents->len; i++)
    {
      NotandaListedDocument *document = listing->documents->pdata[i];
      guint                  original = GPOINTER_TO_UINT (g_hash_table_lookup (best, &document->article));

      original = original > 0 ? original - 1 : i;
      g_array_append_val (listing->originals, original);
    }
}

gboolean
notanda_corpus_listing_is_copy (NotandaCorpusListing *listing,
                                guint                 i)
{
  g_return_val_if_fail (i < listing->originals->len, FALSE);

  return g_array_index (listing->originals, guint, i) != i;
}

/* ---- comparing two */

static void
add_change (GArray                      *changes,
            NotandaCorpusChangeKind      kind,
            const NotandaListedDocument *before,
            const NotandaListedDocument *after)
{
  NotandaCorpusChange change = { kind, before, after };

  g_array_append_val (changes, change);
}

/* At one path: %FALSE where one document has gone and another come. */
static gboolean
is_same_place (const NotandaListedDocument *before,
               const NotandaListedDocument *after,
               GArray                      *changes)
{
  gboolean is_same = notanda_hash_equal (&before->article, &after->article);

  /* what can't be read may be the same article still */
  if (!is_same && notanda_listed_document_has_article (before) && notanda_listed_document_has_article (after))
    return FALSE;
  if (before != after && !(is_same && notanda_corpus_stamp_equal (&before->stamp, &after->stamp)))
    add_change (changes, NOTANDA_CORPUS_CHANGED, before, after);

  return TRUE;
}

/* Walks two lists that are sorted by path; what has no partner goes to @gone and @come. */
static void
compare_places (NotandaCorpusListing *before,
                NotandaCorpusListing *after,
                GArray               *changes,
                GPtrArray            *gone,
                GPtrArray            *come)
{
  guint i = 0;
  guint k = 0;

  while (i < before->documents->len || k < after->documents->len)
    {
      NotandaListedDocument *old = i < before->documents->len ? before->documents->pdata[i] : NULL;
      NotandaListedDocument *new = k < after->documents->len ? after->documents->pdata[k] : NULL;
      int order = old == NULL ? 1 : new == NULL ? -1
                                                : strcmp (old->path, new->path);

      if (order < 0 || (order == 0 && !is_same_place (old, new, changes)))
        g_ptr_array_add (gone, old);
      if (order > 0 || (gone->len > 0 && order == 0 && gone->pdata[gone->len - 1] == old))
        g_ptr_array_add (come, new);
      i += order <= 0;
      k += order >= 0;
    }
}

GArray *
notanda_corpus_listing_compare (NotandaCorpusListing *before,
                                NotandaCorpusListing *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (NotandaCorpusChange));
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_autoptr (GPtrArray) come = g_ptr_array_new ();
  g_autoptr (GHashTable) homeless = g_hash_table_new (notanda_hash_hash, notanda_hash_equal);
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);

  compare_places (before, after, changes, gone, come);
  for (guint i = 0; i < come->len; i++)
    if (notanda_listed_document_has_article (come->pdata[i]))
      g_hash_table_insert (homeless, &((NotandaListedDocument *) come->pdata[i])->article, come->pdata[i]);

  for (guint i = 0; i < gone->len; i++)
    {
      NotandaListedDocument *old = gone->pdata[i];
      NotandaListedDocument *new = notanda_listed_document_has_article (old) ? g_hash_table_lookup (homeless, &old->article) : NULL;

      if (new != NULL)
        {
          g_hash_table_remove (homeless, &old->article);
          g_hash_table_add (moved, new);
        }
      add_change (changes, new != NULL ? NOTANDA_CORPUS_MOVED : NOTANDA_CORPUS_REMOVED, old, new);
    }
  for (guint i = 0; i < come->len; i++)
    if (!g_hash_table_contains (moved, come->pdata[i]))
      add_change (changes, NOTANDA_CORPUS_ADDED, NULL, come->pdata[i]);

  return changes;
}

/* ---- with the cache */

NotandaCorpusListing *
notanda_corpus_list (const char           *root,
                     const NotandaId      *id,
                     NotandaCorpusListing *known,
                     GCancellable         *cancellable,
                     GError              **error)
{
  g_autoptr (NotandaCorpusCache) cache = notanda_corpus_cache_open (id);
  g_autoptr (NotandaCorpusListing) kept = known == NULL && cache != NULL ? notanda_corpus_cache_load (cache) : NULL;
  NotandaCorpusListing *before = known != NULL ? known : kept;
  NotandaCorpusListing *listing = notanda_corpus_scan (root, before, cancellable, error);

  if (listing != NULL && cache != NULL)
    notanda_corpus_cache_store (cache, before, listing);

  return listing;
}
