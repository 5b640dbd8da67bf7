/* notanda-file-filters.c: which files a chooser offers to open
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* By the ends of names and not by types: what a desktop takes a file for depends on what is installed there. */

#include "app/common/notanda-file-filters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const suffixes[] = {
  "notanda", "txt", "text", "html", "htm", "xhtml", "mhtml", "mht", "md", "markdown", "epub", "pdf", "odt", "docx",
  "warc", "warc.gz", "rss", "atom", "xml", "json"
};

gboolean
notanda_file_filters_is_known (const char *name)
{
  gsize size = strlen (name);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize n = strlen (suffixes[i]);

      if (size > n + 1 && name[size - n - 1] == '.' && g_ascii_strcasecmp (name + size - n, suffixes[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

GListModel *
notanda_file_filters_new (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, _ ("Articles and Documents"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (known, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, known);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}
