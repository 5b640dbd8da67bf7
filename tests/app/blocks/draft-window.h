/* draft-window.h: a window on a draft whose page has left-out blocks, for a test
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display/window-fixture.h"
#include "model/notanda-loaded.h"

G_BEGIN_DECLS

/* "Quay to close", a title; "More about ships", left out; "Nobody asked why." */
void set_up_draft (Fixture      *fixture,
                   gconstpointer data);

/* The same where the test says what is on the page. */
void open_draft (Fixture       *fixture,
                 NotandaLoaded *loaded);

G_END_DECLS
