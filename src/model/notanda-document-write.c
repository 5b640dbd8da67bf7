/* notanda-document-write.c: writes records of one's own, and groups them into steps
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-document-private.h"

static const NotandaId no_id = { { 0 } };

void
notanda_document_write (NotandaDocument  *document,
                        NotandaRecordKind kind,
                        const NotandaId  *subject,
                        const NotandaId  *field,
                        GArray           *parents,
                        const GByteArray *value,
                        const char       *author,
                        gint64            time)
{
  NotandaIdentity *identity = document->identity;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (NotandaStored) stored = NULL;
  NotandaRecord record = {
    .kind = (guint16) kind,
    .subject = *subject,
    .field = *field,
    .replica = identity->replica,
    .clock = MIN (document->clock, G_MAXUINT64 - 1) + 1,
    .time = time != 0 ? time : identity->now (identity->data),
    .author = author != NULL ? author : identity->author,
    .parents = parents != NULL ? (const NotandaHash *) parents->data : NULL,
    .n_parents = parents != NULL ? parents->len : 0,
    .value = value->data,
    .value_size = value->len,
  };

  notanda_record_write (&record, bytes);
  stored = notanda_stored_new (bytes->data, bytes->len);
  notanda_document_take (document, stored);
  if (document->step != NULL)
    {
      NotandaStepRecord cited = { *subject, stored->hash };

      g_array_append_val (document->step->records, cited);
    }
}

/* A creation is a head of a field as long as no later record is about that. */
static gboolean
creation_is_head (NotandaDocument      *document,
                  const NotandaId      *id,
                  const NotandaId      *field,
                  const NotandaSubject *subject,
                  guint32              *slot)
{
  g_autoptr (GByteArray) unused = g_byte_array_new ();
  NotandaCreation creation;

  if (!notanda_document_find (document, id, slot))
    return FALSE;
  if (subject != NULL && notanda_subject_get_shown (subject, field) != NULL)
    return FALSE;
  notanda_document_get_creation (document, *slot, &creation);

  return notanda_creation_get_field (&creation, field, unused);
}

static void
append_creation_hash (NotandaDocument *document,
                      guint32          slot,
                      GArray          *hashes)
{
  NotandaHash hash;

  notanda_document_get_creation_hash (document, slot, &hash);
  g_array_append_val (hashes, hash);
}

void
notanda_document_list_heads (NotandaDocument *document,
                             NotandaAbout     about,
                             const NotandaId *id,
                             const NotandaId *field,
                             GArray          *hashes)
{
  NotandaSubject *subject = notanda_document_get_subject (document, about, id);
  guint32         slot = NOTANDA_NO_SLOT;

  if (about == NOTANDA_ABOUT_ANNOTATION && creation_is_head (document, id, field, subject, &slot))
    append_creation_hash (document, slot, hashes);
  for (guint i = 0; subject != NULL && i < subject->heads->len; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);

      if (!notanda_id_equal (&head->field, field))
        continue;
      if (head->known == NOTANDA_CREATION)
        append_creation_hash (document, subject->slot, hashes);
      else
        g_array_append_val (hashes, *g_array_index (document->known, NotandaKnown, head->known).hash);
    }
}

/* Whatever took earlier deletions back and isn't named by a deletion yet: what
 * is named once never stands again. Naming them all each time would make records
 * of a mark that is undone and redone grow without end. */
void
notanda_document_list_restorations (NotandaDocument      *document,
                                    const NotandaSubject *subject,
                                    gboolean              own,
                                    GArray               *hashes)
{
  for (guint i = 0; subject->restorations != NULL && i < subject->restorations->len; i++)
    {
      const NotandaKnown *known = &g_array_index (document->known, NotandaKnown, g_array_index (subject->restorations, guint32, i));
      NotandaRecord       record;

      notanda_record_view (&record, known->bytes, known->size);
      if (!own || record.replica == document->identity->replica)
        g_array_append_val (hashes, *known->hash);
    }
}

/* A deletion names all that is seen: the creation, each head, and whatever took
 * earlier deletions back. */
void
notanda_document_write_deletion (NotandaDocument *document,
                                 const NotandaId *id)
{
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  g_autoptr (GByteArray) value = g_byte_array_new ();
  NotandaSubject *subject = notanda_document_get_subject (document, NOTANDA_ABOUT_ANNOTATION, id);
  guint32         slot;

  if (!notanda_document_find (document, id, &slot))
    return;
  append_creation_hash (document, slot, hashes);
  if (subject != NULL)
    notanda_document_list_restorations (document, subject, FALSE, hashes);
  for (guint i = 0; subject != NULL && i < subject->heads->len; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);

      if (head->known != NOTANDA_CREATION)
        g_array_append_val (hashes, *g_array_index (document->known, NotandaKnown, head->known).hash);
    }
  notanda_write_u8 (value, NOTANDA_VALUE_NONE);
  notanda_document_write (document, NOTANDA_RECORD_DELETE, id, &no_id, hashes, value, NULL, 0);
}

void
notanda_document_write_restoration (NotandaDocument      *document,
                                    const NotandaSubject *subject)
{
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  g_autoptr (GByteArray) value = g_byte_array_new ();
  NotandaValue yes = notanda_value_yes_no (TRUE);
  NotandaId    id = subject->id;

  for (guint i = 0; subject->deletions != NULL && i < subject->deletions->len; i++)
    {
      guint32 number = g_array_index (subject->deletions, guint32, i);

      g_array_append_val (hashes, *g_array_index (document->known, NotandaKnown, number).hash);
    }
  notanda_value_write (&yes, value);
  notanda_document_write (document, NOTANDA_RECORD_RESTORE, &id, &no_id, hashes, value, NULL, 0);
}

void
notanda_document_begin_step (NotandaDocument *document,
                             const char      *label)
{
  g_return_if_fail (NOTANDA_IS_DOCUMENT (document));

  notanda_document_start_change (document);
  if (document->step == NULL)
    document->step = notanda_step_new (label);
}

void
notanda_document_end_step (NotandaDocument *document)
{
  g_return_if_fail (document->depth > 0);

  if (document->depth == 1)
    {
      g_autoptr (NotandaStep) step = g_steal_pointer (&document->step);

      if (step->records->len > 0)
        {
          GPtrArray *steps = notanda_document_get_steps (document);

          g_ptr_array_set_size (steps, (int) document->cursor);
          g_ptr_array_add (steps, g_steal_pointer (&step));
          document->cursor++;
          notanda_document_take_corpus_tags (document);
          notanda_document_finish_change (document);
          g_signal_emit_by_name (document, "history-changed");
          return;
        }
    }
  notanda_document_finish_change (document);
}
