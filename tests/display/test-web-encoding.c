/* test-web-encoding.c: a page of the web that was read in the wrong encoding is read once more
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/web-fixture.h"

#include <string.h>

#include "util/test-proxies.h"

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: text/html%s\r\n\r\n"
#define ADDRESS "http://site.test/"
/* in ISO-8859-7 */
#define GREEK "\xc7 \xe8\xdc\xeb\xe1\xf3\xf3\xe1 \xde\xf4\xe1\xed \xde\xf1\xe5\xec\xe7, \xea\xe1\xe9 \xea\xe1\xed\xe5\xdf\xf2 \xe4\xe5\xed \xec\xdf\xeb\xe7\xf3\xe5 \xe3\xe9\xe1 \xf0\xef\xeb\xeb\xde \xfe\xf1\xe1 \xf3\xf4\xef \xeb\xe9\xec\xdc\xed\xe9."
#define TWICE "The caf\xc3\x83\xc2\xa9 isn\xc3\xa2\xe2\x82\xac\xe2\x84\xa2t open, and nobody\xc3\xa2\xe2\x82\xac\xe2\x84\xa2s there. "
#define MENDED "The caf\xc3\xa9 isn\xe2\x80\x99t open"

static gboolean
is_read_so (Fixture    *fixture,
            const char *words)
{
  NotandaDocument *document = get_opened (fixture);
  gsize            size;

  return document != NULL && strstr (notanda_article_get_text (notanda_document_get_article (document), &size), words) != NULL;
}

static gboolean
is_in_greek (Fixture *fixture)
{
  return is_read_so (fixture, "\xce\x97 \xce\xb8\xce\xac\xce\xbb\xce\xb1\xcf\x83\xcf\x83\xce\xb1");
}

static gboolean
is_mended (Fixture *fixture)
{
  return is_read_so (fixture, MENDED);
}

static gboolean
is_saved_so (Fixture *fixture)
{
  return notanda_saver_get_state (notanda_page_get_saver (notanda_window_get_page (fixture->empty))) == NOTANDA_SAVER_SAVED;
}

/* @paragraph: stands in the page four times */
static void
open_page (Fixture    *fixture,
           const char *address,
           const char *charset,
           const char *paragraph)
{
  g_autofree char *head = g_strdup_printf (HEAD, charset);
  g_autoptr (GString) page = g_string_new ("<html><head><title>Ebb</title></head><body><article><h1>Ebb</h1>");
  g_autoptr (GBytes) body = NULL;

  for (guint i = 0; i < 4; i++)
    g_string_append_printf (page, "<p>%s</p>", paragraph);
  g_string_append (page, "</article></body></html>");
  body = g_bytes_new (page->str, page->len);
  test_server_add (((Web *) fixture)->server, address, head, body, TEST_SERVER_CLOSE);
  notanda_window_open_address (fixture->empty, address);
  wait_for (fixture, is_filled);
}

static AdwBanner *
find_banner (GtkWidget  *widget,
             const char *start)
{
  if (ADW_IS_BANNER (widget) && adw_banner_get_revealed (ADW_BANNER (widget)) && g_str_has_prefix (adw_banner_get_title (ADW_BANNER (widget)), start))
    return ADW_BANNER (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AdwBanner *found = find_banner (child, start);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Nothing says what the page is in: the guess is offered, and another choice reads the page anew, in the place of the first. */
static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  guint n_drafts = count_drafts ();

  open_page (fixture, ADDRESS "choose", "; charset=windows-1252", GREEK);
  g_assert_false (is_in_greek (fixture));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->empty), "win.read-as", "s", "ISO-8859-7"));
  wait_for (fixture, is_in_greek);
  g_assert_cmpstr (notanda_document_get_meta (get_opened (fixture), NOTANDA_META_ENCODING), ==, "ISO-8859-7");
  g_assert_cmpstr (notanda_document_get_meta (get_opened (fixture), NOTANDA_META_ADDRESS), ==, ADDRESS "choose");
  g_assert_cmpuint (count_drafts (), ==, n_drafts + 1);
}

static void
test_guess (Fixture      *fixture,
            gconstpointer data)
{
  open_page (fixture, ADDRESS "guess", "", GREEK);
  g_assert_nonnull (find_banner (GTK_WIDGET (fixture->empty), "Read as "));
}

/* One button mends it. */
static void
test_mend (Fixture      *fixture,
           gconstpointer data)
{
  AdwBanner *banner;

  open_page (fixture, ADDRESS "mend", "; charset=utf-8", TWICE TWICE TWICE);
  g_assert_null (notanda_page_get_opened (notanda_window_get_page (fixture->empty))->notice);
  banner = find_banner (GTK_WIDGET (fixture->empty), "");
  g_assert_nonnull (banner);
  g_assert_cmpstr (adw_banner_get_button_label (banner), ==, "_Mend");
  g_assert_nonnull (strstr (adw_banner_get_title (banner), "encoded twice"));
  g_signal_emit_by_name (find_by_type (GTK_WIDGET (banner), GTK_TYPE_BUTTON), "clicked");
  wait_for (fixture, is_mended);
  wait_for (fixture, is_saved_so);
  g_assert_null (find_banner (GTK_WIDGET (fixture->empty), ""));
  g_assert_cmpuint (test_server_count_requests (((Web *) fixture)->server), ==, 2);
}

/* The same for a file, which nobody is asked for. */
static void
test_mend_file (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "ebb.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "Ebb\n\n" TWICE TWICE TWICE "\n", -1, NULL));
  notanda_application_open_file (fixture->application, file, fixture->empty);
  wait_for (fixture, is_filled);
  g_assert_nonnull (find_banner (GTK_WIDGET (fixture->empty), ""));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->empty), "win.read-as", "s", "UTF-8-twice"));
  wait_for (fixture, is_mended);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = NULL;

  test_proxies_install ();
  application = window_fixture_init (&argc, &argv);
#define ADD(name, func) ADD_WEB ("web-encoding", name, func)
  ADD ("choose", test_choose);
  ADD ("guess", test_guess);
  ADD ("mend", test_mend);
  ADD ("mend-file", test_mend_file);
  return g_test_run ();
}
