/* notanda-line-control.h: a value typed on one line
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/controls/notanda-control.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_LINE_CONTROL (notanda_line_control_get_type ())

G_DECLARE_FINAL_TYPE (NotandaLineControl, notanda_line_control, NOTANDA, LINE_CONTROL, NotandaControl)

/* @purpose: what a keyboard on the screen offers */
NotandaControl *notanda_line_control_new (GtkInputPurpose purpose);

G_END_DECLS
