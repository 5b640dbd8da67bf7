/* notanda-sections.h: the sections of a payload, found where they lie
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NotandaSectionView:
 * @name: borrowed from the payload; UTF-8
 * @type: borrowed from the payload; a valid GVariant type string
 * @offset: of the value's bytes in the payload; a multiple of 8
 * @size: of the value, in bytes
 */
typedef struct
{
  const char *name;
  guint32     flags;
  guint32     crc;
  const char *type;
  gsize       offset;
  gsize       size;
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

G_END_DECLS
