/* test-intake.c: pages become documents, once, and newer versions when they change
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "intake/intake-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/notanda-error.h"

static void
test_once (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *drafts = notanda_open_dup_drafts_folder ();
  g_autofree char *address = test_server_dup_address (fixture->server, "site.test", "/storm");
  g_autofree char *path = NULL;

  fixture->options.folder = NULL;
  add_article (fixture, "/storm", "<link rel=canonical href=/storm>", SECOND);
  add_article (fixture, "/storm?from=feed", "<link rel=canonical href=/storm>", SECOND);
  take_in_well (fixture, "site.test", "/storm");
  g_assert_cmpstr (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_TITLE), ==, "Storm");
  g_assert_cmpstr (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_ADDRESS), ==, address);
  g_assert_cmpstr (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_CANONICAL_ADDRESS), ==, address);
  g_assert_nonnull (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_LOADED));
  g_assert_true (g_str_has_prefix (fixture->intake.file->path, drafts));
  path = g_strdup (fixture->intake.file->path);
  annotate (fixture, "instruments");

  take_in_well (fixture, "site.test", "/storm?from=feed");
  g_assert_cmpstr (fixture->intake.file->path, ==, path);
  g_assert_null (fixture->intake.replaced);
  g_assert_false (notanda_document_is_draft (fixture->intake.document));
}

static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->options.folder = NULL;
  add_article (fixture, "/changed", "", SECOND);
  take_in_well (fixture, "site.test", "/changed");
  path = g_strdup (fixture->intake.file->path);
  annotate (fixture, "market hall");

  add_article (fixture, "/changed", "", SECOND "On Tuesday the sea was calm again. ");
  take_in_well (fixture, "site.test", "/changed");
  g_assert_cmpstr (fixture->intake.replaced, ==, path);
  g_assert_cmpstr (fixture->intake.file->path, !=, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (fixture->intake.report->n_same, ==, 1);
  g_assert_nonnull (strstr (fixture->intake.notice, "changed"));
  g_free (path);
  path = g_strdup (fixture->intake.file->path);

  /* the new version is what the page is now */
  take_in_well (fixture, "site.test", "/changed");
  g_assert_cmpstr (fixture->intake.file->path, ==, path);
  g_assert_null (fixture->intake.replaced);
}

/* Each version is of the one before, and what was marked in that comes along; moved files are found, too. */
static void
test_changed_again (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *drafts = notanda_open_dup_drafts_folder ();
  g_autofree char *moved = g_build_filename (drafts, "moved.notanda", NULL);
  g_autofree char *path = NULL;

  fixture->options.folder = NULL;
  add_article (fixture, "/again", "", SECOND);
  take_in_well (fixture, "site.test", "/again");
  add_article (fixture, "/again", "", SECOND "On Tuesday the sea was calm again. ");
  take_in_well (fixture, "site.test", "/again");
  annotate (fixture, "market hall");
  path = g_strdup (fixture->intake.file->path);
  add_article (fixture, "/again", "", SECOND "On Wednesday the sea was calm again. ");
  take_in_well (fixture, "site.test", "/again");
  g_assert_cmpstr (fixture->intake.replaced, ==, path);
  g_assert_cmpuint (fixture->intake.report->n_same, ==, 1);

  g_assert_cmpint (g_rename (fixture->intake.file->path, moved), ==, 0);
  take_in_well (fixture, "site.test", "/again");
  g_assert_true (fixture->intake.is_known);
  g_assert_cmpstr (fixture->intake.file->path, ==, moved);
}

