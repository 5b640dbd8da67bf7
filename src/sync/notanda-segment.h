/* notanda-segment.h: records on their way to others, as the bytes of a file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-io.h"

G_BEGIN_DECLS

/*
 * A segment, or a pack of several: the head and one frame of notanda-squeeze.h,
 * magic 89 4E 53 47 0D 0A 1A 0A, version 1. In the frame:
 *
 *   u32 n, n times: 32 bytes scope | u32 n, n times: u32 size, canonical bytes of a record
 *   u32 n, n times: 32 bytes, the hash in the name of a .text file | u32 n, n
 *                   times: 32 bytes scope: whose texts are in it
 *   where there are notes: u32 n, n times: u8 kind, 32 bytes, the SHA-256 of
 *                   the name of a file
 *
 * A scope is the SHA-256 of a text: an article's, or the line of a corpus. It
 * may come more than once, so that packing is joining. Records are not looked
 * into: those of a later version are carried along.
 *
 * The second part lets others know which text is where without fetching it, the third what was found out about a file that lies
 * damaged on the server. Notes of other kinds are carried along.
 *
 * Nothing in it is empty, and what deflates well can't cost more memory than a few times what the frame holds: each record
 * has the bytes that any has, and a frame that is larger than several should be together holds a single one.
 */

#define NOTANDA_SEGMENT_VERSION 1
#define NOTANDA_SEGMENT_MIN_RECORD 72u          /* bytes: without author, parents and value */
#define NOTANDA_SEGMENT_MAX_SEVERAL (64u << 20) /* bytes of a frame with more than one record; written are NOTANDA_SQUEEZE_GOOD_SIZE */

/**
 * NotandaSegmentRecord:
 * @hash: of the canonical bytes, computed here
 * @bytes: borrowed from the segment
 */
typedef struct
{
  NotandaHash   hash;
  const guint8 *bytes;
  guint32       size;
} NotandaSegmentRecord;

/**
 * NotandaSegmentEntry:
 * @scope: what the records belong to; or the hash of a text file
 * @first: in the array of records, or in that of directory scopes
 * @n: how many from there
 */
typedef struct
{
  NotandaHash scope;
  guint       first;
  guint       n;
} NotandaSegmentEntry;

typedef enum
{
  NOTANDA_SEGMENT_DAMAGED = 1, /* the server gives back other bytes: whoever knows what it holds is asked to see to that */
  NOTANDA_SEGMENT_MENDED = 2,  /* it does, and all that the file held is in others */
} NotandaSegmentNoteKind;

/* @kind: a #NotandaSegmentNoteKind, or a later version's. @file: of notanda_sync_name_get_id() */
typedef struct
{
  guint8      kind;
  NotandaHash file;
} NotandaSegmentNote;

/**
 * NotandaSegment:
 * @raw: what the frame held
 * @entries: (element-type NotandaSegmentEntry): of records
 * @records: (element-type NotandaSegmentRecord)
 * @directories: (element-type NotandaSegmentEntry): of text files
 * @scopes: (element-type NotandaHash): of the directories
 * @notes: (element-type NotandaSegmentNote)
 *
 * One that was read.
 */
typedef struct
{
  GBytes *raw;
  GArray *entries;
  GArray *records;
  GArray *directories;
  GArray *scopes;
  GArray *notes;
} NotandaSegment;

/**
 * notanda_segment_parse:
 * @name: how errors call it
 *
 * Total. That @bytes are those the name promises is for the caller to see.
 * Linear, but for the records' hashes nothing but a walk.
 *
 * Returns: (transfer full): %NULL with the errors of notanda_squeeze_read_head()
 */
NotandaSegment *notanda_segment_parse (GBytes          *bytes,
                                       const NotandaId *corpus,
                                       const char      *name,
                                       GError         **error);
void            notanda_segment_free (NotandaSegment *segment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSegment, notanda_segment_free)

/* One that is written. */
typedef struct _NotandaSegmentWriter NotandaSegmentWriter;

NotandaSegmentWriter *notanda_segment_writer_new (const NotandaId *corpus);
void                  notanda_segment_writer_free (NotandaSegmentWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaSegmentWriter, notanda_segment_writer_free)

/* Records of one scope that come one after the other share its name. */
void notanda_segment_writer_add (NotandaSegmentWriter *writer,
                                 const NotandaHash    *scope,
                                 const guint8         *bytes,
                                 gsize                 size);
void notanda_segment_writer_add_directory (NotandaSegmentWriter *writer,
                                           const NotandaHash    *text,
                                           const NotandaHash    *scopes,
                                           guint                 n_scopes);

void notanda_segment_writer_add_note (NotandaSegmentWriter *writer,
                                      guint8                kind,
                                      const NotandaHash    *file);

/* Bytes before they are deflated; 0 where nothing was added. */
gsize notanda_segment_writer_get_size (const NotandaSegmentWriter *writer);

/* Returns: (transfer full): the file's bytes; the writer is empty again */
GBytes *notanda_segment_writer_finish (NotandaSegmentWriter *writer);

G_END_DECLS
