/* notanda-compare-line.c: whether a line of JSON Lines is the document it was written from, annotations apart
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-compare.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/notanda-jsonl-private.h"

static NotandaTagSet *
build_tag_set (const NotandaMarks *marks)
{
  g_autoptr (NotandaTagSet) tag_set = notanda_tag_set_new ();

  for (guint i = 0; i < marks->elements->len; i++)
    {
      const NotandaMarkElement *element = &g_array_index (marks->elements, NotandaMarkElement, i);

      for (guint p = 0; p < NOTANDA_N_TAG_PROPERTIES; p++)
        {
          NotandaValue value = notanda_mark_element_get (element, (NotandaTagProperty) p);

          if (value.kind != NOTANDA_VALUE_NONE)
            notanda_tag_set_apply (tag_set, &element->id, (NotandaTagProperty) p, &value);
        }
    }

  return g_steal_pointer (&tag_set);
}

static gboolean
is_tag_set (NotandaTagSet *a,
            NotandaTagSet *b)
{
  guint n = notanda_tag_set_get_n_types (a);

  if (n != notanda_tag_set_get_n_types (b))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const NotandaTagType *type = notanda_tag_set_get_type (a, i);
      const NotandaTagType *other = notanda_tag_set_find_type (b, &type->id);

      if (other == NULL || !notanda_tag_type_is_equal (type, other))
        return FALSE;
    }

  return TRUE;
}

static gboolean
are_blocks (NotandaDocument        *document,
            const NotandaJsonlLine *line)
{
  guint               n;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n);

  if (n != line->blocks->len)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const NotandaBlock *block = &g_array_index (line->blocks, NotandaBlock, i);

      if (block->start != blocks[i].start || block->end != blocks[i].end ||
          block->kind != blocks[i].kind || block->level != blocks[i].level)
        return FALSE;
    }

  return TRUE;
}

gboolean
notanda_compare_line (NotandaFormatWriter    *writer,
                      NotandaDocument        *document,
                      const NotandaJsonlLine *line,
                      const NotandaMarks     *marks,
                      GError                **error)
{
  NotandaArticle *article = notanda_document_get_article (document);
  g_autoptr (NotandaTagSet) read = NULL;
  char        hash[NOTANDA_HASH_STRING_SIZE];
  gsize       size;
  const char *text = notanda_article_get_text (article, &size);

  notanda_hash_to_string (notanda_article_get_hash (article), hash);
  if (g_strcmp0 (line->hash, hash) != 0 || line->text == NULL || line->text_size != size ||
      memcmp (line->text, text, size) != 0)
    return notanda_compare_fail (writer, error, _ ("text"));

  for (guint i = 0; i < NOTANDA_N_META; i++)
    if (g_strcmp0 (line->meta[i], notanda_document_get_meta (document, (NotandaMeta) i)) != 0)
      return notanda_compare_fail (writer, error, _ ("metadata"));

  if (!are_blocks (document, line))
    return notanda_compare_fail (writer, error, _ ("blocks"));

  if (marks->elements->len > 0)
    read = build_tag_set (marks);
  if (!is_tag_set (notanda_document_get_tag_set (document), read != NULL ? read : writer->builtin))
    return notanda_compare_fail (writer, error, _ ("tag set"));

  return TRUE;
}
