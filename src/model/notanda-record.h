/* notanda-record.h: the immutable records that everything stored is made of
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-io.h"

G_BEGIN_DECLS

/* The numbers are on disk; they never change their meaning. A kind that isn't
 * here comes from a later version: it is carried along and never shown. */
typedef enum
{
  NOTANDA_RECORD_CREATE = 1,  /* subject: the new annotation; value: CREATION */
  NOTANDA_RECORD_SET = 2,     /* subject: an annotation; field: which of its fields or elements */
  NOTANDA_RECORD_DELETE = 3,  /* subject: an annotation; parents: all that was seen of it */
  NOTANDA_RECORD_RESTORE = 4, /* subject: an annotation; parents: the deletions taken back;
                                 value: NONE, or yes where it was seen all the while */
  NOTANDA_RECORD_ARTICLE = 5, /* field: a piece of metadata, "blocks", or one block */
  NOTANDA_RECORD_TAG_SET = 6, /* subject: a type, attribute or role; field: a property */
  NOTANDA_RECORD_CORPUS = 7,  /* subject: a person, or an article; field: a property. In corpus files only */
} NotandaRecordKind;

/**
 * NotandaRecord:
 * @kind: a #NotandaRecordKind, or one from the future
 * @subject: what the record is about; zero for the article
 * @field: which of its fields; zero where the kind has but one
 * @replica: the installation that wrote it
 * @clock: logical (Lamport): one more than the highest its writer had seen
 * @time: microseconds since 1970, for display only; no decision uses it
 * @author: UTF-8, borrowed
 * @parents: hashes of the records it replaces, ascending, borrowed
 * @value: a #NotandaValue as bytes, borrowed
 *
 * A view of a record's canonical bytes, into which every pointer leads. The
 * canonical bytes, all integers little-endian:
 *
 *   u8 1 | u16 kind | 16 subject | 16 field | u64 replica | u64 clock |
 *   i64 time | string author | u32 n, n times 32 bytes: parents |
 *   u32 size, bytes: value
 *
 * with strings as notanda_reader_string() has them. A record's name is the
 * SHA-256 of these bytes. No row number and no heap offset occurs in them, so
 * a record is the same in each file, journal and segment it is found in.
 */
typedef struct
{
  guint16            kind;
  NotandaId          subject;
  NotandaId          field;
  guint64            replica;
  guint64            clock;
  gint64             time;
  const char        *author;
  const NotandaHash *parents;
  guint32            n_parents;
  const guint8      *value;
  guint32            value_size;
} NotandaRecord;

#define NOTANDA_RECORD_MAX_SIZE (256u << 20) /* bytes: no more than a file */

/**
 * notanda_record_parse:
 * @record: (out): borrows from @bytes
 *
 * Total: any bytes give a record or %FALSE. Values of known kinds of record
 * are checked too, but not against an article's text.
 *
 * Returns: %FALSE where @bytes aren't exactly one canonical record
 */
gboolean notanda_record_parse (NotandaRecord *record,
                               const guint8  *bytes,
                               gsize          size);

/**
 * notanda_record_view:
 *
 * As notanda_record_parse(), for bytes that were parsed or written here
 * before: nothing is checked again.
 */
void notanda_record_view (NotandaRecord *record,
                          const guint8  *bytes,
                          gsize          size);

/**
 * notanda_record_write:
 * @out: the canonical bytes are appended to it
 *
 * Parents are sorted and made unique first.
 */
void notanda_record_write (const NotandaRecord *record,
                           GByteArray          *out);

/**
 * NotandaStored:
 *
 * A record's canonical bytes with their hash, in one piece of memory that
 * never changes; reference counted, for any thread.
 */
typedef struct
{
  NotandaHash hash;
  guint32     size;
  guint8      bytes[];
} NotandaStored;

NotandaStored *notanda_stored_new (const guint8 *bytes,
                                   gsize         size);
NotandaStored *notanda_stored_new_for_hash (const guint8      *bytes,
                                            gsize              size,
                                            const NotandaHash *hash);
NotandaStored *notanda_stored_ref (NotandaStored *stored);
void           notanda_stored_unref (NotandaStored *stored);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaStored, notanda_stored_unref)

/**
 * notanda_record_fits:
 * @n_chars: code points of the article's text
 *
 * Whether the places that a parsed record names are inside the text.
 */
gboolean notanda_record_fits (const NotandaRecord *record,
                              gsize                n_chars);

G_END_DECLS
