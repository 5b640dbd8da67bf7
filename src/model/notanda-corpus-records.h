/* notanda-corpus-records.h: the people of a corpus, and the articles taken out of it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/* A corpus is kept as a document whose text is one line with the corpus' id. What is said here of such a
 * document is held by records of kind CORPUS, and merged, undone and settled as all else is. */

/**
 * NotandaPerson:
 * @id: the hash of the author's name as it stands in records
 * @name: how they are called
 * @colour: (nullable): "#rrggbb"
 */
typedef struct
{
  NotandaId id;
  char     *name;
  char     *colour;
} NotandaPerson;

void notanda_person_free (NotandaPerson *person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaPerson, notanda_person_free)

/* @author: the name as it stands in records */
void notanda_person_id_for (const char *author,
                            NotandaId  *out);

/* @name: (nullable) and @colour: (nullable): %NULL leaves it as it is. One step. */
void notanda_corpus_set_person (NotandaDocument *corpus,
                                const NotandaId *person,
                                const char      *name,
                                const char      *colour,
                                const char      *label);

/* Whoever the document's identity is, is one of its people from now on, unless they are already. No step of the history: nobody asked for
 * it, so there is nothing to undo. */
void notanda_corpus_add_author (NotandaDocument *corpus);

/* Returns: (transfer full) (nullable): the one who writes under the name @author */
NotandaPerson *notanda_corpus_find_person (NotandaDocument *corpus,
                                           const char      *author);

/* Returns: (transfer full) (element-type NotandaPerson): those with a name, by id */
GPtrArray *notanda_corpus_list_people (NotandaDocument *corpus);

/**
 * notanda_corpus_remove_article:
 * @article: its state as it was seen when it was removed
 *
 * Takes an article out of the corpus in one step: no file is touched. What
 * somebody else did to the article meanwhile, or does afterwards, brings it back.
 */
void notanda_corpus_remove_article (NotandaDocument *corpus,
                                    NotandaSnapshot *article,
                                    const char      *label);

/**
 * notanda_corpus_is_removed:
 * @article: its state as far as it is known
 *
 * A pure function of the two sets of records. Several people's removals count as
 * one that saw what any of them saw; one that was taken back counts for all.
 *
 * Returns: whether the article was removed, and none of its records is newer
 */
gboolean notanda_corpus_is_removed (NotandaDocument *corpus,
                                    NotandaSnapshot *article);

/**
 * notanda_corpus_is_removed_by:
 * @records: (element-type NotandaStored): of the article
 *
 * The same for an article whose text isn't here.
 */
gboolean notanda_corpus_is_removed_by (NotandaDocument   *corpus,
                                       const NotandaHash *article,
                                       GPtrArray         *records);

/* Whether there is any removal of it at all; cheap, and no answer by itself. */
gboolean notanda_corpus_names_removal (NotandaDocument   *corpus,
                                       const NotandaHash *article);

G_END_DECLS
