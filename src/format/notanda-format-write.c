/* notanda-format-write.c: writes a .notanda file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-crc.h"
#include "base/notanda-error.h"
#include "base/notanda-io.h"
#include "format/notanda-format-private.h"

const NotandaSectionKind notanda_section_kinds[NOTANDA_N_SECTIONS] = {
  [NOTANDA_SECTION_TEXT] = { "text", "ay", 0 },
  [NOTANDA_SECTION_ROWS] = { "rows", "a(tttttuuuuuut)", 0 },
  [NOTANDA_SECTION_EXTRAS] = { "extras", "ay", 0 },
  [NOTANDA_SECTION_TYPES] = { "types", "a(tt)", 0 },
  [NOTANDA_SECTION_STRING_ENDS] = { "string-ends", "au", 0 },
  [NOTANDA_SECTION_STRINGS] = { "strings", "ay", 0 },
  [NOTANDA_SECTION_RECORDS] = { "records", "a(ttttuu)", 0 },
  [NOTANDA_SECTION_RECORDS_DATA] = { "records-data", "ay", 0 },
  [NOTANDA_SECTION_KEPT_ASIDE] = { "kept-aside", "ay", 0 },
  [NOTANDA_SECTION_HISTORY] = { "history", "ay", NOTANDA_SECTION_LOCAL },
};

const guint8 notanda_format_magic[8] = { 0x89, 'N', 'T', 'D', 0x0d, 0x0a, 0x1a, 0x0a };

guint32
notanda_section_crc (const char   *name,
                     const char   *type,
                     guint32       flags,
                     gconstpointer bytes,
                     gsize         size)
{
  guint32 little = GUINT32_TO_LE (flags);
  guint32 crc = notanda_crc (0, name, strlen (name) + 1);

  crc = notanda_crc (crc, type, strlen (type) + 1);
  crc = notanda_crc (crc, &little, sizeof little);

  return notanda_crc (crc, bytes, size);
}

guint32
notanda_header_crc (const guint8 *header)
{
  guint8 copy[NOTANDA_FORMAT_HEADER_SIZE];

  memcpy (copy, header, sizeof copy);
  memset (copy + 12, 0, 4);

  return notanda_crc (0, copy, sizeof copy);
}

/* GVariant's own integers are the machine's; the file's are little-endian. */
static void
add_section (GVariantBuilder *builder,
             const char      *name,
             const char      *type,
             guint32          flags,
             guint32          crc,
             GBytes          *bytes)
{
  GVariant *value = g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, TRUE);

  g_variant_builder_add (builder, "(suuv)", name, GUINT32_TO_LE (flags),
                         GUINT32_TO_LE (crc), value);
}

static void
add_bytes (GVariantBuilder     *builder,
           NotandaSectionNumber number,
           GBytes              *bytes)
{
  const NotandaSectionKind *kind = &notanda_section_kinds[number];
  gsize                     size;
  gconstpointer             data = g_bytes_get_data (bytes, &size);

  add_section (builder, kind->name, kind->type, kind->flags, notanda_section_crc (kind->name, kind->type, kind->flags, data, size), bytes);
}

/* @data must last until the payload is stored. */
static void
add_known (GVariantBuilder     *builder,
           NotandaSectionNumber number,
           gconstpointer        data,
           gsize                size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  add_bytes (builder, number, bytes);
}

static int
compare_kept (gconstpointer a,
              gconstpointer b)
{
  const NotandaKeptAside *one = *(NotandaKeptAside *const *) a;
  const NotandaKeptAside *other = *(NotandaKeptAside *const *) b;
  int                     order = strcmp (one->table, other->table);

  return order != 0 ? order : g_bytes_compare (one->bytes, other->bytes);
}

static GBytes *
write_kept_aside (NotandaPacked *packed)
{
  GByteArray *out = g_byte_array_new ();

  g_ptr_array_sort (packed->kept_aside, compare_kept);
  for (guint i = 0; i < packed->kept_aside->len; i++)
    {
      NotandaKeptAside *kept = packed->kept_aside->pdata[i];
      gsize             size;
      gconstpointer     data = g_bytes_get_data (kept->bytes, &size);

      notanda_write_string (out, kept->table);
      notanda_write_string (out, kept->why);
      notanda_write_u32 (out, (guint32) size);
      notanda_write_bytes (out, data, size);
    }

  return g_byte_array_free_to_bytes (out);
}

/* Every save writes every step, so the room for them is asked for once. */
static GByteArray *
make_room_for_history (NotandaPacked *packed)
{
  gsize size = sizeof (guint32);

  for (guint i = 0; i < packed->steps->len; i++)
    {
      NotandaStep *step = packed->steps->pdata[i];

      size += 2 * sizeof (guint32) + strlen (step->label) + 1 + step->records->len * sizeof (NotandaStepRecord);
    }

  return g_byte_array_sized_new ((guint) MIN (size, G_MAXUINT));
}

