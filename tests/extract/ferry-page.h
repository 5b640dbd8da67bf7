/* ferry-page.h: pages with a small article, and what is found in them
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "extract/notanda-extract.h"

G_BEGIN_DECLS

/* Five paragraphs that nobody would leave out. */
#define ONE "<p>The ferry to the island left at seven, as it had on every working day for forty years, and nobody on the quay looked up when the ropes were let go.</p>"
#define TWO "<p>Its captain, a woman of sixty, said that she had counted the crossings once, in a winter with much fog, and had stopped when the number no longer told her anything.</p>"
#define THREE "<p>What she likes are the mornings on which the light comes from below, she says, when the water is so calm that the gulls seem to stand on it.</p>"
#define FOUR "<p>In spring the line will be closed, because the bridge, which took eleven years to build, will then be open to cars and, on Sundays, to people on foot.</p>"
#define FIVE "<p>Most of the islanders have said that they are glad about it, and a few of them have asked whether the old boat could stay in the harbour, as a place to drink coffee.</p>"
#define BODY ONE TWO THREE FOUR FIVE
#define PAGE(inner)                                                                                                                                  \
  "<!DOCTYPE html><html><head><title>The last ferry</title></head><body><nav><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ul></nav>" \
  "<main><article><h1>The last ferry leaves in spring</h1>" inner "</article></main>"                                                                \
  "<footer><p>Copyright 2026 The Harbour Gazette. All rights reserved.</p></footer></body></html>"

/* Returns: (transfer full): what was found in it */
NotandaLoaded *extract (const char *page,
                        gboolean    main_only);

/* Taken blocks as their letter with their level, and text; those left out in brackets with their reason. */
char *to_string (NotandaLoaded *loaded,
                 gboolean       with_left_out);

/* What to_string() makes of all of the page. */
void assert_takes_all (const char *page,
                       const char *expected);

/* The first block that has @part; fails the test where none does. */
const NotandaLoadedBlock *find_block (NotandaLoaded *loaded,
                                      const char    *part);

/* The block that has @part is in the article. */
void assert_taken (NotandaLoaded *loaded,
                   const char    *part);

/* It is left out, for @reason. */
void assert_left (NotandaLoaded *loaded,
                  const char    *part,
                  guint          reason);

/* All of BODY is in the article. */
void assert_whole_body (NotandaLoaded *loaded);

G_END_DECLS
