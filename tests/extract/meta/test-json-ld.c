/* test-json-ld.c: structured data in the shapes that pages have them in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "extract/meta/notanda-json-ld.h"

static void
test_shapes (void)
{
  static const struct
  {
    const char *text;
    const char *headline;
    const char *author;
  } cases[] = {
    { "{\"@type\":\"NewsArticle\",\"headline\":\"A\",\"author\":{\"@type\":\"Person\",\"name\":\"Ann Other\"}}", "A", "Ann Other" },
    { "[{\"@type\":\"Article\",\"headline\":\"A\",\"author\":\"Ann Other\"}]", "A", "Ann Other" },
    { "{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"A\",\"author\":{\"@id\":\"#p\"}},{\"@id\":\"#p\",\"@type\":\"Person\",\"name\":\"Ann Other\"}]}", "A", "Ann Other" },
    { "{\"@type\":[\"Thing\",\"https://schema.org/Article\"],\"headline\":\"A &amp; B\",\"author\":[{\"name\":[\"Ann Other\"]}]}", "A & B", "Ann Other" },
    { "{\"@type\":\"Organization\",\"name\":\"A\"}", NULL, NULL },
    /* mended */
    { "<!-- /* x */ {\"@type\":\"Article\",\"headline\":\"A\nB\",} -->", "A\nB", NULL },
    { "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A\"};\n//]]>", "A", NULL },
    { "{\"@type\":\"Article\",\"headline\":\"A\\'s // no comment\"}", "A's // no comment", NULL },
    { "{}\n{\"@type\":\"Article\",\"headline\":\"A\"}", "A", NULL },
    { "{\"@type\":\"Article\",\"headline\":\"A", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (NotandaJsonLd) data = { 0 };

      notanda_json_ld_init (&data);
      notanda_json_ld_add (&data, cases[i].text, strlen (cases[i].text));
      if (g_strcmp0 (data.headline, cases[i].headline) != 0 ||
          g_strcmp0 (data.authors->len > 0 ? g_ptr_array_index (data.authors, 0) : NULL, cases[i].author) != 0)
        g_error ("%s: %s", cases[i].text, data.headline);
    }
}

/* References that lead back to themselves multiply at each step: they end all the same. */
static void
test_references (void)
{
  g_autoptr (GString) text = g_string_new ("{\"@type\":\"Article\",\"headline\":\"A\",\"author\":{\"@id\":\"a\"},\"x\":{\"@id\":\"a\",\"name\":[0");
  g_auto (NotandaJsonLd) data = { 0 };

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, ",{\"@id\":\"a\"}");
  g_string_append (text, "]}}");
  notanda_json_ld_init (&data);
  notanda_json_ld_add (&data, text->str, text->len);
  g_assert_cmpstr (data.headline, ==, "A");
  g_assert_cmpuint (data.authors->len, ==, 0);
}

/* Each further value costs a copy of what is left: not all are read. */
static void
test_hostile (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) deep = g_string_new (NULL);
  g_auto (NotandaJsonLd) data = { 0 };

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append (many, "{} ");
      g_string_append_c (deep, '[');
    }
  g_string_append (many, "{\"@type\":\"Article\",\"headline\":\"A\"}");
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, ']');
  notanda_json_ld_init (&data);
  notanda_json_ld_add (&data, many->str, many->len);
  notanda_json_ld_add (&data, deep->str, deep->len);
  g_assert_null (data.headline);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/extract/meta/json-ld/shapes", test_shapes);
  g_test_add_func ("/notanda/extract/meta/json-ld/references", test_references);
  g_test_add_func ("/notanda/extract/meta/json-ld/hostile", test_hostile);

  return g_test_run ();
}
