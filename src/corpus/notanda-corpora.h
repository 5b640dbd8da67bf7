/* notanda-corpora.h: the corpora that are open, by what lies in them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "corpus/notanda-corpus.h"

G_BEGIN_DECLS

/**
 * NotandaCorpora:
 *
 * Opens each corpus once, however many of its documents are asked about. Which corpus a folder is in is
 * remembered. For any thread, but what is found is for one at a time.
 */
typedef struct _NotandaCorpora NotandaCorpora;

NotandaCorpora *notanda_corpora_new (NotandaIdentity *identity);
void            notanda_corpora_free (NotandaCorpora *corpora);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaCorpora, notanda_corpora_free)

/**
 * notanda_corpora_find:
 * @path: (type filename): a file; need not exist
 *
 * Returns: (transfer none) (nullable): the corpus it is in; %NULL without an error where it is in none, and
 *   with one the first time that it is in one that can't be opened
 */
NotandaCorpus *notanda_corpora_find (NotandaCorpora *corpora,
                                     const char     *path,
                                     GError        **error);

/**
 * notanda_corpora_enter:
 * @document: saved at @path, or opened from there
 *
 * Gives it the tag set of the corpus that it is in. Several threads may do so at once, each with a document of
 * its own.
 *
 * Returns: %FALSE, with @document as it was, where there is a corpus that can't be opened
 */
gboolean notanda_corpora_enter (NotandaCorpora  *corpora,
                                NotandaDocument *document,
                                const char      *path,
                                GError         **error);

/* Looks anew where folders are; open corpora stay open. For what runs for long. */
void notanda_corpora_forget_folders (NotandaCorpora *corpora);

G_END_DECLS
