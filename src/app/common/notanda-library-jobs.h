/* notanda-library-jobs.h: what of a corpus' folder blocks, done in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-library-entry.h"
#include "corpus/notanda-corpus.h"

G_BEGIN_DECLS

/**
 * NotandaLibraryLook:
 * @listing: (nullable): %NULL where the cache has none
 * @absent: (nullable) (element-type NotandaListedDocument): articles that aren't here, as they were told
 * @entries: (element-type NotandaLibraryEntry): of both
 * @is_same: there is nothing in it that wasn't known
 */
typedef struct
{
  NotandaCorpusListing *listing;
  GPtrArray            *absent;
  GPtrArray            *entries;
  gboolean              is_same;
} NotandaLibraryLook;

NotandaLibraryLook *notanda_library_look_new (void);
void                notanda_library_look_free (NotandaLibraryLook *look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaLibraryLook, notanda_library_look_free)

/**
 * notanda_library_jobs_look_async:
 * @known: (nullable): what is known so far; %NULL to ask the cache alone, which takes no time
 * @absent: (nullable) (element-type NotandaListedDocument): articles that aren't here
 */
void notanda_library_jobs_look_async (gpointer                  source,
                                      const NotandaCorpus      *corpus,
                                      const NotandaLibraryLook *known,
                                      GPtrArray                *absent,
                                      GCancellable             *cancellable,
                                      GAsyncReadyCallback       callback,
                                      gpointer                  data);

NotandaLibraryLook *notanda_library_jobs_look_finish (GAsyncResult *result,
                                                      GError      **error);

/* Opens documents of a corpus. @documents: (element-type NotandaListedDocument) */
void notanda_library_jobs_open_async (gpointer             source,
                                      const NotandaCorpus *corpus,
                                      GPtrArray           *documents,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             data);

/**
 * notanda_library_jobs_open_finish:
 * @documents: (out) (transfer full): what was to be opened
 *
 * Returns: (transfer full) (nullable) (element-type NotandaDocument): beside @documents; %NULL for what can't be opened, of which @error is
 *   that of the last; %NULL instead of all of it only if cancelled
 */
GPtrArray *notanda_library_jobs_open_finish (GAsyncResult *result,
                                             GPtrArray   **documents,
                                             GError      **error);

/**
 * notanda_library_jobs_create_async:
 *
 * As notanda_corpus_create(); finish() gives the corpus.
 */
void notanda_library_jobs_create_async (gpointer            source,
                                        const char         *folder,
                                        const char         *name,
                                        NotandaIdentity    *identity,
                                        GAsyncReadyCallback callback,
                                        gpointer            data);

NotandaCorpus *notanda_library_jobs_create_finish (GAsyncResult *result,
                                                   GError      **error);

G_END_DECLS
