/* test-csv.c: tables of annotations and links, written, read and compared
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-csv.h"

#include <string.h>

#include "util/test-exchange.h"

static const struct
{
  const char *text;
  const char *guarded; /* the cell's bytes; NULL where they are the text */
} cells[] = {
  { "", NULL },
  { "plain", NULL },
  { "a,b", "\"a,b\"" },
  { "say \"so\"", "\"say \"\"so\"\"\"" },
  { "two\nlines", "\"two\nlines\"" },
  { "CR\r\nLF", "\"CR\r\nLF\"" },
  { " led by a blank", "\" led by a blank\"" },
  { "NBSP\302\240", NULL },
  { "line\342\200\250separator", NULL },
  { "\360\237\230\200 e\314\201", NULL },
  { "=1+1", "'=1+1" },
  { "+1", "'+1" },
  { "-1", "'-1" },
  { "@sum", "'@sum" },
  { "\t=1", "'\t=1" },
  { "\r=1", "\"'\r=1\"" },
  { "\n=1", "\"'\n=1\"" },
  { "=cmd|' /C calc'!A0,\"", "\"'=cmd|' /C calc'!A0,\"\"\"" },
  { "\357\274\235"
    "1",
    "'\357\274\235"
    "1" },
  { "\357\274\201", NULL },
  { "'tis", NULL },
  { "''", NULL },
  { "'=1", "''=1" },
  { "''-", "'''-" },
  { "007", "'007" },
  { "2016", NULL },
  { "0", NULL },
  { "1.50", "'1.50" },
  { "1,000", "\"'1,000\"" },
  { "3/4", "'3/4" },
  { "2016-10-04", "'2016-10-04" },
  { "12:30", "'12:30" },
  { "12e3", "'12e3" },
  { ".5", "'.5" },
  { "123456789012345", NULL },
  { "1234567890123456", "'1234567890123456" },
  { "3-9;14-20", NULL },
  { "'007", "''007" },
  { "65-year-old", NULL },
};

static char *
append_cell (const char *text,
             gboolean    guards)
{
  g_auto (NotandaBuffer) out = { 0 };

  notanda_csv_append_cell (&out, text, strlen (text), guards);

  return g_strndup (out.size > 0 ? out.data : "", out.size);
}

/* What is written, and that it is read as what it was, among other cells. */
static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *guarded = append_cell (cells[i].text, TRUE);
      g_autofree char *bare = append_cell (cells[i].text, FALSE);
      g_autofree char *row = g_strconcat (guarded, ",", bare, ",last\r\n", NULL);
      g_auto (NotandaCsvReader) reader = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (guarded, ==, cells[i].guarded != NULL ? cells[i].guarded : cells[i].text);
      notanda_csv_reader_init (&reader, row, strlen (row));
      g_assert_true (notanda_csv_reader_next (&reader, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (reader.cells->len, ==, 3);
      g_assert_cmpstr (notanda_csv_unguard (g_ptr_array_index (reader.cells, 0)), ==, cells[i].text);
      g_assert_cmpstr (g_ptr_array_index (reader.cells, 1), ==, cells[i].text);
      g_assert_false (notanda_csv_reader_next (&reader, &error));
      g_assert_no_error (error);
    }
}

