/* test-html-guard.c: pages that cost too much, and ordinary ones that look as if they did
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-guard.h"

#include <string.h>

#include "extract/html/notanda-html-tree.h"

typedef struct
{
  const char        *before;
  const char        *part; /* %u is the number of the part */
  guint              n;
  const char        *after;
  NotandaHtmlProblem expected;
} Case;

static GString *
make (const Case *c)
{
  GString *page = g_string_new (c->before);
  char   **pieces = g_strsplit (c->part, "%u", -1);

  for (guint i = 0; i < c->n; i++)
    for (guint k = 0; pieces[k] != NULL; k++)
      {
        if (k > 0)
          g_string_append_printf (page, "%u", i);
        g_string_append (page, pieces[k]);
      }
  g_string_append (page, c->after);
  g_strfreev (pieces);

  return page;
}

static guint
depth_of (NotandaHtmlTree *tree)
{
  guint deepest = 0;

  for (guint i = 0; i < notanda_html_tree_get_n_nodes (tree); i++)
    {
      guint depth = 0;

      for (NotandaHtmlNode *node = notanda_html_tree_get_node (tree, i); node != NULL; node = node->parent)
        depth++;
      deepest = MAX (deepest, depth);
    }

  return deepest;
}

static void
run (const Case *cases,
     guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) page = make (&cases[i]);
      NotandaHtmlCheck check;
      gboolean         fits = notanda_html_guard_check (page->str, page->len, &check);

      if (check.problem != cases[i].expected)
        g_error ("%s%s: problem %d, not %d", cases[i].before, cases[i].part, check.problem, cases[i].expected);
      g_assert_true (fits == (check.problem == NOTANDA_HTML_PROBLEM_NONE));
    }
}

static void
test_refused (void)
{
  static const Case cases[] = {
    { "", "<div>", 10000, "x", NOTANDA_HTML_PROBLEM_DEPTH },
    { "", "<span>", 10000, "x", NOTANDA_HTML_PROBLEM_DEPTH },
    { "", "<table><tr><td>", 2000, "x", NOTANDA_HTML_PROBLEM_DEPTH },
    { "", "<p><table><tr><td>", 2000, "x", NOTANDA_HTML_PROBLEM_DEPTH },
    { "", "<li><div><ul>", 5000, "x", NOTANDA_HTML_PROBLEM_DEPTH },
    { "", "<font color=%u>", 10000, "x", NOTANDA_HTML_PROBLEM_DEPTH },
    { "", "<a href=x><div>", 10000, "x", NOTANDA_HTML_PROBLEM_DEPTH },
    { "<svg>", "<g>", 10000, "x", NOTANDA_HTML_PROBLEM_DEPTH },
    { "<svg><title>", "<g>", 10000, "x", NOTANDA_HTML_PROBLEM_DEPTH },
    { "<svg><style>", "<g>", 10000, "x", NOTANDA_HTML_PROBLEM_DEPTH },
    { "<select><option><title></select>", "<div>", 10000, "x", NOTANDA_HTML_PROBLEM_DEPTH },
    { "<p ", "a%u=1 ", 2000, ">x", NOTANDA_HTML_PROBLEM_ATTRIBUTES },
    { "", "</p>", 500001, "", NOTANDA_HTML_PROBLEM_TAGS },
    { "", "<br>", 500001, "", NOTANDA_HTML_PROBLEM_TAGS },
    { "<select>", "<option>x", 200000, "", NOTANDA_HTML_PROBLEM_TAGS },
    { "", "<p>x", 150000, "", NOTANDA_HTML_PROBLEM_TAGS },
    { "", "<p a b c d e f g h>x", 40000, "", NOTANDA_HTML_PROBLEM_TAGS },
    { "", "<!--x-->", 200000, "", NOTANDA_HTML_PROBLEM_TAGS },
    { "<p><b id=1><b id=2><b id=3><b id=4><b id=5><b id=6><b id=7><b id=8>", "<p>x", 200000, "",
      NOTANDA_HTML_PROBLEM_TAGS },
    { "", "<p><b id=%u>x", 5000, "", NOTANDA_HTML_PROBLEM_TAGS },
    { "", "<div><hr><hr><hr><hr>", 4900, "", NOTANDA_HTML_PROBLEM_NESTING },
  };

  run (cases, G_N_ELEMENTS (cases));
}

static void
test_accepted (void)
{
  static const Case cases[] = {
    { "", "", 0, "", NOTANDA_HTML_PROBLEM_NONE },
    { "", "<p>no end tag, ", 20000, "", NOTANDA_HTML_PROBLEM_NONE },
    { "<ul>", "<li>no end tag <b>bold</b>", 20000, "</ul>", NOTANDA_HTML_PROBLEM_NONE },
    { "<dl>", "<dt>term<dd>what it is", 20000, "</dl>", NOTANDA_HTML_PROBLEM_NONE },
    { "<select>", "<option>%u", 20000, "</select>", NOTANDA_HTML_PROBLEM_NONE },
    { "<table>", "<tr><td>%u<th>x", 20000, "</table>", NOTANDA_HTML_PROBLEM_NONE },
    { "<table>", "<tbody><tr><td>%u<tfoot><tr><td><p>x", 10000, "</table>", NOTANDA_HTML_PROBLEM_NONE },
    { "", "<div><img src=x><br><input></div>", 20000, "", NOTANDA_HTML_PROBLEM_NONE },
    { "", "<svg><path/><g><path d=x /></g></svg>", 20000, "", NOTANDA_HTML_PROBLEM_NONE },
    { "", "<svg><title>t</title><path></path></svg>", 20000, "", NOTANDA_HTML_PROBLEM_NONE },
    { "", "<a href=x>never closed <p>", 20000, "", NOTANDA_HTML_PROBLEM_NONE },
    { "", "<p><b>never closed", 20000, "", NOTANDA_HTML_PROBLEM_NONE },
    { "", "<p><b><i>crossed</b></i>", 20000, "", NOTANDA_HTML_PROBLEM_NONE },
    { "", "<div", 10000, "", NOTANDA_HTML_PROBLEM_NONE },
    { "<script>", "<div>", 10000, "</script>", NOTANDA_HTML_PROBLEM_NONE },
    { "<!-- ", "<div>", 10000, "-->", NOTANDA_HTML_PROBLEM_NONE },
    { "", "<", 100000, "", NOTANDA_HTML_PROBLEM_NONE },
    { "", "<div>", 1000, "", NOTANDA_HTML_PROBLEM_NONE },
    { "", "<p>a paragraph of a page that is long, and has as many words in each as pages have</p>\n", 90000, "", NOTANDA_HTML_PROBLEM_NONE },
  };

  run (cases, G_N_ELEMENTS (cases));
}

