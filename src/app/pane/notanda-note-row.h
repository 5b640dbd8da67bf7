/* notanda-note-row.h: one note, to be read or written
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/controls/notanda-control.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_NOTE_ROW (notanda_note_row_get_type ())

G_DECLARE_FINAL_TYPE (NotandaNoteRow, notanda_note_row, NOTANDA, NOTE_ROW, AdwBin)

GtkWidget *notanda_note_row_new (void);

/**
 * notanda_note_row_update:
 * @note: (nullable): %NULL for one that is to be written
 *
 * One's own notes can be changed, others' only removed. What is being typed stays.
 */
void notanda_note_row_update (NotandaNoteRow    *self,
                              NotandaDocument   *document,
                              guint32            slot,
                              const NotandaNote *note);

/* Writes what was typed, as one step; a note without words is removed. */
void notanda_note_row_commit (NotandaNoteRow *self);

/* For tests. */
NotandaControl *notanda_note_row_get_control (NotandaNoteRow *self);

G_END_DECLS
