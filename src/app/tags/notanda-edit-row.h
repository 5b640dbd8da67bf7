/* notanda-edit-row.h: an entry whose text is taken over when one leaves it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NOTANDA_TYPE_EDIT_ROW (notanda_edit_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaEditRow, notanda_edit_row, NOTANDA, EDIT_ROW, AdwEntryRow)

/**
 * NotandaEditRow:
 *
 * An entry for something that has a value already. What was typed is taken over
 * by Enter, by leaving the entry, and where its page or dialog goes away: there
 * is nothing to forget. What can't be taken over stays as it was typed, and why
 * stands in place of the title.
 *
 * Property "adds": the value is always empty, and what is typed is something new,
 * which Enter or the button alone takes over.
 */

/* Returns: whether @text was taken over; @error says why not, in a sentence. */
typedef gboolean (*NotandaEditFunc) (NotandaEditRow *row,
                                     const char     *text,
                                     gpointer        data,
                                     GError        **error);

/* @data: must live as long as the row is shown */
void notanda_edit_row_set_func (NotandaEditRow *self,
                                NotandaEditFunc func,
                                gpointer        data);

/* What it is now. Replaces what is shown, unless something else is just being typed. */
void notanda_edit_row_set_value (NotandaEditRow *self,
                                 const char     *value);

/* Takes over what was typed. */
void notanda_edit_row_commit (NotandaEditRow *self);

G_END_DECLS
