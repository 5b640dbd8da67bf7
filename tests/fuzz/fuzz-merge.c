/* fuzz-merge.c: the laws of merging, on files from any bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The input is two lists of records: a byte with flags, then u16 size and that
 * many bytes for each. A record that isn't one is left out; so is the text, as
 * all files about one article have the same. Flag 1 puts it on the other side,
 * flag 2 on both, flag 4 makes the side a file in between. */

#include <string.h>

#include "format/notanda-format.h"
#include "util/test-documents.h"

#define TEXT "The quick brown fox jumps over the lazy dog."

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static NotandaSnapshot *
new_side (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static (TEXT, sizeof TEXT - 1);
  g_autoptr (NotandaArticle) article = notanda_article_new (text, NULL);
  g_autoptr (NotandaPacked) packed = notanda_packed_new (article);

  return notanda_snapshot_new_packed (packed);
}

static void
through_file (NotandaSnapshot **side)
{
  g_autoptr (GBytes) bytes = notanda_format_write (*side, NULL);
  g_autofree char *damage = NULL;
  g_autoptr (NotandaPacked) packed = notanda_format_read (bytes, "side", TRUE, &damage, NULL);

  g_assert_nonnull (packed);
  g_assert_null (damage);
  g_assert_cmpuint (packed->kept_aside->len, <=, (*side)->kept_aside->len); /* each once */
  notanda_snapshot_unref (*side);
  *side = notanda_snapshot_new_packed (packed);
}

static void
add (NotandaSnapshot *side,
     const guint8    *bytes,
     gsize            size)
{
  g_autoptr (NotandaStored) stored = notanda_stored_new (bytes, size);

  for (guint i = 0; i < side->added->len; i++)
    if (notanda_hash_equal (&((NotandaStored *) side->added->pdata[i])->hash, &stored->hash))
      return;
  g_ptr_array_add (side->added, g_steal_pointer (&stored));
}

/* Bytes that are no record make a section or a row kept aside. */
static void
add_rest (NotandaSnapshot *side,
          const guint8    *bytes,
          gsize            size)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);

  if (size == 0)
    return;
  if (bytes[0] % 2 == 0)
    g_ptr_array_add (side->sections, notanda_section_new (bytes[0] % 4 == 0 ? "later" : "other", bytes[0] >> 7, "ay", content));
  else
    g_ptr_array_add (side->kept_aside, notanda_kept_aside_new (bytes[0] % 4 == 1 ? "why" : "warum", "records", bytes + 1, size - 1));
}

static void
fill (NotandaSnapshot **sides,
      const guint8     *data,
      gsize             size)
{
  NotandaReader reader;

  notanda_reader_init (&reader, data, size);
  while (!reader.failed && reader.at < reader.end)
    {
      guint8        flags = notanda_reader_u8 (&reader);
      guint16       length = notanda_reader_u16 (&reader);
      const guint8 *bytes = notanda_reader_bytes (&reader, length);
      NotandaRecord record;
      gboolean      is_record;

      if (bytes == NULL)
        return;
      is_record = notanda_record_parse (&record, bytes, length) && notanda_record_fits (&record, sizeof TEXT - 1);
      for (guint i = 0; i < 2; i++)
        if ((flags & 2) != 0 || (flags & 1) == i)
          (is_record ? add : add_rest) (sides[i], bytes, length);
      if ((flags & 4) != 0)
        through_file (&sides[flags & 1]);
    }
}

static NotandaSnapshot *
merge (NotandaSnapshot *a,
       NotandaSnapshot *b)
{
  g_autoptr (GError) error = NULL;
  NotandaSnapshot *both = notanda_snapshot_merge (a, b, &error);

  g_assert_no_error (error);
  g_assert_true (notanda_snapshot_contains (both, a));
  g_assert_true (notanda_snapshot_contains (both, b));

  return both;
}

/* Local sections are each side's own. */
static void
drop_local (NotandaSnapshot *side)
{
  for (guint i = side->sections->len; i > 0; i--)
    if ((((NotandaSection *) side->sections->pdata[i - 1])->flags & NOTANDA_SECTION_LOCAL) != 0)
      g_ptr_array_remove_index (side->sections, i - 1);
}

static GBytes *
assert_same (NotandaSnapshot *a,
             NotandaSnapshot *b)
{
  g_autoptr (GBytes) one = notanda_format_write (a, NULL);
  g_autoptr (GBytes) other = notanda_format_write (b, NULL);

  g_assert_true (g_bytes_equal (one, other));

  return g_steal_pointer (&one);
}

static NotandaDocument *
open_side (NotandaSnapshot *side)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (7, "Cy");
  g_autoptr (NotandaPacked) packed = notanda_snapshot_pack (side);

  return notanda_document_new_packed (packed, identity);
}

/* Two documents that hear of each other show the same, whatever they had drawn. */
static void
assert_convergence (NotandaSnapshot *a,
                    NotandaSnapshot *b)
{
  g_autoptr (NotandaDocument) one = open_side (a);
  g_autoptr (NotandaDocument) other = open_side (b);
  g_autofree char *shown = NULL;
  g_autofree char *shown_other = NULL;
  g_autofree char *marks = NULL;
  g_autofree char *marks_other = NULL;

  notanda_document_get_spans (one);
  g_assert_true (notanda_document_merge (one, b, NULL, NULL));
  g_assert_true (notanda_document_merge (other, a, NULL, NULL));
  shown = test_document_describe (one);
  shown_other = test_document_describe (other);
  g_assert_cmpstr (shown, ==, shown_other);
  marks = test_document_to_string (one);
  marks_other = test_document_to_string (other);
  g_assert_cmpuint (strlen (marks), ==, strlen (marks_other));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  NotandaSnapshot *sides[2] = { new_side (), new_side () };

  fill (sides, data, size);
  for (int i = 0; i < 2; i++)
    drop_local (sides[i]);
  {
    g_autoptr (NotandaSnapshot) ab = merge (sides[0], sides[1]);
    g_autoptr (NotandaSnapshot) ba = merge (sides[1], sides[0]);
    g_autoptr (NotandaSnapshot) aa = merge (sides[0], sides[0]);
    g_autoptr (GBytes) both = assert_same (ab, ba);
    g_autoptr (GBytes) same = assert_same (aa, sides[0]);
  }
  assert_convergence (sides[0], sides[1]);
  notanda_snapshot_unref (sides[0]);
  notanda_snapshot_unref (sides[1]);

  return 0;
}
