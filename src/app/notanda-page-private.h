/* notanda-page-private.h: what the page's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/notanda-caret-follower.h"
#include "app/notanda-page-banners.h"
#include "app/notanda-page-blocks.h"
#include "app/notanda-page-picking.h"
#include "app/notanda-page.h"
#include "app/pane/notanda-sidebar.h"
#include "app/reading/notanda-caret-announcer.h"

G_BEGIN_DECLS

struct _NotandaPage
{
  AdwBin                 parent_instance;
  NotandaOpened         *opened;
  NotandaSaver          *saver;
  GSignalGroup          *document_signals;
  GSignalGroup          *saver_signals;
  AdwToast              *toast;     /* shown, or NULL */
  NotandaAnnouncer       announcer; /* NULL for GTK's */
  gpointer               announcer_data;
  GArray                *places; /* of notanda-page-links.c */
  guint                  list_tick;
  guint                  list_delay; /* frames until the list is filled */
  gboolean               narrow;
  gboolean               list_shown;
  NotandaPageBlocks     *blocks;
  NotandaPageBanners    *banners;
  AdwToastOverlay       *toasts;
  AdwOverlaySplitView   *split;
  GtkBox                *article_box;
  NotandaReadingView    *view;
  NotandaCaretAnnouncer *caret_announcer;
  NotandaCaretFollower  *caret_follower; /* comes with the sidebar */
  NotandaSidebar        *sidebar;        /* NULL until it is needed, or after the first frame */
  NotandaPagePicking    *picking;
  gboolean               is_synced;
  gboolean               told_unwritten; /* that something typed is no value */
};

/* Where the article was read last time; and remembers where it is read now. */
void notanda_page_restore_place (NotandaPage *self);
void notanda_page_keep_place (NotandaPage *self);

/* Where the article is, with what stands above it. */
GtkBox *notanda_page_get_article_box (NotandaPage *self);

/* Installs "page.*"; for class_init. */
void notanda_page_install_actions (GtkWidgetClass *klass);
void notanda_page_install_edge_actions (GtkWidgetClass *klass);

/* The menu of the article: marks, and changes what is selected. */
void notanda_page_add_menu (NotandaPage *self);
void notanda_page_menu_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *target);

/* Selects what is at a point of the view, as a press there before its menu does. */
void notanda_page_point_menu_at (NotandaPage *self,
                                 double       x,
                                 double       y);

/* The selected annotation; where there is none, the user is told. */
gboolean notanda_page_get_selected (NotandaPage *self,
                                    guint32     *slot);

/* Selects the annotation, shows its words and tells of it. */
void notanda_page_go_to (NotandaPage *self,
                         guint32      slot);

/* Borrowed. */
NotandaAnnotationPane   *notanda_page_get_pane (NotandaPage *self);
NotandaAnnotationEditor *notanda_page_get_editor (NotandaPage *self); /* NULL until the sidebar is there */
NotandaPagePicking      *notanda_page_get_picking (NotandaPage *self);

/* The selected words without blanks around them; %FALSE where none are. */
gboolean notanda_page_get_words (NotandaPage  *self,
                                 NotandaRange *range);

/* The annotation of that type on exactly those words, or %NOTANDA_NO_SLOT. */
guint32 notanda_page_find_same (NotandaPage     *self,
                                const NotandaId *type,
                                NotandaRange     range);

/* The bar with words to find, if it is there. */
void notanda_page_close_find (NotandaPage *self);

/* Leaves the view of all blocks, where the text of it alone is what something is about. */
void notanda_page_read (NotandaPage *self);

/* Whether the list lies over the text; fit() after that has changed. */
gboolean notanda_page_is_narrow (NotandaPage *self);
void     notanda_page_fit_list (NotandaPage *self);

/* After the first frame. */
void notanda_page_fill_list_later (NotandaPage *self);

/* What the editor and picking do to the document; for class_init. */
void notanda_page_install_editing_actions (GtkWidgetClass *klass);

/* Each is one step. %FALSE where nothing was done, and @error says why. */
gboolean notanda_page_add_link (NotandaPage     *self,
                                guint32          slot,
                                const NotandaId *role,
                                guint32          target,
                                GError         **error);
gboolean notanda_page_add_linked (NotandaPage          *self,
                                  guint32               slot,
                                  const NotandaId      *role,
                                  const NotandaTagType *type,
                                  NotandaRange          range,
                                  GError              **error);
gboolean notanda_page_add_pieces (NotandaPage        *self,
                                  guint32             slot,
                                  const NotandaRange *ranges,
                                  guint               n_ranges,
                                  GError            **error);

/* Following links: "page.follow-link" and "page.go-back"; the places to go back to,
 * the last one last, are the page's. */
void    notanda_page_install_link_actions (GtkWidgetClass *klass);
void    notanda_page_leave_place (NotandaPage *self);
GArray *notanda_page_places_new (void);
GArray *notanda_page_get_places (NotandaPage *self);
void    notanda_page_forget_places (NotandaPage *self);

G_END_DECLS
