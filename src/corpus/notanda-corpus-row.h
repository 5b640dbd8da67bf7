/* notanda-corpus-row.h: a document of a corpus as a row of the cache
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "corpus/notanda-corpus-listing.h"

G_BEGIN_DECLS

/* The columns, which are those of a statement's results and of its parameters. */
#define NOTANDA_CORPUS_ROW_COLUMNS \
  "path, inode, size, changed, touched, article, title, byline, outlet, date, counts, differences, draft, authors, uses"
#define NOTANDA_CORPUS_ROW_PARAMETERS "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

/* Returns: (transfer full) (nullable): %NULL for a row that makes no sense */
NotandaListedDocument *notanda_corpus_row_read (sqlite3_stmt *statement);

/* The same of one with nothing but article, title, byline, outlet and date, as notanda_listed_document_new_absent() makes it. */
NotandaListedDocument *notanda_corpus_row_read_name (sqlite3_stmt *statement);

/* Sets a statement's parameters; the second one the first alone. What is set is used until the statement is reset. */
void notanda_corpus_row_bind (sqlite3_stmt                *statement,
                              const NotandaListedDocument *document);
void notanda_corpus_row_bind_path (sqlite3_stmt                *statement,
                                   const NotandaListedDocument *document);

G_END_DECLS
