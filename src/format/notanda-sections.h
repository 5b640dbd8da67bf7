/* notanda-sections.h: the sections of a payload, found and written where they lie
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NotandaSectionView:
 * @name: borrowed, of one read from the payload; UTF-8
 * @type: borrowed, of one read valid during the call only; a valid and definite
 *   GVariant type string
 * @value: (array length=size): borrowed, of one read from the payload
 * @offset: of the value's bytes in the payload; a multiple of 8
 * @size: of the value, in bytes
 */
typedef struct
{
  const char   *name;
  guint32       flags;
  guint32       crc;
  const char   *type;
  const guint8 *value;
  gsize         offset;
  gsize         size;
} NotandaSectionView;

typedef void (*NotandaSectionFunc) (const NotandaSectionView *view,
                                    gpointer                  data);

/**
 * notanda_sections_foreach:
 * @payload: a serialised GVariant of type a(suuv), from anywhere
 * @max: with more elements than this, none is given
 * @n: (out): how many elements it says to have
 *
 * Calls @func for each element that can be read. Total, and linear in the
 * number of elements.
 *
 * Returns: %FALSE where any could not be read
 */
gboolean notanda_sections_foreach (const guint8      *payload,
                                   gsize              size,
                                   gsize              max,
                                   NotandaSectionFunc func,
                                   gpointer           data,
                                   gsize             *n);

/**
 * notanda_sections_layout:
 * @views: (array length=n): with name, type and size; gets the offsets
 *
 * Returns: the size of the payload of these, in bytes
 */
gsize notanda_sections_layout (NotandaSectionView *views,
                               gsize               n);

/**
 * notanda_sections_write:
 * @views: (array length=n): all members set, the offsets by
 *   notanda_sections_layout()
 * @payload: (out caller-allocates) (array length=size)
 * @size: what that returned
 *
 * Writes all but the values, which the caller puts at their offsets, before or
 * after: so that a table that is computed can be computed in its place. The
 * whole is what GVariant makes of the same sections, byte for byte.
 */
void notanda_sections_write (const NotandaSectionView *views,
                             gsize                     n,
                             guint8                   *payload,
                             gsize                     size);

G_END_DECLS
