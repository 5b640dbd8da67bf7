/* notanda-choice-control.h: one of several choices, or none
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/controls/notanda-control.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_CHOICE_CONTROL (notanda_choice_control_get_type ())

G_DECLARE_FINAL_TYPE (NotandaChoiceControl, notanda_choice_control, NOTANDA, CHOICE_CONTROL, NotandaControl)

/**
 * notanda_choice_control_new:
 * @choices: (nullable) (array zero-terminated=1): identifiers
 * @labels: (nullable) (array zero-terminated=1): beside @choices
 *
 * Its text is an identifier; one that is none of @choices is shown as what it is.
 */
NotandaControl *notanda_choice_control_new (char **choices,
                                            char **labels);

G_END_DECLS
