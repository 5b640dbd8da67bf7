/* notanda-corpus.c: a corpus that is open
 *
 * Of several corpus files in a folder those of one corpus are one: people copy, and sync clients leave copies.
 * Two of different corpora can't both be right, and which of them is can't be told from here: that is an error,
 * and nothing is touched.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "corpus/notanda-corpus.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "base/notanda-shown-path.h"
#include "corpus/notanda-corpus-name.h"
#include "format/notanda-conflict-copies.h"
#include "model/notanda-corpus-records.h"

void
notanda_corpus_free (NotandaCorpus *corpus)
{
  g_free (corpus->root);
  g_clear_object (&corpus->document);
  g_clear_pointer (&corpus->file, notanda_document_file_free);
  g_ptr_array_unref (corpus->damaged);
  g_free (corpus);
}

static NotandaCorpus *
corpus_new (const char *root)
{
  NotandaCorpus *corpus = g_new0 (NotandaCorpus, 1);

  corpus->root = g_canonicalize_filename (root, NULL);
  corpus->damaged = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);

  return corpus;
}

/* ---- making one */

static gboolean
check_new (const char *folder,
           GError    **error)
{
  g_autoptr (GPtrArray) names = notanda_corpus_file_list (folder);
  g_autofree char *shown = notanda_shown_path_dup (folder);

  if (names->len > 0)
    {
      g_autofree char *file = g_filename_display_name (names->pdata[0]);

      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("%s: is a corpus already, by its file “%s”; open it, or choose another folder"), shown, file);
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0777) != 0)
    return notanda_file_set_error (error, folder, errno);

  return TRUE;
}

/* @name: (nullable): it is going to come by a merge */
static NotandaCorpus *
make_corpus (const char      *folder,
             const NotandaId *id,
             const char      *name,
             NotandaIdentity *identity,
             GError         **error)
{
  g_autoptr (NotandaCorpus) corpus = corpus_new (folder);
  g_autofree char *slug = notanda_corpus_name_dup_slug (name, "corpus");
  g_autofree char *file = g_strconcat (slug, NOTANDA_CORPUS_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (corpus->root, file, NULL);

  if (!check_new (folder, error))
    return NULL;

  corpus->id = *id;
  corpus->document = notanda_corpus_document_new (id, name, identity);
  notanda_corpus_add_author (corpus->document);
  corpus->file = notanda_document_file_new (path);
  corpus->saved = G_MAXUINT64;
  if (!notanda_corpus_save (corpus, NULL, error))
    return NULL;

  return g_steal_pointer (&corpus);
}

NotandaCorpus *
notanda_corpus_create (const char      *folder,
                       const char      *name,
                       NotandaIdentity *identity,
                       GError         **error)
{
  g_autofree char *stripped = NULL;
  NotandaId        id;

  g_return_val_if_fail (folder != NULL && name != NULL && identity != NULL, NULL);

  stripped = g_strstrip (g_strdup (name));
  if (*stripped == '\0' || !g_utf8_validate (stripped, -1, NULL))
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("A corpus needs a name, in UTF-8"));
      return NULL;
    }
  identity->new_id (&id, identity->data);

  return make_corpus (folder, &id, stripped, identity, error);
}

NotandaCorpus *
notanda_corpus_join (const char      *folder,
                     const NotandaId *id,
                     NotandaIdentity *identity,
                     GError         **error)
{
  g_return_val_if_fail (folder != NULL && id != NULL && identity != NULL, NULL);

  return make_corpus (folder, id, NULL, identity, error);
}

/* ---- opening one */

/* That which the others are conflict copies of comes first. */
static guint
choose_main (GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      gboolean is_copy = FALSE;

      for (guint k = 0; k < names->len && !is_copy; k++)
        is_copy = notanda_conflict_copies_match (names->pdata[i], names->pdata[k]);
      if (!is_copy)
        return i;
    }

  return 0;
}

static gboolean
open_file (NotandaCorpus        *corpus,
           const char           *name,
           NotandaIdentity      *identity,
           NotandaDocument     **document,
           NotandaDocumentFile **file,
           NotandaId            *id,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autofree char *path = g_build_filename (corpus->root, name, NULL);
  g_autofree char *shown = notanda_shown_path_dup (path);

  *document = notanda_document_file_open (path, identity, file, cancellable, error);
  if (*document == NULL)
    return FALSE;
  if (notanda_corpus_document_get_id (*document, id))
    return TRUE;

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: is no corpus file, but an article by another name; call it %s"), shown, "*.notanda");
  g_clear_object (document);
  g_clear_pointer (file, notanda_document_file_free);

  return FALSE;
}

/* Two corpora in one folder: what to do about it is the user's. */
static gboolean
refuse_other (NotandaCorpus       *corpus,
              NotandaDocumentFile *other,
              GError             **error)
{
  g_autofree char *root = notanda_shown_path_dup (corpus->root);
  g_autofree char *one = g_filename_display_basename (corpus->file->path);
  g_autofree char *two = g_filename_display_basename (other->path);

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
               _ ("%s: two corpora are in this folder, “%s” and “%s”; move one of the two files to a folder of its own, with its articles"), root, one, two);

  return FALSE;
}