static GBytes *
write_history (NotandaPacked *packed)
{
  GByteArray *out = make_room_for_history (packed);

  notanda_write_u32 (out, packed->cursor);
  for (guint i = 0; i < packed->steps->len; i++)
    {
      NotandaStep *step = packed->steps->pdata[i];

      notanda_write_string (out, step->label);
      notanda_write_u32 (out, step->records->len);
      notanda_write_bytes (out, step->records->data, step->records->len * sizeof (NotandaStepRecord));
    }

  return g_byte_array_free_to_bytes (out);
}

static int
compare_sections (gconstpointer a,
                  gconstpointer b)
{
  const NotandaSection *one = *(NotandaSection *const *) a;
  const NotandaSection *other = *(NotandaSection *const *) b;
  int                   order = strcmp (one->name, other->name);

  if (order == 0)
    order = strcmp (one->type, other->type);

  return order != 0 ? order : g_bytes_compare (one->bytes, other->bytes);
}

static GVariant *
write_payload (NotandaPacked *packed)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(suuv)"));
  g_autoptr (GBytes) kept_aside = write_kept_aside (packed);
  g_autoptr (GBytes) history = write_history (packed);

  add_bytes (&builder, NOTANDA_SECTION_TEXT, notanda_article_get_bytes (packed->article));
  add_known (&builder, NOTANDA_SECTION_ROWS, packed->rows, packed->n_rows * sizeof (NotandaRow));
  add_known (&builder, NOTANDA_SECTION_EXTRAS, packed->extras, packed->extras_size);
  add_known (&builder, NOTANDA_SECTION_TYPES, packed->types, packed->n_types * sizeof (NotandaId));
  add_known (&builder, NOTANDA_SECTION_STRING_ENDS, packed->string_ends, packed->n_strings * sizeof (guint32));
  add_known (&builder, NOTANDA_SECTION_STRINGS, packed->strings, packed->strings_size);
  add_known (&builder, NOTANDA_SECTION_RECORDS, packed->record_rows, packed->n_record_rows * sizeof (NotandaRecordRow));
  add_known (&builder, NOTANDA_SECTION_RECORDS_DATA, packed->records_data, packed->records_size);
  add_bytes (&builder, NOTANDA_SECTION_KEPT_ASIDE, kept_aside);
  add_bytes (&builder, NOTANDA_SECTION_HISTORY, history);

  g_ptr_array_sort (packed->sections, compare_sections);
  for (guint i = 0; i < packed->sections->len; i++)
    {
      NotandaSection *section = packed->sections->pdata[i];

      gsize         size;
      gconstpointer data = g_bytes_get_data (section->bytes, &size);
      guint32       crc = notanda_section_crc (section->name, section->type, section->flags, data, size);

      add_section (&builder, section->name, section->type, section->flags, crc, section->bytes);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
write_header (guint8        *header,
              NotandaPacked *packed,
              gsize          payload_size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const NotandaHash *article = notanda_article_get_hash (packed->article);
  guint32            crc;

  notanda_write_bytes (bytes, notanda_format_magic, sizeof notanda_format_magic);
  notanda_write_u16 (bytes, NOTANDA_FORMAT_MAJOR);
  notanda_write_u16 (bytes, NOTANDA_FORMAT_MINOR);
  notanda_write_u32 (bytes, 0);
  notanda_write_u64 (bytes, payload_size);
  notanda_write_u32 (bytes, NOTANDA_N_SECTIONS + packed->sections->len);
  notanda_write_u32 (bytes, 0);
  notanda_write_bytes (bytes, article->bytes, sizeof article->bytes);
  memcpy (header, bytes->data, bytes->len);

  crc = GUINT32_TO_LE (notanda_header_crc (header));
  memcpy (header + 12, &crc, sizeof crc);
}

static gboolean
check_size (NotandaPacked *packed,
            gsize          size,
            GError       **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *limit = NULL;

  if (packed->sections->len > NOTANDA_FORMAT_MAX_SECTIONS - NOTANDA_N_SECTIONS)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, _("The document has more parts from later versions of Notanda than a file may have. Save it with the latest one."));
      return FALSE;
    }
  if (size <= NOTANDA_FORMAT_MAX_SIZE)
    return TRUE;

  shown = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
  limit = g_format_size_full (NOTANDA_FORMAT_MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, _("The document would have %s, and a file may have %s at most."), shown, limit);
  return FALSE;
}

GBytes *
notanda_format_write (NotandaSnapshot *snapshot,
                      GError         **error)
{
  g_autoptr (NotandaPacked) packed = notanda_snapshot_pack (snapshot);
  g_autoptr (GVariant) payload = write_payload (packed);
  gsize   payload_size = g_variant_get_size (payload);
  gsize   size = NOTANDA_FORMAT_HEADER_SIZE + payload_size + NOTANDA_FORMAT_PADDING;
  guint8 *file;

  if (!check_size (packed, size, error))
    return NULL;

  file = g_malloc (size);
  memset (file, 0, NOTANDA_FORMAT_HEADER_SIZE);
  memset (file + size - NOTANDA_FORMAT_PADDING, 0, NOTANDA_FORMAT_PADDING);
  write_header (file, packed, payload_size);
  g_variant_store (payload, file + NOTANDA_FORMAT_HEADER_SIZE);

  return g_bytes_new_take (file, size);
}
