/* notanda-corpus.h: a corpus that is open
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "corpus/notanda-corpus-file.h"
#include "corpus/notanda-corpus-listing.h"

G_BEGIN_DECLS

/**
 * NotandaCorpus:
 * @root: (type filename): its folder, an absolute path
 * @id: never changes
 * @document: what its file holds; documents of its articles get it by notanda_document_set_corpus()
 * @file: where @document is saved
 * @damaged: (element-type GError): other corpus files in the folder that can't be read; they stay as they are
 *
 * For one thread at a time, as @document is. Listing is for any thread, and needs only @root and @id.
 */
typedef struct
{
  char                *root;
  NotandaId            id;
  NotandaDocument     *document;
  NotandaDocumentFile *file;
  GPtrArray           *damaged;
  guint64              saved; /* the document's serial when it was saved */
} NotandaCorpus;

void notanda_corpus_free (NotandaCorpus *corpus);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaCorpus, notanda_corpus_free)

/**
 * notanda_corpus_create:
 * @folder: (type filename): made if it isn't there
 * @name: what people call it; not empty
 *
 * Makes a corpus file, with whoever @identity is as its first person, saved. Documents that are in the folder
 * already are its articles from then on. It may lie in another corpus, of which it is no part then.
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_REFUSED where the folder is a corpus, with
 *   %NOTANDA_ERROR_INVALID for the name, and with the errors of saving
 */
NotandaCorpus *notanda_corpus_create (const char      *folder,
                                      const char      *name,
                                      NotandaIdentity *identity,
                                      GError         **error);

/**
 * notanda_corpus_join:
 * @id: of a corpus that is elsewhere
 *
 * The same for a corpus that there is, of which nothing is here yet: its name, tag set and people come when it is synced.
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_REFUSED where the folder is a corpus, and with the errors of saving
 */
NotandaCorpus *notanda_corpus_join (const char      *folder,
                                    const NotandaId *id,
                                    NotandaIdentity *identity,
                                    GError         **error);

/**
 * notanda_corpus_open:
 * @path: (type filename): its folder, or any file in it
 *
 * Copies of the corpus file that sync clients and people left beside it are merged; those go to the trash when
 * the corpus is saved. The document's serial is above @saved then, which asks for a save.
 *
 * Returns: (transfer full): %NULL with G_IO_ERROR_NOT_FOUND where @path is in no corpus, with
 *   %NOTANDA_ERROR_REFUSED where there are two in one folder, and with the errors of opening a document
 */
NotandaCorpus *notanda_corpus_open (const char      *path,
                                    NotandaIdentity *identity,
                                    GCancellable    *cancellable,
                                    GError         **error);

/* Borrowed until @corpus changes. */
const char *notanda_corpus_get_name (NotandaCorpus *corpus);

gboolean notanda_corpus_needs_save (NotandaCorpus *corpus);

/**
 * notanda_corpus_save:
 *
 * Blocks; what another program changed meanwhile is merged. Saves nothing where nothing has changed.
 */
gboolean notanda_corpus_save (NotandaCorpus *corpus,
                              GCancellable  *cancellable,
                              GError       **error);

/* Whether a document's article was removed from the corpus, and nothing was done to it since; blocks where it
 * has to be opened for that. */
gboolean notanda_corpus_is_document_removed (NotandaCorpus               *corpus,
                                             const NotandaListedDocument *document);

/**
 * notanda_corpus_take_tags:
 * @listing: of this corpus
 *
 * Takes in the types, attributes and roles that the documents that were read for @listing have and the corpus
 * hasn't. Blocks where there are any; a document that can't be opened any more has none.
 *
 * Returns: whether there were any: the corpus is to be saved then
 */
gboolean notanda_corpus_take_tags (NotandaCorpus        *corpus,
                                   NotandaCorpusListing *listing);

G_END_DECLS
