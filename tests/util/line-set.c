/* line-set.c: the simplest file that merges: sorted lines, joined by union
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/line-set.h"

#include <string.h>

#include "base/notanda-error.h"

static gboolean
add_lines (GTree   *set,
           GBytes  *bytes,
           GError **error)
{
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data != NULL ? data : "", size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (size > 0 && text[size - 1] != '\n')
    {
      g_set_error_literal (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED, "incomplete");
      return FALSE;
    }
  for (gsize i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      g_tree_insert (set, g_strdup (lines[i]), NULL);
  return TRUE;
}

static gboolean
append_line_cb (gpointer key,
                gpointer value,
                gpointer user_data)
{
  GString *text = user_data;

  g_string_append (text, key);
  g_string_append_c (text, '\n');
  return FALSE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return strcmp (a, b);
}

GBytes *
line_set_merge (GBytes  *ours,
                GBytes  *theirs,
                gpointer counter,
                GError **error)
{
  g_autoptr (GTree) set = g_tree_new_full (compare_lines, NULL, g_free, NULL);
  GString *text;

  if (counter != NULL)
    ++*(guint *) counter;
  if (!add_lines (set, ours, error) || !add_lines (set, theirs, error))
    return NULL;
  text = g_string_new (NULL);
  g_tree_foreach (set, append_line_cb, text);
  return g_string_free_to_bytes (text);
}

GBytes *
line_set_add (GBytes     *lines,
              const char *line)
{
  g_autofree char *text = g_strconcat (line, "\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return line_set_merge (lines, bytes, NULL, NULL);
}
