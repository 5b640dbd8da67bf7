/* test-patterns.c: a page for each pattern that extractors fail on, with its truth beside it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* data/pages/NN-name.html is the page, NN-name.txt the blocks that belong to the article, with blank lines between them. Each begins with a
 * letter for its kind (T title, S standfirst, H heading, P paragraph, L list item, Q quotation, E table cell, M preformatted) and its level
 * where it has one. */

#include <string.h>

#include "load/formats/notanda-load-html.h"

/* What the extractor doesn't do yet; a page leaves this list when it does, and never comes back. */
static const char *const not_yet[] = { NULL };

/* What is no article, or no whole one. */
static const struct
{
  const char *name;
  guint       page;
} kinds[] = {
  { "27-paywall", NOTANDA_PAGE_KIND_STUB },
  { "28-not-found", NOTANDA_PAGE_KIND_ERROR },
  { "30-section-page", NOTANDA_PAGE_KIND_LIST },
  { "32-consent-wall", NOTANDA_PAGE_KIND_ERROR },
};

/* Those that have no truth beside them: there is no text in them that would be an article's. */
static const char *const without_text[] = { "30-section-page", "32-consent-wall", NULL };

static char *
describe (NotandaLoaded *loaded)
{
  static const char letters[] = "?TSBDHPCLQEM";
  GString          *out = g_string_new (NULL);

  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      if (block->left_out != NOTANDA_LEFT_OUT_NOT)
        continue;
      g_string_append_printf (out, "%s%c", out->len > 0 ? "\n\n" : "", letters[block->kind]);
      if (block->level > 0)
        g_string_append_printf (out, "%u", block->level);
      g_string_append_printf (out, " %s", block->text);
    }
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}

/* Each block says why it was taken or left out. */
static void
assert_explained (NotandaLoaded *loaded)
{
  for (guint i = 0; i < loaded->blocks->len; i++)
    {
      const NotandaLoadedBlock *block = g_ptr_array_index (loaded->blocks, i);

      g_test_message ("%s", block->text);
      g_assert_nonnull (block->explain);
    }
}

static guint
expected_kind (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return kinds[i].page;

  return NOTANDA_PAGE_KIND_ARTICLE;
}

static void
test_page (gconstpointer data)
{
  const char        *name = data;
  g_autofree char   *page_name = g_strconcat (name, ".html", NULL);
  g_autofree char   *truth_name = g_strconcat (name, ".txt", NULL);
  g_autofree char   *page_path = g_test_build_filename (G_TEST_DIST, "data", "pages", page_name, NULL);
  g_autofree char   *truth_path = g_test_build_filename (G_TEST_DIST, "data", "pages", truth_name, NULL);
  NotandaLoadOptions options = { .name = page_name, .address = "https://news.example/2026/03/03/mill", .explain = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;
  g_autofree char *html = NULL;
  g_autofree char *truth = NULL;
  g_autofree char *found = NULL;
  gsize            size = 0;
  gboolean         has_truth, is_same;

  g_assert_true (g_file_get_contents (page_path, &html, &size, NULL));
  bytes = g_bytes_new (html, size);
  loaded = notanda_load_html (bytes, &options, &error);
  g_assert_no_error (error);
  found = describe (loaded);

  assert_explained (loaded);

  has_truth = g_file_get_contents (truth_path, &truth, NULL, NULL);
  g_assert_cmpint (has_truth, !=, g_strv_contains (without_text, name));
  is_same = !has_truth || g_str_equal (found, truth);
  if (is_same && loaded->page == expected_kind (name))
    {
      g_assert_false (g_strv_contains (not_yet, name));
      return;
    }
  if (g_strv_contains (not_yet, name))
    {
      g_test_incomplete ("not extracted as it should be yet");
      return;
    }
  g_test_message ("is “%s”:\n%s\nshould be:\n%s", notanda_page_kind_get_identifier (loaded->page), found, truth);
  g_test_fail ();
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *entry;

  g_test_init (&argc, &argv, NULL);
  notanda_load_html_warm ();
  folder = g_test_build_filename (G_TEST_DIST, "data", "pages", NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (entry, ".html"))
      g_ptr_array_add (names, g_strndup (entry, strlen (entry) - strlen (".html")));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, ==, 32);

  for (guint i = 0; i < names->len; i++)
    {
      const char      *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_strconcat ("/notanda/load/patterns/", name, NULL);

      g_test_add_data_func (path, name, test_page);
    }

  return g_test_run ();
}
