/* notanda-date-control.h: a date, typed or chosen from a calendar
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/controls/notanda-control.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_DATE_CONTROL (notanda_date_control_get_type ())

G_DECLARE_FINAL_TYPE (NotandaDateControl, notanda_date_control, NOTANDA, DATE_CONTROL, NotandaControl)

/* Its text is ISO 8601 where the user wrote it so; see notanda_value_check(). */
NotandaControl *notanda_date_control_new (void);

G_END_DECLS
