/* notanda-path-list.h: many paths in little memory
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NotandaPathList:
 *
 * Paths in the order they were added, those of a folder as little more than
 * their names. Once it is filled, any thread may read it.
 */
typedef struct _NotandaPathList NotandaPathList;

NotandaPathList *notanda_path_list_new (void);
void             notanda_path_list_free (NotandaPathList *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaPathList, notanda_path_list_free)

/* @path: (type filename) */
void notanda_path_list_add (NotandaPathList *list,
                            const char      *path);

/**
 * NotandaPathListFunc:
 * @name: (type filename): of something in the folder
 *
 * Returns: whether to add it
 */
typedef gboolean (*NotandaPathListFunc) (const char *name,
                                         gpointer    data);

/**
 * notanda_path_list_add_folder:
 * @folder: (type filename)
 * @func: is asked for each name in it
 *
 * Adds what is in a folder, sorted by its bytes, so that the order is the same
 * on each machine.
 *
 * Returns: how many were added; 0 with a G_FILE_ERROR where the folder can't be
 *   read
 */
guint notanda_path_list_add_folder (NotandaPathList    *list,
                                    const char         *folder,
                                    NotandaPathListFunc func,
                                    gpointer            data,
                                    GError            **error);

guint notanda_path_list_get_n (const NotandaPathList *list);

/* (transfer full) (type filename) */
char *notanda_path_list_dup (const NotandaPathList *list,
                             guint                  i);

G_END_DECLS
