/* notanda-clean-copy.c: a document without its past
 *
 * The copy is made by the calls that a person's work goes through, from what
 * reading the document gives: what isn't seen can't get into it.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-clean-copy.h"

#include "model/notanda-document-private.h"

#define LABEL "" /* of steps that don't stay */

static NotandaReading *
dup_shown_reading (NotandaDocument *document)
{
  NotandaReading     *reading = notanda_reading_new (notanda_document_get_article (document));
  guint               n;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n);

  g_array_append_vals (reading->blocks, blocks, n);
  for (NotandaMeta i = 0; i < NOTANDA_N_META; i++)
    notanda_reading_set_meta (reading, i, g_strdup (notanda_document_get_meta (document, i)),
                              notanda_document_get_meta_from (document, i));

  return reading;
}

static void
copy_tag_subject (NotandaDocument      *from,
                  const NotandaSubject *subject,
                  NotandaDocument      *to)
{
  for (guint i = 0; i < subject->heads->len; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);
      g_autoptr (GByteArray) value = g_byte_array_new ();

      if (notanda_document_get_field (from, NOTANDA_ABOUT_TAG_SET, &subject->id, &head->field, value) &&
          value->data[0] != NOTANDA_VALUE_NONE)
        notanda_document_set_field (to, NOTANDA_RECORD_TAG_SET, &subject->id, &head->field, value, NULL, 0, LABEL);
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return notanda_id_compare (*(const NotandaId *const *) a, *(const NotandaId *const *) b);
}

static void
copy_tag_set (NotandaDocument *from,
              NotandaDocument *to)
{
  g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (from->subjects[NOTANDA_ABOUT_TAG_SET]);

  if (from->corpus != NULL)
    copy_tag_set (from->corpus, to);
  g_ptr_array_sort (ids, compare_ids); /* the same document, the same records */
  for (guint i = 0; i < ids->len; i++)
    if (from->corpus == NULL || !notanda_tag_set_has_element (from->corpus->tag_set, ids->pdata[i]))
      copy_tag_subject (from, notanda_document_get_subject (from, NOTANDA_ABOUT_TAG_SET, ids->pdata[i]), to);
}

/* (element-type guint32): new slots by old slot */
static GArray *
copy_annotations (NotandaDocument   *from,
                  NotandaDocument   *to,
                  NotandaAnnotation *annotation)
{
  guint32 n = notanda_document_get_n_slots (from);
  GArray *slots = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  for (guint32 slot = 0; slot < n; slot++)
    {
      NotandaNewAnnotation what = { 0 };
      guint32              copy = NOTANDA_NO_SLOT;

      if (notanda_document_read (from, slot, annotation))
        {
          what.type = annotation->type;
          what.fragments = annotation->fragments;
          what.n_fragments = annotation->n_fragments;
          what.attributes = annotation->attributes;
          what.n_attributes = annotation->n_attributes;
          what.origin = annotation->origin;
          what.rule = annotation->rule;
          what.author = annotation->author;
          what.created = annotation->created;
          notanda_document_add (to, &what, LABEL, &copy, NULL);
        }
      g_array_append_val (slots, copy);
    }

  return slots;
}

static void
copy_links (NotandaDocument         *from,
            NotandaDocument         *to,
            const NotandaAnnotation *annotation,
            GArray                  *slots,
            guint32                  copy)
{
  for (guint i = 0; i < annotation->n_links; i++)
    {
      NotandaLink     link = annotation->links[i];
      NotandaCreation target;
      guint32         slot;

      if (!notanda_document_find (from, &link.target, &slot) || g_array_index (slots, guint32, slot) == NOTANDA_NO_SLOT)
        continue;
      notanda_document_get_creation (to, g_array_index (slots, guint32, slot), &target);
      link.id = (NotandaId) { { 0 } };
      link.target = target.id;
      notanda_document_set_link (to, copy, &link, NULL, LABEL);
    }
}

/* What is said of annotations by records of its own. */
static void
copy_rest (NotandaDocument   *from,
           NotandaDocument   *to,
           NotandaAnnotation *annotation,
           GArray            *slots)
{
  for (guint32 slot = 0; slot < slots->len; slot++)
    {
      guint32 copy = g_array_index (slots, guint32, slot);

      if (copy == NOTANDA_NO_SLOT || !notanda_document_read (from, slot, annotation))
        continue;
      copy_links (from, to, annotation, slots, copy);
      for (guint i = 0; i < annotation->n_notes; i++)
        {
          NotandaNote note = annotation->notes[i];

          note.id = (NotandaId) { { 0 } };
          notanda_document_take_note (to, copy, &note, NULL, LABEL);
        }
      if (annotation->state[0] != '\0')
        notanda_document_set_state (to, copy, annotation->state, LABEL);
    }
}

static void
forget_steps (NotandaDocument *document)
{
  g_ptr_array_set_size (notanda_document_get_steps (document), 0);
  document->cursor = 0;
}

NotandaDocument *
notanda_clean_copy_new (NotandaDocument *document,
                        NotandaIdentity *identity)
{
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (GArray) slots = NULL;
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaDocument *copy;
  NotandaHash      replaced;
  const char      *name;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document) && identity != NULL, NULL);

  notanda_annotation_init (&annotation);
  reading = dup_shown_reading (document);
  copy = notanda_document_new (reading, identity);
  if (notanda_document_get_replaced (document, &replaced, &name))
    notanda_document_set_replaced (copy, &replaced, name);
  copy_tag_set (document, copy);
  slots = copy_annotations (document, copy, &annotation);
  copy_rest (document, copy, &annotation, slots);
  if (!notanda_document_is_draft (document))
    notanda_document_fix (copy);
  forget_steps (copy);

  return copy;
}
