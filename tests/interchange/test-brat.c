/* test-brat.c: brat standoff, read and written
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-brat.h"

#include <string.h>

#include "util/test-exchange.h"

#define TEXT "Ann \360\237\230\200 said it was hot, Bo said."

/* Each file goes into a fresh document and comes out as we write it. */
static const struct
{
  const char *name;
  const char *in;
  const char *out;
} files[] = {
  { "plain", "T1\tEntity 0 3\tAnn\n", "T1\tEntity 0 3\tAnn\n" },
  { "no-line-end", "T1\tEntity 0 3\tAnn", "T1\tEntity 0 3\tAnn\n" },
  { "no-text", "T1\tEntity 0 3\n", "T1\tEntity 0 3\tAnn\n" },
  { "crlf", "T1\tEntity 0 3\tAnn\r\nA1\ttype T1 ORG\r\n", "T1\tEntity 0 3\tAnn\nA1\ttype T1 ORG\n" },
  { "bom-and-blank-lines", "\xef\xbb\xbf\n\nT1\tEntity 0 3\tAnn\n \n", "T1\tEntity 0 3\tAnn\n" },
  { "astral", "T1\tSource 0 5\tAnn \360\237\230\200\n", "T1\tSource 0 5\tAnn \360\237\230\200\n" },
  { "odd-order", "T1\tQuote 18 21;11 13\tit hot\n", "T1\tQuote 11 13;18 21\tit hot\n" },
  { "touching", "T1\tQuote 11 13;13 17\tit  was\n", "T1\tQuote 11 13;13 17\tit  was\n" },
  { "unsorted", "A1\tkind T9 direct\nR1\tHasCue Arg1:T9 Arg2:T3\n#1\tAnnotatorNotes R1\thm\nT9\tQuote 11 21\nT3\tCue 6 10\n",
    "T1\tCue 6 10\tsaid\nT2\tQuote 11 21\tit was hot\nR1\tHasCue Arg1:T2 Arg2:T1\nA1\tkind T2 direct\n#1\tAnnotatorNotes R1\thm\n" },
  { "roles", "T1\tQuote 11 21\nT2\tSource 0 3\nT3\tCue 6 10\nR1\tSource Arg1:T1 Arg2:T2\nR2\tcue Arg2:T3 Arg1:T1\n",
    "T1\tSource 0 3\tAnn\nT2\tCue 6 10\tsaid\nT3\tQuote 11 21\tit was hot\n"
    "R1\tHasSource Arg1:T3 Arg2:T1\nR2\tHasCue Arg1:T3 Arg2:T2\n" },
  { "new-role", "T1\tClaim 11 13\nT2\tClaim 14 17\nR1\tContradicts Arg1:T1 Arg2:T2\nR2\tHasReply Arg1:T2 Arg2:T1\n",
    "T1\tClaim 11 13\tit\nT2\tClaim 14 17\twas\nR1\tContradicts Arg1:T1 Arg2:T2\nR2\tHasReply Arg1:T2 Arg2:T1\n" },
  { "event", "T1\tCue 6 10\nT2\tSource 0 3\nE1\tCue:T1 Speaker:T2 Speaker2:T2\nA1\tsure E1\n",
    "T1\tSource 0 3\tAnn\nT2\tCue 6 10\tsaid\nR1\tSpeaker Arg1:T2 Arg2:T1\nR2\tSpeaker Arg1:T2 Arg2:T1\nA1\tsure T2 yes\n" },
  { "equivalence", "T1\tEntity 0 3\nT2\tEntity 23 25\n*\tEquiv T1 T2\n",
    "T1\tEntity 0 3\tAnn\nT2\tEntity 23 25\tBo\nR1\tHasSameAs Arg1:T1 Arg2:T2\n" },
  { "values", "T1\tClaim 11 21\nM1\tcheck-worthy T1\nA2\tverdict T1 true\nA3\twording T1 a b\\tc\n",
    "T1\tClaim 11 21\tit was hot\nA1\tverdict T1 true\nA2\twording T1 a b\\tc\nA3\tcheck-worthy T1 yes\n" },
  { "references", "T1\tEntity 0 3\nN1\tReference T1 Wikidata:Q1:2\t\t\t\tAnn\n", "T1\tEntity 0 3\tAnn\nN1\tReference T1 Wikidata:Q1:2\tAnn\n" },
  { "notes", "T1\tEntity 0 3\nA1\ttype T1 ORG\n#1\tAnnotatorNotes T1\tC:\\new \\\\ x\n#2\tDoubt A1\thm\n#2\tDoubt T1\t\n",
    "T1\tEntity 0 3\tAnn\nA1\ttype T1 ORG\n#1\tAnnotatorNotes T1\tC:\\new \\\\ x\n#2\tDoubt T1\thm\n#3\tDoubt T1\t\n" },
  { "new-type", "T1\tPlace 0 3\nA1\tsize T1 big\nA2\tseen T1\nA3\tsaid T1 so to say\n", NULL },
};