/* Whatever is accepted is as flat as was said. */
static void
test_depth_holds (void)
{
  static const char *const parts[] = {
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<b id=1>",
    "</b>",
    "<i>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ul>",
    "<li>",
    "</ul>",
    "<svg>",
    "<g>",
    "</svg>",
    "<select>",
    "<option>",
    "</select>",
    "<button>",
    "<h2>",
    "</h2>",
    "x",
    "<template>",
    "</template>",
    "<object>",
    "<dd>",
    "<nobr>",
    "</td>",
    "<span>",
    "<title>",
    "</title>",
  };
  g_autoptr (GRand) rand = NULL;
  guint32 seed = g_test_rand_int_range (0, G_MAXINT32);

  g_test_message ("seed %u", seed);
  rand = g_rand_new_with_seed (seed);
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) page = g_string_new (NULL);
      g_autoptr (NotandaHtmlTree) tree = NULL;
      NotandaHtmlCheck check;
      guint            few = (guint) g_rand_int_range (rand, 1, 8);
      const char      *chosen[8];

      for (guint i = 0; i < few; i++)
        chosen[i] = parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))];
      for (guint i = 0; i < 6000; i++)
        g_string_append (page, chosen[g_rand_int_range (rand, 0, (int) few)]);
      if (!notanda_html_guard_check (page->str, page->len, &check))
        continue;
      tree = notanda_html_tree_new (page->str, page->len);
      g_assert_cmpuint (depth_of (tree), <, 3 * NOTANDA_HTML_MAX_DEPTH);
      g_assert_cmpuint (notanda_html_tree_get_n_nodes (tree), <, NOTANDA_HTML_MAX_NODES);
    }
}

static void
test_unclosed (void)
{
  static const struct
  {
    const char         *page;
    NotandaHtmlUnclosed unclosed;
    const char         *closed;
  } cases[] = {
    { "<p>a</p><!-- b -->", NOTANDA_HTML_UNCLOSED_NOTHING, NULL },
    { "<p>a<!-- b\n<p>c", NOTANDA_HTML_UNCLOSED_COMMENT, "<p>a<!-- b-->\n<p>c" },
    { "<p>a<!-- b", NOTANDA_HTML_UNCLOSED_COMMENT, "<p>a<!-- b-->" },
    { "a<script>b\n<p>c</script", NOTANDA_HTML_UNCLOSED_SCRIPT, "a<script>b</script>\n<p>c</script" },
    { "<style>b\n<p>c", NOTANDA_HTML_UNCLOSED_STYLE, "<style>b</style>\n<p>c" },
    { "<TITLE>b\n<p>c", NOTANDA_HTML_UNCLOSED_TITLE, "<TITLE>b</title>\n<p>c" },
    { "<textarea>b\n<p>c", NOTANDA_HTML_UNCLOSED_TEXTAREA, "<textarea>b</textarea>\n<p>c" },
    { "<p><a href=\"b\n<p>c", NOTANDA_HTML_UNCLOSED_TAG, "<p><a href=\"b\">\n<p>c" },
    { "<!-->a", NOTANDA_HTML_UNCLOSED_NOTHING, NULL },
    { "<!---->a", NOTANDA_HTML_UNCLOSED_NOTHING, NULL },
    { "<!-- a --!>b", NOTANDA_HTML_UNCLOSED_NOTHING, NULL },
    { "<!-- a ---->b", NOTANDA_HTML_UNCLOSED_NOTHING, NULL },
    { "<!-- a - - > -- >b", NOTANDA_HTML_UNCLOSED_COMMENT, "<!-- a - - > -- >b-->" },
    { "<title></title>b", NOTANDA_HTML_UNCLOSED_NOTHING, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NotandaHtmlCheck check;
      gsize            size = strlen (cases[i].page);

      g_assert_true (notanda_html_guard_check (cases[i].page, size, &check));
      g_assert_cmpint (check.unclosed, ==, cases[i].unclosed);
      if (cases[i].closed != NULL)
        {
          g_autoptr (GString) closed = notanda_html_guard_close (cases[i].page, size, &check);

          g_assert_cmpstr (closed->str, ==, cases[i].closed);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/html-guard/refused", test_refused);
  g_test_add_func ("/notanda/extract/html-guard/accepted", test_accepted);
  g_test_add_func ("/notanda/extract/html-guard/depth-holds", test_depth_holds);
  g_test_add_func ("/notanda/extract/html-guard/unclosed", test_unclosed);

  return g_test_run ();
}
