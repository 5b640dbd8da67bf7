/* test-exchange.c: documents through other formats and back
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-exchange.h"

#include <stdio.h>

#include "interchange/notanda-brat.h"
#include "interchange/notanda-compare.h"

static char *
dup_buffer (const NotandaBuffer *buffer)
{
  return g_strndup (buffer->size > 0 ? buffer->data : "", buffer->size);
}

char *
test_exchange_write_with (NotandaDocument *document,
                          const char      *format,
                          const char      *option,
                          char           **beside)
{
  g_auto (NotandaFormatWriter) writer = { 0 };

  notanda_format_writer_init (&writer);
  writer.document_name = "doc";
  notanda_format_writer_set_option (&writer, 0, option);
  notanda_format_find (format)->write (&writer, document);
  if (beside != NULL)
    *beside = dup_buffer (&writer.beside);

  return dup_buffer (&writer.out);
}

char *
test_exchange_write (NotandaDocument *document,
                     const char      *format)
{
  return test_exchange_write_with (document, format, NULL, NULL);
}

char *
test_exchange_import (NotandaDocument     *document,
                      const char          *format,
                      const char          *content,
                      NotandaImportResult *result)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;

  notanda_import (document, notanda_format_find (format), bytes, "marks.ann", result, &error);
  g_assert_no_error (error);
  g_ptr_array_add (result->problems, NULL);

  return g_strjoinv ("\n", (char **) result->problems->pdata);
}

static void
check_jsonl (NotandaFormatWriter *writer,
             NotandaDocument     *document,
             NotandaMarks        *marks)
{
  g_autoptr (NotandaJsonlReader) reader = notanda_jsonl_reader_new ();
  g_autoptr (GError) error = NULL;
  const NotandaJsonlLine *line;

  line = notanda_jsonl_reader_read (reader, writer->out.data, writer->out.size - 1, 1, marks, &error);
  g_assert_no_error (error);
  notanda_compare_line (writer, document, line, marks, &error);
  g_assert_no_error (error);
  notanda_compare_marks (notanda_format_find ("jsonl"), writer, document, marks, &error);
  g_assert_no_error (error);
}

static void
check_itself (const NotandaFormat *format,
              NotandaFormatWriter *writer,
              NotandaDocument     *document)
{
  g_autoptr (GError) error = NULL;

  notanda_buffer_reserve (&writer->out, 1);
  format->check (writer, document, writer->out.data, writer->out.size, &error);
  g_assert_no_error (error);
  if (format->check_beside == NULL)
    return;
  notanda_buffer_reserve (&writer->beside, 1);
  format->check_beside (writer, document, writer->beside.data, writer->beside.size, &error);
  g_assert_no_error (error);
}

void
test_exchange_check (NotandaDocument *document,
                     const char      *format)
{
  g_auto (NotandaFormatWriter) writer = { 0 };
  g_auto (NotandaMarks) marks = { 0 };
  g_autoptr (GError) error = NULL;

  notanda_format_writer_init (&writer);
  notanda_marks_init (&marks);
  writer.document_name = "doc";
  notanda_format_find (format)->write (&writer, document);
  notanda_buffer_reserve (&writer.out, 1);
  if (notanda_format_find (format)->check != NULL)
    {
      check_itself (notanda_format_find (format), &writer, document);
      return;
    }
  if (g_str_equal (format, "jsonl"))
    {
      check_jsonl (&writer, document, &marks);
      return;
    }

  notanda_brat_read (&marks, writer.out.data, writer.out.size);
  notanda_compare_marks (notanda_format_find (format), &writer, document, &marks, &error);
  g_assert_no_error (error);
}

static void
set_attribute (NotandaDocument *document,
               guint32          slot,
               const char      *type,
               const char      *attribute,
               NotandaValue     value)
{
  NotandaTagSet        *tag_set = notanda_document_get_tag_set (document);
  const NotandaTagType *found = notanda_tag_set_find_type_named (tag_set, type);

  notanda_document_set_attribute (document, slot, &notanda_tag_type_find_attribute_named (found, attribute)->id, &value, "Set");
}

static void
add_link (NotandaDocument *document,
          guint32          from,
          guint32          to,
          const char      *type,
          const char      *role)
{
  const NotandaTagType *found = notanda_tag_set_find_type_named (notanda_document_get_tag_set (document), type);
  g_auto (NotandaAnnotation) target = { 0 };
  NotandaNamedValue attributes[] = {
    { "certain", notanda_value_text (NOTANDA_VALUE_TEXT, "not quite, | or so\n") },
    { "note", notanda_value_text (NOTANDA_VALUE_TEXT, "a note \\n on a link") },
    { "note#2", notanda_value_text (NOTANDA_VALUE_TEXT, "a second") },
  };
  NotandaLink link = { .attributes = attributes, .n_attributes = G_N_ELEMENTS (attributes) };

  notanda_annotation_init (&target);
  g_assert_true (notanda_document_read (document, to, &target));
  link.role = notanda_tag_type_find_role_named (found, role)->id;
  link.target = target.id;
  notanda_document_set_link (document, from, &link, NULL, "Link");
}

NotandaDocument *
test_exchange_new_rich (void)
{
  NotandaDocument *document = test_document_new (TEST_EXCHANGE_TEXT, 1);
  guint32          entity = test_document_mark (document, 'e', 0, 3);
  guint32          source = test_document_mark (document, 's', 0, 5);
  guint32          cue = test_document_mark (document, 'u', 6, 10);
  guint32          quote = test_document_mark (document, 'q', 12, 28);
  guint32          claim = test_document_mark (document, 'c', 13, 24);
  NotandaRange     pieces[] = { { 12, 18 }, { 18, 20 }, { 25, 40 } };

  test_document_mark (document, 'c', 8, 8);
  g_assert_true (notanda_document_set_fragments (document, quote, pieces, G_N_ELEMENTS (pieces), "Move", NULL));
  set_attribute (document, quote, "Quote", "kind", notanda_value_text (NOTANDA_VALUE_CHOICE, "mixed"));
  set_attribute (document, claim, "Claim", "check-worthy", notanda_value_yes_no (TRUE));
  set_attribute (document, claim, "Claim", "wording", notanda_value_text (NOTANDA_VALUE_TEXT, "it was, \\hot\\\t| \n really \342\200\251"));
  set_attribute (document, claim, "Claim", "verdict", notanda_value_text (NOTANDA_VALUE_NUMBER, "1.50"));
  set_attribute (document, entity, "Entity", "reference", notanda_value_reference ("Wiki data:x", "Q 1:2", "Ann\tof\nCleves"));
  add_link (document, quote, source, "Quote", "source");
  add_link (document, quote, cue, "Quote", "cue");
  add_link (document, claim, quote, "Claim", "evidence");
  add_link (document, entity, entity, "Entity", "same-as");
  notanda_document_set_note (document, quote, "", "two\nlines \\n and\ttab\r\302\205", NULL, "Note");
  notanda_document_set_note (document, quote, "Doubt", "", NULL, "Note");
  notanda_document_set_note (document, claim, "", "one", NULL, "Note");
  notanda_document_set_state (document, claim, "accepted", "Accept");

  return document;
}

/* "e3-10;12-14=PERSON" */
static void
add_mark (NotandaDocument *document,
          const char      *mark)
{
  g_auto (GStrv) parts = g_strsplit (mark + 1, "=", 2);
  g_auto (GStrv) pieces = g_strsplit (parts[0], ";", -1);
  guint                    n = g_strv_length (pieces);
  g_autofree NotandaRange *ranges = g_new (NotandaRange, n);
  g_auto (NotandaAnnotation) annotation = { 0 };
  guint32 slot;

  for (guint i = 0; i < n; i++)
    g_assert_cmpint (sscanf (pieces[i], "%u-%u", &ranges[i].start, &ranges[i].end), ==, 2);
  slot = test_document_mark (document, mark[0], ranges[0].start, ranges[n - 1].end);
  g_assert_true (notanda_document_set_fragments (document, slot, ranges, n, "Move", NULL));
  if (parts[1] == NULL)
    return;

  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (document, slot, &annotation));
  {
    const NotandaTagType      *type = notanda_tag_set_find_type (notanda_document_get_tag_set (document), &annotation.type);
    const NotandaTagAttribute *attribute = g_ptr_array_index (type->attributes, 0);
    NotandaValue               value = notanda_value_text (NOTANDA_VALUE_CHOICE, parts[1]);

    notanda_document_set_attribute (document, slot, &attribute->id, &value, "Set");
  }
}

NotandaDocument *
test_exchange_new_marked (const char *text,
                          const char *marks)
{
  NotandaDocument *document = test_document_new (text, 1);
  g_auto (GStrv) each = g_strsplit (marks, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    if (each[i][0] != '\0')
      add_mark (document, each[i]);

  return document;
}

NotandaExport *
test_exchange_start (TestFolder *folder,
                     const char *format,
                     const char *base,
                     gboolean    overwrite)
{
  g_autoptr (GError) error = NULL;
  NotandaExport *export = notanda_export_new (notanda_format_find (format), folder->path, base, overwrite, &error);

  g_assert_no_error (error);

  return export;
}
