/* test-extract.c: articles from small pages, one mechanism each
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/notanda-extract-private.h"
#include "extract/notanda-extract.h"

#include <string.h>

#include "extract/ferry-page.h"

static void
test_blocks (void)
{
  static const struct
  {
    const char *page;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "plain", "P plain" },
    { "<h1>a</h1><h3>b</h3><p>c<p>d", "H1 a | H3 b | P c | P d" },
    { "<div>a<p>b</p>c</div>d", "P a | P b | P c | P d" },
    { "<p>a <b>b</b><i>c</i>\n d</p>", "P a bc d" },
    { "a<br><br>b<br> <br/>c", "P a | P b | P c" },
    { "<p>one line<br>and another<br>of verse", "P one line/and another/of verse" },
    { "<p>A line that is long enough, and ends as a sentence does, is a paragraph of its own before a line break, is it not.<br>b",
      "P A line that is long enough, and ends as a sentence does, is a paragraph of its own before a line break, is it not. | P b" },
    { "<ul><li>a<ul><li>b</ul><li>c</ul><dl><dt>d<dd>e</dl>", "L1 a | L2 b | L1 c | L1 d | L1 e" },
    { "<blockquote><p>a<p>b</blockquote>", "Q a | Q b" },
    { "<figure><img src=x><figcaption>a</figcaption></figure>", "C a" },
    { "<table><tr><th>a<th>b<tr><td>c<td>d</table>", "E1 a | E2 b | E1 c | E2 d" },
    { "<table><tr><td><p>a</p><p>b</p></table>", "P a | P b" },
    { "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", "P a | P b | P c | P d" },
    { "<pre>a\n  b\n\nc</pre>", "M a/  b//c" },
    { "a<script>no</script><style>no</style><template>no</template><select><option>no</select><textarea>no</textarea><button>no</button>b",
      "P a | P b" },
    { "<ruby>\xe6\xbc\xa2<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>x", "P \xe6\xbc\xa2x" },
    { "a\xc2\xad"
      "b\xc2\xa0 c\xe2\x80\x8d"
      "d",
      "P a\xc2\xad"
      "b\xc2\xa0 c\xe2\x80\x8d"
      "d" },
    { "<p>a <span class=sr-only>no</span>b</p>", "P a b" },
    { "a<p hidden>b</p>c<p style='color: red; DISPLAY:none'>d</p><p style='display: none'>e", "P a | (hidden) P b | P c | P d | (hidden) P e" },
    { "<svg><text>no</text></svg><math><mi>no</mi></math>a", "P a" },
    { "<a href=x><h2>a</h2><p>b</p></a>", "H2 a | P b" },
    { "<h2>a<br>b</h2>", "H2 a/b" },
    { "<p>&nbsp;</p><p> </p><p>a", "P a" },
    { "<h2>About <a href='#about'>#</a></h2><h2>About C#</h2><h3>a\xc2\xb6</h3>", "H2 About | H2 About C# | H3 a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_takes_all (cases[i].page, cases[i].expected);
}

static void
test_article (void)
{
  g_autoptr (NotandaLoaded) loaded = extract (PAGE (BODY), TRUE);
  g_autofree char *got = to_string (loaded, FALSE);

  assert_whole_body (loaded);
  g_assert_true (g_str_has_prefix (got, "T The last ferry leaves in spring | P The ferry"));
  g_assert_true (g_str_has_suffix (got, "to drink coffee."));
  assert_left (loaded, "Home", NOTANDA_LEFT_OUT_NAVIGATION);
  assert_left (loaded, "Copyright 2026", NOTANDA_LEFT_OUT_LEGAL);
  g_assert_cmpuint (loaded->page, ==, NOTANDA_PAGE_KIND_ARTICLE);
  g_assert_cmpfloat (loaded->confidence, >, 0.5);
  g_assert_cmpuint (loaded->notices->len, ==, 0);
  g_assert_nonnull (find_block (loaded, "Its captain")->explain);
}

static void
test_unwanted (void)
{
  g_autoptr (NotandaLoaded) loaded =
      extract (PAGE (ONE "<figure><img src=x><figcaption>The boat at the quay. Photo: A. Person</figcaption></figure>" TWO
                         "<p><a href=/x>Read more: The bridge that took eleven years</a></p>" THREE
                         "<div class=share-buttons><a href=f>Share on Facebook</a> <a href=t>Tweet</a></div>" FOUR
                         "<div class=newsletter-signup><p>Sign up for our newsletter and get the best of the week in your inbox.</p></div>" FIVE
                         "<section class=related><h2>Related articles</h2><ul><li><a href=1>Why the harbour was dredged twice in a year</a></li>"
                         "<li><a href=2>The lighthouse keeper who could not swim</a></li><li><a href=3>A summer without any herring at all</a></li></ul></section>"
                         "<section id=comments class=comments><h3>2 comments</h3><p>I have taken this ferry every day of my life and will miss it, says one.</p></section>"),
               TRUE);

  assert_whole_body (loaded);
  assert_left (loaded, "The boat at the quay", NOTANDA_LEFT_OUT_CAPTION);
  assert_left (loaded, "Share on", NOTANDA_LEFT_OUT_SHARING);
  assert_left (loaded, "Sign up for", NOTANDA_LEFT_OUT_PROMOTION);
  assert_left (loaded, "Why the harbour", NOTANDA_LEFT_OUT_TEASER);
  assert_left (loaded, "I have taken this ferry", NOTANDA_LEFT_OUT_COMMENT);
}

/* Text in places where it is easily lost. */
static void
test_wanted (void)
{
  static const char *const pages[] = {
    PAGE ("<div>" BODY "</div>"),
    /* a class on the body and on the wrapper of the heading speaks of the page */
    "<body class='comments-open has-sidebar'><div class=promo-article><h1>The last ferry leaves in spring</h1>" BODY "</div>",
    /* two containers, an advertisement between */
    PAGE ("<div class=body>" ONE TWO "</div><div class=ad>Advertisement</div><div class=body>" THREE FOUR FIVE "</div>"),
    /* the whole page in a table */
    "<table><tr><td><a href=/>Home</a><td><h1>The last ferry leaves in spring</h1>" BODY "</table>",
    /* shown by a script */
    PAGE (ONE "<div style='display:none'>" TWO THREE FOUR FIVE "</div>"),
    "<body><div id=app hidden>" BODY "</div>",
    "<body><noscript>" BODY "</noscript>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (NotandaLoaded) loaded = extract (pages[i], TRUE);

      assert_whole_body (loaded);
    }
}

