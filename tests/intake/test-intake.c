/* test-intake.c: pages become documents, once, and newer versions when they change
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/notanda-error.h"
#include "intake/notanda-intake.h"
#include "util/test-folder.h"
#include "util/test-resolver.h"
#include "util/test-server.h"

#define FIRST "The storm reached the coast on Monday evening, and by midnight half of the harbour stood under water, the mayor said on the radio. "
#define SECOND "Fishermen had brought their boats inland a day before, since their own instruments had shown what the forecast did not. "
#define THIRD "Nobody was hurt, but the market hall lost its roof, and the bridge to the old town will be closed for several weeks. "

typedef struct
{
  TestServer          *server;
  TestResolver        *resolver;
  TestFolder          *folder;
  NotandaIdentity     *identity;
  NotandaLoaderClient *client;
  NotandaIntakeOptions options;
  NotandaIntake        intake;
  GError              *error;
} Fixture;

static void
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

static void
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

static void
add_article (Fixture    *fixture,
             const char *path,
             const char *canonical,
             const char *middle)
{
  g_autofree char *html = g_strdup_printf ("<html><head><title>Storm</title>%s</head><body><article><h1>Storm</h1><p>%s<p>%s<p>%s</article></body></html>",
                                           canonical, FIRST FIRST, middle, THIRD THIRD);

  test_server_add_page (fixture->server, path, html);
}

static gboolean
take_in (Fixture    *fixture,
         const char *host,
         const char *path)
{
  g_autofree char *address = test_server_dup_address (fixture->server, host, path);

  notanda_intake_clear (&fixture->intake);
  g_clear_error (&fixture->error);
  return notanda_intake_address (address, &fixture->options, fixture->identity, &fixture->intake, NULL, &fixture->error);
}

static void
take_in_well (Fixture    *fixture,
              const char *host,
              const char *path)
{
  take_in (fixture, host, path);
  g_assert_no_error (fixture->error);
  g_assert_nonnull (fixture->intake.document);
  g_assert_true (g_file_test (fixture->intake.file->path, G_FILE_TEST_IS_REGULAR));
}

static void
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

/* Opened again, the document still says that its end is missing. */
static void
assert_truncated (Fixture    *fixture,
                  const char *why)
{
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autofree char *notice = NULL;

  document = notanda_open_path (fixture->intake.file->path, NULL, fixture->identity, &file, &notice, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (notanda_document_get_meta (document, NOTANDA_META_TRUNCATED), ==, why);
  g_assert_cmpstr (notanda_document_get_meta_from (document, NOTANDA_META_TRUNCATED), ==, "loading");
  g_assert_cmpstr (notice, ==, notanda_truncated_get_sentence (why));
}

/* Who corrects the text adds its end, so the new version doesn't say that it is missing; what else is known stays. */
static void
assert_mended (Fixture    *fixture,
               const char *why)
{
  g_auto (NotandaIntake) mended = { 0 };
  g_autoptr (GBytes) text = g_bytes_new_static (FIRST FIRST "\n\nThat was the end.\n", strlen (FIRST FIRST "\n\nThat was the end.\n"));
  NotandaDocument *cut = fixture->intake.document;

  g_assert_cmpstr (notanda_document_get_meta (cut, NOTANDA_META_TRUNCATED), ==, why);
  notanda_intake_correct (cut, fixture->intake.file->path, text, fixture->identity, &mended, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_null (notanda_document_get_meta (mended.document, NOTANDA_META_TRUNCATED));
  g_assert_cmpstr (notanda_document_get_meta (mended.document, NOTANDA_META_ADDRESS), ==, notanda_document_get_meta (cut, NOTANDA_META_ADDRESS));
}

/* What came of a stream that breaks off, dries up or never ends is shown if it holds an article; else that is said, too. */
static void
test_cut (Fixture      *fixture,
          gconstpointer data)
{
  static const struct
  {
    TestServerEnd end;
    const char   *says;
    const char   *why;
  } cases[] = {
    { TEST_SERVER_CLOSE, "broke off", "disconnect" },
    { TEST_SERVER_HOLD, "took too long", "time" },
    { TEST_SERVER_REPEAT, "too large", "length" },
  };
  g_autofree char *room = g_strnfill (60000, ' ');
  g_autofree char *nothing = g_strconcat ("<!DOCTYPE html><html><head><title>Storm</title><style>p { margin: 0 }", room, "</style>", NULL);

  fixture->options.fetch.silence = 200;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *article = g_strdup_printf ("<article><p>" FIRST FIRST "<p>" SECOND SECOND "<p>It was storm %u.</p><!--%s-->", i, room);
      g_autoptr (GBytes) body = g_bytes_new (article, strlen (article));
      g_autoptr (GBytes) head = g_bytes_new (nothing, strlen (nothing));
      const char      *length = cases[i].end == TEST_SERVER_REPEAT ? "" : "Content-Length: 1000000\r\n";
      g_autofree char *lines = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\n", length);
      g_autofree char *path = g_strdup_printf ("/cut-%u", i);
      g_autofree char *empty_path = g_strdup_printf ("/empty-%u", i);

      test_server_add (fixture->server, path, lines, body, cases[i].end);
      take_in_well (fixture, "site.test", path);
      g_test_message ("%s", fixture->intake.notice);
      g_assert_nonnull (strstr (fixture->intake.notice, cases[i].says));
      assert_truncated (fixture, cases[i].why);
      assert_mended (fixture, cases[i].why);

      test_server_add (fixture->server, empty_path, lines, head, cases[i].end);
      g_assert_false (take_in (fixture, "site.test", empty_path));
      g_test_message ("%s", fixture->error->message);
      g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
      g_assert_nonnull (strstr (fixture->error->message, cases[i].says));
      g_assert_null (fixture->intake.document);
    }
}

/* A page that may be none because it is cut says both. */
static void
test_cut_before_article (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("<h1>Page not found</h1><p>It could not be found.", strlen ("<h1>Page not found</h1><p>It could not be found."));

  test_server_add (fixture->server, "/error", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n", body, TEST_SERVER_CLOSE);
  g_assert_false (take_in (fixture, "site.test", "/error"));
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_nonnull (strstr (fixture->error->message, "an error message"));
  g_assert_nonnull (strstr (fixture->error->message, "broke off"));
}

/* Of one that broke off after its first words a document is made only if it is wanted. */
static void
test_cut_after_words (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *room = g_strnfill (60000, ' ');
  g_autofree char *start = g_strconcat ("<title>Storm</title><article><h1>Storm</h1><p>Nobody had seen it<!--", room, "-->", NULL);
  g_autoptr (GBytes) body = g_bytes_new (start, strlen (start));

  test_server_add (fixture->server, "/words", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n", body, TEST_SERVER_CLOSE);
  g_assert_false (take_in (fixture, "site.test", "/words"));
  g_test_message ("%s", fixture->error->message);
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_nonnull (strstr (fixture->error->message, "only its first words came"));
  g_assert_nonnull (strstr (fixture->error->message, "broke off"));
  g_assert_null (fixture->intake.document);

  fixture->options.any_page = TRUE;
  take_in_well (fixture, "site.test", "/words");
}

static void
test_trouble (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_false (take_in (fixture, "site.test", "/missing"));
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED);
  g_assert_cmpuint (fixture->intake.trouble.status, ==, 404);
  g_assert_null (fixture->intake.document);
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

static void
test_address_of_archive (Fixture      *fixture,
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
  add_article (fixture, "/plain", "", SECOND);
  take_in_well (fixture, "site.test", "/plain");
  of_page = notanda_intake_dup_address (fixture->intake.document);
  g_assert_cmpstr (of_page, ==, address);
  /* as documents of earlier versions have it that were made of an archive */
  notanda_document_set_meta (fixture->intake.document, NOTANDA_META_SOURCE_NAME, "a.warc", "Rename");
  g_assert_null (notanda_intake_dup_address (fixture->intake.document));

  test_server_add (fixture->server, "/archive.warc", "HTTP/1.1 200 OK\r\nContent-Type: application/warc\r\n\r\n", body, TEST_SERVER_CLOSE);
  take_in_well (fixture, "site.test", "/archive.warc");
  g_assert_cmpstr (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_ADDRESS), ==, "http://site.test/archived");
  of_archive = notanda_intake_dup_address (fixture->intake.document);
  g_assert_null (of_archive);
}

static void
test_feed (Fixture      *fixture,
           gconstpointer data)
{
  test_server_add_page (fixture->server, "/feed", "<rss version=\"2.0\"><channel><title>News</title><item><title>Storm</title><link>/storm</link></item></channel></rss>");
  g_assert_false (take_in (fixture, "site.test", "/feed"));
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_CHOICE);
  g_assert_cmpuint (fixture->intake.loaded->items->len, ==, 1);
}

/* What can't be an article is no document, and says what it is; one without any text has nothing to be opened anyway. */
static void
test_no_article (Fixture      *fixture,
                 gconstpointer data)
{
  static const struct
  {
    const char *page;
    int         code;
    const char *says;
  } cases[] = {
    { "<title>Sign in</title><p>Welcome back.</p><form><input name=u><input type=password></form>", NOTANDA_ERROR_REFUSED, "a login" },
    { "<h1>Page not found</h1><p>It could not be found.</p>", NOTANDA_ERROR_REFUSED, "an error message" },
    { "<h1>Before you go on</h1><p>We and our partners use cookies to show you advertisements that fit you.</p><button>Accept all</button>", NOTANDA_ERROR_REFUSED, "a question" },
    { "<title>Just a moment...</title><h1>site.test</h1><p>Verify you are human by completing the action below.</p>", NOTANDA_ERROR_REFUSED, "an error message" },
    { "<noscript>You need to enable JavaScript to run this app.</noscript>", NOTANDA_ERROR_REFUSED, "a browser would" },
    { "<title>App</title><div id=root></div><script src=/app.js></script>", NOTANDA_ERROR_EMPTY, "A browser would" },
    { "<title>Nothing</title><body></body>", NOTANDA_ERROR_EMPTY, "no text in this page" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/page-%u", i);

      test_server_add_page (fixture->server, path, cases[i].page);
      g_assert_false (take_in (fixture, "site.test", path));
      g_assert_error (fixture->error, NOTANDA_ERROR, cases[i].code);
      g_assert_nonnull (strstr (fixture->error->message, cases[i].says));
      g_assert_null (fixture->intake.document);
    }
}

/* All that makes a browser ask for more, each under an address of its own on the page's own host. */
static const char references[] =
    "<base href=/base/><link rel=stylesheet href=/a.css><link rel=preload as=script href=/a.js><link rel=icon href=/a.ico>"
    "<link rel=manifest href=/a.webmanifest><link rel=prefetch href=/next><link rel=dns-prefetch href=//other.test><link rel=preconnect href=//other.test>"
    "<link rel=modulepreload href=/m.js><link rel=canonical href=/canonical><link rel=amphtml href=/amp><link rel=next href=/next>"
    "<link rel=alternate type='application/rss+xml' href=/feed><meta http-equiv=refresh content='3;url=/refreshed'>"
    "<meta property=og:image content=/og.png><style>@import url(/b.css); p { background: url(/bg.png) }</style>"
    "<script src=/script.js></script><script type=module>import '/n.js'; fetch ('/fetched'); new Image ().src = '/pixel';</script>"
    "<script type='application/ld+json'>{\"@context\":\"/context\",\"@type\":\"NewsArticle\",\"image\":\"/ld.png\"}</script>"
    "<!DOCTYPE html SYSTEM '/dtd'><?xml-stylesheet href='/x.xsl'?>";
static const char inner_references[] =
    "<img src=/i.png srcset='/i2.png 2x' onerror='fetch(\"/error\")'><img src=/pixel.gif width=1 height=1><picture><source srcset=/s.webp></picture>"
    "<iframe src=/frame></iframe><frame src=/old><object data=/o><embed src=/e><applet code=/p></applet><video src=/v poster=/poster><track src=/t></video>"
    "<audio src=/au></audio><form action=/form><input type=image src=/in.png><button autofocus onfocus='submit()'>x</button></form>"
    "<a href=/link ping=/ping>x</a><p style='background: url(/st.png)'>x<svg><image href=/svg.png /><use href='/u.svg#a'/></svg>"
    "<body background=/bb.png><table background=/tb.png><tr><td>x</table><noscript><img src=/noscript.png></noscript><template><img src=/tpl.png></template>";

static void
test_one_request (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *middle = g_strconcat (SECOND, inner_references, NULL);
  g_autofree char *requests = NULL;

  add_article (fixture, "/heavy", references, middle);
  take_in_well (fixture, "site.test", "/heavy");
  requests = test_server_dup_requests (fixture->server);
  g_test_message ("%s", requests);
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 1);
}

/* Where the page that was asked for leads to, which the user has not asked for. */
static void
assert_leads_nowhere (Fixture    *fixture,
                      const char *link)
{
  guint n = test_server_count_requests (fixture->server);

  g_test_message ("%s", link);
  g_assert_nonnull (strstr (link, "//inner.test:"));
  notanda_intake_clear (&fixture->intake);
  fixture->options.fetch.is_linked = TRUE;
  g_assert_false (notanda_intake_address (link, &fixture->options, fixture->identity, &fixture->intake, NULL, &fixture->error));
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED);
  g_assert_nonnull (strstr (fixture->error->message, "inner.test"));
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, n);
  fixture->options.fetch.is_linked = FALSE;
}

