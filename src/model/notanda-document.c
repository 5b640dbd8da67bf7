/* notanda-document.c: an article with its annotations: the records and what they show
 *
 * The rows of the file a document was opened from are used where they lie; an
 * annotation costs memory of its own only once a later record is about it. So
 * opening takes the same few tables whatever the file holds, plus one cell of
 * an index for each row.
 *
 * The rest is split by role: notanda-document-edit.c makes new records,
 * -history.c takes them back, -merge.c takes in others', -change.c tells what
 * came of it, -corpus.c has the tag set.
 *
 * Rejected: one object for each annotation, which for a million of them is half
 * a second and ten times the file.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-document-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (NotandaDocument, notanda_document, G_TYPE_OBJECT)

guint32
notanda_document_get_n_slots (NotandaDocument *document)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), 0);

  return notanda_document_count_slots (document);
}

static const NotandaKnown *
get_known (NotandaDocument *document,
           guint32          number)
{
  return &g_array_index (document->known, NotandaKnown, number);
}

static const NotandaId *
get_slot_id (guint32  slot,
             gpointer data)
{
  NotandaDocument    *document = data;
  const NotandaKnown *known;

  if (slot < document->n_base)
    return (const NotandaId *) document->base->rows[slot].id;

  /* The subject stands at a fixed place of the canonical bytes. */
  known = get_known (document, g_array_index (document->made, guint32, slot - document->n_base));

  return (const NotandaId *) (known->bytes + 1 + 2);
}

void
notanda_document_get_made_creation (NotandaDocument *document,
                                    guint32          slot,
                                    NotandaCreation *out)
{
  const NotandaKnown *known = get_known (document, g_array_index (document->made, guint32, slot - document->n_base));
  NotandaRecord       record;

  notanda_record_view (&record, known->bytes, known->size);
  notanda_creation_from_record (out, &record);
}

void
notanda_document_get_creation_hash (NotandaDocument *document,
                                    guint32          slot,
                                    NotandaHash     *out)
{
  if (slot < document->n_base)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      NotandaCreation creation;

      notanda_packed_get_creation (document->base, slot, &creation);
      notanda_creation_write (&creation, bytes);
      notanda_hash_of (bytes->data, bytes->len, out);
    }
  else
    *out = *get_known (document, g_array_index (document->made, guint32, slot - document->n_base))->hash;
}

NotandaAbout
notanda_record_get_about (const NotandaRecord *record)
{
  switch ((NotandaRecordKind) record->kind)
    {
    case NOTANDA_RECORD_CREATE:
    case NOTANDA_RECORD_SET:
    case NOTANDA_RECORD_DELETE:
    case NOTANDA_RECORD_RESTORE:
      return NOTANDA_ABOUT_ANNOTATION;
    case NOTANDA_RECORD_ARTICLE:
      return NOTANDA_ABOUT_ARTICLE;
    case NOTANDA_RECORD_TAG_SET:
      return NOTANDA_ABOUT_TAG_SET;
    case NOTANDA_RECORD_CORPUS:
      return NOTANDA_ABOUT_CORPUS;
    default:
      return NOTANDA_N_ABOUT; /* from a later version: carried, never shown */
    }
}

/* Two creations under one id come from a copied installation or a forger. The
 * one with the lower hash counts, so that every machine shows the same. */
static void
settle_same_id (guint32  slot,
                gpointer data)
{
  NotandaDocument *document = data;
  const NotandaId *id = get_slot_id (slot, document);
  guint32          other;
  NotandaHash      hash;
  NotandaHash      other_hash;

  document->is_plain = FALSE;
  notanda_slot_index_find (&document->slots, id, &other);
  notanda_document_get_creation_hash (document, slot, &hash);
  notanda_document_get_creation_hash (document, other, &other_hash);
  if (notanda_hash_compare (&hash, &other_hash) < 0)
    {
      notanda_slot_index_move (&document->slots, id, slot);
      g_hash_table_add (document->shadowed, GUINT_TO_POINTER (other + 1));
    }
  else
    g_hash_table_add (document->shadowed, GUINT_TO_POINTER (slot + 1));
}

static void
add_slot (NotandaDocument *document,
          guint32          number)
{
  guint32          slot = notanda_document_get_n_slots (document);
  const NotandaId *id;
  NotandaSubject  *subject;

  g_array_append_val (document->made, number);
  id = get_slot_id (slot, document);
  if (!notanda_slot_index_add (&document->slots, id, slot))
    settle_same_id (slot, document);

  subject = g_hash_table_lookup (document->subjects[NOTANDA_ABOUT_ANNOTATION], id);
  if (subject != NULL)
    {
      notanda_slot_index_find (&document->slots, id, &subject->slot);
      notanda_subject_forget (subject);
    }
}

