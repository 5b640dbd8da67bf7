/* notanda-version.c: a newer version of an article, with the annotations of the older one
 *
 * What is carried are records, not what they show: the creation with its own time,
 * and one record for each head of a later field. They differ from the old ones in
 * nothing but the ids and the places, all of which follow from the two texts, so
 * whoever makes the same version makes the same records.
 *
 * Rejected: new records in the name of whoever makes the version. Two people's
 * would stand side by side, each a difference to settle, and their authors would
 * be said to have written what they didn't.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-version.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-document-private.h"
#include "model/versions/notanda-draft.h"

typedef struct
{
  NotandaDocument *old;
  NotandaDocument *new;
  NotandaAlignment     *alignment;
  NotandaVersionReport *report;
  GArray               *new_slots; /* (element-type guint32): by old slot */
  GArray               *was;       /* (element-type NotandaRange): of the annotation at hand */
  GArray               *is;
} Carrying;

static void
carried_free (gpointer data)
{
  NotandaCarried *carried = data;

  g_free (carried->old_words);
  g_free (carried->new_words);
  g_free (carried);
}

void
notanda_version_report_free (NotandaVersionReport *report)
{
  g_ptr_array_unref (report->carried);
  notanda_alignment_free (report->alignment);
  g_array_unref (report->differences);
  g_free (report);
}

void
notanda_version_get_id (const NotandaId   *old,
                        const NotandaHash *article,
                        NotandaId         *out)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaHash hash;

  notanda_write_bytes (bytes, "notanda:carried:", strlen ("notanda:carried:"));
  notanda_write_id (bytes, old);
  notanda_write_bytes (bytes, article->bytes, sizeof article->bytes);
  notanda_hash_of (bytes->data, bytes->len, &hash);
  memcpy (out->bytes, hash.bytes, sizeof out->bytes);
}

static void
get_new_id (const Carrying  *carrying,
            const NotandaId *old,
            NotandaId       *out)
{
  notanda_version_get_id (old, notanda_article_get_hash (notanda_document_get_article (carrying->new)), out);
}

static char *
dup_words (NotandaDocument *document,
           const GArray    *ranges)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      NotandaRange     range = g_array_index (ranges, NotandaRange, i);
      g_autofree char *piece = notanda_article_dup_range (notanda_document_get_article (document), range.start, range.end);

      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", piece);
    }

  return g_string_free_and_steal (words);
}

static void
take_record (Carrying   *carrying,
             GByteArray *bytes)
{
  g_autoptr (NotandaStored) stored = notanda_stored_new (bytes->data, bytes->len);

  notanda_document_take (carrying->new, stored);
}

static void
get_creation_ranges (const NotandaCreation *creation,
                     GArray                *out)
{
  g_array_set_size (out, 0);
  for (guint i = 0; i <= creation->n_more; i++)
    {
      NotandaRange range = notanda_creation_get_fragment (creation, i);

      g_array_append_val (out, range);
    }
}

/* Where it was made first, if that place is still known: a later record says where
 * it was moved to. */
static void
write_creation (Carrying *carrying,
                guint32   old_slot,
                GArray   *ranges)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) more = g_byte_array_new ();
  NotandaCreation creation;

  notanda_document_get_creation (carrying->old, old_slot, &creation);
  for (guint i = 1; i < ranges->len; i++)
    {
      notanda_write_u32 (more, g_array_index (ranges, NotandaRange, i).start);
      notanda_write_u32 (more, g_array_index (ranges, NotandaRange, i).end);
    }
  get_new_id (carrying, &creation.id, &creation.id);
  creation.first = g_array_index (ranges, NotandaRange, 0);
  creation.more = more->data;
  creation.n_more = ranges->len - 1;
  notanda_creation_write (&creation, bytes);
  take_record (carrying, bytes);
}

static void
carry_creation (Carrying *carrying,
                guint32   slot)
{
  NotandaCarried *carried = g_new0 (NotandaCarried, 1);
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  g_autoptr (GArray) mapped = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  NotandaCreation creation;

  notanda_document_get_fragments (carrying->old, slot, carrying->was);
  carried->old_slot = slot;
  carried->new_slot = NOTANDA_NO_SLOT;
  carried->state = notanda_alignment_map_ranges (carrying->alignment, carrying->was, carrying->is);
  g_ptr_array_add (carrying->report->carried, carried);
  if (carried->state != NOTANDA_ALIGNED_SAME)
    carried->old_words = dup_words (carrying->old, carrying->was);
  if (carried->state == NOTANDA_ALIGNED_LOST)
    return;

  if (carried->state == NOTANDA_ALIGNED_CHANGED)
    carried->new_words = dup_words (carrying->new, carrying->is);
  notanda_document_get_creation (carrying->old, slot, &creation);
  get_creation_ranges (&creation, first);
  carried->new_slot = notanda_document_get_n_slots (carrying->new);
  g_array_index (carrying->new_slots, guint32, slot) = carried->new_slot;
  write_creation (carrying, slot, notanda_alignment_map_ranges (carrying->alignment, first, mapped) != NOTANDA_ALIGNED_LOST ? mapped : carrying->is);
}

