/* notanda-overrides.h: characters that override the direction of a text, shown
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether there is one among the @size bytes of @text */
gboolean notanda_overrides_are_in (const char *text,
                                   gsize       size);

/**
 * notanda_overrides_show:
 * @text: (inout): UTF-8
 *
 * Puts a mark in the place of each, of as many bytes and code points.
 *
 * Returns: @text
 */
char *notanda_overrides_show (char *text);

G_END_DECLS
