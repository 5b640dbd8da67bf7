/* notanda-attributes-section.h: the attributes of an annotation
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/pane/notanda-attribute-field.h"

G_BEGIN_DECLS

#define NOTANDA_TYPE_ATTRIBUTES_SECTION (notanda_attributes_section_get_type ())

G_DECLARE_FINAL_TYPE (NotandaAttributesSection, notanda_attributes_section, NOTANDA, ATTRIBUTES_SECTION, AdwBin)

/* Forgets what was typed and couldn't be written: for another document. */
void notanda_attributes_section_forget (NotandaAttributesSection *self);

void notanda_attributes_section_update (NotandaAttributesSection *self,
                                        NotandaDocument          *document,
                                        const NotandaAnnotation  *annotation);

/**
 * notanda_attributes_section_commit:
 *
 * Writes what was typed. What can't be written is kept, and stands there again
 * when its annotation is shown the next time.
 */
void notanda_attributes_section_commit (NotandaAttributesSection *self);

/**
 * notanda_attributes_section_find_unwritten:
 * @slot: (out): an annotation that something was typed for
 *
 * Returns: %FALSE where everything is written
 */
gboolean notanda_attributes_section_find_unwritten (NotandaAttributesSection *self,
                                                    guint32                  *slot);

/* Returns: (nullable): for tests */
NotandaAttributeField *notanda_attributes_section_find_field (NotandaAttributesSection *self,
                                                              const NotandaId          *attribute);

G_END_DECLS
