/* fuzz-format.c: any bytes opened as a .notanda file, used, written and opened again
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each input is tried as it is, and with its checksums and lengths made right,
 * without which nothing but the header would ever be reached. */

#include "format/notanda-document-file.h"
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
  for (int i = 0; i < NOTANDA_N_META; i++)
    notanda_document_get_meta (document, i);
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
