/* test-draft.c: blocks taken in and out of a draft, and what survives it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/versions/notanda-draft.h"

#include <string.h>

#include "model/notanda-left-out.h"
#include "model/notanda-loaded.h"
#include "util/test-documents.h"

/* Blocks as letters: t title, h heading, p paragraph, l item, c cell that begins a
 * row, d a further cell; upper case is left out. The words are the block's number. */
static NotandaDocument *
document_new (const char *blocks)
{
  static const char letters[] = "thplcd";
  static const struct
  {
    guint kind;
    guint level;
  } kinds[] = {
    { NOTANDA_BLOCK_TITLE, 0 },
    { NOTANDA_BLOCK_HEADING, 2 },
    { NOTANDA_BLOCK_PARAGRAPH, 0 },
    { NOTANDA_BLOCK_LIST_ITEM, 1 },
    { NOTANDA_BLOCK_TABLE_CELL, 1 },
    { NOTANDA_BLOCK_TABLE_CELL, 2 },
  };
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("test");
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; blocks[i] != '\0'; i++)
    {
      guint k = (guint) (strchr (letters, g_ascii_tolower (blocks[i])) - letters);

      notanda_loaded_add_block (loaded, g_strdup_printf ("é%u", i), kinds[k].kind, kinds[k].level,
                                g_ascii_isupper (blocks[i]) ? NOTANDA_LEFT_OUT_TEASER : NOTANDA_LEFT_OUT_NOT);
    }
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup ("Found"), "h1");
  notanda_loaded_set_meta (loaded, NOTANDA_META_DATE, g_strdup ("2026-03-02"), "time");
  reading = notanda_loaded_dup_reading (loaded, &error);
  g_assert_no_error (error);

  return notanda_document_new (reading, identity);
}

static NotandaDocument *
change (NotandaDocument   *document,
        NotandaDraftChange what,
        guint              i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaReading) reading = notanda_draft_dup_reading_with (document, what, i, &error);
  NotandaDocument *changed;

  g_assert_no_error (error);
  changed = notanda_document_new (reading, notanda_document_get_identity (document));
  notanda_draft_carry (document, changed);

  return changed;
}

/* The text with line ends as "/" and tabs as "|", then blocks and left-out ones. */
static char *
describe (NotandaDocument *document)
{
  NotandaArticle     *article = notanda_document_get_article (document);
  GString            *out = g_string_new (NULL);
  g_autofree char    *text = notanda_article_dup_range (article, 0, G_MAXSIZE);
  guint               n;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n);
  GPtrArray          *left_out = notanda_document_get_left_out (document);

  g_strdelimit (text, "\n", '/');
  g_strdelimit (text, "\t", '|');
  g_string_append (out, text);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = notanda_article_dup_range (article, blocks[i].start, blocks[i].end);

      g_string_append_printf (out, " %s:%s%u", words, notanda_block_kind_get_identifier (blocks[i].kind), blocks[i].level);
    }
  for (guint i = 0; i < left_out->len; i++)
    {
      const NotandaLeftOutBlock *block = left_out->pdata[i];

      g_string_append_printf (out, " %s@%u", block->text, block->position);
    }

  return g_string_free (out, FALSE);
}

