/* test-export-run.c: many documents exported at once, by several threads
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-export.h"

#include <string.h>
#include <unistd.h>

#include "interchange/notanda-conll.h"
#include "util/test-exchange.h"
#include "util/test-folder.h"

/* A line breaks between writing and reading back: that at @data, as long as it is the last
 * thing written, whoever reads meanwhile. */
static void
break_cb (int      fd,
          gpointer data)
{
  off_t *at = data;

  if (lseek (fd, 0, SEEK_CUR) <= *at)
    return;
  g_assert_cmpint (pwrite (fd, "\n", 1, *at), ==, 1);
  *at = G_MAXINT32;
}

typedef struct
{
  guint         n_failed;
  guint         n_damaged;
  guint         last_done;
  GCancellable *cancel_at_two;
} Source;

/* The second of many can't be had, and something is missing of the third. */
static NotandaDocument *
open_cb (guint    number,
         char   **name,
         char   **damage,
         gpointer data,
         GError **error)
{
  Source *source = data;

  if (number == 2 && source->cancel_at_two != NULL)
    g_cancellable_cancel (source->cancel_at_two);
  *name = g_strdup_printf ("d%u", number + 1);
  if (number == 1)
    g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED, "d2: is damaged");
  else if (number == 2)
    *damage = g_strdup ("d3: is half of it");

  return number == 1 ? NULL : test_document_new ("Ann", 1);
}

static void
damaged_cb (guint       number,
            const char *damage,
            gpointer    data)
{
  Source *source = data;

  g_assert_cmpuint (number, ==, 2);
  g_assert_cmpuint (source->last_done, ==, 2);
  g_assert_cmpstr (damage, ==, "d3: is half of it");
  source->n_damaged++;
}

static void
failed_cb (guint         number,
           const GError *error,
           gpointer      data)
{
  Source *source = data;

  g_assert_cmpuint (number, ==, 1);
  g_assert_cmpuint (source->last_done, ==, 1);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED);
  source->n_failed++;
}

static void
progress_cb (guint    done,
             guint    total,
             guint64  bytes,
             gpointer data)
{
  Source *source = data;

  g_assert_cmpuint (done, ==, source->last_done + 1);
  g_assert_cmpuint (done, <=, total);
  g_assert_cmpuint (bytes, >, 0);
  source->last_done = done;
}

static NotandaExportSource
make_source (Source *source,
             guint   total)
{
  return (NotandaExportSource) { open_cb, damaged_cb, failed_cb, progress_cb, total, source };
}

/* A bad one among many is left out and told; the others are written. */
static void
test_run (gconstpointer format)
{
  static const char *const lists[][2] = {
    { "jsonl", "all.jsonl" },
    { "brat", "annotation.conf d1.ann d1.txt d3.ann d3.txt d4.ann d4.txt" },
    { "conll", "all.conll" },
    { "csv", "all-links.csv all.csv" },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaExport) export = test_exchange_start (folder, format, "all", FALSE);
  Source              source = { 0 };
  NotandaExportSource from = make_source (&source, 4);
  g_autoptr (GError) error = NULL;
  guint n_failed;

  g_assert_true (notanda_export_run (export, &from, &n_failed, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpuint (source.n_failed, ==, 1);
  g_assert_cmpuint (source.n_damaged, ==, 1);
  g_assert_cmpuint (source.last_done, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i][0], format))
      test_folder_assert_list (folder, lists[i][1]);
}

/* However many threads there are, they stand in the order of the source. */
static void
test_order (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaExport) export = test_exchange_start (folder, "jsonl", "all", FALSE);
  g_autofree char *path = test_folder_path (folder, "all.jsonl");
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  Source              source = { 0 };
  NotandaExportSource from = make_source (&source, 203);
  guint               n_failed;

  g_assert_true (notanda_export_run (export, &from, &n_failed, NULL, NULL));
  g_assert_cmpuint (source.last_done, ==, 203);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 202 + 1);
  for (guint i = 0; i < 202; i++)
    {
      g_autofree char *name = g_strdup_printf ("\"name\":\"d%u\"", i == 0 ? 1 : i + 2);

      g_assert_nonnull (strstr (lines[i], name));
    }
}

/* Each has something of its own. */
static NotandaDocument *
open_varied_cb (guint    number,
                char   **name,
                char   **damage,
                gpointer data,
                GError **error)
{
  g_autofree char *text = g_strdup_printf ("Ann %u came. She said “%u”.", number, number * number);
  NotandaDocument *document = test_document_new (text, number + 1);

  *name = g_strdup_printf ("d%u", number + 1);
  test_document_mark (document, 'e', 0, 3);
  if (number % 3 > 0)
    test_document_mark (document, 's', 0, 3 + number % 3);
  return document;
}

