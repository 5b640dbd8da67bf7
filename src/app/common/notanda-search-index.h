/* notanda-search-index.h: the articles of several corpora, to be found by words
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/notanda-identity.h"

G_BEGIN_DECLS

/**
 * NotandaFound:
 * @path: (type filename): of the document, absolute
 * @title: the article's
 * @description: its outlet and its corpus, for people
 */
typedef struct
{
  char *path;
  char *title;
  char *description;
} NotandaFound;

void notanda_found_free (NotandaFound *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaFound, notanda_found_free)

/* What was known when it was made. Immutable, reference counted, for any thread. */
typedef struct _NotandaSearchIndex NotandaSearchIndex;

/**
 * notanda_search_index_new:
 * @paths: (array zero-terminated=1) (element-type filename): documents and folders of corpora
 *
 * Takes what the user's cache has about the corpora that these are in: no document is opened but those that may have been
 * removed from their corpus. What isn't there any more, or can't be read, is left out. Blocks.
 *
 * Returns: (transfer full)
 */
NotandaSearchIndex *notanda_search_index_new (const char *const *paths,
                                              NotandaIdentity   *identity,
                                              GCancellable      *cancellable);
NotandaSearchIndex *notanda_search_index_ref (NotandaSearchIndex *index);
void                notanda_search_index_unref (NotandaSearchIndex *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSearchIndex, notanda_search_index_unref)

/**
 * notanda_search_index_find:
 * @terms: (array zero-terminated=1): all of them are in the title, the outlet, the byline or the folder, as a search compares text
 *
 * Looks whether the files are still there. Blocks.
 *
 * Returns: (transfer full) (element-type NotandaFound): those that were changed last first; nothing for no words
 */
GPtrArray *notanda_search_index_find (NotandaSearchIndex *index,
                                      const char *const  *terms,
                                      guint               max);

/* Returns: (transfer full) (nullable): what there is about a document */
NotandaFound *notanda_search_index_look_up (NotandaSearchIndex *index,
                                            const char         *path);

G_END_DECLS
