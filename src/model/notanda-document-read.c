/* notanda-document-read.c: what the records of a document show
 *
 * A creation gives an annotation's first state; the shown heads of its subject,
 * if later records are about it, go over that. Nothing here is kept: it is
 * computed for each reading into the reader's buffer.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-document-private.h"
#include "model/notanda-value.h"

static void
view_head (NotandaDocument   *document,
           const NotandaHead *head,
           NotandaRecord     *record)
{
  const NotandaKnown *known = &g_array_index (document->known, NotandaKnown, head->known);

  notanda_record_view (record, known->bytes, known->size);
}

gboolean
notanda_document_get_field (NotandaDocument *document,
                            NotandaAbout     about,
                            const NotandaId *id,
                            const NotandaId *field,
                            GByteArray      *out)
{
  NotandaSubject    *subject = notanda_document_get_subject (document, about, id);
  const NotandaHead *head = subject != NULL ? notanda_subject_get_shown (subject, field) : NULL;
  NotandaCreation    creation;
  guint32            slot;

  if (head != NULL && head->known != NOTANDA_CREATION)
    {
      NotandaRecord record;

      view_head (document, head, &record);
      notanda_write_bytes (out, record.value, record.value_size);
      return TRUE;
    }
  if (about != NOTANDA_ABOUT_ANNOTATION || !notanda_document_find (document, id, &slot))
    return FALSE;
  notanda_document_get_creation (document, slot, &creation);

  return notanda_creation_get_field (&creation, field, out);
}

static void
set_ranges (GArray       *out,
            const guint8 *ranges)
{
  g_array_set_size (out, 0);
  for (guint i = 0; i < notanda_ranges_count (ranges); i++)
    {
      NotandaRange range = notanda_ranges_get (ranges, i);

      g_array_append_val (out, range);
    }
}

static void
read_attributes (NotandaAnnotation     *out,
                 const NotandaCreation *creation)
{
  const guint8    *at = creation->attributes;
  const guint8    *value;
  guint32          size;
  NotandaAttribute attribute;

  while (notanda_creation_next_attribute (creation, &at, &attribute.id, &value, &size))
    if (notanda_value_parse (&attribute.value, value, size) && attribute.value.kind != NOTANDA_VALUE_NONE)
      g_array_append_val (out->attribute_array, attribute);
}

/* Of the arrays only the fragments' is set where there are no attributes: most
 * of a million readings go through here and make no call for the others. */
static void
read_creation (NotandaAnnotation     *out,
               const NotandaCreation *creation)
{
  out->type = creation->type;
  out->author = creation->author;
  out->created = creation->time;
  out->origin = creation->origin;
  out->rule = creation->rule;
  out->state = "";

  if (out->fragment_array->len != creation->n_more + 1)
    g_array_set_size (out->fragment_array, creation->n_more + 1);
  for (guint i = 0; i <= creation->n_more; i++)
    g_array_index (out->fragment_array, NotandaRange, i) = notanda_creation_get_fragment (creation, i);
  if (creation->n_attributes > 0)
    read_attributes (out, creation);
}

static int
compare_attributes (gconstpointer a,
                    gconstpointer b)
{
  return notanda_id_compare (&((const NotandaAttribute *) a)->id, &((const NotandaAttribute *) b)->id);
}

/* The creation's attributes come first, those of later records after them, so
 * of two with one id the later one counts; the sort is stable. */
static void
settle_attributes (GArray *attributes)
{
  guint n = 0;

  g_array_sort (attributes, compare_attributes);
  for (guint i = 0; i < attributes->len; i++)
    {
      const NotandaAttribute *attribute = &g_array_index (attributes, NotandaAttribute, i);

      if (i + 1 < attributes->len && compare_attributes (attribute, attribute + 1) == 0)
        continue;
      if (attribute->value.kind != NOTANDA_VALUE_NONE)
        g_array_index (attributes, NotandaAttribute, n++) = *attribute;
    }
  g_array_set_size (attributes, n);
}

