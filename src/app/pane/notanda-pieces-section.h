/* notanda-pieces-section.h: the pieces of an annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_PIECES_SECTION (notanda_pieces_section_get_type ())

G_DECLARE_FINAL_TYPE (NotandaPiecesSection, notanda_pieces_section, NOTANDA, PIECES_SECTION, AdwBin)

/* Its rows activate "page.add-piece", "page.show-piece" and "page.remove-piece". */
void notanda_pieces_section_update (NotandaPiecesSection    *self,
                                    NotandaDocument         *document,
                                    const NotandaAnnotation *annotation);

G_END_DECLS
