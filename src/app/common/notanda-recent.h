/* notanda-recent.h: the documents that were opened last
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NotandaRecent:
 * @path: (type filename) (owned)
 * @title: (owned): of the article
 * @folder: (owned): where it is, for people
 */
typedef struct
{
  char *path;
  char *title;
  char *folder;
} NotandaRecent;

void notanda_recent_free (NotandaRecent *recent);

/* The desktop keeps these: other programs see them, and a user may have turned that off.
 * The first call reads the desktop's list. */

void notanda_recent_add (const char *path,
                         const char *title);

/* @path: its folder */
void notanda_recent_add_corpus (const char *path,
                                const char *title);

/* Returns: (transfer full) (element-type NotandaRecent): the last one first, without what
 *   isn't there any more */
GPtrArray *notanda_recent_list (guint max);

/* Looks at no file. Returns: (transfer full) (element-type filename): the last one first, with what isn't there any more */
char **notanda_recent_list_paths (guint max);

/* Forgets those of this program. */
void notanda_recent_clear (void);

G_END_DECLS
