/* notanda-document-article.c: what a document knows of its article beside the text
 *
 * Metadata are fields of the article and merge as any other. Where a value came from is told as long as it is the value that was found: a
 * correction has no source but its author, and undoing it brings the source back.
 * So the source is kept with a copy of the value, and not with the hash of a
 * record, which an undone correction would no longer show.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-document-private.h"
#include "model/notanda-left-out.h"

static const NotandaId no_id = { { 0 } };

static NotandaSubject *
get_article_subject (NotandaDocument *document)
{
  return notanda_document_get_subject (document, NOTANDA_ABOUT_ARTICLE, &no_id);
}

gboolean
notanda_document_parse_head (NotandaDocument   *document,
                             const NotandaHead *head,
                             NotandaValue      *value)
{
  const NotandaKnown *known;
  NotandaRecord       record;

  if (head->known == NOTANDA_CREATION)
    return FALSE;
  known = &g_array_index (document->known, NotandaKnown, head->known);
  notanda_record_view (&record, known->bytes, known->size);

  return notanda_value_parse (value, record.value, record.value_size);
}

const char *
notanda_document_get_meta (NotandaDocument *document,
                           NotandaMeta      meta)
{
  NotandaSubject    *subject = get_article_subject (document);
  const NotandaHead *head = subject != NULL ? notanda_subject_get_shown (subject, notanda_meta_get_field (meta)) : NULL;
  NotandaValue       value;

  return head != NULL && notanda_document_parse_head (document, head, &value) ? value.text : NULL;
}

/* Where the value of a field was found, as a FOUND tells; FALSE where it doesn't. */
static gboolean
find_in (const NotandaValue *value,
         const NotandaId    *field,
         const char        **from,
         const char        **text)
{
  NotandaReader reader;
  guint32       n;

  notanda_reader_init (&reader, value->raw, value->raw_size);
  n = notanda_reader_u32 (&reader);
  for (guint32 i = 0; i < n; i++)
    {
      NotandaId found;

      notanda_reader_id (&reader, &found);
      *from = notanda_reader_string (&reader);
      *text = notanda_reader_string (&reader);
      if (notanda_id_equal (&found, field))
        return TRUE;
    }

  return FALSE;
}

/* @wanted: (nullable): the value it must be. Two people who loaded the page apart
 * from each other each have a record of what they found. */
static gboolean
find_source (NotandaDocument *document,
             NotandaMeta      meta,
             const char      *wanted,
             const char     **from,
             const char     **text)
{
  NotandaSubject *subject = get_article_subject (document);

  for (guint i = 0; subject != NULL && i < subject->heads->len; i++)
    {
      const NotandaHead *head = &g_array_index (subject->heads, NotandaHead, i);
      NotandaValue       value;

      if (notanda_id_equal (&head->field, notanda_field_get_found ()) && notanda_document_parse_head (document, head, &value) &&
          value.kind == NOTANDA_VALUE_FOUND && find_in (&value, notanda_meta_get_field (meta), from, text) &&
          (wanted == NULL || g_str_equal (*text, wanted)))
        return TRUE;
    }

  return FALSE;
}

const char *
notanda_document_get_meta_from (NotandaDocument *document,
                                NotandaMeta      meta)
{
  const char *value = notanda_document_get_meta (document, meta);
  const char *from;
  const char *text;

  return value != NULL && find_source (document, meta, value, &from, &text) ? from : NULL;
}

char *
notanda_document_dup_found (NotandaDocument *document,
                            NotandaMeta      meta,
                            char           **from)
{
  const char *value = notanda_document_get_meta (document, meta);
  const char *source;
  const char *text;

  *from = NULL;
  if ((value != NULL && find_source (document, meta, value, &source, &text)) ||
      find_source (document, meta, NULL, &source, &text))
    {
      *from = g_strdup (source);
      return g_strdup (text);
    }

  return notanda_document_is_meta_corrected (document, meta) ? NULL : g_strdup (value);
}

gboolean
notanda_document_is_meta_corrected (NotandaDocument *document,
                                    NotandaMeta      meta)
{
  NotandaSubject     *subject = get_article_subject (document);
  const NotandaHead  *head = subject != NULL ? notanda_subject_get_shown (subject, notanda_meta_get_field (meta)) : NULL;
  const NotandaKnown *known;
  NotandaRecord       record;

  if (head == NULL)
    return FALSE;
  if (notanda_subject_get_shown (subject, notanda_field_get_found ()) != NULL)
    return notanda_document_get_meta (document, meta) == NULL || notanda_document_get_meta_from (document, meta) == NULL;

  /* from a file that doesn't tell: a loader's record replaces none */
  known = &g_array_index (document->known, NotandaKnown, head->known);
  notanda_record_view (&record, known->bytes, known->size);

  return record.n_parents > 0;
}

