/* test-intake-cut.c: pages of which only a part came
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "intake/intake-fixture.h"

#include <string.h>

#include "base/notanda-error.h"

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

static const char cut_head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n";

/* What was cut off behind the text is no part of it: the same text again, and all of the page this time. */
static void
test_whole_later (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *article = g_strconcat ("<title>Storm</title><article><p>" FIRST FIRST "<p>" SECOND SECOND "<p>" THIRD THIRD, NULL);
  g_autofree char *whole = g_strconcat (article, "</article><footer><a href=/>Front page</a></footer>", NULL);
  g_autoptr (GBytes) part = g_bytes_new (article, strlen (article));
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autofree char *notice = NULL;

  fixture->options.folder = NULL;
  test_server_add (fixture->server, "/later", cut_head, part, TEST_SERVER_CLOSE);
  take_in_well (fixture, "site.test", "/later");
  assert_truncated (fixture, "disconnect");

  test_server_add_page (fixture->server, "/later", whole);
  take_in_well (fixture, "site.test", "/later");
  g_assert_true (fixture->intake.is_known);
  g_assert_null (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_TRUNCATED));
  document = notanda_open_path (fixture->intake.file->path, NULL, fixture->identity, &file, &notice, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_null (notanda_document_get_meta (document, NOTANDA_META_TRUNCATED));
  g_assert_null (notice);

  /* nor does it say so again when less comes again */
  test_server_add (fixture->server, "/later", cut_head, part, TEST_SERVER_CLOSE);
  take_in_well (fixture, "site.test", "/later");
  g_assert_true (fixture->intake.is_known);
  g_assert_null (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_TRUNCATED));
}

#define BEGINNING "<title>Storm</title><article><p>" FIRST FIRST "<p>" SECOND SECOND "<p>The storm was"
#define WHOLE BEGINNING " the third of its kind in a year.<p>" THIRD THIRD "</article>"

/* What has its end is a new version beside the cut one, with its annotations, and says of itself that it is whole. */
static void
test_more_later (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GBytes) part = g_bytes_new_static (BEGINNING, strlen (BEGINNING));
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autoptr (NotandaDocument) document = NULL;
  g_autofree char *notice = NULL;

  fixture->options.folder = NULL;
  test_server_add (fixture->server, "/more", cut_head, part, TEST_SERVER_CLOSE);
  take_in_well (fixture, "site.test", "/more");
  assert_truncated (fixture, "disconnect");
  annotate (fixture, "half of the harbour");

  test_server_add_page (fixture->server, "/more", WHOLE);
  take_in_well (fixture, "site.test", "/more");
  g_assert_false (fixture->intake.is_known);
  g_assert_nonnull (fixture->intake.replaced);
  g_assert_cmpuint (fixture->intake.report->carried->len, ==, 1);
  document = notanda_open_path (fixture->intake.file->path, NULL, fixture->identity, &file, &notice, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_null (notanda_document_get_meta (document, NOTANDA_META_TRUNCATED));
  g_assert_null (notice);
  g_assert_nonnull (strstr (notanda_article_get_text (notanda_document_get_article (document), NULL), THIRD));
}

/* A page that breaks off has not changed: what is known of it opens, be that whole or only longer. */
static void
test_less_later (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GBytes) part = g_bytes_new_static (BEGINNING, strlen (BEGINNING));
  g_autoptr (GBytes) less = g_bytes_new_static (BEGINNING, strlen (BEGINNING) - strlen ("The storm was"));
  g_autofree char *path = NULL;

  fixture->options.folder = NULL;
  test_server_add_page (fixture->server, "/less", WHOLE);
  take_in_well (fixture, "site.test", "/less");
  path = g_strdup (fixture->intake.file->path);
  test_server_add (fixture->server, "/less", cut_head, part, TEST_SERVER_CLOSE);
  take_in_well (fixture, "site.test", "/less");
  g_assert_true (fixture->intake.is_known);
  g_assert_cmpstr (fixture->intake.file->path, ==, path);
  g_assert_null (notanda_document_get_meta (fixture->intake.document, NOTANDA_META_TRUNCATED));
  g_assert_true (g_str_has_prefix (fixture->intake.notice, "Only a part of the page came this time."));

  test_server_add (fixture->server, "/longer", cut_head, part, TEST_SERVER_CLOSE);
  take_in_well (fixture, "site.test", "/longer");
  test_server_add (fixture->server, "/longer", cut_head, less, TEST_SERVER_CLOSE);
  take_in_well (fixture, "site.test", "/longer");
  g_assert_true (fixture->intake.is_known);
  assert_truncated (fixture, "disconnect");
}

/* What broke off and is another text is a new version as ever. */
static void
test_other_later (Fixture      *fixture,
                  gconstpointer data)
{
  static const char other[] = "<title>Storm</title><article><p>" FIRST FIRST "<p>" THIRD THIRD "<p>The storm was";
  g_autoptr (GBytes) part = g_bytes_new_static (other, strlen (other));

  fixture->options.folder = NULL;
  test_server_add_page (fixture->server, "/other", WHOLE);
  take_in_well (fixture, "site.test", "/other");
  test_server_add (fixture->server, "/other", cut_head, part, TEST_SERVER_CLOSE);
  take_in_well (fixture, "site.test", "/other");
  g_assert_false (fixture->intake.is_known);
  g_assert_nonnull (fixture->intake.replaced);
  assert_truncated (fixture, "disconnect");
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("intake-cut/cut", test_cut);
  ADD ("intake-cut/whole-later", test_whole_later);
  ADD ("intake-cut/more-later", test_more_later);
  ADD ("intake-cut/less-later", test_less_later);
  ADD ("intake-cut/other-later", test_other_later);
  ADD ("intake-cut/cut-before-article", test_cut_before_article);
  ADD ("intake-cut/cut-after-words", test_cut_after_words);
  return g_test_run ();
}
