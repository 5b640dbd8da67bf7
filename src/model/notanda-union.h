/* notanda-union.h: rows kept aside, each once
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-packed.h"

G_BEGIN_DECLS

/**
 * NotandaUnion:
 *
 * A list of kept-aside rows while others join it. Two are the same when table
 * and bytes are; a hash table finds that out, since a hostile file may have
 * millions of them.
 */
typedef struct _NotandaUnion NotandaUnion;

/**
 * notanda_union_new:
 * @kept_aside: (element-type NotandaKeptAside): what rows are added to; of rows
 *   that it has twice already, both stay
 */
NotandaUnion *notanda_union_new (GPtrArray *kept_aside);
void          notanda_union_free (NotandaUnion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaUnion, notanda_union_free)

/* Returns: whether that changed the list */
gboolean notanda_union_add (NotandaUnion     *self,
                            NotandaKeptAside *kept);

G_END_DECLS
