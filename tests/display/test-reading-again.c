/* test-reading-again.c: a draft is read again from where it came, and from nowhere else
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/mend-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

#include "util/test-proxies.h"

static gboolean
is_chosen (Fixture *fixture)
{
  return g_strcmp0 (notanda_document_get_meta_from (get_opened (fixture), NOTANDA_META_ENCODING), "user") == 0;
}

/* The address of an archived page is never asked for, whether the archive is there, or gone. */
static void
test_archive (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = write_archive (fixture, "page.warc", 1);

  open_path (fixture, path);
  wait_for (fixture, is_filled);
  g_assert_cmpstr (notanda_document_get_meta (get_opened (fixture), NOTANDA_META_ADDRESS), ==, ADDRESS "calm");
  g_assert_true (offers_encodings (fixture));
  g_assert_cmpint (g_remove (path), ==, 0);
  open_again (fixture);
  g_assert_false (offers_encodings (fixture));
  mend_well (fixture);
  g_assert_true (says (fixture, "Archived"));
  g_assert_cmpuint (count_requests (fixture), ==, 0);
}

/* Which record it was is known to the window, and to the document. */
static void
test_part (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = write_archive (fixture, "pages.warc", 2);

  open_path (fixture, path);
  choose (fixture, ADDRESS "calm");
  wait_for (fixture, is_filled);
  if (GPOINTER_TO_UINT (data))
    open_again (fixture);
  g_assert_true (offers_encodings (fixture));
  mend_well (fixture);
  g_assert_true (says (fixture, "Archived"));
  g_assert_cmpstr (notanda_document_get_meta (get_opened (fixture), NOTANDA_META_SOURCE_PART), !=, NULL);
  g_assert_cmpuint (count_requests (fixture), ==, 0);
}

/* Nothing can be saved beside the file, so only the window knows where it is. */
static void
test_elsewhere (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = write_archive (fixture, "page.warc", 1);
  g_autofd int     fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_autofree char *elsewhere = g_strdup_printf ("/proc/self/fd/%d", fd);
  guint            n_drafts = count_drafts ();

  open_path (fixture, elsewhere);
  wait_for (fixture, is_filled);
  g_assert_cmpuint (count_drafts (), ==, n_drafts + 1);
  g_assert_true (offers_encodings (fixture));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->empty), "win.read-as", "s", "UTF-8"));
  wait_for (fixture, is_chosen);
  open_again (fixture);
  g_assert_false (offers_encodings (fixture));
  mend_well (fixture);
  g_assert_cmpuint (count_requests (fixture), ==, 0);
}

static gboolean
is_done (Fixture *fixture)
{
  return gtk_widget_get_sensitive (GTK_WIDGET (notanda_window_get_page (fixture->empty)));
}

static gboolean
is_working (Fixture *fixture)
{
  return !is_done (fixture);
}

/* One of the test data, in a folder that can be written to. */
static void
open_copy (Fixture    *fixture,
           const char *name)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "data", "load", "files", name, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) original = g_file_new_for_path (source);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_copy (original, file, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  open_path (fixture, path);
  wait_for (fixture, is_asked);
}

static void
enter_password (Fixture *fixture)
{
  GtkWidget *entry = find_by_type (GTK_WIDGET (get_empty_dialog (fixture)), GTK_TYPE_PASSWORD_ENTRY);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "secret");
  answer (fixture, "_Open");
}

/* In the encoding it has, so that the text stays. @asks: for the password */
static void
read_same (Fixture *fixture,
           gboolean asks)
{
  g_autoptr (NotandaDocument) old = g_object_ref (get_opened (fixture));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->empty), "win.read-as", "s", "UTF-8"));
  g_assert_true (is_working (fixture));
  if (asks)
    {
      wait_for (fixture, is_asked);
      enter_password (fixture);
      wait_for (fixture, is_working);
    }
  wait_for (fixture, is_done);
  g_assert_true (is_asked_nothing (fixture));
  g_assert_true (get_opened (fixture) != old);
  g_assert_true (notanda_hash_equal (notanda_article_get_hash (notanda_document_get_article (get_opened (fixture))),
                                     notanda_article_get_hash (notanda_document_get_article (old))));
}

static void
test_chapter (Fixture      *fixture,
              gconstpointer data)
{
  open_copy (fixture, "orchard.epub");
  choose (fixture, "The river");
  wait_for (fixture, is_filled);
  read_same (fixture, FALSE);
  open_again (fixture);
  read_same (fixture, FALSE);
}

/* The helper for PDF is a build option. */
static gboolean
has_pdf (void)
{
  g_autofree char *program = g_strconcat (g_getenv ("NOTANDA_LOADER"), "-pdf", NULL);

  return g_file_test (program, G_FILE_TEST_IS_EXECUTABLE);
}

/* A password is kept as long as the window has the article, and nowhere else. */
static void
test_password (Fixture      *fixture,
               gconstpointer data)
{
  open_copy (fixture, "locked.pdf");
  enter_password (fixture);
  wait_for (fixture, is_filled);
  read_same (fixture, FALSE);
  open_again (fixture);
  read_same (fixture, TRUE);
}

static gboolean
is_certificate_asked (Fixture *fixture)
{
  return is_asked (fixture) && g_str_equal (adw_dialog_get_title (get_empty_dialog (fixture)), "Is This Server the Right One?");
}

