/* notanda-document-differences.c: fields that people set to different values
 *
 * Both values are kept, one is shown; this lists them.
 * notanda-document-settle.c settles one.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-document-private.h"

static const NotandaRecordKind kinds[NOTANDA_N_ABOUT] = {
  [NOTANDA_ABOUT_ANNOTATION] = NOTANDA_RECORD_SET,
  [NOTANDA_ABOUT_ARTICLE] = NOTANDA_RECORD_ARTICLE,
  [NOTANDA_ABOUT_TAG_SET] = NOTANDA_RECORD_TAG_SET,
  [NOTANDA_ABOUT_CORPUS] = NOTANDA_RECORD_CORPUS,
};

void
notanda_difference_free (NotandaDifference *difference)
{
  g_ptr_array_unref (difference->values);
  g_ptr_array_unref (difference->authors);
  g_array_unref (difference->times);
  g_free (difference);
}

static NotandaDifference *
difference_new (NotandaAbout          about,
                const NotandaSubject *subject,
                const NotandaId      *field)
{
  NotandaDifference *difference = g_new0 (NotandaDifference, 1);

  difference->kind = kinds[about];
  difference->subject = subject->id;
  difference->slot = subject->slot;
  difference->field = *field;
  difference->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  difference->authors = g_ptr_array_new_with_free_func (g_free);
  difference->times = g_array_new (FALSE, FALSE, sizeof (gint64));

  return difference;
}

/* @seen: the values that are in already */
static void
add_value (NotandaDocument   *document,
           NotandaDifference *difference,
           GHashTable        *seen,
           const NotandaHead *head)
{
  g_autoptr (GByteArray) value = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  const char *author;
  gint64      time;

  if (head->known == NOTANDA_CREATION)
    {
      NotandaCreation creation;

      notanda_document_get_creation (document, difference->slot, &creation);
      notanda_creation_get_field (&creation, &head->field, value);
      author = creation.author;
      time = creation.time;
    }
  else
    {
      const NotandaKnown *known = &g_array_index (document->known, NotandaKnown, head->known);
      NotandaRecord       record;

      notanda_record_view (&record, known->bytes, known->size);
      notanda_write_bytes (value, record.value, record.value_size);
      author = record.author;
      time = record.time;
    }

  bytes = g_bytes_new (value->data, value->len);
  if (g_hash_table_contains (seen, bytes))
    return;
  g_hash_table_add (seen, bytes);
  g_ptr_array_add (difference->values, g_steal_pointer (&bytes));
  g_ptr_array_add (difference->authors, g_strdup (author));
  g_array_append_val (difference->times, time);
}

/* The heads [from..to) are of one field; the shown one's value goes first. */
static void
list_field_differences (NotandaDocument *document,
                        NotandaAbout     about,
                        NotandaSubject  *subject,
                        guint            from,
                        guint            to,
                        GPtrArray       *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  NotandaDifference *difference = difference_new (about, subject, &g_array_index (subject->heads, NotandaHead, from).field);

  for (guint i = from; i < to; i++)
    if (g_array_index (subject->heads, NotandaHead, i).is_shown)
      add_value (document, difference, seen, &g_array_index (subject->heads, NotandaHead, i));
  for (guint i = from; i < to; i++)
    add_value (document, difference, seen, &g_array_index (subject->heads, NotandaHead, i));

  if (difference->values->len > 1)
    g_ptr_array_add (list, difference);
  else
    notanda_difference_free (difference);
}

/* What is said of an article once, at its beginning: where its metadata were found, what it replaces, and where from and when
 * it was loaded may be two things to two people, and neither is wrong. */
static gboolean
is_given (const NotandaId *field)
{
  for (NotandaMeta i = NOTANDA_META_ADDRESS; i < NOTANDA_N_META; i++)
    if (notanda_id_equal (field, notanda_meta_get_field (i)))
      return TRUE;

  return notanda_id_equal (field, notanda_field_get_found ()) || notanda_id_equal (field, notanda_field_get_replaces ()) ||
         notanda_id_equal (field, notanda_field_get_read ());
}

typedef struct
{
  const char *author;
  guint64     clock;
} Side;

static void
view_known (NotandaDocument *document,
            guint32          number,
            NotandaRecord   *record)
{
  const NotandaKnown *known = &g_array_index (document->known, NotandaKnown, number);

  notanda_record_view (record, known->bytes, known->size);
}

static void
note_side (NotandaDocument *document,
           guint32          number,
           Side            *side)
{
  NotandaRecord record;

  view_known (document, number, &record);
  if (side->author != NULL && record.clock < side->clock)
    return;
  side->author = record.author;
  side->clock = record.clock;
}

