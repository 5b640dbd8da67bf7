/* notanda-document-history.c: takes steps back, and back again
 *
 * A step is a list of records. To undo it, each is answered by a new record
 * that restores what it replaced; the answers then stand in the step's place,
 * and redoing is answering them. So undo and redo are one thing, nothing is
 * ever removed, and a history survives in a file as labels and hashes.
 *
 * Rejected: commands that hold copies of the values before and after. The
 * records have both: before is what the parents say.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-document-private.h"

static const NotandaKnown *
find_known (NotandaDocument   *document,
            const NotandaHash *hash)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (document->by_hash, hash));

  return number > 0 ? &g_array_index (document->known, NotandaKnown, number - 1) : NULL;
}

static gboolean
is_same_field (const NotandaRecord *a,
               const NotandaRecord *b)
{
  return a->kind == b->kind && notanda_id_equal (&a->subject, &b->subject) && notanda_id_equal (&a->field, &b->field);
}

/* Of the records that @record replaced, the one that was shown then; NULL where
 * that was a creation, or nothing. A parent about something else, which only a
 * strange file has, replaces nothing. */
static const NotandaKnown *
find_before (NotandaDocument     *document,
             const NotandaRecord *record)
{
  const NotandaKnown *best = NULL;
  NotandaRecord       best_record;

  for (guint32 i = 0; i < record->n_parents; i++)
    {
      const NotandaKnown *known = find_known (document, &record->parents[i]);
      NotandaRecord       parent;

      if (known == NULL)
        continue;
      notanda_record_view (&parent, known->bytes, known->size);
      if (!is_same_field (&parent, record))
        continue;
      if (best == NULL || parent.clock > best_record.clock ||
          (parent.clock == best_record.clock && parent.replica > best_record.replica))
        {
          best = known;
          best_record = parent;
        }
    }

  return best;
}

static void
get_value_before (NotandaDocument     *document,
                  const NotandaRecord *record,
                  GByteArray          *out)
{
  const NotandaKnown *before = find_before (document, record);
  NotandaCreation     creation;
  guint32             slot;

  if (before != NULL)
    {
      NotandaRecord parent;

      notanda_record_view (&parent, before->bytes, before->size);
      notanda_write_bytes (out, parent.value, parent.value_size);
      return;
    }
  if (record->kind == NOTANDA_RECORD_SET && record->n_parents > 0 && notanda_document_find (document, &record->subject, &slot))
    {
      notanda_document_get_creation (document, slot, &creation);
      if (notanda_creation_get_field (&creation, &record->field, out))
        return;
    }
  notanda_write_u8 (out, NOTANDA_VALUE_NONE);
}

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
      const NotandaKnown *known = find_known (document, &record->parents[i]);
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
  before = find_before (document, &undone);
  if (before == NULL)
    return NULL;
  notanda_record_view (&restored, before->bytes, before->size);
  if (restored.clock >= record.clock || restored.value_size != record.value_size ||
      memcmp (restored.value, record.value, record.value_size) != 0)
    return NULL;

  return before;
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

static gboolean
answer_set (NotandaDocument     *document,
            const NotandaRecord *record,
            const NotandaHash   *hash)
{
  g_autoptr (GArray) parents = NULL;
  g_autoptr (GByteArray) before = NULL;
  NotandaHash shown;

  if (!is_shown (document, record, hash, &shown))
    return FALSE;

  parents = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  before = g_byte_array_new ();
  g_array_append_val (parents, shown);
  if (!notanda_hash_equal (&shown, hash))
    g_array_append_val (parents, *hash);
  get_value_before (document, record, before);
  notanda_document_write (document, record->kind, &record->subject, &record->field, parents, before, NULL, 0);

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
      notanda_record_view (&head, known->bytes, known->size);
      if (head.replica != document->identity->replica)
        return FALSE;
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
  const NotandaKnown *known = find_known (document, &cited->hash);
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

static gboolean
answer (NotandaDocument     *document,
        const NotandaRecord *record,
        const NotandaHash   *hash)
{
  guint32 slot;

  if (notanda_record_get_about (record) == NOTANDA_ABOUT_ANNOTATION)
    {
      if (notanda_document_find (document, &record->subject, &slot))
        notanda_document_touch (document, slot);
    }
  else
    document->touched_everything = TRUE;

  switch ((NotandaRecordKind) record->kind)
    {
    case NOTANDA_RECORD_CREATE:
      return answer_creation (document, record);
    case NOTANDA_RECORD_DELETE:
      answer_deletion (document, record, hash);
      return TRUE;
    case NOTANDA_RECORD_RESTORE:
      answer_restoration (document, record);
      return TRUE;
    case NOTANDA_RECORD_SET:
    case NOTANDA_RECORD_ARTICLE:
    case NOTANDA_RECORD_TAG_SET:
      return answer_set (document, record, hash);
    default:
      return FALSE;
    }
}

static gpointer
ref_step (gconstpointer step,
          gpointer data G_GNUC_UNUSED)
{
  return notanda_step_ref ((gpointer) step);
}

GPtrArray *
notanda_document_get_steps (NotandaDocument *document)
{
  if (document->steps == NULL)
    {
      document->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_step_unref);
      g_ptr_array_extend (document->steps, notanda_packed_get_steps (document->base), ref_step, NULL);
    }

  return document->steps;
}

