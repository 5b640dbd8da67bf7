/* make-page.c: pages of any size with what pages of newspapers have
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-make-page FILE SIZE
 * writes a page of about that size: a head, menus, an article, teasers and scripts,
 * in about the shares that pages of newspapers have; a larger one has them again and again.
 */

#include <stdlib.h>

#include "bench/material.h"

#define ROUND 135000 /* bytes of what is repeated */

static void
append_menu (GString *page,
             guint    n)
{
  g_string_append (page, "<nav class=\"site-nav\"><ul class=\"nav-list\">\n");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (page, "<li class=\"nav-item nav-item-%u\"><a class=\"nav-link\" href=\"/section/%u?from=menu\"><span>Section %u</span></a></li>\n", i, i, i);
  g_string_append (page, "</ul></nav>\n");
}

static void
append_script (GString *page,
               gsize    size)
{
  gsize end = page->len + size;

  g_string_append (page, "<script>\n");
  for (guint i = 0; page->len < end; i++)
    g_string_append_printf (page, "window.settings.push({\"slot\":%u,\"sizes\":[[300,250],[728,90]],\"lazy\":i<3&&!seen[%u]});\n", i, i);
  g_string_append (page, "</script>\n");
}

static void
append_article (GString *page,
                GRand   *rand)
{
  g_autofree char *text = material_text (rand, 16000, 4);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_string_append (page, "<article class=\"story\"><header><h1>The bridge stays closed</h1><p class=\"byline\">By <a rel=\"author\" href=\"/by/okoro\">Nadia Okoro</a> <time datetime=\"2026-03-14T08:00:00Z\">14 March 2026</time></p></header>\n<div class=\"story-body\">\n");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i % 6 == 5)
        g_string_append_printf (page, "<h2 id=\"part-%u\">What the survey found</h2>\n", i);
      if (i % 8 == 3)
        g_string_append (page, "<figure class=\"image\"><img src=\"/i/quay.jpg\" srcset=\"/i/quay-2.jpg 2x\" alt=\"The quay\"><figcaption>The quay in March. Photo: Ada Venn</figcaption></figure>\n");
      g_string_append_printf (page, "<p class=\"text text-%u\">%s <a href=\"/story/%u\">Read the report</a>.</p>\n", i % 3, lines[i], i);
    }
  g_string_append (page, "</div></article>\n");
}

static void
append_teasers (GString *page,
                gsize    size)
{
  gsize end = page->len + size;

  g_string_append (page, "<aside class=\"related\"><h3>More from the harbour</h3>\n");
  for (guint i = 0; page->len < end; i++)
    g_string_append_printf (page,
                            "<div class=\"card card--small\" data-id=\"%u\"><a class=\"card__link\" href=\"/story/%u.html\"><div class=\"card__image\"><img loading=\"lazy\" src=\"/i/%u.jpg\" alt=\"\"></div>"
                            "<div class=\"card__text\"><h4 class=\"card__title\">Pumps out of order, report %u says</h4><p class=\"card__time\">%u hours ago</p></div></a></div>\n",
                            i, i, i, i, i % 24);
  g_string_append (page, "</aside>\n");
}

static void
make (const char *path,
      gsize       size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GString) page = g_string_new ("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>The bridge stays closed | The Portsea Echo</title>\n");

  g_string_append (page, "<meta property=\"og:title\" content=\"The bridge stays closed\"><meta name=\"author\" content=\"Nadia Okoro\"><link rel=\"canonical\" href=\"https://echo.example/bridge\">\n"
                         "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"The bridge stays closed\",\"datePublished\":\"2026-03-14\"}</script>\n");
  append_script (page, 30000);
  g_string_append (page, "</head><body>\n");
  do
    {
      append_menu (page, 120);
      append_article (page, rand);
      append_teasers (page, 60000);
      append_script (page, 36000);
    }
  while (page->len + ROUND / 2 < size);
  g_string_append (page, "</body></html>\n");
  g_assert_true (g_file_set_contents (path, page->str, (gssize) page->len, NULL));
}

int
main (int    argc,
      char **argv)
{
  if (argc != 3)
    return 2;

  make (argv[1], (gsize) atol (argv[2]));

  return 0;
}
