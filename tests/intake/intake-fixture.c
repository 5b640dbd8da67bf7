/* intake-fixture.c: a web server, and a folder that its pages go to, for a test of taking in
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "intake/intake-fixture.h"

#include <string.h>

void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->resolver = test_resolver_install ();
  test_resolver_add (fixture->resolver, "site.test", "127.0.0.1");
  test_resolver_add (fixture->resolver, "other.test", "127.0.0.1");
  fixture->server = test_server_new (NULL);
  fixture->folder = test_folder_new ();
  fixture->identity = notanda_identity_new_counting (1, "Ann");
  fixture->client = notanda_loader_client_new (NULL);
  fixture->options.client = fixture->client;
  fixture->options.index = notanda_intake_index_new (FALSE);
  fixture->options.folder = fixture->folder->path;
  fixture->options.fetch.allow_private = TRUE;
}

void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  notanda_intake_clear (&fixture->intake);
  g_clear_error (&fixture->error);
  notanda_intake_index_unref (fixture->options.index);
  notanda_loader_client_unref (fixture->client);
  notanda_identity_unref (fixture->identity);
  test_folder_free (fixture->folder);
  test_server_free (fixture->server);
  g_object_unref (fixture->resolver);
}

void
add_article (Fixture    *fixture,
             const char *path,
             const char *canonical,
             const char *middle)
{
  g_autofree char *html = g_strdup_printf ("<html><head><title>Storm</title>%s</head><body><article><h1>Storm</h1><p>%s<p>%s<p>%s</article></body></html>",
                                           canonical, FIRST FIRST, middle, THIRD THIRD);

  test_server_add_page (fixture->server, path, html);
}

gboolean
take_in (Fixture    *fixture,
         const char *host,
         const char *path)
{
  g_autofree char *address = test_server_dup_address (fixture->server, host, path);

  notanda_intake_clear (&fixture->intake);
  g_clear_error (&fixture->error);
  return notanda_intake_address (address, &fixture->options, fixture->identity, &fixture->intake, NULL, &fixture->error);
}

void
take_in_well (Fixture    *fixture,
              const char *host,
              const char *path)
{
  take_in (fixture, host, path);
  g_assert_no_error (fixture->error);
  g_assert_nonnull (fixture->intake.document);
  g_assert_true (g_file_test (fixture->intake.file->path, G_FILE_TEST_IS_REGULAR));
}

void
annotate (Fixture    *fixture,
          const char *words)
{
  NotandaArticle      *article = notanda_document_get_article (fixture->intake.document);
  const char          *text = notanda_article_get_text (article, NULL);
  guint32              start = (guint32) g_utf8_strlen (text, strstr (text, words) - text);
  NotandaRange         range = { start, start + (guint32) strlen (words) };
  NotandaNewAnnotation what = { .type = *notanda_builtin_type_get_id (NOTANDA_TYPE_QUOTE), .fragments = &range, .n_fragments = 1 };
  g_autoptr (NotandaSnapshot) snapshot = NULL;

  notanda_document_add (fixture->intake.document, &what, "Mark as Quote", NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  snapshot = notanda_document_snapshot (fixture->intake.document);
  notanda_document_file_save (fixture->intake.file, snapshot, NULL, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
}
