/* notanda-library-entry.h: a document of a corpus, as lists of it sort and search
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "corpus/notanda-corpus-listing.h"

G_BEGIN_DECLS

/**
 * NotandaLibraryEntry:
 * @is_copy: a second file of an article
 * @is_absent: it is on the server and not here: see notanda_listed_document_new_absent()
 * @title: the article's, or else the file's name, for people
 * @title_key: compared by bytes, it sorts by @title as the user's language does
 * @words: title, outlet, byline and folder, as notanda_fold_dup() has them
 *
 * A document of a corpus with what sorting and searching need. Immutable, reference counted, for any thread.
 */
typedef struct
{
  NotandaListedDocument *document;
  gboolean               is_copy;
  gboolean               is_absent;
  char                  *title;
  char                  *title_key;
  char                  *words;
} NotandaLibraryEntry;

NotandaLibraryEntry *notanda_library_entry_ref (NotandaLibraryEntry *entry);
void                 notanda_library_entry_unref (NotandaLibraryEntry *entry);

/**
 * notanda_library_entries_new:
 * @absent: (nullable) (element-type NotandaListedDocument): articles that aren't here; those that @listing has by now are left out
 * @names: (nullable) (element-type NotandaHash NotandaListedDocument): what those of @absent were that have no title and aren't in @before
 * @before: (nullable) (element-type NotandaLibraryEntry): of an earlier listing: what is the same there is taken from it
 *
 * Blocks: for workers.
 *
 * Returns: (transfer full) (element-type NotandaLibraryEntry): one for each document of @listing, in its order, and then those that aren't here
 */
GPtrArray *notanda_library_entries_new (NotandaCorpusListing *listing,
                                        GPtrArray            *absent,
                                        GHashTable           *names,
                                        GPtrArray            *before);

/* @words: folded. Returns: whether all of them are in what is looked through */
gboolean notanda_library_entry_matches (const NotandaLibraryEntry *entry,
                                        const char *const         *words);

G_END_DECLS
