/* notanda-tag-set-use.h: what of the tag set the annotations use
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-document.h"

G_BEGIN_DECLS

/* Each goes over all annotations once. */

/**
 * notanda_document_count_types:
 *
 * Returns: (transfer full): NotandaId of a type, as
 *   notanda_tag_set_resolve_type() has it -> number of visible annotations;
 *   types of none are left out
 */
GHashTable *notanda_document_count_types (NotandaDocument *document);

guint notanda_type_counts_get (GHashTable      *counts,
                               const NotandaId *type);

/**
 * notanda_document_count_values:
 *
 * Returns: (transfer full): what visible annotations have for @attribute, as
 *   notanda_value_dup_string() has it -> number of them
 */
GHashTable *notanda_document_count_values (NotandaDocument *document,
                                           const NotandaId *attribute);

/* Visible links in @role. */
guint notanda_document_count_links (NotandaDocument *document,
                                    const NotandaId *role);

/**
 * notanda_tag_type_list_defaults:
 *
 * Returns: (transfer full) (element-type NotandaAttribute): what a new annotation
 *   of @type starts with; the values borrow from it
 */
GArray *notanda_tag_type_list_defaults (const NotandaTagType *type);

G_END_DECLS
