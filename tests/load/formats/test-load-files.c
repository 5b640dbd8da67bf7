/* test-load-files.c: files made by other programs give the text that went in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-claims.h"

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

static const NotandaLoadFormat *
find_format (const char *identifier)
{
  guint                    n;
  const NotandaLoadFormat *formats = notanda_formats_list (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (formats[i].identifier, identifier))
      return &formats[i];
  g_assert_not_reached ();
}

/* A letter for each kind with its level, "-" in front of what was left out. */
static char *
show (const NotandaLoaded *loaded)
{
  static const char letters[] = "?TSBDHPCLQXF";
  GString          *out = g_string_new (NULL);

  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      g_string_append_printf (out, "%s%c%u %s\n", block->left_out != 0 ? "-" : "", letters[block->kind], block->level, block->text);
    }

  return g_string_free (out, FALSE);
}

static NotandaLoaded *
load (GBytes     *bytes,
      const char *name,
      const char *part,
      const char *reader,
      GError    **error)
{
  const NotandaLoadOptions options = { .name = name, .part = part };
  const NotandaClaim      *claim = notanda_claims_find (bytes, &options);

  g_assert_nonnull (claim);
  g_assert_cmpstr (claim->identifier, ==, reader);

  return find_format (reader)->read (bytes, &options, error);
}

static void
check_file (const char *name,
            const char *part,
            const char *reader,
            const char *expected,
            const char *title,
            const char *byline)
{
  g_autoptr (GBytes) bytes = read_file (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = load (bytes, name, part, reader, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = show (loaded);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (loaded->meta[NOTANDA_META_TITLE], ==, title);
  g_assert_cmpstr (loaded->meta[NOTANDA_META_BYLINE], ==, byline);
  g_assert_cmpuint (loaded->notices->len, ==, 0);
}

#define WALL "The wall had stood for two hundred years. Its stones were taken from the river, and a map shows where."
#define LIST "L1 Pears\nL1 Apples\nL2 Early ones\nL2 Late ones\nL1 Plums\n"
#define MEN "P0 Three men came in May. They left again in June.\n"
#define TABLE "X1 Tree\nX2 Height\nX1 Pear\nX2 4 m\nX1 Apple\nX2 3 m\n"
#define QUOTE "Q0 Nobody mends it now, said the gardener.\n"
#define RIVER "P0 The river is café brown and 12 % wider.\n"
#define HEAD "T0 The Orchard Wall\n-B0 Ann Oake\n-D0 2026-03-04\n"
#define BODY "H1 The wall\nP0 " WALL "\n" QUOTE "H2 What is left\n" LIST MEN TABLE
#define CODE "F0 row  1\n  row 2\n"

static void
test_markdown (void)
{
  check_file ("orchard.md", NULL, "markdown",
              BODY CODE "H1 The river\n" RIVER
                        "-P0 The map is from 1790.\n",
              "The Orchard Wall", "Ann Oake");
  check_file ("single.md", NULL, "markdown", "P0 There is no chapter here, only this text.\n", "One Only", "Bo Ash");
}

static void
test_docx (void)
{
  check_file ("orchard.docx", NULL, "docx", HEAD BODY CODE "H1 The river\n" RIVER "-P0 The map is from 1790.\n", "The Orchard Wall", "Ann Oake");
  check_file ("orchard-office.docx", NULL, "docx", HEAD BODY CODE "H1 The river\n" RIVER "-P0 The map is from 1790.\n", "The Orchard Wall", "Ann Oake");
}

static void
test_odt (void)
{
  check_file ("orchard.odt", NULL, "odt",
              HEAD "H1 The wall\nP0 " WALL "\n-P0 The map is from 1790.\n" QUOTE "H2 What is left\n" LIST MEN TABLE CODE "H1 The river\n" RIVER,
              "The Orchard Wall", "Ann Oake");
  check_file ("orchard-office.odt", NULL, "odt",
              HEAD "H1 The wall\nP0 " WALL "\n-P0 The map is from 1790.\n" QUOTE "H2 What is left\n" LIST MEN TABLE CODE "H1 The river\n" RIVER,
              "The Orchard Wall", "Ann Oake");
}

#define CHANGES "P0 The first paragraph ends there, and goes on in what was the second one.\nP0 The last one is whole.\n"

static void
test_changes (void)
{
  check_file ("changes.docx", NULL, "docx", CHANGES, NULL, NULL);
  check_file ("changes.odt", NULL, "odt", CHANGES, NULL, NULL);
}

static void
test_epub (void)
{
  g_autoptr (GBytes) bytes = read_file ("orchard.epub");
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = load (bytes, "orchard.epub", NULL, "epub", &error);
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (loaded->blocks->len, ==, 0);
  for (guint i = 0; i < loaded->choices->len; i++)
    {
      const NotandaLoadedChoice *choice = g_ptr_array_index (loaded->choices, i);

      g_string_append_printf (titles, "%s=%s\n", choice->part, choice->title);
    }
  g_assert_cmpstr (titles->str, ==, "EPUB/text/ch001.xhtml=The wall\nEPUB/text/ch002.xhtml=The river\n");
  g_assert_cmpstr (loaded->meta[NOTANDA_META_LANGUAGE], ==, "en-GB");
  g_assert_cmpstr (loaded->meta[NOTANDA_META_DATE], ==, "2026-03-04");
  check_file ("orchard.epub", "EPUB/text/ch002.xhtml", "epub", "H1 The river\n" RIVER, "The Orchard Wall: The river", "Ann Oake");
}

/* Whoever chooses one of those that are there isn't told of the others. */
static void
test_missing_chapter (void)
{
  static const struct
  {
    const char *part;
    guint       n_notices;
  } cases[] = { { NULL, 1 }, { "*", 1 }, { "EPUB/text/ch002.xhtml", 0 } };
  g_autoptr (GBytes) whole = read_file ("orchard.epub");
  g_autoptr (GByteArray) data = g_bytes_unref_to_array (g_bytes_ref (whole));
  g_autoptr (GBytes) bytes = NULL;
  const char name[] = "ch001.xhtml";

  /* the names stand as they are, only what is in the files is packed */
  for (gsize i = 0; i + strlen (name) < data->len; i++)
    if (memcmp (data->data + i, name, strlen (name)) == 0)
      data->data[i] = 'x';
  bytes = g_bytes_new (data->data, data->len);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = load (bytes, "orchard.epub", cases[i].part, "epub", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (loaded->notices->len, ==, cases[i].n_notices);
    }
}

static void
test_one_chapter (void)
{
  check_file ("single.epub", NULL, "epub", "T0 One Only\nP0 There is no chapter here, only this text.\n", "One Only", "Bo Ash");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/load/formats/load-files/markdown", test_markdown);
  g_test_add_func ("/notanda/load/formats/load-files/docx", test_docx);
  g_test_add_func ("/notanda/load/formats/load-files/odt", test_odt);
  g_test_add_func ("/notanda/load/formats/load-files/changes", test_changes);
  g_test_add_func ("/notanda/load/formats/load-files/epub", test_epub);
  g_test_add_func ("/notanda/load/formats/load-files/missing-chapter", test_missing_chapter);
  g_test_add_func ("/notanda/load/formats/load-files/one-chapter", test_one_chapter);

  return g_test_run ();
}
