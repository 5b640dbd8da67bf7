/* page.c: the article of a web page, the HTML parser alone, and the memory of the helper that reads pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-page extract|parse FILE TURNS
 * prints for each turn, in a process that has done it once before
 *   ns=.. size=.. blocks=..
 * of processor time, and
 *   bench-page helper FILE TURNS
 * ns=.. peak=.. size=.. in bytes, of a helper process that reads it so often, from its start to its end;
 * and read=1, or read=0 where it refuses the page.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/notanda-error.h"
#include "extract/html/notanda-html-tree.h"
#include "extract/notanda-extract.h"
#include "load/notanda-loader-client.h"

static gint64
cpu_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static gint64
timeval_ns (struct timeval time)
{
  return (time.tv_sec * G_GINT64_CONSTANT (1000000) + time.tv_usec) * 1000;
}

static guint
extract (const char *text,
         gsize       size)
{
  NotandaLoadOptions options = { .name = "page", .address = "https://echo.example/bridge" };
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");

  notanda_extract_html (g_memdup2 (text, size), size, &options, TRUE, loaded);

  return loaded->blocks->len;
}

static guint
parse (const char *text,
       gsize       size)
{
  g_autoptr (NotandaHtmlTree) tree = notanda_html_tree_new (text, size);

  return notanda_html_tree_get_n_nodes (tree);
}

static void
measure_helper (const char *path,
                int         turns)
{
  NotandaLoadOptions   options = { .name = path, .address = "https://echo.example/bridge" };
  NotandaLoaderClient *client = notanda_loader_client_new (NULL);
  const NotandaClaim  *claim = notanda_claims_get ("html");
  g_autoptr (GBytes) page = NULL;
  struct rusage usage;
  gboolean      is_read = TRUE;
  char         *text;
  gsize         size;

  /* what a process is started with counts as its own: before the page is here */
  notanda_loader_client_prepare (client, claim->helper);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  page = g_bytes_new_take (text, size);
  for (int i = 0; i < turns; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = notanda_loader_client_load (client, claim, page, &options, NULL, &error);

      is_read = loaded != NULL;
      /* what it says itself, and not its end */
      g_assert_true (is_read || g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_NOT_TEXT) || g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY));
    }
  notanda_loader_client_unref (client);
  getrusage (RUSAGE_CHILDREN, &usage);
  printf ("ns=%" G_GINT64_FORMAT " peak=%ld size=%zu read=%d\n", timeval_ns (usage.ru_utime) + timeval_ns (usage.ru_stime), usage.ru_maxrss * 1024, size, is_read);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *text = NULL;
  gsize            size;
  guint (*work) (const char *, gsize) = argc > 1 && g_str_equal (argv[1], "parse") ? parse : extract;

  if (argc < 4)
    return 2;
  if (g_str_equal (argv[1], "helper"))
    {
      measure_helper (argv[2], atoi (argv[3]));
      return 0;
    }
  g_assert_true (g_file_get_contents (argv[2], &text, &size, NULL));
  g_assert_cmpuint (work (text, size), >, 5);
  for (int i = 0; i < atoi (argv[3]); i++)
    {
      gint64 start = cpu_ns ();
      guint  n = work (text, size);

      printf ("ns=%" G_GINT64_FORMAT " size=%zu blocks=%u\n", cpu_ns () - start, size, n);
    }

  return 0;
}
