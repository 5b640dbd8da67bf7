/* notanda-zip.h: the wanted entries of a zip archive, in memory
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NOTANDA_ZIP_MAX_ENTRIES 10000
#define NOTANDA_ZIP_MAX_ENTRY (16u << 20) /* bytes of one wanted entry, unpacked */
#define NOTANDA_ZIP_MAX_ALL (256u << 20)  /* and of all of them */
#define NOTANDA_ZIP_MAX_RATIO 200         /* of what came out to the archive's size, after the first MiB */

/**
 * notanda_zip_read:
 * @names: (array zero-terminated=1): the wanted entries, compared byte by byte; one that isn't there is no error
 * @label: how errors call the archive, for people
 *
 * Nothing is written to disk and nothing but @names is unpacked; links, folders and names with ".." are never taken. Of two
 * entries with one name the first is taken.
 *
 * Returns: (transfer full) (element-type utf8 GBytes): by name; %NULL with %NOTANDA_ERROR_INVALID where the archive is damaged,
 *   %NOTANDA_ERROR_TOO_LARGE over a limit above, %NOTANDA_ERROR_REFUSED where a wanted entry is encrypted
 */
GHashTable *notanda_zip_read (GBytes            *bytes,
                              const char *const *names,
                              const char        *label,
                              GError           **error);

G_END_DECLS
