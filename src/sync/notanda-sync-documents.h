/* notanda-sync-documents.h: a corpus on disk, as sync sees it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "corpus/notanda-corpus.h"
#include "sync/notanda-sync-state.h"
#include "sync/notanda-sync-store.h"

G_BEGIN_DECLS

/**
 * NotandaSyncDocuments:
 *
 * The #NotandaSyncStore of a corpus: its folder and its corpus file. For the thread of one round; a window keeps documents of its own, and
 * sees what came as it sees any change of a file.
 */
typedef struct _NotandaSyncDocuments NotandaSyncDocuments;

/**
 * notanda_sync_documents_open:
 * @path: (type filename): the corpus' folder, or a file in it
 * @all: whether each article of the corpus is to be kept here; else only those that are, and those that are asked for
 *
 * Returns: (transfer full): %NULL with the errors of notanda_corpus_open()
 */
NotandaSyncDocuments *notanda_sync_documents_open (const char      *path,
                                                   gboolean         all,
                                                   NotandaIdentity *identity,
                                                   GCancellable    *cancellable,
                                                   GError         **error);
void                  notanda_sync_documents_free (NotandaSyncDocuments *documents);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSyncDocuments, notanda_sync_documents_free)

/* Asks for one article, as it is opened: it comes in the next round, whether or not it was here before. */
void notanda_sync_documents_want (NotandaSyncDocuments *documents,
                                  NotandaSyncState     *state,
                                  const NotandaHash    *article);

/* Whether there is a file of an article. */
gboolean notanda_sync_documents_has (NotandaSyncDocuments *documents,
                                     const NotandaHash    *article);

/**
 * notanda_sync_documents_list_absent:
 *
 * The articles whose texts are on the server, and of which there is no file here, but for those that were removed from the corpus.
 *
 * Returns: (transfer full) (element-type NotandaListedDocument): with what is known of them, the path being notanda_listed_document_new_absent()'s
 */
GPtrArray *notanda_sync_documents_list_absent (NotandaSyncDocuments *documents,
                                               NotandaSyncState     *state);

/* Returns: a number that is another where that list may be */
guint notanda_sync_documents_mark_absent (NotandaSyncDocuments   *documents,
                                          const NotandaSyncState *state);

/* Returns: (nullable) (element-type GError): of folders that can't be read, each naming the folder; %NULL: the corpus wasn't looked at */
const GPtrArray *notanda_sync_documents_get_failures (NotandaSyncDocuments *documents);

const NotandaSyncStore *notanda_sync_documents_get_store (NotandaSyncDocuments *documents);

G_END_DECLS
