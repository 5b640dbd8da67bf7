/* notanda-bidi.h: words of one direction in sentences of the other
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @c is of a script that runs from right to left, or changes the direction. */
gboolean notanda_bidi_runs_from_right (gunichar c);

/**
 * notanda_bidi_printf:
 * @format: as for printf(), with no other conversions of text than "%s"
 *
 * A sentence for people with titles, names and excerpts in it. Where one of them may run against the sentence, each stands in it
 * isolated (U+2068 to U+2069): a title in Hebrew doesn't draw the number behind it to its other side.
 *
 * Returns: (transfer full): without a mark where nothing runs against it
 */
char *notanda_bidi_printf (const char *format,
                           ...) G_GNUC_PRINTF (1, 2);

/* Appends @separator, where there is something already, and @part, isolated where that is needed. */
void notanda_bidi_append (GString    *line,
                          const char *separator,
                          const char *part);

G_END_DECLS
