/* notanda-text-control.h: words, on as many lines as they need
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/controls/notanda-control.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TEXT_CONTROL (notanda_text_control_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTextControl, notanda_text_control, NOTANDA, TEXT_CONTROL, NotandaControl)

NotandaControl *notanda_text_control_new (void);

G_END_DECLS
