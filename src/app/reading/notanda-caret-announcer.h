/* notanda-caret-announcer.h: tells which annotations the caret enters and leaves
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/reading/notanda-reading-view.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_CARET_ANNOUNCER (notanda_caret_announcer_get_type ())

G_DECLARE_FINAL_TYPE (NotandaCaretAnnouncer, notanda_caret_announcer, NOTANDA, CARET_ANNOUNCER, GObject)

/* Milliseconds from one announcement to the next, at least. */
#define NOTANDA_CARET_QUIET_MS 300

/**
 * notanda_caret_announcer_new:
 *
 * For who can't see the marks. Signal "spoken" (const char *): something to say, while
 * the caret is moved by key. A caret that runs through many annotations is told of only
 * where it rests.
 */
NotandaCaretAnnouncer *notanda_caret_announcer_new (NotandaReadingView *view);

G_END_DECLS
