/* test-file-filters.c: files of each kind are offered, and others under "all"
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-file-filters.h"

static gboolean
is_offered (GListModel *filters,
            guint       place,
            const char *name)
{
  g_autoptr (GtkFilter) filter = g_list_model_get_item (filters, place);
  g_autoptr (GFileInfo) info = g_file_info_new ();

  g_file_info_set_display_name (info, name);
  g_file_info_set_name (info, name);
  return gtk_filter_match (filter, info);
}

static void
test_known (void)
{
  g_autoptr (GListModel) filters = notanda_file_filters_new ();
  static const char *const known[] = { "a.txt", "A.TXT", "a.notanda", "a.html", "a.mht", "a.md", "a.epub", "a.pdf",
                                       "a.odt", "a.docx", "a.warc", "a.warc.gz", "a.rss", "a.atom", "a.xml", "a.json" };
  static const char *const unknown[] = { "a.png", "a.tar.gz", "README", "html" };

  g_assert_cmpuint (g_list_model_get_n_items (filters), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (is_offered (filters, 0, known[i]));
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_false (is_offered (filters, 0, unknown[i]));
      g_assert_true (is_offered (filters, 1, unknown[i]));
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/app/file-filters/known", test_known);
  return g_test_run ();
}
