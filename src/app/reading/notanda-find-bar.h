/* notanda-find-bar.h: looks for words in the article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/reading/notanda-reading-view.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_FIND_BAR (notanda_find_bar_get_type ())

G_DECLARE_FINAL_TYPE (NotandaFindBar, notanda_find_bar, NOTANDA, FIND_BAR, AdwBin)

/**
 * NotandaFindBar:
 *
 * An entry, how many there are, and buttons. The match that one is at is selected in
 * the view. Signal "wrapped" (gboolean forward): the search went on at the other end.
 * Signal "spoken" (const char *): what a screen reader should say.
 */
GtkWidget *notanda_find_bar_new (NotandaReadingView *view);

/* Shows it, takes the focus, and takes selected words for those to find. */
void notanda_find_bar_open (NotandaFindBar *self);

/* Hides it; the words found last stay selected, and the view gets the focus. */
void notanda_find_bar_close (NotandaFindBar *self);

/* Goes to another match, also while it is hidden. Opens it where nothing was looked
 * for yet. */
void notanda_find_bar_step (NotandaFindBar *self,
                            gboolean        forward);

G_END_DECLS
