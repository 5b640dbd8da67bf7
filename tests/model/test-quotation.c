/* test-quotation.c: quotations with all that is known, and with little
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/notanda-quotation.h"
#include "util/test-documents.h"

#define TEXT "The harbour master said \"no ship\n  may enter\" & <left>.\n"

static NotandaDocument *
new_document (void)
{
  return test_document_new (TEXT, 1);
}

static NotandaRange
find (const char *words)
{
  const char *place = strstr (TEXT, words);

  g_assert_nonnull (place);
  return (NotandaRange) { (guint32) (place - TEXT), (guint32) (place - TEXT + strlen (words)) };
}

static void
assert_quotation (NotandaDocument *document,
                  const char      *words,
                  guint32          speaker,
                  const char      *plain,
                  const char      *html)
{
  const NotandaRange range = find (words);
  g_auto (NotandaQuotation) quotation = { 0 };

  notanda_quotation_make (document, &range, 1, speaker, &quotation);
  g_assert_cmpstr (quotation.plain, ==, plain);
  if (html != NULL)
    g_assert_cmpstr (quotation.html, ==, html);
}

/* Line ends are blanks, and the marks that were there aren't doubled. */
static void
test_words (void)
{
  g_autoptr (NotandaDocument) document = new_document ();
  const NotandaRange two[] = { find ("The harbour"), find ("may enter") };
  g_auto (NotandaQuotation) quotation = { 0 };

  assert_quotation (document, "\"no ship\n  may enter\"", NOTANDA_NO_SLOT, "“no ship may enter”",
                    "<blockquote><p>“no ship may enter”</p></blockquote>");
  assert_quotation (document, "no ship\n  may", NOTANDA_NO_SLOT, "“no ship may”", NULL);
  assert_quotation (document, "said \"no ship\n  may enter\"", NOTANDA_NO_SLOT, "“said \"no ship may enter\"”", NULL);
  assert_quotation (document, "& <left>", NOTANDA_NO_SLOT, "“& <left>”",
                    "<blockquote><p>“&amp; &lt;left&gt;”</p></blockquote>");
  assert_quotation (document, "\"", NOTANDA_NO_SLOT, "“\"”", NULL);
  notanda_quotation_make (document, two, G_N_ELEMENTS (two), NOTANDA_NO_SLOT, &quotation);
  g_assert_cmpstr (quotation.plain, ==, "“The harbour … may enter”");
}

/* As far as it is known, in this order. */
static void
test_source (void)
{
  g_autoptr (NotandaDocument) document = new_document ();
  const NotandaRange quote_range = find ("\"no ship\n  may enter\"");
  const NotandaRange source_range = find ("The harbour master");
  guint32            quote = test_document_mark (document, 'q', quote_range.start, quote_range.end);
  guint32            source = test_document_mark (document, 's', source_range.start, source_range.end);
  const char        *words = "\"no ship\n  may enter\"";

  test_document_link (document, quote, "source", source);
  assert_quotation (document, words, quote, "“no ship may enter” — The harbour master",
                    "<blockquote><p>“no ship may enter”</p></blockquote><p>— The harbour master</p>");
  notanda_document_set_meta (document, NOTANDA_META_TITLE, "Quay & Co", "x");
  notanda_document_set_meta (document, NOTANDA_META_OUTLET, "The Lantern", "x");
  notanda_document_set_meta (document, NOTANDA_META_DATE, "2026-03-03T10:00:00Z", "x");
  notanda_document_set_meta (document, NOTANDA_META_ADDRESS, "https://example.org/?a=1&b=2", "x");
  assert_quotation (document, words, quote,
                    "“no ship may enter” — The harbour master, “Quay & Co”, The Lantern, 2026-03-03, "
                    "https://example.org/?a=1&b=2",
                    "<blockquote><p>“no ship may enter”</p></blockquote><p>— The harbour master, "
                    "<a href=\"https://example.org/?a=1&amp;b=2\"><cite>Quay &amp; Co</cite></a>, The Lantern, "
                    "2026-03-03</p>");
  assert_quotation (document, words, NOTANDA_NO_SLOT,
                    "“no ship may enter” — “Quay & Co”, The Lantern, 2026-03-03, https://example.org/?a=1&b=2", NULL);
  /* a source that was removed said nothing */
  notanda_document_remove (document, source, "x");
  notanda_document_set_meta (document, NOTANDA_META_ADDRESS, "javascript:alert(1)", "x");
  assert_quotation (document, words, quote,
                    "“no ship may enter” — “Quay & Co”, The Lantern, 2026-03-03, javascript:alert(1)",
                    "<blockquote><p>“no ship may enter”</p></blockquote><p>— <cite>Quay &amp; Co</cite>, The Lantern, "
                    "2026-03-03</p>");
}

static void
test_languages (void)
{
  static const char *const cases[][2] = {
    { "en", "“no ship”" },
    { "de", "„no ship“" },
    { "de-AT", "„no ship“" },
    { "pl", "„no ship”" },
    { "fr-CA", "«\u202fno ship\u202f»" },
    { "pt-PT", "«no ship»" },
    { "pt", "“no ship”" },
    { "sv", "”no ship”" },
    { "ja", "「no ship」" },
    { "zh-Hant", "「no ship」" },
    { "zh", "“no ship”" },
    { "d", "“no ship”" },
    { "", "“no ship”" },
  };
  g_autoptr (NotandaDocument) document = new_document ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      notanda_document_set_meta (document, NOTANDA_META_LANGUAGE, cases[i][0], "x");
      assert_quotation (document, "no ship", NOTANDA_NO_SLOT, cases[i][1], NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/quotation/words", test_words);
  g_test_add_func ("/notanda/model/quotation/source", test_source);
  g_test_add_func ("/notanda/model/quotation/languages", test_languages);
  return g_test_run ();
}
