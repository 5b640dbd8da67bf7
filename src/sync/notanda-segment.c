/* notanda-segment.c: records on their way to others, as the bytes of a file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The whole content is one frame: records repeat each other's authors and fields, and deflate to a third together. A
 * record's hash is computed on reading, since a name that somebody else gives it can't be relied on. Rejected: GVariant,
 * which would check its own offsets once more, and JSON, which would need a second form of a record. */

#include "sync/notanda-segment.h"

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
#include "sync/notanda-squeeze.h"

static const char magic[] = "\x89NSG\r\n\x1a\n";

struct _NotandaSegmentWriter
{
  NotandaId   corpus;
  GByteArray *records;
  GByteArray *directories;
  GByteArray *notes;
  guint32     n_entries;
  guint32     n_directories;
  guint32     n_notes;
  NotandaHash scope;  /* of the last entry */
  guint       count;  /* where in records its number of records stands */
  guint32     n_last; /* and that number */
};

/* ---- reading */

void
notanda_segment_free (NotandaSegment *segment)
{
  g_clear_pointer (&segment->raw, g_bytes_unref);
  g_array_unref (segment->entries);
  g_array_unref (segment->records);
  g_array_unref (segment->directories);
  g_array_unref (segment->scopes);
  g_array_unref (segment->notes);
  g_free (segment);
}

static void
read_records (NotandaReader  *reader,
              NotandaSegment *segment,
              guint32         n)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint32 i = 0; i < n && !reader->failed; i++)
    {
      NotandaSegmentRecord record;
      gsize                length = sizeof record.hash.bytes;

      record.size = notanda_reader_u32 (reader);
      record.bytes = notanda_reader_bytes (reader, record.size);
      reader->failed = reader->failed || record.size < NOTANDA_SEGMENT_MIN_RECORD ||
                       (segment->records->len > 0 && g_bytes_get_size (segment->raw) > NOTANDA_SEGMENT_MAX_SEVERAL);
      if (reader->failed)
        return;
      g_checksum_reset (checksum);
      g_checksum_update (checksum, record.bytes, record.size);
      g_checksum_get_digest (checksum, record.hash.bytes, &length);
      g_array_append_val (segment->records, record);
    }
}

static void
read_scopes (NotandaReader  *reader,
             NotandaSegment *segment,
             guint32         n)
{
  const guint8 *scopes = notanda_reader_bytes (reader, (gsize) n * sizeof (NotandaHash));

  if (scopes != NULL && n > 0)
    g_array_append_vals (segment->scopes, scopes, n);
}

static void
read_entries (NotandaReader  *reader,
              NotandaSegment *segment,
              GArray         *entries,
              GArray         *items,
              void (*read_items) (NotandaReader *, NotandaSegment *, guint32))
{
  guint32 n = notanda_reader_u32 (reader);

  for (guint32 i = 0; i < n && !reader->failed; i++)
    {
      NotandaSegmentEntry entry;

      notanda_reader_copy (reader, entry.scope.bytes, sizeof entry.scope.bytes);
      entry.n = notanda_reader_u32 (reader);
      entry.first = items->len;
      reader->failed = reader->failed || entry.n == 0;
      read_items (reader, segment, entry.n);
      if (!reader->failed)
        g_array_append_val (entries, entry);
    }
}

static void
read_notes (NotandaReader  *reader,
            NotandaSegment *segment)
{
  guint32 n = notanda_reader_u32 (reader);

  reader->failed = reader->failed || n == 0;
  for (guint32 i = 0; i < n && !reader->failed; i++)
    {
      NotandaSegmentNote note = { .kind = notanda_reader_u8 (reader) };

      notanda_reader_copy (reader, note.file.bytes, sizeof note.file.bytes);
      if (!reader->failed)
        g_array_append_val (segment->notes, note);
    }
}

