/* notanda-type-popover.h: the types to mark with, to point at
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TYPE_POPOVER (notanda_type_popover_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTypePopover, notanda_type_popover, NOTANDA, TYPE_POPOVER, GtkPopover)

/**
 * NotandaTypePopover:
 *
 * Shows each type's key and guideline. Signal "picked" (popover, const char
 * *identifier): the popover has closed.
 */

/* To be called before it opens; it lets go of the document when it has closed. */
void notanda_type_popover_set_document (NotandaTypePopover *self,
                                        NotandaDocument    *document);

G_END_DECLS
