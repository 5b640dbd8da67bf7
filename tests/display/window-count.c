/* window-count.c: how many windows there are
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/window-count.h"

/* Windows that show a document, and whether any is still on its way. */
static guint
count_windows (Fixture  *fixture,
               gboolean *busy)
{
  guint n = 0;

  *busy = FALSE;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL; l = l->next)
    if (notanda_page_get_document (notanda_window_get_page (l->data)) != NULL)
      n++;
    else if (!notanda_window_is_empty (l->data))
      *busy = TRUE;
  return n;
}

static gboolean
is_idle (Fixture *fixture)
{
  gboolean busy;

  count_windows (fixture, &busy);
  return !busy;
}

void
assert_windows (Fixture *fixture,
                guint    n)
{
  gboolean busy;

  wait_for (fixture, is_idle);
  g_assert_cmpuint (count_windows (fixture, &busy), ==, n);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, n);
}

void
open_path (Fixture    *fixture,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  notanda_application_open_file (fixture->application, file, NULL);
}

gboolean
has_two_windows (Fixture *fixture)
{
  gboolean busy;

  return count_windows (fixture, &busy) == 2 && !busy;
}
