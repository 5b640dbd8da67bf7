/* notanda-page.h: one document: the article and its annotations
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-jobs.h"
#include "app/common/notanda-preferences.h"
#include "app/reading/notanda-reading-view.h"
#include "app/common/notanda-saver.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_PAGE (notanda_page_get_type ())

G_DECLARE_FINAL_TYPE (NotandaPage, notanda_page, NOTANDA, PAGE, AdwBin)

/**
 * NotandaPage:
 *
 * Class actions "page.mark" (s: a type's identifier), "page.retag" (s: "1" to
 * "9"), "page.remove", "page.next", "page.previous", "page.select-at-caret",
 * "page.deselect", "page.follow-link" (u: a link of the selected annotation, from 1,
 * as its card numbers them), "page.go-back", "page.move-end-word-left" and so on
 * (notanda-page-edges.c), "page.place-edge" ((uuu): piece, #NotandaSide, code point); those of
 * notanda-page-editing.c.
 *
 * Properties "narrow": the list lies over the text, "list-shown". Signal
 * "status-changed": what the window shows of it is another: title, saving,
 * undo and redo.
 */

/**
 * notanda_page_set_opened:
 * @opened: (transfer full) (nullable)
 */
void notanda_page_set_opened (NotandaPage   *self,
                              NotandaOpened *opened);

/* All borrowed, and %NULL where nothing is open. */
NotandaDocument     *notanda_page_get_document (NotandaPage *self);
NotandaSaver        *notanda_page_get_saver (NotandaPage *self);
const NotandaOpened *notanda_page_get_opened (NotandaPage *self);
NotandaReadingView  *notanda_page_get_view (NotandaPage *self);

/* Whether others' work comes into the file as it should, so that nobody is told of it each time. */
void notanda_page_set_synced (NotandaPage *self,
                              gboolean     is_synced);

char       *notanda_page_dup_title (NotandaPage *self);
const char *notanda_page_get_status (NotandaPage *self);

/* Gives the focus to the reading view, or to the view of all blocks in its place. */
void notanda_page_focus_article (NotandaPage *self);

void notanda_page_undo (NotandaPage *self);
void notanda_page_redo (NotandaPage *self);

/* Returns: (transfer none) (nullable): what would be undone or redone */
const char *notanda_page_get_step_label (NotandaPage *self,
                                         gboolean     is_redo);

/* Undoes or redoes until so many steps are done. */
void notanda_page_go_to_step (NotandaPage *self,
                              guint        n_done);

/* Selects an annotation, if it isn't deleted, and goes to its words; "page.go-back"
 * leads back. */
void notanda_page_show_annotation (NotandaPage *self,
                                   guint32      slot);
/* Lines get as long as @preferences have it, now and whenever that changes. */
void notanda_page_follow (NotandaPage        *self,
                          NotandaPreferences *preferences);

/* The bar with words to find, and from one match to another. */
void notanda_page_find (NotandaPage *self);
void notanda_page_find_step (NotandaPage *self,
                             gboolean     forward);

/* Puts the selected words, or those of the selected annotation, on the clipboard with where they are from. */
void notanda_page_copy_quotation (NotandaPage *self);

/* Writes what is being typed for an annotation. */
void notanda_page_commit (NotandaPage *self);

/* The same before closing. %FALSE, once, where something can't be written: that is
 * shown then. */
gboolean notanda_page_may_close (NotandaPage *self);

/* From the text to the list, to the editor and back. */
void     notanda_page_switch_pane (NotandaPage *self);
void     notanda_page_filter (NotandaPage *self); /* to the filter's entry */
void     notanda_page_set_list_shown (NotandaPage *self,
                                      gboolean     shown);
gboolean notanda_page_get_list_shown (NotandaPage *self);

/**
 * notanda_page_toast:
 * @title: plain text
 * @button: (nullable): its action is @action
 *
 * Says something in passing; it goes with the next change of the document.
 */
void notanda_page_toast (NotandaPage *self,
                         const char  *title,
                         const char  *button,
                         const char  *action);

/* How a screen reader is told something, so that tests can listen: GTK's own
 * double for tests has no announcements. */
typedef void (*NotandaAnnouncer) (NotandaPage *page,
                                  const char  *message,
                                  gpointer     data);

void notanda_page_set_announcer (NotandaPage     *self,
                                 NotandaAnnouncer announcer,
                                 gpointer         data);
void notanda_page_announce (NotandaPage *self,
                            const char  *message);

G_END_DECLS
