/* notanda-markdown-table.h: the tables that Markdown has and CommonMark hasn't
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* What stands for a line's end in the text of a paragraph, behind a line feed where that is part of the text. */
#define NOTANDA_MARKDOWN_LINE '\x1e'

/**
 * notanda_markdown_table_mark:
 *
 * Puts a mark behind each pipe that is written as "\|" or as an entity, and drops what looks like a mark.
 *
 * Returns: (transfer full): @text so marked, for the parser
 */
GString *notanda_markdown_table_mark (const char *text,
                                      gsize       size);

/* Appends code to a paragraph: its pipes part no cells. */
void notanda_markdown_table_append_code (GString    *paragraph,
                                         const char *code);

/* Puts back what the marks stand for in text that is no table: a blank for a line's end that has none yet. */
void notanda_markdown_table_unmark (GString *text);

/**
 * notanda_markdown_table_find:
 * @paragraph: with its marks
 *
 * A table begins with two lines of as many cells, the second one of hyphens; all that follows in the paragraph is rows of it.
 *
 * Returns: where its first line begins in @paragraph; the length of it where there is no table
 */
gsize notanda_markdown_table_find (const char *paragraph);

/* Adds a block for each cell of @table, of which notanda_markdown_table_find() says where it begins. */
void notanda_markdown_table_emit (const char    *table,
                                  NotandaLoaded *loaded);

G_END_DECLS
