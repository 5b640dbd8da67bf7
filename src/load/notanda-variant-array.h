/* notanda-variant-array.h: a long array for a GVariant, without a tree of values
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A GVariantBuilder keeps each element as a tree of values until the end, which for the blocks of a large page takes more memory
 * than to parse it, and a GVariant for each costs more time than all else that is done to send them. */
typedef struct _NotandaVariantArray NotandaVariantArray;

/* @type: (transfer none): an array's, whose elements are tuples of strings, strings that may be missing, and bytes, a byte the
 * last; lives as long as this does */
NotandaVariantArray *notanda_variant_array_new (const char *type);

/* The members of an element in their order; then its end. Strings are valid UTF-8. O(what is added). */
void notanda_variant_array_add_string (NotandaVariantArray *array,
                                       const char          *string);

/* @string: (nullable) */
void notanda_variant_array_add_maybe_string (NotandaVariantArray *array,
                                             const char          *string);
void notanda_variant_array_add_byte (NotandaVariantArray *array,
                                     guint8               byte);
void notanda_variant_array_end_element (NotandaVariantArray *array);

/* Frees @array. Returns: (transfer floating): what a builder would have made, in normal form */
GVariant *notanda_variant_array_finish (NotandaVariantArray *array);

G_END_DECLS
