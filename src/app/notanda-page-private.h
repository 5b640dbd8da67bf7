/* notanda-page-private.h: what the page's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/notanda-page.h"
#include "app/pane/notanda-annotation-pane.h"

G_BEGIN_DECLS

/* Where the article was read last time; and remembers where it is read now. */
void notanda_page_restore_place (NotandaPage *self);
void notanda_page_keep_place (NotandaPage *self);

/* Where the article is, with what stands above it. */
GtkBox *notanda_page_get_article_box (NotandaPage *self);

/* Installs "page.*"; for class_init. */
void notanda_page_install_actions (GtkWidgetClass *klass);
void notanda_page_install_edge_actions (GtkWidgetClass *klass);

/* The selected annotation; where there is none, the user is told. */
gboolean notanda_page_get_selected (NotandaPage *self,
                                    guint32     *slot);

/* Selects the annotation, shows its words and tells of it. */
void notanda_page_go_to (NotandaPage *self,
                         guint32      slot);

/* Borrowed. */
NotandaAnnotationPane *notanda_page_get_pane (NotandaPage *self);

/* Following links: "page.follow-link" and "page.go-back"; the places to go back to,
 * the last one last, are the page's. */
void    notanda_page_install_link_actions (GtkWidgetClass *klass);
GArray *notanda_page_places_new (void);
GArray *notanda_page_get_places (NotandaPage *self);
void    notanda_page_forget_places (NotandaPage *self);

G_END_DECLS
