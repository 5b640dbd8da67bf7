/* notanda-file-filters.c: which files a chooser offers to open
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-file-filters.h"

#include <glib/gi18n-lib.h>

#include "load/notanda-file-kind.h"

GListModel *
notanda_file_filters_new (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, _ ("Articles and Documents"));
  for (guint i = 0; notanda_file_kind_get_suffix (i) != NULL; i++)
    gtk_file_filter_add_suffix (known, notanda_file_kind_get_suffix (i));
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, known);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}
