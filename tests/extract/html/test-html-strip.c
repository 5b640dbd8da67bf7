/* test-html-strip.c: the text of pages without a tree, one case a line
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-entities.h"
#include "extract/html/notanda-html-strip.h"

#include <string.h>

static char *
strip (const char *page,
       gsize       size)
{
  g_autoptr (GPtrArray) blocks = notanda_html_strip (page, size);

  g_ptr_array_add (blocks, NULL);

  return g_strjoinv ("|", (char **) blocks->pdata);
}

static void
test_blocks (void)
{
  static const struct
  {
    const char *page;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "  \n ", "" },
    { "a < b, c &lt; d", "a < b, c < d" },
    { "<p>one\n  two<p>three", "one two|three" },
    { "<b>a</b><i>b</i> c<br>d", "ab c d" },
    { "<ul><li>a<li>b</ul>c", "a|b|c" },
    { "<table><tr><td>a<td>b</table>", "a|b" },
    { "<title>no</title><script>if (a<b) no</script><style>no</style><!-- <p>no -->yes", "yes" },
    { "<h1 title='a > b'>Head</h1>", "Head" },
    { "a<p", "a" },
    { "a<!-- no", "a" },
    { "<script>no", "" },
    { "a</>b</ x>c<?d>e<!f>g", "abceg" },
    { "<plaintext><p>all & all", "<p>all & all" },
    { "a\xc2\xa0 b\xc2\xad", "a\xc2\xa0 b\xc2\xad" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = strip (cases[i].page, strlen (cases[i].page));

      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

static void
test_references (void)
{
  static const struct
  {
    const char *source;
    const char *expected;
  } cases[] = {
    { "&amp;&lt;&gt;&quot;&eacute;&mdash;&nbsp;", "&<>\"é—\xc2\xa0" },
    { "&#65;&#x42;&#X43;&#68", "ABCD" },
    { "&#147;&#x80;", "“€" },
    { "&#0;&#xd800;&#99999999999;&#x110000;", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
    { "&;&#;&#x;&a;&amp &unknown; &", "&;&#;&#x;&a;&amp &unknown; &" },
    { "a & b && c&", "a & b && c&" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      notanda_html_entities_append_decoded (out, cases[i].source, strlen (cases[i].source));
      g_assert_cmpstr (out->str, ==, cases[i].expected);
    }
}

/* Any prefix of a page is a page. */
static void
test_prefixes (void)
{
  static const char page[] = "<!DOCTYPE html><!-- c --><p title=\"x>\">a &amp; &#x41; b</p><script>s</script>"
                             "<TEXTAREA>t</TEXTAREA></ x><a b = c d>e</a>";

  for (gsize size = 0; size < sizeof page; size++)
    {
      g_autofree char *exact = g_memdup2 (page, size);
      g_autofree char *got = strip (exact, size);

      g_assert_true (g_utf8_validate (got, -1, NULL));
    }
}

/* What can be chosen in a form is no text of the page, and hides no more than itself. */
static void
test_choices (void)
{
  static const char page[] = "<p>a<select><option>b<option>c</option></select>d<p>e<option>f<p>g";
  g_autofree char  *got = strip (page, strlen (page));

  g_assert_cmpstr (got, ==, "a|d|e|g");
}

/* A million elements deep: nothing remembers what is open. */
static void
test_deep (void)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (page, "<div>");
  g_string_append (page, "x");
  blocks = notanda_html_strip (page->str, page->len);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpstr (blocks->pdata[0], ==, "x");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/html-strip/blocks", test_blocks);
  g_test_add_func ("/notanda/extract/html-strip/references", test_references);
  g_test_add_func ("/notanda/extract/html-strip/prefixes", test_prefixes);
  g_test_add_func ("/notanda/extract/html-strip/choices", test_choices);
  g_test_add_func ("/notanda/extract/html-strip/deep", test_deep);

  return g_test_run ();
}
