/* notanda-window-private.h: what the window's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-alert.h"
#include "app/common/notanda-jobs.h"
#include "app/common/notanda-tooltip.h"
#include "app/common/notanda-syncer.h"
#include "app/library/notanda-library-pane.h"
#include "app/notanda-opening-page.h"
#include "app/notanda-start-page.h"
#include "app/notanda-window.h"
#include "app/pane/notanda-type-popover.h"

G_BEGIN_DECLS

/* What is done once the window's work is saved. */
typedef void (*NotandaLeaving) (NotandaWindow *self);

struct _NotandaWindow
{
  AdwApplicationWindow parent_instance;
  NotandaIdentity     *identity;
  GCancellable        *cancellable; /* of the opening that is under way */
  NotandaOrder        *opening;     /* what it opens */
  NotandaOrder        *failed;      /* what could not be opened last, or NULL */
  guint                loading_id;
  NotandaChooser       chooser;
  gpointer             chooser_data;
  NotandaLeaving       leaving; /* waits for a save, or NULL */
  gulong               leaving_id;
  NotandaSaver        *leaving_saver; /* whose */
  NotandaSaver        *given_up;      /* whose work the user leaves behind, or NULL */
  NotandaOpened       *next;          /* waits for it as well, or NULL */
  NotandaLibrary      *library;       /* or NULL */
  NotandaLibraryPane  *library_pane;  /* NULL until it is shown */
  AdwOverlaySplitView *library_split;
  GtkWidget           *library_button;
  gboolean             library_hidden; /* since there is no room for it */
  AdwWindowTitle      *title;
  GtkStack            *stack;
  NotandaStartPage    *start_page;   /* NULL until it is shown */
  NotandaOpeningPage  *opening_page; /* the same */
  NotandaPage         *page;
  GtkWidget           *open_button;
  GtkWidget           *undo_button;
  GtkWidget           *redo_button;
  GtkWidget           *list_button;
  NotandaTooltip      *undo_tooltip; /* of the button */
  NotandaTooltip      *redo_tooltip;
  GtkMenuButton       *menu_button;
  GtkMenuButton       *types_button;
  GtkBox              *library_box;
  GtkBox              *open_box; /* parts of the header that go where there is no room */
  GtkBox              *undo_box;
  GtkBox              *redo_box;
  GtkBox              *list_box;
  GtkBox              *blocks_box;
  double               scrolled;    /* of a step of the zoom */
  guint                recent_id;   /* a look at the recent documents */
  guint                recent_tick; /* the frames before it */
  guint                recent_frames;
  GtkMenuButton       *recent_button;
  GtkWidget           *focus; /* (weak): what had it at a breakpoint */
  guint                refocus_tick;
  guint                refocus_delay; /* frames */
  AdwToolbarView      *toolbar;
  AdwBanner           *sync_banner; /* NULL until it has something to say */
  char                *corpus_root; /* NULL: there is no corpus */
  NotandaSyncer       *syncer;      /* NULL: it isn't connected */
  NotandaSyncer       *joined;      /* of a corpus that was joined here, until its window has it, or NULL */
  GSignalGroup        *syncer_signals;
  GCancellable        *finding; /* its account is looked up, or NULL */
  GSignalGroup        *corpus_saver_signals;
  GSignalGroup        *library_signals;
  NotandaHash          fetched;     /* the article that is being fetched, if one is */
  gboolean             has_fetched; /* it has come */
  gboolean             was_saving;
  gboolean             was_saving_corpus;
  gboolean             disconnects; /* once the syncer has ended */
};

/* Installs "win.*"; for class_init. */
void notanda_window_install_actions (GtkWidgetClass *klass);

/* The same for the copy without a past. */
void notanda_window_install_copy_actions (GtkWidgetClass *klass);

/* The same for the tag set and its types; and the button that shows them. */
void notanda_window_install_tag_actions (GtkWidgetClass *klass);
void notanda_window_add_types (NotandaWindow *self);

/* The same for what is known about the article, and its blocks; and the button that shows these. */
void notanda_window_install_article_actions (GtkWidgetClass *klass);
void notanda_window_add_blocks (NotandaWindow *self);

/* The same for zoom and preferences; and what else zooms: the wheel, a row of the menu. */
void       notanda_window_install_reading_actions (GtkWidgetClass *klass);
void       notanda_window_add_zoom (NotandaWindow *self);
GtkWidget *notanda_window_new_zoom_row (NotandaWindow *self);

/* The documents that were opened last: actions, menu and list; the list anew; and the one
 * that is open now, in a while, unless that is dropped. */
void notanda_window_install_recent_actions (GtkWidgetClass *klass);
void notanda_window_add_recent (NotandaWindow *self);
void notanda_window_show_recent (NotandaWindow *self);
void notanda_window_remember (NotandaWindow *self);
void notanda_window_drop_recent (NotandaWindow *self);

/* The corpus' server (notanda-window-sync.c); find: the window has another corpus, or none; take: the one syncer of a corpus, which is
 * set where that is the window's. @syncer: (nullable). Returns: (transfer full) (nullable): %NULL where the window is gone */
void           notanda_window_install_sync_actions (GtkWidgetClass *klass);
void           notanda_window_add_sync (NotandaWindow *self);
void           notanda_window_drop_sync (NotandaWindow *self);
void           notanda_window_find_server (NotandaWindow *self);
NotandaSyncer *notanda_window_take_syncer (NotandaWindow        *self,
                                           const char           *root,
                                           const NotandaAccount *account);
void           notanda_window_set_syncer (NotandaWindow *self,
                                          NotandaSyncer *syncer);

