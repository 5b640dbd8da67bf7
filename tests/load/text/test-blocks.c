/* test-blocks.c: blocks guessed from plain text, one case a line
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "load/text/notanda-blocks.h"

/* Every block as its letter (a heading with its level) and its text, line ends
 * as "/". */
static char *
blocks_to_string (const char   *text,
                  const GArray *blocks)
{
  static const char letters[] = "?TSBDHPCLQ";
  GString          *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const NotandaBlock *block = &g_array_index (blocks, NotandaBlock, i);
      g_autofree char    *piece = g_utf8_substring (text, block->start, block->end);

      g_string_append_printf (out, "%s%c", i > 0 ? " | " : "", letters[block->kind]);
      if (block->level > 0)
        g_string_append_printf (out, "%u", block->level);
      g_string_append_printf (out, " %s", g_strdelimit (piece, "\n", '/'));
    }

  return g_string_free (out, FALSE);
}

/* In order, without blanks at the edges, and nothing but blanks between. */
static void
assert_blocks_cover (const char   *text,
                     gsize         size,
                     const GArray *blocks)
{
  const char *at = text;
  guint32     offset = 0;

  for (guint i = 0; i <= blocks->len; i++)
    {
      const NotandaBlock *block = i < blocks->len ? &g_array_index (blocks, NotandaBlock, i) : NULL;
      guint32             stop = block != NULL ? block->start : G_MAXUINT32;
      gunichar            last = 0;

      if (block != NULL)
        g_assert_cmpuint (block->start, <, block->end);
      for (; at < text + size && offset < stop; at = g_utf8_next_char (at), offset++)
        g_assert_true (notanda_blocks_is_blank (g_utf8_get_char (at)));
      if (block == NULL)
        break;

      g_assert_cmpuint (offset, ==, block->start);
      g_assert_false (notanda_blocks_is_blank (g_utf8_get_char (at)));
      for (; offset < block->end; at = g_utf8_next_char (at), offset++)
        last = g_utf8_get_char (at);
      g_assert_false (notanda_blocks_is_blank (last));
    }

  g_assert_true (at == text + size);
}

static GArray *
guess (const char *text,
       char      **meta)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (NotandaBlock));

  notanda_blocks_guess (text, strlen (text), blocks, meta);
  assert_blocks_cover (text, strlen (text), blocks);

  return g_steal_pointer (&blocks);
}

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static void
assert_cases (const Case *cases,
              gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GArray) blocks = guess (cases[i].text, NULL);
      g_autofree char *found = blocks_to_string (cases[i].text, blocks);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

#define ASSERT_CASES(cases) assert_cases (cases, G_N_ELEMENTS (cases))

static void
test_paragraphs (void)
{
  static const Case cases[] = {
    { "", "" },
    { "\n \n\t\n", "" },
    { "One word", "P One word" },
    { "  One.  \n\n\n\n  Two. \302\240\n", "P One. | P Two." },
    { "One.\nTwo.\nThree.", "P One. | P Two. | P Three." },
    { "One.\n\342\200\213\nTwo.\357\273\277", "P One. | P Two." },
    { "Zwölf Männer.\n\nÉté 😀.", "P Zwölf Männer. | P Été 😀." },
    { "One.\r\n\r\nTwo.\r\n", "P One. | P Two." },
    { "One.\rTwo.\r", "P One. | P Two." },
    { "One.\n\n* * *\n\nTwo.", "P One. | P * * * | P Two." },
  };

  ASSERT_CASES (cases);
}