/* What was allowed holds until the window goes; then it is asked again, and the answer goes on where the question came up. */
static void
test_allowed (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "net", "certificates", "self.pem", NULL);
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, NULL);
  g_autoptr (TestServer) server = test_server_new (certificate);
  g_autofree char *address = test_server_dup_address (server, NULL, "/allowed");
  guint            n_drafts = count_drafts ();

  test_server_add (server, "/allowed", HTTP ARTICLE ("Behind", TWICE), NULL, TEST_SERVER_CLOSE);
  notanda_window_open_address (fixture->empty, address);
  wait_for (fixture, is_local_asked);
  answer (fixture, "_Open");
  wait_for (fixture, is_certificate_asked);
  answer (fixture, "_Open Anyway");
  wait_for (fixture, is_filled);
  if (GPOINTER_TO_UINT (data))
    {
      open_again (fixture);
      mend (fixture);
      wait_for (fixture, is_local_asked);
      answer (fixture, "_Open");
      wait_for (fixture, is_certificate_asked);
      answer (fixture, "_Open Anyway");
      wait_for (fixture, is_mended);
    }
  else
    mend_well (fixture);
  g_assert_cmpuint (count_drafts (), ==, n_drafts + 1);
}

/* What was pasted is mended as it stands; there is nothing to read in another encoding. */
static void
test_pasted_text (Fixture      *fixture,
                  gconstpointer data)
{
  notanda_window_open_text (fixture->empty, "Pasted\n\n" TWICE "\n");
  wait_for (fixture, is_filled);
  g_assert_null (notanda_page_get_opened (notanda_window_get_page (fixture->empty))->notice);
  g_assert_false (offers_encodings (fixture));
  mend_well (fixture);
}

static void
test_pasted_page (Fixture      *fixture,
                  gconstpointer data)
{
  static const char page[] = ARTICLE ("Piece", TWICE);
  g_autoptr (NotandaOrder) order = notanda_order_new (NOTANDA_ORDER_BYTES, "Pasted page");
  const NotandaBlock *blocks;
  guint               n;
  guint               n_mended;

  order->bytes = g_bytes_new_static (page, sizeof page - 1);
  order->content_type = g_strdup ("text/html");
  notanda_window_open_order (fixture->empty, order);
  wait_for (fixture, is_filled);
  notanda_document_get_blocks (get_opened (fixture), &n);
  g_assert_null (notanda_page_get_opened (notanda_window_get_page (fixture->empty))->notice);
  g_assert_false (offers_encodings (fixture));
  open_again (fixture);
  g_assert_false (offers_encodings (fixture));
  mend_well (fixture);
  blocks = notanda_document_get_blocks (get_opened (fixture), &n_mended);
  g_assert_cmpuint (n_mended, ==, n);
  g_assert_cmpuint (blocks[n - 2].kind, ==, NOTANDA_BLOCK_HEADING);
}

static gboolean
is_version (Fixture *fixture)
{
  return get_opened (fixture) != NULL && notanda_document_get_replaced (get_opened (fixture), NULL, NULL);
}

/* A new version with marks can't be mended, but it is said. */
static void
test_version (Fixture      *fixture,
              gconstpointer data)
{
  static const char    start[] = "The quay was closed on Friday, and nobody on it knew why that was so or who had asked for it.\n\n";
  g_autofree char     *path = g_build_filename (fixture->folder, "quay.txt", NULL);
  g_autofree char     *changed = g_strconcat (start, start, TWICE, NULL);
  NotandaRange         range = { 4, 8 };
  NotandaNewAnnotation what = { .type = *notanda_builtin_type_get_id (NOTANDA_TYPE_ENTITY), .fragments = &range, .n_fragments = 1 };
  const NotandaOpened *opened;

  g_assert_true (g_file_set_contents (path, start, -1, NULL));
  open_path (fixture, path);
  wait_for (fixture, is_filled);
  notanda_document_add (get_opened (fixture), &what, "Mark", NULL, NULL);
  wait_for (fixture, is_idle);
  gtk_window_destroy (GTK_WINDOW (fixture->empty));
  g_assert_true (g_file_set_contents (path, changed, -1, NULL));
  fixture->empty = notanda_application_new_window (fixture->application);
  open_path (fixture, path);
  wait_for (fixture, is_version);
  opened = notanda_page_get_opened (notanda_window_get_page (fixture->empty));
  g_assert_false (notanda_document_is_draft (opened->document));
  g_assert_null (find_banner (GTK_WIDGET (fixture->empty), "_Mend"));
  g_assert_nonnull (strstr (opened->notice, "encoded twice"));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = NULL;

  test_proxies_install ();
  application = window_fixture_init (&argc, &argv);
#define ADD(name, func) ADD_WEB ("reading-again", name, func)
#define ADD_WITH(name, func, data) g_test_add_vtable ("/notanda/display/reading-again/" name, sizeof (Web), GUINT_TO_POINTER (data), (GTestFixtureFunc) set_up_web, (GTestFixtureFunc) func, (GTestFixtureFunc) tear_down_web)
  ADD ("archive", test_archive);
  ADD ("elsewhere", test_elsewhere);
  ADD_WITH ("part", test_part, FALSE);
  ADD_WITH ("part-reopened", test_part, TRUE);
  ADD ("chapter", test_chapter);
  if (has_pdf ())
    ADD ("password", test_password);
  ADD_WITH ("allowed", test_allowed, FALSE);
  ADD_WITH ("allowed-reopened", test_allowed, TRUE);
  ADD ("pasted-text", test_pasted_text);
  ADD ("pasted-page", test_pasted_page);
  ADD ("version", test_version);
  return g_test_run ();
}
