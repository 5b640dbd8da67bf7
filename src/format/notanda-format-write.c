/* notanda-format-write.c: writes a .notanda file
 *
 * The places of all sections are known before any byte is written: so each
 * table is copied once, from where it was packed to where it lies in the file.
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
#include "format/notanda-sections.h"

/* A file's memory is a multiple of this: the next save, some bytes longer, gets
 * the same block from malloc() again, where one of another size would be asked of
 * the system and come page by page. */
#define ROOM (64 * 1024)

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

static void
add_section (GArray       *views,
             const char   *name,
             const char   *type,
             guint32       flags,
             gconstpointer value,
             gsize         size)
{
  NotandaSectionView view = { .name = name, .type = type, .flags = flags, .value = value, .size = size };

  g_array_append_val (views, view);
}

static void
add_known (GArray              *views,
           NotandaSectionNumber number,
           gconstpointer        value,
           gsize                size)
{
  const NotandaSectionKind *kind = &notanda_section_kinds[number];

  add_section (views, kind->name, kind->type, kind->flags, value, size);
}

static void
add_bytes (GArray              *views,
           NotandaSectionNumber number,
           GBytes              *bytes)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  add_known (views, number, data, size);
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

static gsize
measure_history (GPtrArray *steps)
{
  gsize size = sizeof (guint32);

  for (guint i = 0; i < steps->len; i++)
    {
      NotandaStep *step = steps->pdata[i];

      size += 2 * sizeof (guint32) + strlen (step->label) + 1 + (gsize) step->records->len * sizeof (NotandaStepRecord);
    }

  return size;
}

static guint8 *
put (guint8       *at,
     gconstpointer data,
     gsize         size)
{
  return (guint8 *) memcpy (at, data, size) + size;
}

static guint8 *
put_u32 (guint8 *at,
         guint32 value)
{
  value = GUINT32_TO_LE (value);

  return put (at, &value, sizeof value);
}

/* Every save writes every step, so they are put where they are to lie. */
static void
write_history (NotandaPacked *packed,
               guint8        *at)
{
  GPtrArray *steps = notanda_packed_get_steps (packed);

  at = put_u32 (at, packed->cursor);
  for (guint i = 0; i < steps->len; i++)
    {
      NotandaStep *step = steps->pdata[i];
      gsize        length = strlen (step->label);

      at = put_u32 (at, (guint32) length);
      at = put (at, step->label, length + 1);
      at = put_u32 (at, step->records->len);
      if (step->records->len > 0)
        at = put (at, step->records->data, step->records->len * sizeof (NotandaStepRecord));
    }
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

/* Without the value of the history, which is made in its place. */
static GArray *
list_sections (NotandaPacked *packed,
               GBytes        *kept_aside)
{
  GArray *views = g_array_new (FALSE, FALSE, sizeof (NotandaSectionView));

  add_bytes (views, NOTANDA_SECTION_TEXT, notanda_article_get_bytes (packed->article));
  add_known (views, NOTANDA_SECTION_ROWS, packed->rows, packed->n_rows * sizeof (NotandaRow));
  add_known (views, NOTANDA_SECTION_EXTRAS, packed->extras, packed->extras_size);
  add_known (views, NOTANDA_SECTION_TYPES, packed->types, packed->n_types * sizeof (NotandaId));
  add_known (views, NOTANDA_SECTION_STRING_ENDS, packed->string_ends, packed->n_strings * sizeof (guint32));
  add_known (views, NOTANDA_SECTION_STRINGS, packed->strings, packed->strings_size);
  add_known (views, NOTANDA_SECTION_RECORDS, packed->record_rows, packed->n_record_rows * sizeof (NotandaRecordRow));
  add_known (views, NOTANDA_SECTION_RECORDS_DATA, packed->records_data, packed->records_size);
  add_bytes (views, NOTANDA_SECTION_KEPT_ASIDE, kept_aside);
  add_known (views, NOTANDA_SECTION_HISTORY, NULL, measure_history (notanda_packed_get_steps (packed)));

  g_ptr_array_sort (packed->sections, compare_sections);
  for (guint i = 0; i < packed->sections->len; i++)
    {
      NotandaSection *section = packed->sections->pdata[i];
      gsize           size;
      gconstpointer   value = g_bytes_get_data (section->bytes, &size);

      add_section (views, section->name, section->type, section->flags, value, size);
    }

  return views;
}

/* Each is summed up while it is still near the processor. */
static void
write_values (GArray        *views,
              NotandaPacked *packed,
              guint8        *payload)
{
  for (guint i = 0; i < views->len; i++)
    {
      NotandaSectionView *view = &g_array_index (views, NotandaSectionView, i);
      guint8             *at = payload + view->offset;

      if (i == NOTANDA_SECTION_HISTORY)
        write_history (packed, at);
      else if (view->size > 0)
        memcpy (at, view->value, view->size);
      view->crc = notanda_section_crc (view->name, view->type, view->flags, at, view->size);
    }
}

/* The lowest version that knows every section. Those from the future are carried
 * along by any. */
static guint16
get_minor (NotandaPacked *packed)
{
  for (guint i = 0; i < packed->sections->len; i++)
    if (notanda_section_is_left_out (packed->sections->pdata[i]))
      return NOTANDA_FORMAT_MINOR;

  return 0;
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
  notanda_write_u16 (bytes, get_minor (packed));
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
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, _ ("The document has more parts from later versions of Notanda than a file may have. Save it with the latest one."));
      return FALSE;
    }
  if (size <= NOTANDA_FORMAT_MAX_SIZE)
    return TRUE;

  shown = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
  limit = g_format_size_full (NOTANDA_FORMAT_MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE, _ ("The document would have %s, and a file may have %s at most."), shown, limit);
  return FALSE;
}

GBytes *
notanda_format_write (NotandaSnapshot *snapshot,
                      GError         **error)
{
  g_autoptr (NotandaPacked) packed = notanda_snapshot_pack (snapshot);
  g_autoptr (GBytes) kept_aside = write_kept_aside (packed);
  g_autoptr (GArray) views = list_sections (packed, kept_aside);
  NotandaSectionView *list = (NotandaSectionView *) views->data;
  gsize               payload_size = notanda_sections_layout (list, views->len);
  gsize               size = NOTANDA_FORMAT_HEADER_SIZE + payload_size + NOTANDA_FORMAT_PADDING;
  guint8             *file;

  if (!check_size (packed, size, error))
    return NULL;

  file = g_malloc ((size + ROOM - 1) / ROOM * ROOM);
  memset (file, 0, NOTANDA_FORMAT_HEADER_SIZE);
  memset (file + size - NOTANDA_FORMAT_PADDING, 0, NOTANDA_FORMAT_PADDING);
  write_header (file, packed, payload_size);
  write_values (views, packed, file + NOTANDA_FORMAT_HEADER_SIZE);
  notanda_sections_write (list, views->len, file + NOTANDA_FORMAT_HEADER_SIZE, payload_size);

  return g_bytes_new_take (file, size);
}
