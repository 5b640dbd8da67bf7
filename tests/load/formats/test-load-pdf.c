/* test-load-pdf.c: printed pages give the text that went in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-load-pdf.h"
#include "util/test-pdf.h"

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

      g_string_append_printf (found, "%s%c", block->left_out == NOTANDA_LEFT_OUT_RUNNING ? "-" : "", "?TSBDHPCLQXF"[block->kind]);
      if (block->level > 0)
        g_string_append_printf (found, "%u", block->level);
      g_string_append_printf (found, " %s\n", block->text);
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
  g_assert_nonnull (strstr (error->message, "no text layer"));
}

static void
add_object (GPtrArray  *objects,
            const char *format,
            ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (objects, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* @shown: (element-type utf8): for each page, a string of the font's codes */
static NotandaLoaded *
load_pages (GPtrArray  *shown,
            const char *font,
            GError    **error)
{
  const NotandaLoadOptions options = { .name = "a.pdf" };
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) kids = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < shown->len; i++)
    g_string_append_printf (kids, "%u 0 R ", 6 + 2 * i);
  add_object (objects, "<< /Type /Catalog /Pages 2 0 R >>");
  add_object (objects, "<< /Type /Pages /Kids [%s] /Count %u >>", kids->str, shown->len);
  add_object (objects, "%s", font);
  /* of a font that is in no file: its glyphs have numbers, which say nothing of letters */
  add_object (objects, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /FontDescriptor 5 0 R /DW 600"
                       " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>");
  add_object (objects, "<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200"
                       " /CapHeight 700 /StemV 80 >>");
  for (guint i = 0; i < shown->len; i++)
    {
      g_autofree char *show = g_strdup_printf ("BT /F 12 Tf 50 700 Td %s Tj ET", (const char *) g_ptr_array_index (shown, i));

      add_object (objects, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %u 0 R /Resources << /Font << /F 3 0 R >> >> >>", 7 + 2 * i);
      g_ptr_array_add (objects, test_pdf_stream (show));
    }
  bytes = test_pdf_new (objects);

  return notanda_load_pdf (bytes, &options, error);
}

#define NAMED "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
#define NUMBERED "<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [4 0 R] >>"

