/* notanda-caret-follower.h: the card of the annotation that the caret is in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/pane/notanda-annotation-pane.h"
#include "app/reading/notanda-reading-view.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_CARET_FOLLOWER (notanda_caret_follower_get_type ())

G_DECLARE_FINAL_TYPE (NotandaCaretFollower, notanda_caret_follower, NOTANDA, CARET_FOLLOWER, GObject)

/**
 * notanda_caret_follower_new:
 *
 * Marks, in the list, the card of the innermost annotation at the caret, for as long as
 * the selected one isn't there too. Both are referenced weakly.
 */
NotandaCaretFollower *notanda_caret_follower_new (NotandaReadingView    *view,
                                                  NotandaAnnotationPane *pane);

G_END_DECLS
