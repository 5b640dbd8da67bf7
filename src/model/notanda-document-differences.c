/* notanda-document-differences.c: fields that people set to different values
 *
 * Both values are kept, one is shown; this lists them, and settles one by a
 * record that replaces all heads of the field, so that settling is a step like
 * any other and merges as any other.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "base/notanda-error.h"
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

  if (head->known == NOTANDA_CREATION)
    {
      NotandaCreation creation;

      notanda_document_get_creation (document, difference->slot, &creation);
      notanda_creation_get_field (&creation, &head->field, value);
      author = creation.author;
    }
  else
    {
      const NotandaKnown *known = &g_array_index (document->known, NotandaKnown, head->known);
      NotandaRecord       record;

      notanda_record_view (&record, known->bytes, known->size);
      notanda_write_bytes (value, record.value, record.value_size);
      author = record.author;
    }

  bytes = g_bytes_new (value->data, value->len);
  if (g_hash_table_contains (seen, bytes))
    return;
  g_hash_table_add (seen, bytes);
  g_ptr_array_add (difference->values, g_steal_pointer (&bytes));
  g_ptr_array_add (difference->authors, g_strdup (author));
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

/* What is said of an article once, at its beginning: where its metadata were found
 * and what it replaces may be two things to two people, and neither is wrong. */
static gboolean
is_given (const NotandaId *field)
{
  return notanda_id_equal (field, notanda_field_get_found ()) || notanda_id_equal (field, notanda_field_get_replaces ()) ||
         notanda_id_equal (field, notanda_field_get_read ());
}

static void
list_subject_differences (NotandaDocument *document,
                          NotandaAbout     about,
                          NotandaSubject  *subject,
                          GPtrArray       *list)
{
  guint from = 0;

  if (subject->edited_while_deleted)
    {
      NotandaDifference *difference = difference_new (about, subject, notanda_field_get_position ());

      difference->edited_while_deleted = TRUE;
      g_ptr_array_add (list, difference);
    }
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

static NotandaAbout
get_about (const NotandaDifference *difference)
{
  guint about = 0;

  while (about < NOTANDA_N_ABOUT - 1 && kinds[about] != difference->kind)
    about++;

  return about;
}

static void
touch (NotandaDocument         *document,
       const NotandaDifference *difference)
{
  if (difference->kind == NOTANDA_RECORD_SET)
    notanda_document_touch (document, difference->slot);
  else
    document->touched_everything = TRUE;
}

gboolean
notanda_document_settle (NotandaDocument         *document,
                         const NotandaDifference *difference,
                         guint                    i,
                         const char              *label,
                         GError                 **error)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (NotandaHash));
  g_autoptr (GByteArray) value = g_byte_array_new ();
  gconstpointer bytes;
  gsize         size;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (!difference->edited_while_deleted && i < difference->values->len, FALSE);

  notanda_document_list_heads (document, get_about (difference), &difference->subject, &difference->field, heads);
  if (heads->len < 2 ||
      (difference->kind == NOTANDA_RECORD_SET && !notanda_document_is_visible (document, difference->slot)))
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("This difference is settled already."));
      return FALSE;
    }
  bytes = g_bytes_get_data (difference->values->pdata[i], &size);
  notanda_write_bytes (value, bytes, size);
  notanda_document_begin_step (document, label);
  touch (document, difference);
  notanda_document_write (document, difference->kind, &difference->subject, &difference->field, heads, value, NULL, 0);
  notanda_document_end_step (document);

  return TRUE;
}

gboolean
notanda_document_settle_deletion (NotandaDocument         *document,
                                  const NotandaDifference *difference,
                                  gboolean                 keep,
                                  const char              *label,
                                  GError                 **error)
{
  NotandaSubject *subject;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (difference->edited_while_deleted, FALSE);

  subject = notanda_document_get_subject (document, NOTANDA_ABOUT_ANNOTATION, &difference->subject);
  if (subject == NULL || !subject->edited_while_deleted)
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED, _ ("This difference is settled already."));
      return FALSE;
    }
  notanda_document_begin_step (document, label);
  notanda_document_touch (document, difference->slot);
  if (keep)
    notanda_document_write_restoration (document, subject);
  else
    notanda_document_write_deletion (document, &difference->subject);
  notanda_document_end_step (document);

  return TRUE;
}
