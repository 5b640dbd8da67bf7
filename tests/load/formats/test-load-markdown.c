/* test-load-markdown.c: tables of Markdown, and what only looks like one
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "load/formats/notanda-load-markdown.h"

static void
check (const char *markdown,
       const char *expected)
{
  const NotandaLoadOptions options = { .name = "x.md" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (markdown, strlen (markdown));
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = notanda_load_markdown (bytes, &options, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      g_string_append_printf (found, "%s%c%u %s;", block->left_out != 0 ? "-" : "", "?TSBDHPCLQXF"[block->kind], block -> level, block -> text);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_tables (void)
{
  check ("| a | b |\n| - | - |\n| c | d |\n", "X1 a;X2 b;X1 c;X2 d;");
  check ("a | b\n:-- | --:\nc | d\n\nend\n", "X1 a;X2 b;X1 c;X2 d;P0 end;");
  check ("in front\n| a | b |\n|---|---|\n| c | d |\n", "P0 in front;X1 a;X2 b;X1 c;X2 d;");
  check ("| a |  \n|---|  \n| b |  \n", "X1 a;X1 b;");
  check ("> | a | b |\n> |---|---|\n> | c | d |\n", "X1 a;X2 b;X1 c;X2 d;");
  check ("- | a | b |\n  |---|---|\n  | c | d |\n", "X1 a;X2 b;X1 c;X2 d;");
}

static void
test_cells (void)
{
  check ("| a \\| b | `c \\| d` |\n|---|---|\n| `e | f` | g<br>h |\n", "X1 a | b;X2 c | d;X1 e | f;X2 g h;");
  check ("| *a* | [b][1][^n] |\n|---|---|\n| c |\n| | d | more |\n\n[1]: https://b.example\n", "X1 a;X2 b;X1 c;X2 d;X3 more;");
  check ("| café 河 | ![picture](p.png) |\n|---|---|\n| \\\\ | &#124; |\n", "X1 café 河;X1 \\;X2 |;");
  check ("| [a](https://a.example/x\\|y) | <https://b.example> |\n|---|---|\n|_d_|**\"e\"**|\n", "X1 a;X2 https://b.example;X1 d;X2 \"e\";");
}

static void
test_no_tables (void)
{
  check ("| a | b |\n| c | d |\n", "P0 | a | b | | c | d |;");
  check ("| a | b |\n|---|\n", "P0 | a | b | |---|;");
  check ("a \\| b `c | d` `e \\| f`\nx  \ny\n", "P0 a | b c | d e \\| f x\ny;");
  check ("    a \\| b\n\n<p>a \\| b</p>\n\n# a \\| b\n", "F0 a \\| b;P0 a \\| b;H1 a | b;");
  check ("[a](https://a.example/x|y) \\\\| `&#124;` &vert;\n", "P0 a \\| &#124; |;");
  check ("a\x1e"
         "b\x1f"
         "c | d\n",
         "P0 abc | d;");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/load/formats/load-markdown/tables", test_tables);
  g_test_add_func ("/notanda/load/formats/load-markdown/cells", test_cells);
  g_test_add_func ("/notanda/load/formats/load-markdown/no-tables", test_no_tables);

  return g_test_run ();
}
