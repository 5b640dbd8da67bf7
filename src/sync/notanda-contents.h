/* notanda-contents.h: which records or texts a file on the server holds
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-io.h"

G_BEGIN_DECLS

/**
 * NotandaContents:
 *
 * What a file holds, by hashes: of each scope the records; or the text, whose
 * hash is the scope itself. Immutable; looking something up is a binary search.
 */
typedef struct _NotandaContents NotandaContents;

/* Gathers what a file holds, in any order, anything any number of times. */
typedef struct
{
  GArray *items;
} NotandaContentsBuilder;

#define NOTANDA_CONTENTS_BUILDER_INIT { NULL }

void             notanda_contents_builder_add (NotandaContentsBuilder *builder,
                                               const NotandaHash      *scope,
                                               const NotandaHash      *item);
NotandaContents *notanda_contents_builder_end (NotandaContentsBuilder *builder);
void             notanda_contents_builder_clear (NotandaContentsBuilder *builder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaContentsBuilder, notanda_contents_builder_clear)

/* Returns: (transfer full) (nullable): %NULL where @bytes aren't what notanda_contents_get_bytes() gave */
NotandaContents *notanda_contents_new (GBytes *bytes);
void             notanda_contents_free (NotandaContents *contents);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaContents, notanda_contents_free)

/* For keeping: 72 bytes for a scope and a record, 32 for each other record. */
GBytes *notanda_contents_get_bytes (NotandaContents *contents);

guint              notanda_contents_get_n_scopes (NotandaContents *contents);
const NotandaHash *notanda_contents_get_scope (NotandaContents *contents,
                                               guint            i);

/* Of the scope with that number. Returns: (transfer none) (array length=n): ascending */
const NotandaHash *notanda_contents_get_items (NotandaContents *contents,
                                               guint            i,
                                               guint           *n);

/* Returns: %FALSE where nothing of @scope is in it; @i is its number */
gboolean notanda_contents_find (NotandaContents   *contents,
                                const NotandaHash *scope,
                                guint             *i);
gboolean notanda_contents_has (NotandaContents   *contents,
                               const NotandaHash *scope,
                               const NotandaHash *item);

G_END_DECLS
