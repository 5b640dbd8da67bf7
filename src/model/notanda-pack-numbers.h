/* notanda-pack-numbers.h: the numbers by which packed rows cite types and strings
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-packed.h"

G_BEGIN_DECLS

/**
 * NotandaPackNumbers:
 * @types: (element-type NotandaId): ascending; the number of each is its place
 * @strings: (element-type utf8): likewise; borrowed
 * @type_map: from the base's numbers, of those in use
 * @string_map: the same
 * @is_same: both maps give what they are given, for all that is used
 *
 * Filled in once: first with what the base uses, then with what is new, then settled.
 */
typedef struct
{
  GArray    *types;
  GPtrArray *strings;
  guint32   *type_map;
  guint32   *string_map;
  gboolean   is_same;
} NotandaPackNumbers;

void notanda_pack_numbers_init (NotandaPackNumbers *numbers);
void notanda_pack_numbers_clear (NotandaPackNumbers *numbers);

/* @type_used, @string_used: by the base's number, whether any row cites it. */
void notanda_pack_numbers_take_base (NotandaPackNumbers  *numbers,
                                     const NotandaPacked *base,
                                     const guint8        *type_used,
                                     const guint8        *string_used);
void notanda_pack_numbers_add (NotandaPackNumbers *numbers,
                               const NotandaId    *type,
                               const char         *string);

/* From here on numbers can be asked for, and no more be added. */
void notanda_pack_numbers_settle (NotandaPackNumbers  *numbers,
                                  const NotandaPacked *base,
                                  const guint8        *type_used,
                                  const guint8        *string_used);

guint32 notanda_pack_numbers_find_type (const NotandaPackNumbers *numbers,
                                        const NotandaId          *id);
guint32 notanda_pack_numbers_find_string (const NotandaPackNumbers *numbers,
                                          const char               *string);

G_END_DECLS
