/* test-html-tree.c: pages as trees, one case a line
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-tree.h"

#include <string.h>

static NotandaHtmlTree *
parse (const char *source)
{
  return notanda_html_tree_new (source, strlen (source));
}

/* "3(0 1(...))": tags by number would tell nobody anything, so the few that are used here have a letter */
static char
letter_of (const NotandaHtmlNode *node)
{
  static const struct
  {
    NotandaTag tag;
    char       letter;
  } letters[] = {
    { NOTANDA_TAG_P, 'p' },
    { NOTANDA_TAG_B, 'b' },
    { NOTANDA_TAG_I, 'i' },
    { NOTANDA_TAG_A, 'a' },
    { NOTANDA_TAG_DIV, 'd' },
    { NOTANDA_TAG_LI, 'l' },
    { NOTANDA_TAG_UL, 'u' },
    { NOTANDA_TAG_TABLE, 't' },
    { NOTANDA_TAG_TBODY, 'y' },
    { NOTANDA_TAG_TR, 'r' },
    { NOTANDA_TAG_TD, 'c' },
    { NOTANDA_TAG_SVG, 'v' },
    { NOTANDA_TAG_SCRIPT, 's' },
    { NOTANDA_TAG_TEMPLATE, 'm' },
    { NOTANDA_TAG_TITLE, 'T' },
    { NOTANDA_TAG_OTHER, 'o' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].tag == node->tag)
      return letters[i].letter;

  return '?';
}

