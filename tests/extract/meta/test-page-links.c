/* test-page-links.c: addresses that a page names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-page-links.h"

static void
test_resolved (void)
{
  static const struct
  {
    const char *base;
    const char *address;
    const char *resolved;
  } cases[] = {
    { "https://a.example/b/c", "d", "https://a.example/b/d" },
    { "https://a.example/b/c", "/d", "https://a.example/d" },
    { "https://a.example/b", "//c.example/d#e", "https://c.example/d" },
    { "https://a.example/b", "https://u:p@c.example/", "https://c.example/" },
    { NULL, "d", NULL },
    { "https://a.example/", "javascript:alert(1)", NULL },
    { "https://a.example/", "file:///etc/passwd", NULL },
    { "https://a.example/", "", NULL },
  };
  g_autofree char *long_address = g_strnfill (100000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *resolved = notanda_page_links_dup_resolved (cases[i].base, cases[i].address);

      if (g_strcmp0 (resolved, cases[i].resolved) != 0)
        g_error ("\"%s\": %s, not %s", cases[i].address, resolved, cases[i].resolved);
    }
  g_assert_null (notanda_page_links_dup_resolved ("https://a.example/", long_address));
}

static void
test_find (void)
{
  static const char        page[] = "<link rel=alternate type=application/rss+xml href=/feed title=News>"
                                    "<meta http-equiv=refresh content='0; url=/there'><link rel=next href=?p=2>"
                                    "<body><iframe src=/small width=10 height=10></iframe><iframe src=/large></iframe>"
                                    "<iframe src=https://b.example/ width=9000 height=9000></iframe>";
  static const char *const addresses[] = { "https://a.example/feed", "https://a.example/there", "https://a.example/large", "https://a.example/x?p=2" };
  g_autoptr (NotandaHtmlTree) tree = notanda_html_tree_new (page, strlen (page));
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");

  notanda_page_links_find (tree, "https://a.example/x", loaded);
  g_assert_cmpuint (loaded->links->len, ==, G_N_ELEMENTS (addresses));
  for (guint i = 0; i < loaded->links->len; i++)
    {
      const NotandaLoadedLink *link = g_ptr_array_index (loaded->links, i);

      g_assert_cmpstr (link->address, ==, addresses[link->kind]);
    }
}

/* A page may name many, and few of them are kept. */
static void
test_many (void)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (NotandaHtmlTree) tree = NULL;
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");

  for (guint i = 0; i < 10000; i++)
    g_string_append (page, "<link rel=next href=/n>");
  tree = notanda_html_tree_new (page->str, page->len);
  notanda_page_links_find (tree, "https://a.example/x", loaded);
  g_assert_cmpuint (loaded->links->len, <=, 40);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/meta/page-links/resolved", test_resolved);
  g_test_add_func ("/notanda/extract/meta/page-links/find", test_find);
  g_test_add_func ("/notanda/extract/meta/page-links/many", test_many);

  return g_test_run ();
}
