/* notanda-library.c: a corpus that is open in the program
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Holds the corpus, whose document is saved and kept up to date by a saver as any article's, and what is known of its folder: see
 * notanda-library-folder.c. All of it is for the main thread.
 */

#include "app/common/notanda-library-private.h"

#include "model/notanda-corpus-records.h"

G_DEFINE_FINAL_TYPE (NotandaLibrary, notanda_library, G_TYPE_OBJECT)

enum
{
  LISTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

const char *
notanda_library_get_root (NotandaLibrary *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), NULL);

  return self->corpus->root;
}

const NotandaId *
notanda_library_get_id (NotandaLibrary *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), NULL);

  return &self->corpus->id;
}

const char *
notanda_library_get_name (NotandaLibrary *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), NULL);

  return notanda_corpus_get_name (self->corpus);
}

NotandaDocument *
notanda_library_get_document (NotandaLibrary *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), NULL);

  return self->corpus->document;
}

NotandaSaver *
notanda_library_get_saver (NotandaLibrary *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), NULL);

  return self->saver;
}

void
notanda_library_take_part (NotandaLibrary *self)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY (self));

  notanda_corpus_add_author (self->corpus->document);
}

/* What was written under the other name stays that one's: it may have been somebody else at this computer. */
void
notanda_library_set_identity (NotandaLibrary  *self,
                              NotandaIdentity *identity)
{
  NotandaDocument *document;
  g_autoptr (NotandaPerson) before = NULL;

  g_return_if_fail (NOTANDA_IS_LIBRARY (self));
  g_return_if_fail (identity != NULL);

  document = self->corpus->document;
  before = notanda_corpus_find_person (document, notanda_document_get_identity (document)->author);
  notanda_document_set_identity (document, identity);
  if (before != NULL)
    notanda_library_take_part (self);
}

NotandaLibraryState
notanda_library_get_state (NotandaLibrary *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), NOTANDA_LIBRARY_UNREAD);

  return self->state;
}

const char *
notanda_library_get_problem (NotandaLibrary *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), NULL);

  return self->problem;
}

GPtrArray *
notanda_library_get_entries (NotandaLibrary *self)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), NULL);

  return self->look->entries;
}

void
notanda_library_emit_listed (NotandaLibrary *self)
{
  g_signal_emit (self, signals[LISTED], 0);
}

gboolean
notanda_library_is_equal_set (GHashTable *a,
                              GHashTable *b)
{
  GHashTableIter iter;
  gpointer       key;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (b, key))
      return FALSE;

  return TRUE;
}

/* ---- waiting */

void
notanda_library_set_waiting (NotandaLibrary *self,
                             GHashTable     *articles)
{
  g_autoptr (GHashTable) before = NULL;
  GHashTableIter iter;
  gpointer       article;

  g_return_if_fail (NOTANDA_IS_LIBRARY (self));

  before = g_steal_pointer (&self->waiting);
  self->waiting = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
  if (articles != NULL)
    g_hash_table_iter_init (&iter, articles);
  while (articles != NULL && g_hash_table_iter_next (&iter, &article, NULL))
    g_hash_table_add (self->waiting, g_memdup2 (article, sizeof (NotandaHash)));
  /* what says so tells of much else, too */
  if (!notanda_library_is_equal_set (before, self->waiting))
    notanda_library_emit_listed (self);
}

gboolean
notanda_library_is_waiting (NotandaLibrary              *self,
                            const NotandaListedDocument *document)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), FALSE);

  return g_hash_table_contains (self->waiting, &document->article);
}

/* ---- articles that aren't here */

void
notanda_library_set_absent (NotandaLibrary *self,
                            GPtrArray      *absent)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY (self));

  if (self->absent == absent)
    return;
  g_clear_pointer (&self->absent, g_ptr_array_unref);
  self->absent = absent != NULL ? g_ptr_array_ref (absent) : NULL;
  notanda_library_look (self);
}

const NotandaLibraryEntry *
notanda_library_find (NotandaLibrary    *self,
                      const NotandaHash *article)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), NULL);

  for (guint i = 0; i < self->look->entries->len; i++)
    {
      const NotandaLibraryEntry *entry = self->look->entries->pdata[i];

      if (!entry->is_absent && notanda_hash_equal (&entry->document->article, article))
        return entry;
    }

  return NULL;
}

/* ---- the object */

/* A removal may have come, or gone; or the name is another. */
static void
document_changed_cb (NotandaLibrary *self)
{
  notanda_library_examine (self);
}

/* A save that is under way goes on by itself. */
static void
notanda_library_dispose (GObject *object)
{
  NotandaLibrary *self = NOTANDA_LIBRARY (object);

  notanda_library_drop_folder (self);
  G_OBJECT_CLASS (notanda_library_parent_class)->dispose (object);
}

static void
notanda_library_finalize (GObject *object)
{
  NotandaLibrary *self = NOTANDA_LIBRARY (object);

  g_clear_object (&self->saver);
  g_clear_pointer (&self->corpus, notanda_corpus_free);
  g_clear_pointer (&self->look, notanda_library_look_free);
  g_free (self->problem);
  g_hash_table_unref (self->monitors);
  notanda_library_drop_removal (self);
  g_hash_table_unref (self->waiting);
  g_clear_pointer (&self->absent, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (notanda_library_parent_class)->finalize (object);
}

static void
notanda_library_class_init (NotandaLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = notanda_library_dispose;
  G_OBJECT_CLASS (klass)->finalize = notanda_library_finalize;

  signals[LISTED] = g_signal_new ("listed", NOTANDA_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
notanda_library_init (NotandaLibrary *self)
{
  notanda_library_init_folder (self);
  notanda_library_init_removal (self);
  self->waiting = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
}

NotandaLibrary *
notanda_library_new (NotandaCorpus *corpus)
{
  NotandaLibrary *self;

  g_return_val_if_fail (corpus != NULL, NULL);

  self = g_object_new (NOTANDA_TYPE_LIBRARY, NULL);
  self->corpus = corpus;
  self->saver = notanda_saver_new (corpus->document, g_steal_pointer (&corpus->file));
  g_signal_connect_object (corpus->document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}