/* The nodes below @top, texts in quotes, checking each link on the way. */
static char *
to_string (NotandaHtmlTree *tree,
           NotandaHtmlNode *top)
{
  GString         *out = g_string_new (NULL);
  NotandaHtmlNode *node = notanda_html_node_next (top, top);
  guint            index = top->index;
  gsize            depth = 0;

  for (; node != NULL; node = notanda_html_node_next (node, top))
    {
      gsize at = 0;

      g_assert_cmpuint (node->index, ==, ++index);
      g_assert_true (notanda_html_tree_get_node (tree, index) == node);
      g_assert_true (notanda_html_node_is_below (node, top));
      g_assert_true (node->previous == NULL ? node->parent->first_child == node : node->previous->next == node);
      g_assert_true (node->next == NULL ? node->parent->last_child == node : node->next->previous == node);
      for (const NotandaHtmlNode *up = node->parent; up != top; up = up->parent)
        at++;

      for (; depth > at; depth--)
        g_string_append_c (out, ')');
      if (node->previous == NULL && node->parent != top)
        {
          g_string_append_c (out, '(');
          depth++;
        }
      if (node->tag == NOTANDA_TAG_TEXT)
        g_string_append_printf (out, "\"%s\"", node->text);
      else
        g_string_append_c (out, letter_of (node));
    }
  for (; depth > 0; depth--)
    g_string_append_c (out, ')');

  return g_string_free (out, FALSE);
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *source;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "plain", "\"plain\"" },
    { "<p>a<p>b", "p(\"a\")p(\"b\")" },
    { "<P>a &amp; b&nbsp;c</P>", "p(\"a & b\xc2\xa0"
                                 "c\")" },
    { "<b>a<i>b</b>c</i>", "b(\"a\"i(\"b\"))i(\"c\")" },
    { "<ul><li>a<li>b</ul>", "u(l(\"a\")l(\"b\"))" },
    { "<table><tr><td>a</table>", "t(y(r(c(\"a\"))))" },
    { "<table><b>out</b><tr><td>in</table>", "b(\"out\")t(y(r(c(\"in\"))))" },
    { "a<!-- no -->b<?no?>c", "\"a\"\"b\"\"c\"" },
    { "<svg><title>t</title><a>x</a></svg><p>y", "v(o(\"t\")o(\"x\"))p(\"y\")" },
    { "<script>if (a < b) c</script>d", "s(\"if (a < b) c\")\"d\"" },
    { "<template><p>x</p></template>", "m(p(\"x\"))" },
    { "<made-up>x</made-up>", "o(\"x\")" },
    { "a\x7f-b", "\"a\xef\xbf\xbd-b\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *source = g_strconcat ("<!DOCTYPE html><body>", cases[i].source, NULL);
      g_autoptr (NotandaHtmlTree) tree = parse (source);
      g_autofree char *got = to_string (tree, notanda_html_tree_get_body (tree));

      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

static void
test_head_and_body (void)
{
  g_autoptr (NotandaHtmlTree) tree = parse ("<title>T</title><p>x");
  g_autoptr (NotandaHtmlTree) frames = parse ("<frameset><frame src=x></frameset>");
  NotandaHtmlNode *title = notanda_html_tree_get_head (tree)->first_child;

  g_assert_cmpint (notanda_html_tree_get_root (tree)->tag, ==, NOTANDA_TAG_HTML);
  g_assert_cmpint (title->tag, ==, NOTANDA_TAG_TITLE);
  g_assert_true (notanda_html_node_find_up (title->first_child, NOTANDA_TAG_HEAD) == notanda_html_tree_get_head (tree));
  g_assert_null (notanda_html_node_find_up (title, NOTANDA_TAG_BODY));
  g_assert_cmpint (notanda_html_tree_get_body (tree)->first_child->tag, ==, NOTANDA_TAG_P);
  g_assert_null (notanda_html_tree_get_body (frames));
}

static void
test_attributes (void)
{
  g_autoptr (NotandaHtmlTree) tree = parse ("<p CLASS='a &lt; b' id=x hidden class=no>y</p>");
  NotandaHtmlNode *p = notanda_html_tree_get_body (tree)->first_child;

  g_assert_cmpuint (p->n_attributes, ==, 3);
  g_assert_cmpstr (notanda_html_node_get (p, "class"), ==, "a < b");
  g_assert_cmpstr (notanda_html_node_get (p, "id"), ==, "x");
  g_assert_cmpstr (notanda_html_node_get (p, "hidden"), ==, "");
  g_assert_null (notanda_html_node_get (p, "title"));
  g_assert_null (notanda_html_node_get (p->first_child, "class"));
}

/* Each node is found by its place in the page, and none needs the source any more. */
static void
test_places (void)
{
  g_autofree char *source = g_strdup ("<body><p>one</p><!-- no node --><p>two &amp; <b id=here>three</b>");
  g_autoptr (NotandaHtmlTree) tree = parse (source);
  g_autofree char *text = NULL;
  NotandaHtmlNode *node = notanda_html_tree_get_root (tree);

  memset (source, '#', strlen (source));
  for (guint i = 0; i < notanda_html_tree_get_n_nodes (tree); i++)
    {
      g_assert_true (notanda_html_tree_get_node (tree, i) == node);
      g_assert_cmpuint (node->index, ==, i);
      node = notanda_html_node_next (node, NULL);
    }
  g_assert_null (node);
  node = notanda_html_tree_get_body (tree);
  text = notanda_html_node_dup_text (node);
  g_assert_cmpstr (text, ==, "one two & three");
  g_assert_cmpstr (notanda_html_node_get (node->last_child->last_child, "id"), ==, "here");
}

static void
test_text (void)
{
  static const struct
  {
    const char *source;
    const char *expected;
  } cases[] = {
    { "", "" },
    { " \n ", "" },
    { "  a  \n\t b ", "a b" },
    { "<p>a</p><p>b</p>", "a b" },
    { "a<br>b", "a b" },
    { "<b>a</b><i>b</i> <u>c</u>", "ab c" },
    { "<div><span>a</span></div>b", "a b" },
    { "a<script>no</script>b<style>no</style>c<template><p>no</template>d", "abcd" },
    { "a\xc2\xa0 b\xc2\xad"
      "c",
      "a\xc2\xa0 b\xc2\xad"
      "c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *source = g_strconcat ("<body><section>", cases[i].source, "</section>no", NULL);
      g_autoptr (NotandaHtmlTree) tree = parse (source);
      g_autofree char *text = notanda_html_node_dup_text (notanda_html_tree_get_body (tree)->first_child);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_skip_stays_below (void)
{
  g_autoptr (NotandaHtmlTree) tree = parse ("<div><p><b>a</b></p></div><p>after");
  NotandaHtmlNode *div = notanda_html_tree_get_body (tree)->first_child;

  g_assert_null (notanda_html_node_skip (div, div));
  g_assert_null (notanda_html_node_skip (div->first_child, div));
  g_assert_null (notanda_html_node_next (div->first_child->first_child->first_child, div));
  g_assert_true (notanda_html_node_skip (div, NULL) == div->next);
  g_assert_null (notanda_html_node_skip (div->next, NULL));
}

/* With gumbo's own settings this page takes a gigabyte. */
static void
test_many_errors (void)
{
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (NotandaHtmlTree) tree = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append (source, "<div></b>");
  tree = notanda_html_tree_new (source->str, source->len);
  g_assert_cmpuint (notanda_html_tree_get_n_nodes (tree), ==, 4003);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/html-tree/shapes", test_shapes);
  g_test_add_func ("/notanda/extract/html-tree/head-and-body", test_head_and_body);
  g_test_add_func ("/notanda/extract/html-tree/attributes", test_attributes);
  g_test_add_func ("/notanda/extract/html-tree/places", test_places);
  g_test_add_func ("/notanda/extract/html-tree/text", test_text);
  g_test_add_func ("/notanda/extract/html-tree/skip-stays-below", test_skip_stays_below);
  g_test_add_func ("/notanda/extract/html-tree/many-errors", test_many_errors);

  return g_test_run ();
}