static void
test_read (void)
{
  static const struct
  {
    const char *content;
    const char *shown; /* cells with "|", rows with "/" between; or the error */
  } tables[] = {
    { "a,b\r\nc,d\r\n", "a|b/c|d/" },
    { "a,b\nc,d", "a|b/c|d/" },
    { "\357\273\277a", "a/" },
    { "", "" },
    { ",\n", "|/" },
    { "a,", "a|/" },
    { "\"\"\n", "/" },
    { "\"a\"\"\n\",b\n", "a\"\n|b/" },
    { "a\"b,c\n", "a\"b|c/" },
    { "a\rb\n", "a\rb/" },
    { "a\n\"b", "a/line 2: a quotation mark isn’t closed" },
    { "\"x\ny\"\n\"a\"b\n", "x\ny/line 3: something follows a closing quotation mark" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *content = g_strdup (tables[i].content);
      g_autoptr (GString) shown = g_string_new (NULL);
      g_auto (NotandaCsvReader) reader = { 0 };
      g_autoptr (GError) error = NULL;

      notanda_csv_reader_init (&reader, content, strlen (content));
      while (notanda_csv_reader_next (&reader, &error))
        {
          for (guint c = 0; c < reader.cells->len; c++)
            g_string_append_printf (shown, "%s%s", c > 0 ? "|" : "", (char *) g_ptr_array_index (reader.cells, c));
          g_string_append_c (shown, '/');
        }
      if (error != NULL)
        g_string_append (shown, error->message);
      g_assert_cmpstr (shown->str, ==, tables[i].shown);
    }
}

/* The cell of @column, in row @row after the names. */
static char *
dup_cell (const char *table,
          guint       row,
          const char *column)
{
  g_autofree char *content = g_strdup (table);
  g_auto (NotandaCsvReader) reader = { 0 };
  g_autoptr (GError) error = NULL;
  guint number = 0;

  notanda_csv_reader_init (&reader, content, strlen (content));
  g_assert_true (notanda_csv_reader_next (&reader, &error));
  while (number < reader.cells->len && !g_str_equal (g_ptr_array_index (reader.cells, number), column))
    number++;
  for (guint i = 0; i <= row; i++)
    g_assert_true (notanda_csv_reader_next (&reader, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (number, <, reader.cells->len);

  return g_strdup (notanda_csv_unguard (g_ptr_array_index (reader.cells, number)));
}

typedef struct
{
  const char *text;
  const char *marks;
  const char *column;
  const char *expected;
} Case;

#define LONG_WORD "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg"

static const Case cases[] = {
  { "Ann \360\237\230\200 met Bo", "e10-12=PERSON", "start", "10" },
  { "Ann \360\237\230\200 met Bo", "e10-12=PERSON", "end", "12" },
  { "Ann met Bo", "e8-10=PERSON", "text", "Bo" },
  { "Ann met Bo", "e8-10=PERSON", "left", "Ann met " },
  { "Ann met Bo", "e8-10=PERSON", "right", "" },
  { "Ann met Bo", "e0-3=PERSON", "Entity.type", "PERSON" },
  { "Ann met Bo", "e0-3=PERSON", "Quote.kind", "" },
  { "Ann met Bo", "e0-3=PERSON", "type", "Entity" },
  { "Ann met Bo", "e0-3=PERSON", "pieces", "" },
  { "Ann and Bo Oake", "e0-3;11-15=PERSON", "pieces", "0-3;11-15" },
  { "Ann and Bo Oake", "e0-3;11-15=PERSON", "text", "Ann \342\200\246 Oake" },
  { "Ann and Bo Oake", "e0-3;11-15=PERSON", "end", "15" },
  { "=1+1", "e0-4", "text", "=1+1" },
  { "one\r\n\r\ntwo\342\200\251three\tfour", "e7-10", "left", "one " },
  { "one\r\n\r\ntwo\342\200\251three\tfour", "e7-10", "right", " three\tfour" },
  { "a " LONG_WORD "!", "e72-73", "left", LONG_WORD + 10 },
  { "!" LONG_WORD " a", "e0-1", "right", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff" },
  { "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 X", "e66-67", "left",
    "0123456789 0123456789 0123456789 0123456789 0123456789 " },
  { "X 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789", "e0-1", "right",
    " 0123456789 0123456789 0123456789 0123456789 0123456789" },
};

static void
test_columns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NotandaDocument) document = test_exchange_new_marked (cases[i].text, cases[i].marks);
      g_autofree char *written = test_exchange_write (document, "csv");
      g_autofree char *cell = dup_cell (written, 0, cases[i].column);

      g_test_message ("%s of %s", cases[i].column, cases[i].marks);
      g_assert_cmpstr (cell, ==, cases[i].expected);
      test_exchange_check (document, "csv");
    }
}

static void
test_rich (void)
{
  static const char *const expected[][2] = {
    { "Claim.check-worthy", "yes" },
    { "Claim.wording", "it was, \\hot\\\t| \n really \342\200\251" },
    { "Claim.verdict", "1.50" },
    { "notes", "one" },
    { "state", "accepted" },
    { "origin", "hand" },
    { "author", "person 1" },
  };
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autofree char *links = NULL;
  g_autofree char *written = test_exchange_write_with (document, "csv", NULL, &links);
  g_autofree char *reference = dup_cell (written, 1, "Entity.reference");
  g_autofree char *attributes = dup_cell (links, 0, "attributes");
  guint            row = 0;

  g_assert_cmpstr (reference, ==, "Wiki\\sdata\\cx:Q\\s1:2 Ann\\tof\\nCleves");
  g_assert_cmpstr (attributes, ==, "certain=not quite, | or so\\n\nnote=a note \\\\n on a link\nnote#2=a second");
  for (;; row++)
    {
      g_autofree char *state = dup_cell (written, row, "state");

      if (state[0] != '\0')
        break;
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *cell = dup_cell (written, row, expected[i][0]);

      if (!g_str_equal (expected[i][0], "author"))
        g_assert_cmpstr (cell, ==, expected[i][1]);
    }
  test_exchange_check (document, "csv");
}

static void
test_links (void)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autofree char *links = NULL;
  g_autofree char *written = test_exchange_write_with (document, "csv", NULL, &links);
  g_autofree char *from = dup_cell (links, 0, "from");
  g_autofree char *to = dup_cell (links, 0, "to");
  g_autofree char *role = dup_cell (links, 0, "role");
  g_autofree char *from_text = dup_cell (links, 0, "from_text");
  g_autofree char *entity = dup_cell (written, 1, "id");

  /* the first annotation with links, in text order, is the entity that is the same as itself */
  g_assert_cmpstr (role, ==, "same-as");
  g_assert_cmpstr (from, ==, entity);
  g_assert_cmpstr (to, ==, entity);
  g_assert_cmpstr (from_text, ==, "Ann");
}

