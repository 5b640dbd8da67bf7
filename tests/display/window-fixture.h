/* window-fixture.h: a real window with an article in it, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/notanda-application.h"

G_BEGIN_DECLS

#define TEXT                                                                   \
  "Quay to close\n\nThe harbour master said \"no ship may enter\" on Friday. " \
  "Nobody asked why.\n\nA second paragraph, about something else.\n"
#define QUOTE_START 39 /* the opening quotation mark */
#define QUOTE_END 58

typedef struct
{
  NotandaApplication *application;
  NotandaWindow      *window;
  NotandaWindow      *empty; /* another, for who needs one; borrowed */
  char               *folder;
  char               *article;
  char               *document;
  char               *chosen; /* what the chooser answers */
  char               *heard;  /* the last announcement */
} Fixture;

typedef gboolean (*Condition) (Fixture *fixture);

void wait_for (Fixture  *fixture,
               Condition condition);

/* Until so many were painted, all asked for. */
void wait_for_frames (GtkWidget *window,
                      guint      n);

/* Makes the window that wide and waits until it is laid out so. */
void set_width (Fixture *fixture,
                int      width);

gboolean            is_open (Fixture *fixture);
NotandaSaverState   get_state (Fixture *fixture);
gboolean            is_saved (Fixture *fixture);
gboolean            is_gone (Fixture *fixture);
void                open_window (Fixture    *fixture,
                                 const char *path);
void                set_up (Fixture      *fixture,
                            gconstpointer data);
void                remove_folder (const char *path);
void                tear_down (Fixture      *fixture,
                               gconstpointer data);
NotandaReadingView *get_view (Fixture *fixture);
void                select_range (Fixture *fixture,
                                  gsize    start,
                                  gsize    end);
void                act (Fixture    *fixture,
                         const char *action,
                         const char *target);
void                mark (Fixture    *fixture,
                          const char *type,
                          gsize       start,
                          gsize       end);
NotandaDocument    *get_document (Fixture *fixture);
GtkWidget          *find_button (GtkWidget  *widget,
                                 const char *label);
GtkWidget          *find_named (GtkWidget  *widget,
                                const char *name);
AdwDialog          *get_dialog (Fixture *fixture);
gboolean            has_dialog (Fixture *fixture);
gboolean            has_no_dialog (Fixture *fixture);

GtkWidget *find_by_type (GtkWidget *widget,
                         GType      type);

/* For main(): the program's one application, whose ids and times are the same each time. */
NotandaApplication *window_fixture_init (int    *argc,
                                         char ***argv);

G_END_DECLS
