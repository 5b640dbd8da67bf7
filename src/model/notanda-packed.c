/* notanda-packed.c: records as the tables a file holds, used where they lie
 *
 * A row has a fixed size, so a million of them are opened by one loop that
 * allocates nothing; what varies in size lies in `extras` and `strings`. Pieces
 * there follow each other without gaps and overlaps, in the order of the rows,
 * which the check insists on: no two rows can cite one long piece, so its work
 * is linear in the file's size whatever the file says.
 *
 * Rejected: a GVariant of rows with strings (walking an untrusted one is
 * quadratic), and canonical records for creations too (three times the size).
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-packed.h"

#include <string.h>

#include "model/notanda-left-out.h"
#include "model/notanda-value.h"

NotandaKeptAside *
notanda_kept_aside_new (const char   *why,
                        const char   *table,
                        gconstpointer bytes,
                        gsize         size)
{
  NotandaKeptAside *kept = g_atomic_rc_box_new0 (NotandaKeptAside);

  kept->why = g_strdup (why);
  kept->table = g_strdup (table);
  kept->bytes = g_bytes_new (bytes, size);

  return kept;
}

static void
kept_aside_clear (gpointer data)
{
  NotandaKeptAside *kept = data;

  g_free (kept->why);
  g_free (kept->table);
  g_bytes_unref (kept->bytes);
}

NotandaKeptAside *
notanda_kept_aside_ref (NotandaKeptAside *kept)
{
  return g_atomic_rc_box_acquire (kept);
}

void
notanda_kept_aside_unref (NotandaKeptAside *kept)
{
  g_atomic_rc_box_release_full (kept, kept_aside_clear);
}

NotandaSection *
notanda_section_new (const char *name,
                     guint32     flags,
                     const char *type,
                     GBytes     *bytes)
{
  NotandaSection *section = g_atomic_rc_box_new0 (NotandaSection);

  section->name = g_strdup (name);
  section->flags = flags;
  section->type = g_strdup (type);
  section->bytes = g_bytes_ref (bytes);

  return section;
}

static void
section_clear (gpointer data)
{
  NotandaSection *section = data;

  g_free (section->name);
  g_free (section->type);
  g_bytes_unref (section->bytes);
}

gboolean
notanda_section_is_left_out (const NotandaSection *section)
{
  return (section->flags & NOTANDA_SECTION_LOCAL) != 0 && g_str_equal (section->name, NOTANDA_LEFT_OUT_SECTION) &&
         g_str_equal (section->type, NOTANDA_LEFT_OUT_TYPE);
}

NotandaSection *
notanda_section_ref (NotandaSection *section)
{
  return g_atomic_rc_box_acquire (section);
}

void
notanda_section_unref (NotandaSection *section)
{
  g_atomic_rc_box_release_full (section, section_clear);
}

NotandaStep *
notanda_step_new (const char *label)
{
  NotandaStep *step = g_atomic_rc_box_new0 (NotandaStep);

  step->label = g_strdup (label);
  step->records = g_array_new (FALSE, FALSE, sizeof (NotandaStepRecord));

  return step;
}

static void
step_clear (gpointer data)
{
  NotandaStep *step = data;

  g_free (step->label);
  g_array_unref (step->records);
}

NotandaStep *
notanda_step_ref (NotandaStep *step)
{
  return g_atomic_rc_box_acquire (step);
}

void
notanda_step_unref (NotandaStep *step)
{
  g_atomic_rc_box_release_full (step, step_clear);
}

NotandaPacked *
notanda_packed_new (NotandaArticle *article)
{
  NotandaPacked *packed = g_new0 (NotandaPacked, 1);

  g_atomic_ref_count_init (&packed->ref_count);
  packed->article = notanda_article_ref (article);
  packed->is_sorted = TRUE;
  packed->owners = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  packed->kept_aside = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_kept_aside_unref);
  packed->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_section_unref);

  return packed;
}

NotandaPacked *
notanda_packed_ref (NotandaPacked *packed)
{
  g_atomic_ref_count_inc (&packed->ref_count);

  return packed;
}

void
notanda_packed_unref (NotandaPacked *packed)
{
  if (!g_atomic_ref_count_dec (&packed->ref_count))
    return;

  notanda_article_unref (packed->article);
  g_ptr_array_unref (packed->owners);
  g_ptr_array_unref (packed->kept_aside);
  g_ptr_array_unref (packed->sections);
  g_clear_pointer (&packed->steps, g_ptr_array_unref);
  g_free (packed);
}

typedef struct
{
  const char   *label;
  guint32       n_records;
  const guint8 *records;
} StepView;

static gboolean
read_step (NotandaReader *reader,
           StepView      *out)
{
  out->label = notanda_reader_string (reader);
  out->n_records = notanda_reader_u32 (reader);
  out->records = notanda_reader_bytes (reader, (gsize) out->n_records * sizeof (NotandaStepRecord));

  return !reader->failed;
}

gboolean
notanda_packed_set_history (NotandaPacked *packed,
                            const guint8  *history,
                            gsize          size,
                            guint          cursor)
{
  NotandaReader reader;
  StepView      step;
  const guint8 *good = history;

  notanda_reader_init (&reader, history, size);
  while (reader.at < reader.end && read_step (&reader, &step))
    {
      good = reader.at;
      packed->n_steps++;
    }
  packed->history = history;
  packed->history_size = (gsize) (good - history);
  packed->cursor = MIN (cursor, packed->n_steps);

  return !reader.failed;
}

static GPtrArray *
make_steps (const NotandaPacked *packed)
{
  GPtrArray    *steps = g_ptr_array_new_full (packed->n_steps, (GDestroyNotify) notanda_step_unref);
  NotandaReader reader;
  StepView      view;

  notanda_reader_init (&reader, packed->history, packed->history_size);
  while (reader.at < reader.end && read_step (&reader, &view))
    {
      NotandaStep *step = notanda_step_new (view.label);

      if (view.n_records > 0)
        g_array_append_vals (step->records, view.records, view.n_records);
      g_ptr_array_add (steps, step);
    }

  return steps;
}

GPtrArray *
notanda_packed_get_steps (NotandaPacked *packed)
{
  if (g_once_init_enter_pointer (&packed->steps))
    g_once_init_leave_pointer (&packed->steps, make_steps (packed));

  return packed->steps;
}

/* The parts of extra bytes: rule, further fragments, attributes. */
static void
read_extra (NotandaCreation *creation,
            NotandaReader   *reader)
{
  creation->rule = notanda_reader_string (reader);
  creation->n_more = notanda_reader_u32 (reader);
  creation->more = notanda_reader_bytes (reader, 8 * (gsize) creation->n_more);
  creation->n_attributes = notanda_reader_u32 (reader);
  creation->attributes = reader->at;
  creation->end = reader->end;
}