static void
assert_described (NotandaDocument *document,
                  const char      *expected)
{
  g_autofree char *shown = describe (document);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_take_in (void)
{
  g_autoptr (NotandaDocument) document = document_new ("PtPHPp");
  g_autoptr (NotandaDocument) first = change (document, NOTANDA_DRAFT_TAKE_IN, 0);
  g_autoptr (NotandaDocument) heading = change (document, NOTANDA_DRAFT_TAKE_IN, 2);

  assert_described (document, "é1//é5 é1:title0 é5:paragraph0 é0@0 é2@2 é3@2 é4@2");
  assert_described (first, "é0//é1//é5 é0:paragraph0 é1:title0 é5:paragraph0 é2@6 é3@6 é4@6");
  assert_described (heading, "é1//é3//é5 é1:title0 é3:heading2 é5:paragraph0 é0@0 é2@2 é4@6");
}

static void
test_take_out (void)
{
  g_autoptr (NotandaDocument) document = document_new ("tPpPllp");
  g_autoptr (NotandaDocument) title = change (document, NOTANDA_DRAFT_TAKE_OUT, 0);
  g_autoptr (NotandaDocument) item = change (document, NOTANDA_DRAFT_TAKE_OUT, 3);
  g_autoptr (NotandaDocument) last = change (document, NOTANDA_DRAFT_TAKE_OUT, 4);
  const NotandaLeftOutBlock *block = notanda_document_get_left_out (title)->pdata[0];

  assert_described (document, "é0//é2//é4/é5//é6 é0:title0 é2:paragraph0 é4:list-item0 é5:list-item0 é6:paragraph0 é1@2 é3@6");
  assert_described (title, "é2//é4/é5//é6 é2:paragraph0 é4:list-item0 é5:list-item0 é6:paragraph0 é0@0 é1@0 é3@2");
  assert_described (item, "é0//é2//é4//é6 é0:title0 é2:paragraph0 é4:list-item0 é6:paragraph0 é1@2 é3@6 é5@10");
  assert_described (last, "é0//é2//é4/é5 é0:title0 é2:paragraph0 é4:list-item0 é5:list-item0 é1@2 é3@6 é6@13");
  g_assert_cmpuint (block->reason, ==, NOTANDA_LEFT_OUT_BY_USER);
}

static guint
find_left_out (NotandaDocument *document,
               const char      *text)
{
  GPtrArray *left_out = notanda_document_get_left_out (document);

  for (guint i = 0; i < left_out->len; i++)
    if (g_str_equal (((NotandaLeftOutBlock *) left_out->pdata[i])->text, text))
      return i;
  g_assert_not_reached ();
}

/* Out and in again: text, blocks and places are as they were. */
static void
test_there_and_back (void)
{
  const char *const pages[] = { "tpp", "hlllp", "PtPHPplLl", "pcdcdcdp", "cd", "plp", "pPcdDcdCp", "lllLL" };

  for (guint k = 0; k < G_N_ELEMENTS (pages); k++)
    {
      g_autoptr (NotandaDocument) document = document_new (pages[k]);
      g_autofree char *before = describe (document);
      guint            n;

      notanda_document_get_blocks (document, &n);
      for (guint i = 0; i < n; i++)
        {
          const NotandaBlock *blocks = notanda_document_get_blocks (document, &n);
          g_autofree char    *words = notanda_article_dup_range (notanda_document_get_article (document), blocks[i].start, blocks[i].end);
          g_autoptr (NotandaDocument) out = change (document, NOTANDA_DRAFT_TAKE_OUT, i);
          g_autoptr (NotandaDocument) in = change (out, NOTANDA_DRAFT_TAKE_IN, find_left_out (out, words));

          assert_described (in, before);
          g_assert_true (notanda_document_is_read_from (out, notanda_article_get_hash (notanda_document_get_article (document))));
          g_assert_false (notanda_document_is_read_from (in, notanda_article_get_hash (notanda_document_get_article (out))));
        }
    }
}

/* Any number of changes: places stay in range and order, blocks hold their words. */
static void
test_random (void)
{
  GRand *rand = g_rand_new_with_seed (7);

  for (guint run = 0; run < 40; run++)
    {
      g_autoptr (NotandaDocument) document = document_new ("PtPHPplLlppcdDcdPp");

      for (guint k = 0; k < 30; k++)
        {
          guint            n;
          guint            n_left_out = notanda_document_get_left_out (document)->len;
          gboolean         in = g_rand_boolean (rand);
          NotandaDocument *next;
          guint32          last = 0;

          notanda_document_get_blocks (document, &n);
          if (in ? n_left_out == 0 : n == 1)
            continue;
          next = change (document, in ? NOTANDA_DRAFT_TAKE_IN : NOTANDA_DRAFT_TAKE_OUT,
                         (guint) g_rand_int_range (rand, 0, (gint32) (in ? n_left_out : n)));
          g_object_unref (document);
          document = next;
          for (guint i = 0; i < notanda_document_get_left_out (document)->len; i++)
            {
              const NotandaLeftOutBlock *block = notanda_document_get_left_out (document)->pdata[i];

              g_assert_cmpuint (block->position, >=, last);
              g_assert_cmpuint (block->position, <=, notanda_article_get_n_chars (notanda_document_get_article (document)));
              last = block->position;
            }
          notanda_document_get_blocks (document, &n);
          for (guint i = 0; i < n; i++)
            {
              const NotandaBlock *block = &notanda_document_get_blocks (document, &n)[i];
              g_autofree char    *words = notanda_article_dup_range (notanda_document_get_article (document), block->start, block->end);

              g_assert_true (g_str_has_prefix (words, "é") && strpbrk (words, "\n\t") == NULL);
            }
        }
    }
  g_rand_free (rand);
}

/* A text with joints of its own keeps them elsewhere. */
static void
test_own_joints (void)
{
  static const NotandaBlock blocks[] = {
    { 1, 4, NOTANDA_BLOCK_PARAGRAPH, 0 },
    { 8, 11, NOTANDA_BLOCK_PARAGRAPH, 0 },
    { 12, 15, NOTANDA_BLOCK_PARAGRAPH, 0 },
  };
  const char *text = "\none\n\n\n\ntwo\nsix\n\n";
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (NotandaArticle) article = notanda_article_new (bytes, NULL);
  g_autoptr (NotandaReading) reading = notanda_reading_new (article);
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocument) first = NULL;
  g_autoptr (NotandaDocument) last = NULL;

  g_array_append_vals (reading->blocks, blocks, G_N_ELEMENTS (blocks));
  document = notanda_document_new (reading, identity);
  first = change (document, NOTANDA_DRAFT_TAKE_OUT, 0);
  last = change (document, NOTANDA_DRAFT_TAKE_OUT, 2);
  assert_described (first, "/two/six// two:paragraph0 six:paragraph0 one@0");
  assert_described (last, "/one////two// one:paragraph0 two:paragraph0 six@11");
}

