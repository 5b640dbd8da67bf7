/* test-article.c: the text, its id and its ranges
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-article.h"

#include <string.h>

#include "base/notanda-error.h"

static NotandaArticle *
new_article (const char *text,
             gsize       size,
             GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);

  return notanda_article_new (bytes, error);
}

static void
test_text (void)
{
  const char *text = "“Né” 🏛\r\n";
  g_autoptr (NotandaArticle) article = new_article (text, strlen (text), NULL);
  g_autoptr (NotandaArticle) empty = new_article ("", 0, NULL);
  char  string[NOTANDA_HASH_STRING_SIZE];
  gsize size;

  g_assert_cmpuint (notanda_article_get_n_chars (article), ==, 8);
  g_assert_cmpmem (notanda_article_get_text (article, &size), size, text, strlen (text));
  notanda_hash_to_string (notanda_article_get_hash (article), string);
  g_assert_cmpuint (strlen (string), ==, 64);
  g_assert_true (notanda_article_get_hash (article) == notanda_article_get_hash (article));
  notanda_hash_to_string (notanda_article_get_hash (empty), string);
  g_assert_cmpstr (string, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpuint (notanda_article_get_n_chars (empty), ==, 0);
}

static void
test_ranges (void)
{
  const char *text = "“Né” 🏛.";
  g_autoptr (NotandaArticle) article = new_article (text, strlen (text), NULL);
  static const struct
  {
    gsize       start;
    gsize       end;
    const char *text;
  } cases[] = { { 0, 4, "“Né”" }, { 5, 6, "🏛" }, { 6, 7, "." }, { 3, 3, "" }, { 5, 99, "🏛." }, { 99, 100, "" }, { 4, 2, "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *range = notanda_article_dup_range (article, cases[i].start, cases[i].end);

      g_assert_cmpstr (range, ==, cases[i].text);
    }
}

static void
assert_refused (const char  *text,
                gsize        size,
                NotandaError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (new_article (text, size, &error));
  g_assert_error (error, NOTANDA_ERROR, (int) code);
}

static void
test_refused (void)
{
  g_autofree char *text = g_malloc0 (NOTANDA_ARTICLE_MAX_SIZE + 1);
  g_autoptr (NotandaArticle) longest = NULL;

  assert_refused ("a\0b", 3, NOTANDA_ERROR_NOT_TEXT);
  assert_refused ("a\xffz", 3, NOTANDA_ERROR_NOT_TEXT);
  assert_refused ("\xed\xa0\x80", 3, NOTANDA_ERROR_NOT_TEXT);
  assert_refused ("\xf0\x9f\x8f", 3, NOTANDA_ERROR_NOT_TEXT);
  memset (text, 'a', NOTANDA_ARTICLE_MAX_SIZE + 1);
  assert_refused (text, NOTANDA_ARTICLE_MAX_SIZE + 1, NOTANDA_ERROR_TOO_LARGE);
  longest = new_article (text, NOTANDA_ARTICLE_MAX_SIZE, NULL);
  g_assert_cmpuint (notanda_article_get_n_chars (longest), ==, NOTANDA_ARTICLE_MAX_SIZE);
}

static gpointer
hash_in_thread (gpointer article)
{
  g_assert_nonnull (notanda_article_get_index (article));

  return (gpointer) notanda_article_get_hash (article);
}

static void
test_threads (void)
{
  g_autoptr (NotandaArticle) article = new_article ("abc", 3, NULL);
  GThread *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, hash_in_thread, article);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == notanda_article_get_hash (article));
}

static void
test_block_kinds (void)
{
  g_assert_cmpstr (notanda_block_kind_get_identifier (NOTANDA_BLOCK_TITLE), ==, "title");
  g_assert_cmpstr (notanda_block_kind_get_identifier (NOTANDA_BLOCK_PREFORMATTED), ==, "preformatted");
  g_assert_cmpstr (notanda_block_kind_get_identifier (0), ==, "other");
  g_assert_cmpstr (notanda_block_kind_get_identifier (255), ==, "other");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/model/article/text", test_text);
  g_test_add_func ("/notanda/model/article/ranges", test_ranges);
  g_test_add_func ("/notanda/model/article/refused", test_refused);
  g_test_add_func ("/notanda/model/article/threads", test_threads);
  g_test_add_func ("/notanda/model/article/block-kinds", test_block_kinds);

  return g_test_run ();
}
