/* notanda-sync-marks.h: which files were seen as they are now
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-id.h"

G_BEGIN_DECLS

/**
 * NotandaSyncMarks:
 *
 * A mark is 16 bytes that tell one version of one file from all others. Those of the last time lie in the user's cache folder; a
 * token, which the state of sync keeps, says which they are. Where they are gone, or are others, nothing was seen: that costs reading
 * each file once, and loses nothing. A time as the token would be simpler, and lose work whenever a clock is put back.
 */
typedef struct _NotandaSyncMarks NotandaSyncMarks;

/* @token: (nullable): from notanda_sync_marks_keep() */
NotandaSyncMarks *notanda_sync_marks_new (const NotandaId *corpus,
                                          const char      *token);
void              notanda_sync_marks_free (NotandaSyncMarks *marks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSyncMarks, notanda_sync_marks_free)

/* @version: (array fixed-size=4): of the file's stamp. Returns: whether it wasn't seen so the last time */
gboolean notanda_sync_marks_add (NotandaSyncMarks *marks,
                                 const char       *path,
                                 const gint64      version[4]);

/* Keeps what was added for the next time. Returns: (transfer full): its token */
char *notanda_sync_marks_keep (NotandaSyncMarks *marks);

G_END_DECLS
