/* notanda-document-corpus.c: the tag set of a document, under that of its corpus
 *
 * A document's own tag set is what its records resolve to. In a corpus, that of the
 * corpus lies over it, element by element: an element the corpus has is the corpus',
 * all others are the document's. By elements rather than by properties, so that what
 * belongs together, as an attribute's kind and its choices, comes from one side.
 *
 * Rejected: writing the corpus' values into the documents, which makes 10,000 files
 * change when one type is renamed; and letting clocks decide between the two, since
 * a document that comes from elsewhere may have the higher one.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-document-private.h"

static void
apply_tag_subject (NotandaDocument      *document,
                   const NotandaSubject *subject)
{
  for (int i = 0; i < NOTANDA_N_TAG_PROPERTIES; i++)
    {
      const NotandaHead *head = notanda_subject_get_shown (subject, notanda_tag_property_get_field (i));
      NotandaValue       value;

      if (head != NULL && notanda_document_parse_head (document, head, &value))
        notanda_tag_set_apply (document->tag_set, &subject->id, i, &value);
    }
}

void
notanda_document_apply_tag_set (NotandaDocument *document)
{
  NotandaTagSet *corpus = document->corpus != NULL ? document->corpus->tag_set : NULL;
  GHashTableIter iter;
  gpointer       id;

  if (corpus != NULL)
    notanda_tag_set_copy (document->tag_set, corpus);
  g_hash_table_iter_init (&iter, document->subjects[NOTANDA_ABOUT_TAG_SET]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (corpus == NULL || !notanda_tag_set_has_element (corpus, id))
      apply_tag_subject (document, notanda_document_get_subject (document, NOTANDA_ABOUT_TAG_SET, id));
}

static void
show_tag_set (NotandaDocument *document)
{
  NotandaChange change = {
    .ranges = g_array_new (FALSE, FALSE, sizeof (NotandaRange)),
    .slots = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .everything = TRUE,
  };

  notanda_document_apply_tag_set (document);
  g_signal_emit_by_name (document, "changed", &change);
  g_array_unref (change.ranges);
  g_array_unref (change.slots);
}

static void
corpus_changed_cb (NotandaDocument *corpus G_GNUC_UNUSED,
                   const NotandaChange    *change,
                   NotandaDocument        *document)
{
  if (change->everything)
    show_tag_set (document);
}

void
notanda_document_set_corpus (NotandaDocument *document,
                             NotandaDocument *corpus)
{
  g_return_if_fail (NOTANDA_IS_DOCUMENT (document));
  g_return_if_fail (corpus == NULL || (NOTANDA_IS_DOCUMENT (corpus) && corpus != document && corpus->corpus == NULL));

  if (document->corpus == corpus)
    return;

  if (document->corpus != NULL)
    g_clear_signal_handler (&document->corpus_changed, document->corpus);
  g_set_object (&document->corpus, corpus);
  document->corpus_serial = G_MAXUINT64;
  if (corpus != NULL)
    document->corpus_changed = g_signal_connect (corpus, "changed", G_CALLBACK (corpus_changed_cb), document);
  else
    {
      g_autoptr (NotandaTagSet) builtin = notanda_tag_set_new ();

      notanda_tag_set_copy (document->tag_set, builtin);
    }
  show_tag_set (document);
}

NotandaDocument *
notanda_document_get_corpus (NotandaDocument *document)
{
  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document), NULL);

  return document->corpus;
}

static gboolean
take_copy (NotandaDocument    *document,
           const NotandaKnown *known)
{
  g_autoptr (NotandaStored) stored = NULL;

  if (notanda_document_find_known (document, known->hash) != NULL)
    return FALSE;
  stored = notanda_stored_new_for_hash (known->bytes, known->size, known->hash);
  notanda_document_take (document, stored);

  return TRUE;
}

void
notanda_document_take_corpus_tags (NotandaDocument *document)
{
  NotandaDocument *corpus = document->corpus;
  GHashTableIter   iter;
  NotandaSubject  *subject;

  if (corpus == NULL || document->corpus_serial == corpus->serial)
    return;
  document->corpus_serial = corpus->serial;
  g_hash_table_iter_init (&iter, corpus->subjects[NOTANDA_ABOUT_TAG_SET]);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &subject))
    for (guint i = 0; i < subject->known->len; i++)
      take_copy (document, &g_array_index (corpus->known, NotandaKnown, g_array_index (subject->known, guint32, i)));
}

gboolean
notanda_document_take_tags (NotandaDocument *document,
                            NotandaDocument *from)
{
  GHashTableIter  iter;
  NotandaSubject *subject;
  gboolean        any = FALSE;

  g_return_val_if_fail (NOTANDA_IS_DOCUMENT (document) && NOTANDA_IS_DOCUMENT (from) && document != from, FALSE);

  notanda_document_start_change (document);
  g_hash_table_iter_init (&iter, from->subjects[NOTANDA_ABOUT_TAG_SET]);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &subject))
    {
      if (notanda_tag_set_has_element (document->tag_set, &subject->id) || !notanda_tag_set_has_element (from->tag_set, &subject->id))
        continue;
      for (guint i = 0; i < subject->known->len; i++)
        any |= take_copy (document, &g_array_index (from->known, NotandaKnown, g_array_index (subject->known, guint32, i)));
    }
  document->touched_everything |= any;
  notanda_document_finish_change (document);

  return any;
}
