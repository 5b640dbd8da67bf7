/* notanda-registers.c: which records of a subject are visible
 *
 * Every field is a multi-value register (Shapiro et al. 2011): a record names
 * the ones it replaces, and what nobody replaced stands. That needs no clock
 * and no order of arrival; the logical clock only chooses which of several
 * standing values is shown.
 *
 * A subject is resolved over all its records when it is first asked about. The
 * records that come afterwards are added one by one (notanda-registers-add.c),
 * with the same result; a subject that keeps changing keeps what they cite.
 *
 * Rejected: last writer wins by wall time, which loses one side's work without
 * a trace whenever a clock is off.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-registers-private.h"

#include <string.h>

#include "model/notanda-ids.h"
#include "model/notanda-value.h"

const NotandaId *
notanda_field_get_position (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_POSITION;

  return &id;
}

const NotandaId *
notanda_field_get_type_field (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_TYPE;

  return &id;
}

const NotandaId *
notanda_field_get_state (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_STATE;

  return &id;
}

const NotandaId *
notanda_field_get_blocks (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_BLOCKS;

  return &id;
}

const NotandaId *
notanda_field_get_found (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_FOUND;

  return &id;
}

const NotandaId *
notanda_field_get_fixed (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_FIXED;

  return &id;
}

const NotandaId *
notanda_field_get_replaces (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_REPLACES;

  return &id;
}

const NotandaId *
notanda_field_get_read (void)
{
  static const NotandaId id = NOTANDA_ID_FIELD_READ;

  return &id;
}

NotandaSubject *
notanda_subject_new (const NotandaId *id)
{
  NotandaSubject *subject = g_new0 (NotandaSubject, 1);

  subject->id = *id;
  subject->slot = NOTANDA_NO_SLOT;
  subject->known = g_array_new (FALSE, FALSE, sizeof (guint32));
  subject->heads = g_array_new (FALSE, FALSE, sizeof (NotandaHead));

  return subject;
}

void
notanda_subject_free (NotandaSubject *subject)
{
  g_array_unref (subject->known);
  g_array_unref (subject->heads);
  g_clear_pointer (&subject->deletions, g_array_unref);
  g_clear_pointer (&subject->restorations, g_array_unref);
  g_clear_pointer (&subject->cited, g_hash_table_unref);
  g_free (subject);
}

static void
write_creation_fragments (const NotandaCreation *creation,
                          GByteArray            *out)
{
  notanda_write_u8 (out, NOTANDA_VALUE_FRAGMENTS);
  notanda_write_u32 (out, creation->n_more + 1);
  notanda_write_u32 (out, creation->first.start);
  notanda_write_u32 (out, creation->first.end);
  notanda_write_bytes (out, creation->more, 8 * (gsize) creation->n_more);
}

gboolean
notanda_creation_get_field (const NotandaCreation *creation,
                            const NotandaId       *field,
                            GByteArray            *out)
{
  const guint8 *at = creation->attributes;
  const guint8 *value;
  guint32       size;
  NotandaId     id;

  if (notanda_id_equal (field, notanda_field_get_position ()))
    {
      write_creation_fragments (creation, out);
      return TRUE;
    }
  if (notanda_id_equal (field, notanda_field_get_type_field ()))
    {
      NotandaValue type = notanda_value_id (&creation->type);

      notanda_value_write (&type, out);
      return TRUE;
    }
  while (notanda_creation_next_attribute (creation, &at, &id, &value, &size))
    if (notanda_id_equal (&id, field))
      {
        notanda_write_bytes (out, value, size);
        return TRUE;
      }

  return FALSE;
}

gboolean
notanda_subject_needs_creation_hash (const NotandaSubject  *subject,
                                     GArray                *all,
                                     const NotandaCreation *creation)
{
  for (guint i = subject->n_resolved; i < subject->known->len; i++)
    {
      const NotandaKnown *known = &g_array_index (all, NotandaKnown, g_array_index (subject->known, guint32, i));
      NotandaRecord       record;

      notanda_record_view (&record, known->bytes, known->size);
      if (record.n_parents > 0 || (record.clock == creation->clock && record.replica == creation->replica))
        return TRUE;
    }

  return FALSE;
}

gboolean
notanda_subject_is_resolved (const NotandaSubject *subject)
{
  return subject->n_resolved == subject->known->len;
}

void
notanda_subject_forget (NotandaSubject *subject)
{
  subject->n_resolved = 0;
  subject->has_creation_hash = FALSE;
}

void
notanda_subject_resolve (NotandaSubject        *subject,
                         GArray                *all,
                         const NotandaCreation *creation,
                         const NotandaHash     *creation_hash)
{
  if (!notanda_subject_is_resolved (subject) && !notanda_subject_add (subject, all, creation, creation_hash))
    notanda_subject_resolve_anew (subject, all, creation, creation_hash);
}

const NotandaHead *
notanda_subject_get_shown (const NotandaSubject *subject,
                           const NotandaId      *field)
{
  for (guint i = 0; i < subject->heads->len; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);

      if (head->is_shown && notanda_id_equal (&head->field, field))
        return head;
    }

  return NULL;
}