static gboolean
add_file (NotandaCorpus   *corpus,
          const char      *name,
          NotandaIdentity *identity,
          GCancellable    *cancellable,
          GError         **error)
{
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  GError   *local = NULL;
  NotandaId id;

  if (!open_file (corpus, name, identity, &document, &file, &id, cancellable, &local))
    {
      g_ptr_array_add (corpus->damaged, local);
      return TRUE;
    }
  if (corpus->document == NULL)
    {
      corpus->document = g_steal_pointer (&document);
      corpus->file = g_steal_pointer (&file);
      corpus->id = id;
      return TRUE;
    }
  if (!notanda_id_equal (&id, &corpus->id))
    return refuse_other (corpus, file, error);

  snapshot = notanda_document_snapshot (document);
  if (file->damage != NULL || !notanda_document_merge (corpus->document, snapshot, NULL, NULL))
    return TRUE;
  if (!g_ptr_array_find_with_equal_func (corpus->file->copies, file->path, g_str_equal, NULL))
    g_ptr_array_add (corpus->file->copies, g_strdup (file->path));

  return TRUE;
}

NotandaCorpus *
notanda_corpus_open (const char      *path,
                     NotandaIdentity *identity,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_autofree char *root = notanda_corpus_file_find_root (path);
  g_autoptr (NotandaCorpus) corpus = NULL;
  g_autoptr (GPtrArray) names = NULL;
  guint main;

  if (root == NULL)
    {
      g_autofree char *shown = notanda_shown_path_dup (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("%s: is not in a corpus"), shown);
      return NULL;
    }

  corpus = corpus_new (root);
  names = notanda_corpus_file_list (root);
  main = choose_main (names);
  for (guint i = 0; i < names->len; i++)
    if (!add_file (corpus, names->pdata[(main + i) % names->len], identity, cancellable, error))
      return NULL;
  if (corpus->document == NULL)
    {
      if (corpus->damaged->len > 0)
        g_propagate_error (error, g_ptr_array_steal_index (corpus->damaged, 0));
      else
        notanda_file_set_error (error, root, ENOENT);
      return NULL;
    }

  return g_steal_pointer (&corpus);
}

const char *
notanda_corpus_get_name (NotandaCorpus *corpus)
{
  const char *name = notanda_document_get_meta (corpus->document, NOTANDA_META_TITLE);

  return name != NULL ? name : "";
}

/* ---- changing one */

gboolean
notanda_corpus_needs_save (NotandaCorpus *corpus)
{
  return notanda_document_get_serial (corpus->document) != corpus->saved;
}

gboolean
notanda_corpus_save (NotandaCorpus *corpus,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (NotandaSnapshot) merged = NULL;

  if (!notanda_corpus_needs_save (corpus))
    return TRUE;

  snapshot = notanda_document_snapshot (corpus->document);
  if (!notanda_document_file_save (corpus->file, snapshot, &merged, cancellable, error))
    return FALSE;
  if (merged != NULL)
    notanda_document_merge (corpus->document, merged, NULL, NULL);
  corpus->saved = notanda_document_get_serial (corpus->document);

  return TRUE;
}

static NotandaDocument *
open_document (NotandaCorpus               *corpus,
               const NotandaListedDocument *document)
{
  g_autofree char *path = g_build_filename (corpus->root, document->path, NULL);

  return notanda_document_file_open (path, notanda_document_get_identity (corpus->document), NULL, NULL, NULL);
}

gboolean
notanda_corpus_is_document_removed (NotandaCorpus               *corpus,
                                    const NotandaListedDocument *document)
{
  g_autoptr (NotandaDocument) opened = NULL;
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  if (!notanda_corpus_names_removal (corpus->document, &document->article))
    return FALSE;
  opened = open_document (corpus, document);
  snapshot = opened != NULL ? notanda_document_snapshot (opened) : NULL;

  return snapshot != NULL && notanda_corpus_is_removed (corpus->document, snapshot);
}

static gboolean
has_new_tag (NotandaCorpus               *corpus,
             const NotandaListedDocument *document)
{
  for (guint i = 0; document->tags != NULL && i < document->tags->len; i++)
    if (!notanda_tag_set_has_element (notanda_document_get_tag_set (corpus->document), &g_array_index (document->tags, NotandaId, i)))
      return TRUE;

  return FALSE;
}

gboolean
notanda_corpus_take_tags (NotandaCorpus        *corpus,
                          NotandaCorpusListing *listing)
{
  gboolean any = FALSE;

  for (guint i = 0; i < listing->documents->len; i++)
    {
      const NotandaListedDocument *known = listing->documents->pdata[i];
      g_autoptr (NotandaDocument) document = has_new_tag (corpus, known) ? open_document (corpus, known) : NULL;

      if (document != NULL)
        any |= notanda_document_take_tags (corpus->document, document);
    }

  return any;
}