/* Lines that were broken at about 60 columns */
static void
test_wrapped (void)
{
  static const Case cases[] = {
    { "The harbour was closed on Monday after a storm had torn off\nthe roof of the old customs house and thrown it on the quay.\nNobody was hurt.\n\n"
      "The mayor said that repairs would take at least four weeks,\nand that ships would be sent to the next harbour until then.",
      "P The harbour was closed on Monday after a storm had torn off/the roof of the old customs house and thrown it on the quay./Nobody was hurt."
      " | P The mayor said that repairs would take at least four weeks,/and that ships would be sent to the next harbour until then." },
    /* paragraphs parted by indents only */
    { "  The harbour was closed on Monday after a storm had torn off\nthe roof of the old customs house and thrown it on the quay.\n"
      "  The mayor said that repairs would take at least four weeks,\nand that ships would be sent to the next harbour until then.",
      "P The harbour was closed on Monday after a storm had torn off/the roof of the old customs house and thrown it on the quay."
      " | P The mayor said that repairs would take at least four weeks,/and that ships would be sent to the next harbour until then." },
    /* by short last lines only */
    { "The harbour was closed on Monday after a storm had torn off\nthe roof of the old customs house.\nThe mayor said that repairs would take at least four weeks,\nand that ships would be sent to the next harbour until then.",
      "P The harbour was closed on Monday after a storm had torn off/the roof of the old customs house."
      " | P The mayor said that repairs would take at least four weeks,/and that ships would be sent to the next harbour until then." },
    /* title and byline right above */
    { "Storm closes harbour\nBy Jane Roe\nThe harbour was closed on Monday after a storm had torn off\nthe roof of the old customs house and thrown it on the quay,\nthe mayor said.",
      "T Storm closes harbour | B By Jane Roe | P The harbour was closed on Monday after a storm had torn off/the roof of the old customs house and thrown it on the quay,/the mayor said." },
    { "- The harbour was closed on Monday after a storm had torn off\n  the roof of the old customs house and thrown it on the quay.\n- The mayor said that repairs would take at least four weeks,\n  and that ships would be sent to the next harbour until then.",
      "L - The harbour was closed on Monday after a storm had torn off/  the roof of the old customs house and thrown it on the quay."
      " | L - The mayor said that repairs would take at least four weeks,/  and that ships would be sent to the next harbour until then." },
  };

  ASSERT_CASES (cases);
}

#define TEXT "\n\nThe harbour was closed on Monday.\n"
#define BODY " | P The harbour was closed on Monday."

static void
test_front (void)
{
  static const Case cases[] = {
    { "Storm closes harbour" TEXT, "T Storm closes harbour" BODY },
    { "Is the harbour safe?" TEXT, "T Is the harbour safe?" BODY },
    { "Harbour sold to the U.S." TEXT, "T Harbour sold to the U.S." BODY },
    { "The storm came at night." TEXT, "P The storm came at night." BODY },
    { "Storm closes harbour\nBy Jane Roe" TEXT, "T Storm closes harbour | B By Jane Roe" BODY },
    { "Storm closes harbour\n\nBY JANE ROE AND JOHN DOE" TEXT, "T Storm closes harbour | B BY JANE ROE AND JOHN DOE" BODY },
    { "Sturm schließt Hafen\n\nVon Erika Muster\n\nBerlin, 12. März" TEXT, "T Sturm schließt Hafen | B Von Erika Muster | D Berlin, 12. März" BODY },
    { "Tempête\n\nPar Jeanne de la Tour et Luc Petit" TEXT, "T Tempête | B Par Jeanne de la Tour et Luc Petit" BODY },
    { "Storm closes harbour\n\nShips are sent elsewhere.\n\nBy Jane Roe\n\nMarch 3, 2026, 10:15 am" TEXT,
      "T Storm closes harbour | S Ships are sent elsewhere. | B By Jane Roe | D March 3, 2026, 10:15 am" BODY },
    { "Storm closes harbour\n\nRepairs may take a month" TEXT, "T Storm closes harbour | S Repairs may take a month" BODY },
    { "OPINION\n\nThe harbour must stay" TEXT, "H2 OPINION | T The harbour must stay" BODY },
    { "March 3, 2026\n\nStorm closes harbour" TEXT, "D March 3, 2026 | T Storm closes harbour" BODY },
    { "Storm closes harbour\n\nWASHINGTON (AP) —" TEXT, "T Storm closes harbour | D WASHINGTON (AP) —" BODY },
    { "Storm closes harbour\n\nWASHINGTON (AP) — Ships were sent elsewhere." TEXT, "T Storm closes harbour | P WASHINGTON (AP) — Ships were sent elsewhere." BODY },
    { "Storm closes harbour\n\nBy Monday the army had left." TEXT, "T Storm closes harbour | P By Monday the army had left." BODY },
    { "Storm closes harbour\n\nBy and by, it got worse" TEXT, "T Storm closes harbour | S By and by, it got worse" BODY },
  };

  ASSERT_CASES (cases);
}