void
notanda_document_set_meta (NotandaDocument *document,
                           NotandaMeta      meta,
                           const char      *text,
                           const char      *label)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaValue value = text != NULL ? notanda_value_text (NOTANDA_VALUE_TEXT, text) : notanda_value_none ();

  notanda_value_write (&value, bytes);
  notanda_document_set_field (document, NOTANDA_RECORD_ARTICLE, &no_id, notanda_meta_get_field (meta), bytes, NULL, 0, label);
}

GPtrArray *
notanda_document_get_left_out (NotandaDocument *document)
{
  gsize    n_chars;
  gboolean whole;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);

  if (document->left_out != NULL)
    return document->left_out;

  n_chars = notanda_article_get_n_chars (document->base->article);
  for (guint i = 0; document->left_out == NULL && i < document->sections->len; i++)
    {
      NotandaSection *section = g_ptr_array_index (document->sections, i);

      if (notanda_section_is_left_out (section))
        document->left_out = notanda_left_out_parse (section->bytes, n_chars, &whole);
    }
  if (document->left_out == NULL)
    document->left_out = g_ptr_array_new ();

  return document->left_out;
}

static void
add_left_out (NotandaDocument *document,
              GPtrArray       *blocks)
{
  g_autoptr (GBytes) bytes = notanda_left_out_write (blocks);

  if (bytes != NULL)
    g_ptr_array_add (document->sections,
                     notanda_section_new (NOTANDA_LEFT_OUT_SECTION, NOTANDA_SECTION_LOCAL, NOTANDA_LEFT_OUT_TYPE, bytes));
}

/* Whatever its value, also one that somebody took back: who has seen that a text
 * is fixed may have worked on it. */
static gboolean
is_fixed (NotandaDocument *document)
{
  NotandaSubject *subject = get_article_subject (document);

  return subject != NULL && notanda_subject_get_shown (subject, notanda_field_get_fixed ()) != NULL;
}

gboolean
notanda_document_is_draft (NotandaDocument *document)
{
  return notanda_document_get_n_slots (document) == 0 && !is_fixed (document);
}

/* One record of the article that is no step: there is nothing to undo. */
static void
write_given (NotandaDocument  *document,
             const NotandaId  *field,
             const GByteArray *value)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (NotandaHash));

  notanda_document_start_change (document);
  document->touched_everything = TRUE;
  notanda_document_list_heads (document, NOTANDA_ABOUT_ARTICLE, &no_id, field, heads);
  notanda_document_write (document, NOTANDA_RECORD_ARTICLE, &no_id, field, heads, value, NULL, 0);
  notanda_document_finish_change (document);
}

void
notanda_document_fix (NotandaDocument *document)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaValue yes = notanda_value_yes_no (TRUE);

  g_return_if_fail (NOTANDA_IS_DOCUMENT (document) && document->depth == 0);

  if (!notanda_document_is_draft (document))
    return;
  notanda_value_write (&yes, bytes);
  write_given (document, notanda_field_get_fixed (), bytes);
}

gboolean
notanda_document_set_whole (NotandaDocument *document)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaValue none = notanda_value_none ();

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document) && document->depth == 0, FALSE);

  if (notanda_document_get_meta (document, NOTANDA_META_TRUNCATED) == NULL)
    return FALSE;
  notanda_value_write (&none, bytes);
  write_given (document, notanda_meta_get_field (NOTANDA_META_TRUNCATED), bytes);

  return TRUE;
}

/* The hash of another text, and the name of its file. */
static gboolean
get_other_article (NotandaDocument *document,
                   const NotandaId *field,
                   NotandaHash     *article,
                   const char     **name)
{
  NotandaSubject    *subject = get_article_subject (document);
  const NotandaHead *head = subject != NULL ? notanda_subject_get_shown (subject, field) : NULL;
  NotandaValue       value;

  if (head == NULL || !notanda_document_parse_head (document, head, &value) || value.kind != NOTANDA_VALUE_ARTICLE)
    return FALSE;
  if (article != NULL)
    memcpy (article->bytes, value.raw, sizeof article->bytes);
  if (name != NULL)
    *name = value.text;

  return TRUE;
}

