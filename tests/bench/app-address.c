/* app-address.c: how soon a web address is an article on the screen
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-app-address PAGE
 * opens the page from a server of its own on the loopback, in a window that shows its
 * start page, a few times with other words, and prints for each
 *   address=..
 * the nanoseconds from Enter until a frame with the article in it was painted. The first
 * starts the helper.
 */

#include <stdio.h>
#include <stdlib.h>

#include "app/notanda-application.h"
#include "app/notanda-window.h"
#include "util/test-proxies.h"
#include "util/test-server.h"

#define N_PAGES 6
#define SITE "http://site.test"

typedef struct
{
  NotandaApplication *application;
  NotandaWindow      *window;
  gint64              start; /* microseconds, monotonic; 0 until an address is typed */
  guint               n;
} Bench;

static void
add_pages (TestServer *server,
           const char *path)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    exit (1);
  for (guint i = 0; i < N_PAGES; i++)
    {
      g_autoptr (GString) page = g_string_new (text);
      g_autofree char *word = g_strdup_printf ("bridge%u", i);
      g_autofree char *address = g_strdup_printf (SITE "/%u", i);

      g_string_replace (page, "bridge", word, 0);
      test_server_add_page (server, address, page->str);
    }
}

static void
open_next (Bench *bench)
{
  g_autofree char *address = g_strdup_printf (SITE "/%u", bench->n);

  bench->start = g_get_monotonic_time ();
  notanda_window_open_address (bench->window, address);
}

static gboolean next_cb (gpointer data);

static void
after_paint_cb (GdkFrameClock *clock G_GNUC_UNUSED,
                Bench               *bench)
{
  NotandaPage *page = notanda_window_get_page (bench->window);

  if (bench->start == 0 || !gtk_widget_get_mapped (GTK_WIDGET (page)) || notanda_page_get_document (page) == NULL)
    return;
  printf ("address=%" G_GINT64_FORMAT "\n", (g_get_monotonic_time () - bench->start) * 1000);
  fflush (stdout);
  bench->start = 0;
  if (++bench->n == N_PAGES)
    _exit (0); /* how long it takes to close is no part of this */
  g_timeout_add (300, next_cb, bench);
}

/* Another window for the next one; the first frames of it are past when its address is typed. */
static gboolean
type_cb (gpointer data)
{
  open_next (data);

  return G_SOURCE_REMOVE;
}

static gboolean
next_cb (gpointer data)
{
  Bench *bench = data;

  bench->window = notanda_application_new_window (bench->application);
  gtk_window_present (GTK_WINDOW (bench->window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint", G_CALLBACK (after_paint_cb), bench);
  g_timeout_add (500, type_cb, bench);

  return G_SOURCE_REMOVE;
}

int
main (int    argc,
      char **argv)
{
  Bench            bench = { 0 };
  TestServer      *server;
  g_autofree char *proxy = NULL;

  if (argc != 2)
    return 2;
  test_proxies_install ();
  server = test_server_new (NULL);
  proxy = test_server_dup_address (server, NULL, "");
  test_proxies_set (SITE, proxy);
  add_pages (server, argv[1]);
  bench.application = notanda_application_new (G_APPLICATION_NON_UNIQUE);
  g_idle_add (next_cb, &bench);

  return g_application_run (G_APPLICATION (bench.application), 1, argv);
}
