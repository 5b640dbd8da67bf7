/* notanda-corpus-cache.h: what was read of a corpus' files, kept for the next time
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "corpus/notanda-corpus-listing.h"

G_BEGIN_DECLS

/**
 * NotandaCorpusCache:
 *
 * A database in the user's cache folder, one a corpus. It can be deleted at any time. All of it blocks; for one
 * thread at a time.
 */
typedef struct _NotandaCorpusCache NotandaCorpusCache;

/**
 * notanda_corpus_cache_open:
 * @id: the corpus'
 *
 * One that is damaged, or was made by another version, is thrown away and begun anew.
 *
 * Returns: (transfer full) (nullable): %NULL where none can be had: all that is lost by that is time
 */
NotandaCorpusCache *notanda_corpus_cache_open (const NotandaId *id);
void                notanda_corpus_cache_free (NotandaCorpusCache *cache);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaCorpusCache, notanda_corpus_cache_free)

/* Returns: (transfer full) (nullable): what was stored last; %NULL where that can't be read now */
NotandaCorpusListing *notanda_corpus_cache_load (NotandaCorpusCache *cache);

/**
 * notanda_corpus_cache_load_names:
 *
 * Returns: (transfer full): NotandaHash -> NotandaListedDocument, as notanda_listed_document_new_absent() makes one, with
 *   what was known about articles whose files have gone since
 */
GHashTable *notanda_corpus_cache_load_names (NotandaCorpusCache *cache);

/**
 * notanda_corpus_cache_store:
 * @before: (nullable): what was loaded
 *
 * Writes what is another one in @after, in one transaction. Where another program is writing, or the disk is
 * full, nothing is stored.
 */
void notanda_corpus_cache_store (NotandaCorpusCache   *cache,
                                 NotandaCorpusListing *before,
                                 NotandaCorpusListing *after);

/* Returns: (transfer full) (type filename): where the database of a corpus is */
char *notanda_corpus_cache_dup_path (const NotandaId *id);

G_END_DECLS
