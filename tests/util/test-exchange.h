/* test-exchange.h: documents through other formats and back
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-export.h"
#include "interchange/notanda-import.h"
#include "util/test-documents.h"
#include "util/test-folder.h"

G_BEGIN_DECLS

/* What the format's writer makes of it. */
char *test_exchange_write (NotandaDocument *document,
                           const char      *format);

/* Fails the test where the import isn't possible; returns the problems, a line
 * each. */
char *test_exchange_import (NotandaDocument     *document,
                            const char          *format,
                            const char          *content,
                            NotandaImportResult *result);

/* The same with a value for the format's first option, into the second file too
 * where @beside isn't %NULL. */
char *test_exchange_write_with (NotandaDocument *document,
                                const char      *format,
                                const char      *option,
                                char           **beside);

/* Writes, reads back and compares, as an export does. */
void test_exchange_check (NotandaDocument *document,
                          const char      *format);

/* An export into the folder, as notanda_export_new() starts it. */
NotandaExport *test_exchange_start (TestFolder *folder,
                                    const char *format,
                                    const char *base,
                                    gboolean    overwrite);

/* Text with an emoji, a combining mark, every kind of line end, and a backslash. */
#define TEST_EXCHANGE_TEXT "Ann \360\237\230\200 said: \"e\314\201t\303\251\n was\r\nhot\", \302\205and\342\200\250left\\x\f."

/* Marks of all kinds on that text: nested, overlapping, discontinuous, empty,
 * over line ends, with every kind of value, links with attributes, notes. */
NotandaDocument *test_exchange_new_rich (void);

/* @marks: "e3-10=PERSON q5-9;12-14": types by their keys, pieces, and the value
 * of the type's first attribute */
NotandaDocument *test_exchange_new_marked (const char *text,
                                           const char *marks);

G_END_DECLS