NotandaSegment *
notanda_segment_parse (GBytes          *bytes,
                       const NotandaId *corpus,
                       const char      *name,
                       GError         **error)
{
  g_autoptr (NotandaSegment) segment = g_new0 (NotandaSegment, 1);
  NotandaReader reader;

  segment->entries = g_array_new (FALSE, FALSE, sizeof (NotandaSegmentEntry));
  segment->records = g_array_new (FALSE, FALSE, sizeof (NotandaSegmentRecord));
  segment->directories = g_array_new (FALSE, FALSE, sizeof (NotandaSegmentEntry));
  segment->scopes = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  segment->notes = g_array_new (FALSE, FALSE, sizeof (NotandaSegmentNote));

  notanda_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!notanda_squeeze_read_head (&reader, magic, NOTANDA_SEGMENT_VERSION, corpus, name, error))
    return NULL;
  segment->raw = notanda_squeeze_read (&reader, 0);
  if (segment->raw != NULL && notanda_reader_is_done (&reader))
    {
      notanda_reader_init (&reader, g_bytes_get_data (segment->raw, NULL), g_bytes_get_size (segment->raw));
      read_entries (&reader, segment, segment->entries, segment->records, read_records);
      read_entries (&reader, segment, segment->directories, segment->scopes, read_scopes);
      if (!reader.failed && !notanda_reader_is_done (&reader))
        read_notes (&reader, segment);
      if (notanda_reader_is_done (&reader))
        return g_steal_pointer (&segment);
    }

  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID, _ ("%s: damaged"), name);
  return NULL;
}

/* ---- writing */

NotandaSegmentWriter *
notanda_segment_writer_new (const NotandaId *corpus)
{
  NotandaSegmentWriter *writer = g_new0 (NotandaSegmentWriter, 1);

  writer->corpus = *corpus;
  writer->records = g_byte_array_new ();
  writer->directories = g_byte_array_new ();
  writer->notes = g_byte_array_new ();

  return writer;
}

void
notanda_segment_writer_free (NotandaSegmentWriter *writer)
{
  g_byte_array_unref (writer->records);
  g_byte_array_unref (writer->directories);
  g_byte_array_unref (writer->notes);
  g_free (writer);
}

static void
end_entry (NotandaSegmentWriter *writer)
{
  guint32 n = GUINT32_TO_LE (writer->n_last);

  if (writer->n_last > 0)
    memcpy (writer->records->data + writer->count, &n, sizeof n);
  writer->n_last = 0;
}

void
notanda_segment_writer_add (NotandaSegmentWriter *writer,
                            const NotandaHash    *scope,
                            const guint8         *bytes,
                            gsize                 size)
{
  if (writer->n_last == 0 || !notanda_hash_equal (scope, &writer->scope))
    {
      end_entry (writer);
      writer->scope = *scope;
      writer->n_entries++;
      notanda_write_bytes (writer->records, scope->bytes, sizeof scope->bytes);
      writer->count = writer->records->len;
      notanda_write_u32 (writer->records, 0);
    }

  writer->n_last++;
  notanda_write_u32 (writer->records, (guint32) size);
  notanda_write_bytes (writer->records, bytes, size);
}

void
notanda_segment_writer_add_directory (NotandaSegmentWriter *writer,
                                      const NotandaHash    *text,
                                      const NotandaHash    *scopes,
                                      guint                 n_scopes)
{
  writer->n_directories++;
  notanda_write_bytes (writer->directories, text->bytes, sizeof text->bytes);
  notanda_write_u32 (writer->directories, n_scopes);
  notanda_write_bytes (writer->directories, scopes, n_scopes * sizeof *scopes);
}

void
notanda_segment_writer_add_note (NotandaSegmentWriter *writer,
                                 guint8                kind,
                                 const NotandaHash    *file)
{
  writer->n_notes++;
  notanda_write_u8 (writer->notes, kind);
  notanda_write_bytes (writer->notes, file->bytes, sizeof file->bytes);
}

gsize
notanda_segment_writer_get_size (const NotandaSegmentWriter *writer)
{
  return (gsize) writer->records->len + writer->directories->len + writer->notes->len;
}

GBytes *
notanda_segment_writer_finish (NotandaSegmentWriter *writer)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) raw = g_byte_array_new ();

  end_entry (writer);
  notanda_write_u32 (raw, writer->n_entries);
  notanda_write_bytes (raw, writer->records->data, writer->records->len);
  notanda_write_u32 (raw, writer->n_directories);
  notanda_write_bytes (raw, writer->directories->data, writer->directories->len);
  if (writer->n_notes > 0)
    {
      notanda_write_u32 (raw, writer->n_notes);
      notanda_write_bytes (raw, writer->notes->data, writer->notes->len);
    }

  notanda_squeeze_write_head (out, magic, NOTANDA_SEGMENT_VERSION, &writer->corpus);
  notanda_squeeze_write (out, raw->data, raw->len);

  g_byte_array_set_size (writer->records, 0);
  g_byte_array_set_size (writer->directories, 0);
  g_byte_array_set_size (writer->notes, 0);
  writer->n_entries = 0;
  writer->n_directories = 0;
  writer->n_notes = 0;

  return g_byte_array_free_to_bytes (out);
}
