/* notanda-sync-folder.h: where the state of a corpus' sync is kept
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NotandaSyncFolder:
 * @read: (transfer full): %NULL with G_IO_ERROR_NOT_FOUND where there is none
 * @write: durable when it returns %TRUE; a file is the old or the new one at every moment
 * @remove: a file that can't be removed stays
 * @list: (transfer full) (element-type utf8): names of all files
 * @free: frees it
 *
 * A handful of files. Of the user's state folder as a rule; in memory, with
 * power cuts, for tests.
 */
typedef struct _NotandaSyncFolder NotandaSyncFolder;

struct _NotandaSyncFolder
{
  GBytes *(*read) (NotandaSyncFolder *folder,
                   const char        *name,
                   GError           **error);
  gboolean (*write) (NotandaSyncFolder *folder,
                     const char        *name,
                     GBytes            *bytes,
                     GError           **error);
  void (*remove) (NotandaSyncFolder *folder,
                  const char        *name);
  GPtrArray *(*list) (NotandaSyncFolder *folder);
  void (*free) (NotandaSyncFolder *folder);
};

#define NOTANDA_SYNC_INDEX "index" /* the one file that is written over */

/**
 * notanda_sync_folder_new:
 * @path: (type filename): made when something is written
 *
 * Writing the index fails with %NOTANDA_ERROR_CHANGED where another program has
 * written it since it was read.
 */
NotandaSyncFolder *notanda_sync_folder_new (const char *path);

/* Whether anything may still be written. */
typedef gboolean (*NotandaSyncFolderGuard) (gconstpointer data,
                                            GError      **error);

/* The same, where @guard is asked before each file is written; its error is that of the writing. */
NotandaSyncFolder *notanda_sync_folder_new_guarded (const char            *path,
                                                    NotandaSyncFolderGuard guard,
                                                    gconstpointer          data);

/* Returns: (transfer full) (type filename): where a corpus' state belongs, in the user's state folder */
char *notanda_sync_folder_dup_path (const char *corpus);

/**
 * notanda_sync_folder_lock:
 * @path: (type filename): of a folder that needn't exist
 *
 * Waits until nobody else writes there, in this program or another.
 *
 * Returns: a file to be closed afterwards; -1 with a G_IO_ERROR, which is
 *   G_IO_ERROR_CANCELLED where it was cancelled meanwhile
 */
int notanda_sync_folder_lock (const char   *path,
                              GCancellable *cancellable,
                              GError      **error);

/* The same without waiting. Returns: -1 where somebody else writes there */
int notanda_sync_folder_try_lock (const char *path,
                                  GError    **error);

/* With all that is in it. For whoever holds the lock. */
void notanda_sync_folder_delete (const char *path);

void notanda_sync_folder_free (NotandaSyncFolder *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSyncFolder, notanda_sync_folder_free)

G_END_DECLS