/* What a person put right survives, and can be undone still. */
static void
test_corrections (void)
{
  g_autoptr (NotandaDocument) document = document_new ("tPpp");
  g_autoptr (NotandaDocument) once = NULL;
  g_autoptr (NotandaDocument) twice = NULL;

  notanda_document_set_meta (document, NOTANDA_META_TITLE, "Right", "Change title");
  notanda_document_set_meta (document, NOTANDA_META_BYLINE, "Bo", "Add byline");
  notanda_document_set_meta (document, NOTANDA_META_DATE, NULL, "Remove date");
  notanda_document_set_block_kind (document, 2, NOTANDA_BLOCK_QUOTATION, 0, "Change kind");
  once = change (document, NOTANDA_DRAFT_TAKE_IN, 0);
  twice = change (once, NOTANDA_DRAFT_TAKE_OUT, 0);
  assert_described (twice, "é1//é2//é3 é1:paragraph0 é2:paragraph0 é3:quotation0 é0@0");
  g_assert_cmpstr (notanda_document_get_meta (twice, NOTANDA_META_TITLE), ==, "Right");
  g_assert_null (notanda_document_get_meta_from (twice, NOTANDA_META_TITLE));
  g_assert_cmpstr (notanda_document_get_meta (twice, NOTANDA_META_BYLINE), ==, "Bo");
  g_assert_null (notanda_document_get_meta (twice, NOTANDA_META_DATE));
  g_assert_true (notanda_document_is_block_corrected (twice, 2));
  g_assert_true (notanda_document_undo (twice, NULL));
  g_assert_cmpstr (notanda_document_get_meta (twice, NOTANDA_META_TITLE), ==, "Found");
  g_assert_cmpstr (notanda_document_get_meta_from (twice, NOTANDA_META_TITLE), ==, "h1");
  g_assert_cmpstr (notanda_document_get_meta (twice, NOTANDA_META_DATE), ==, "2026-03-02");
  g_assert_null (notanda_document_get_meta (twice, NOTANDA_META_BYLINE));
  assert_described (twice, "é1//é2//é3 é1:paragraph0 é2:paragraph0 é3:paragraph0 é0@0");
}

static NotandaDocument *
cut_document_new (void)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("test");
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaReading) reading = NULL;

  notanda_loaded_add_block (loaded, g_strdup ("It rained."), NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_NOT);
  notanda_loaded_add_truncated (loaded, NOTANDA_TRUNCATED_TIME, g_strdup ("It took too long."));
  reading = notanda_loaded_dup_reading (loaded, NULL);

  return notanda_document_new (reading, identity);
}

/* That the first reading was whole in the end says nothing of the second. */
static void
test_truncated (void)
{
  g_autoptr (NotandaDocument) first = cut_document_new ();
  g_autoptr (NotandaDocument) second = cut_document_new ();

  g_assert_true (notanda_document_set_whole (first));
  notanda_draft_carry (first, second);
  g_assert_cmpstr (notanda_document_get_meta (second, NOTANDA_META_TRUNCATED), ==, "time");
}

static void
assert_refused (NotandaDocument   *document,
                NotandaDraftChange what,
                guint              i,
                NotandaError       code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (notanda_draft_dup_reading_with (document, what, i, &error));
  g_assert_error (error, NOTANDA_ERROR, (int) code);
}

static void
test_refused (void)
{
  g_autoptr (NotandaDocument) document = document_new ("pP");

  assert_refused (document, NOTANDA_DRAFT_TAKE_OUT, 0, NOTANDA_ERROR_EMPTY);
  assert_refused (document, NOTANDA_DRAFT_TAKE_OUT, 1, NOTANDA_ERROR_INVALID);
  assert_refused (document, NOTANDA_DRAFT_TAKE_IN, 1, NOTANDA_ERROR_INVALID);
  notanda_document_fix (document);
  assert_refused (document, NOTANDA_DRAFT_TAKE_IN, 0, NOTANDA_ERROR_REFUSED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/versions/draft/take-in", test_take_in);
  g_test_add_func ("/notanda/model/versions/draft/take-out", test_take_out);
  g_test_add_func ("/notanda/model/versions/draft/there-and-back", test_there_and_back);
  g_test_add_func ("/notanda/model/versions/draft/random", test_random);
  g_test_add_func ("/notanda/model/versions/draft/own-joints", test_own_joints);
  g_test_add_func ("/notanda/model/versions/draft/corrections", test_corrections);
  g_test_add_func ("/notanda/model/versions/draft/truncated", test_truncated);
  g_test_add_func ("/notanda/model/versions/draft/refused", test_refused);

  return g_test_run ();
}