/* The old version is found by its text, whatever it is called now. */
static void
test_replaced (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *drafts = notanda_open_dup_drafts_folder ();
  g_autofree char *moved = g_build_filename (drafts, "elsewhere.notanda", NULL);
  g_autoptr (NotandaDocument) old = NULL;
  NotandaHash replaced;
  const char *name;

  fixture->options.folder = NULL;
  add_article (fixture, "/replaced", "", SECOND);
  take_in_well (fixture, "site.test", "/replaced");
  add_article (fixture, "/replaced", "", SECOND "On Tuesday the sea was calm again. ");
  take_in_well (fixture, "site.test", "/replaced");
  g_assert_true (notanda_document_get_replaced (fixture->intake.document, &replaced, &name));
  g_assert_cmpint (g_rename (fixture->intake.replaced, moved), ==, 0);
  test_folder_write (fixture->intake.replaced, "another file of that name", -1);
  old = notanda_intake_open_replaced (fixture->intake.file->path, &replaced, name, fixture->identity, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (notanda_hash_equal (notanda_article_get_hash (notanda_document_get_article (old)), &replaced));

  g_assert_cmpint (g_remove (moved), ==, 0);
  g_assert_null (notanda_intake_open_replaced (fixture->intake.file->path, &replaced, "../drafts", fixture->identity, NULL, &fixture->error));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A page can't pass for the new version of another site's. */
static void
test_foreign_canonical (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *address = test_server_dup_address (fixture->server, "site.test", "/mine");
  g_autofree char *canonical = g_strdup_printf ("<link rel=canonical href=\"%s\">", address);

  fixture->options.folder = NULL;
  add_article (fixture, "/mine", "", SECOND);
  take_in_well (fixture, "site.test", "/mine");
  add_article (fixture, "/forged", canonical, SECOND "It was all a lie. ");
  take_in_well (fixture, "other.test", "/forged");
  g_assert_null (fixture->intake.replaced);
}

/* @draft is made of what is at the address now, or stays as it is, on disk too. */
static gboolean
reread (Fixture                   *fixture,
        NotandaDocument           *draft,
        const NotandaDocumentFile *file)
{
  g_autofree char *address = notanda_intake_dup_address (draft);

  g_clear_error (&fixture->error);
  notanda_intake_clear (&fixture->intake);
  return notanda_intake_reread (draft, file, address, &fixture->options, &fixture->intake, NULL, &fixture->error);
}

static void
assert_saved (Fixture                   *fixture,
              const NotandaDocumentFile *file,
              NotandaDocument           *expected)
{
  g_autoptr (NotandaDocument) saved = notanda_document_file_open (file->path, fixture->identity, NULL, NULL, NULL);

  g_assert_nonnull (saved);
  g_assert_true (notanda_hash_equal (notanda_article_get_hash (notanda_document_get_article (saved)),
                                     notanda_article_get_hash (notanda_document_get_article (expected))));
}

/* Nor does a part of the page, however much of it. */
static void
assert_cut_kept (Fixture             *fixture,
                 NotandaDocument     *draft,
                 NotandaDocumentFile *file)
{
  g_autofree char *article = g_strconcat ("<article><p>" FIRST FIRST "<p>" SECOND SECOND, NULL);
  g_autoptr (GBytes) body = g_bytes_new (article, strlen (article));

  test_server_add (fixture->server, "/reread", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n", body,
                   TEST_SERVER_CLOSE);
  g_assert_false (reread (fixture, draft, file));
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_nonnull (strstr (fixture->error->message, "only a part"));
  assert_saved (fixture, file, draft);
}

/* What asks for consent the second time, or leads elsewhere, never takes the place of the article that came the first time. */
static void
test_reread (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const others[] = {
    "<h1>Before you go on</h1><p>We and our partners use cookies to show you advertisements that fit you.</p><button>Accept all</button>",
    "<title>Sign in</title><p>Welcome back.</p><form><input name=u><input type=password></form>",
    "<meta http-equiv=refresh content='0;url=/elsewhere'><p>Moved.</p>",
  };
  g_autoptr (NotandaDocument) draft = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;

  fixture->options.folder = NULL;
  add_article (fixture, "/reread", "", SECOND);
  take_in_well (fixture, "site.test", "/reread");
  draft = g_steal_pointer (&fixture->intake.document);
  file = g_steal_pointer (&fixture->intake.file);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      test_server_add_page (fixture->server, "/reread", others[i]);
      g_assert_false (reread (fixture, draft, file));
      g_test_message ("%s", fixture->error->message);
      g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
      g_assert_nonnull (fixture->intake.loaded);
      g_assert_null (fixture->intake.document);
      assert_saved (fixture, file, draft);
    }
  assert_cut_kept (fixture, draft, file);

  test_server_add_page (fixture->server, "/reread", others[0]);
  fixture->options.any_page = TRUE;
  g_assert_true (reread (fixture, draft, file));
  g_assert_null (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_TRUNCATED));
  g_assert_nonnull (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_LOADED));
  assert_saved (fixture, file, fixture->intake.document);
}

/* After the archive was made */
static gint64
late_cb (gpointer data)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 7, 1, 12, 0, 0);

  return g_date_time_to_unix_usec (time);
}

