/* test-conll.c: CoNLL-2003 columns, written, read and compared
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-conll.h"

#include <string.h>

#include "util/test-exchange.h"

/* Lines as "WORD/TAG" with blanks between, "|" between sentences. */
typedef struct
{
  const char *name;
  const char *text;
  const char *marks;
  const char *layer;
  const char *expected;
} Case;

static const Case cases[] = {
  { "plain", "Ann met Bo. She left.", "e0-3=PERSON e8-10=PERSON", NULL,
    "Ann/B-PERSON met/O Bo/B-PERSON ./O | She/O left/O ./O" },
  { "longer", "the Old Mill", "e0-12=FAC", NULL, "the/B-FAC Old/I-FAC Mill/I-FAC" },
  { "touching", "Ann Bo", "e0-3=PERSON e4-6=PERSON", NULL, "Ann/B-PERSON Bo/B-PERSON" },
  { "no value", "Ann", "e0-3", NULL, "Ann/B-Entity" },
  { "type alone", "Ann", "e0-3=PERSON", "Entity", "Ann/B-Entity" },
  { "other layer", "Ann left", "e0-3=PERSON q4-8=direct", "Quote.kind", "Ann/O left/B-direct" },
  { "no such layer", "Ann", "e0-3=PERSON", "Nothing.here", "Ann/O" },
  { "no label", "Ann", "e0-3=two\302\240words", NULL, "Ann/B-Entity" },
  { "cut words", "PoliticsDion said", "e8-12=PERSON", NULL, "Politics/O Dion/B-PERSON said/O" },
  { "cut inside", "Unamerican", "e2-8=NORP", NULL, "Un/O americ/B-NORP an/O" },
  { "longest kept", "Bank of Ann Oake", "e0-16=ORG e8-16=PERSON e8-11=PERSON", NULL,
    "Bank/B-ORG of/I-ORG Ann/I-ORG Oake/I-ORG" },
  { "crossing", "one two three", "e0-7=ORG e4-13=WORK", NULL, "one/O two/B-WORK three/I-WORK" },
  { "equal", "Ann", "e0-3=PERSON e0-3=PERSON", NULL, "Ann/B-PERSON" },
  { "beside the longer", "a bb ccc", "e0-4=ORG e2-8=LOC e0-1=GPE", NULL, "a/B-GPE bb/B-LOC ccc/I-LOC" },
  { "pieces", "Ann and Bo Oake", "e0-3;11-15=PERSON", NULL, "Ann/B-PERSON and/O Bo/O Oake/B-PERSON" },
  { "pieces taken", "Ann and Bo Oake", "e0-3;11-15=PERSON e8-15=PERSON e4-7=ORG", NULL,
    "Ann/B-PERSON and/B-ORG Bo/O Oake/B-PERSON" },
  { "blanks at edges", "to Ann now", "e2-7=PERSON", NULL, "to/O Ann/B-PERSON now/O" },
  { "nothing but blanks", "to Ann", "e2-3=PERSON", NULL, "to/O Ann/O" },
  { "empty", "to Ann", "e3-3=PERSON", NULL, "to/O Ann/O" },
  { "over a sentence end", "Come. Go. No.", "q0-9=direct", "Quote.kind",
    "Come/B-direct ./I-direct | Go/B-direct ./I-direct | No/O ./O" },
  { "NBSP", "Ann\302\240Oake\302\240", "e0-8=PERSON", NULL, "Ann/B-PERSON Oake/I-PERSON" },
  { "blanks of all kinds", "a\tb\302\205c\342\200\250d\343\200\200e\342\200\257f\vg\x1ch", "e0-15=WORK", NULL,
    "a/B-WORK b/I-WORK | c/B-WORK | d/B-WORK e/I-WORK f/I-WORK g/I-WORK h/I-WORK" },
  { "CR LF", "Ann\r\nBo\r\n\r\n", "e0-3=PERSON", NULL, "Ann/B-PERSON | Bo/O" },
  { "emoji", "Hi \360\237\221\251\342\200\215\360\237\221\247 \360\237\207\250\360\237\207\246!", "e3-6=WORK e7-9=GPE", NULL,
    "Hi/O \360\237\221\251\342\200\215\360\237\221\247/B-WORK \360\237\207\250\360\237\207\246/B-GPE !/O" },
  { "combining", "cafe\314\201 now", "e0-5=FAC", NULL, "cafe\314\201/B-FAC now/O" },
  { "blank with an accent", "a \314\201b", "e0-4=WORK", NULL, "a/B-WORK \314\201/I-WORK b/I-WORK" },
  { "markup", "-DOCSTART- -X- # O", "e0-10=WORK", NULL,
    "-/B-WORK DOCSTART/I-WORK -/I-WORK -/O X/O -/O #/O O/O" },
  { "no text", "", "", NULL, "" },
  { "only blanks", " \n\n ", "", NULL, "" },
};

