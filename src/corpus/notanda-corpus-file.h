/* notanda-corpus-file.h: the one file that makes a folder a corpus
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "format/notanda-document-file.h"

G_BEGIN_DECLS

/*
 * A corpus is a folder of .notanda files with one corpus file in it. That is a .notanda file too, of a document
 * without annotations: its text is one line with the corpus' id, so that two corpora never merge and copies of
 * one always do; its title is the corpus' name, its tag set goes before those of the articles, and its records
 * of kind CORPUS name the people and the articles that were removed. It is saved, merged, undone and settled as
 * any document.
 */

#define NOTANDA_CORPUS_SUFFIX ".notanda-corpus"

/* Whether a file of that name, without a folder, is a corpus file. */
gboolean notanda_corpus_file_is_name (const char *name);

/**
 * notanda_corpus_file_find_root:
 * @path: (type filename): a folder, or a file in it; need not exist
 *
 * Looks for the nearest folder with a corpus file, from @path upwards. In a link, it is the place of the link
 * that counts first, then what it leads to.
 *
 * Returns: (transfer full) (nullable) (type filename): an absolute path
 */
char *notanda_corpus_file_find_root (const char *path);

/* Returns: (transfer full) (element-type filename): the names of the corpus files in a folder, sorted; none
 * where it can't be read */
GPtrArray *notanda_corpus_file_list (const char *folder);

/**
 * notanda_corpus_document_new:
 * @name: (nullable): %NULL where it is going to come by a merge
 *
 * A corpus with nobody in it.
 */
NotandaDocument *notanda_corpus_document_new (const NotandaId *id,
                                              const char      *name,
                                              NotandaIdentity *identity);

/* Returns: %FALSE where it is a document of something else */
gboolean notanda_corpus_document_get_id (NotandaDocument *document,
                                         NotandaId       *id);

/* The SHA-256 of the text of a corpus with that id. */
void notanda_corpus_hash_for_id (const NotandaId *id,
                                 NotandaHash     *out);

G_END_DECLS