/* To the target's counterpart, if that came along. */
static gboolean
map_link (Carrying           *carrying,
          const NotandaValue *value,
          GByteArray         *out)
{
  NotandaId target;
  guint32   slot;

  if (!notanda_document_find (carrying->old, &value->target, &slot) || !notanda_document_is_visible (carrying->old, slot))
    return FALSE;
  if (g_array_index (carrying->new_slots, guint32, slot) == NOTANDA_NO_SLOT)
    {
      carrying->report->n_lost_links++;
      return FALSE;
    }
  get_new_id (carrying, &value->target, &target);
  notanda_write_id (out, &value->id);
  notanda_write_id (out, &target);
  notanda_write_bytes (out, value->raw + 2 * sizeof (NotandaId), value->raw_size - 2 * sizeof (NotandaId));

  return TRUE;
}

/* The value of a later record as it is in the new document; FALSE where there is
 * nothing to carry. */
static gboolean
map_value (Carrying           *carrying,
           const NotandaValue *value,
           GByteArray         *out)
{
  notanda_write_u8 (out, value->kind);
  if (value->kind == NOTANDA_VALUE_FRAGMENTS)
    {
      g_array_set_size (carrying->was, 0);
      for (guint i = 0; i < notanda_ranges_count (value->raw); i++)
        {
          NotandaRange range = notanda_ranges_get (value->raw, i);

          g_array_append_val (carrying->was, range);
        }
      if (notanda_alignment_map_ranges (carrying->alignment, carrying->was, carrying->is) == NOTANDA_ALIGNED_LOST)
        return FALSE;
      notanda_write_u32 (out, carrying->is->len);
      for (guint i = 0; i < carrying->is->len; i++)
        {
          notanda_write_u32 (out, g_array_index (carrying->is, NotandaRange, i).start);
          notanda_write_u32 (out, g_array_index (carrying->is, NotandaRange, i).end);
        }
      return TRUE;
    }
  if (value->kind == NOTANDA_VALUE_LINK)
    return map_link (carrying, value, out);
  notanda_write_bytes (out, value->raw, value->raw_size);

  return TRUE;
}

static gboolean
creation_stands (const NotandaSubject *subject,
                 const NotandaId      *field)
{
  for (guint i = 0; i < subject->heads->len; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);

      if (head->known == NOTANDA_CREATION && notanda_id_equal (&head->field, field))
        return TRUE;
    }

  return FALSE;
}

/* It replaces the creation where the old one did. */
static void
carry_head (Carrying              *carrying,
            const NotandaSubject  *subject,
            const NotandaHead     *head,
            const NotandaCreation *creation,
            const NotandaHash     *creation_hash)
{
  g_autoptr (GByteArray) value_bytes = g_byte_array_new ();
  g_autoptr (GByteArray) unused = g_byte_array_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const NotandaKnown *known = &g_array_index (carrying->old->known, NotandaKnown, head->known);
  gboolean            is_in_creation = notanda_creation_get_field (creation, &head->field, unused);
  NotandaRecord       record;
  NotandaValue        value;

  notanda_record_view (&record, known->bytes, known->size);
  if (record.kind != NOTANDA_RECORD_SET || !notanda_value_parse (&value, record.value, record.value_size) ||
      (value.kind == NOTANDA_VALUE_NONE && !is_in_creation) || !map_value (carrying, &value, value_bytes))
    return;

  record.subject = creation->id;
  record.parents = creation_hash;
  record.n_parents = is_in_creation && !creation_stands (subject, &head->field) ? 1 : 0;
  record.value = value_bytes->data;
  record.value_size = value_bytes->len;
  notanda_record_write (&record, bytes);
  take_record (carrying, bytes);
}

/* Over whatever state it had, which was about other words. */
static void
write_to_check (Carrying              *carrying,
                const NotandaCreation *creation)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  g_autoptr (GByteArray) value_bytes = g_byte_array_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaValue  value = notanda_value_text (NOTANDA_VALUE_CHOICE, NOTANDA_STATE_TO_CHECK);
  NotandaRecord record = {
    .kind = NOTANDA_RECORD_SET,
    .subject = creation->id,
    .field = *notanda_field_get_state (),
    .replica = creation->replica,
    .clock = creation->clock,
    .time = creation->time,
    .author = creation->author,
  };

  notanda_value_write (&value, value_bytes);
  notanda_document_list_heads (carrying->new, NOTANDA_ABOUT_ANNOTATION, &creation->id, notanda_field_get_state (), heads);
  record.parents = (const NotandaHash *) heads->data;
  record.n_parents = heads->len;
  record.value = value_bytes->data;
  record.value_size = value_bytes->len;
  notanda_record_write (&record, bytes);
  take_record (carrying, bytes);
}

