/* notanda-dav-href.h: the addresses by which a WebDAV server names what is in a folder
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The address that others are compared with. */
typedef struct _NotandaDavFolder NotandaDavFolder;

typedef enum
{
  NOTANDA_DAV_ELSEWHERE,
  NOTANDA_DAV_ITSELF,
  NOTANDA_DAV_INSIDE,
} NotandaDavPlace;

/* @address: normalised, with a slash at its end */
NotandaDavFolder *notanda_dav_folder_new (const char *address);
void              notanda_dav_folder_free (NotandaDavFolder *folder);

/**
 * notanda_dav_place_find:
 * @href: a path or whole address, any bytes
 * @name: (out) (transfer full) (nullable): for %NOTANDA_DAV_INSIDE, as of #NotandaDavEntry
 *
 * Returns: where it is, as seen from the folder; what is further down, or has no name that can be used, is elsewhere
 */
NotandaDavPlace notanda_dav_place_find (NotandaDavFolder *folder,
                                        const char       *href,
                                        char            **name);

G_END_DECLS
