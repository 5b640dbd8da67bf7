/* notanda-library.h: a corpus that is open in the program
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-library-entry.h"
#include "app/common/notanda-saver.h"
#include "corpus/notanda-corpus.h"

G_BEGIN_DECLS

/* What there is to list. */
typedef enum
{
  NOTANDA_LIBRARY_UNREAD,  /* nobody has asked for it yet */
  NOTANDA_LIBRARY_READING, /* the first listing is under way */
  NOTANDA_LIBRARY_LISTED,
  NOTANDA_LIBRARY_GONE,   /* the folder isn't there */
  NOTANDA_LIBRARY_FAILED, /* it can't be read */
} NotandaLibraryState;

#define NOTANDA_TYPE_LIBRARY (notanda_library_get_type ())

G_DECLARE_FINAL_TYPE (NotandaLibrary, notanda_library, NOTANDA, LIBRARY, GObject)

/**
 * NotandaLibrary:
 *
 * One for each open corpus, shared by all windows (notanda_application_take_corpus()). For the main thread; what blocks is done in workers.
 *
 * Signal "listed": the state, the listing, what was removed or what is waiting is another.
 */

/* @corpus: (transfer full) */
NotandaLibrary *notanda_library_new (NotandaCorpus *corpus);

/* All borrowed. Whoever changes the document need not save it: that is the saver's. */
const char      *notanda_library_get_root (NotandaLibrary *self);
const NotandaId *notanda_library_get_id (NotandaLibrary *self);
const char      *notanda_library_get_name (NotandaLibrary *self);
NotandaDocument *notanda_library_get_document (NotandaLibrary *self);
NotandaSaver    *notanda_library_get_saver (NotandaLibrary *self);

/* Under whose name is written from now on: where one was among the corpus' people, one is by that name, too. */
void notanda_library_set_identity (NotandaLibrary  *self,
                                   NotandaIdentity *identity);

/* Several people work on it, the user being one of them. */
void notanda_library_take_part (NotandaLibrary *self);

NotandaLibraryState notanda_library_get_state (NotandaLibrary *self);

/* Returns: (transfer none) (nullable): why the folder can't be listed, or what of it can't be; for people */
const char *notanda_library_get_problem (NotandaLibrary *self);

/* Returns: (transfer none) (element-type NotandaLibraryEntry): by path; none where nothing was listed yet */
GPtrArray *notanda_library_get_entries (NotandaLibrary *self);

/* Lists the folder, and sees by itself from then on what is done to it. What the cache has comes first. */
void notanda_library_start (NotandaLibrary *self);

/* Looks at the folder again, soon: file monitors miss some changes. Nothing happens where it wasn't listed. */
void notanda_library_look (NotandaLibrary *self);

/* Whether the article was taken out of the corpus. Its file is there still. */
gboolean notanda_library_is_removed (NotandaLibrary              *self,
                                     const NotandaListedDocument *document);

/**
 * notanda_library_remove_async:
 * @open: (nullable): the article's document, if it is open
 *
 * Takes an article out of the corpus, as a step of the corpus' document.
 */
void     notanda_library_remove_async (NotandaLibrary              *self,
                                       const NotandaListedDocument *document,
                                       NotandaDocument             *open,
                                       GAsyncReadyCallback          callback,
                                       gpointer                     data);
gboolean notanda_library_remove_finish (NotandaLibrary *self,
                                        GAsyncResult   *result,
                                        GError        **error);

/* @articles: (nullable) (element-type NotandaHash): a set of those of which something isn't on the server yet */
void     notanda_library_set_waiting (NotandaLibrary *self,
                                      GHashTable     *articles);
gboolean notanda_library_is_waiting (NotandaLibrary              *self,
                                     const NotandaListedDocument *document);

/* @absent: (nullable) (element-type NotandaListedDocument): the articles that are on the server and not here: they are listed with the others */
void notanda_library_set_absent (NotandaLibrary *self,
                                 GPtrArray      *absent);

/**
 * notanda_library_count_types:
 *
 * Returns: (transfer full): as notanda_document_count_types() has it, of the
 *   articles that are here; empty where nothing was listed yet
 */
GHashTable *notanda_library_count_types (NotandaLibrary *self);

/* Links of the same in a role (notanda-library-uses.c). */
guint notanda_library_count_links (NotandaLibrary  *self,
                                   const NotandaId *role);

/* Returns: (transfer full): the choices that they have for an attribute -> number of annotations; values of other kinds go by "" */
GHashTable *notanda_library_count_values (NotandaLibrary  *self,
                                          const NotandaId *attribute);

/* Returns: (transfer none) (nullable): the document of an article that is here */
const NotandaLibraryEntry *notanda_library_find (NotandaLibrary    *self,
                                                 const NotandaHash *article);

G_END_DECLS