/* A short first paragraph directly behind the byline or the date is none of it, though no space stands between. */
static void
test_behind_byline (void)
{
  static const char *const lines[] = {
    "<p class=byline>By Anna Person</p>",
    "<time datetime='2024-03-05'>5 March 2024</time>",
    "<p class=byline>By Anna Person</p><time datetime='2024-03-05'>5 March 2024</time>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *page = g_strconcat ("<body><article><h1>The last ferry leaves in spring</h1>", lines[i],
                                           "<p>Nobody on the island remembers a winter without the boat.</p>" BODY, NULL);
      g_autoptr (NotandaLoaded) loaded = extract (page, TRUE);

      assert_whole_body (loaded);
      assert_taken (loaded, "Nobody on the island");
      assert_left (loaded, i == 1 ? "5 March 2024" : "By Anna Person", NOTANDA_LEFT_OUT_BYLINE);
    }
}

/* The element of a date may be the whole article, whose short paragraphs are no dates. */
static void
test_loose_date (void)
{
  g_autoptr (NotandaLoaded) loaded =
      extract ("<body><article><h1>The last ferry leaves in spring</h1>Posted on 5 March 2024"
               "<p>Nobody on the island remembers a winter without the boat, and few would like one.</p>" BODY
               "<p>The captain counted the crossings once, in fog, and then stopped.</p>"
               "<p>In spring it will be closed, because there is a bridge now.</p></article>",
               TRUE);

  assert_whole_body (loaded);
  assert_taken (loaded, "Nobody on the island");
  assert_taken (loaded, "The captain counted");
  assert_taken (loaded, "In spring it will be closed");
}

