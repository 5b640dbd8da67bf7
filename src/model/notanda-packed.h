/* notanda-packed.h: records as the tables a file holds, used where they lie
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "model/notanda-article.h"
#include "model/notanda-record.h"
#include "model/notanda-value.h"

G_BEGIN_DECLS

/* The tables of a document. format/notanda-format.h says how they lie in a
 * file and why; here is what a row means. Integers are little-endian on disk
 * and are read through the functions below only. */

/**
 * NotandaRow:
 *
 * The record that creates an annotation, in 72 bytes. Together with its extra
 * bytes it is the canonical record of kind CREATE, no more and no less:
 * notanda_packed_write_creation() gives that back.
 */
typedef struct
{
  guint8  id[16];
  guint64 replica;
  guint64 clock;
  gint64  time;
  guint32 start; /* of the first fragment, code points */
  guint32 end;
  guint32 type;       /* number of the type's id in `types` */
  guint32 author;     /* number of the string in `strings` */
  guint32 origin;     /* a #NotandaOrigin */
  guint32 extra_size; /* 0 where it has one fragment, no rule and no attributes */
  guint64 extra;      /* where in `extras`: the sum of all sizes before */
} NotandaRow;

G_STATIC_ASSERT (sizeof (NotandaRow) == 72);

/**
 * NotandaRecordRow:
 *
 * Any later record: where its canonical bytes lie in `records_data`.
 */
typedef struct
{
  NotandaHash hash;
  guint32     offset; /* the sum of all sizes before */
  guint32     size;
} NotandaRecordRow;

G_STATIC_ASSERT (sizeof (NotandaRecordRow) == 40);

/**
 * NotandaKeptAside:
 * @why: what is wrong with it, for people
 * @table: which table it stood in
 * @bytes: the row, and after it what of its variable data could be told; of a
 *   creation also the id of its type and the name of its author
 *
 * Something damaged. It is kept byte for byte through every save, shown, and
 * never acted on.
 */
typedef struct
{
  char   *why;
  char   *table;
  GBytes *bytes;
} NotandaKeptAside;

NotandaKeptAside *notanda_kept_aside_new (const char   *why,
                                          const char   *table,
                                          gconstpointer bytes,
                                          gsize         size);
NotandaKeptAside *notanda_kept_aside_ref (NotandaKeptAside *kept);
void              notanda_kept_aside_unref (NotandaKeptAside *kept);

/* A flag of sections: never leaves the machine by merge or sync. */
#define NOTANDA_SECTION_LOCAL 1u

/**
 * NotandaSection:
 *
 * A section that this version doesn't know: carried along as it is.
 */
typedef struct
{
  char   *name;
  guint32 flags;
  char   *type; /* GVariant type string */
  GBytes *bytes;
} NotandaSection;

NotandaSection *notanda_section_new (const char *name,
                                     guint32     flags,
                                     const char *type,
                                     GBytes     *bytes);

/* Whether it holds the blocks that were left out of the text. */
gboolean notanda_section_is_left_out (const NotandaSection *section);

NotandaSection *notanda_section_ref (NotandaSection *section);
void            notanda_section_unref (NotandaSection *section);

/* A record as the history cites it: a row of a table stores no hash to be
 * found by, but is found by what it is about. */
typedef struct
{
  NotandaId   subject;
  NotandaHash hash;
} NotandaStepRecord;

G_STATIC_ASSERT (sizeof (NotandaStepRecord) == 48);

/**
 * NotandaStep:
 * @label: the step's name as the user read it
 * @records: (element-type NotandaStepRecord): the records to take back when it
 *   is undone (or, beyond the cursor, when it is redone)
 *
 * Immutable once it is made, so that a snapshot shares it; for any thread.
 */
typedef struct
{
  char   *label;
  GArray *records;
} NotandaStep;

NotandaStep *notanda_step_new (const char *label);
NotandaStep *notanda_step_ref (NotandaStep *step);
void         notanda_step_unref (NotandaStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaStep, notanda_step_unref)

/**
 * NotandaPacked:
 *
 * The tables as pointers into bytes that @owner keeps; plain data between
 * format/ and the document, immutable once made.
 */
