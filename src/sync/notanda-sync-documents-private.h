/* notanda-sync-documents-private.h: a corpus on disk, as the parts of it see it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/notanda-sync-documents.h"

G_BEGIN_DECLS

struct _NotandaSyncDocuments
{
  NotandaSyncStore      store;
  NotandaCorpus        *corpus;
  NotandaIdentity      *identity;
  NotandaHash           line; /* the corpus' own scope */
  NotandaCorpusListing *listing;
  GHashTable           *files;  /* (element-type NotandaHash GPtrArray): the paths of an article's documents */
  GHashTable           *drafts; /* (element-type NotandaHash NotandaHash): articles whose documents are all drafts */
  GHashTable           *wanted; /* (element-type NotandaHash NotandaHash) */
  GHashTable           *tags;   /* (nullable) (element-type NotandaHash NotandaHash): records of the corpus' tag set */
  gboolean              all;
};

/* @scope: whether it is the corpus' own and no article's */
gboolean notanda_sync_documents_is_line (NotandaSyncDocuments *documents,
                                         const NotandaHash    *scope);

/* Lists the folder, where nobody has yet. */
gboolean notanda_sync_documents_look (NotandaSyncDocuments *documents,
                                      GError              **error);

/* @below: of the corpus' folder. Returns: (transfer full) */
char *notanda_sync_documents_dup_path (NotandaSyncDocuments *documents,
                                       const char           *below);

/* A file that has come to be since the folder was listed. */
void notanda_sync_documents_note (NotandaSyncDocuments *documents,
                                  const NotandaHash    *article,
                                  const char           *below,
                                  gboolean              is_draft);

/* Saves a document where it holds more than its file. */
gboolean notanda_sync_documents_save (NotandaDocument     *document,
                                      NotandaDocumentFile *file,
                                      GCancellable        *cancellable,
                                      GError             **error);

/* What comes (notanda-sync-documents-come.c): @merge of #NotandaSyncStore, @data being the documents. */
gboolean notanda_sync_documents_merge (gpointer           data,
                                       const NotandaHash *scope,
                                       GBytes            *text,
                                       GPtrArray         *records,
                                       guint             *n_new,
                                       GCancellable      *cancellable,
                                       GError           **error);

G_END_DECLS
