/* test-extract-lines.c: lines within an article that aren't its text, one mechanism each
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/ferry-page.h"

#include <string.h>

static void
test_breaks (void)
{
  g_autoptr (NotandaLoaded) loaded =
      extract ("<body><h1>The last ferry leaves in spring</h1><div>The ferry to the island left at seven, as it had on every working day, and nobody looked up.<br><br>"
               "Its captain, a woman of sixty, said that she had counted the crossings once, and had stopped.<br><br>"
               "What she likes are the mornings on which the light comes from below, she says, when it is calm.</div>",
               TRUE);
  g_autofree char *got = to_string (loaded, FALSE);

  g_assert_true (g_str_has_prefix (got, "T The last ferry leaves in spring | P The ferry to the island left at seven"));
  g_assert_nonnull (strstr (got, " looked up. | P Its captain"));
  g_assert_nonnull (strstr (got, " had stopped. | P What she likes"));
}

/* Short blocks whose classes and words agree, each in the midst of the text. */
static void
test_agreements (void)
{
  static const struct
  {
    const char *block;
    const char *part;
    guint       reason;
  } cases[] = {
    { "<div class=post-byline><span>By Ann Other</span></div>", "By Ann", NOTANDA_LEFT_OUT_BYLINE },
    { "<div class=author-bio><p>Ann Other is a reporter for the Gazette. Follow her on the usual sites.</p></div>", "is a reporter",
      NOTANDA_LEFT_OUT_BIOGRAPHY },
    { "<div class=article-tags>Topics: ferries, bridges</div>", "Topics", NOTANDA_LEFT_OUT_NAVIGATION },
    { "<div class=related-inline><p>Read more: the bridge</p></div>", "Read more", NOTANDA_LEFT_OUT_TEASER },
    { "<div class=share><p>Share this with whom you know</p></div>", "Share this", NOTANDA_LEFT_OUT_SHARING },
    { "<div class=cookie-notice><p>We use cookies, and you may agree to it.</p></div>", "We use cookies", NOTANDA_LEFT_OUT_CONSENT },
    { "<div class=ad-slot><p>Advertisement</p></div>", "Advertisement", NOTANDA_LEFT_OUT_PROMOTION },
    { "<div class=comments-link><a href=#c>3 comments</a></div>", "3 comments", NOTANDA_LEFT_OUT_COMMENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *inner = g_strconcat (ONE TWO THREE, cases[i].block, FOUR FIVE, NULL);
      g_autofree char *page = g_strconcat ("<!DOCTYPE html><body><main><article><h1>The last ferry leaves in spring</h1>", inner, "</article></main>", NULL);
      g_autoptr (NotandaLoaded) loaded = extract (page, TRUE);

      assert_left (loaded, cases[i].part, cases[i].reason);
      assert_whole_body (loaded);
    }
}

/* Lines and boxes that are no text whatever they are in. */
static void
test_lines (void)
{
  static const struct
  {
    const char *block;
    const char *part;
    guint       reason;
  } cases[] = {
    { "<aside class=pullquote><p>the gulls seem to stand on it</p></aside>", "the gulls seem", NOTANDA_LEFT_OUT_REPEATED },
    { "<p>[button link=/x]Press[/button]</p>", "[button", NOTANDA_LEFT_OUT_PROMOTION },
    { "<p>{{ advert.middle }}</p>", "{{", NOTANDA_LEFT_OUT_PROMOTION },
    { "<p>&lt;div&gt;&lt;/div&gt;</p>", "<div>", NOTANDA_LEFT_OUT_PROMOTION },
    { "<p>01:12</p>", "01:12", NOTANDA_LEFT_OUT_CAPTION },
    { "<p><a href=/b>THE BRIDGE THAT TOOK ELEVEN YEARS</a></p>", "THE BRIDGE", NOTANDA_LEFT_OUT_TEASER },
    { "<div class=newsletter-box><h3>The harbour by mail</h3></div>", "The harbour by mail", NOTANDA_LEFT_OUT_PROMOTION },
    { "<p>By signing up you agree to what nobody reads.</p>", "By signing up", NOTANDA_LEFT_OUT_PROMOTION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = g_strconcat ("<body><article><h1>The last ferry leaves in spring</h1>" ONE TWO, cases[i].block, THREE FOUR FIVE, NULL);
      g_autoptr (NotandaLoaded) loaded = extract (page, TRUE);

      assert_left (loaded, "The last ferry leaves", NOTANDA_LEFT_OUT_NOT);
      for (guint k = 0; k < loaded->blocks->len; k++)
        {
          const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, k);

          if (strstr (block->text, cases[i].part) == block->text)
            g_assert_cmpstr (notanda_left_out_get_identifier (block->left_out), ==, notanda_left_out_get_identifier (cases[i].reason));
        }
      assert_whole_body (loaded);
    }
}

/* A class of its own doesn't stand against a model that is sure: headings have ids made of their words. */
static void
test_doubted (void)
{
  static const struct
  {
    const char *block;
    const char *part;
  } cases[] = {
    { "<h2 id=donations-for-the-boat>Donations for the boat</h2>", "Donations for" },
    { "<p class=newsletter>The captain writes one of these letters every month, she says, and the islanders answer it, mostly about the weather, the bridge, and the price of coffee in the harbour.</p>",
      "The captain writes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = g_strconcat ("<body><article><h1>The last ferry leaves in spring</h1>" ONE TWO THREE, cases[i].block, FOUR FIVE ONE TWO "</article>", NULL);
      g_autoptr (NotandaLoaded) loaded = extract (page, TRUE);

      assert_taken (loaded, cases[i].part);
      assert_whole_body (loaded);
    }
}

static void
test_captions (void)
{
  static const char *const captions[] = {
    "<figure><img src=x><figcaption>Caption here</figcaption></figure>",
    "<figure><img src=x><p>Caption here</p></figure>",
    "<div class=wp-caption><img src=x><p class=wp-caption-text>Caption here</p></div>",
    "<div><img src=x><p>Caption here (Photo: A. Person)</p></div>",
    "<p>Photo: Caption here / Agency</p>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    {
      g_autofree char *page = g_strconcat ("<body><article><h1>The last ferry leaves in spring</h1>" ONE TWO, captions[i], THREE FOUR FIVE, NULL);
      g_autoptr (NotandaLoaded) loaded = extract (page, TRUE);

      assert_left (loaded, "Caption here", NOTANDA_LEFT_OUT_CAPTION);
      g_assert_cmpuint (find_block (loaded, "Caption here")->kind, ==, NOTANDA_BLOCK_CAPTION);
      assert_whole_body (loaded);
    }
}

static void
test_standfirst (void)
{
  g_autoptr (NotandaLoaded) loaded =
      extract ("<meta property=og:description content='After forty years the island gets a bridge: what goes with the boat'>" PAGE ("<p class=lead>After forty years the island gets a bridge: what goes with the boat.</p>" BODY),
               TRUE);

  g_assert_cmpuint (find_block (loaded, "After forty years")->kind, ==, NOTANDA_BLOCK_STANDFIRST);
  assert_taken (loaded, "After forty years");
  assert_whole_body (loaded);
}

/* Comments are no article, unless there is no other. */
static void
test_comments (void)
{
  g_autoptr (NotandaLoaded) with = extract ("<body><article><h1>The last ferry leaves in spring</h1>" ONE TWO THREE "</article><div class=comments>" FOUR FIVE "</div>", TRUE);
  g_autoptr (NotandaLoaded) without = extract ("<body><h1>The last ferry leaves in spring</h1><div class=comments>" BODY "</div>", TRUE);

  assert_taken (with, "What she likes");
  assert_left (with, "In spring the line", NOTANDA_LEFT_OUT_COMMENT);
  assert_whole_body (without);
}

static void
test_json_ld (void)
{
  g_autoptr (NotandaLoaded) loaded =
      extract ("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"articleBody\": \"The ferry to the island left at seven, as it had on every working day for forty years, and nobody on the quay looked up when the ropes were let go.\\n"
               "Its captain, a woman of sixty, said that she had counted the crossings once, in a winter with much fog, and had stopped when the number no longer told her anything.\"}</script>"
               "<body><h1>The last ferry leaves in spring</h1><p>Please wait.</p>",
               TRUE);
  g_autofree char *got = to_string (loaded, FALSE);

  g_assert_true (g_str_has_prefix (got, "T The last ferry leaves in spring | P The ferry"));
  g_assert_nonnull (strstr (got, "let go. | P Its captain"));
  g_assert_null (strstr (got, "Please wait"));
  g_assert_cmpuint (loaded->notices->len, ==, 1);
}

static void
test_repeated (void)
{
  static const char *const pages[] = {
    /* the same for narrow screens */
    PAGE (ONE TWO THREE FOUR FIVE "<div style='display: none'>" ONE "</div>"),
    /* the standfirst once more */
    "<meta property=og:description content='The ferry to the island left at seven, as it had on every working day for forty years, and nobody on the quay looked up when the ropes were let go.'>" PAGE (ONE TWO ONE THREE FOUR FIVE),
  };

  for (guint k = 0; k < G_N_ELEMENTS (pages); k++)
    {
      g_autoptr (NotandaLoaded) loaded = extract (pages[k], TRUE);
      guint n = 0;

      for (guint i = 0; i < loaded->blocks->len; i++)
        {
          const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

          if (strstr (block->text, "The ferry to the island") != NULL)
            g_assert_cmpuint (block->left_out, ==, n++ == 0 ? NOTANDA_LEFT_OUT_NOT : NOTANDA_LEFT_OUT_REPEATED);
        }
      g_assert_cmpuint (n, ==, 2);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/extract-lines/breaks", test_breaks);
  g_test_add_func ("/notanda/extract/extract-lines/agreements", test_agreements);
  g_test_add_func ("/notanda/extract/extract-lines/lines", test_lines);
  g_test_add_func ("/notanda/extract/extract-lines/doubted", test_doubted);
  g_test_add_func ("/notanda/extract/extract-lines/captions", test_captions);
  g_test_add_func ("/notanda/extract/extract-lines/standfirst", test_standfirst);
  g_test_add_func ("/notanda/extract/extract-lines/comments", test_comments);
  g_test_add_func ("/notanda/extract/extract-lines/json-ld", test_json_ld);
  g_test_add_func ("/notanda/extract/extract-lines/repeated", test_repeated);

  return g_test_run ();
}
