/* mend-fixture.h: drafts with garbled words, and their banner that mends them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display/web-fixture.h"

G_BEGIN_DECLS

#define HTTP "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
#define ADDRESS "http://site.test/"
#define TWICE "The caf\xc3\x83\xc2\xa9 isn\xc3\xa2\xe2\x82\xac\xe2\x84\xa2t open, and nobody\xc3\xa2\xe2\x82\xac\xe2\x84\xa2s there. "
#define MENDED "The caf\xc3\xa9 isn\xe2\x80\x99t open, and nobody\xe2\x80\x99s there."
#define ARTICLE(title, words) "<html><head><title>" title "</title></head><body><article><h1>" title "</h1><p>" words words words "</p><p>" words words words "</p><h2>Ebb</h2><p>" words words words "</p></article></body></html>"
#define CONSENT "<h1>Before you go on</h1><p>We and our partners use cookies to show you advertisements that fit you.</p><button>Accept all</button>"

/* Whether the text of the document in the empty window has these words. */
gboolean says (Fixture    *fixture,
               const char *words);

/* Whether it has all words as they should be. */
gboolean is_mended (Fixture *fixture);

/* Whether it is saved. */
gboolean is_idle (Fixture *fixture);

/* @button: (nullable): any */
AdwBanner *find_banner (GtkWidget  *widget,
                        const char *button);

/* As the banner's button does. */
void mend (Fixture *fixture);

/* The same, with what is to come of it. */
void mend_well (Fixture *fixture);

/* The action is off where it would do nothing. */
gboolean offers_encodings (Fixture *fixture);

/* How many the server got. */
guint count_requests (Fixture *fixture);
void  open_path (Fixture    *fixture,
                 const char *path);

/* The document alone, as it lies on the disk. */
void open_again (Fixture *fixture);

/* Returns: (transfer full): the path of an archive with one record or two */
char *write_archive (Fixture    *fixture,
                     const char *name,
                     guint       n_records);

G_END_DECLS
