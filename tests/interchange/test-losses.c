/* test-losses.c: what formats can't hold, told before it is written
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-losses.h"

#include "util/test-exchange.h"

static const NotandaLoss *
find_loss (GPtrArray      *list,
           NotandaLossKind kind)
{
  for (guint i = 0; i < list->len; i++)
    {
      const NotandaLoss *loss = g_ptr_array_index (list, i);

      if (loss->kind == kind)
        return loss;
    }

  return NULL;
}

static void
test_losses (void)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_auto (NotandaFormatWriter) writer = { 0 };
  g_autoptr (GPtrArray) list = NULL;
  const NotandaLoss *loss;

  notanda_format_writer_init (&writer);
  notanda_format_count_losses (notanda_format_find ("brat"), &writer, document, "doc");
  list = notanda_losses_list (&writer.losses);
  loss = find_loss (list, NOTANDA_LOSS_LINE_BREAKS);
  g_assert_cmpuint (loss->count, ==, 2);
  g_assert_cmpstr (loss->reason, ==, "2 spans are cut at line breaks");
  g_assert_cmpuint (loss->places->len, ==, 2);
  for (guint i = 0; i < loss->places->len; i++)
    {
      const NotandaLossPlace *place = &g_array_index (loss->places, NotandaLossPlace, i);

      g_assert_cmpstr (place->document, ==, "doc");
      g_assert_cmpuint (place->range.start, ==, i == 0 ? 12 : 13);
      g_assert_true (notanda_document_is_visible (document, place->slot));
    }
  g_assert_cmpuint (find_loss (list, NOTANDA_LOSS_AUTHORS)->count, ==, 6);
  g_assert_cmpuint (find_loss (list, NOTANDA_LOSS_NOTE_AUTHORS)->count, ==, 3);
  g_assert_cmpuint (find_loss (list, NOTANDA_LOSS_VALUES_CONFIG)->count, ==, 5);
  g_assert_null (find_loss (list, NOTANDA_LOSS_DIFFERENCES));

  notanda_losses_clear (&writer.losses);
  notanda_format_count_losses (notanda_format_find ("jsonl"), &writer, document, "doc");
  g_clear_pointer (&list, g_ptr_array_unref);
  list = notanda_losses_list (&writer.losses);
  g_assert_cmpuint (list->len, ==, 0);
}

static void
merge_from (NotandaDocument *document,
            NotandaDocument *other)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (other);

  g_assert_true (notanda_document_merge (document, snapshot, NULL, NULL));
}

/* One deleted it, another changed it: whatever is written, that question isn't. */
static void
test_loses_differences (void)
{
  static const char *const formats[] = { "brat", "csv", "jsonl" };
  g_autoptr (NotandaDocument) mine = test_document_new ("abc def ghi", 1);
  g_autoptr (NotandaDocument) theirs = test_document_new ("abc def ghi", 2);
  guint32 slot = test_document_mark (mine, 'q', 0, 3);

  merge_from (theirs, mine);
  notanda_document_remove (theirs, slot, "Remove");
  notanda_document_set_type (mine, slot, notanda_builtin_type_get_id (NOTANDA_TYPE_CLAIM), "Retag");
  merge_from (mine, theirs);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (NotandaFormatWriter) writer = { 0 };
      g_autoptr (GPtrArray) list = NULL;

      notanda_format_writer_init (&writer);
      notanda_format_count_losses (notanda_format_find (formats[i]), &writer, mine, "doc");
      list = notanda_losses_list (&writer.losses);
      g_assert_nonnull (find_loss (list, NOTANDA_LOSS_DIFFERENCES));
      g_assert_cmpuint (find_loss (list, NOTANDA_LOSS_DIFFERENCES)->count, ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/interchange/losses/counted", test_losses);
  g_test_add_func ("/notanda/interchange/losses/differences", test_loses_differences);

  return g_test_run ();
}
