/* notanda-html-arena.h: memory that one page is parsed in, and freed with
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _NotandaHtmlArena NotandaHtmlArena;

NotandaHtmlArena *notanda_html_arena_new (void);

/* With everything that was taken from it. */
void notanda_html_arena_free (NotandaHtmlArena *arena);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaHtmlArena, notanda_html_arena_free)

/* Undefined content, aligned for pointers; ends the program where there is no memory, as g_malloc() does. O(1). */
void *notanda_html_arena_take (NotandaHtmlArena *arena,
                               gsize             size);

/* So that a piece of the same size can be taken again. @piece may be %NULL. O(1). */
void notanda_html_arena_give_back (NotandaHtmlArena *arena,
                                   void             *piece);

G_END_DECLS
