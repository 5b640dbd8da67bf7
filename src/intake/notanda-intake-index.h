/* notanda-intake-index.h: which documents of a folder were made of which page or file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * NotandaIntakeIndex:
 *
 * Documents of some folders by their keys: that of the page they were made of, or the name and the text of the file. It is
 * only where to look: who uses it reads the documents themselves. Reference counted; safe in any thread.
 */
typedef struct _NotandaIntakeIndex NotandaIntakeIndex;

/**
 * notanda_intake_index_new:
 * @is_for_one_run: a folder is read once, and what comes in later is told by notanda_intake_index_add(); else it is looked
 *   through each time, and files are read that are new or have changed
 */
NotandaIntakeIndex *notanda_intake_index_new (gboolean is_for_one_run);
NotandaIntakeIndex *notanda_intake_index_ref (NotandaIntakeIndex *index);
void                notanda_intake_index_unref (NotandaIntakeIndex *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaIntakeIndex, notanda_intake_index_unref)

/**
 * notanda_intake_index_list:
 * @folder: (type filename): need not exist
 * @identity: for reading
 *
 * Blocks. For each file of the folder the system is asked for its times, but in an index for one run.
 *
 * Returns: (transfer full) (element-type filename): paths of documents with that key, sorted; %NULL where it was cancelled
 */
GPtrArray *notanda_intake_index_list (NotandaIntakeIndex *index,
                                      const char         *folder,
                                      const char         *key,
                                      NotandaIdentity    *identity,
                                      GCancellable       *cancellable,
                                      GError            **error);

/* @path: (type filename): where a document with that key is saved, or about to be */
void notanda_intake_index_add (NotandaIntakeIndex *index,
                               const char         *path,
                               const char         *key);

/**
 * notanda_intake_index_reserve:
 * @index: (nullable):
 * @path: (type filename): where a document is to be saved
 *
 * Returns: %FALSE where there is a file, or another thread is about to save one
 */
gboolean notanda_intake_index_reserve (NotandaIntakeIndex *index,
                                       const char         *path);

/* Once it is saved, or can't be. */
void notanda_intake_index_release (NotandaIntakeIndex *index,
                                   const char         *path);

/* Blocks until nobody is about to save at @path. */
void notanda_intake_index_wait (NotandaIntakeIndex *index,
                                const char         *path);

/**
 * notanda_intake_dup_page_key:
 * @address: (nullable): where a page was found
 * @canonical: (nullable): what it calls itself, which counts where it is of the same site
 *
 * Returns: (transfer full): %NULL without an address
 */
char *notanda_intake_dup_page_key (const char *address,
                                   const char *canonical);

/* @name: (nullable): of a file. @text: the hash of what was read from it. Returns: (transfer full): %NULL without a name */
char *notanda_intake_dup_file_key (const char        *name,
                                   const NotandaHash *text);

/* Returns: (transfer full): the page's key, or those of the file for the text as it was read and as it is; may be empty */
GStrv notanda_intake_list_keys (NotandaDocument *document);

G_END_DECLS