void
notanda_packed_get_creation (const NotandaPacked *packed,
                             guint32              i,
                             NotandaCreation     *out)
{
  const NotandaRow *row = &packed->rows[i];
  NotandaReader     reader;

  memcpy (out->id.bytes, row->id, sizeof row->id);
  out->type = packed->types[GUINT32_FROM_LE (row->type)];
  out->author = notanda_packed_get_string (packed, GUINT32_FROM_LE (row->author));
  out->replica = GUINT64_FROM_LE (row->replica);
  out->clock = GUINT64_FROM_LE (row->clock);
  out->time = GINT64_FROM_LE (row->time);
  out->origin = GUINT32_FROM_LE (row->origin);
  out->first = (NotandaRange) { GUINT32_FROM_LE (row->start), GUINT32_FROM_LE (row->end) };

  if (row->extra_size == 0)
    {
      out->rule = "";
      out->n_more = out->n_attributes = 0;
      out->more = out->attributes = out->end = NULL;
      return;
    }
  notanda_reader_init (&reader, packed->extras + GUINT64_FROM_LE (row->extra), GUINT32_FROM_LE (row->extra_size));
  read_extra (out, &reader);
}

gboolean
notanda_creation_from_record (NotandaCreation     *creation,
                              const NotandaRecord *record)
{
  NotandaReader reader;
  guint32       n;

  if (record->kind != NOTANDA_RECORD_CREATE)
    return FALSE;

  creation->id = record->subject;
  creation->author = record->author;
  creation->replica = record->replica;
  creation->clock = record->clock;
  creation->time = record->time;
  notanda_reader_init (&reader, record->value + 1, record->value_size - 1);
  notanda_reader_id (&reader, &creation->type);
  creation->origin = notanda_reader_u32 (&reader);
  n = notanda_reader_u32 (&reader);
  creation->first.start = notanda_reader_u32 (&reader);
  creation->first.end = notanda_reader_u32 (&reader);
  creation->n_more = n - 1;
  creation->more = notanda_reader_bytes (&reader, 8 * (gsize) creation->n_more);
  creation->rule = notanda_reader_string (&reader);
  creation->n_attributes = notanda_reader_u32 (&reader);
  creation->attributes = reader.at;
  creation->end = reader.end;

  return !reader.failed;
}