/* The columns in the form of the cases, made without the program's own reader. */
static char *
shorten (const char *written)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean ends = FALSE;

  g_assert_true (g_str_has_prefix (written, "-DOCSTART- -X- O O\n\n"));
  lines = g_strsplit (written + strlen ("-DOCSTART- -X- O O\n\n"), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], " ", -1);

      if (lines[i][0] == '\0')
        {
          ends = TRUE;
          continue;
        }
      g_assert_cmpuint (g_strv_length (columns), ==, 4);
      g_assert_cmpstr (columns[1], ==, "-X-");
      g_assert_cmpstr (columns[2], ==, "_");
      g_string_append_printf (out, "%s%s%s/%s", out->len > 0 ? " " : "", ends && out->len > 0 ? "| " : "", columns[0],
                              columns[3]);
      ends = FALSE;
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (NotandaDocument) document = test_exchange_new_marked (one->text, one->marks);
  g_autofree char *written = test_exchange_write_with (document, "conll", one->layer, NULL);
  g_autofree char *shown = shorten (written);

  g_assert_cmpstr (shown, ==, one->expected);
  test_exchange_check (document, "conll");
}

static void
test_blocks (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("A heading\nAnn said so", 21);
  g_autoptr (NotandaArticle) article = notanda_article_new (text, NULL);
  g_autoptr (NotandaReading) reading = notanda_reading_new (article);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ann");
  g_autoptr (NotandaDocument) document = NULL;
  NotandaBlock     blocks[] = { { 0, 9, NOTANDA_BLOCK_HEADING, 1 }, { 10, 21, NOTANDA_BLOCK_PARAGRAPH, 0 } };
  g_autofree char *written = NULL;
  g_autofree char *shown = NULL;

  g_array_append_vals (reading->blocks, blocks, G_N_ELEMENTS (blocks));
  document = notanda_document_new (reading, identity);
  written = test_exchange_write (document, "conll");
  shown = shorten (written);
  g_assert_cmpstr (shown, ==, "A/O heading/O | Ann/O said/O so/O");
}

static const NotandaLossPlace *
find_place (GPtrArray      *losses,
            NotandaLossKind kind,
            guint64         count)
{
  for (guint i = 0; i < losses->len; i++)
    {
      const NotandaLoss *loss = g_ptr_array_index (losses, i);

      if (loss->kind != kind)
        continue;
      g_assert_cmpuint (loss->count, ==, count);
      return &g_array_index (loss->places, NotandaLossPlace, 0);
    }
  g_assert_not_reached ();
}

static void
assert_loss (GPtrArray      *losses,
             NotandaLossKind kind,
             guint64         count,
             guint32         start,
             guint32         end)
{
  const NotandaLossPlace *place = find_place (losses, kind, count);

  g_assert_cmpuint (place->range.start, ==, start);
  g_assert_cmpuint (place->range.end, ==, end);
}

