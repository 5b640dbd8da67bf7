/* notanda-variant-array.h: a long array for a GVariant, without a tree of values
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A GVariantBuilder keeps each element as a tree of values until the end, which for the blocks of a large page takes more memory
 * than to parse it. */
typedef struct _NotandaVariantArray NotandaVariantArray;

/* @type: (transfer none): an array's, whose elements are of no fixed size and need no alignment; lives as long as this does */
NotandaVariantArray *notanda_variant_array_new (const char *type);

/* @element: sunk, and let go of before this returns. O(its size). */
void notanda_variant_array_append (NotandaVariantArray *array,
                                   GVariant            *element);

/* Frees @array. Returns: (transfer floating): what a builder would have made, in normal form */
GVariant *notanda_variant_array_finish (NotandaVariantArray *array);

G_END_DECLS