/* Values of attributes that stand for others. What has both values keeps both. */
static void
move_attributes (NotandaTagSet     *tag_set,
                 NotandaAnnotation *out)
{
  for (guint i = 0; i < out->attribute_array->len; i++)
    {
      NotandaAttribute *attribute = &g_array_index (out->attribute_array, NotandaAttribute, i);
      const NotandaId  *id = notanda_tag_set_resolve_part (tag_set, &attribute->id);

      if (id != &attribute->id && notanda_annotation_get_attribute (out, id) == NULL)
        attribute->id = *id;
    }
  g_array_sort (out->attribute_array, compare_attributes);
}

static void
add_link (NotandaDocument    *document,
          NotandaAnnotation  *out,
          const NotandaId    *id,
          const NotandaValue *value)
{
  NotandaLink   link = { .id = *id, .role = *notanda_tag_set_resolve_part (document->tag_set, &value->id), .target = value->target };
  NotandaReader reader;
  guint32       slot;

  if (!notanda_document_find (document, &link.target, &slot) || !notanda_document_is_visible (document, slot))
    return;

  notanda_reader_init (&reader, value->raw + 2 * sizeof (NotandaId), value->raw_size - 2 * sizeof (NotandaId));
  link.n_attributes = notanda_reader_u32 (&reader);
  for (guint i = 0; i < link.n_attributes; i++)
    {
      NotandaNamedValue named = { .name = notanda_reader_string (&reader) };
      guint32           size = notanda_reader_u32 (&reader);

      notanda_value_parse (&named.value, notanda_reader_bytes (&reader, size), size);
      g_array_append_val (out->named_array, named);
    }
  g_array_append_val (out->link_array, link);
}

static void
add_note (NotandaAnnotation   *out,
          const NotandaHead   *head,
          const NotandaRecord *record,
          const NotandaValue  *value)
{
  NotandaNote note = {
    .id = head->field,
    .kind = value->label,
    .text = value->text,
    .author = record->author,
    .time = record->time,
    .first_clock = head->first_clock,
  };

  g_array_append_val (out->note_array, note);
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const NotandaNote *one = a;
  const NotandaNote *other = b;

  if (one->first_clock != other->first_clock)
    return one->first_clock < other->first_clock ? -1 : 1;

  return notanda_id_compare (&one->id, &other->id);
}

static void
read_head (NotandaDocument   *document,
           NotandaAnnotation *out,
           const NotandaHead *head)
{
  NotandaRecord record;
  NotandaValue  value;

  view_head (document, head, &record);
  if (!notanda_value_parse (&value, record.value, record.value_size))
    return;

  if (value.kind == NOTANDA_VALUE_FRAGMENTS)
    {
      if (notanda_id_equal (&head->field, notanda_field_get_position ()))
        set_ranges (out->fragment_array, value.raw);
    }
  else if (notanda_id_equal (&head->field, notanda_field_get_type_field ()))
    out->type = value.kind == NOTANDA_VALUE_ID ? value.id : out->type;
  else if (notanda_id_equal (&head->field, notanda_field_get_state ()))
    out->state = value.text != NULL ? value.text : "";
  else if (value.kind == NOTANDA_VALUE_LINK)
    add_link (document, out, &head->field, &value);
  else if (value.kind == NOTANDA_VALUE_NOTE)
    add_note (out, head, &record, &value);
  else if (!notanda_id_equal (&head->field, notanda_field_get_position ()))
    {
      NotandaAttribute attribute = { head->field, value };

      g_array_append_val (out->attribute_array, attribute);
    }
}

static void
empty (GArray *array)
{
  if (array->len > 0)
    g_array_set_size (array, 0);
}

static void
reset (NotandaAnnotation *out)
{
  empty (out->attribute_array);
  empty (out->link_array);
  empty (out->note_array);
  empty (out->named_array);
  out->n_fragments = out->n_attributes = out->n_links = out->n_notes = 0;
  out->n_differences = 0;
  out->edited_while_deleted = FALSE;
}