static void
carry_later (Carrying             *carrying,
             const NotandaCarried *carried)
{
  NotandaCreation creation;
  NotandaCreation old_creation;
  NotandaHash     hash;
  NotandaSubject *subject;

  notanda_document_get_creation (carrying->old, carried->old_slot, &old_creation);
  notanda_document_get_creation (carrying->new, carried->new_slot, &creation);
  notanda_document_get_creation_hash (carrying->new, carried->new_slot, &hash);
  subject = notanda_document_get_subject (carrying->old, NOTANDA_ABOUT_ANNOTATION, &old_creation.id);
  for (guint i = 0; subject != NULL && i < subject->heads->len; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);

      if (head->known != NOTANDA_CREATION)
        carry_head (carrying, subject, head, &creation, &hash);
    }
  if (carried->state == NOTANDA_ALIGNED_CHANGED)
    write_to_check (carrying, &creation);
}

static void
carry_tag_set (Carrying *carrying)
{
  for (guint i = 0; i < carrying->old->known->len; i++)
    {
      const NotandaKnown *known = &g_array_index (carrying->old->known, NotandaKnown, i);
      NotandaRecord       record;

      notanda_record_view (&record, known->bytes, known->size);
      if (record.kind == NOTANDA_RECORD_TAG_SET)
        {
          g_autoptr (NotandaStored) stored = notanda_stored_new_for_hash (known->bytes, known->size, known->hash);

          notanda_document_take (carrying->new, stored);
        }
    }
}

static void
count (NotandaVersionReport *report)
{
  for (guint i = 0; i < report->carried->len; i++)
    {
      const NotandaCarried *carried = report->carried->pdata[i];

      report->n_same += carried->state == NOTANDA_ALIGNED_SAME;
      report->n_changed += carried->state == NOTANDA_ALIGNED_CHANGED;
      report->n_lost += carried->state == NOTANDA_ALIGNED_LOST;
    }
}

/* All creations first, so that it is known which links have a target. */
static void
carry_annotations (Carrying *carrying)
{
  NotandaSpanSet *spans = notanda_document_get_spans (carrying->old);
  NotandaSpan     span;
  const guint32   none = NOTANDA_NO_SLOT;

  for (guint32 i = 0; i < notanda_document_get_n_slots (carrying->old); i++)
    g_array_append_val (carrying->new_slots, none);
  notanda_document_start_change (carrying->new);
  carrying->new->touched_everything = TRUE;
  carry_tag_set (carrying);
  for (guint i = 0; notanda_span_set_get_head (spans, i, &span); i++)
    carry_creation (carrying, span.slot);
  for (guint i = 0; i < carrying->report->carried->len; i++)
    {
      const NotandaCarried *carried = carrying->report->carried->pdata[i];

      if (carried->new_slot != NOTANDA_NO_SLOT)
        carry_later (carrying, carried);
    }
  notanda_document_finish_change (carrying->new);
  count (carrying->report);
}

NotandaDocument *
notanda_version_new (NotandaDocument       *old,
                     const char            *old_name,
                     const NotandaReading  *reading,
                     NotandaIdentity       *identity,
                     NotandaVersionReport **report,
                     GError               **error)
{
  const NotandaHash *old_hash = notanda_article_get_hash (notanda_document_get_article (old));
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (GArray) new_slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) was = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  g_autoptr (GArray) is = g_array_new (FALSE, FALSE, sizeof (NotandaRange));
  Carrying carrying = { .old = old, .new_slots = new_slots, .was = was, .is = is };

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (old) && reading != NULL && report != NULL, NULL);

  *report = NULL;
  if (notanda_hash_equal (notanda_article_get_hash (reading->article), old_hash))
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("The text is the same as it was."));
      return NULL;
    }
  document = notanda_document_new (reading, identity);
  notanda_document_set_replaced (document, old_hash, old_name != NULL ? old_name : "");
  carrying.new = document;
  carrying.report = *report = g_new0 (NotandaVersionReport, 1);
  carrying.alignment = carrying.report->alignment = notanda_alignment_new (notanda_document_get_article (old), reading->article);
  carrying.report->differences = notanda_alignment_list_differences (carrying.alignment);
  carrying.report->carried = g_ptr_array_new_with_free_func (carried_free);
  carry_annotations (&carrying);
  notanda_draft_carry (old, document);

  return g_steal_pointer (&document);
}

NotandaVersionReport *
notanda_version_report (NotandaDocument *old,
                        NotandaArticle *new,
                        GError **error)
{
  g_autoptr (NotandaReading) reading = notanda_reading_new (new);
  NotandaVersionReport *report = NULL;
  g_autoptr (NotandaDocument) unused = notanda_version_new (old, NULL, reading, notanda_document_get_identity (old), &report, error);

  return report;
}
