/* notanda-annotation-query.c: what a reader types to see some of the annotations
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An annotation's text is put together and folded for each comparison, in buffers that
 * are kept, so that nothing is allocated for one and nothing held for 100,000: that
 * would be as much again as the article, to be kept right with each change. It takes
 * one or two microseconds. Parts have a line end between, which no word has in it, so
 * that nothing is found across two.
 */

#include "app/common/notanda-annotation-query.h"

#include <string.h>

#include "app/common/notanda-annotation-text.h"
#include "app/common/notanda-type-style.h"
#include "base/notanda-fold.h"

struct _NotandaAnnotationQuery
{
  GStrv             words; /* folded */
  NotandaId         type;
  gboolean          has_type;
  char             *author; /* NULL for anybody */
  GString          *haystack;
  NotandaAnnotation annotation;
  NotandaAnnotation target;
};

NotandaAnnotationQuery *
notanda_annotation_query_new (const char      *text,
                              const NotandaId *type,
                              const char      *author)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *folded = notanda_fold_dup (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n\v\f\r", -1);
  NotandaAnnotationQuery *query;
  guint                   n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        g_strv_builder_add (words, parts[i]);
        n++;
      }
  if (n == 0 && type == NULL && author == NULL)
    return NULL;
  query = g_new0 (NotandaAnnotationQuery, 1);
  query->words = g_strv_builder_end (words);
  query->has_type = type != NULL;
  if (type != NULL)
    query->type = *type;
  query->author = g_strdup (author);
  query->haystack = g_string_new (NULL);
  notanda_annotation_init (&query->annotation);
  notanda_annotation_init (&query->target);
  return query;
}

void
notanda_annotation_query_free (NotandaAnnotationQuery *query)
{
  g_strfreev (query->words);
  g_free (query->author);
  g_string_free (query->haystack, TRUE);
  notanda_annotation_clear (&query->annotation);
  notanda_annotation_clear (&query->target);
  g_free (query);
}

static void
add (NotandaAnnotationQuery *query,
     const char             *text)
{
  if (text == NULL || *text == '\0')
    return;
  notanda_fold_append (query->haystack, text, strlen (text));
  g_string_append_c (query->haystack, '\n');
}

static void
add_words (NotandaAnnotationQuery  *query,
           NotandaDocument         *document,
           const NotandaAnnotation *annotation)
{
  for (guint i = 0; i < annotation->n_fragments; i++)
    {
      const NotandaRange *range = &annotation->fragments[i];
      gsize               size;
      const char         *text;

      text = notanda_article_peek_range (notanda_document_get_article (document), range->start, range->end, &size);
      notanda_fold_append (query->haystack, text, size);
      g_string_append_c (query->haystack, '\n');
    }
}

static void
add_attributes (NotandaAnnotationQuery *query,
                NotandaTagSet          *tag_set)
{
  for (guint i = 0; i < query->annotation.n_attributes; i++)
    {
      const NotandaAttribute *attribute = &query->annotation.attributes[i];
      g_autofree char        *value = notanda_attribute_dup_value (tag_set, attribute);

      add (query, notanda_attribute_get_label (tag_set, attribute));
      add (query, value);
    }
}

static void
add_links (NotandaAnnotationQuery *query,
           NotandaDocument        *document)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (document);

  for (guint i = 0; i < query->annotation.n_links; i++)
    {
      const NotandaLink    *link = &query->annotation.links[i];
      const NotandaTagRole *role = notanda_tag_set_find_role (tag_set, &link->role);
      guint32               slot;

      if (!notanda_document_find (document, &link->target, &slot) ||
          !notanda_document_read (document, slot, &query->target))
        continue;
      add (query, role != NULL ? role->label : NULL);
      add_words (query, document, &query->target);
    }
}

gboolean
notanda_annotation_query_matches (NotandaAnnotationQuery *query,
                                  NotandaDocument        *document,
                                  guint32                 slot)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (document);

  if (!notanda_document_read (document, slot, &query->annotation) ||
      (query->has_type && !notanda_id_equal (&query->annotation.type, &query->type)) ||
      (query->author != NULL && g_strcmp0 (query->annotation.author, query->author) != 0))
    return FALSE;
  if (query->words[0] == NULL)
    return TRUE;
  g_string_truncate (query->haystack, 0);
  add (query, notanda_type_get_label (tag_set, &query->annotation.type));
  add_words (query, document, &query->annotation);
  add_attributes (query, tag_set);
  add_links (query, document);
  for (guint i = 0; i < query->annotation.n_notes; i++)
    add (query, query->annotation.notes[i].text);
  add (query, query->annotation.author);
  add (query, query->annotation.state);
  for (guint i = 0; query->words[i] != NULL; i++)
    if (strstr (query->haystack->str, query->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
contains_part (const char *const *words,
               const char        *part)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (words[i], part) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
notanda_annotation_query_is_within (const NotandaAnnotationQuery *query,
                                    const NotandaAnnotationQuery *wider)
{
  if (wider->has_type && (!query->has_type || !notanda_id_equal (&query->type, &wider->type)))
    return FALSE;
  if (wider->author != NULL && g_strcmp0 (query->author, wider->author) != 0)
    return FALSE;
  for (guint i = 0; wider->words[i] != NULL; i++)
    if (!contains_part ((const char *const *) query->words, wider->words[i]))
      return FALSE;
  return TRUE;
}
