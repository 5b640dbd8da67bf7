/* notanda-page-picking.h: choosing the other end of a link, or the words of a piece
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/notanda-page.h"

G_BEGIN_DECLS

/**
 * NotandaPagePicking:
 *
 * The bar at the article while the user chooses something in it, and what the
 * article's clicks and keys mean meanwhile: a click takes an annotation, keys go
 * through those that are possible, and selected words become a new one.
 */
#define NOTANDA_TYPE_PAGE_PICKING (notanda_page_picking_get_type ())

G_DECLARE_FINAL_TYPE (NotandaPagePicking, notanda_page_picking, NOTANDA, PAGE_PICKING, AdwBin)

/* Borrows @page, whose child it is; once. */
void notanda_page_picking_set_page (NotandaPagePicking *self,
                                    NotandaPage        *page);

/* For the selected annotation, which stays selected. */
void notanda_page_picking_start_link (NotandaPagePicking *self,
                                      const NotandaId    *role);
void notanda_page_picking_start_piece (NotandaPagePicking *self);
void notanda_page_picking_stop (NotandaPagePicking *self);

gboolean notanda_page_picking_is_active (NotandaPagePicking *self);

/* Takes the annotation, or says why it can't. */
void notanda_page_picking_take (NotandaPagePicking *self,
                                guint32             slot);

/* Offers another annotation to be taken. */
void notanda_page_picking_step (NotandaPagePicking *self,
                                gboolean            forward);

/* Takes the selected words, else what is offered. */
void notanda_page_picking_confirm (NotandaPagePicking *self);

/* What marking words with a type does meanwhile; %FALSE where nothing is picked. */
gboolean notanda_page_picking_mark (NotandaPagePicking   *self,
                                    const NotandaTagType *type,
                                    NotandaRange          range);

/* The annotation that is offered, or %NOTANDA_NO_SLOT, and the bar's second line. */
guint32     notanda_page_picking_get_candidate (NotandaPagePicking *self);
const char *notanda_page_picking_get_answer (NotandaPagePicking *self);

G_END_DECLS
