/* test-html-from-xml.c: XHTML as a parser of HTML reads it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "extract/html/notanda-html-from-xml.h"

#include <string.h>

static void
test_is_xml (void)
{
  static const struct
  {
    const char *page;
    gboolean    as_page;
    gboolean    as_chapter;
  } cases[] = {
    { "<?xml version=\"1.0\"?><html><p>x", TRUE, TRUE },
    { " \n<?xml?><html>", TRUE, TRUE },
    { "<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\">", FALSE, TRUE },
    { "<!DOCTYPE html><p>x", FALSE, FALSE },
    { "<?xm", FALSE, FALSE },
    { "", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (notanda_html_is_xml (cases[i].page, strlen (cases[i].page), FALSE) == cases[i].as_page);
      g_assert_true (notanda_html_is_xml (cases[i].page, strlen (cases[i].page), TRUE) == cases[i].as_chapter);
    }
  /* as what holds no bytes gives them */
  g_assert_false (notanda_html_is_xml (NULL, 0, TRUE));
}

static void
test_turned (void)
{
  static const struct
  {
    const char *xml;
    const char *html;
  } cases[] = {
    { "<p>a</p><br/><img src=\"x\" />", "<p>a</p><br/><img src=\"x\" />" },
    { "<title/><p>a</p>", "<title></title><p>a</p>" },
    { "<script src=\"a>b\" /><p>a</p>", "<script src=\"a>b\" ></script><p>a</p>" },
    { "<a id=\"x\"/>b<svg:averylongelementname/>", "<a id=\"x\"></a>b<svg:averylongelementname></svg:averylongelementname>" },
    { "<p><![CDATA[a < b > c && d]]></p>", "<p>a &lt; b > c &amp;&amp; d</p>" },
    { "<p><![CDATA[]]>x<![CDATA[a", "<p>xa" },
    { "<![CDATA[a]]", "a]]" },
    { "<script><![CDATA[a/>]]></script>", "<script><![CDATA[a/>]]></script>" },
    { "<!-- <b/> --><p", "<!-- <b/> --><p" },
    { "<p/", "<p/" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            size = strlen (cases[i].xml);
      g_autofree char *exact = g_memdup2 (cases[i].xml, size);
      g_autoptr (GString) html = notanda_html_from_xml (exact != NULL ? exact : "", size);

      g_assert_cmpstr (html->str, ==, cases[i].html);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/html-from-xml/is-xml", test_is_xml);
  g_test_add_func ("/notanda/extract/html-from-xml/turned", test_turned);

  return g_test_run ();
}