static void
test_led_inside (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char  *inner = test_server_dup_address (fixture->server, "inner.test", "/secret");
  const char *const pages[] = { "<meta http-equiv=refresh content='0;url=%s'>", "<base href='%s'><meta http-equiv=refresh content='0;url=/secret'>",
                                "<base href='%s'><iframe src=/secret></iframe>",
                                "<rss version='2.0'><channel><title>News</title><item><title>Storm</title><link>%s</link></item></channel></rss>",
                                "<rss version='2.0' xml:base='%s'><channel><title>News</title><item><title>Storm</title><link>secret</link></item></channel></rss>" };

  test_resolver_add (fixture->resolver, "inner.test", "127.0.0.1");
  add_article (fixture, "/secret", "", SECOND);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_auto (GStrv) parts = g_strsplit (pages[i], "%s", -1);
      g_autofree char *page = g_strjoinv (inner, parts);
      g_autofree char *path = g_strdup_printf ("/lead-%u", i);
      g_autofree char *link = NULL;

      test_server_add_page (fixture->server, path, page);
      g_assert_false (take_in (fixture, "site.test", path));
      g_assert_nonnull (fixture->intake.loaded);
      if (fixture->intake.loaded->items->len > 0)
        link = g_strdup (((NotandaFeedItem *) g_ptr_array_index (fixture->intake.loaded->items, 0))->address);
      else
        link = g_strdup (notanda_load_get_lead (fixture->intake.loaded)->address);
      g_clear_error (&fixture->error);
      assert_leads_nowhere (fixture, link);
    }
}

#define ADD(name, func) g_test_add ("/notanda/intake/intake/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("once", test_once);
  ADD ("changed", test_changed);
  ADD ("changed-again", test_changed_again);
  ADD ("replaced", test_replaced);
  ADD ("foreign-canonical", test_foreign_canonical);
  ADD ("cut", test_cut);
  ADD ("cut-before-article", test_cut_before_article);
  ADD ("cut-after-words", test_cut_after_words);
  ADD ("trouble", test_trouble);
  ADD ("reread", test_reread);
  ADD ("address-of-archive", test_address_of_archive);
  ADD ("feed", test_feed);
  ADD ("no-article", test_no_article);
  ADD ("one-request", test_one_request);
  ADD ("led-inside", test_led_inside);
  return g_test_run ();
}
