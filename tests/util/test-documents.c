/* test-documents.c: documents to test with, and their marks as one string
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-documents.h"

#include <string.h>

#include "format/notanda-format.h"
#include "util/test-folder.h"

NotandaDocument *
test_document_new (const char *text,
                   guint64     replica)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (replica, replica == 1 ? "Ada" : "Bo");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (NotandaArticle) article = notanda_article_new (bytes, NULL);
  g_autoptr (NotandaReading) reading = notanda_reading_new (article);

  return notanda_document_new (reading, identity);
}

static const NotandaTagType *
type_for_key (NotandaDocument *document,
              char             key)
{
  NotandaTagSet *tag_set = notanda_document_get_tag_set (document);

  for (guint i = 0; i < notanda_tag_set_get_n_types (tag_set); i++)
    if (notanda_tag_set_get_type (tag_set, i)->key == (gunichar) key)
      return notanda_tag_set_get_type (tag_set, i);
  g_assert_not_reached ();
}

guint32
test_document_mark (NotandaDocument *document,
                    char             key,
                    guint32          start,
                    guint32          end)
{
  NotandaRange         range = { start, end };
  NotandaNewAnnotation what = { .type = type_for_key (document, key)->id, .fragments = &range, .n_fragments = 1 };
  g_autoptr (GError) error = NULL;
  guint32 slot;

  notanda_document_add (document, &what, "Mark", &slot, &error);
  g_assert_no_error (error);

  return slot;
}

void
test_document_link (NotandaDocument *document,
                    guint32          slot,
                    const char      *role,
                    guint32          target)
{
  g_auto (NotandaAnnotation) from = { 0 };
  g_auto (NotandaAnnotation) to = { 0 };
  const NotandaTagType *type;
  NotandaLink           link = { 0 };

  notanda_annotation_init (&from);
  notanda_annotation_init (&to);
  g_assert_true (notanda_document_read (document, slot, &from));
  g_assert_true (notanda_document_read (document, target, &to));
  type = notanda_tag_set_find_type (notanda_document_get_tag_set (document), &from.type);
  link.role = notanda_tag_type_find_role_named (type, role)->id;
  link.target = to.id;
  notanda_document_set_link (document, slot, &link, NULL, "Link");
}

static void
append_marks (NotandaDocument   *document,
              NotandaAnnotation *annotation,
              GString           *out)
{
  const NotandaTagType *type = notanda_tag_set_find_type (notanda_document_get_tag_set (document), &annotation->type);

  g_string_append_unichar (out, type != NULL && type->key != 0 ? type->key : '?');
  for (guint i = 0; i < annotation->n_fragments; i++)
    g_string_append_printf (out, "%s%u-%u", i > 0 ? "," : "", annotation->fragments[i].start, annotation->fragments[i].end);
}

char *
test_document_to_string (NotandaDocument *document)
{
  g_autoptr (GString) out = g_string_new (NULL);
  NotandaSpanSet *spans = notanda_document_get_spans (document);
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaSpan span;

  notanda_annotation_init (&annotation);
  for (guint i = 0; notanda_span_set_get_head (spans, i, &span); i++)
    {
      g_assert_true (notanda_document_read (document, span.slot, &annotation));
      if (out->len > 0)
        g_string_append_c (out, ' ');
      append_marks (document, &annotation, out);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
describe (NotandaDocument   *document,
          NotandaAnnotation *annotation,
          GString           *out)
{
  char id[NOTANDA_ID_STRING_SIZE];

  g_string_append_printf (out, "%s ", notanda_id_to_string (&annotation->id, id));
  append_marks (document, annotation, out);
  g_string_append_printf (out, " %s", notanda_id_to_string (&annotation->type, id));
  for (guint i = 0; i < annotation->n_attributes; i++)
    {
      g_autofree char *value = notanda_value_dup_string (&annotation->attributes[i].value);

      g_string_append_printf (out, " %s=%s", notanda_id_to_string (&annotation->attributes[i].id, id), value);
    }
  for (guint i = 0; i < annotation->n_links; i++)
    {
      g_string_append_printf (out, " ->%s", notanda_id_to_string (&annotation->links[i].role, id));
      g_string_append_printf (out, ":%s", notanda_id_to_string (&annotation->links[i].target, id));
    }
  for (guint i = 0; i < annotation->n_notes; i++)
    g_string_append_printf (out, " #%s", annotation->notes[i].text);
  g_string_append_printf (out, " %u%s\n", annotation->n_differences, annotation->edited_while_deleted ? " edited while deleted" : "");
}

char *
test_document_describe (NotandaDocument *document)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  for (guint32 slot = 0; slot < notanda_document_get_n_slots (document); slot++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      if (!notanda_document_read (document, slot, &annotation))
        continue;
      describe (document, &annotation, line);
      g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
    }
  g_ptr_array_sort_values (lines, (GCompareFunc) strcmp);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (out, lines->pdata[i]);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
random_ranges (GRand        *rand,
               guint32       n_chars,
               NotandaRange *ranges,
               guint        *n)
{
  guint32 at = 0;

  *n = (guint) g_rand_int_range (rand, 1, 4);
  for (guint i = 0; i < *n; i++)
    {
      ranges[i].start = at + (guint32) g_rand_int_range (rand, 0, (gint32) (n_chars - at) / 2 + 1);
      ranges[i].end = ranges[i].start + (guint32) g_rand_int_range (rand, 0, (gint32) (n_chars - ranges[i].start) / 2 + 1);
      at = ranges[i].end;
    }
}

static void
act_on (NotandaDocument *document,
        GRand           *rand,
        guint32          slot,
        guint32          other)
{
  static const char keys[] = "qcesu";
  guint32           n_chars = (guint32) notanda_article_get_n_chars (notanda_document_get_article (document));
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaRange ranges[4];
  NotandaLink  link = { 0 };
  NotandaValue value;
  char         text[16];
  guint        n;

  notanda_annotation_init (&annotation);
  notanda_document_read (document, other, &annotation);
  g_snprintf (text, sizeof text, "%d", g_rand_int_range (rand, 0, 5));
  switch (g_rand_int_range (rand, 0, 7))
    {
    case 0:
      notanda_document_remove (document, slot, "Remove");
      break;
    case 1:
      notanda_document_set_type (document, slot, &type_for_key (document, keys[g_rand_int_range (rand, 0, 5)])->id, "Retag");
      break;
    case 2:
      random_ranges (rand, n_chars, ranges, &n);
      g_assert_true (notanda_document_set_fragments (document, slot, ranges, n, "Move", NULL));
      break;
    case 3:
      value = g_rand_boolean (rand) ? notanda_value_text (NOTANDA_VALUE_CHOICE, text) : notanda_value_none ();
      notanda_document_set_attribute (document, slot, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), &value, "Set");
      break;
    case 4:
      link.role = annotation.type;
      link.target = annotation.id;
      notanda_document_set_link (document, slot, &link, NULL, "Link");
      break;
    case 5:
      notanda_document_set_note (document, slot, "", text, NULL, "Note");
      break;
    default:
      if (notanda_document_read (document, slot, &annotation) && annotation.n_links > 0)
        {
          NotandaId element = annotation.links[0].id;

          notanda_document_remove_element (document, slot, &element, "Unlink");
        }
    }
}

void
test_document_act (NotandaDocument *document,
                   GRand           *rand)
{
  guint32 n_chars = (guint32) notanda_article_get_n_chars (notanda_document_get_article (document));
  guint32 n = notanda_document_get_n_slots (document);
  int     what = g_rand_int_range (rand, 0, 12);

  if (n == 0 || what < 3)
    {
      guint32 start = (guint32) g_rand_int_range (rand, 0, (gint32) n_chars);

      test_document_mark (document, "qcesu"[g_rand_int_range (rand, 0, 5)], start, (guint32) g_rand_int_range (rand, (gint32) start, (gint32) n_chars + 1));
    }
  else if (what == 3)
    notanda_document_undo (document, NULL);
  else if (what == 4)
    notanda_document_redo (document, NULL);
  else
    act_on (document, rand, (guint32) g_rand_int_range (rand, 0, (gint32) n), (guint32) g_rand_int_range (rand, 0, (gint32) n));
}

void
test_document_save (NotandaDocument *document,
                    const char      *path)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, NULL);
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  test_folder_write (path, data, (gssize) size);
}

NotandaDifference *
test_documents_get_only (GPtrArray *differences)
{
  g_assert_cmpuint (differences->len, ==, 1);

  return differences->pdata[0];
}

void
test_document_assert_n_differences (NotandaDocument *document,
                                    guint            n)
{
  g_autoptr (GPtrArray) differences = notanda_document_list_differences (document);

  g_assert_cmpuint (differences->len, ==, n);
}

void
test_document_assert_same (NotandaDocument *a,
                           NotandaDocument *b)
{
  g_autofree char *one = test_document_describe (a);
  g_autofree char *other = test_document_describe (b);
  g_autofree char *marks = test_document_to_string (a);
  g_autofree char *other_marks = test_document_to_string (b);

  g_assert_cmpstr (one, ==, other);
  g_assert_cmpstr (marks, ==, other_marks);
}
