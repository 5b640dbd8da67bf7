/* notanda-format-read.c: reads a .notanda file, whoever wrote it
 *
 * Each section is compared with its checksum and given to the checks of its
 * table. Nothing is copied: tables point into the file's bytes.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-io.h"
#include "format/notanda-format-private.h"
#include "format/notanda-sections.h"
#include "model/notanda-left-out.h"
#include "model/notanda-union.h"

typedef struct
{
  const char *name;
  NotandaHash article;
  GBytes     *known[NOTANDA_N_SECTIONS];
  gboolean    is_damaged[NOTANDA_N_SECTIONS];
  GBytes     *payload;
  GPtrArray  *sections;
  GString    *damage;
} Reading;

gboolean
notanda_format_sniff (gconstpointer bytes,
                      gsize         size)
{
  return size >= sizeof notanda_format_magic && memcmp (bytes, notanda_format_magic, sizeof notanda_format_magic) == 0;
}

static gboolean
fail (GError     **error,
      NotandaError code,
      const char  *name,
      const char  *message)
{
  g_set_error (error, NOTANDA_ERROR, code, "%s: %s", name, message);

  return FALSE;
}

static gboolean
check_header (Reading      *reading,
              const guint8 *bytes,
              gsize         size,
              GBytes       *file,
              guint32      *n_sections,
              GError      **error)
{
  NotandaReader reader;
  guint64       length;
  guint16       major;
  guint32       crc;

  if (memcmp (bytes != NULL ? bytes : notanda_format_magic, notanda_format_magic, MIN (size, sizeof notanda_format_magic)) != 0)
    return fail (error, NOTANDA_ERROR_NOT_NOTANDA, reading->name, _ ("This is not a Notanda file."));
  if (size < NOTANDA_FORMAT_HEADER_SIZE + NOTANDA_FORMAT_PADDING)
    return fail (error, NOTANDA_ERROR_INCOMPLETE, reading->name, _ ("The file is incomplete. Take it from a backup."));

  notanda_reader_init (&reader, bytes + 8, NOTANDA_FORMAT_HEADER_SIZE - 8);
  major = notanda_reader_u16 (&reader);
  notanda_reader_u16 (&reader);
  crc = notanda_reader_u32 (&reader);
  length = notanda_reader_u64 (&reader);
  *n_sections = notanda_reader_u32 (&reader);
  notanda_reader_u32 (&reader);
  memcpy (reading->article.bytes, bytes + 32, sizeof reading->article.bytes);

  if (crc != notanda_header_crc (bytes))
    return fail (error, NOTANDA_ERROR_DAMAGED, reading->name, _ ("The start of the file is damaged. Take it from a backup."));
  if (major > NOTANDA_FORMAT_MAJOR)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_NEWER_VERSION,
                   _ ("%s: This file needs a later version of Notanda (format %u, this one knows %u)."), reading->name, major, NOTANDA_FORMAT_MAJOR);
      return FALSE;
    }
  if (length > size - NOTANDA_FORMAT_HEADER_SIZE - NOTANDA_FORMAT_PADDING)
    return fail (error, NOTANDA_ERROR_INCOMPLETE, reading->name, _ ("The file is incomplete. Take it from a backup."));
  reading->payload = g_bytes_new_from_bytes (file, NOTANDA_FORMAT_HEADER_SIZE, length);

  return TRUE;
}

gboolean
notanda_format_peek_article (gconstpointer bytes,
                             gsize         size,
                             NotandaHash  *article)
{
  if (size < NOTANDA_FORMAT_HEADER_SIZE || !notanda_format_sniff (bytes, size))
    return FALSE;
  memcpy (article->bytes, (const guint8 *) bytes + 32, sizeof article->bytes);

  return TRUE;
}

static void
note_damage (Reading    *reading,
             const char *section)
{
  if (reading->damage->len > 0)
    g_string_append (reading->damage, ", ");
  g_string_append (reading->damage, section);
}

static int
find_kind (const char *name)
{
  for (int i = 0; i < NOTANDA_N_SECTIONS; i++)
    if (g_str_equal (notanda_section_kinds[i].name, name))
      return i;

  return -1;
}

/* A type that says nothing definite, or a fixed size that the value hasn't, can't
 * be written again. */
static gboolean
type_fits (const NotandaSectionView *view,
           GBytes                   *bytes)
{
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_type_is_definite (G_VARIANT_TYPE (view->type)))
    return FALSE;
  value = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (view->type), bytes, FALSE));

  return g_variant_get_size (value) == view->size && (view->size == 0 || g_variant_get_data (value) != NULL);
}

/* A section whose checksum is wrong keeps its place, if it has one: what of it
 * is whole will be shown. */
static void
take_section (const NotandaSectionView *view,
              gpointer                  data)
{
  Reading *reading = data;
  g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (reading->payload, view->offset, view->size);
  gboolean is_good = notanda_section_crc (view->name, view->type, view->flags, view->value, view->size) == view->crc;
  int      kind = find_kind (view->name);

  if (kind >= 0 && reading->known[kind] == NULL && g_str_equal (view->type, notanda_section_kinds[kind].type))
    {
      reading->known[kind] = g_steal_pointer (&bytes);
      reading->is_damaged[kind] = !is_good;
    }
  else if (type_fits (view, bytes))
    g_ptr_array_add (reading->sections, notanda_section_new (view->name, view->flags, view->type, bytes));
  else
    is_good = FALSE;
  if (!is_good)
    note_damage (reading, view->name);
}

