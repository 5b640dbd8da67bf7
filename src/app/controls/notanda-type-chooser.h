/* notanda-type-chooser.h: one of the tag set's types
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/notanda-tag-set.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_TYPE_CHOOSER (notanda_type_chooser_get_type ())

G_DECLARE_FINAL_TYPE (NotandaTypeChooser, notanda_type_chooser, NOTANDA, TYPE_CHOOSER, AdwBin)

/**
 * NotandaTypeChooser:
 *
 * Signal "chosen": the user chose another type.
 */

/**
 * notanda_type_chooser_set_tag_set:
 * @tag_set: not kept: to be given again when it changes
 *
 * Offers its types, but those that are retired.
 */
void notanda_type_chooser_set_tag_set (NotandaTypeChooser *self,
                                       NotandaTagSet      *tag_set);

/**
 * notanda_type_chooser_set_type:
 * @type: may be retired, or unknown to @tag_set: it is shown all the same
 */
void notanda_type_chooser_set_type (NotandaTypeChooser *self,
                                    NotandaTagSet      *tag_set,
                                    const NotandaId    *type);

/* %FALSE where none was set. */
gboolean notanda_type_chooser_get_type_id (NotandaTypeChooser *self,
                                           NotandaId          *type);

G_END_DECLS