static void
test_headings (void)
{
  static const Case cases[] = {
    { "It rained." TEXT "\nWhat comes next\n\nShips wait.", "P It rained." BODY " | H2 What comes next | P Ships wait." },
    { "It rained." TEXT "\nWhat comes next?\n\nShips wait.", "P It rained." BODY " | H2 What comes next? | P Ships wait." },
    { "It rained." TEXT "\nTHE SHIPS\n\nShips wait.\n\nOn Monday\n\nThey left.", "P It rained." BODY " | H2 THE SHIPS | P Ships wait. | H3 On Monday | P They left." },
    { "It rained." TEXT "\nWhat comes next,\n\nShips wait.", "P It rained." BODY " | P What comes next, | P Ships wait." },
    { "It rained." TEXT "\nAll ends well", "P It rained." BODY " | P All ends well" },
    { "It rained." TEXT "\nAnn\n\nBen\n\nCid\n\nThey left.", "P It rained." BODY " | P Ann | P Ben | P Cid | P They left." },
    { "It rained." TEXT "What comes next\nShips wait.\n\nThey left.", "P It rained." BODY " | P What comes next | P Ships wait. | P They left." },
  };

  ASSERT_CASES (cases);
}

static void
test_captions (void)
{
  static const Case cases[] = {
    { "It rained." TEXT "\nShips in the harbour (Ann Roe/Daily News)\n\nThey left.", "P It rained." BODY " | C Ships in the harbour (Ann Roe/Daily News) | P They left." },
    { "It rained." TEXT "\nThe quay\n\nShips wait for the tide. (NAA via The Associated Press)\n\nThey left.",
      "P It rained." BODY " | C The quay | C Ships wait for the tide. (NAA via The Associated Press) | P They left." },
    { "It rained." TEXT "\nThe old ferry at its berth in January. (Photo: Harbour Archive)\n\nThey left.",
      "P It rained." BODY " | C The old ferry at its berth in January. (Photo: Harbour Archive) | P They left." },
    { "It rained." TEXT "\nPhoto: Ann Roe\n\nThey left.", "P It rained." BODY " | C Photo: Ann Roe | P They left." },
    { "It rained." TEXT "\nShips wait for the tide (and the pilot)\n\nThey left.", "P It rained." BODY " | H2 Ships wait for the tide (and the pilot) | P They left." },
    { "It rained." TEXT "\nShips wait (see http://example.org/a).\n\nThey left.", "P It rained." BODY " | P Ships wait (see http://example.org/a). | P They left." },
  };

  ASSERT_CASES (cases);
}

static void
test_lists (void)
{
  static const Case cases[] = {
    { "It rained.\n- One\n- Two\nThey left.", "P It rained. | L - One | L - Two | P They left." },
    { "It rained.\n\n• One\n\n• Two\n  more\n\nThey left.", "P It rained. | L • One | L • Two/  more | P They left." },
    { "It rained.\n1. One\n2) Two\n7. Seven", "P It rained. | L 1. One | L 2) Two | P 7. Seven" },
    { "It rained.\n-5 degrees.\n*.", "P It rained. | P -5 degrees. | P *." },
  };

  ASSERT_CASES (cases);
}

static void
test_quotations (void)
{
  static const Case cases[] = {
    { "She wrote:\n\n> Dear all,\n> it rains.\n\nThey left.", "P She wrote: | Q > Dear all,/> it rains. | P They left." },
    { "She wrote:\n\n    Dear all, it rains.\n\nThey left.\n\nIt rained.", "P She wrote: | Q Dear all, it rains. | P They left. | P It rained." },
    { "\tShe wrote.\n\tThey left.\n\tIt rained.", "P She wrote. | P They left. | P It rained." },
  };

  ASSERT_CASES (cases);
}