static void
write_creation_value (const NotandaCreation *creation,
                      GByteArray            *out)
{
  notanda_write_u8 (out, NOTANDA_VALUE_CREATION);
  notanda_write_id (out, &creation->type);
  notanda_write_u32 (out, creation->origin);
  notanda_write_u32 (out, creation->n_more + 1);
  notanda_write_u32 (out, creation->first.start);
  notanda_write_u32 (out, creation->first.end);
  notanda_write_bytes (out, creation->more, 8 * (gsize) creation->n_more);
  notanda_write_string (out, creation->rule);
  notanda_write_u32 (out, creation->n_attributes);
  notanda_write_bytes (out, creation->attributes, (gsize) (creation->end - creation->attributes));
}

void
notanda_creation_write (const NotandaCreation *creation,
                        GByteArray            *out)
{
  g_autoptr (GByteArray) value = g_byte_array_new ();
  NotandaRecord record = {
    .kind = NOTANDA_RECORD_CREATE,
    .subject = creation->id,
    .replica = creation->replica,
    .clock = creation->clock,
    .time = creation->time,
    .author = creation->author,
  };

  write_creation_value (creation, value);
  record.value = value->data;
  record.value_size = value->len;
  notanda_record_write (&record, out);
}

void
notanda_creation_write_extra (const NotandaCreation *creation,
                              GByteArray            *out)
{
  if (creation->n_more == 0 && creation->n_attributes == 0 && *creation->rule == '\0')
    return;

  notanda_write_string (out, creation->rule);
  notanda_write_u32 (out, creation->n_more);
  notanda_write_bytes (out, creation->more, 8 * (gsize) creation->n_more);
  notanda_write_u32 (out, creation->n_attributes);
  notanda_write_bytes (out, creation->attributes, (gsize) (creation->end - creation->attributes));
}

gboolean
notanda_creation_next_attribute (const NotandaCreation *creation,
                                 const guint8         **at,
                                 NotandaId             *id,
                                 const guint8         **value,
                                 guint32               *value_size)
{
  NotandaReader reader;

  if (*at == creation->end)
    return FALSE;

  notanda_reader_init (&reader, *at, (gsize) (creation->end - *at));
  notanda_reader_id (&reader, id);
  *value_size = notanda_reader_u32 (&reader);
  *value = notanda_reader_bytes (&reader, *value_size);
  *at = reader.at;

  return !reader.failed;
}

NotandaRange
notanda_creation_get_fragment (const NotandaCreation *creation,
                               guint                  i)
{
  NotandaRange range;

  if (i == 0)
    return creation->first;
  memcpy (&range, creation->more + 8 * (gsize) (i - 1), sizeof range);

  return (NotandaRange) { GUINT32_FROM_LE (range.start), GUINT32_FROM_LE (range.end) };
}

void
notanda_packed_get_record (const NotandaPacked *packed,
                           guint32              i,
                           NotandaRecord       *out)
{
  const NotandaRecordRow *row = &packed->record_rows[i];

  notanda_record_view (out, packed->records_data + GUINT32_FROM_LE (row->offset), GUINT32_FROM_LE (row->size));
}