static void
test_many_pages (void)
{
  /* lest its pages have one running head */
  static const char *const did[] = { "rose", "fell", "stood still", "froze" };
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) whole = NULL;
  g_autoptr (NotandaLoaded) capped = NULL;
  g_autoptr (NotandaReading) reading = NULL;
  const char *text;

  for (guint i = 1; i <= 5000; i++)
    {
      g_ptr_array_add (shown, g_strdup_printf ("(On day %u the river %s, and it went on raining.)", i, did[i % G_N_ELEMENTS (did)]));
      if (i != 2000)
        continue;
      whole = load_pages (shown, NAMED, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (whole->notices->len, ==, 0);
    }
  capped = load_pages (shown, NAMED, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (capped->notices->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (capped->notices, 0), ==, "Only the first 2000 of 5000 pages were read.");
  reading = notanda_loaded_dup_reading (capped, &error);
  g_assert_no_error (error);
  text = notanda_article_get_text (reading->article, NULL);
  g_assert_nonnull (strstr (text, "On day 2000 the river"));
  g_assert_null (strstr (text, "On day 2001 the river"));
}

/* The numbers that glyphs have in fonts as they are usually made, the blank's being 3, and @first that of the first one. */
static char *
number_glyphs (const char *text,
               guint       first)
{
  GString *codes = g_string_new ("<");

  for (; *text != '\0'; text++)
    g_string_append_printf (codes, "%04x", (guint) *text - ' ' + first);
  g_string_append_c (codes, '>');

  return g_string_free (codes, FALSE);
}

/* What can't be said of a character is counted, and told from one in twenty on. */
static void
test_no_unicode (void)
{
  static const struct
  {
    const char *text;
    guint       first;
    const char *says;
  } cases[] = {
    { "The river rose again on Monday", 3, "5 of 30 characters of this PDF file can’t be read" },
    { "Theriverroseagainon Monday", 3, NULL }, /* one in 26 */
    { "Theriverroseagain Monday on", 3, "2 of 27 characters of this PDF file can’t be read" },
    { "The river rose again on Monday", ' ', NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = NULL;

      g_ptr_array_add (shown, number_glyphs (cases[i].text, cases[i].first));
      loaded = load_pages (shown, NUMBERED, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (loaded->notices->len, ==, cases[i].says != NULL);
      if (cases[i].says != NULL)
        g_assert_true (g_str_has_prefix (g_ptr_array_index (loaded->notices, 0), cases[i].says));
    }
}

/* It isn't without text, though nothing of it can be read. */
static void
test_nothing_known (void)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (shown, (char *) "<00010002000300040002000500030001000600070008>");
  g_assert_null (load_pages (shown, NUMBERED, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
  g_assert_nonnull (strstr (error->message, "its fonts don’t say"));
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

/* A list's numbers stand in pieces of their own, with room but no blank behind them. */
static void
test_gaps (void)
{
  check ("list.pdf", NULL, "L1 1. Pears from the wall\nL1 2. Apples from the river\nP They were sold in the town.\n", NULL);
}

#define BOOK "T The Orchard Book\n" \
             "P This book tells what stands in the orchard behind the wall, and what was picked there in the last three years. It was begun in May.\n"
#define COUNTED "P The trees were counted by three people, who walked in this order and wrote down what they saw:\n"
#define REST "L1 2. Bo Ash\nL1 3. Cy Elm\nP What they found is in the table, which was copied into the book by hand.\n"                    \
             "X1 Tree\nX2 Height\nX3 Remarks\nX1 Pear\nX2 4 m\nX3 Two more were planted\nX1 Apple\nX2 3 m\nX3 Cut back\nX1 Plum\nX2 5 m\n" \
             "X3 One is lost to the storm, and the other one leans far over the path\nX1 Quince\nX3 None seen\n"                           \
             "P After the table the book goes on with the year that followed, in which nothing was planted and little was picked.\n"

static void
test_lists (void)
{
  check ("book-office.pdf", NULL,
         BOOK "L1 Pears, which stand along the wall, where it is warm, and are picked late in the year, when the frost has come\nL1 Apples\n"
              "L2 early ones, which do not keep, and are eaten by the people who pick them, or sold in the town on the same day\nL2 late ones\nL1 Plums\n" COUNTED
              "L1 1. Ann Oake, who began at the gate and went along the wall until she came to the river, and then along the river\n" REST,
         "The Orchard Book");
  check ("book.pdf", NULL,
         BOOK "L1 Pears, which stand along the wall, where it is warm, and are picked late in the year\nL1 Apples\n"
              "L1 Plums from the two trees beside the gate, of which one was felled in the storm of last winter\n" COUNTED
              "L1 1. Ann Oake, who began at the gate and went along the wall until she came to the river\n" REST,
         "The Orchard Book");
}

/* Bullets that are drawn, over two pages, in three depths; a dash that belongs to an item; an item of two paragraphs. */
static void
test_drawn_bullets (void)
{
  check ("bullets.pdf", NULL,
         "T The Orchard in Lists\n"
         "P What stands in the orchard is listed here, as it was seen in May.\n"
         "L1 Pears, which stand along the wall\n"
         "L1 Apples of two kinds, and of each kind so many that nobody has counted them\n"
         "L2 Early ones\n"
         "L2 Late ones, of which the best keep until the next year has begun\n"
         "L3 Two in a row\n"
         "L3 Ones\n"
         "L1 – as it was said – plums\n"
         "L1 Größere Äpfel\n"
         "L1 Груши\n"
         "L1 Яблоки, которые стоят вдоль стены, и которых никто не считал, потому что их много\n"
         "P Who counted the trees, and in which order, stands in this one.\n"
         "L1 a. Ann Oake\n"
         "L1 b. Bo Ash, who came late\n"
         "P The last list goes on from page to page.\n"
         "L1 The gate, which was mended.\n"
         "P It stood open for a year.\n"
         "L1 The wall\n"
         "L1 The river, which rose in spring and fell in summer, and which nobody could remember otherwise\n"
         "L1 Apples\n"
         "L1 The path that leads from the gate along the wall to the river, and back\n"
         "L1 The house\n"
         "P Nothing else is there.\n",
         "The Orchard in Lists");
}

/* A page for each of @lines: its number, which isn't tagged, and two items, which are. */
static GBytes *
make_listed (const char *const (*lines)[3],
             guint n_pages)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) kids = g_string_new (NULL);
  g_autoptr (GString) items = g_string_new (NULL);

  for (guint i = 0; i < n_pages; i++)
    {
      g_string_append_printf (kids, "%u 0 R ", 6 + 4 * i);
      g_string_append_printf (items, "%u 0 R %u 0 R ", 8 + 4 * i, 9 + 4 * i);
    }
  add_object (objects, "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R >>");
  add_object (objects, "<< /Type /Pages /Kids [%s] /Count %u >>", kids->str, n_pages);
  add_object (objects, NAMED);
  add_object (objects, "<< /Type /StructTreeRoot /K 5 0 R >>");
  add_object (objects, "<< /Type /StructElem /S /L /P 4 0 R /K [%s] >>", items->str);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *shown = g_strdup_printf ("BT /F 12 Tf 50 800 Td (%s) Tj ET /LI << /MCID 0 >> BDC BT /F 12 Tf 50 700 Td (%s) Tj ET EMC"
                                                " /LI << /MCID 1 >> BDC BT /F 12 Tf 50 686 Td (%s) Tj ET EMC",
                                                lines[i][0], lines[i][1], lines[i][2]);

      add_object (objects, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %u 0 R /Resources << /Font << /F 3 0 R >> >> >>", 7 + 4 * i);
      g_ptr_array_add (objects, test_pdf_stream (shown));
      for (guint k = 0; k < 2; k++)
        add_object (objects, "<< /Type /StructElem /S /LI /P 5 0 R /Pg %u 0 R /K [%u] >>", 6 + 4 * i, k);
    }

  return test_pdf_new (objects);
}

/* The number of a page, which begins as the text of its first item does, isn't that item: be it told as a running line or not. */
static void
test_items_by_numbers (void)
{
  static const char *const lines[][3] = {
    { "1", "1999 was a year of much rain", "Pears" },
    { "2", "2024 was dry", "Apples" },
    { "3", "3 trees fell in the storm", "Plums" },
  };

  for (guint n_pages = 2; n_pages <= 3; n_pages++)
    {
      const NotandaLoadOptions options = { .name = "a.pdf" };
      g_autoptr (GBytes) bytes = make_listed (lines, n_pages);
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = notanda_load_pdf (bytes, &options, &error);
      guint n_items = 0;

      g_assert_no_error (error);
      for (guint i = 0; i < loaded->blocks->len; i++)
        {
          const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

          g_test_message ("%u: %s", block->kind, block->text);
          g_assert_true ((block->kind == NOTANDA_BLOCK_LIST_ITEM) == (strlen (block->text) > 1));
          n_items += block->kind == NOTANDA_BLOCK_LIST_ITEM;
        }
      g_assert_cmpuint (n_items, ==, 2 * n_pages);
    }
}

static void
test_tables (void)
{
  check ("figures.pdf", NULL,
         "T The Orchard in Figures\n"
         "P The first table has nothing but numbers beside the names, and no room between its rows, as a paper has it.\n"
         "X2 2023\nX3 2024\nX4 2025\nX1 Pears\nX2 1,204\nX3 998\nX4 1,310\nX1 Apples\nX2 87\nX3 102\nX4 95\nX1 Plums and quinces\nX2 4\nX3 –\nX4 12\n"
         "P The dash in it stands for a year in which there were none, as the frost came late and took all that had begun to grow.\n"
         "X1 Who\nX2 What they did\nX3 When\nX1 Ann Oake\nX2 Walked along the wall and counted what she saw there, tree by tree\nX3 May\n"
         "X1 Bo Ash\nX2 Wrote it down\nX3 June\nX1 Cy Elm\nX2 Read it aloud to those who came in the evening\nX3 July\n"
         "P A third part of this page has two columns, in which nothing is a table, however short its lines may be.\n"
         "P The first column begins with a paragraph that is long enough to be broken into several lines of the column.\n"
         "P The second paragraph is about apples, of which there were many in that year, and about the carts that took them away to the town.\n"
         "P The third one tells of the river. It rose in spring, and it fell in summer.\n"
         "L1 One thing more\nL1 And another one, that is long enough to need a second line on a page of this size, as it has\nL2 with one below it\nL1 The last\n"
         "P – Is it here? she asked him, and it was a question that took a whole line and then a part of another one.\n"
         "P 1984. It was a year of much rain, and the orchard stood under water from the first day of May until the last.\n",
         "The Orchard in Figures");
}

/* Nothing of it is a table or list; poppler reads the columns across. */
static void
test_paper (void)
{
  check ("paper.pdf", NULL,
         "T Walls and Rivers\n"
         "P Ann Oake Bo Ash Cy Elm University of Elm School of Trees The Orchard The Gate Old Wall River Road ann@elm.example bo@trees.example "
         "cy@orchard.example The first column begins with a paragraph that is long enough to be broken into several lines of the narrow column it stands "
         "in, as papers have them. In 1984 it rained.\n"
         "P The second paragraph is about apples, of which there were many in that year, and about the carts that took them away to the town.\n"
         "P The third one tells of the river. It rose in spring, it fell in summer, and nobody in the village could remember that it had ever been otherwise "
         "than it was then.\n"
         "P The fourth paragraph is there to make the second column as long as the first one, and it says nothing that was not said before, but says it at "
         "length.\n"
         "P The fifth paragraph closes the page.\n"
         "P 1 A footnote, which says where the apples were taken, and by whom.\n"
         "P On the second page there is a quotation, which stands in from the text on both of its sides.\n"
         "P Nobody mends it now, said the gardener, and the people of the town, who had come to look at it, went away again. May was over. They never came "
         "back to see It again.\n"
         "P After it the text goes on, and ends – as it had to – with a page that has no table on it, and no list.\n"
         "P The third page has little on it.\n"
         "-P Orchard Letters 4\n-P 1\n-P 2\n-P 3\n",
         "Walls and Rivers");
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
  g_test_add_func ("/notanda/load/formats/load-pdf/many-pages", test_many_pages);
  g_test_add_func ("/notanda/load/formats/load-pdf/no-unicode", test_no_unicode);
  g_test_add_func ("/notanda/load/formats/load-pdf/nothing-known", test_nothing_known);
  g_test_add_func ("/notanda/load/formats/load-pdf/cut", test_cut);
  g_test_add_func ("/notanda/load/formats/load-pdf/gaps", test_gaps);
  g_test_add_func ("/notanda/load/formats/load-pdf/lists", test_lists);
  g_test_add_func ("/notanda/load/formats/load-pdf/drawn-bullets", test_drawn_bullets);
  g_test_add_func ("/notanda/load/formats/load-pdf/items-by-numbers", test_items_by_numbers);
  g_test_add_func ("/notanda/load/formats/load-pdf/tables", test_tables);
  g_test_add_func ("/notanda/load/formats/load-pdf/paper", test_paper);

  return g_test_run ();
}
