/* notanda-pdf-running.c: running heads and page numbers among the lines of printed pages
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two lines at each edge of a page are looked at: a head may stand over a rule of its own, or a number beside a title. */

#include "load/formats/notanda-pdf-running.h"

#include <string.h>

#define N_EDGE 2    /* lines of each edge */
#define MIN_PAGES 3 /* fewer say nothing about what repeats */

typedef struct
{
  guint lines[2 * N_EDGE]; /* indices: the upper ones, then the lower ones */
  guint n_upper;
  guint n_lower;
} Edges;

static const NotandaPdfLine *
get_line (GArray *lines,
          guint   i)
{
  return &g_array_index (lines, NotandaPdfLine, i);
}

/* Keeps the N_EDGE lines that are nearest to an edge, the nearest first. */
static void
keep_nearest (GArray *lines,
              guint  *nearest,
              guint  *n,
              guint   line,
              double  sign)
{
  guint at = *n;

  while (at > 0 && sign * get_line (lines, line)->top < sign * get_line (lines, nearest[at - 1])->top)
    at--;
  if (at >= N_EDGE)
    return;
  if (*n < N_EDGE)
    ++*n;
  memmove (nearest + at + 1, nearest + at, (*n - at - 1) * sizeof (guint));
  nearest[at] = line;
}

/* The text with each number as one sign. */
static char *
dup_key (const char *text,
         gboolean    is_upper)
{
  GString *key = g_string_new (is_upper ? "^" : "_");

  for (; *text != '\0'; text++)
    if (!g_ascii_isdigit (*text))
      g_string_append_c (key, *text);
    else if (key->str[key->len - 1] != '#')
      g_string_append_c (key, '#');

  return g_string_free (key, FALSE);
}

static void
count_edges (GArray      *lines,
             const Edges *edges,
             GHashTable  *counts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < edges->n_upper + edges->n_lower; i++)
    {
      gboolean is_upper = i < edges->n_upper;
      guint    line = edges->lines[is_upper ? i : N_EDGE + i - edges->n_upper];
      char    *key = dup_key (get_line (lines, line)->text, is_upper);

      /* once a page */
      if (!g_hash_table_contains (seen, key))
        g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
      g_hash_table_add (seen, key);
    }
}

static void
mark_edge (GArray      *lines,
           const guint *edge,
           guint        n,
           gboolean     is_upper,
           GHashTable  *counts,
           guint        n_pages)
{
  for (guint i = 0; i < n; i++)
    {
      NotandaPdfLine  *line = &g_array_index (lines, NotandaPdfLine, edge[i]);
      g_autofree char *key = dup_key (line->text, is_upper);

      line->is_running = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) * 10 > n_pages * 6;
    }
}

void
notanda_pdf_running_mark (GArray *lines,
                          guint   n_pages)
{
  g_autofree Edges *pages = g_new0 (Edges, n_pages);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (n_pages < MIN_PAGES)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      Edges *edges = &pages[get_line (lines, i)->page];

      keep_nearest (lines, edges->lines, &edges->n_upper, i, 1);
      keep_nearest (lines, edges->lines + N_EDGE, &edges->n_lower, i, -1);
    }
  for (guint i = 0; i < n_pages; i++)
    count_edges (lines, &pages[i], counts);
  for (guint i = 0; i < n_pages; i++)
    {
      mark_edge (lines, pages[i].lines, pages[i].n_upper, TRUE, counts, n_pages);
      mark_edge (lines, pages[i].lines + N_EDGE, pages[i].n_lower, FALSE, counts, n_pages);
    }
}