/* Who deleted it last; @seen: the hashes of what the deletions name */
static void
find_deleting_side (NotandaDocument *document,
                    NotandaSubject  *subject,
                    GHashTable      *seen,
                    Side            *side)
{
  for (guint i = 0; i < subject->deletions->len; i++)
    {
      guint32       number = g_array_index (subject->deletions, guint32, i);
      NotandaRecord record;

      note_side (document, number, side);
      view_known (document, number, &record);
      for (guint32 k = 0; k < record.n_parents; k++)
        g_hash_table_add (seen, g_memdup2 (&record.parents[k], sizeof (NotandaHash)));
    }
}

/* Who worked on it last, of those whose work no deletion has seen. */
static void
find_working_side (NotandaDocument *document,
                   NotandaSubject  *subject,
                   GHashTable      *seen,
                   Side            *side)
{
  NotandaCreation creation;

  for (guint i = 0; subject->restorations != NULL && i < subject->restorations->len; i++)
    note_side (document, g_array_index (subject->restorations, guint32, i), side);
  for (guint i = 0; i < subject->heads->len; i++)
    {
      guint32 number = g_array_index (subject->heads, NotandaHead, i).known;

      if (number != NOTANDA_CREATION && !g_hash_table_contains (seen, g_array_index (document->known, NotandaKnown, number).hash))
        note_side (document, number, side);
    }
  if (side->author != NULL)
    return;
  notanda_document_get_creation (document, subject->slot, &creation);
  side->author = creation.author;
}

static void
list_deletion_difference (NotandaDocument *document,
                          NotandaAbout     about,
                          NotandaSubject  *subject,
                          GPtrArray       *list)
{
  NotandaDifference *difference = difference_new (about, subject, notanda_field_get_position ());
  g_autoptr (GHashTable) seen = g_hash_table_new_full (notanda_hash_hash, notanda_hash_equal, g_free, NULL);
  Side working = { NULL, 0 };
  Side deleting = { NULL, 0 };

  find_deleting_side (document, subject, seen, &deleting);
  find_working_side (document, subject, seen, &working);
  difference->edited_while_deleted = TRUE;
  g_ptr_array_add (difference->authors, g_strdup (working.author));
  g_ptr_array_add (difference->authors, g_strdup (deleting.author));
  g_ptr_array_add (list, difference);
}

static void
list_subject_differences (NotandaDocument *document,
                          NotandaAbout     about,
                          NotandaSubject  *subject,
                          GPtrArray       *list)
{
  guint from = 0;

  if (subject->edited_while_deleted)
    list_deletion_difference (document, about, subject, list);
  while (from < subject->heads->len)
    {
      const NotandaId *field = &g_array_index (subject->heads, NotandaHead, from).field;
      guint            to = from + 1;

      while (to < subject->heads->len && notanda_id_equal (&g_array_index (subject->heads, NotandaHead, to).field, field))
        to++;
      if (to > from + 1 && !is_given (field))
        list_field_differences (document, about, subject, from, to, list);
      from = to;
    }
}

static int
compare_differences (gconstpointer a,
                     gconstpointer b)
{
  const NotandaDifference *one = *(NotandaDifference *const *) a;
  const NotandaDifference *other = *(NotandaDifference *const *) b;

  if (one->slot != other->slot)
    return one->slot < other->slot ? -1 : 1;
  if (!notanda_id_equal (&one->subject, &other->subject))
    return notanda_id_compare (&one->subject, &other->subject);

  return notanda_id_compare (&one->field, &other->field);
}

/* What the corpus shows holds, and where people differ about it is a difference in the corpus. */
static gboolean
is_settled_by_corpus (NotandaDocument *document,
                      const NotandaId *element)
{
  return document->corpus != NULL && notanda_tag_set_has_element (document->corpus->tag_set, element);
}

static void
list_about (NotandaDocument *document,
            NotandaAbout     about,
            GPtrArray       *list)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, document->subjects[about]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      NotandaSubject *subject = notanda_document_get_subject (document, about, id);

      if (about == NOTANDA_ABOUT_TAG_SET && is_settled_by_corpus (document, id))
        continue;
      if (about != NOTANDA_ABOUT_ANNOTATION || (subject->slot != NOTANDA_NO_SLOT && !subject->is_deleted))
        list_subject_differences (document, about, subject, list);
    }
}

GPtrArray *
notanda_document_list_differences (NotandaDocument *document)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_difference_free);

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), list);

  for (guint about = 0; about < NOTANDA_N_ABOUT; about++)
    list_about (document, about, list);
  g_ptr_array_sort (list, compare_differences);

  return list;
}
