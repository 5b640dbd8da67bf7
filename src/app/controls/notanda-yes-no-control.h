/* notanda-yes-no-control.h: yes, no, or not set
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/controls/notanda-control.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_YES_NO_CONTROL (notanda_yes_no_control_get_type ())

G_DECLARE_FINAL_TYPE (NotandaYesNoControl, notanda_yes_no_control, NOTANDA, YES_NO_CONTROL, NotandaControl)

/* Its text is "yes", "no" or "". */
NotandaControl *notanda_yes_no_control_new (void);

G_END_DECLS
