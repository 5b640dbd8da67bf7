/* notanda-reference-control.h: what a name refers to, in a database
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/controls/notanda-control.h"
#include "model/notanda-value.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_REFERENCE_CONTROL (notanda_reference_control_get_type ())

G_DECLARE_FINAL_TYPE (NotandaReferenceControl, notanda_reference_control, NOTANDA, REFERENCE_CONTROL, NotandaControl)

/* Its text is three lines: database, identifier, label; "" where all are empty. */
NotandaControl *notanda_reference_control_new (void);

/**
 * notanda_reference_split:
 * @text: such three lines
 *
 * Returns: (transfer full): three strings
 */
char **notanda_reference_split (const char *text);

/* Returns: (transfer full): the lines for a value of kind REFERENCE */
char *notanda_reference_join (const NotandaValue *value);

G_END_DECLS