/* A body in sections with boxes of their own, and beside it one whose paragraphs are worth more than any of theirs. */
static void
test_sections (void)
{
  static const char *const sections[] = { ONE, TWO, THREE, FOUR, FIVE };
  GString                 *text = g_string_new ("<!DOCTYPE html><body><div><div><h1>The last ferry leaves in spring</h1>");
  NotandaLoadOptions       options = { .name = "page.html" };
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_autoptr (NotandaExtractPage) page = NULL;
  gsize size;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_string_append_printf (text, "<div><div><div>%s</div></div></div>", sections[i]);
  g_string_append (text, "</div><div><div><p>Ann Other, who lives on the island, has been on the boat more often than she can say, with and without her dog.</p>"
                         "<p>She has a garden, a shed, and, in the shed, a small printing press, on which she prints what nobody asked for.</p></div></div></div>");
  size = text->len;
  page = notanda_extract_page_new (g_string_free (text, FALSE), size, &options, loaded);
  g_assert_cmpuint (page->blocks->len, ==, 8);
  for (guint i = 0; i < page->blocks->len; i++)
    g_assert_cmpint (notanda_extract_page_get (page, i)->in_container, ==, i < 6);
}

/* A table is taken as one: its heads are links, and by themselves seem to be no text. */
static void
test_wholes (void)
{
  g_autoptr (NotandaLoaded) loaded =
      extract (PAGE (ONE TWO "<div class=widget><table><tr><th>Boat<th><a href=/b>Book</a><th><a href=/c>Call</a>"
                             "<tr><td>Monday<td><a href=/m>Book now</a><td>leaves the island at seven, and comes back when the wind allows it"
                             "<tr><td>Sunday<td><a href=/s>Book now</a><td>only if somebody has called the captain on the day before</table></div>" THREE FOUR FIVE),
               TRUE);

  assert_whole_body (loaded);
  assert_left (loaded, "Boat", NOTANDA_LEFT_OUT_NOT);
  assert_left (loaded, "Book", NOTANDA_LEFT_OUT_NOT);
  assert_left (loaded, "Call", NOTANDA_LEFT_OUT_NOT);
  assert_left (loaded, "only if somebody", NOTANDA_LEFT_OUT_NOT);
}

/* However many comments there are, the article is what they are about. */
static void
test_many_comments (void)
{
  g_autoptr (GString) page = g_string_new ("<!DOCTYPE html><html><head><title>The last ferry</title></head><body><div><div class=content><div class=entry>"
                                           "<h1>The last ferry leaves in spring</h1>");
  g_autoptr (NotandaLoaded) loaded = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (page, "<h3><a href=#%u>Stop %u</a></h3><p>At stop %u the ferry waits for half an hour, and who wants to may walk up to the <a href=/w/%u>lamp</a>.</p>",
                            i, i, i, i);
  g_string_append (page, "</div></div><div class=comments>");
  for (guint i = 0; i < 800; i++)
    g_string_append (page, "<div class=comment><p>I was there, and it was as you say, but for the lamp that was out.</p></div>");
  g_string_append (page, "</div></div></body></html>");
  loaded = extract (page->str, TRUE);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *start = g_strdup_printf ("At stop %u the ferry", i);

      assert_left (loaded, start, NOTANDA_LEFT_OUT_NOT);
    }
  assert_left (loaded, "I was there", NOTANDA_LEFT_OUT_COMMENT);
}