static void
assert_same_losses (const NotandaLosses *losses,
                    const NotandaLosses *expected)
{
  g_autoptr (GPtrArray) list = notanda_losses_list (losses);
  g_autoptr (GPtrArray) others = notanda_losses_list (expected);

  g_assert_cmpuint (list->len, ==, others->len);
  for (guint i = 0; i < list->len; i++)
    {
      const NotandaLoss *loss = g_ptr_array_index (list, i);
      const NotandaLoss *other = g_ptr_array_index (others, i);

      g_assert_cmpint (loss->kind, ==, other->kind);
      g_assert_cmpuint (loss->count, ==, other->count);
    }
}

/* However many threads there are, they write what one alone would, with the options that were chosen. */
static void
test_alone (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaExport) together = test_exchange_start (folder, "conll", "together", FALSE);
  g_autoptr (NotandaExport) alone = test_exchange_start (folder, "conll", "alone", FALSE);
  g_autofree char    *one = test_folder_path (folder, "together.conll");
  g_autofree char    *other = test_folder_path (folder, "alone.conll");
  g_autofree char    *written = NULL;
  g_autofree char    *expected = NULL;
  NotandaExportSource from = { open_varied_cb, NULL, NULL, NULL, 203, NULL };
  guint               n_failed;

  notanda_export_set_option (together, NOTANDA_CONLL_LAYER, "Source");
  notanda_export_set_option (alone, NOTANDA_CONLL_LAYER, "Source");
  g_assert_true (notanda_export_run (together, &from, &n_failed, NULL, NULL));
  for (guint i = 0; i < from.total; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (NotandaDocument) document = open_varied_cb (i, &name, NULL, NULL, NULL);

      g_assert_true (notanda_export_add (alone, document, name, NULL, NULL));
    }
  g_assert_true (notanda_export_finish (alone, NULL, NULL));
  g_assert_true (g_file_get_contents (one, &written, NULL, NULL));
  g_assert_true (g_file_get_contents (other, &expected, NULL, NULL));
  g_assert_cmpstr (written, ==, expected);
  g_assert_nonnull (strstr (written, "Ann -X- _ B-Source\n"));
  assert_same_losses (notanda_export_get_losses (together), notanda_export_get_losses (alone));
}

/* One line of many that isn't read back as it was written is the end of all. */
static void
test_run_mismatch (gconstpointer format)
{
  off_t step = g_str_equal (format, "jsonl") ? 7000 : 1200; /* nowhere to a line end, which would be none that is broken */

  for (off_t place = 300; place < 300 + 4 * step; place += step)
    {
      off_t at = place;
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autoptr (NotandaExport) export = test_exchange_start (folder, format, "all", FALSE);
      Source              source = { 0 };
      NotandaExportSource from = make_source (&source, 203);
      g_autoptr (GError) error = NULL;
      guint n_failed;

      notanda_export_set_written_func (export, break_cb, &at);
      g_assert_false (notanda_export_run (export, &from, &n_failed, NULL, &error));
      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH);
      g_clear_pointer (&export, notanda_export_free);
      test_folder_assert_list (folder, "");
    }
}

static void
test_cancel (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaExport) export = test_exchange_start (folder, "jsonl", "all", FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Source              source = { .cancel_at_two = cancellable };
  NotandaExportSource from = make_source (&source, 4);
  g_autoptr (GError) error = NULL;
  guint n_failed;

  g_assert_false (notanda_export_run (export, &from, &n_failed, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&export, notanda_export_free);
  test_folder_assert_list (folder, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/notanda/interchange/export-run/jsonl", "jsonl", test_run);
  g_test_add_data_func ("/notanda/interchange/export-run/brat", "brat", test_run);
  g_test_add_data_func ("/notanda/interchange/export-run/conll", "conll", test_run);
  g_test_add_data_func ("/notanda/interchange/export-run/csv", "csv", test_run);
  g_test_add_func ("/notanda/interchange/export-run/order", test_order);
  g_test_add_func ("/notanda/interchange/export-run/alone", test_alone);
  g_test_add_data_func ("/notanda/interchange/export-run/mismatch/jsonl", "jsonl", test_run_mismatch);
  g_test_add_data_func ("/notanda/interchange/export-run/mismatch/conll", "conll", test_run_mismatch);
  g_test_add_func ("/notanda/interchange/export-run/cancel", test_cancel);

  return g_test_run ();
}
