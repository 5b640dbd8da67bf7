/* notanda-format-write.c: writes a .notanda file
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

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
  [NOTANDA_SECTION_KEPT_ASIDE] = { "kept-aside", "a(ssay)", 0 },
  [NOTANDA_SECTION_HISTORY] = { "history", "(ua(say))", NOTANDA_SECTION_LOCAL },
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
  gulong  crc = crc32_z (0, (const guint8 *) name, strlen (name) + 1);

  crc = crc32_z (crc, (const guint8 *) type, strlen (type) + 1);
  crc = crc32_z (crc, (const guint8 *) &little, sizeof little);

  /* zlib takes a NULL for a wish to start anew */
  return (guint32) (size > 0 ? crc32_z (crc, bytes, size) : crc);
}

guint32
notanda_header_crc (const guint8 *header)
{
  guint8 copy[NOTANDA_FORMAT_HEADER_SIZE];

  memcpy (copy, header, sizeof copy);
  memset (copy + 12, 0, 4);

  return (guint32) crc32_z (0, copy, sizeof copy);
}

/* GVariant's own integers are the machine's; the file's are little-endian. */
static void
add_section (GVariantBuilder *builder,
             const char      *name,
             const char      *type,
             guint32          flags,
             GBytes          *bytes)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  GVariant     *value = g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, TRUE);

  g_variant_builder_add (builder, "(suuv)", name, GUINT32_TO_LE (flags),
                         GUINT32_TO_LE (notanda_section_crc (name, type, flags, data, size)), value);
}

static void
add_known (GVariantBuilder     *builder,
           NotandaSectionNumber number,
           gconstpointer        data,
           gsize                size)
{
  const NotandaSectionKind *kind = &notanda_section_kinds[number];
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  add_section (builder, kind->name, kind->type, kind->flags, bytes);
}

static void
add_variant (GVariantBuilder     *builder,
             NotandaSectionNumber number,
             GVariant            *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (owned);
  const NotandaSectionKind *kind = &notanda_section_kinds[number];

  add_section (builder, kind->name, kind->type, kind->flags, bytes);
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

static GVariant *
write_kept_aside (NotandaPacked *packed)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssay)"));

  g_ptr_array_sort (packed->kept_aside, compare_kept);
  for (guint i = 0; i < packed->kept_aside->len; i++)
    {
      NotandaKeptAside *kept = packed->kept_aside->pdata[i];

      g_variant_builder_add (&builder, "(ss@ay)", kept->table, kept->why,
                             g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, kept->bytes, TRUE));
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
write_history (NotandaPacked *packed)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(say)"));

  for (guint i = 0; i < packed->steps->len; i++)
    {
      NotandaStep *step = packed->steps->pdata[i];

      g_variant_builder_add (&builder, "(s@ay)", step->label,
                             g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, step->records->data,
                                                        step->records->len * sizeof (NotandaStepRecord), 1));
    }

  return g_variant_new ("(u@a(say))", GUINT32_TO_LE (packed->cursor), g_variant_builder_end (&builder));
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
  gsize           size;
  const char     *text = notanda_article_get_text (packed->article, &size);

  add_known (&builder, NOTANDA_SECTION_TEXT, text, size);
  add_known (&builder, NOTANDA_SECTION_ROWS, packed->rows, packed->n_rows * sizeof (NotandaRow));
  add_known (&builder, NOTANDA_SECTION_EXTRAS, packed->extras, packed->extras_size);
  add_known (&builder, NOTANDA_SECTION_TYPES, packed->types, packed->n_types * sizeof (NotandaId));
  add_known (&builder, NOTANDA_SECTION_STRING_ENDS, packed->string_ends, packed->n_strings * sizeof (guint32));
  add_known (&builder, NOTANDA_SECTION_STRINGS, packed->strings, packed->strings_size);
  add_known (&builder, NOTANDA_SECTION_RECORDS, packed->record_rows, packed->n_record_rows * sizeof (NotandaRecordRow));
  add_known (&builder, NOTANDA_SECTION_RECORDS_DATA, packed->records_data, packed->records_size);
  add_variant (&builder, NOTANDA_SECTION_KEPT_ASIDE, write_kept_aside (packed));
  add_variant (&builder, NOTANDA_SECTION_HISTORY, write_history (packed));

  g_ptr_array_sort (packed->sections, compare_sections);
  for (guint i = 0; i < packed->sections->len; i++)
    {
      NotandaSection *section = packed->sections->pdata[i];

      add_section (&builder, section->name, section->type, section->flags, section->bytes);
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

GBytes *
notanda_format_write (NotandaSnapshot *snapshot,
                      GError         **error)
{
  g_autoptr (NotandaPacked) packed = notanda_snapshot_pack (snapshot);
  g_autoptr (GVariant) payload = write_payload (packed);
  gsize   payload_size = g_variant_get_size (payload);
  gsize   size = NOTANDA_FORMAT_HEADER_SIZE + payload_size + NOTANDA_FORMAT_PADDING;
  guint8 *file;

  if (size > NOTANDA_FORMAT_MAX_SIZE)
    {
      g_autofree char *shown = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
      g_autofree char *limit = g_format_size_full (NOTANDA_FORMAT_MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, _("The document would have %s, and a file may have %s at most."), shown, limit);
      return NULL;
    }

  file = g_malloc0 (size);
  write_header (file, packed, payload_size);
  g_variant_store (payload, file + NOTANDA_FORMAT_HEADER_SIZE);

  return g_bytes_new_take (file, size);
}
