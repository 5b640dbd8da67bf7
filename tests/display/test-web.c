/* test-web.c: what comes from the web and the clipboard, through the window
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/web-fixture.h"

#include <string.h>

#include "extract/html/notanda-html-guard.h"
#include "util/test-proxies.h"

static void
test_address (Fixture      *fixture,
              gconstpointer data)
{
  type_address (fixture, "/quay");
  assert_title (fixture, "The quay is closed");
}

static gboolean
is_address_asked_again (Fixture *fixture)
{
  return is_asked (fixture) && g_str_equal (adw_dialog_get_title (get_empty_dialog (fixture)), "Open a Web Address") &&
         find_words (GTK_WIDGET (get_empty_dialog (fixture)), "“ftp://site.test/quay”: only addresses that begin with http") != NULL;
}

/* What is none is there to be corrected. */
static void
test_correct_address (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *address = dup_address (fixture, "/quay");
  GtkWidget       *entry;

  notanda_window_open_address (fixture->empty, "ftp://site.test/quay");
  wait_for (fixture, is_address_asked_again);
  entry = find_by_type (GTK_WIDGET (get_empty_dialog (fixture)), GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "ftp://site.test/quay");
  gtk_editable_set_text (GTK_EDITABLE (entry), address);
  answer (fixture, "_Open");
  wait_for (fixture, is_local_asked);
  answer (fixture, "_Open");
  assert_title (fixture, "The quay is closed");
}

/* No is no. */
static void
test_refuse (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *address = dup_address (fixture, "/quay");

  notanda_window_open_address (fixture->empty, address);
  answer (fixture, "_Cancel");
  wait_for (fixture, is_asked_nothing);
  g_assert_true (notanda_window_is_empty (fixture->empty));
  g_assert_cmpuint (test_server_count_requests (((Web *) fixture)->server), ==, 0);
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  guint n_drafts = count_drafts ();

  test_server_add (((Web *) fixture)->server, "/slow", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" WORDS, NULL, TEST_SERVER_HOLD);
  type_address (fixture, "/slow");
  wait_for (fixture, shows_cancel);
  g_signal_emit_by_name (find_mapped (GTK_WIDGET (fixture->empty), "_Cancel"), "clicked");
  wait_for (fixture, shows_start);
  g_assert_true (notanda_window_is_empty (fixture->empty));
  g_assert_false (is_filled (fixture));
  g_assert_false (is_asked (fixture));
  g_assert_cmpuint (count_drafts (), ==, n_drafts);
}

static gboolean
shows_waiting (Fixture *fixture)
{
  return find_words (GTK_WIDGET (fixture->empty), "Waiting for 127.0.0.1") != NULL;
}

static gboolean
shows_size (Fixture *fixture)
{
  const char *words = find_words (GTK_WIDGET (fixture->empty), "5.1");

  /* the number and the unit stay in one line */
  return g_strcmp0 (words, "5.1\u00a0kB from 127.0.0.1") == 0;
}

/* Whom it waits for, and then how much came. */
static void
test_progress (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *blanks = g_strnfill (5 << 10, ' ');
  g_autoptr (GBytes) body = g_bytes_new (blanks, 5 << 10);

  test_server_add (((Web *) fixture)->server, "/silent", "HTTP/1.1 ", NULL, TEST_SERVER_HOLD);
  test_server_add (((Web *) fixture)->server, "/slow", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", body, TEST_SERVER_HOLD);
  type_address (fixture, "/silent");
  wait_for (fixture, shows_waiting);
  act_in_empty (fixture, "win.cancel-opening");
  wait_for (fixture, shows_start);
  type_address (fixture, "/slow");
  wait_for (fixture, shows_size);
  act_in_empty (fixture, "win.cancel-opening");
  wait_for (fixture, shows_start);
}

/* Its worker too has let it go. */
static gboolean
is_empty_gone (Fixture *fixture)
{
  return fixture->empty == NULL;
}

/* The window goes at once, and what comes afterwards makes nothing. */
static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  guint n_drafts = count_drafts ();

  test_server_add (((Web *) fixture)->server, "/slow", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" PAGE ("Half"), NULL, TEST_SERVER_HOLD);
  type_address (fixture, "/slow");
  wait_for (fixture, shows_cancel);
  gtk_window_close (GTK_WINDOW (fixture->empty));
  g_object_add_weak_pointer (G_OBJECT (fixture->empty), (gpointer *) &fixture->empty);
  wait_for (fixture, is_empty_gone);
  g_assert_cmpuint (count_drafts (), ==, n_drafts);
}

/* By the keyboard as by the button. */
static void
test_escape (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GSubprocess) keys = NULL;
  g_autoptr (GError) error = NULL;

  test_server_add (((Web *) fixture)->server, "/slow", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" WORDS, NULL, TEST_SERVER_HOLD);
  type_address (fixture, "/slow");
  wait_for (fixture, shows_cancel);
  gtk_window_set_title (GTK_WINDOW (fixture->empty), "waits-for-escape");
  keys = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "search", "--sync", "--name", "^waits-for-escape$", "windowfocus", "--sync",
                           "key", "Escape", NULL);
  g_assert_no_error (error);
  wait_for (fixture, shows_start);
  /* a key whose window is gone before it is let go stays down, and repeats in the windows that come */
  g_subprocess_wait_check (keys, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (notanda_window_is_empty (fixture->empty));
}

/* A window that was made for it has the focus where nothing is shown yet. */
static void
test_escape_in_new_window (Fixture      *fixture,
                           gconstpointer data)
{
  test_server_add (((Web *) fixture)->server, "http://site.test/slow", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" WORDS, NULL, TEST_SERVER_HOLD);
  gtk_window_set_focus (GTK_WINDOW (fixture->empty), GTK_WIDGET (notanda_page_get_view (notanda_window_get_page (fixture->empty))));
  notanda_window_open_address (fixture->empty, "http://site.test/slow");
  wait_for (fixture, shows_cancel);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->empty)) == find_mapped (GTK_WIDGET (fixture->empty), "_Cancel"));
  act_in_empty (fixture, "win.cancel-opening");
  wait_for (fixture, shows_start);
}

