/* test-clean-copy.c: a copy shows the same, and holds nothing else
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-clean-copy.h"

#include <string.h>

#include "format/notanda-format.h"
#include "model/notanda-loaded.h"
#include "util/test-documents.h"

static NotandaDocument *
dup_clean (NotandaDocument *document)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (9, "Dee");

  return notanda_clean_copy_new (document, identity);
}

static GBytes *
save (NotandaDocument *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = notanda_format_write (snapshot, &error);

  g_assert_no_error (error);

  return bytes;
}

static gboolean
holds (NotandaDocument *document,
       const char      *words)
{
  g_autoptr (GBytes) bytes = save (document);
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, words, strlen (words)) != NULL;
}

/* Words that were never in the text, written and deleted in every way there is. */
static void
test_nothing_else (void)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("test");
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocument) copy = NULL;
  NotandaValue label = notanda_value_text (NOTANDA_VALUE_TEXT, "Secret label");
  NotandaValue shown = notanda_value_text (NOTANDA_VALUE_TEXT, "Shown label");
  NotandaId    note = { { 0 } };

  notanda_loaded_add_block (loaded, g_strdup ("Secret menu"), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NAVIGATION);
  notanda_loaded_add_block (loaded, g_strdup ("The mill grinds again."), NOTANDA_BLOCK_PARAGRAPH, 0, 0);
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup ("Secret title"), "h1");
  notanda_loaded_set_meta (loaded, NOTANDA_META_DATE, g_strdup ("2026-03-02"), "time");
  reading = notanda_loaded_dup_reading (loaded, NULL);
  document = notanda_document_new (reading, identity);
  test_document_mark (document, 'q', 4, 8);
  test_document_mark (document, 'e', 0, 3);
  notanda_document_set_note (document, 0, "", "Secret note", &note, "Secret step");
  notanda_document_set_note (document, 0, "", "Shown note", &note, "Note");
  notanda_document_set_note (document, 1, "", "Secret too", NULL, "Note");
  notanda_document_remove (document, 1, "Remove");
  notanda_document_set_meta (document, NOTANDA_META_TITLE, "Shown title", "Change");
  notanda_document_set_tag_property (document, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), NOTANDA_TAG_LABEL, &label, "Rename");
  notanda_document_set_tag_property (document, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), NOTANDA_TAG_LABEL, &shown, "Rename");
  notanda_document_set_block_kind (document, 0, NOTANDA_BLOCK_QUOTATION, 0, "Change");

  copy = dup_clean (document);
  g_assert_true (holds (document, "Secret"));
  g_assert_false (holds (copy, "Secret"));
  g_assert_true (holds (copy, "Shown note"));
  g_assert_true (holds (copy, "Shown title"));
  g_assert_true (holds (copy, "Shown label"));
  g_assert_null (notanda_document_get_undo_label (copy));
  g_assert_null (notanda_document_get_redo_label (copy));
  g_assert_cmpstr (notanda_document_get_meta_from (copy, NOTANDA_META_DATE), ==, "time");
  g_assert_cmpuint (notanda_document_get_left_out (copy)->len, ==, 0);
  test_document_assert (copy, "q4-8");
}

/* By place, since the ids are others. */
static char *
describe (NotandaDocument *document)
{
  g_autoptr (GString) out = g_string_new (NULL);
  NotandaSpanSet *spans = notanda_document_get_spans (document);
  g_auto (NotandaAnnotation) annotation = { 0 };
  NotandaSpan span;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  notanda_annotation_init (&annotation);
  for (guint i = 0; notanda_span_set_get_head (spans, i, &span); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      char id[NOTANDA_ID_STRING_SIZE];

      g_assert_true (notanda_document_read (document, span.slot, &annotation));
      for (guint k = 0; k < annotation.n_fragments; k++)
        g_string_append_printf (line, "%u-%u,", annotation.fragments[k].start, annotation.fragments[k].end);
      g_string_append_printf (line, "%s %s %" G_GINT64_FORMAT, notanda_id_to_string (&annotation.type, id), annotation.author, annotation.created);
      for (guint k = 0; k < annotation.n_attributes; k++)
        {
          g_autofree char *value = notanda_value_dup_string (&annotation.attributes[k].value);

          g_string_append_printf (line, " =%s", value);
        }
      for (guint k = 0; k < annotation.n_notes; k++)
        g_string_append_printf (line, " #%s by %s", annotation.notes[k].text, annotation.notes[k].author);
      g_string_append_printf (line, " %u links %s\n", annotation.n_links, annotation.state);
      g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
    }
  g_ptr_array_sort_values (lines, (GCompareFunc) strcmp);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (out, lines->pdata[i]);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_random (void)
{
  GRand *rand = g_rand_new_with_seed (3);

  for (guint run = 0; run < 30; run++)
    {
      g_autoptr (NotandaDocument) document = test_document_new ("The ferry crosses twice a day, and nobody minds.", 1);
      g_autoptr (NotandaDocument) copy = NULL;
      g_autoptr (NotandaDocument) again = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) again_bytes = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      for (guint i = 0; i < 120; i++)
        test_document_act (document, rand);
      copy = dup_clean (document);
      again = dup_clean (document);
      before = describe (document);
      after = describe (copy);
      g_assert_cmpstr (before, ==, after);
      bytes = save (copy);
      again_bytes = save (again);
      g_assert_true (g_bytes_equal (bytes, again_bytes));
    }
  g_rand_free (rand);
}

/* A draft stays one; a fixed text stays fixed, also without an annotation left. */
static void
test_draft (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("The ferry", 1);
  g_autoptr (NotandaDocument) draft = dup_clean (document);
  g_autoptr (NotandaDocument) fixed = NULL;

  g_assert_true (notanda_document_is_draft (draft));
  notanda_document_remove (document, test_document_mark (document, 'e', 0, 3), "Remove");
  fixed = dup_clean (document);
  g_assert_cmpuint (notanda_document_get_n_slots (fixed), ==, 0);
  g_assert_false (notanda_document_is_draft (fixed));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/versions/clean-copy/nothing-else", test_nothing_else);
  g_test_add_func ("/notanda/model/versions/clean-copy/random", test_random);
  g_test_add_func ("/notanda/model/versions/clean-copy/draft", test_draft);

  return g_test_run ();
}