/* And however little there is of it, where it stands between the heading and them. */
static void
test_short_commented (void)
{
  g_autoptr (GString) page = g_string_new ("<!DOCTYPE html><html><head><title>The last ferry</title></head><body><div><div class=content>"
                                           "<h1>The last ferry leaves in spring</h1><div class=text>" ONE TWO THREE FOUR "</div></div><div class=comments>");
  g_autoptr (NotandaLoaded) loaded = NULL;

  for (guint i = 0; i < 800; i++)
    g_string_append (page, "<div class=comment><h4><a href=/c>A comment from the quay</a></h4><p>I was there, and it was as you say, but for the lamp that was out.</p></div>");
  g_string_append (page, "</div></div></body></html>");
  loaded = extract (page->str, TRUE);
  assert_taken (loaded, "The ferry to the island");
  assert_taken (loaded, "Its captain");
  assert_taken (loaded, "What she likes");
  assert_taken (loaded, "In spring the line");
  assert_left (loaded, "I was there", NOTANDA_LEFT_OUT_COMMENT);
  g_assert_cmpuint (loaded->page, ==, NOTANDA_PAGE_KIND_ARTICLE);
}

/* Each page gives what it has. */
static void
test_never_nothing (void)
{
  static const char *const pages[] = {
    "x",
    "<p>One short line.",
    "<a href=x>A link</a>",
    "<div class=cookie-banner><p>We use cookies.</p></div>",
    "<ul><li><a href=1>One</a><li><a href=2>Two</a></ul>",
    "<footer>Words in a footer</footer>",
    "<div hidden>Words that nobody sees</div>",
    "<h2>Only a heading</h2>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (NotandaLoaded) loaded = extract (pages[i], TRUE);
      g_autofree char *got = to_string (loaded, FALSE);

      g_assert_cmpstr (got, !=, "");
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (NotandaLoaded) loaded = NULL;
  g_autofree char *got = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (deep, "<div>");
  g_string_append (deep, "<p>one<p>two");
  loaded = extract (deep->str, TRUE);
  got = to_string (loaded, TRUE);
  g_assert_cmpstr (got, ==, "P one | P two");
  g_assert_cmpuint (loaded->notices->len, ==, 1);
  g_assert_cmpfloat (loaded->confidence, <, 0.5);
}

static void
test_swallowed (void)
{
  static const char *const pages[] = {
    "<!-- never closed\n" PAGE (BODY),
    "<title>The last ferry\n<h1>It leaves in spring</h1>" BODY,
    "<script>var x = 1;\n" PAGE (BODY),
    "<style>p { }\n" PAGE (BODY),
  };
  g_autoptr (NotandaLoaded) cut = extract (BODY BODY "<!-- cut off here", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (NotandaLoaded) loaded = extract (pages[i], TRUE);

      assert_whole_body (loaded);
      g_assert_cmpuint (loaded->notices->len, ==, 1);
    }
  g_assert_cmpuint (cut->notices->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/extract/blocks", test_blocks);
  g_test_add_func ("/notanda/extract/extract/article", test_article);
  g_test_add_func ("/notanda/extract/extract/unwanted", test_unwanted);
  g_test_add_func ("/notanda/extract/extract/wanted", test_wanted);
  g_test_add_func ("/notanda/extract/extract/behind-byline", test_behind_byline);
  g_test_add_func ("/notanda/extract/extract/loose-date", test_loose_date);
  g_test_add_func ("/notanda/extract/extract/sections", test_sections);
  g_test_add_func ("/notanda/extract/extract/wholes", test_wholes);
  g_test_add_func ("/notanda/extract/extract/many-comments", test_many_comments);
  g_test_add_func ("/notanda/extract/extract/short-commented", test_short_commented);
  g_test_add_func ("/notanda/extract/extract/never-nothing", test_never_nothing);
  g_test_add_func ("/notanda/extract/extract/limits", test_limits);
  g_test_add_func ("/notanda/extract/extract/swallowed", test_swallowed);

  return g_test_run ();
}
