/* notanda-tag-set-private.h: what the files of the tag set share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-tag-set.h"

G_BEGIN_DECLS

typedef struct
{
  NotandaId id;
  guint     rank; /* the built-in ones first, in their order */
  char     *texts[NOTANDA_N_TAG_PROPERTIES];
  NotandaId owner;
  NotandaId merged_into; /* zero where it wasn't */
} NotandaTagElement;

struct _NotandaTagSet
{
  GHashTable *elements;  /* NotandaId -> NotandaTagElement, which holds it */
  GPtrArray  *types;     /* NotandaTagType, or NULL when they must be built */
  GHashTable *by_id;     /* NotandaId -> type, attribute or role */
  GHashTable *merged;    /* NotandaId -> the NotandaId it goes by; only of merged types */
  GHashTable *moved;     /* the same of attributes and roles that gave way to another */
  gboolean    is_shared; /* all of it is the built-in one's, which never changes */
};

void notanda_tag_set_build_types (NotandaTagSet *tag_set);

/* Builds the types from the elements, if a change has made that necessary. */
static inline void
notanda_tag_set_ensure_types (NotandaTagSet *tag_set)
{
  if (tag_set->types == NULL)
    notanda_tag_set_build_types (tag_set);
}

/* The id that a merged type goes by. */
const NotandaId *notanda_tag_set_find_root (GHashTable      *parents,
                                            const NotandaId *id);

G_END_DECLS