static void
add_to_subject (NotandaDocument     *document,
                const NotandaRecord *record,
                guint32              number)
{
  NotandaAbout    about = notanda_record_get_about (record);
  NotandaSubject *subject;

  if (about == NOTANDA_N_ABOUT)
    return;

  subject = g_hash_table_lookup (document->subjects[about], &record->subject);
  if (subject == NULL)
    {
      subject = notanda_subject_new (&record->subject);
      document->is_plain &= about != NOTANDA_ABOUT_ANNOTATION;
      g_hash_table_insert (document->subjects[about], &subject->id, subject);
      if (about == NOTANDA_ABOUT_ANNOTATION)
        notanda_slot_index_find (&document->slots, &record->subject, &subject->slot);
    }
  g_array_append_val (subject->known, number);
}

static gboolean
add_known (NotandaDocument   *document,
           const NotandaHash *hash,
           const guint8      *bytes,
           guint32            size)
{
  guint32       number = document->known->len;
  NotandaKnown  known = { hash, bytes, size };
  NotandaRecord record;

  if (g_hash_table_contains (document->by_hash, hash))
    return FALSE;

  g_hash_table_insert (document->by_hash, (gpointer) hash, GUINT_TO_POINTER (number + 1));
  g_array_append_val (document->known, known);
  notanda_record_view (&record, bytes, size);
  document->clock = MAX (document->clock, record.clock);
  if (record.kind == NOTANDA_RECORD_CREATE)
    add_slot (document, number);
  else
    add_to_subject (document, &record, number);

  return TRUE;
}

void
notanda_document_take (NotandaDocument *document,
                       NotandaStored   *stored)
{
  document->has_taken = TRUE;
  g_ptr_array_add (document->added, notanda_stored_ref (stored));
  add_known (document, &stored->hash, stored->bytes, stored->size);
}

static void
load_base (NotandaDocument *document)
{
  NotandaPacked *base = document->base;

  document->n_base = base->n_rows;
  document->clock = base->max_clock;
  notanda_slot_index_init (&document->slots, base->n_rows, get_slot_id, document);
  notanda_slot_index_load (&document->slots, base->n_rows, settle_same_id);
  for (guint32 i = 0; i < base->n_record_rows; i++)
    {
      const NotandaRecordRow *row = &base->record_rows[i];

      add_known (document, &row->hash, base->records_data + GUINT32_FROM_LE (row->offset), GUINT32_FROM_LE (row->size));
    }
}

NotandaDocument *
notanda_document_new_packed (NotandaPacked   *packed,
                             NotandaIdentity *identity)
{
  NotandaDocument *document = g_object_new (NOTANDA_TYPE_DOCUMENT, NULL);

  document->base = notanda_packed_ref (packed);
  document->identity = notanda_identity_ref (identity);
  load_base (document);
  document->cursor = packed->cursor;
  for (guint i = 0; i < packed->kept_aside->len; i++)
    g_ptr_array_add (document->kept_aside, notanda_kept_aside_ref (packed->kept_aside->pdata[i]));
  for (guint i = 0; i < packed->sections->len; i++)
    g_ptr_array_add (document->sections, notanda_section_ref (packed->sections->pdata[i]));
  notanda_document_apply_tag_set (document);

  return document;
}

static void
notanda_document_finalize (GObject *object)
{
  NotandaDocument *document = NOTANDA_DOCUMENT (object);

  if (document->corpus != NULL)
    g_clear_signal_handler (&document->corpus_changed, document->corpus);
  g_clear_object (&document->corpus);
  for (int i = 0; i < NOTANDA_N_ABOUT; i++)
    g_hash_table_unref (document->subjects[i]);
  notanda_slot_index_clear (&document->slots);
  g_hash_table_unref (document->shadowed);
  g_hash_table_unref (document->by_hash);
  g_hash_table_unref (document->before);
  g_array_unref (document->made);
  g_array_unref (document->known);
  g_ptr_array_unref (document->added);
  g_clear_pointer (&document->steps, g_ptr_array_unref);
  g_ptr_array_unref (document->kept_aside);
  g_ptr_array_unref (document->sections);
  g_clear_pointer (&document->step, notanda_step_unref);
  g_clear_pointer (&document->links_to, g_hash_table_unref);
  g_clear_pointer (&document->spans, notanda_span_set_free);
  g_clear_pointer (&document->blocks, g_array_unref);
  g_clear_pointer (&document->left_out, g_ptr_array_unref);
  notanda_tag_set_free (document->tag_set);
  g_clear_pointer (&document->identity, notanda_identity_unref);
  g_clear_pointer (&document->base, notanda_packed_unref);

  G_OBJECT_CLASS (notanda_document_parent_class)->finalize (object);
}

