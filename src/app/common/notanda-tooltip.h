/* notanda-tooltip.h: what is said of a widget where the pointer rests on it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NotandaTooltip:
 *
 * For widgets that are there before the first frame, or whose tooltip changes with
 * the document; others have "tooltip-text".
 */
typedef struct _NotandaTooltip NotandaTooltip;

/* @text: translated; @action: (nullable): in the table, its first key is shown too.
 * Returns: (transfer none): lives as long as @widget */
NotandaTooltip *notanda_tooltip_add (GtkWidget  *widget,
                                     const char *text,
                                     const char *action);

/* @text: translated */
void notanda_tooltip_set_text (NotandaTooltip *self,
                               const char     *text);

G_END_DECLS