/* It tells where and when the page was, which is no longer asked for there. */
static void
test_archive (Fixture      *fixture,
              gconstpointer data)
{
  static const char http[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article><p>" FIRST FIRST "<p>" SECOND SECOND "</article></body></html>";
  g_autofree char  *address = test_server_dup_address (fixture->server, "site.test", "/plain");
  g_autofree char  *archive = g_strdup_printf ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://site.test/archived\r\n"
                                                "WARC-Date: 2026-03-03T08:15:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                                                "Content-Length: %zu\r\n\r\n%s\r\n\r\n",
                                               strlen (http), http);
  g_autoptr (GBytes) body = g_bytes_new (archive, strlen (archive));
  g_autofree char *of_page = NULL;
  g_autofree char *of_archive = NULL;

  fixture->options.folder = NULL;
  fixture->identity->now = late_cb;
  add_article (fixture, "/plain", "", SECOND);
  take_in_well (fixture, "site.test", "/plain");
  of_page = notanda_intake_dup_address (fixture->intake.document);
  g_assert_cmpstr (of_page, ==, address);
  g_assert_cmpstr (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_LOADED), ==, "2026-07-01T12:00:00Z");
  /* as documents of earlier versions have it that were made of an archive */
  notanda_document_set_meta (fixture->intake.document, NOTANDA_META_SOURCE_NAME, "a.warc", "Rename");
  g_assert_null (notanda_intake_dup_address (fixture->intake.document));

  test_server_add (fixture->server, "/archive.warc", "HTTP/1.1 200 OK\r\nContent-Type: application/warc\r\n\r\n", body, TEST_SERVER_CLOSE);
  take_in_well (fixture, "site.test", "/archive.warc");
  g_assert_cmpstr (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_ADDRESS), ==, "http://site.test/archived");
  g_assert_cmpstr (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_LOADED), ==, "2026-03-03T08:15:00Z");
  g_assert_cmpstr (notanda_document_get_meta_from (fixture->intake.document, NOTANDA_META_LOADED), ==, "archive");
  of_archive = notanda_intake_dup_address (fixture->intake.document);
  g_assert_null (of_archive);
}

/* What an archive kept of a page before it was loaded is no new version of it, and is told so. */
static void
test_older (Fixture      *fixture,
            gconstpointer data)
{
  static const char http[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article><p>" FIRST FIRST "<p>" SECOND SECOND "</article></body></html>";
  g_autofree char  *address = test_server_dup_address (fixture->server, "site.test", "/older");
  g_autofree char  *newer = NULL;

  fixture->options.folder = NULL;
  fixture->identity->now = late_cb;
  add_article (fixture, "/older", "", SECOND);
  take_in_well (fixture, "site.test", "/older");
  newer = g_path_get_basename (fixture->intake.file->path);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *archive = g_strdup_printf ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n"
                                                  "WARC-Date: 2026-0%u-03T08:15:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                                                  "Content-Length: %zu\r\n\r\n%s%s\r\n\r\n",
                                                  address, i == 0 ? 3 : 4, strlen (http) + i, http, i == 0 ? "" : " ");
      g_autoptr (GBytes) body = g_bytes_new (archive, strlen (archive));
      NotandaHash replaced;

      test_server_add (fixture->server, "/older.warc", "HTTP/1.1 200 OK\r\nContent-Type: application/warc\r\n\r\n", body, TEST_SERVER_CLOSE);
      take_in_well (fixture, "site.test", "/older.warc");
      g_assert_false (notanda_document_get_replaced (fixture->intake.document, &replaced, NULL));
      g_assert_null (fixture->intake.replaced);
      /* the second time it is known */
      g_assert_cmpint (fixture->intake.is_known, ==, i == 1);
      if (i == 0)
        {
          g_autofree char *says = g_strdup_printf ("This is an older version of the article in “%s”, and that one stays as it is.", newer);

          g_assert_true (g_str_has_prefix (fixture->intake.notice, says));
          g_assert_true (g_file_test (fixture->intake.file->path, G_FILE_TEST_EXISTS));
        }
    }
  /* what comes from the web now is a version of the newest */
  add_article (fixture, "/older", "", FIRST);
  take_in_well (fixture, "site.test", "/older");
  g_assert_nonnull (fixture->intake.replaced);
  g_assert_true (g_str_has_suffix (fixture->intake.replaced, newer));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("intake/once", test_once);
  ADD ("intake/changed", test_changed);
  ADD ("intake/changed-again", test_changed_again);
  ADD ("intake/replaced", test_replaced);
  ADD ("intake/foreign-canonical", test_foreign_canonical);
  ADD ("intake/reread", test_reread);
  ADD ("intake/archive", test_archive);
  ADD ("intake/older", test_older);
  return g_test_run ();
}