static gboolean
split_payload (Reading *reading,
               guint32  n_sections,
               GError **error)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (reading->payload, &size);
  gsize         n;

  if (!notanda_sections_foreach (bytes, size, NOTANDA_FORMAT_MAX_SECTIONS, take_section, reading, &n))
    note_damage (reading, _ ("the list of sections"));
  if (n > NOTANDA_FORMAT_MAX_SECTIONS)
    return fail (error, NOTANDA_ERROR_DAMAGED, reading->name, _ ("The file has more sections than any version writes."));

  for (int i = 0; i < NOTANDA_N_SECTIONS; i++)
    if (reading->known[i] == NULL)
      {
        reading->known[i] = g_bytes_new_static (NULL, 0);
        reading->is_damaged[i] = TRUE;
        note_damage (reading, notanda_section_kinds[i].name);
      }
  if (n != n_sections && reading->damage->len == 0)
    note_damage (reading, _ ("the list of sections"));

  return TRUE;
}

/* The bytes of a table; never NULL, so that places in it can be computed. */
static gconstpointer
get_table (Reading             *reading,
           NotandaPacked       *packed,
           NotandaSectionNumber number,
           gsize               *size)
{
  static const guint64 empty = 0;
  GBytes              *bytes = reading->known[number];
  gconstpointer        data = g_bytes_get_data (bytes, size);

  g_ptr_array_add (packed->owners, g_bytes_ref (bytes));

  return data != NULL ? data : &empty;
}

static guint32
count_rows (Reading             *reading,
            NotandaSectionNumber number,
            gsize                size,
            gsize                row_size)
{
  if (size % row_size != 0)
    note_damage (reading, notanda_section_kinds[number].name);

  return (guint32) (size / row_size);
}

static void
take_tables (Reading       *reading,
             NotandaPacked *packed)
{
  gsize size;

  packed->rows = get_table (reading, packed, NOTANDA_SECTION_ROWS, &size);
  packed->n_rows = count_rows (reading, NOTANDA_SECTION_ROWS, size, sizeof (NotandaRow));
  packed->extras = get_table (reading, packed, NOTANDA_SECTION_EXTRAS, &packed->extras_size);
  packed->types = get_table (reading, packed, NOTANDA_SECTION_TYPES, &size);
  packed->n_types = count_rows (reading, NOTANDA_SECTION_TYPES, size, sizeof (NotandaId));
  packed->string_ends = get_table (reading, packed, NOTANDA_SECTION_STRING_ENDS, &size);
  packed->n_strings = count_rows (reading, NOTANDA_SECTION_STRING_ENDS, size, sizeof (guint32));
  packed->strings = get_table (reading, packed, NOTANDA_SECTION_STRINGS, &packed->strings_size);
  packed->record_rows = get_table (reading, packed, NOTANDA_SECTION_RECORDS, &size);
  packed->n_record_rows = count_rows (reading, NOTANDA_SECTION_RECORDS, size, sizeof (NotandaRecordRow));
  packed->records_data = get_table (reading, packed, NOTANDA_SECTION_RECORDS_DATA, &packed->records_size);
}

/* A small section that is read field by field. */
static void
start_small (Reading             *reading,
             NotandaSectionNumber number,
             NotandaReader       *reader)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (reading->known[number], &size);

  notanda_reader_init (reader, data != NULL ? data : "", size);
}

static void
end_small (Reading             *reading,
           NotandaSectionNumber number,
           const NotandaReader *reader)
{
  if (reader->failed && !reading->is_damaged[number])
    note_damage (reading, notanda_section_kinds[number].name);
}

static void
take_kept_aside (Reading       *reading,
                 NotandaPacked *packed)
{
  g_autoptr (NotandaUnion) all = notanda_union_new (packed->kept_aside);
  NotandaReader reader;

  start_small (reading, NOTANDA_SECTION_KEPT_ASIDE, &reader);
  while (!reader.failed && reader.at < reader.end)
    {
      const char       *table = notanda_reader_string (&reader);
      const char       *why = notanda_reader_string (&reader);
      guint32           size = notanda_reader_u32 (&reader);
      const guint8     *bytes = notanda_reader_bytes (&reader, size);
      NotandaKeptAside *kept;

      if (reader.failed)
        break;
      kept = notanda_kept_aside_new (why, table, bytes, size);
      notanda_union_add (all, kept);
      notanda_kept_aside_unref (kept);
    }
  end_small (reading, NOTANDA_SECTION_KEPT_ASIDE, &reader);
}

