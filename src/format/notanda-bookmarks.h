/* notanda-bookmarks.h: where articles were last read on this machine
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/notanda-id.h"

G_BEGIN_DECLS

/* So many articles are remembered; the one read longest ago goes first. */
#define NOTANDA_BOOKMARKS_MAX 500

/**
 * NotandaBookmark:
 * @caret: code point
 * @top: code point that the first visible line starts with
 */
typedef struct
{
  guint32 caret;
  guint32 top;
} NotandaBookmark;

/* Both block and are safe in a worker. They go by the article's id, and lie in the
 * user's state folder: reading changes no document. */

/**
 * notanda_bookmarks_find:
 * @bookmark: (out): may lie past the end of a text
 *
 * Returns: %FALSE where the article wasn't read yet; what is damaged counts as that
 */
gboolean notanda_bookmarks_find (const NotandaHash *article,
                                 NotandaBookmark   *bookmark);

/* Several programs may do so at once. */
gboolean notanda_bookmarks_keep (const NotandaHash     *article,
                                 const NotandaBookmark *bookmark,
                                 GError               **error);

G_END_DECLS