/* What each line says, without the numbers that files give out as they like. */
static GPtrArray *
list_content (const char *ann)
{
  g_auto (GStrv) lines = g_strsplit (ann, "\n", -1);
  g_autoptr (GHashTable) spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *content = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] == 'T')
      {
        char *tab = strchr (lines[i], '\t');

        g_hash_table_insert (spans, g_strndup (lines[i], (gsize) (tab - lines[i])), g_strdup (tab));
      }

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_auto (GStrv) words = g_regex_split_simple ("([\\t :])", lines[i], 0, 0);

      if (lines[i][0] == '\0')
        continue;
      g_string_append_c (line, lines[i][0]);
      for (guint w = 1; words[w] != NULL; w++)
        g_string_append (line, w < 12 && g_hash_table_contains (spans, words[w]) ? g_hash_table_lookup (spans, words[w]) : words[w]);
      g_ptr_array_add (content, g_string_free_and_steal (g_steal_pointer (&line)));
    }
  g_ptr_array_sort_values (content, (GCompareFunc) strcmp);

  return content;
}

static void
assert_same_content (const char *a,
                     const char *b)
{
  g_autoptr (GPtrArray) one = list_content (a);
  g_autoptr (GPtrArray) other = list_content (b);

  for (guint i = 0; i < MIN (one->len, other->len); i++)
    g_assert_cmpstr (one->pdata[i], ==, other->pdata[i]);
  g_assert_cmpuint (one->len, ==, other->len);
}

static void
test_file (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char *problems = test_exchange_import (document, "brat", files[i].in, &result);
  g_autofree char *out = test_exchange_write (document, "brat");

  g_assert_cmpstr (problems, ==, "");
  if (files[i].out != NULL)
    assert_same_content (out, files[i].out);
  test_exchange_check (document, "brat");
  test_exchange_check (document, "jsonl");
}

/* Each second line is left out and named; the first stays. */
static const char *const hostile[] = {
  "T1\tEntity 4 5",
  "T\tEntity 0 3",
  "T-1\tEntity 0 3",
  "Tx\tEntity 0 3",
  "T2\tEntity",
  "T2\tEntity 0",
  "T2\tEntity 3 0",
  "T2\tEntity 0 3;2 4",
  "T2\tEntity 0 3;",
  "T2\tEntity 0 99999999999999999999",
  "T2\tEntity 4294967295 4294967296",
  "T2\tEn/tity 0 3",
  "T2\t\t",
  "T2",
  "X1\tEntity 0 3",
  "A1\tkind",
  "A1\tkind T7",
  "A1\tk/nd T1 x",
  "R1\tHasCue Arg1:T1",
  "R1\tHasCue Arg1:T1 Arg2:T7",
  "R1\tHasCue Arg1:T1 Arg1:T1",
  "R1\tHasCue Arg1:T1 Arg2:T1 Arg3:T1",
  "R1\tHasCue Arg1 Arg2",
  "E1\tEntity",
  "E1\tEntity:T7",
  "*\tEquiv T1",
  "N1\tReference T1 Q1\tx",
  "N1\tReference T7 a:b\tx",
  "#1\tAnnotatorNotes T7\tx",
  "#1\tAnnotatorNotes",
  "\xff\xfe\tx",
  "T2\tEntity 0 3\tA\xc3(",
  "1\t2",
};

static void
test_hostile (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
      g_auto (NotandaImportResult) result = { 0 };
      g_autofree char *in = g_strconcat ("T1\tEntity 0 3\tAnn\n", hostile[i], "\n", NULL);
      g_autofree char *problems = test_exchange_import (document, "brat", in, &result);
      g_autofree char *marks = test_document_to_string (document);

      g_test_message ("%s: %s", hostile[i], problems);
      g_assert_true (g_str_has_prefix (problems, "line 2: "));
      g_assert_null (strchr (problems, '\n'));
      g_assert_cmpuint (result.n_problems, ==, 1);
      g_assert_cmpstr (marks, ==, "e0-3");
    }
}

