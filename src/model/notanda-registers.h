/* notanda-registers.h: which records of a subject are visible
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-annotation.h"
#include "model/notanda-packed.h"

G_BEGIN_DECLS

/**
 * NotandaKnown:
 *
 * A record of a document, wherever its bytes lie.
 */
typedef struct
{
  const NotandaHash *hash;
  const guint8      *bytes;
  guint32            size;
} NotandaKnown;

/**
 * NotandaHead:
 * @known: the number of the record, or %NOTANDA_CREATION for the subject's creation
 * @first_clock: lowest clock among the field's records: when it came into being
 * @is_shown: the one head of its field that people see
 *
 * A record that no other replaces in its field. A field with several heads
 * whose values differ is a difference.
 */
typedef struct
{
  NotandaId field;
  guint32   known;
  guint64   first_clock;
  gboolean  is_element; /* a link or note that stands */
  gboolean  is_shown;
  gboolean  is_disputed; /* it is shown, and another head has another value */
} NotandaHead;

#define NOTANDA_CREATION G_MAXUINT32

/**
 * NotandaSubject:
 * @id: what the records are about
 * @slot: of the annotation, or %NOTANDA_NO_SLOT for anything else, and while
 *   its creation has not arrived
 * @known: (element-type guint32): numbers of its later records
 * @heads: (element-type NotandaHead): by field; only fields that later
 *   records name
 * @deletions: (element-type guint32) (nullable): deletions not taken back, %NULL
 *   where there are none
 * @restorations: (element-type guint32) (nullable): what took deletions back and
 *   isn't named by a deletion since, the same
 * @n_resolved: the first so many of @known are resolved
 * @cited: (nullable): what these cite; kept once it has changed
 * @has_headless: a field has records but no head
 *
 * What later records say about one subject. Everything but the first three
 * members is computed from them, whenever a record is added.
 */
typedef struct
{
  NotandaId   id;
  guint32     slot;
  NotandaHash creation_hash; /* once @has_creation_hash */
  gboolean    has_creation_hash;
  GArray     *known;
  GArray     *heads;
  GArray     *deletions;
  GArray     *restorations;
  guint       n_resolved;
  GHashTable *cited;
  gboolean    has_headless;
  gboolean    is_deleted;
  gboolean    edited_while_deleted;
  guint       n_differences;
} NotandaSubject;

NotandaSubject *notanda_subject_new (const NotandaId *id);
void            notanda_subject_free (NotandaSubject *subject);

/**
 * notanda_subject_resolve:
 * @all: (element-type NotandaKnown): the document's records
 * @creation: (nullable): the subject's creation
 * @creation_hash: (nullable): its hash, where notanda_subject_needs_creation_hash()
 *
 * A pure function of the set of records: their order makes no difference.
 * O(n log n) in the subject's records the first two times, and then in those that
 * were added since, and in the heads.
 *
 * - A record replaces those of its parents that are about the same field.
 * - What isn't replaced is a head. Shown is the one with the highest (clock,
 *   replica, hash); of links and notes, one that wasn't taken away goes first.
 * - An annotation is deleted when each of its heads is named by a deletion: so
 *   work done at the same time elsewhere brings it back.
 */
void notanda_subject_resolve (NotandaSubject        *subject,
                              GArray                *all,
                              const NotandaCreation *creation,
                              const NotandaHash     *creation_hash);

/* The same over all records, whatever was resolved before. */
void notanda_subject_resolve_anew (NotandaSubject        *subject,
                                   GArray                *all,
                                   const NotandaCreation *creation,
                                   const NotandaHash     *creation_hash);

gboolean notanda_subject_is_resolved (const NotandaSubject *subject);

/* After its creation is another one. */
void notanda_subject_forget (NotandaSubject *subject);

/* Whether any record may cite the creation, or has to be told from it by hash:
 * hashing a row costs more than all the rest of resolving. Only records that aren't
 * resolved yet are looked at. */
gboolean notanda_subject_needs_creation_hash (const NotandaSubject  *subject,
                                              GArray                *all,
                                              const NotandaCreation *creation);

/* The shown head of a field, or %NULL where no later record is about it. */
const NotandaHead *notanda_subject_get_shown (const NotandaSubject *subject,
                                              const NotandaId      *field);

/* What a creation says of a field, as value bytes; %FALSE where nothing. */
gboolean notanda_creation_get_field (const NotandaCreation *creation,
                                     const NotandaId       *field,
                                     GByteArray            *out);

const NotandaId *notanda_field_get_position (void);
const NotandaId *notanda_field_get_type_field (void);
const NotandaId *notanda_field_get_state (void);
const NotandaId *notanda_field_get_blocks (void);
const NotandaId *notanda_field_get_found (void);
const NotandaId *notanda_field_get_fixed (void);
const NotandaId *notanda_field_get_replaces (void);
const NotandaId *notanda_field_get_read (void);

G_END_DECLS
