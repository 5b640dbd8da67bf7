/* fuzz-segment.c: any bytes as a segment, and as what a segment deflates
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-segment.h"
#include "sync/notanda-squeeze.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Writing what was read gives bytes that are read the same. */
static void
try_file (GBytes *file)
{
  static const NotandaId corpus = { { 0 } };
  g_autoptr (NotandaSegment) segment = notanda_segment_parse (file, &corpus, "fuzz", NULL);
  g_autoptr (NotandaSegment) again = NULL;
  g_autoptr (NotandaSegmentWriter) writer = notanda_segment_writer_new (&corpus);
  g_autoptr (GBytes) bytes = NULL;

  if (segment == NULL)
    return;
  for (guint i = 0; i < segment->entries->len; i++)
    {
      const NotandaSegmentEntry *entry = &g_array_index (segment->entries, NotandaSegmentEntry, i);

      for (guint j = 0; j < entry->n; j++)
        {
          const NotandaSegmentRecord *record = &g_array_index (segment->records, NotandaSegmentRecord, entry->first + j);

          notanda_segment_writer_add (writer, &entry->scope, record->bytes, record->size);
        }
    }
  for (guint i = 0; i < segment->directories->len; i++)
    {
      const NotandaSegmentEntry *entry = &g_array_index (segment->directories, NotandaSegmentEntry, i);

      notanda_segment_writer_add_directory (writer, &entry->scope, &g_array_index (segment->scopes, NotandaHash, entry->first), entry->n);
    }
  for (guint i = 0; i < segment->notes->len; i++)
    {
      const NotandaSegmentNote *note = &g_array_index (segment->notes, NotandaSegmentNote, i);

      notanda_segment_writer_add_note (writer, note->kind, &note->file);
    }
  bytes = notanda_segment_writer_finish (writer);
  again = notanda_segment_parse (bytes, &corpus, "fuzz", NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->records->len, ==, segment->records->len);
  g_assert_cmpuint (again->scopes->len, ==, segment->scopes->len);
  g_assert_cmpuint (again->notes->len, ==, segment->notes->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const NotandaId corpus = { { 0 } };
  g_autoptr (GBytes) file = g_bytes_new (data, size);
  g_autoptr (GBytes) wrapped = NULL;
  GByteArray *out = g_byte_array_new ();

  try_file (file);
  notanda_squeeze_write_head (out, "\x89NSG\r\n\x1a\n", NOTANDA_SEGMENT_VERSION, &corpus);
  notanda_squeeze_write (out, data, size);
  wrapped = g_byte_array_free_to_bytes (out);
  try_file (wrapped);

  return 0;
}