static void
write_other_article (NotandaDocument   *document,
                     const NotandaId   *field,
                     const NotandaHash *article,
                     const char        *name)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  notanda_write_u8 (bytes, NOTANDA_VALUE_ARTICLE);
  notanda_write_bytes (bytes, article->bytes, sizeof article->bytes);
  notanda_write_string (bytes, name);
  write_given (document, field, bytes);
}

gboolean
notanda_document_get_replaced (NotandaDocument *document,
                               NotandaHash     *article,
                               const char     **name)
{
  return get_other_article (document, notanda_field_get_replaces (), article, name);
}

void
notanda_document_set_replaced (NotandaDocument   *document,
                               const NotandaHash *article,
                               const char        *name)
{
  g_return_if_fail (NOTANDA_IS_DOCUMENT (document) && document->depth == 0);

  write_other_article (document, notanda_field_get_replaces (), article, name);
}

void
notanda_document_get_read (NotandaDocument *document,
                           NotandaHash     *text)
{
  if (!get_other_article (document, notanda_field_get_read (), text, NULL))
    *text = *notanda_article_get_hash (document->base->article);
}

gboolean
notanda_document_is_read_from (NotandaDocument   *document,
                               const NotandaHash *text)
{
  NotandaHash read;

  notanda_document_get_read (document, &read);

  return notanda_hash_equal (text, &read) || notanda_hash_equal (text, notanda_article_get_hash (document->base->article));
}

static void
write_blocks (NotandaDocument *document,
              GArray          *blocks)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  notanda_write_u8 (bytes, NOTANDA_VALUE_BLOCKS);
  notanda_write_u32 (bytes, blocks->len);
  for (guint i = 0; i < blocks->len; i++)
    notanda_block_write (&g_array_index (blocks, NotandaBlock, i), bytes);
  write_given (document, notanda_field_get_blocks (), bytes);
}

static int
compare_meta_fields (gconstpointer a,
                     gconstpointer b)
{
  return notanda_id_compare (notanda_meta_get_field (*(const NotandaMeta *) a), notanda_meta_get_field (*(const NotandaMeta *) b));
}

static void
write_found (NotandaDocument      *document,
             const NotandaReading *reading)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) metas = g_array_new (FALSE, FALSE, sizeof (NotandaMeta));

  for (NotandaMeta i = 0; i < NOTANDA_N_META; i++)
    if (reading->meta[i] != NULL && reading->from[i] != NULL)
      g_array_append_val (metas, i);
  if (metas->len == 0)
    return;

  g_array_sort (metas, compare_meta_fields);
  notanda_write_u8 (bytes, NOTANDA_VALUE_FOUND);
  notanda_write_u32 (bytes, metas->len);
  for (guint i = 0; i < metas->len; i++)
    {
      NotandaMeta meta = g_array_index (metas, NotandaMeta, i);

      notanda_write_id (bytes, notanda_meta_get_field (meta));
      notanda_write_string (bytes, reading->from[meta]);
      notanda_write_string (bytes, reading->meta[meta]);
    }
  write_given (document, notanda_field_get_found (), bytes);
}

/* What a loader found is where the history begins: nothing to undo. */
NotandaDocument *
notanda_document_new (const NotandaReading *reading,
                      NotandaIdentity      *identity)
{
  g_autoptr (NotandaPacked) empty = notanda_packed_new (reading->article);
  NotandaDocument *document = notanda_document_new_packed (empty, identity);

  notanda_document_start_change (document);
  if (reading->blocks->len > 0)
    write_blocks (document, reading->blocks);
  for (NotandaMeta i = 0; i < NOTANDA_N_META; i++)
    if (reading->meta[i] != NULL)
      {
        g_autoptr (GByteArray) bytes = g_byte_array_new ();
        NotandaValue value = notanda_value_text (NOTANDA_VALUE_TEXT, reading->meta[i]);

        notanda_value_write (&value, bytes);
        write_given (document, notanda_meta_get_field (i), bytes);
      }
  write_found (document, reading);
  if (reading->read != NULL)
    write_other_article (document, notanda_field_get_read (), reading->read, "");
  add_left_out (document, reading->left_out);
  notanda_document_finish_change (document);

  return document;
}
