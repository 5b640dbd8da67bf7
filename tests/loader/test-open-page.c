/* test-open-page.c: pages and what is pasted, through the helper process that is shipped, to documents
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "load/notanda-open.h"
#include "util/test-folder.h"

/* In Shift_JIS: a title, and SENTENCE a few times in each paragraph */
#define WORDS "\x93\xfa\x96\x7b\x82\xc5\x82\xcd\x81\x41\x89\x4a\x82\xaa\x8d\x7e\x82\xc1\x82\xc4\x82\xa2\x82\xdc\x82\xb7\x81\x42"
#define PARAGRAPH "<p>" WORDS WORDS WORDS WORDS WORDS "</p>"
#define PAGE "<!doctype html><html><head><meta charset=shift_jis><title>T</title><script>var x = '<p>no';</script></head><body>" \
             "<article><h1>\x93\xfa\x96\x7b\x82\xcc\x83\x6a\x83\x85\x81\x5b\x83\x58</h1>" PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH "</article></body></html>"
#define SENTENCE "日本では、雨が降っています。"

typedef struct
{
  TestFolder          *folder;
  NotandaIdentity     *identity;
  NotandaLoaderClient *client;
  NotandaDocument     *document;
  NotandaDocumentFile *file;
  char                *notice;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = test_folder_new ();
  fixture->identity = notanda_identity_new_counting (1, "Ann");
  fixture->client = notanda_loader_client_new (NULL);
}

static void
close_document (Fixture *fixture)
{
  g_clear_object (&fixture->document);
  g_clear_pointer (&fixture->file, notanda_document_file_free);
  g_clear_pointer (&fixture->notice, g_free);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  close_document (fixture);
  notanda_loader_client_unref (fixture->client);
  notanda_identity_unref (fixture->identity);
  test_folder_free (fixture->folder);
}

static void
assert_holds (Fixture    *fixture,
              const char *words)
{
  gsize            size = 0;
  const char      *text = notanda_article_get_text (notanda_document_get_article (fixture->document), &size);
  g_autofree char *all = g_strndup (text, size);

  g_assert_nonnull (strstr (all, words));
  g_assert_null (strchr (all, '<'));
}

static void
test_page (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = test_folder_path (fixture->folder, "a.html");
  NotandaOpening   opening = { .client = fixture->client };

  test_folder_write (path, PAGE, -1);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *list = NULL;

      fixture->document = notanda_open_path (path, &opening, fixture->identity, &fixture->file, &fixture->notice, NULL, &error);
      g_assert_no_error (error);
      assert_holds (fixture, SENTENCE);
      g_assert_cmpstr (notanda_document_get_meta (fixture->document, NOTANDA_META_ENCODING), ==, "Shift_JIS");
      g_assert_cmpstr (notanda_document_get_meta (fixture->document, NOTANDA_META_SOURCE_NAME), ==, "a.html");
      list = test_folder_list (fixture->folder);
      g_assert_cmpstr (list, ==, "a.html a.notanda");
      close_document (fixture);
    }
}

static void
test_stripped (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *path = test_folder_path (fixture->folder, "a.html");
  NotandaOpening   opening = { .encoding = "Shift_JIS", .manner = NOTANDA_LOAD_STRIPPED };
  g_autoptr (GError) error = NULL;

  test_folder_write (path, PAGE, -1);
  fixture->document = notanda_open_path (path, &opening, fixture->identity, &fixture->file, &fixture->notice, NULL, &error);
  g_assert_no_error (error);
  assert_holds (fixture, SENTENCE);
  g_assert_nonnull (strstr (fixture->notice, "menus"));
}

/* What was copied as plain text stays that, tags and all. */
static void
test_pasted_source (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<html><p>It rained.</p>", 23);
  g_autoptr (GError) error = NULL;

  fixture->document = notanda_open_text (bytes, "Pasted text", fixture->identity, &fixture->file, &fixture->notice, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notanda_article_get_n_chars (notanda_document_get_article (fixture->document)), ==, 23);
}

static void
test_loaded (Fixture      *fixture,
             gconstpointer data)
{
  const NotandaLoadOptions options = { .name = "https://example.org/a", .address = "https://example.org/a" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (PAGE, strlen (PAGE));
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = notanda_load_bytes (bytes, &options, fixture->client, NULL, &error);
  g_autofree char *folder = NULL;

  g_assert_no_error (error);
  fixture->document = notanda_open_loaded (loaded, "https://example.org/a", fixture->identity, &fixture->file, &fixture->notice, NULL, &error);
  g_assert_no_error (error);
  assert_holds (fixture, SENTENCE);
  g_assert_cmpstr (notanda_document_get_meta (fixture->document, NOTANDA_META_ADDRESS), ==, "https://example.org/a");
  g_assert_null (notanda_document_get_meta (fixture->document, NOTANDA_META_SOURCE_NAME));
  folder = g_path_get_dirname (fixture->file->path);
  g_assert_true (g_str_has_suffix (folder, "/notanda/drafts"));
}

static void
test_choice (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) none = NULL;

  notanda_loaded_add_choice (loaded, g_strdup ("1"), g_strdup ("One"), NULL);
  notanda_loaded_add_choice (loaded, g_strdup ("2"), g_strdup ("Two"), NULL);
  g_assert_null (notanda_load_dup_reading (loaded, "a.epub", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHOICE);
  g_assert_cmpstr (error->message, ==, "a.epub: there are 2 parts in it; choose one");

  g_ptr_array_set_size (loaded->choices, 0);
  loaded->page = NOTANDA_PAGE_KIND_SCRIPT;
  g_assert_null (notanda_load_dup_reading (loaded, "a.html", NULL, &none));
  g_assert_error (none, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
  g_assert_nonnull (strstr (none->message, "browser"));
}

/* What can't be an article says what it is and what to do. */
static void
test_no_article (Fixture      *fixture,
                 gconstpointer data)
{
  static const struct
  {
    const char *page;
    const char *says;
  } cases[] = {
    { "<html><frameset><frame src=a.html></frameset><p>after</p></html>", "paste it here" },
    { "<b><p></b><b><p></b>", "paste it here" },
    { "<head><meta http-equiv=refresh content='0; url=https://example.org/b'></head><p>Moved.", "open that: https://example.org/b" },
    { "<head><base href=https://example.org/x/></head><frameset><frame src=a></frameset>", "open that: https://example.org/x/a" },
    { "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><p><![CDATA[a < b]]></p></html>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NotandaLoadOptions options = { .name = "a.html" };
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].page, strlen (cases[i].page));
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = notanda_load_bytes (bytes, &options, fixture->client, NULL, &error);
      g_autoptr (NotandaReading) reading = NULL;
      g_autofree char *notice = NULL;
      const char      *said;

      g_assert_no_error (error);
      reading = notanda_load_dup_reading (loaded, "a.html", &notice, &error);
      said = error != NULL ? error->message : notice;
      g_assert_true (reading != NULL || g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY));
      if (cases[i].says != NULL ? strstr (said, cases[i].says) == NULL : said != NULL)
        g_error ("%s: says “%s”", cases[i].page, said);
    }
}

#define ADD(name, function) g_test_add ("/notanda/loader/open-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("page", test_page);
  ADD ("stripped", test_stripped);
  ADD ("pasted-source", test_pasted_source);
  ADD ("loaded", test_loaded);
  ADD ("choice", test_choice);
  ADD ("no-article", test_no_article);

  return g_test_run ();
}
