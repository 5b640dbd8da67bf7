/* notanda-replace.h: the one way a file is saved
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-file.h"
#include "base/notanda-leftovers.h"

G_BEGIN_DECLS

/*
 * What is promised of every function here:
 *  - When it returns TRUE the new content survives kill, crash and power loss.
 *  - Under its final name the file is always the complete old or the complete
 *    new one.
 *  - No error of open, write, fsync, close, rename or of flushing the folder is
 *    swallowed. After an error the next call writes a fresh temporary file.
 *  - Another program's change is never overwritten: it is merged, or an error.
 *  - A file that can't be read is never written over.
 *
 * Errors: G_IO_ERROR for what the system refuses, NOTANDA_ERROR_CHANGED for a
 * change that can't be merged. Every message starts with the path and a colon.
 *
 * A link is followed, and the file it points to replaced. The file keeps its
 * mode, and its owner and group where the system allows it. Other hard links to
 * it keep the old content. ACLs and extended attributes aren't carried over.
 */

/**
 * NotandaMergeFunc:
 * @ours: what was to be saved, together with all that was merged before
 * @theirs: what another program has put there
 *
 * Called in the thread of the save, perhaps more than once.
 *
 * Returns: (transfer full) (nullable): bytes that hold both, or %NULL with
 *   @error if that can't be done; then theirs stays
 */
typedef GBytes *(*NotandaMergeFunc) (GBytes  *ours,
                                     GBytes  *theirs,
                                     gpointer user_data,
                                     GError **error);

/* A #NotandaMergeFunc for files whose names say what is in them, or who alone writes them: theirs is no loss. */
GBytes *notanda_replace_take_ours (GBytes  *ours,
                                   GBytes  *theirs,
                                   gpointer user_data,
                                   GError **error);

/**
 * notanda_replace_own:
 * @path: (type filename): of a small file that is the program's own; its folder is made
 * @data: (array length=size)
 *
 * Writes over whatever is there, for nobody but the user to read. What is there may also be what another run
 * of the program wrote, so this is for what the last word counts of.
 */
gboolean notanda_replace_own (const char   *path,
                              gconstpointer data,
                              gsize         size,
                              GError      **error);

/**
 * notanda_replace:
 * @path: (type filename): the file to save
 * @bytes: its new content
 * @expected: (nullable): the version that @bytes come from; %NULL if no file is
 *   expected there. If it is gone it is written anew, if its folder is gone
 *   that is an error
 * @merge: (nullable) (scope call): joins @bytes with a version that isn't the
 *   expected one; without it that is NOTANDA_ERROR_CHANGED
 * @mode_if_new: like that of open(), for a file that doesn't exist yet
 * @out_stamp: (out) (optional): the version that stands there now; may be the
 *   same variable as @expected. Set on success, and on one error: when the
 *   folder couldn't be flushed, the new file stands there, but may not survive
 *   a power cut
 * @out_bytes: (out) (optional) (nullable) (transfer full): the content that
 *   stands there now if something was merged, else %NULL
 * @cancellable: (nullable): heeded until the file is put in place
 *
 * Saves a file.
 */
gboolean notanda_replace (const char             *path,
                          GBytes                 *bytes,
                          const NotandaFileStamp *expected,
                          NotandaMergeFunc        merge,
                          gpointer                user_data,
                          guint                   mode_if_new,
                          NotandaFileStamp       *out_stamp,
                          GBytes                **out_bytes,
                          GCancellable           *cancellable,
                          GError                **error);

/**
 * NotandaReplacement:
 *
 * A temporary file beside the one it is to replace, for content that is
 * written as a stream.
 */
typedef struct _NotandaReplacement NotandaReplacement;

/**
 * NotandaReplacePolicy:
 * @NOTANDA_REPLACE_NEW: there must be no file of this name
 * @NOTANDA_REPLACE_EXPECTED: the file there must be the expected version
 * @NOTANDA_REPLACE_OVERWRITE: the user was asked; whatever file is there goes
 */
typedef enum
{
  NOTANDA_REPLACE_NEW,
  NOTANDA_REPLACE_EXPECTED,
  NOTANDA_REPLACE_OVERWRITE,
} NotandaReplacePolicy;

/**
 * notanda_replacement_new:
 * @path: (type filename): the file to replace or to make
 * @mode_if_new: like that of open(), for a file that doesn't exist yet
 *
 * Makes a hidden temporary file ".NAME.RANDOM.tmp" beside @path.
 *
 * Returns: (transfer full): the replacement, to be committed or freed
 */
NotandaReplacement *notanda_replacement_new (const char *path,
                                             guint       mode_if_new,
                                             GError    **error);

/**
 * notanda_replacement_get_fd:
 *
 * Returns: the temporary file's descriptor, open for reading and writing, still
 *   owned by @self; -1 after a commit was tried. The caller sees to errors of
 *   its own writes.
 */
int notanda_replacement_get_fd (NotandaReplacement *self);

/**
 * notanda_replacement_write:
 * @data: (array length=size)
 *
 * Writes all of @data at the descriptor's position; short and interrupted
 * writes are seen to.
 */
gboolean notanda_replacement_write (NotandaReplacement *self,
                                    gconstpointer       data,
                                    gsize               size,
                                    GError            **error);

/**
 * notanda_replacement_commit:
 * @expected: (nullable): for NOTANDA_REPLACE_EXPECTED
 * @out_stamp: (out) (optional): as for notanda_replace()
 *
 * Makes the temporary file durable and puts it in place. May be called once,
 * whatever it returns; after an error the old file is there untouched, unless
 * only the folder couldn't be flushed.
 */
gboolean notanda_replacement_commit (NotandaReplacement     *self,
                                     NotandaReplacePolicy    policy,
                                     const NotandaFileStamp *expected,
                                     NotandaFileStamp       *out_stamp,
                                     GCancellable           *cancellable,
                                     GError                **error);

/**
 * notanda_replacement_free:
 *
 * Removes the temporary file if it wasn't committed.
 */
void notanda_replacement_free (NotandaReplacement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaReplacement, notanda_replacement_free)

G_END_DECLS
