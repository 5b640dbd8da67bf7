/* notanda-document-answer.c: the records that take one back
 *
 * A record is answered by another that restores what it replaced. Before is what its
 * parents say; where several values stood beside each other, all of them come back, in a
 * record each, and the answer to those is one again.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-document-private.h"

static gboolean
is_own (NotandaDocument     *document,
        const NotandaRecord *record)
{
  return record->replica == document->identity->replica;
}

/* The oldest of the records that @record replaced, provided all are one's own. */
static gboolean
get_undone (NotandaDocument     *document,
            const NotandaRecord *record,
            NotandaRecord       *undone)
{
  for (guint32 i = 0; i < record->n_parents; i++)
    {
      const NotandaKnown *known = notanda_document_find_known (document, &record->parents[i]);
      NotandaRecord       parent;

      if (known == NULL)
        return FALSE;
      notanda_record_view (&parent, known->bytes, known->size);
      if (!is_own (document, &parent))
        return FALSE;
      if (i == 0 || parent.clock < undone->clock)
        *undone = parent;
    }

  return record->n_parents > 0;
}

/* Undoing a record writes one that has it among its parents and the value from
 * before it; that stands for the record from before. */
static const NotandaKnown *
find_stood_for (NotandaDocument    *document,
                const NotandaKnown *known)
{
  NotandaRecord       record;
  NotandaRecord       undone;
  NotandaRecord       restored;
  const NotandaKnown *before;

  notanda_record_view (&record, known->bytes, known->size);
  if (!is_own (document, &record) || !get_undone (document, &record, &undone))
    return NULL;
  before = notanda_document_find_before (document, &undone, &record);
  if (before == NULL)
    return NULL;
  notanda_record_view (&restored, before->bytes, before->size);

  return restored.clock < record.clock ? before : NULL;
}

/* One's own record must be the one that is shown, or stand for it. */
static gboolean
is_shown (NotandaDocument     *document,
          const NotandaRecord *record,
          const NotandaHash   *hash,
          NotandaHash         *shown)
{
  NotandaSubject     *subject = notanda_document_get_subject (document, notanda_record_get_about (record), &record->subject);
  const NotandaHead  *head = subject != NULL ? notanda_subject_get_shown (subject, &record->field) : NULL;
  const NotandaKnown *known;

  if (head == NULL || head->known == NOTANDA_CREATION)
    return FALSE;

  known = &g_array_index (document->known, NotandaKnown, head->known);
  *shown = *known->hash;
  while (known != NULL && !notanda_hash_equal (known->hash, hash))
    known = find_stood_for (document, known);

  return known != NULL;
}

/* The heads that came into being together with @record, when what it answers was
 * undone: appended are their hashes. */
static void
list_siblings (NotandaDocument     *document,
               const NotandaRecord *record,
               const NotandaHash   *hash,
               GArray              *hashes)
{
  NotandaSubject *subject = notanda_document_get_subject (document, notanda_record_get_about (record), &record->subject);

  for (guint i = 0; i < subject->heads->len; i++)
    {
      const NotandaHead  *head = &g_array_index (subject->heads, NotandaHead, i);
      const NotandaKnown *known;
      NotandaRecord       sibling;

      if (head->known == NOTANDA_CREATION || !notanda_id_equal (&head->field, &record->field))
        continue;
      known = &g_array_index (document->known, NotandaKnown, head->known);
      notanda_record_view (&sibling, known->bytes, known->size);
      if (is_own (document, &sibling) && !notanda_hash_equal (known->hash, hash) && sibling.n_parents > 0 &&
          sibling.n_parents == record->n_parents &&
          memcmp (sibling.parents, record->parents, sibling.n_parents * sizeof (NotandaHash)) == 0)
        g_array_append_vals (hashes, known->hash, 1);
    }
}

/* Of siblings the first answer is that of all. */
static gboolean
is_answered (NotandaDocument     *document,
             const NotandaRecord *record,
             const NotandaHash   *hash,
             guint                first_new)
{
  NotandaSubject     *subject = notanda_document_get_subject (document, notanda_record_get_about (record), &record->subject);
  const NotandaHead  *head = subject != NULL ? notanda_subject_get_shown (subject, &record->field) : NULL;
  const NotandaKnown *known;
  NotandaRecord       shown;

  if (head == NULL || head->known == NOTANDA_CREATION || head->known < first_new)
    return FALSE;
  known = &g_array_index (document->known, NotandaKnown, head->known);
  notanda_record_view (&shown, known->bytes, known->size);
  for (guint32 i = 0; i < shown.n_parents; i++)
    if (notanda_hash_equal (&shown.parents[i], hash))
      return TRUE;

  return FALSE;
}

/* A note that comes back is that of who wrote it. */
static void
write_only (NotandaDocument     *document,
            const NotandaRecord *record,
            GArray              *parents)
{
  g_autoptr (GByteArray) value = g_byte_array_new ();
  const NotandaKnown *known = notanda_document_find_before (document, record, NULL);
  NotandaRecord       before = { 0 };

  notanda_document_get_value_before (document, record, value);
  if (known != NULL && value->len > 0 && value->data[0] == NOTANDA_VALUE_NOTE)
    notanda_record_view (&before, known->bytes, known->size);
  notanda_document_write (document, record->kind, &record->subject, &record->field, parents, value, before.author, before.time);
}

/* What replaced several values that stood beside each other, as settling a difference does,
 * is answered by all of them, each as its author's: they are asked about again. */
