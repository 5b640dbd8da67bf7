/* notanda-links-section.h: the links of an annotation, by role
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_LINKS_SECTION (notanda_links_section_get_type ())

G_DECLARE_FINAL_TYPE (NotandaLinksSection, notanda_links_section, NOTANDA, LINKS_SECTION, AdwBin)

/* Its rows activate "page.add-link", "win.show-annotation" and "page.remove-element". */
void notanda_links_section_update (NotandaLinksSection     *self,
                                   NotandaDocument         *document,
                                   const NotandaAnnotation *annotation);

G_END_DECLS
