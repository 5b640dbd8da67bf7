/* notanda-registers-private.h: what the files of the registers share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-registers.h"

G_BEGIN_DECLS

/* One record while a subject is being resolved. */
typedef struct
{
  NotandaRecord      record;
  const NotandaHash *hash;
  guint32            known;
} NotandaItem;

/* The records of one field that may be heads, lowest first. */
typedef struct
{
  const NotandaId   *id;
  const NotandaItem *items;
  guint              n_items;
  guint64            first_clock; /* lowest of all records the field ever had */
} NotandaField;

typedef struct
{
  NotandaSubject        *subject;
  GArray                *all;
  GHashTable            *cited; /* NULL where nothing is */
  const NotandaCreation *creation;
  const NotandaHash     *creation_hash;
} NotandaResolving;

void notanda_item_view (NotandaItem *item,
                        GArray      *all,
                        guint32      number);
int  notanda_item_compare (gconstpointer a,
                           gconstpointer b);

/* The set of what is cited: in which field, and whether by a restoration. */
GHashTable *notanda_cited_new (void);
void        notanda_cited_add (GHashTable          *cited,
                               const NotandaRecord *record);
gboolean    notanda_cited_contains (GHashTable        *cited,
                                    const NotandaId   *field,
                                    gboolean           by_restoration,
                                    const NotandaHash *hash);

/* To a list that isn't there as long as it is empty: few annotations are deleted. */
void notanda_numbers_add (GArray **numbers,
                          guint32  number);

/* Appends the heads of @field, if it has any, and counts its difference. */
void notanda_resolving_add_field (const NotandaResolving *resolving,
                                  const NotandaField     *field,
                                  GArray                 *heads);

/* All records of the subject have been taken in: is it deleted? */
void notanda_resolving_settle (const NotandaResolving *resolving);

/* Takes in the records that came since a subject was resolved; %FALSE where it
 * has to be resolved anew, in whatever state it is then. */
gboolean notanda_subject_add (NotandaSubject        *subject,
                              GArray                *all,
                              const NotandaCreation *creation,
                              const NotandaHash     *creation_hash);

G_END_DECLS