static void
test_other_article (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("T1\tEntity 0 3\tBob\nT2\tEntity 6 99\nT3\tCue 6 10\tsaid\n", 47);
  g_auto (NotandaImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (notanda_import (document, notanda_format_find ("brat"), bytes, "x", &result, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE);
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 0);
  g_assert_null (notanda_document_get_undo_label (document));
}

static void
test_one_step (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char *problems = test_exchange_import (document, "brat", "T1\tQuote 11 21\nT2\tPlace 0 3\nR1\tAt Arg1:T1 Arg2:T2\n", &result);
  g_auto (NotandaAnnotation) annotation = { 0 };

  notanda_annotation_init (&annotation);
  g_assert_true (notanda_document_read (document, 0, &annotation));
  g_assert_cmpint (annotation.origin, ==, NOTANDA_ORIGIN_IMPORT);
  g_assert_cmpstr (annotation.rule, ==, "marks.ann");
  g_assert_cmpstr (notanda_document_get_undo_label (document), ==, "Import 2 Annotations");
  g_assert_true (notanda_document_undo (document, NULL));
  g_assert_cmpuint (notanda_document_get_n_annotations (document), ==, 0);
  g_assert_null (notanda_document_get_undo_label (document));
}

static void
test_new_attribute_kinds (void)
{
  g_autoptr (NotandaDocument) document = test_document_new (TEXT, 1);
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char *problems = test_exchange_import (
      document, "brat",
      "T1\tPlace 0 3\nA1\tsize T1 big\nA2\tseen T1\nA3\tsaid T1 so to say\nT2\tPlace 6 10\nA4\tsize T2 small\n", &result);
  const NotandaTagType      *type = notanda_tag_set_find_type_named (notanda_document_get_tag_set (document), "Place");
  const NotandaTagAttribute *size;

  g_assert_nonnull (type);
  size = notanda_tag_type_find_attribute_named (type, "size");
  g_assert_cmpint (size->kind, ==, NOTANDA_VALUE_CHOICE);
  g_assert_cmpstr (size->choices[0], ==, "big");
  g_assert_cmpstr (size->choices[1], ==, "small");
  g_assert_cmpint (notanda_tag_type_find_attribute_named (type, "seen")->kind, ==, NOTANDA_VALUE_YES_NO);
  g_assert_cmpint (notanda_tag_type_find_attribute_named (type, "said")->kind, ==, NOTANDA_VALUE_TEXT);
}

static void
test_rich (void)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autoptr (NotandaDocument) fresh = test_document_new (TEST_EXCHANGE_TEXT, 2);
  g_autofree char *out = test_exchange_write (document, "brat");
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char *problems = test_exchange_import (fresh, "brat", out, &result);
  g_autofree char *again = test_exchange_write (fresh, "brat");

  test_exchange_check (document, "brat");
  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpuint (result.added, ==, 6);
  g_assert_cmpuint (result.links, ==, 4);
  g_assert_cmpuint (result.notes, ==, 3);
  g_assert_nonnull (strstr (out, "it was, \\\\hot\\\\\\t| \\n really \\u2029\n"));
  g_assert_nonnull (strstr (out, " Wiki\\sdata\\cx:Q\\s1:2\tAnn\\tof\\nCleves\n"));
  assert_same_content (again, out);
}

static void
test_line_breaks (void)
{
  g_autoptr (NotandaDocument) document = test_document_new ("a\r\nb\nc\xc2\x85"
                                                            "d\n\n",
                                                            1);
  g_autofree char *out = NULL;

  test_document_mark (document, 'q', 0, 8);
  test_document_mark (document, 'c', 8, 10);
  out = test_exchange_write (document, "brat");
  g_assert_cmpstr (out, ==, "T1\tQuote 0 1;3 4;5 6;7 8\ta b c d\nT2\tClaim 8 8\t\n");
  test_exchange_check (document, "brat");
}

static void
test_random (void)
{
  for (guint i = 0; i < 60; i++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (NotandaDocument) document = test_document_new (TEST_EXCHANGE_TEXT, 1);

      g_test_message ("seed %u", seed);
      for (guint n = 0; n < 40; n++)
        test_document_act (document, rand);
      test_exchange_check (document, "brat");
      test_exchange_check (document, "jsonl");
    }
}

