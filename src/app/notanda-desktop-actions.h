/* notanda-desktop-actions.h: what the desktop's menu of the program and the command line start
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/notanda-application.h"

G_BEGIN_DECLS

/* Offers them to the desktop; in startup. */
void notanda_desktop_actions_add (NotandaApplication *application);

/* Offers them on the command line; in init. */
void notanda_desktop_actions_add_options (NotandaApplication *application);

/* Does what the command line says, in the process that has the windows. For GApplicationClass.handle_local_options. */
int notanda_desktop_actions_handle (GApplication *application,
                                    GVariantDict *options);

G_END_DECLS
