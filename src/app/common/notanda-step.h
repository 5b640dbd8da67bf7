/* notanda-step.h: undoing and redoing, and what is said of it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/* Returns: (transfer full): what is said once the step called @label was undone or redone */
char *notanda_step_dup_words (const char *label,
                              gboolean    is_redo);

/* Undoes or redoes one step. Returns: (transfer full) (nullable): what is to be said, be it why it can't be; %NULL where there is none */
char *notanda_step_take (NotandaDocument *document,
                         gboolean         is_redo);

G_END_DECLS