/* Any prefix, and noise, give marks or problems and nothing else. */
static void
test_noise (void)
{
  g_autoptr (NotandaDocument) document = test_exchange_new_rich ();
  g_autofree char *out = test_exchange_write (document, "brat");
  gsize            size = strlen (out);
  g_auto (NotandaMarks) marks = { 0 };

  notanda_marks_init (&marks);
  for (gsize n = 0; n <= size; n++)
    {
      g_autofree char *copy = g_malloc (n + 1);

      memcpy (copy, out, n);
      notanda_brat_read (&marks, copy, n);
    }
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *copy = g_malloc (size + 1);

      memcpy (copy, out, size);
      for (guint k = 0; k < 8; k++)
        copy[g_test_rand_int_range (0, (gint32) size)] = (char) g_test_rand_int_range (0, 256);
      notanda_brat_read (&marks, copy, size);
    }
}

static char *
read_shared (const char *name)
{
  const char      *shared = g_getenv ("NOTANDA_SHARED");
  g_autofree char *path = NULL;
  char            *content = NULL;

  if (shared == NULL)
    return NULL;
  path = g_build_filename (shared, "articles", name, NULL);
  g_file_get_contents (path, &content, NULL, NULL);

  return content;
}

static void
test_reference (void)
{
  g_autofree char *text = read_shared ("cbc-iran-2016.txt");
  g_autofree char *ann = read_shared ("cbc-iran-2016.ann");
  g_autoptr (NotandaDocument) document = NULL;
  g_auto (NotandaImportResult) result = { 0 };
  g_autofree char *problems = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GPtrArray) content = NULL;

  if (text == NULL || ann == NULL)
    {
      g_test_skip ("the sample article isn't on this machine: set NOTANDA_SHARED");
      return;
    }

  document = test_document_new (text, 1);
  problems = test_exchange_import (document, "brat", ann, &result);
  out = test_exchange_write (document, "brat");
  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpuint (result.added, ==, 144);
  g_assert_cmpuint (result.links, ==, 35);
  g_assert_cmpuint (result.notes, ==, 37);
  g_assert_cmpuint (notanda_tag_set_get_n_types (notanda_document_get_tag_set (document)), ==, NOTANDA_N_BUILTIN_TYPES);

  content = list_content (ann);
  g_assert_cmpuint (content->len, ==, 144 + 35 + 112 + 29 + 37);
  assert_same_content (out, ann);
  test_exchange_check (document, "brat");
  test_exchange_check (document, "jsonl");
}

static void
test_conf (void)
{
  g_autoptr (NotandaTagSet) tag_set = notanda_tag_set_new ();
  NotandaBratConf *conf = notanda_brat_conf_new ();
  g_autofree char *text = NULL;

  notanda_brat_conf_add_tag_set (conf, tag_set);
  notanda_brat_conf_add_relation (conf, "HasCue", "Claim", "Cue");
  notanda_brat_conf_add_value (conf, "kind", "Quote", "with blank");
  notanda_brat_conf_add_value (conf, "wording", "Claim", "free, text");
  text = notanda_brat_conf_to_string (conf);
  g_assert_nonnull (strstr (text, "[entities]\nQuote\nClaim\nEntity\nSource\nCue\n\n[relations]\n"));
  g_assert_nonnull (strstr (text, "\nHasCue\tArg1:Quote|Claim, Arg2:Cue\n"));
  g_assert_nonnull (strstr (text, "\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n"));
  g_assert_nonnull (strstr (text, "\nkind\tArg:Quote, Value:direct|indirect|mixed\n"));
  g_assert_nonnull (strstr (text, "\ncheck-worthy\tArg:Claim, Value:yes|no\n"));
  g_assert_nonnull (strstr (text, "\n# wording: free text\n"));
  notanda_brat_conf_free (conf);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/notanda/interchange/brat/file/", files[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_file);
    }
  g_test_add_func ("/notanda/interchange/brat/hostile-lines", test_hostile);
  g_test_add_func ("/notanda/interchange/brat/other-article", test_other_article);
  g_test_add_func ("/notanda/interchange/brat/one-step", test_one_step);
  g_test_add_func ("/notanda/interchange/brat/new-attribute-kinds", test_new_attribute_kinds);
  g_test_add_func ("/notanda/interchange/brat/rich", test_rich);
  g_test_add_func ("/notanda/interchange/brat/line-breaks", test_line_breaks);
  g_test_add_func ("/notanda/interchange/brat/random", test_random);
  g_test_add_func ("/notanda/interchange/brat/noise", test_noise);
  g_test_add_func ("/notanda/interchange/brat/reference", test_reference);
  g_test_add_func ("/notanda/interchange/brat/conf", test_conf);

  return g_test_run ();
}
