/* notanda-file-kind.h: what a file seems to be by the end of its name
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NOTANDA_FILE_KIND_OTHER,
  NOTANDA_FILE_KIND_ARTICLE,
  NOTANDA_FILE_KIND_DOCUMENT,
  NOTANDA_FILE_KIND_FEED,
  NOTANDA_FILE_KIND_UNSURE, /* may be a feed, and may be anything: taken only where it is named */
} NotandaFileKind;

/**
 * notanda_file_kind_guess:
 * @name: (type filename): of a file, or a path
 *
 * By the end alone, in upper or lower case. A file that is named by the user is told by its content, and not by this.
 */
NotandaFileKind notanda_file_kind_guess (const char *name);

/* Returns: (nullable): the @i-th end of those that aren't other files', without the dot before it; %NULL after the last */
const char *notanda_file_kind_get_suffix (guint i);

G_END_DECLS