/* What a user says about it (notanda-window-server.c); finish: the syncer has ended. */
void notanda_window_install_server_actions (GtkWidgetClass *klass);
void notanda_window_finish_disconnecting (NotandaWindow *self);

/* Returns: (transfer full): where the work is, in a word; and shows that */
char *notanda_window_dup_status (NotandaWindow *self);
void  notanda_window_update_status (NotandaWindow *self);

/* An article that isn't here (notanda-window-fetch.c): begins with it, the window's opening being its; needs it no more; how far it is; and what the
 * syncer and the library told. */
void  notanda_window_begin_fetch (NotandaWindow *self);
void  notanda_window_leave_fetch (NotandaWindow *self);
char *notanda_window_dup_fetch_progress (NotandaWindow *self);
void  notanda_window_note_fetched (NotandaWindow *self,
                                   GArray        *arrived);
void  notanda_window_check_fetch (NotandaWindow *self);
void  notanda_window_open_fetched (NotandaWindow *self);

/* Opening (notanda-window-opening.c): forgets the one that is under way; shows what stands there without an article. */
void notanda_window_end_opening (NotandaWindow *self);
void notanda_window_fail_opening (NotandaWindow *self,
                                  const GError  *error);
void notanda_window_show_start_page (NotandaWindow *self);

/* Shows what was opened. @opened: (transfer full) */
void notanda_window_take_opened (NotandaWindow *self,
                                 NotandaOpened *opened);

/* Takes a block of the draft in or out: another document takes its place. */
void notanda_window_change_draft (NotandaWindow     *self,
                                  NotandaDraftChange change,
                                  guint              i);

/* Makes a new version of the article with that text, and shows it here. */
void notanda_window_correct (NotandaWindow *self,
                             const char    *text);

/* What differs from the version before, and what became of its annotations. @report: (transfer full) */
void notanda_window_show_report (NotandaWindow        *self,
                                 NotandaVersionReport *report);

/* What went wrong (notanda-window-failure.c): says so; forgets it. @order: (nullable): what could not be opened. */
void notanda_window_show_failure (NotandaWindow *self,
                                  NotandaOrder  *order,
                                  const GError  *error);
void notanda_window_forget_failure (NotandaWindow *self);
void notanda_window_install_failure_actions (GtkWidgetClass *klass);

/* Questions (notanda-window-questions.c). %FALSE where there is nothing to ask. */
gboolean notanda_window_ask (NotandaWindow  *self,
                             NotandaRefusal *refusal,
                             const GError   *error);

/* @typed: (nullable): what stands in the entry, else the address that failed last; @reason: (nullable): why that is none */
void notanda_window_ask_address (NotandaWindow *self,
                                 const char    *typed,
                                 const char    *reason);
void notanda_window_show_feeds (NotandaWindow *self);

/* How many windows one act opens; with more, notanda_window_take_in() makes the documents, and lists them. */
#define NOTANDA_WINDOW_MOST_AT_ONCE 5u

/* @orders: (element-type NotandaOrder) */
void notanda_window_take_in (NotandaWindow *self,
                             GPtrArray     *orders);

/* What goes where the window is narrow. */
void notanda_window_add_widths (NotandaWindow *self);

/* Where files and texts may be dropped. */
void notanda_window_add_drop_targets (NotandaWindow *self);

/* Takes what the clipboard holds, which comes later. */
void notanda_window_paste (NotandaWindow *self);

/* Asks for a file by the window's chooser. */
void notanda_window_choose (NotandaWindow *self,
                            const char    *title,
                            gboolean       for_saving,
                            const char    *suggested_name,
                            void (*callback) (NotandaWindow *self,
                                              GFile         *file));

/* What is open; @file: (nullable): nowhere. And asks where by the window's chooser. */
void notanda_window_save_as (NotandaWindow *self,
                             GFile         *file);
void notanda_window_ask_where_to_save (NotandaWindow *self,
                                       void (*callback) (NotandaWindow *window,
                                                         GFile         *file));

/* To be called where a window would close: %TRUE where it has to wait for a save. */
gboolean notanda_window_hold_closing (NotandaWindow *self);

/* Calls @then once the article's work is saved, or the user gives that up; perhaps at once. */
void notanda_window_leave_page (NotandaWindow *self,
                                NotandaLeaving then);

/* The corpus (notanda-window-library.c). @library: (nullable); update: another article is open, or elsewhere. */
void notanda_window_install_library_actions (GtkWidgetClass *klass);
void notanda_window_add_library (NotandaWindow *self);
void notanda_window_set_library (NotandaWindow  *self,
                                 NotandaLibrary *library);
void notanda_window_show_library (NotandaWindow *self);
void notanda_window_update_library (NotandaWindow *self);

/* The page has no document any more. */
void notanda_window_forget_document (NotandaWindow *self);

/* From the article to the annotations, the library and back. */
void notanda_window_switch_pane (NotandaWindow *self);

/* Shows a corpus, here or where it is shown already. @corpus: (transfer full). @filter: (nullable): words for its list's filter, else that stays */
void notanda_window_take_corpus (NotandaWindow *self,
                                 NotandaCorpus *corpus,
                                 const char    *filter);

/* A folder that is no corpus (notanda-window-folder.c): asks for one, and what is to become of one. @refusal: @loaded is taken from it */
void notanda_window_choose_folder (NotandaWindow *self);
void notanda_window_ask_about_folder (NotandaWindow  *self,
                                      NotandaRefusal *refusal);

/* Lists what there is to choose from. %FALSE where there is nothing. */
gboolean notanda_window_offer_choice (NotandaWindow *self,
                                      NotandaOrder  *order,
                                      NotandaLoaded *loaded);

G_END_DECLS