static void
write_before (NotandaDocument     *document,
              const NotandaRecord *record,
              GArray              *parents)
{
  g_autoptr (GArray) list = notanda_document_list_before (document, record);
  g_autoptr (GByteArray) value = g_byte_array_new ();

  if (list->len < 2)
    {
      write_only (document, record, parents);
      return;
    }
  for (guint i = 0; i < list->len; i++)
    {
      const NotandaRecord *before = &g_array_index (list, NotandaRecord, i);

      g_byte_array_set_size (value, 0);
      notanda_write_bytes (value, before->value, before->value_size);
      notanda_document_write (document, record->kind, &record->subject, &record->field, parents, value, before->author, before->time);
    }
}

static gboolean
answer_set (NotandaDocument     *document,
            const NotandaRecord *record,
            const NotandaHash   *hash,
            guint                first_new)
{
  g_autoptr (GArray) parents = NULL;
  NotandaHash shown;

  if (!is_shown (document, record, hash, &shown))
    return is_answered (document, record, hash, first_new);

  parents = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  g_array_append_val (parents, shown);
  if (!notanda_hash_equal (&shown, hash))
    g_array_append_val (parents, *hash);
  list_siblings (document, record, hash, parents);
  write_before (document, record, parents);

  return TRUE;
}

/* Somebody else's later work on it would go with it. */
static gboolean
answer_creation (NotandaDocument     *document,
                 const NotandaRecord *record)
{
  NotandaSubject *subject = notanda_document_get_subject (document, NOTANDA_ABOUT_ANNOTATION, &record->subject);

  for (guint i = 0; subject != NULL && i < subject->heads->len; i++)
    {
      guint32             number = g_array_index (subject->heads, NotandaHead, i).known;
      const NotandaKnown *known;
      NotandaRecord       head;

      if (number == NOTANDA_CREATION)
        continue;
      known = &g_array_index (document->known, NotandaKnown, number);
      for (; known != NULL; known = find_stood_for (document, known))
        {
          notanda_record_view (&head, known->bytes, known->size);
          if (!is_own (document, &head))
            return FALSE;
        }
    }
  notanda_document_write_deletion (document, &record->subject);

  return TRUE;
}

/* A restoration of what was seen all the while says so by its value, and its
 * answers do: what undoing it brings back is the question, not the deletion. */
static void
write_answer (NotandaDocument     *document,
              NotandaRecordKind    kind,
              const NotandaRecord *record,
              GArray              *parents)
{
  g_autoptr (GByteArray) value = g_byte_array_new ();

  notanda_write_bytes (value, record->value, record->value_size);
  notanda_document_write (document, kind, &record->subject, &record->field, parents, value, NULL, 0);
}

static void
answer_deletion (NotandaDocument     *document,
                 const NotandaRecord *record,
                 const NotandaHash   *hash)
{
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (NotandaHash));

  g_array_append_val (parents, *hash);
  write_answer (document, NOTANDA_RECORD_RESTORE, record, parents);
}

static void
answer_restoration (NotandaDocument     *document,
                    const NotandaRecord *record)
{
  NotandaSubject *subject = notanda_document_get_subject (document, NOTANDA_ABOUT_ANNOTATION, &record->subject);
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (NotandaHash));

  if (record->value_size > 0 && record->value[0] == NOTANDA_VALUE_NONE)
    {
      notanda_document_write_deletion (document, &record->subject);
      return;
    }
  notanda_document_list_restorations (document, subject, TRUE, parents);
  write_answer (document, NOTANDA_RECORD_DELETE, record, parents);
}

/* The creation of a row of the base isn't among the known records; it is found
 * by its id, and must be the one that was cited. */
static gboolean
find_record (NotandaDocument         *document,
             const NotandaStepRecord *cited,
             NotandaRecord           *record,
             GByteArray              *buffer)
{
  const NotandaKnown *known = notanda_document_find_known (document, &cited->hash);
  NotandaCreation     creation;
  NotandaHash         hash;
  guint32             slot;

  if (known != NULL)
    {
      notanda_record_view (record, known->bytes, known->size);
      return TRUE;
    }
  if (!notanda_document_find (document, &cited->subject, &slot))
    return FALSE;
  notanda_document_get_creation_hash (document, slot, &hash);
  if (!notanda_hash_equal (&hash, &cited->hash))
    return FALSE;
  notanda_document_get_creation (document, slot, &creation);
  g_byte_array_set_size (buffer, 0);
  notanda_creation_write (&creation, buffer);
  notanda_record_view (record, buffer->data, buffer->len);

  return TRUE;
}

gboolean
notanda_document_answer (NotandaDocument         *document,
                         const NotandaStepRecord *cited,
                         guint                    first_new)
{
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  NotandaRecord record;
  guint32       slot;

  if (!find_record (document, cited, &record, buffer))
    return FALSE;
  if (notanda_record_get_about (&record) == NOTANDA_ABOUT_ANNOTATION)
    {
      if (notanda_document_find (document, &record.subject, &slot))
        notanda_document_touch (document, slot);
    }
  else
    document->touched_everything = TRUE;

  switch ((NotandaRecordKind) record.kind)
    {
    case NOTANDA_RECORD_CREATE:
      return answer_creation (document, &record);
    case NOTANDA_RECORD_DELETE:
      answer_deletion (document, &record, &cited->hash);
      return TRUE;
    case NOTANDA_RECORD_RESTORE:
      answer_restoration (document, &record);
      return TRUE;
    case NOTANDA_RECORD_SET:
    case NOTANDA_RECORD_ARTICLE:
    case NOTANDA_RECORD_TAG_SET:
    case NOTANDA_RECORD_CORPUS:
      return answer_set (document, &record, &cited->hash, first_new);
    default:
      return FALSE;
    }
}
