/* notanda-save-target.h: the place of a file that is saved, and of its temporary files
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#define NOTANDA_SAVE_TARGET_DIGITS 8 /* of a temporary file's name, between the name of the file and ".tmp" */

#include <glib.h>

G_BEGIN_DECLS

/**
 * NotandaSaveTarget:
 * @path: (type filename): as it was given, for messages
 * @folder: (type filename): path of the folder that holds the file, links of
 *   the file itself followed
 * @name: (type filename): the file's name in it
 * @fd: the folder, open; for fsync() too, unless it can't be read
 *
 * For base/ only.
 */
typedef struct
{
  char *path;
  char *folder;
  char *name;
  int   fd;
} NotandaSaveTarget;

#define NOTANDA_SAVE_TARGET_INIT { NULL, NULL, NULL, -1 }

gboolean notanda_save_target_open (NotandaSaveTarget *self,
                                   const char        *path,
                                   GError           **error);
void     notanda_save_target_clear (NotandaSaveTarget *self);

/**
 * notanda_save_target_dup_temp_name:
 *
 * Returns: (transfer full) (type filename): a name ".NAME.RANDOM.tmp" that is
 *   short enough for the file system; another one each time
 */
char *notanda_save_target_dup_temp_name (const NotandaSaveTarget *self);

/**
 * notanda_save_target_owns_temp:
 *
 * Returns: whether @name is that of a temporary file of @self
 */
gboolean notanda_save_target_owns_temp (const NotandaSaveTarget *self,
                                        const char              *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaSaveTarget, notanda_save_target_clear)

G_END_DECLS
