/* test-export.c: documents written to files, checked, and put in place
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-export.h"

#include <string.h>
#include <unistd.h>

#include "interchange/notanda-names.h"
#include "util/test-exchange.h"
#include "util/test-folder.h"

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
test_jsonl (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaDocument) one = test_exchange_new_rich ();
  g_autoptr (NotandaDocument) other = test_document_new ("Ann", 2);
  g_autoptr (NotandaExport) export = test_exchange_start (folder, "jsonl", NULL, FALSE);
  g_autofree char *first = test_exchange_write (one, "jsonl");
  g_autofree char *second = test_exchange_write (other, "jsonl");
  g_autofree char *both = g_strconcat (first, second, NULL);

  add (export, one, "doc");
  add (export, other, "doc");
  finish (export);
  test_folder_assert_list (folder, "annotations.jsonl");
  test_folder_assert_file (folder, "annotations.jsonl", both);
}

static void
test_brat (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaDocument) one = test_exchange_new_rich ();
  g_autoptr (NotandaDocument) other = test_document_new ("Ann", 2);
  g_autoptr (NotandaExport) export = test_exchange_start (folder, "brat", NULL, FALSE);
  g_autofree char *ann = test_exchange_write (one, "brat");

  add (export, one, "../a/b:c");
  add (export, other, "Doc");
  add (export, other, "doc");
  finish (export);
  test_folder_assert_list (folder, "Doc.ann Doc.txt _._a_b_c.ann _._a_b_c.txt annotation.conf doc-2.ann doc-2.txt");
  test_folder_assert_file (folder, "_._a_b_c.ann", ann);
  test_folder_assert_file (folder, "_._a_b_c.txt", TEST_EXCHANGE_TEXT);
  test_folder_assert_file (folder, "Doc.ann", "");
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

static void
test_mismatch (gconstpointer format)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autofree char *out = test_exchange_write (document, format);
  guint            n_found = 0;

  for (off_t at = 0; at < (off_t) strlen (out); at++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autoptr (NotandaExport) export = test_exchange_start (folder, format, NULL, FALSE);
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
      test_folder_assert_list (folder, "");
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
  g_autoptr (NotandaExport) export = test_exchange_start (folder, "csv", NULL, FALSE);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  notanda_export_set_written_func (export, damage_second_cb, &n);
  g_assert_false (notanda_export_add (export, document, "doc", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH);
  g_clear_pointer (&export, notanda_export_free);
  test_folder_assert_list (folder, "");
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
      g_autoptr (NotandaExport) export = test_exchange_start (folder, "csv", NULL, FALSE);
      g_autoptr (GError) error = NULL;

      test_folder_write (path, "somebody's work", -1);
      add (export, document, "doc");
      g_assert_false (notanda_export_finish (export, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
      g_clear_pointer (&export, notanda_export_free);
      test_folder_assert_list (folder, names[i]);
      test_folder_assert_file (folder, names[i], "somebody's work");
    }
}

static void
test_both_tables (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (NotandaDocument) one = test_exchange_new_rich ();
  g_autoptr (NotandaDocument) other = test_exchange_new_marked ("Ann", "e0-3=PERSON");
  g_autoptr (NotandaExport) export = test_exchange_start (folder, "csv", NULL, FALSE);
  g_autofree char *content = NULL;
  g_autofree char *path = test_folder_path (folder, "annotations.csv");
  const char      *second;

  add (export, one, "one");
  add (export, other, "other");
  finish (export);
  test_folder_assert_list (folder, "annotations-links.csv annotations.csv");
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
  g_autoptr (NotandaExport) export = test_exchange_start (folder, format, NULL, FALSE);
  g_autoptr (GError) error = NULL;

  notanda_export_set_written_func (export, cut_cb, NULL);
  g_assert_false (notanda_export_add (export, document, "doc", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_MISMATCH);
  g_clear_pointer (&export, notanda_export_free);
  test_folder_assert_list (folder, "");
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
      g_autoptr (NotandaExport) export = test_exchange_start (folder, "brat", NULL, FALSE);

      add (export, document, "doc");
      finish (export);
      test_folder_assert_list (folder, "annotation.conf doc.ann doc.txt");
    }

  test_folder_write (path, "somebody's work", -1);
  {
    g_autoptr (NotandaExport) export = test_exchange_start (folder, "brat", NULL, FALSE);

    g_assert_false (notanda_export_add (export, document, "doc", NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  }
  test_folder_assert_file (folder, "doc.ann", "somebody's work");
  {
    g_autoptr (NotandaExport) export = test_exchange_start (folder, "brat", NULL, TRUE);

    add (export, document, "doc");
    finish (export);
  }
  test_folder_assert_file (folder, "doc.ann", "");
  test_folder_assert_list (folder, "annotation.conf doc.ann doc.txt");
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
  g_test_add_func ("/notanda/interchange/export/file-names", test_file_names);

  return g_test_run ();
}
