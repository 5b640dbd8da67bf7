/* notanda-library-removal.c: the articles that were taken out of a corpus
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Some documents have to be opened to say whether their article was removed, and to take in the tags that the corpus lacks. That is done
 * in a worker, once for each version of a file.
 */

#include "app/common/notanda-library-private.h"

#include <glib/gi18n-lib.h>

#include "model/notanda-corpus-records.h"

/* An article in several files is removed where nothing newer is in any of them. Returns: whether something has gone or come back */
static gboolean
update_removed (NotandaLibrary *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->removed);
  g_autoptr (GHashTable) kept = g_hash_table_new (notanda_hash_hash, notanda_hash_equal);
  GHashTableIter         iter;
  NotandaListedDocument *document;
  NotandaSnapshot       *snapshot;
  gpointer               article;

  self->removed = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->opened);
  while (g_hash_table_iter_next (&iter, (gpointer *) &document, (gpointer *) &snapshot))
    if (snapshot == NULL || !notanda_corpus_is_removed (self->corpus->document, snapshot))
      g_hash_table_add (kept, &document->article);
    else
      g_hash_table_add (self->removed, g_memdup2 (&document->article, sizeof document->article));
  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    g_hash_table_remove (self->removed, article);

  return !notanda_library_is_equal_set (before, self->removed);
}

/* @coming: set of NotandaId: tags that other documents bring. Returns: whether this one brings more */
static gboolean
brings_tags (NotandaLibrary              *self,
             const NotandaListedDocument *document,
             GHashTable                  *coming)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (self->corpus->document);
  gboolean       any = FALSE;

  for (guint i = 0; document->tags != NULL && i < document->tags->len; i++)
    {
      NotandaId *tag = &g_array_index (document->tags, NotandaId, i);

      if (!notanda_tag_set_has_element (tag_set, tag))
        any |= g_hash_table_add (coming, tag);
    }

  return any;
}

/* Those that have to be opened. */
static GPtrArray *
list_unopened (NotandaLibrary *self)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_listed_document_unref);
  g_autoptr (GHashTable) coming = g_hash_table_new (notanda_id_hash, notanda_id_equal);

  for (guint i = 0; i < self->look->entries->len; i++)
    {
      const NotandaLibraryEntry *entry = self->look->entries->pdata[i];
      NotandaListedDocument     *document = entry->document;

      if (!entry->is_absent && notanda_listed_document_has_article (document) && !g_hash_table_contains (self->opened, document) &&
          (brings_tags (self, document, coming) || notanda_corpus_names_removal (self->corpus->document, &document->article)))
        g_ptr_array_add (documents, notanda_listed_document_ref (document));
    }

  return documents;
}

static void
unref_snapshot (gpointer snapshot)
{
  g_clear_pointer ((NotandaSnapshot **) &snapshot, notanda_snapshot_unref);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  NotandaLibrary *self = NOTANDA_LIBRARY (source);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) opened = notanda_library_jobs_open_finish (result, &documents, NULL);

  if (opened == NULL)
    return;
  for (guint i = 0; i < opened->len; i++)
    {
      NotandaDocument *document = opened->pdata[i];

      g_hash_table_insert (self->opened, notanda_listed_document_ref (documents->pdata[i]),
                           document != NULL ? notanda_document_snapshot (document) : NULL);
      if (document != NULL)
        notanda_document_take_tags (self->corpus->document, document);
    }
  self->is_opening = FALSE;
  notanda_library_examine (self);
}

/* Which may be done already. */
void
notanda_library_examine (NotandaLibrary *self)
{
  g_autoptr (GPtrArray) documents = NULL;

  if (self->is_opening || self->state == NOTANDA_LIBRARY_UNREAD)
    return;
  documents = list_unopened (self);
  if (documents->len > 0)
    {
      self->is_opening = TRUE;
      notanda_library_jobs_open_async (self, self->corpus, documents, self->cancellable, opened_cb, NULL);
    }
  else if (update_removed (self))
    notanda_library_emit_listed (self);
}

/* What isn't in the listing any more. */
void
notanda_library_forget_opened (NotandaLibrary *self)
{
  g_autoptr (GHashTable) here = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer       document;

  for (guint i = 0; i < self->look->entries->len; i++)
    g_hash_table_add (here, ((NotandaLibraryEntry *) self->look->entries->pdata[i])->document);
  g_hash_table_iter_init (&iter, self->opened);
  while (g_hash_table_iter_next (&iter, &document, NULL))
    if (!g_hash_table_contains (here, document))
      g_hash_table_iter_remove (&iter);
}

gboolean
notanda_library_is_removed (NotandaLibrary              *self,
                            const NotandaListedDocument *document)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), FALSE);

  return g_hash_table_contains (self->removed, &document->article);
}

/* ---- removing an article */

static void
remove_article (NotandaLibrary  *self,
                NotandaDocument *article)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (article);

  notanda_corpus_remove_article (self->corpus->document, snapshot, _ ("Remove from corpus"));
}

static void
opened_to_remove_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) opened = notanda_library_jobs_open_finish (result, &documents, &error);

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  remove_article (NOTANDA_LIBRARY (source), opened->pdata[0]);
  g_task_return_boolean (task, TRUE);
}

void
notanda_library_remove_async (NotandaLibrary              *self,
                              const NotandaListedDocument *document,
                              NotandaDocument             *open,
                              GAsyncReadyCallback          callback,
                              gpointer                     data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  g_autoptr (GPtrArray) documents = NULL;

  g_return_if_fail (NOTANDA_IS_LIBRARY (self));

  g_task_set_source_tag (task, notanda_library_remove_async);
  if (open != NULL)
    {
      remove_article (self, open);
      g_task_return_boolean (task, TRUE);
      return;
    }
  documents = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_listed_document_unref);
  g_ptr_array_add (documents, notanda_listed_document_ref ((NotandaListedDocument *) document));
  notanda_library_jobs_open_async (self, self->corpus, documents, NULL, opened_to_remove_cb, g_steal_pointer (&task));
}

gboolean
notanda_library_remove_finish (NotandaLibrary *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
notanda_library_init_removal (NotandaLibrary *self)
{
  self->opened = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) notanda_listed_document_unref, unref_snapshot);
  self->removed = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
}

void
notanda_library_drop_removal (NotandaLibrary *self)
{
  g_hash_table_unref (self->opened);
  g_hash_table_unref (self->removed);
}