static void
test_losses (void)
{
  g_autoptr (NotandaDocument) document =
      test_exchange_new_marked ("Ann Oake. Bo and Cy left.",
                                "e0-8=PERSON e0-3=PERSON e4-8=PERSON e3-4=PERSON e10-12;17-19=a,b e7-14=WORK q10-25=direct");
  g_auto (NotandaFormatWriter) writer = { 0 };
  g_autoptr (GPtrArray) losses = NULL;

  notanda_format_writer_init (&writer);
  notanda_format_count_losses (notanda_format_find ("conll"), &writer, document, "doc");
  losses = notanda_losses_list (&writer.losses);
  /* the longest is e0-8; e7-14 overlaps it */
  assert_loss (losses, NOTANDA_LOSS_OVERLAPS, 3, 7, 14);
  assert_loss (losses, NOTANDA_LOSS_PIECES, 1, 10, 19);
  assert_loss (losses, NOTANDA_LOSS_WORDLESS, 1, 3, 4);
  assert_loss (losses, NOTANDA_LOSS_LABELS, 1, 10, 19);
  assert_loss (losses, NOTANDA_LOSS_LAYERS, 1, 10, 25);
  assert_loss (losses, NOTANDA_LOSS_BLANKS, 1, 0, 0);
}

/* Many places are counted on, and no longer kept. */
static void
test_many_losses (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (NotandaDocument) document = NULL;
  g_auto (NotandaFormatWriter) writer = { 0 };
  const NotandaLossCount *count;

  for (guint i = 0; i < NOTANDA_LOSSES_MAX_PLACES + 5; i++)
    {
      g_string_append (text, "word ");
      g_string_append_printf (marks, "q%u-%u ", i * 5, i * 5 + 4);
    }
  document = test_exchange_new_marked (text->str, marks->str);
  notanda_format_writer_init (&writer);
  notanda_format_count_losses (notanda_format_find ("conll"), &writer, document, "doc");
  count = &writer.losses.counts[NOTANDA_LOSS_LAYERS];
  g_assert_cmpuint (count->count, ==, NOTANDA_LOSSES_MAX_PLACES + 5);
  g_assert_cmpuint (count->places->len, ==, NOTANDA_LOSSES_MAX_PLACES);
  g_assert_cmpuint (g_array_index (count->places, NotandaLossPlace, 999).range.start, ==, 999 * 5);
}

static void
test_layers (void)
{
  g_autoptr (NotandaTagSet) tag_set = notanda_tag_set_new ();
  const NotandaFormatOption *option;
  guint                      number;
  g_autoptr (GError) error = NULL;

  option = notanda_format_find_option (notanda_format_find ("conll"), "layer", &number);
  g_assert_true (notanda_format_option_check (option, option->by_default, tag_set, &error));
  g_assert_true (notanda_format_option_check (option, "Cue", tag_set, &error));
  g_assert_false (notanda_format_option_check (option, "Claim.wording", tag_set, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Quote, Quote.kind, Claim, Claim.verdict, Entity, Entity.type, Source, Cue"));
}

static void
test_read (void)
{
  static const struct
  {
    const char *content;
    const char *says; /* NULL where it can be read */
  } files[] = {
    { "a B-X\nb I-X\n\nc O\n", NULL },
    { "a\tNN\tO\r\n\r\nb\tNN\tB-x-y\r\n", NULL },
    { "", NULL },
    { "a O", NULL },
    { "a B-X\nb\n", "line 2: " },
    { "a B-\n", "line 1: " },
    { "a X\n", "line 1: " },
    { " a O\n", "line 1: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (NotandaConllToken));
      g_autofree char *content = g_strdup (files[i].content);
      g_autoptr (GError) error = NULL;
      guint n_documents;

      notanda_conll_read (content, strlen (content), tokens, &n_documents, &error);
      if (files[i].says == NULL)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
          g_assert_true (g_str_has_prefix (error->message, files[i].says));
        }
    }
}

/* Random marks on a text with everything in it. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (NotandaDocument) document = test_document_new (TEST_EXCHANGE_TEXT, 1);

      for (guint i = 0; i < 30; i++)
        test_document_act (document, rand);
      test_exchange_check (document, "conll");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdelimit (g_strconcat ("/notanda/interchange/conll/case/", cases[i].name, NULL), " ", '-');

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/notanda/interchange/conll/blocks", test_blocks);
  g_test_add_func ("/notanda/interchange/conll/losses", test_losses);
  g_test_add_func ("/notanda/interchange/conll/many-losses", test_many_losses);
  g_test_add_func ("/notanda/interchange/conll/layers", test_layers);
  g_test_add_func ("/notanda/interchange/conll/read", test_read);
  g_test_add_func ("/notanda/interchange/conll/random", test_random);

  return g_test_run ();
}