/* For programs: no byte order mark, no apostrophes. */
static void
test_bare (void)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_marked ("=1 Ann", "e0-2 e3-6");
  g_autofree char *bare = test_exchange_write_with (document, "csv", "no", NULL);
  g_autofree char *guarded = test_exchange_write_with (document, "csv", "yes", NULL);

  g_assert_true (g_str_has_prefix (bare, "document,id,type,start,end,text,left,right,Quote.kind,"));
  g_assert_nonnull (strstr (bare, ",=1,"));
  g_assert_true (g_str_has_prefix (guarded, "\357\273\277document,"));
  g_assert_nonnull (strstr (guarded, ",'=1,"));
}

/* An attribute that the first document's tag set doesn't have. */
static void
test_other_attributes (void)
{
  g_autoptr (NotandaDocument) first = test_exchange_new_marked ("Ann", "e0-3");
  g_autoptr (NotandaDocument) second = test_exchange_new_marked ("Ann", "");
  g_auto (NotandaFormatWriter) writer = { 0 };
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char *problems = NULL;
  g_autofree char *written = NULL;
  g_autofree char *cell = NULL;
  g_autoptr (GError) error = NULL;

  problems = test_exchange_import (second, "brat", "T1\tEntity 0 3\tAnn\nA1\tmood T1 a=b\\n\n", &result);
  g_assert_cmpstr (problems, ==, "");
  notanda_format_writer_init (&writer);
  writer.document_name = "doc";
  notanda_format_find ("csv")->write (&writer, first);
  notanda_format_find ("csv")->write (&writer, second);
  written = g_strndup (writer.out.data, writer.out.size);
  cell = dup_cell (written, 1, "attributes");
  g_assert_cmpstr (cell, ==, "mood=a=b\\n");
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (NotandaDocument) document = test_document_new (TEST_EXCHANGE_TEXT, 1);

      for (guint i = 0; i < 30; i++)
        test_document_act (document, rand);
      test_exchange_check (document, "csv");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/interchange/csv/cells", test_cells);
  g_test_add_func ("/notanda/interchange/csv/read", test_read);
  g_test_add_func ("/notanda/interchange/csv/columns", test_columns);
  g_test_add_func ("/notanda/interchange/csv/rich", test_rich);
  g_test_add_func ("/notanda/interchange/csv/links", test_links);
  g_test_add_func ("/notanda/interchange/csv/bare", test_bare);
  g_test_add_func ("/notanda/interchange/csv/other-attributes", test_other_attributes);
  g_test_add_func ("/notanda/interchange/csv/random", test_random);

  return g_test_run ();
}