static void
notanda_document_class_init (NotandaDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = notanda_document_finalize;

  g_signal_new ("changed", NOTANDA_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_signal_new ("history-changed", NOTANDA_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
free_ranges (gpointer ranges)
{
  if (ranges != NULL)
    g_array_unref (ranges);
}

static void
notanda_document_init (NotandaDocument *document)
{
  document->is_plain = TRUE;
  document->tag_set = notanda_tag_set_new ();
  document->made = g_array_new (FALSE, FALSE, sizeof (guint32));
  document->shadowed = g_hash_table_new (NULL, NULL);
  document->known = g_array_new (FALSE, FALSE, sizeof (NotandaKnown));
  document->by_hash = g_hash_table_new (notanda_hash_hash, notanda_hash_equal);
  document->added = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_stored_unref);
  for (int i = 0; i < NOTANDA_N_ABOUT; i++)
    document->subjects[i] = g_hash_table_new_full (notanda_id_hash, notanda_id_equal, NULL, (GDestroyNotify) notanda_subject_free);
  document->kept_aside = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_kept_aside_unref);
  document->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_section_unref);
  document->before = g_hash_table_new_full (NULL, NULL, NULL, free_ranges);
}

NotandaArticle *
notanda_document_get_article (NotandaDocument *document)
{
  return document->base->article;
}

NotandaTagSet *
notanda_document_get_tag_set (NotandaDocument *document)
{
  return document->tag_set;
}

NotandaIdentity *
notanda_document_get_identity (NotandaDocument *document)
{
  return document->identity;
}

void
notanda_document_set_identity (NotandaDocument *document,
                               NotandaIdentity *identity)
{
  g_return_if_fail (NOTANDA_IS_DOCUMENT (document));
  g_return_if_fail (identity != NULL);

  notanda_identity_ref (identity);
  notanda_identity_unref (document->identity);
  document->identity = identity;
}

guint64
notanda_document_get_serial (NotandaDocument *document)
{
  return document->serial;
}

GPtrArray *
notanda_document_get_kept_aside (NotandaDocument *document)
{
  return document->kept_aside;
}

guint
notanda_document_get_n_annotations (NotandaDocument *document)
{
  return notanda_span_set_get_n_heads (notanda_document_get_spans (document));
}

gboolean
notanda_document_find (NotandaDocument *document,
                       const NotandaId *id,
                       guint32         *slot)
{
  return notanda_slot_index_find (&document->slots, id, slot);
}

NotandaSubject *
notanda_document_get_subject (NotandaDocument *document,
                              NotandaAbout     about,
                              const NotandaId *id)
{
  NotandaSubject *subject = g_hash_table_lookup (document->subjects[about], id);
  NotandaCreation creation;

  if (subject == NULL || notanda_subject_is_resolved (subject))
    return subject;

  if (subject->slot == NOTANDA_NO_SLOT)
    {
      notanda_subject_resolve (subject, document->known, NULL, NULL);
      return subject;
    }
  notanda_document_get_creation (document, subject->slot, &creation);
  if (!subject->has_creation_hash && notanda_subject_needs_creation_hash (subject, document->known, &creation))
    {
      notanda_document_get_creation_hash (document, subject->slot, &subject->creation_hash);
      subject->has_creation_hash = TRUE;
    }
  notanda_subject_resolve (subject, document->known, &creation, subject->has_creation_hash ? &subject->creation_hash : NULL);

  return subject;
}

gboolean
notanda_document_is_visible (NotandaDocument *document,
                             guint32          slot)
{
  NotandaSubject *subject;

  g_return_val_if_fail (slot < notanda_document_count_slots (document), FALSE);

  if (document->is_plain)
    return TRUE;
  if (g_hash_table_contains (document->shadowed, GUINT_TO_POINTER (slot + 1)))
    return FALSE;
  subject = notanda_document_get_subject (document, NOTANDA_ABOUT_ANNOTATION, get_slot_id (slot, document));

  return subject == NULL || !subject->is_deleted;
}
