/* test-export.c: documents written to files, checked, and put in place
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-export.h"

#include <string.h>
#include <unistd.h>

#include "interchange/notanda-conll.h"
#include "interchange/notanda-names.h"
#include "util/test-exchange.h"
#include "util/test-folder.h"

static NotandaExport *
start (TestFolder *folder,
       const char *format,
       const char *base,
       gboolean    overwrite)
{
  g_autoptr (GError) error = NULL;
  NotandaExport *export = notanda_export_new (notanda_format_find (format), folder->path, base, overwrite, &error);

  g_assert_no_error (error);

  return export;
}

static void
add (NotandaExport *export,
     NotandaDocument *document,
     const char      *name)
{
  g_autoptr (GError) error = NULL;

  notanda_export_add (export, document, name, NULL, &error);
  g_assert_no_error (error);
}

static void
finish (NotandaExport *export)
{
  g_autoptr (GError) error = NULL;

  notanda_export_finish (export, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_list (TestFolder *folder,
             const char *expected)
{
  g_autofree char *list = test_folder_list (folder);

  g_assert_cmpstr (list, ==, expected);
}

static void
assert_file (TestFolder *folder,
             const char *name,
             const char *expected)
{
  g_autofree char *path = test_folder_path (folder, name);
  g_autofree char *content = test_folder_read (path);

  g_assert_cmpstr (content, ==, expected);
}

static void
test_jsonl (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaDocument) one = test_exchange_new_rich ();
  g_autoptr (NotandaDocument) other = test_document_new ("Ann", 2);
  g_autoptr (NotandaExport) export = start (folder, "jsonl", NULL, FALSE);
  g_autofree char *first = test_exchange_write (one, "jsonl");
  g_autofree char *second = test_exchange_write (other, "jsonl");
  g_autofree char *both = g_strconcat (first, second, NULL);

  add (export, one, "doc");
  add (export, other, "doc");
  finish (export);
  assert_list (folder, "annotations.jsonl");
  assert_file (folder, "annotations.jsonl", both);
}

static void
test_brat (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaDocument) one = test_exchange_new_rich ();
  g_autoptr (NotandaDocument) other = test_document_new ("Ann", 2);
  g_autoptr (NotandaExport) export = start (folder, "brat", NULL, FALSE);
  g_autofree char *ann = test_exchange_write (one, "brat");

  add (export, one, "../a/b:c");
  add (export, other, "Doc");
  add (export, other, "doc");
  finish (export);
  assert_list (folder, "Doc.ann Doc.txt _._a_b_c.ann _._a_b_c.txt annotation.conf doc-2.ann doc-2.txt");
  assert_file (folder, "_._a_b_c.ann", ann);
  assert_file (folder, "_._a_b_c.txt", TEST_EXCHANGE_TEXT);
  assert_file (folder, "Doc.ann", "");
}

/* A bit of the file turns over between writing and reading back. */
static void
damage_cb (int      fd,
           gpointer data)
{
  off_t at = *(off_t *) data;
  off_t end = lseek (fd, 0, SEEK_END);
  char  c;

  if (at >= end)
    return;
  g_assert_cmpint (pread (fd, &c, 1, at), ==, 1);
  c ^= 1;
  g_assert_cmpint (pwrite (fd, &c, 1, at), ==, 1);
}

/* The same as long as it is the last thing written, whoever reads meanwhile. */
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

static void
test_mismatch (gconstpointer format)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autofree char *out = test_exchange_write (document, format);
  guint            n_found = 0;

  for (off_t at = 0; at < (off_t) strlen (out); at++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autoptr (NotandaExport) export = start (folder, format, NULL, FALSE);
      g_autoptr (GError) error = NULL;

      notanda_export_set_written_func (export, damage_cb, &at);
      if (notanda_export_add (export, document, "doc", NULL, &error))
        continue;
      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH);
      n_found++;
      g_clear_error (&error);
      if (notanda_format_find (format)->one_file)
        {
          g_assert_false (notanda_export_finish (export, NULL, &error));
          g_assert_nonnull (error);
        }
      g_clear_pointer (&export, notanda_export_free);
      assert_list (folder, "");
    }

  /* what isn't found says nothing: the document's name, the numbers that brat's
   * lines begin with, a note's kind on a link */
  g_test_message ("%u of %u", n_found, (guint) strlen (out));
  g_assert_cmpuint (n_found, >, strlen (out) * 8 / 10);
}