static guint
count_headings (NotandaDocument *document)
{
  guint               n_blocks;
  const NotandaBlock *blocks = notanda_document_get_blocks (document, &n_blocks);
  guint               n = 0;

  for (guint i = 0; i < n_blocks; i++)
    n += blocks[i].kind == NOTANDA_BLOCK_HEADING || blocks[i].kind == NOTANDA_BLOCK_TITLE;
  return n;
}

/* Headings stay headings. */
static void
test_paste_page (Fixture      *fixture,
                 gconstpointer data)
{
  static const char html[] = "<h1>Pasted from a page</h1>" PROSE "<h2>What came next</h2>" PROSE PROSE;
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("text/html", bytes);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->empty)), provider);
  act_in_empty (fixture, "win.paste");
  wait_for (fixture, is_filled);
  g_assert_cmpuint (count_headings (get_opened (fixture)), ==, 2);
}

static GdkContentProvider *
new_flavour (const char *type,
             const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

/* As a word processor offers it: of all flavours that of a page is taken. */
static void
test_paste_flavours (Fixture      *fixture,
                     gconstpointer data)
{
  GdkContentProvider *flavours[] = {
    new_flavour ("image/png", "no picture"),
    new_flavour ("text/rtf", "{\\rtf1 An office said so.}"),
    new_flavour ("text/plain;charset=utf-8", "An office said so."),
    new_flavour ("text/html", "<h1>An office said so</h1>" PROSE "<h2>And said more</h2>" PROSE),
  };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (flavours, G_N_ELEMENTS (flavours));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->empty)), all);
  act_in_empty (fixture, "win.paste");
  wait_for (fixture, is_filled);
  g_assert_cmpuint (count_headings (get_opened (fixture)), ==, 2);
}

/* A page is offered, and there is none. */
static void
test_paste_no_page (Fixture      *fixture,
                    gconstpointer data)
{
  GdkContentProvider *flavours[] = { new_flavour ("text/html", ""), gdk_content_provider_new_typed (G_TYPE_STRING, "Only words\n\nThey were all there was.\n") };
  g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (flavours, G_N_ELEMENTS (flavours));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->empty)), both);
  act_in_empty (fixture, "win.paste");
  assert_title (fixture, "Only words");
}

