/* window-count.h: how many windows there are
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display/window-fixture.h"

G_BEGIN_DECLS

/* All windows show a document, once what is on its way has arrived, and are so many. */
void assert_windows (Fixture *fixture,
                     guint    n);

/* As the desktop asks for it. */
void     open_path (Fixture    *fixture,
                    const char *path);
gboolean has_two_windows (Fixture *fixture);

G_END_DECLS