/* Only in what is written second: the links. */
static void
damage_second_cb (int      fd,
                  gpointer data)
{
  off_t at = 20;

  if (++*(guint *) data == 2)
    damage_cb (fd, &at);
}

static void
test_mismatch_beside (void)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaExport) export = start (folder, "csv", NULL, FALSE);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  notanda_export_set_written_func (export, damage_second_cb, &n);
  g_assert_false (notanda_export_add (export, document, "doc", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH);
  g_clear_pointer (&export, notanda_export_free);
  assert_list (folder, "");
}

/* Of two files, one that is there keeps the other from coming. */
static void
test_existing_beside (void)
{
  static const char *const names[] = { "annotations.csv", "annotations-links.csv" };
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autofree char *path = test_folder_path (folder, names[i]);
      g_autoptr (NotandaExport) export = start (folder, "csv", NULL, FALSE);
      g_autoptr (GError) error = NULL;

      test_folder_write (path, "somebody's work", -1);
      add (export, document, "doc");
      g_assert_false (notanda_export_finish (export, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
      g_clear_pointer (&export, notanda_export_free);
      assert_list (folder, names[i]);
      assert_file (folder, names[i], "somebody's work");
    }
}

static void
test_both_tables (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaDocument) one = test_exchange_new_rich ();
  g_autoptr (NotandaDocument) other = test_exchange_new_marked ("Ann", "e0-3=PERSON");
  g_autoptr (NotandaExport) export = start (folder, "csv", NULL, FALSE);
  g_autofree char *content = NULL;
  g_autofree char *path = test_folder_path (folder, "annotations.csv");
  const char      *second;

  add (export, one, "one");
  add (export, other, "other");
  finish (export);
  assert_list (folder, "annotations-links.csv annotations.csv");
  content = test_folder_read (path);
  second = strstr (content, "\r\nother,id-");
  g_assert_nonnull (second);
  g_assert_null (strstr (second, "document,"));
}

static void
cut_cb (int           fd,
        gpointer data G_GNUC_UNUSED)
{
  g_assert_cmpint (ftruncate (fd, lseek (fd, 0, SEEK_END) - 1), ==, 0);
}

static void
test_short (gconstpointer format)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaExport) export = start (folder, format, NULL, FALSE);
  g_autoptr (GError) error = NULL;

  notanda_export_set_written_func (export, cut_cb, NULL);
  g_assert_false (notanda_export_add (export, document, "doc", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH);
  g_clear_pointer (&export, notanda_export_free);
  assert_list (folder, "");
}

static void
test_existing (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaDocument) document = test_document_new ("Ann", 1);
  g_autofree char *path = test_folder_path (folder, "doc.ann");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++) /* the second time all is there already */
    {
      g_autoptr (NotandaExport) export = start (folder, "brat", NULL, FALSE);

      add (export, document, "doc");
      finish (export);
      assert_list (folder, "annotation.conf doc.ann doc.txt");
    }

  test_folder_write (path, "somebody's work", -1);
  {
    g_autoptr (NotandaExport) export = start (folder, "brat", NULL, FALSE);

    g_assert_false (notanda_export_add (export, document, "doc", NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  }
  assert_file (folder, "doc.ann", "somebody's work");
  {
    g_autoptr (NotandaExport) export = start (folder, "brat", NULL, TRUE);

    add (export, document, "doc");
    finish (export);
  }
  assert_file (folder, "doc.ann", "");
  assert_list (folder, "annotation.conf doc.ann doc.txt");
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
  g_autoptr (NotandaExport) export = start (folder, format, "all", FALSE);
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
      assert_list (folder, lists[i][1]);
}

/* However many threads there are, they stand in the order of the source. */
static void
test_order (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaExport) export = start (folder, "jsonl", "all", FALSE);
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
  g_autoptr (NotandaExport) together = start (folder, "conll", "together", FALSE);
  g_autoptr (NotandaExport) alone = start (folder, "conll", "alone", FALSE);
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
      g_autoptr (NotandaExport) export = start (folder, format, "all", FALSE);
      Source              source = { 0 };
      NotandaExportSource from = make_source (&source, 203);
      g_autoptr (GError) error = NULL;
      guint n_failed;

      notanda_export_set_written_func (export, break_cb, &at);
      g_assert_false (notanda_export_run (export, &from, &n_failed, NULL, &error));
      g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH);
      g_clear_pointer (&export, notanda_export_free);
      assert_list (folder, "");
    }
}

