/* notanda-choice-dialog.h: several articles to choose from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-order.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_CHOICE_DIALOG (notanda_choice_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaChoiceDialog, notanda_choice_dialog, NOTANDA, CHOICE_DIALOG, AdwDialog)

/**
 * NotandaChoiceDialog::chosen: emitted once, when it is closed already; its argument is a #GPtrArray of #NotandaOrder to carry out
 */

/**
 * notanda_choice_dialog_new:
 * @order: what was opened
 * @loaded: its choices, or its items where it is a feed
 */
AdwDialog *notanda_choice_dialog_new (NotandaOrder        *order,
                                      const NotandaLoaded *loaded);

G_END_DECLS
