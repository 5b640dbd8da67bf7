/* notanda-type-picker.h: a list of types to take one from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/common/notanda-type-list.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TYPE_PICKER (notanda_type_picker_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTypePicker, notanda_type_picker, NOTANDA, TYPE_PICKER, AdwBin)

/**
 * NotandaTypePicker:
 *
 * Can be searched where there are many. Signal "picked" (picker, NotandaTagItem *).
 */

/* Whether a type is among those to take one from. */
typedef gboolean (*NotandaTypeFilter) (NotandaTagItem *item,
                                       gpointer        data);

/**
 * notanda_type_picker_set_document:
 * @document: (nullable): for nothing to be listed
 * @counted: as notanda_type_list_new() has it
 * @library: (nullable): as notanda_type_list_new() has it
 * @filter: (nullable): for all types
 * @data: must live as long as the picker has this document
 */
void notanda_type_picker_set_document (NotandaTypePicker *self,
                                       NotandaDocument   *document,
                                       gboolean           counted,
                                       NotandaLibrary    *library,
                                       NotandaTypeFilter  filter,
                                       gpointer           data);

/* A filter for what is offered to mark with. */
gboolean notanda_type_filter_offered (NotandaTagItem *item,
                                      gpointer        data);

/* Puts the focus where one goes on by keyboard. */
void notanda_type_picker_focus (NotandaTypePicker *self);

G_END_DECLS
