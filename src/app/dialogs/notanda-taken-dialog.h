/* notanda-taken-dialog.h: takes in many articles, and says what became of each
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-jobs.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TAKEN_DIALOG (notanda_taken_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTakenDialog, notanda_taken_dialog, NOTANDA, TAKEN_DIALOG, AdwDialog)

/**
 * NotandaTakenDialog::chosen: one of them is to be opened in a window; its argument is the #NotandaOrder to carry out, which for one that
 *   was taken in is of its document
 */

/**
 * notanda_taken_dialog_new:
 * @orders: (element-type NotandaOrder)
 * @client: (nullable): as for notanda_jobs_open_async(), as is
 * @index: (nullable)
 *
 * Begins at once. Closing it stops, and what was taken in by then stays.
 */
AdwDialog *notanda_taken_dialog_new (GPtrArray           *orders,
                                     NotandaIdentity     *identity,
                                     NotandaLoaderClient *client,
                                     NotandaIntakeIndex  *index);

G_END_DECLS
