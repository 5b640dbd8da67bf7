/* test-load-pdf.c: printed pages give the text that went in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-load-pdf.h"
#include "load/formats/notanda-pdf-flow.h"

static GBytes *
read_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "load", "files", name, NULL);
  char            *data = NULL;
  gsize            size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

static NotandaLoaded *
load (const char *name,
      const char *password,
      GError    **error)
{
  const NotandaLoadOptions options = { .name = name, .password = password };
  g_autoptr (GBytes) bytes = read_file (name);

  g_assert_true (notanda_load_pdf_claims (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &options));

  return notanda_load_pdf (bytes, &options, error);
}

static void
check (const char *name,
       const char *password,
       const char *expected,
       const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = load (name, password, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      g_string_append_printf (found, "%s%c %s\n", block->left_out == NOTANDA_LEFT_OUT_RUNNING ? "-" : "", "?TSBDHPCLQXF"[block->kind], block -> text);
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpstr (loaded->meta[NOTANDA_META_TITLE], ==, title);
  g_assert_cmpuint (loaded->notices->len, ==, 0);
}

#define COLUMNS "T Two Columns\n"                                                                                                                       \
                "P The first column begins with a paragraph that is long enough to be broken into several lines of the narrow column it stands in.\n"   \
                "P The second paragraph is about apples, of which there were many in that year, and about the carts that took them away to the town.\n" \
                "P The third one tells of the river. It rose in spring, it fell in summer, and nobody in the village could remember that it had ever "  \
                "been otherwise.\n"                                                                                                                     \
                "P The fourth paragraph closes the page with the words that end it.\n"
#define PAGE(n) "P This is page " n ", and its text is another than that of the pages beside it: there are " n " pears on the tree, and " n " birds.\n"

static void
test_columns (void)
{
  check ("columns.pdf", NULL, COLUMNS, "Two Columns");
}

static void
test_locked (void)
{
  g_autoptr (GError) none = NULL, wrong = NULL;

  g_assert_null (load ("locked.pdf", NULL, &none));
  g_assert_error (none, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD);
  g_assert_null (load ("locked.pdf", "guess", &wrong));
  g_assert_error (wrong, NOTANDA_ERROR, NOTANDA_ERROR_PASSWORD);
  check ("locked.pdf", "secret", COLUMNS, "Two Columns");
}

static void
test_chinese (void)
{
  check ("chinese.pdf", NULL, "T 河边的墙\nP 这面墙已经有两百年了。石头是从河里来的，地图上可以看到。\nP 现在没有人修它。\n", "河边的墙");
}

static void
test_running (void)
{
  check ("pages.pdf", NULL,
         PAGE ("one") PAGE ("two") PAGE ("three") PAGE ("four") PAGE ("five") "-P The Orchard Review\n-P 1\n-P 2\n-P 3\n-P 4\n-P 5\n", "Pages");
}

static void
test_no_text (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load ("scan.pdf", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
}

static void
test_cut (void)
{
  const NotandaLoadOptions options = { .name = "cut.pdf" };
  g_autoptr (GBytes) all = read_file ("columns.pdf");

  for (gsize size = 0; size < g_bytes_get_size (all); size += 64)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (all, 0, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = notanda_load_pdf (bytes, &options, &error);

      g_assert_true ((loaded != NULL) == (error == NULL));
    }
}

/* A paragraph of nothing but halves of one word: what is in front of a hyphen mustn't be looked through for each of them. */
static void
test_hyphens (void)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("pdf");
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NotandaPdfLine));
  const NotandaLoadedBlock *block;
  guint                     n = 1000000;

  g_array_set_clear_func (lines, notanda_pdf_line_clear);
  for (guint i = 0; i < n; i++)
    {
      NotandaPdfLine line = { .text = g_strdup ("ab-"), .left = 10, .right = 30, .top = i, .bottom = i + 1 };

      g_array_append_val (lines, line);
    }
  notanda_pdf_flow_add (lines, 1, loaded);
  g_assert_cmpuint (loaded->blocks->len, ==, 1);
  block = g_ptr_array_index (loaded->blocks, 0);
  g_assert_cmpuint (strlen (block->text), >=, 2 * n);
}

static void
add_line (GArray     *lines,
          const char *text,
          double      top,
          double      bottom,
          double      height)
{
  NotandaPdfLine line = { .text = g_strdup (text), .left = 10, .right = 200, .top = top, .bottom = bottom, .height = height };

  g_array_append_val (lines, line);
}

/* A line that is high for what it has beside it, a cell that stands lower or a large initial, is no heading. */
static void
test_sizes (void)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("pdf");
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NotandaPdfLine));

  g_array_set_clear_func (lines, notanda_pdf_line_clear);
  add_line (lines, "The Weir", 10, 30, 20);
  add_line (lines, "Definition of it, with a cell that stands lower beside it.", 60, 100, 10);
  add_line (lines, "The last paragraph, which is as large as all of the text is.", 130, 140, 10);
  notanda_pdf_flow_add (lines, 1, loaded);
  g_assert_cmpuint (loaded->blocks->len, ==, 3);
  g_assert_cmpuint (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, 0))->kind, ==, NOTANDA_BLOCK_TITLE);
  g_assert_cmpuint (((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, 1))->kind, ==, NOTANDA_BLOCK_PARAGRAPH);
}

/* A list's numbers stand in pieces of their own, with room but no blank behind them. */
static void
test_gaps (void)
{
  check ("list.pdf", NULL, "L 1. Pears from the wall\nL 2. Apples from the river\nP They were sold in the town.\n", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/load/formats/load-pdf/columns", test_columns);
  g_test_add_func ("/notanda/load/formats/load-pdf/locked", test_locked);
  g_test_add_func ("/notanda/load/formats/load-pdf/chinese", test_chinese);
  g_test_add_func ("/notanda/load/formats/load-pdf/running", test_running);
  g_test_add_func ("/notanda/load/formats/load-pdf/no-text", test_no_text);
  g_test_add_func ("/notanda/load/formats/load-pdf/cut", test_cut);
  g_test_add_func ("/notanda/load/formats/load-pdf/hyphens", test_hyphens);
  g_test_add_func ("/notanda/load/formats/load-pdf/sizes", test_sizes);
  g_test_add_func ("/notanda/load/formats/load-pdf/gaps", test_gaps);

  return g_test_run ();
}
