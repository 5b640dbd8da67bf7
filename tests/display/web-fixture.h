/* web-fixture.h: a window beside a web server, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display/window-fixture.h"
#include "util/test-server.h"

G_BEGIN_DECLS

#define WORDS "The harbour master said on Friday that no ship may enter, and nobody on the quay asked him why that was so. "
#define PROSE "<p>" WORDS WORDS WORDS "</p>"
#define PAGE(title) "<html><head><title>" title "</title></head><body><article><h1>" title "</h1>" PROSE PROSE PROSE PROSE "</article></body></html>"

typedef struct
{
  Fixture     base;
  TestServer *server;
  AdwDialog  *answered; /* or NULL */
} Web;

void             set_up_web (Fixture      *fixture,
                             gconstpointer data);
void             tear_down_web (Fixture      *fixture,
                                gconstpointer data);
char            *dup_address (Fixture    *fixture,
                              const char *path);
AdwDialog       *get_empty_dialog (Fixture *fixture);
gboolean         is_asked (Fixture *fixture);
gboolean         is_asked_nothing (Fixture *fixture);
NotandaDocument *get_opened (Fixture *fixture);
gboolean         is_filled (Fixture *fixture);
GtkWidget       *find_mapped (GtkWidget  *widget,
                              const char *label);
/* What the first label says that starts so. */
const char *find_words (GtkWidget  *widget,
                        const char *start);
/* A button of the dialog that is shown. */
void     answer (Fixture    *fixture,
                 const char *label);
void     act_in_empty (Fixture    *fixture,
                       const char *action);
gboolean is_local_asked (Fixture *fixture);
/* The question about the address, then that about the local network. */
void type_address (Fixture    *fixture,
                   const char *path);
void assert_title (Fixture    *fixture,
                   const char *title);
/* How many documents lie in the drafts folder. */
guint    count_drafts (void);
gboolean shows_cancel (Fixture *fixture);
gboolean shows_start (Fixture *fixture);
/* The check button of the row with this title. */
GtkWidget *find_check (GtkWidget  *widget,
                       const char *title);
void       choose (Fixture    *fixture,
                   const char *title);
gboolean   is_asked_anew (Fixture *fixture);

/* For main(): a test with a window, an empty one, and the server's pages "/quay" and "/feed". */
#define ADD_WEB(group, name, func) g_test_add_vtable ("/notanda/display/" group "/" name, sizeof (Web), NULL, (GTestFixtureFunc) set_up_web, (GTestFixtureFunc) func, (GTestFixtureFunc) tear_down_web)

G_END_DECLS