/* Much text is all taken. */
static void
test_paste_much (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("All of it\n\n");
  gsize size;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, WORDS WORDS WORDS "\n\n");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->empty)), text->str);
  act_in_empty (fixture, "win.paste");
  assert_title (fixture, "All of it");
  notanda_article_get_text (notanda_document_get_article (get_opened (fixture)), &size);
  g_assert_cmpuint (size, ==, text->len);
}

static gboolean
shows_too_large (Fixture *fixture)
{
  AdwStatusPage *status = ADW_STATUS_PAGE (find_by_type (GTK_WIDGET (fixture->empty), ADW_TYPE_STATUS_PAGE));

  return status != NULL && adw_status_page_get_description (status) != NULL && strstr (adw_status_page_get_description (status), "larger than 64 MB") != NULL;
}

/* Too much is refused, and said. */
static void
test_paste_too_much (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *text = g_strnfill (NOTANDA_ARTICLE_MAX_SIZE + 1, 'a');

  notanda_window_open_text (fixture->empty, text);
  wait_for (fixture, shows_too_large);
  wait_for (fixture, shows_start);
}

/* Of an endless page the start is taken, and that is said. */
static void
test_paste_endless_page (Fixture      *fixture,
                         gconstpointer data)
{
  GString    *html = g_string_new ("<h1>Pasted from a page</h1>" PROSE);
  gsize       start = html->len;
  const char *notice;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) provider = NULL;

  g_string_set_size (html, 3 * NOTANDA_HTML_MAX_SIZE);
  memset (html->str + start, ' ', html->len - start);
  bytes = g_string_free_to_bytes (html);
  provider = gdk_content_provider_new_for_bytes ("text/html", bytes);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->empty)), provider);
  act_in_empty (fixture, "win.paste");
  wait_for (fixture, is_filled);
  notice = notanda_page_get_opened (notanda_window_get_page (fixture->empty))->notice;
  g_assert_nonnull (notice);
  g_assert_nonnull (strstr (notice, "longer than 16 MiB"));
}

static void
test_paste_address (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *address = dup_address (fixture, "/quay");
  g_autofree char *text = g_strconcat ("  ", address, "\n", NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->empty)), text);
  act_in_empty (fixture, "win.paste");
  answer (fixture, "_Open");
  assert_title (fixture, "The quay is closed");
}

/* A file's address, as the location bar of a browser has it, is a file. */
static void
test_paste_file_address (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "the quay.html", NULL);
  g_autofree char *address = g_filename_to_uri (path, NULL, NULL);

  g_assert_true (g_file_set_contents (path, "<h1>The quay is closed</h1>" PROSE PROSE, -1, NULL));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->empty)), address);
  act_in_empty (fixture, "win.paste");
  assert_title (fixture, "The quay is closed");
}

/* As a browser drops it. */
static void
test_drop_link (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *address = dup_address (fixture, "/quay");
  g_autoptr (GFile) file = g_file_new_for_uri (address);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  g_assert_true (notanda_window_take_value (fixture->empty, &value));
  answer (fixture, "_Open");
  assert_title (fixture, "The quay is closed");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = NULL;

  test_proxies_install ();
  application = window_fixture_init (&argc, &argv);
#define ADD(name, func) ADD_WEB ("web", name, func)
  ADD ("address", test_address);
  ADD ("correct-address", test_correct_address);
  ADD ("refuse", test_refuse);
  ADD ("cancel", test_cancel);
  ADD ("progress", test_progress);
  ADD ("close", test_close);
  ADD ("paste-page", test_paste_page);
  ADD ("paste-flavours", test_paste_flavours);
  ADD ("paste-no-page", test_paste_no_page);
  ADD ("paste-much", test_paste_much);
  ADD ("paste-too-much", test_paste_too_much);
  ADD ("paste-endless-page", test_paste_endless_page);
  ADD ("paste-address", test_paste_address);
  ADD ("paste-file-address", test_paste_file_address);
  ADD ("drop-link", test_drop_link);
  /* the last: it takes the focus from what the display showed before */
  ADD ("escape", test_escape);
  ADD ("escape-in-new-window", test_escape_in_new_window);
  return g_test_run ();
}