static void
take_history (Reading       *reading,
              NotandaPacked *packed)
{
  GBytes       *bytes = reading->known[NOTANDA_SECTION_HISTORY];
  NotandaReader reader;
  guint32       cursor;

  g_ptr_array_add (packed->owners, g_bytes_ref (bytes));
  start_small (reading, NOTANDA_SECTION_HISTORY, &reader);
  cursor = notanda_reader_u32 (&reader);
  if (!reader.failed)
    reader.failed = !notanda_packed_set_history (packed, reader.at, (gsize) (reader.end - reader.at), cursor);
  end_small (reading, NOTANDA_SECTION_HISTORY, &reader);
}

/* Of the left-out blocks those are kept that stand before the first one that
 * breaks a rule; they are local and replaceable, so the rest isn't kept aside. */
static NotandaSection *
check_section (Reading        *reading,
               NotandaArticle *article,
               NotandaSection *section)
{
  g_autoptr (GBytes) sound = NULL;
  gsize size;

  if (!notanda_section_is_left_out (section))
    return notanda_section_ref (section);
  size = notanda_left_out_check (section->bytes, notanda_article_get_n_chars (article));
  if (size == g_bytes_get_size (section->bytes))
    return notanda_section_ref (section);

  note_damage (reading, section->name);
  sound = g_bytes_new_from_bytes (section->bytes, 0, size);

  return notanda_section_new (section->name, section->flags, section->type, sound);
}

static NotandaArticle *
take_article (Reading *reading,
              gboolean hashes,
              GError **error)
{
  g_autoptr (NotandaArticle) article = NULL;
  NotandaHash   hash;
  gsize         size;
  gconstpointer text = g_bytes_get_data (reading->known[NOTANDA_SECTION_TEXT], &size);

  if (reading->is_damaged[NOTANDA_SECTION_TEXT])
    {
      fail (error, NOTANDA_ERROR_DAMAGED, reading->name, _ ("The text in it is damaged. Take the file from a backup."));
      return NULL;
    }
  if (hashes)
    {
      notanda_hash_of (text, size, &hash);
      if (!notanda_hash_equal (&hash, &reading->article))
        {
          fail (error, NOTANDA_ERROR_DAMAGED, reading->name, _ ("The text in it isn’t the one the file is about."));
          return NULL;
        }
    }
  article = notanda_article_new_for_hash (reading->known[NOTANDA_SECTION_TEXT], &reading->article, error);
  if (article == NULL)
    g_prefix_error (error, "%s: ", reading->name);

  return g_steal_pointer (&article);
}

static NotandaPacked *
take_all (Reading *reading,
          gboolean hashes,
          GError **error)
{
  g_autoptr (NotandaArticle) article = take_article (reading, hashes, error);
  NotandaPacked *packed;

  if (article == NULL)
    return NULL;

  packed = notanda_packed_new (article);
  take_tables (reading, packed);
  take_kept_aside (reading, packed);
  take_history (reading, packed);
  for (guint i = 0; i < reading->sections->len; i++)
    g_ptr_array_add (packed->sections, check_section (reading, article, reading->sections->pdata[i]));
  notanda_packed_check (packed, hashes || reading->is_damaged[NOTANDA_SECTION_RECORDS] || reading->is_damaged[NOTANDA_SECTION_RECORDS_DATA]);

  return packed;
}

/* Rows are read where they lie, so they must lie as the machine wants them. */
static GBytes *
dup_aligned (GBytes *bytes)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return GPOINTER_TO_SIZE (data) % 8 == 0 ? g_bytes_ref (bytes) : g_bytes_new (data, size);
}

NotandaPacked *
notanda_format_read (GBytes     *bytes,
                     const char *name,
                     gboolean    hashes,
                     char      **damage,
                     GError    **error)
{
  g_autoptr (GBytes) file = dup_aligned (bytes);
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_section_unref);
  g_autoptr (GString) damaged = g_string_new (NULL);
  Reading        reading = { .name = name, .sections = sections, .damage = damaged };
  NotandaPacked *packed = NULL;
  guint32        n_sections;
  gsize          size;
  const guint8  *data = g_bytes_get_data (file, &size);

  if (damage != NULL)
    *damage = NULL;
  if (check_header (&reading, data != NULL ? data : notanda_format_magic, size, file, &n_sections, error) &&
      split_payload (&reading, n_sections, error))
    packed = take_all (&reading, hashes, error);
  for (int i = 0; i < NOTANDA_N_SECTIONS; i++)
    g_clear_pointer (&reading.known[i], g_bytes_unref);
  g_clear_pointer (&reading.payload, g_bytes_unref);

  if (packed != NULL && damage != NULL && damaged->len > 0)
    /* Translators: %s is a list of parts of the file */
    *damage = g_strdup_printf (_ ("Part of this file is damaged (%s). What is whole is shown. Save it under another name, or take it from a backup."), damaged->str);

  return packed;
}

gsize
notanda_format_count_trailing (GBytes *bytes)
{
  guint64       length;
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size < NOTANDA_FORMAT_HEADER_SIZE + NOTANDA_FORMAT_PADDING)
    return 0;
  memcpy (&length, data + 16, sizeof length);
  length = GUINT64_FROM_LE (length);
  size -= NOTANDA_FORMAT_HEADER_SIZE + NOTANDA_FORMAT_PADDING;

  return length < size ? size - length : 0;
}
