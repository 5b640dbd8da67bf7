/* notanda-attribute-field.h: one attribute of an annotation, to be set
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/controls/notanda-control.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_ATTRIBUTE_FIELD (notanda_attribute_field_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAttributeField, notanda_attribute_field, NOTANDA, ATTRIBUTE_FIELD, AdwBin)

GtkWidget *notanda_attribute_field_new (void);

/* Whether the control for an attribute can show a value. */
gboolean notanda_attribute_field_can_show (const NotandaTagAttribute *attribute,
                                           const NotandaValue        *value);

/**
 * notanda_attribute_field_update:
 * @value: (nullable): what @slot has; %NULL for nothing
 *
 * What is being typed for the same @slot stays.
 */
void notanda_attribute_field_update (NotandaAttributeField     *self,
                                     NotandaDocument           *document,
                                     guint32                    slot,
                                     const NotandaTagAttribute *attribute,
                                     const NotandaValue        *value);

/**
 * notanda_attribute_field_commit:
 *
 * Writes what was typed, as one step.
 *
 * Returns: %FALSE where it can't be written; it stays, and what is wrong is said
 */
gboolean notanda_attribute_field_commit (NotandaAttributeField *self);

/* Returns: (transfer full) (nullable): what was typed and isn't written */
char *notanda_attribute_field_dup_pending (NotandaAttributeField *self);

/* Types it again. */
void notanda_attribute_field_set_pending (NotandaAttributeField *self,
                                          const char            *text);

/* For tests. */
NotandaControl *notanda_attribute_field_get_control (NotandaAttributeField *self);
const char     *notanda_attribute_field_get_problem (NotandaAttributeField *self);

G_END_DECLS
