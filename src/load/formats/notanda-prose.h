/* notanda-prose.h: blocks from a word processor's paragraphs, cells and notes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* Collects text into paragraphs, which may stand in each other (a note, a text box): the inner ones come after the outer one. */
typedef struct _NotandaProse NotandaProse;

NotandaProse *notanda_prose_new (NotandaLoaded *loaded);
void          notanda_prose_free (NotandaProse *prose);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaProse, notanda_prose_free)

/* Each end without a begin is ignored. */
void notanda_prose_begin (NotandaProse *prose,
                          guint         kind,
                          guint         level,
                          guint         left_out);
void notanda_prose_end (NotandaProse *prose);

/* Of the innermost paragraph, once its properties are known. */
void notanda_prose_set_kind (NotandaProse *prose,
                             guint         kind,
                             guint         level,
                             guint         left_out);

/* Dropped where no paragraph is open. */
void notanda_prose_append (NotandaProse *prose,
                           const char   *text);

/* Like notanda_prose_append(), a run of white space becoming one space. */
void notanda_prose_append_folded (NotandaProse *prose,
                                  const char   *text);

void notanda_prose_break_line (NotandaProse *prose);

/* Paragraphs up to the end of a cell become one block; tables in tables are text of the outer one's cells. */
void notanda_prose_begin_table (NotandaProse *prose);
void notanda_prose_end_table (NotandaProse *prose);
void notanda_prose_begin_row (NotandaProse *prose);
void notanda_prose_begin_cell (NotandaProse *prose);
void notanda_prose_end_cell (NotandaProse *prose);

/* Closes what is open: the end of the input, which may come early. */
void notanda_prose_finish (NotandaProse *prose);

/* Takes the title from the first title block, if there is one. */
void notanda_prose_find_title (NotandaLoaded *loaded);

G_END_DECLS
