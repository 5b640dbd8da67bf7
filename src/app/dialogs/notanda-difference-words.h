/* notanda-difference-words.h: a difference between people, as they read it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/* Returns: (transfer full): what it is about: the annotation's type and words, or the article */
char *notanda_difference_dup_subject (const NotandaDifference *difference,
                                      NotandaDocument         *document);

/* Returns: (transfer full): which of its fields: "Type", "Note", an attribute's label */
char *notanda_difference_dup_field (const NotandaDifference *difference,
                                    NotandaDocument         *document);

/* Returns: (transfer full): its @i-th value; "Nothing" for one that was taken away */
char *notanda_difference_dup_value (const NotandaDifference *difference,
                                    NotandaDocument         *document,
                                    guint                    i);

G_END_DECLS
