/* notanda-search-provider.h: answers the desktop's search
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/notanda-application.h"

G_BEGIN_DECLS

/**
 * NotandaSearchProvider:
 *
 * The interface org.gnome.Shell.SearchProvider2, over the articles of the corpora that were used last. It needs no window; asked, it keeps the
 * program from ending.
 */
#define NOTANDA_TYPE_SEARCH_PROVIDER (notanda_search_provider_get_type ())

G_DECLARE_FINAL_TYPE (NotandaSearchProvider, notanda_search_provider, NOTANDA, SEARCH_PROVIDER, GObject)

/* @application: outlives it */
NotandaSearchProvider *notanda_search_provider_new (NotandaApplication *application);

/* @path: the application's on the bus, below which it is */
gboolean notanda_search_provider_export (NotandaSearchProvider *self,
                                         GDBusConnection       *bus,
                                         const char            *path,
                                         GError               **error);
void     notanda_search_provider_unexport (NotandaSearchProvider *self);

G_END_DECLS
