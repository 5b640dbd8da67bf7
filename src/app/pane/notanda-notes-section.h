/* notanda-notes-section.h: the notes of an annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/pane/notanda-note-row.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_NOTES_SECTION (notanda_notes_section_get_type ())

G_DECLARE_FINAL_TYPE (NotandaNotesSection, notanda_notes_section, NOTANDA, NOTES_SECTION, AdwBin)

/* Its rows activate "page.remove-element", its button "page.add-note". */
void notanda_notes_section_update (NotandaNotesSection     *self,
                                   NotandaDocument         *document,
                                   const NotandaAnnotation *annotation);
void notanda_notes_section_commit (NotandaNotesSection *self);

/* Shows a row for a new note, with the caret in it. */
void notanda_notes_section_begin (NotandaNotesSection *self);

/* The one for a new note, and that of a note; for tests. */
NotandaNoteRow *notanda_notes_section_get_new (NotandaNotesSection *self);
NotandaNoteRow *notanda_notes_section_find (NotandaNotesSection *self,
                                            const NotandaId     *note);

G_END_DECLS
