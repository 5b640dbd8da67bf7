/* notanda-dav-listing.h: the XML in which a WebDAV server lists a folder
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/notanda-dav.h"

G_BEGIN_DECLS

typedef struct _NotandaDavListing NotandaDavListing;

/* @address: of the folder that was asked for: normalised, with a slash at its end */
NotandaDavListing *notanda_dav_listing_new (const char *address);
void               notanda_dav_listing_free (NotandaDavListing *listing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaDavListing, notanda_dav_listing_free)

/**
 * notanda_dav_listing_push:
 * @data: the next piece of the answer, any bytes
 *
 * Returns: whether more may follow; else %FALSE, as what came can't become a listing any more, with
 *   %NOTANDA_ERROR_NOT_DAV, or %NOTANDA_ERROR_TOO_LARGE. Messages don't say where, which the caller knows
 */
gboolean notanda_dav_listing_push (NotandaDavListing *listing,
                                   const guint8      *data,
                                   gsize              size,
                                   GError           **error);

/**
 * notanda_dav_listing_finish:
 * @n_ignored: (out): entries of other places, with names that are none, or twice there
 *
 * Nothing can be pushed any more.
 *
 * Returns: (transfer full) (element-type NotandaDavEntry): what is in the folder, sorted by name; %NULL with
 *   %NOTANDA_ERROR_NOT_DAV where the listing isn't whole, or says nothing of that folder
 */
GPtrArray *notanda_dav_listing_finish (NotandaDavListing *listing,
                                       guint             *n_ignored,
                                       GError           **error);

G_END_DECLS