static void
test_cancel (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaExport) export = start (folder, "jsonl", "all", FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Source              source = { .cancel_at_two = cancellable };
  NotandaExportSource from = make_source (&source, 4);
  g_autoptr (GError) error = NULL;
  guint n_failed;

  g_assert_false (notanda_export_run (export, &from, &n_failed, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&export, notanda_export_free);
  assert_list (folder, "");
}

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

static void
test_file_names (void)
{
  static const char *const names[][2] = {
    { "plain", "plain" },
    { "", "document" },
    { "...", "_" },
    { "-rf", "_rf" },
    { "a/b\\c", "a_b_c" },
    { "a\nb", "a_b" },
    { "\xff", "\xef\xbf\xbd" },
    { "caf\xc3\xa9", "caf\xc3\xa9" },
    { "x. ", "x" },
  };
  g_autofree char *many = g_strnfill (1000, 'x');
  g_autofree char *cut = notanda_file_name_for (many);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *safe = notanda_file_name_for (names[i][0]);

      g_assert_cmpstr (safe, ==, names[i][1]);
    }
  g_assert_cmpuint (strlen (cut), <=, 200);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/interchange/export/jsonl", test_jsonl);
  g_test_add_func ("/notanda/interchange/export/brat", test_brat);
  g_test_add_data_func ("/notanda/interchange/export/mismatch/jsonl", "jsonl", test_mismatch);
  g_test_add_data_func ("/notanda/interchange/export/mismatch/brat", "brat", test_mismatch);
  g_test_add_data_func ("/notanda/interchange/export/mismatch/conll", "conll", test_mismatch);
  g_test_add_data_func ("/notanda/interchange/export/mismatch/csv", "csv", test_mismatch);
  g_test_add_data_func ("/notanda/interchange/export/short/jsonl", "jsonl", test_short);
  g_test_add_data_func ("/notanda/interchange/export/short/brat", "brat", test_short);
  g_test_add_data_func ("/notanda/interchange/export/short/conll", "conll", test_short);
  g_test_add_data_func ("/notanda/interchange/export/short/csv", "csv", test_short);
  g_test_add_func ("/notanda/interchange/export/mismatch/beside", test_mismatch_beside);
  g_test_add_func ("/notanda/interchange/export/existing", test_existing);
  g_test_add_func ("/notanda/interchange/export/existing-beside", test_existing_beside);
  g_test_add_func ("/notanda/interchange/export/both-tables", test_both_tables);
  g_test_add_data_func ("/notanda/interchange/export/run/jsonl", "jsonl", test_run);
  g_test_add_data_func ("/notanda/interchange/export/run/brat", "brat", test_run);
  g_test_add_data_func ("/notanda/interchange/export/run/conll", "conll", test_run);
  g_test_add_data_func ("/notanda/interchange/export/run/csv", "csv", test_run);
  g_test_add_func ("/notanda/interchange/export/run/order", test_order);
  g_test_add_func ("/notanda/interchange/export/run/alone", test_alone);
  g_test_add_data_func ("/notanda/interchange/export/run/mismatch/jsonl", "jsonl", test_run_mismatch);
  g_test_add_data_func ("/notanda/interchange/export/run/mismatch/conll", "conll", test_run_mismatch);
  g_test_add_func ("/notanda/interchange/export/run/cancel", test_cancel);
  g_test_add_func ("/notanda/interchange/export/losses", test_losses);
  g_test_add_func ("/notanda/interchange/export/loses-differences", test_loses_differences);
  g_test_add_func ("/notanda/interchange/export/file-names", test_file_names);

  return g_test_run ();
}