static void
test_meta (void)
{
  static const struct
  {
    const char *text;
    const char *title;
    const char *byline;
    const char *date;
  } cases[] = {
    { "Storm  closes\302\240harbour\nBy  Jane Roe | The Daily" TEXT, "Storm closes harbour", "Jane Roe", NULL },
    { "Storm\n\nVon Erika Muster und Max Muster\n\nBerlin, 12. März 2026" TEXT, "Storm", "Erika Muster und Max Muster", "2026-03-12" },
    { "Storm\n\nPublished: March 3, 2026, 10:15 am" TEXT, "Storm", NULL, "2026-03-03" },
    { "Storm\n\nSept. 3, 2025" TEXT, "Storm", NULL, "2025-09-03" },
    { "Storm\n\n2026-02-28" TEXT, "Storm", NULL, "2026-02-28" },
    { "Storm\n\n3 de marzo de 2026" TEXT, "Storm", NULL, "2026-03-03" },
    { "Storm\n\nle 1er août 2025 à 18h30" TEXT, "Storm", NULL, "2025-08-01" },
    { "Storm\n\n2026年3月12日" TEXT, "Storm", NULL, "2026-03-12" },
    { "Storm\n\n13/02/2026" TEXT, "Storm", NULL, "2026-02-13" },
    { "Storm\n\n02/03/2026" TEXT, "Storm", NULL, NULL },
    { "Storm\n\n30 February 2026" TEXT, "Storm", NULL, NULL },
    { "Storm\n\nMarch 2026" TEXT, "Storm", NULL, "2026-03" },
    { "Berlin, 12. März" TEXT, NULL, NULL, NULL },
    { "The harbour was closed.", NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *meta[NOTANDA_N_META] = { NULL };
      g_autoptr (GArray) blocks = guess (cases[i].text, meta);

      g_assert_cmpstr (meta[NOTANDA_META_TITLE], ==, cases[i].title);
      g_assert_cmpstr (meta[NOTANDA_META_BYLINE], ==, cases[i].byline);
      g_assert_cmpstr (meta[NOTANDA_META_DATE], ==, cases[i].date);
      for (int k = 0; k < NOTANDA_N_META; k++)
        g_free (meta[k]);
    }
}

static void
test_one_long_line (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) blocks = NULL;

  while (text->len < (5u << 20))
    g_string_append (text, "Zwölf Männer sagten nichts. ");
  blocks = guess (text->str, NULL);
  g_assert_cmpuint (blocks->len, ==, 1);
}

/* More blocks than anybody needs: the rest is one. */
static void
test_many_blocks (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) blocks = NULL;

  while (text->len < (5u << 20))
    g_string_append (text, "a\n");
  blocks = guess (text->str, NULL);
  g_assert_cmpuint (blocks->len, ==, 1u << 20);
}

static void
append_random (GString *text)
{
  static const char *const pieces[] = {
    "\n", "\n\n", "\r\n", " ", "\t", "    ", "> ", "- ", "1. ", "By ", "Von ", "March 3, 2026", "12.", "(AP) —", "(Reuters)",
    "Photo: ", "A", "word ", "Word ", "é", "日本", "\342\200\213", "\302\240", ".", "?", ":", "😀", "The harbour was closed on Monday after a storm "
  };

  g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
}

static void
test_any_text (void)
{
  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) blocks = NULL;

      for (int i = g_test_rand_int_range (0, 60); i > 0; i--)
        append_random (text);
      blocks = guess (text->str, NULL);
    }
}

/* The article lies beside the checkout on some machines only. */
static void
test_sample (void)
{
  const char      *shared = g_getenv ("NOTANDA_SHARED");
  g_autofree char *path = shared != NULL ? g_build_filename (shared, "articles", "cbc-iran-2016.txt", NULL) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GArray) blocks = NULL;
  char    *meta[NOTANDA_N_META] = { NULL };
  GString *kinds = g_string_new (NULL);

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the sample article isn't beside the checkout");
      g_string_free (kinds, TRUE);
      return;
    }

  blocks = guess (text, meta);
  for (guint i = 0; i < blocks->len; i++)
    g_string_append_c (kinds, "?TSBDHPCLQ"[g_array_index (blocks, NotandaBlock, i).kind]);
  found = g_string_free (kinds, FALSE);

  g_assert_cmpstr (found, ==, "PPPPPPPPCCPPPPPPPHPPPP");
  g_assert_null (meta[NOTANDA_META_TITLE]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/load/blocks/paragraphs", test_paragraphs);
  g_test_add_func ("/notanda/load/blocks/wrapped", test_wrapped);
  g_test_add_func ("/notanda/load/blocks/front", test_front);
  g_test_add_func ("/notanda/load/blocks/headings", test_headings);
  g_test_add_func ("/notanda/load/blocks/captions", test_captions);
  g_test_add_func ("/notanda/load/blocks/lists", test_lists);
  g_test_add_func ("/notanda/load/blocks/quotations", test_quotations);
  g_test_add_func ("/notanda/load/blocks/meta", test_meta);
  g_test_add_func ("/notanda/load/blocks/one-long-line", test_one_long_line);
  g_test_add_func ("/notanda/load/blocks/many-blocks", test_many_blocks);
  g_test_add_func ("/notanda/load/blocks/any-text", test_any_text);
  g_test_add_func ("/notanda/load/blocks/sample", test_sample);

  return g_test_run ();
}