/* The arrays stand still from here on, so what points into them may be set. */
static void
point_to_arrays (NotandaAnnotation *out)
{
  guint named = 0;

  out->fragments = (const NotandaRange *) out->fragment_array->data;
  out->n_fragments = out->fragment_array->len;
  out->attributes = (const NotandaAttribute *) out->attribute_array->data;
  out->n_attributes = out->attribute_array->len;
  out->notes = (const NotandaNote *) out->note_array->data;
  out->n_notes = out->note_array->len;
  out->links = (const NotandaLink *) out->link_array->data;
  out->n_links = out->link_array->len;
  for (guint i = 0; i < out->link_array->len; i++)
    {
      NotandaLink *link = &g_array_index (out->link_array, NotandaLink, i);

      link->attributes = &g_array_index (out->named_array, NotandaNamedValue, named);
      named += link->n_attributes;
    }
}

gboolean
notanda_document_read (NotandaDocument   *document,
                       guint32            slot,
                       NotandaAnnotation *out)
{
  NotandaSubject          *subject = NULL;
  NotandaCreation creation NOTANDA_TO_BE_FILLED;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (slot < notanda_document_count_slots (document), FALSE);

  notanda_document_get_creation (document, slot, &creation);
  out->slot = slot;
  out->id = creation.id;
  reset (out);
  if (!document->is_plain && !notanda_document_is_visible (document, slot))
    return FALSE;

  read_creation (out, &creation);
  if (!document->is_plain)
    subject = notanda_document_get_subject (document, NOTANDA_ABOUT_ANNOTATION, &creation.id);
  if (subject != NULL)
    {
      out->n_differences = subject->n_differences;
      out->edited_while_deleted = subject->edited_while_deleted;
      for (guint i = 0; i < subject->heads->len; i++)
        {
          const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);

          if (head->is_shown && head->known != NOTANDA_CREATION)
            read_head (document, out, head);
        }
      g_array_sort (out->note_array, compare_notes);
      settle_attributes (out->attribute_array);
    }
  out->type = *notanda_tag_set_resolve_type (document->tag_set, &out->type);
  point_to_arrays (out);
  if (notanda_tag_set_has_moved (document->tag_set))
    move_attributes (document->tag_set, out);

  return TRUE;
}

gboolean
notanda_document_get_fragments (NotandaDocument *document,
                                guint32          slot,
                                GArray          *out)
{
  g_autoptr (GByteArray) value = NULL;
  NotandaCreation creation;

  g_array_set_size (out, 0);
  if (!notanda_document_is_visible (document, slot))
    return FALSE;

  value = g_byte_array_new ();
  notanda_document_get_creation (document, slot, &creation);
  notanda_document_get_field (document, NOTANDA_ABOUT_ANNOTATION, &creation.id, notanda_field_get_position (), value);
  if (value->len > 0 && value->data[0] == NOTANDA_VALUE_FRAGMENTS)
    set_ranges (out, value->data + 1);
  else /* a position that isn't one stands in the file; the first one is shown */
    for (guint i = 0; i <= creation.n_more; i++)
      {
        NotandaRange range = notanda_creation_get_fragment (&creation, i);

        g_array_append_val (out, range);
      }

  return TRUE;
}

guint32
notanda_document_get_tie (const NotandaId *id)
{
  return (guint32) id->bytes[0] << 24 | (guint32) id->bytes[1] << 16 | (guint32) id->bytes[2] << 8 | id->bytes[3];
}

typedef struct
{
  NotandaDocument *document;
  GArray          *discontinuous; /* rows that have more than one fragment */
} Loading;

/* The first fragment of each row, as rows are sorted by it. */
static void
get_row_span (gsize        i,
              NotandaSpan *out,
              gpointer     data)
{
  Loading          *loading = data;
  const NotandaRow *row = &loading->document->base->rows[i];
  guint32           slot = (guint32) i;

  *out = (NotandaSpan) {
    .start = GUINT32_FROM_LE (row->start),
    .end = GUINT32_FROM_LE (row->end),
    .tie = notanda_document_get_tie ((const NotandaId *) row->id),
    .slot = slot,
  };
  if (row->extra_size != 0)
    g_array_append_val (loading->discontinuous, slot);
}

