/* notanda-library.c: a corpus that is open in the program
 *
 * Holds the corpus, whose document is saved and kept up to date by a saver as any article's, and what is known of its folder: a listing, which is
 * anew after each look. Looks are done one at a time in a worker, and again where something happened meanwhile. What asks for one is a
 * monitor for each folder that holds documents, whoever comes back to a window, and what else knows better.
 *
 * Some documents have to be opened to say whether their article was removed, and to take in the tags that the corpus lacks. That is done
 * in a worker too, once for each version of a file.
 *
 * Rejected: putting single changes into the listing as the monitors tell of them. They miss some and tell of others twice; a look at
 * 10,000 files that are the same costs less than a tenth of a second of one processor.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-library.h"

#include <glib/gi18n-lib.h>

#include "app/common/notanda-library-jobs.h"
#include "model/notanda-corpus-records.h"

/* So long nothing has to happen in a folder before it is looked at. */
#define SETTLE_MS 300

struct _NotandaLibrary
{
  GObject             parent_instance;
  NotandaCorpus      *corpus; /* its file is the saver's */
  NotandaSaver       *saver;
  NotandaLibraryState state;
  char               *problem;
  NotandaLibraryLook *look;     /* what was found last */
  GHashTable         *monitors; /* path of a folder -> GFileMonitor, or NULL where that can't be had */
  GHashTable         *opened;   /* NotandaListedDocument -> NotandaSnapshot, or NULL for what can't be opened */
  GHashTable         *removed;  /* set of NotandaHash: of articles */
  GHashTable         *waiting;  /* set of NotandaHash: of articles */
  GCancellable       *cancellable;
  guint               settle_id;
  guint               is_looking : 1;
  guint               look_again : 1;
  guint               is_opening : 1;
};

G_DEFINE_FINAL_TYPE (NotandaLibrary, notanda_library, G_TYPE_OBJECT)

enum
{
  LISTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void look_now (NotandaLibrary *self);

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

static void
emit_listed (NotandaLibrary *self)
{
  g_signal_emit (self, signals[LISTED], 0);
}

/* ---- what was removed, and tags that the corpus lacks */

static gboolean
is_equal_set (GHashTable *a,
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

  return !is_equal_set (before, self->removed);
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
      NotandaListedDocument *document = ((NotandaLibraryEntry *) self->look->entries->pdata[i])->document;

      if (notanda_listed_document_has_article (document) && !g_hash_table_contains (self->opened, document) &&
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

static void examine (NotandaLibrary *self);

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
  examine (self);
}

/* Which may be done already. */
static void
examine (NotandaLibrary *self)
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
    emit_listed (self);
}

/* What isn't in the listing any more. */
static void
forget_opened (NotandaLibrary *self)
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

/* ---- looking at the folder */

/* Sync clients and savers write files with other names first, which are hidden. */
static void
monitor_changed_cb (NotandaLibrary   *self,
                    GFile            *file,
                    GFile            *other,
                    GFileMonitorEvent event)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  if (other == NULL && name != NULL && name[0] == '.')
    return;
  notanda_library_look (self);
}

static gboolean
watch_folder (NotandaLibrary *self,
              const char     *path)
{
  g_autoptr (GFile) file = NULL;
  GFileMonitor *monitor;

  if (g_hash_table_contains (self->monitors, path))
    return FALSE;
  file = g_file_new_for_path (path);
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (monitor_changed_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->monitors, g_strdup (path), monitor);

  return monitor != NULL;
}

/* Returns: whether there is one more: something may have happened there between the look and now */
static gboolean
watch_folders (NotandaLibrary *self)
{
  gboolean         any = watch_folder (self, self->corpus->root);
  g_autofree char *last = NULL;

  for (guint i = 0; i < self->look->entries->len; i++)
    {
      g_autofree char *below = g_path_get_dirname (((NotandaLibraryEntry *) self->look->entries->pdata[i])->document->path);
      g_autofree char *path = NULL;

      /* by path: those of one folder follow each other */
      if (g_strcmp0 (below, last) == 0)
        continue;
      g_set_str (&last, below);
      path = g_str_equal (below, ".") ? g_strdup (self->corpus->root) : g_build_filename (self->corpus->root, below, NULL);
      any |= watch_folder (self, path);
    }

  return any;
}