static NotandaStep *
get_step (NotandaDocument *document,
          guint            number)
{
  return notanda_document_get_steps (document)->pdata[number];
}

/* The last record first; the answers stand in the step's place. A new step for
 * them, since snapshots share the old one. Returns how many could not be answered. */
static guint
answer_step (NotandaDocument *document,
             guint            number)
{
  g_autoptr (NotandaStep) step = get_step (document, number);
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  guint refused = 0;

  notanda_document_start_change (document);
  document->step = notanda_step_new (step->label);
  for (guint i = step->records->len; i > 0; i--)
    {
      const NotandaStepRecord *cited = &g_array_index (step->records, NotandaStepRecord, i - 1);
      NotandaRecord            record;

      if (!find_record (document, cited, &record, buffer) || !answer (document, &record, &cited->hash))
        refused++;
    }
  notanda_document_get_steps (document)->pdata[number] = g_steal_pointer (&document->step);

  return refused;
}

static gboolean
take_back (NotandaDocument *document,
           guint            number,
           gboolean         is_redo,
           GError         **error)
{
  guint n = get_step (document, number)->records->len;
  guint refused = answer_step (document, number);

  notanda_document_finish_change (document);
  g_signal_emit_by_name (document, "history-changed");
  if (refused == 0)
    return TRUE;

  /* Translators: the name of a step, then two numbers */
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
               is_redo ? _("“%s”: %u of %u changes can’t be redone, since somebody else has changed the same since.")
                       : _("“%s”: %u of %u changes can’t be undone, since somebody else has changed the same since."),
                           get_step (document, number)->label, refused, n);
  return FALSE;
}

const char *
notanda_document_get_undo_label (NotandaDocument *document)
{
  if (document->cursor == 0)
    return NULL;

  return get_step (document, document->cursor - 1)->label;
}

const char *
notanda_document_get_redo_label (NotandaDocument *document)
{
  if (document->cursor == notanda_document_get_steps (document)->len)
    return NULL;

  return get_step (document, document->cursor)->label;
}

guint
notanda_document_get_n_steps (NotandaDocument *document)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), 0);

  return document->steps->len;
}

guint
notanda_document_get_n_done_steps (NotandaDocument *document)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), 0);

  return document->cursor;
}

const char *
notanda_document_get_step_label (NotandaDocument *document,
                                 guint            number)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (number < document->steps->len, NULL);

  return get_step (document, number)->label;
}

gboolean
notanda_document_undo (NotandaDocument *document,
                       GError         **error)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document) && document->depth == 0, FALSE);

  if (document->cursor == 0)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _("There is nothing to undo."));
      return FALSE;
    }
  document->cursor--;

  return take_back (document, document->cursor, FALSE, error);
}

gboolean
notanda_document_redo (NotandaDocument *document,
                       GError         **error)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document) && document->depth == 0, FALSE);

  if (document->cursor == notanda_document_get_steps (document)->len)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _("There is nothing to redo."));
      return FALSE;
    }
  document->cursor++;

  return take_back (document, document->cursor - 1, TRUE, error);
}