typedef struct
{
  gatomicrefcount ref_count;

  NotandaArticle *article;

  const NotandaRow *rows;
  guint32           n_rows;
  const guint8     *extras;
  gsize             extras_size;
  const NotandaId  *types;
  guint32           n_types;
  const guint8     *string_ends; /* u32 each, may lie unaligned */
  const char       *strings;     /* each with its zero byte */
  gsize             strings_size;
  guint32           n_strings;

  const NotandaRecordRow *record_rows;
  guint32                 n_record_rows;
  const guint8           *records_data;
  gsize                   records_size;

  guint64  max_clock; /* highest logical clock in the tables, once checked */
  gboolean is_sorted; /* rows and records are in canonical order, once checked */

  GPtrArray *owners;     /* (element-type GBytes): keep the above alive */
  GPtrArray *kept_aside; /* (element-type NotandaKeptAside) */
  GPtrArray *sections;   /* (element-type NotandaSection) */

  const guint8 *history;      /* the steps as a file has them: label, number of records, records */
  gsize         history_size; /* in bytes */
  guint         n_steps;
  guint         cursor; /* steps before it can be undone, the rest redone */
  GPtrArray    *steps;  /* (element-type NotandaStep): %NULL until asked for */
} NotandaPacked;

NotandaPacked *notanda_packed_new (NotandaArticle *article);
NotandaPacked *notanda_packed_ref (NotandaPacked *packed);
void           notanda_packed_unref (NotandaPacked *packed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaPacked, notanda_packed_unref)

/**
 * notanda_packed_check:
 *
 * One pass over the tables: each row is checked in itself, and against the
 * text. A row that breaks a rule is copied to @kept_aside, and the tables are
 * then replaced by copies without it. Stored hashes of records are trusted
 * unless @hashes. O(n), and nothing is allocated while all is well.
 */
void notanda_packed_check (NotandaPacked *packed,
                           gboolean       hashes);

/**
 * NotandaCreation:
 *
 * What a creation says, from a row or from a record alike; borrows from it.
 */
typedef struct
{
  NotandaId     id;
  NotandaId     type;
  const char   *author;
  guint64       replica;
  guint64       clock;
  gint64        time;
  guint32       origin;
  NotandaRange  first;
  const guint8 *more; /* further fragments, two u32 each */
  guint32       n_more;
  const char   *rule;
  const guint8 *attributes; /* id, u32 size, value each */
  guint32       n_attributes;
  const guint8 *end;
} NotandaCreation;

/* For a variable that the next call fills, in a loop over a million: the zeros
 * that the compiler is told to put there first would cost more than the call. */
#define NOTANDA_TO_BE_FILLED __attribute__ ((uninitialized))

void     notanda_packed_get_creation (const NotandaPacked *packed,
                                      guint32              i,
                                      NotandaCreation     *out);
gboolean notanda_creation_from_record (NotandaCreation     *creation,
                                       const NotandaRecord *record);

/* Appends the canonical bytes of the record. */
void notanda_creation_write (const NotandaCreation *creation,
                             GByteArray            *out);

/* Appends what a row's extra bytes are; nothing where there is nothing extra. */
void notanda_creation_write_extra (const NotandaCreation *creation,
                                   GByteArray            *out);

NotandaRange notanda_creation_get_fragment (const NotandaCreation *creation,
                                            guint                  i);

/* Over a creation's attributes: start with @at = creation->attributes. */
gboolean notanda_creation_next_attribute (const NotandaCreation *creation,
                                          const guint8         **at,
                                          NotandaId             *id,
                                          const guint8         **value,
                                          guint32               *value_size);

/**
 * notanda_packed_set_history:
 * @history: its bytes, which one of the owners keeps
 *
 * Steps are made of it only when somebody asks for them: a run over a corpus
 * undoes nothing.
 *
 * Returns: %FALSE where the bytes aren't steps from some place on; those before
 *   it are taken all the same
 */
gboolean notanda_packed_set_history (NotandaPacked *packed,
                                     const guint8  *history,
                                     gsize          size,
                                     guint          cursor);

/* (element-type NotandaStep) (transfer none): for any thread */
GPtrArray *notanda_packed_get_steps (NotandaPacked *packed);

static inline guint32
notanda_packed_string_end (const NotandaPacked *packed,
                           guint32              i)
{
  guint32 end;

  memcpy (&end, packed->string_ends + 4 * (gsize) i, sizeof end);

  return GUINT32_FROM_LE (end);
}

static inline const char *
notanda_packed_get_string (const NotandaPacked *packed,
                           guint32              i)
{
  return packed->strings + (i > 0 ? notanda_packed_string_end (packed, i - 1) : 0);
}

void notanda_packed_get_record (const NotandaPacked *packed,
                                guint32              i,
                                NotandaRecord       *out);

G_END_DECLS
