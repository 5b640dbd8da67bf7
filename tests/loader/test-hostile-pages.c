/* test-hostile-pages.c: pages that break or slow parsers, through the helper process that is shipped, and the memory it takes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <sys/resource.h>

#include "base/notanda-error.h"
#include "load/notanda-loader-client.h"

#define PARAGRAPH "<p>Plain words of a paragraph that is long enough to count as text, with commas, and a stop.</p>\n"

/* A page of @before, then @n times @part, "%u" in which is the number of the part, then @after. */
typedef struct
{
  const char *before;
  const char *part;
  guint       n;
  const char *after;
} Shape;

/* From the smallest: see test_memory(). */
static const Shape shapes[] = {
  { "<frameset><frame src=x></frameset>", "<p>text after</p>", 1, "" },
  { "<plaintext>", PARAGRAPH, 100, "</plaintext>" },
  { "", "<div>", 10000, "x" },
  { "", "<b id=%u><p>x</p>", 4000, "" },
  { "", "<table><tr><td>", 5000, "x" },
  { "<svg>", "<g>", 50000, "x" },
  { "", "<b><p></b>", 20000, "" },
  { "", "<template>", 20000, "x" },
  { "<table>", "<b>x</b><i>", 20000, "" },
  { "", "<p>x", 75000, "" },
  { "", "<a href=x><div>", 20000, "x" },
  { "", "<p a b c d e f g h>x", 17000, "" },
  { "", "<font color=%u>", 20000, "x" },
  { "<table>", "<tr><td>%u<th>x", 20000, "</table>" },
  { "<p ", "a%u=1 ", 100000, ">x</p>" },
  { "<p>y</p>", "<!--x-->", 120000, "" },
  { "<select>", "<option>x", 200000, "" },
  { "", "<p>x</p>", 500000, "" },
  { "<p>", "&", 4000000, "" },
  { "<p>", "<", 4000000, "" },
  { "<p>x", "</p>", 1000000, "" },
  { "", "<div>", 1000000, "x" },
  { "<title>", PARAGRAPH, 80000, "" },
  { "<p>before</p><!--", PARAGRAPH, 80000, "" },
  { "<p>before</p><script>", PARAGRAPH, 80000, "" },
  { "<p>before</p><a href=\"", PARAGRAPH, 80000, "" },
  { "<p title=\"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 200000, "\">x</p>" },
  { "<p>", "word ", 3200000, "" },
  { "<article>", PARAGRAPH, 165000, "</article>" },
};

static GBytes *
make (const Shape *shape)
{
  GString *page = g_string_new (shape->before);
  g_auto (GStrv) pieces = g_strsplit (shape->part, "%u", 2);

  for (guint i = 0; i < shape->n; i++)
    {
      g_string_append (page, pieces[0]);
      if (pieces[1] != NULL)
        g_string_append_printf (page, "%u%s", i, pieces[1]);
    }
  g_string_append (page, shape->after);

  return g_string_free_to_bytes (page);
}

/* Each page has a helper of its own, which is to need no more than 8 times the page and 32 MiB. The system tells the most
 * that any so far has needed, hence their order; and what a process is started with counts as its own, hence that too. */
static void
test_memory (void)
{
  const NotandaClaim *claim = notanda_claims_get ("html");
  gsize               last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      NotandaLoadOptions   options = { .name = "a.html" };
      NotandaLoaderClient *client = notanda_loader_client_new (NULL);
      g_autoptr (GBytes) page = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = NULL;
      struct rusage usage;

      notanda_loader_client_prepare (client, claim->helper);
      page = make (&shapes[i]);
      loaded = notanda_loader_client_load (client, claim, page, &options, NULL, &error);
      g_assert_no_error (error);
      notanda_loader_client_unref (client);
      g_assert_cmpuint (g_bytes_get_size (page), >=, last);
      last = g_bytes_get_size (page);
      getrusage (RUSAGE_CHILDREN, &usage);
      g_test_message ("%s%s: %ld KiB for %zu", shapes[i].before, shapes[i].part, usage.ru_maxrss, last >> 10);
#if !defined(NOTANDA_SANITIZED)
      g_assert_cmpuint ((gsize) usage.ru_maxrss << 10, <=, 8 * last + (32u << 20));
#endif
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/loader/hostile-pages/memory", test_memory);

  return g_test_run ();
}
