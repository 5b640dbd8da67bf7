/* notanda-show-difference.h: a field that two people set, in words
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * notanda_show_difference_dup_field:
 *
 * Returns: (transfer full): "position", "type", "state", "link", "note", or the
 *   identifier of an attribute
 */
char *notanda_show_difference_dup_field (const NotandaDifference *difference,
                                         NotandaDocument         *document);

/**
 * notanda_show_difference_dup_value:
 * @i: which of the values
 *
 * Returns: (transfer full): the value in words: pieces are "START-END;START-END"
 *   in code points, a link is "ROLE TARGET"; "" for one that was taken away
 */
char *notanda_show_difference_dup_value (const NotandaDifference *difference,
                                         NotandaDocument         *document,
                                         guint                    i);

G_END_DECLS