void
notanda_document_insert_spans (NotandaDocument *document,
                               guint32          slot,
                               GArray          *fragments,
                               guint            from)
{
  NotandaCreation creation;

  notanda_document_get_creation (document, slot, &creation);
  for (guint i = from; i < fragments->len; i++)
    {
      NotandaRange *range = &g_array_index (fragments, NotandaRange, i);
      NotandaSpan   span = { range->start, range->end, notanda_document_get_tie (&creation.id), slot, i };

      notanda_span_set_insert (document->spans, &span);
    }
}

static void
insert_further (Loading *loading)
{
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (NotandaRange));

  for (guint i = 0; i < loading->discontinuous->len; i++)
    {
      guint32         slot = g_array_index (loading->discontinuous, guint32, i);
      NotandaCreation creation;

      notanda_document_get_creation (loading->document, slot, &creation);
      g_array_set_size (fragments, 0);
      for (guint k = 0; k <= creation.n_more; k++)
        {
          NotandaRange range = notanda_creation_get_fragment (&creation, k);

          g_array_append_val (fragments, range);
        }
      notanda_document_insert_spans (loading->document, slot, fragments, 1);
    }
}

static void
remove_creation_spans (NotandaDocument *document,
                       guint32          slot)
{
  NotandaCreation creation;

  notanda_document_get_creation (document, slot, &creation);
  for (guint i = 0; i <= creation.n_more; i++)
    {
      NotandaRange range = notanda_creation_get_fragment (&creation, i);
      NotandaSpan  span = { range.start, range.end, notanda_document_get_tie (&creation.id), slot, i };

      notanda_span_set_remove (document->spans, &span);
    }
}

/* Only links, notes and the like are said of it: its spans are its row's. */
static gboolean
stands_where_made (NotandaDocument *document,
                   NotandaSubject  *subject)
{
  const NotandaHead *head;

  notanda_document_get_subject (document, NOTANDA_ABOUT_ANNOTATION, &subject->id);
  head = notanda_subject_get_shown (subject, notanda_field_get_position ());

  return !subject->is_deleted && (head == NULL || head->known == NOTANDA_CREATION);
}

/* Rows that later records moved or deleted, and those another one shadows. */
static void
correct_spans (NotandaDocument *document)
{
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  GHashTableIter  iter;
  NotandaSubject *subject;
  gpointer        key;

  g_hash_table_iter_init (&iter, document->subjects[NOTANDA_ABOUT_ANNOTATION]);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &subject))
    {
      if (subject->slot == NOTANDA_NO_SLOT || subject->slot >= document->n_base || stands_where_made (document, subject))
        continue;
      remove_creation_spans (document, subject->slot);
      if (notanda_document_get_fragments (document, subject->slot, fragments))
        notanda_document_insert_spans (document, subject->slot, fragments, 0);
    }
  g_hash_table_iter_init (&iter, document->shadowed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    remove_creation_spans (document, GPOINTER_TO_UINT (key) - 1);
}

NotandaSpanSet *
notanda_document_get_spans (NotandaDocument *document)
{
  g_autoptr (GArray) fragments = NULL;
  Loading loading = { .document = document };

  if (document->spans != NULL)
    return document->spans;

  document->spans = notanda_span_set_new ();
  loading.discontinuous = g_array_new (FALSE, FALSE, sizeof (guint32));
  notanda_span_set_load_func (document->spans, document->n_base, get_row_span, &loading);
  insert_further (&loading);
  g_array_unref (loading.discontinuous);

  fragments = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  for (guint32 slot = document->n_base; slot < notanda_document_get_n_slots (document); slot++)
    if (notanda_document_get_fragments (document, slot, fragments))
      notanda_document_insert_spans (document, slot, fragments, 0);
  correct_spans (document);

  return document->spans;
}
