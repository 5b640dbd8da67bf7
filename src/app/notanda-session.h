/* notanda-session.h: which windows there were, for the next start
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/notanda-application.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_SESSION (notanda_session_get_type ())

G_DECLARE_FINAL_TYPE (NotandaSession, notanda_session, NOTANDA, SESSION, GObject)

/* Windows past these are not opened again. */
#define NOTANDA_SESSION_MAX 24

/* @settings: (nullable): where it is kept; without it nothing is. Borrows @application. */
NotandaSession *notanda_session_new (NotandaApplication *application,
                                     GSettings          *settings);

/* From now on the window counts, as long as it shows a document. */
void notanda_session_add (NotandaSession *self,
                          NotandaWindow  *window);

/* Opens what was open last. Returns: %FALSE where that is nothing any more */
gboolean notanda_session_restore (NotandaSession *self);

/* To be called before all windows are closed: as it is now it will be again. */
void notanda_session_end (NotandaSession *self);

G_END_DECLS
