/* fuzz-format.c: any bytes opened as a .notanda file, used, written and opened again
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each input is tried as it is, and with its checksums and lengths made right,
 * without which nothing but the header would ever be reached. */

#include <string.h>

#include "format/notanda-document-file.h"
#include "model/versions/notanda-clean-copy.h"
#include "model/versions/notanda-draft.h"
#include "model/versions/notanda-version.h"
#include "util/test-documents.h"
#include "util/test-sections.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static GBytes *
write_document (NotandaDocument *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = notanda_format_write (snapshot, &error);

  g_assert_no_error (error);

  return bytes;
}

static NotandaDocument *
reopen (GBytes *bytes)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (7, "Cy");
  g_autofree char *damage = NULL;
  g_autoptr (GError) error = NULL;
  NotandaDocument *document = notanda_document_open_bytes (bytes, "again", identity, &damage, &error);

  g_assert_no_error (error);
  g_assert_null (damage);

  return document;
}

static void
read_everything (NotandaDocument *document)
{
  g_autoptr (GPtrArray) differences = notanda_document_list_differences (document);
  g_autofree char *marks = test_document_to_string (document);
  guint            n_blocks;

  notanda_document_get_blocks (document, &n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    notanda_document_is_block_corrected (document, i);
  for (int i = 0; i < NOTANDA_N_META; i++)
    {
      notanda_document_get_meta (document, i);
      notanda_document_get_meta_from (document, i);
      notanda_document_is_meta_corrected (document, i);
    }
  notanda_document_get_left_out (document);
  notanda_document_get_replaced (document, NULL, NULL);
}

/* What is made of it is a sound document, whatever it is itself. */
static void
check_made (NotandaDocument *made)
{
  g_autoptr (GBytes) bytes = write_document (made);
  g_autoptr (NotandaDocument) again = reopen (bytes);

  g_assert_cmpuint (notanda_document_get_kept_aside (again)->len, ==, 0);
}

static void
edit_draft (NotandaDocument   *document,
            NotandaDraftChange change,
            guint              i)
{
  g_autoptr (NotandaReading) reading = notanda_draft_dup_reading_with (document, change, i, NULL);
  g_autoptr (NotandaDocument) made = NULL;

  if (reading == NULL)
    return;
  made = notanda_document_new (reading, notanda_document_get_identity (document));
  notanda_draft_carry (document, made);
  check_made (made);
}

/* Blocks in and out, a copy, and a version whose text is half of the old one and a
 * word. */
static void
make_others (NotandaDocument *document)
{
  NotandaArticle  *article = notanda_document_get_article (document);
  g_autofree char *half = notanda_article_dup_range (article, 0, notanda_article_get_n_chars (article) / 2);
  g_autofree char *text = g_strconcat (half, "x", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (NotandaArticle) newer = notanda_article_new (bytes, NULL);
  g_autoptr (NotandaReading) reading = newer != NULL ? notanda_reading_new (newer) : NULL;
  g_autoptr (NotandaDocument) copy = notanda_clean_copy_new (document, notanda_document_get_identity (document));
  g_autoptr (NotandaVersionReport) report = NULL;
  g_autoptr (NotandaDocument) version = NULL;

  check_made (copy);
  for (guint i = 0; i < 3; i++)
    {
      edit_draft (document, NOTANDA_DRAFT_TAKE_IN, i);
      edit_draft (document, NOTANDA_DRAFT_TAKE_OUT, i);
    }
  if (reading != NULL)
    version = notanda_version_new (document, NULL, reading, notanda_document_get_identity (document), &report, NULL);
  if (version != NULL)
    check_made (version);
}

static void
act_everywhere (NotandaDocument *document)
{
  NotandaValue value = notanda_value_text (NOTANDA_VALUE_CHOICE, "x");
  guint32      n = MIN (notanda_document_get_n_slots (document), 8);

  for (int i = 0; i < 8; i++)
    {
      notanda_document_undo (document, NULL);
      if (i % 3 == 0)
        notanda_document_redo (document, NULL);
    }
  for (guint32 slot = 0; slot < n; slot++)
    {
      notanda_document_set_attribute (document, slot, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), &value, "Set");
      notanda_document_set_type (document, slot, notanda_builtin_type_get_id (NOTANDA_TYPE_CUE), "Retag");
      if (slot % 2 == 0)
        notanda_document_remove (document, slot, "Remove");
    }
}

/* What is written is what is read, before and after it was worked on. */
static void
check_document (NotandaDocument *document)
{
  for (int round = 0; round < 2; round++)
    {
      g_autofree char *shown = NULL;
      g_autofree char *shown_again = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) rewritten = NULL;
      g_autoptr (NotandaDocument) again = NULL;

      read_everything (document);
      make_others (document);
      if (round == 1)
        act_everywhere (document);
      shown = test_document_describe (document);
      bytes = write_document (document);
      again = reopen (bytes);
      shown_again = test_document_describe (again);
      g_assert_cmpstr (shown, ==, shown_again);
      rewritten = write_document (again);
      g_assert_true (g_bytes_equal (bytes, rewritten));
    }
}

static void
try_bytes (GBytes *bytes)
{
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (7, "Cy");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *damage = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaDocument) document = notanda_document_open_bytes (bytes, "input", identity, &damage, &error);

  g_assert_true ((document == NULL) == (error != NULL));
  notanda_document_check_bytes (bytes, "input", problems, NULL);
  notanda_format_count_trailing (bytes);
  if (document != NULL)
    check_document (document);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  guint8 *copy = g_memdup2 (data, size);
  g_autoptr (GBytes) repaired = g_bytes_new_take (copy, size);

  try_bytes (bytes);
  if (size > 0)
    test_sections_repair (copy, size);
  try_bytes (repaired);

  return 0;
}