static void
set_problem (NotandaLibrary *self)
{
  GPtrArray *failures = self->look->listing->failures;

  g_clear_pointer (&self->problem, g_free);
  if (failures->len > 0)
    self->problem = g_strdup_printf (ngettext ("%u folder can’t be listed: %s", "%u folders can’t be listed, the first one: %s", failures->len),
                                     failures->len, ((GError *) failures->pdata[0])->message);
}

static void
take_look (NotandaLibrary     *self,
           NotandaLibraryLook *look)
{
  g_clear_pointer (&self->look, notanda_library_look_free);
  self->look = look;
  self->state = NOTANDA_LIBRARY_LISTED;
  set_problem (self);
  forget_opened (self);
  emit_listed (self);
  self->look_again |= watch_folders (self);
}

static void
fail (NotandaLibrary *self,
      const GError   *error)
{
  self->state = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? NOTANDA_LIBRARY_GONE : NOTANDA_LIBRARY_FAILED;
  g_set_str (&self->problem, error->message);
  /* one that comes back is another folder */
  g_hash_table_remove_all (self->monitors);
  emit_listed (self);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  NotandaLibrary *self = NOTANDA_LIBRARY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLibraryLook) look = notanda_library_jobs_look_finish (result, &error);

  self->is_looking = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (look == NULL)
    fail (self, error);
  else if (!look->is_same || self->state != NOTANDA_LIBRARY_LISTED || self->problem != NULL)
    take_look (self, g_steal_pointer (&look));
  else
    self->look_again |= watch_folders (self);
  examine (self);
  if (self->look_again)
    notanda_library_look (self);
}

static void
look_now (NotandaLibrary *self)
{
  self->look_again = FALSE;
  self->is_looking = TRUE;
  notanda_library_jobs_look_async (self, self->corpus, self->look, self->cancellable, looked_cb, NULL);
}

static gboolean
settle_cb (gpointer data)
{
  NotandaLibrary *self = data;

  self->settle_id = 0;
  if (self->is_looking)
    self->look_again = TRUE;
  else
    look_now (self);

  return G_SOURCE_REMOVE;
}

void
notanda_library_look (NotandaLibrary *self)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY (self));

  /* not put off by what goes on happening */
  if (self->state != NOTANDA_LIBRARY_UNREAD && self->settle_id == 0)
    self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
}

static void
cached_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  NotandaLibrary *self = NOTANDA_LIBRARY (source);
  g_autoptr (NotandaLibraryLook) look = notanda_library_jobs_look_finish (result, NULL);

  if (look == NULL)
    return;
  if (look->listing != NULL && look->entries->len > 0)
    take_look (self, g_steal_pointer (&look));
  look_now (self);
}

void
notanda_library_start (NotandaLibrary *self)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY (self));

  if (self->state != NOTANDA_LIBRARY_UNREAD)
    return;
  self->state = NOTANDA_LIBRARY_READING;
  self->is_looking = TRUE;
  emit_listed (self);
  notanda_library_jobs_look_async (self, self->corpus, NULL, self->cancellable, cached_cb, NULL);
}

/* ---- removing */

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
  if (!is_equal_set (before, self->waiting))
    emit_listed (self);
}

gboolean
notanda_library_is_waiting (NotandaLibrary              *self,
                            const NotandaListedDocument *document)
{
  g_return_val_if_fail (NOTANDA_IS_LIBRARY (self), FALSE);

  return g_hash_table_contains (self->waiting, &document->article);
}

/* ---- the object */

/* A removal may have come, or gone; or the name is another. */
static void
document_changed_cb (NotandaLibrary *self)
{
  examine (self);
}

/* A save that is under way goes on by itself. */
static void
notanda_library_dispose (GObject *object)
{
  NotandaLibrary *self = NOTANDA_LIBRARY (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_hash_table_remove_all (self->monitors);
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
  g_hash_table_unref (self->opened);
  g_hash_table_unref (self->removed);
  g_hash_table_unref (self->waiting);
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
unref_monitor (gpointer monitor)
{
  if (monitor != NULL)
    g_file_monitor_cancel (monitor);
  g_clear_object ((GObject **) &monitor);
}

static void
notanda_library_init (NotandaLibrary *self)
{
  self->look = notanda_library_look_new ();
  self->look->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_library_entry_unref);
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_monitor);
  self->opened = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) notanda_listed_document_unref, unref_snapshot);
  self->removed = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
  self->waiting = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
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
