/* test-reading-gone.c: a draft is read again, and what is there now isn't its article
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "display/mend-fixture.h"

#include <glib/gstdio.h>
#include "util/test-proxies.h"

static gboolean
is_replaced (Fixture *fixture)
{
  return !says (fixture, TWICE);
}

static void
open_page (Fixture    *fixture,
           const char *address)
{
  test_server_add (((Web *) fixture)->server, address, HTTP ARTICLE ("Live", TWICE), NULL, TEST_SERVER_CLOSE);
  notanda_window_open_address (fixture->empty, address);
}

/* What asks for consent the second time doesn't take the article's place, unless somebody says so. */
static void
test_consent (Fixture      *fixture,
              gconstpointer data)
{
  guint n_drafts = count_drafts ();

  open_page (fixture, ADDRESS "consent");
  wait_for (fixture, is_filled);
  test_server_add_page (((Web *) fixture)->server, ADDRESS "consent", CONSENT);
  mend (fixture);
  wait_for (fixture, is_asked);
  g_assert_cmpstr (adw_dialog_get_title (get_empty_dialog (fixture)), ==, "This Doesn’t Look Like the Article");
  answer (fixture, "_Cancel");
  wait_for (fixture, is_asked_nothing);
  g_assert_true (says (fixture, TWICE));
  open_again (fixture);
  g_assert_true (says (fixture, TWICE));

  mend (fixture);
  answer (fixture, "_Replace the Text");
  wait_for (fixture, is_replaced);
  g_assert_true (says (fixture, "Before you go on"));
  g_assert_cmpuint (count_drafts (), ==, n_drafts + 1);
}

/* A page that has moved is followed only if somebody says so, and then it is read as was chosen. */
static void
test_moved (Fixture      *fixture,
            gconstpointer data)
{
  guint n_drafts = count_drafts ();

  open_page (fixture, ADDRESS "here");
  wait_for (fixture, is_filled);
  test_server_add_page (((Web *) fixture)->server, ADDRESS "here", "<meta http-equiv=refresh content='0;url=/there'><p>Moved.</p>");
  test_server_add (((Web *) fixture)->server, ADDRESS "there", HTTP ARTICLE ("Live", TWICE), NULL, TEST_SERVER_CLOSE);
  mend (fixture);
  wait_for (fixture, is_asked);
  g_assert_true (says (fixture, TWICE));
  g_assert_cmpuint (count_requests (fixture), ==, 2);
  answer (fixture, "_Open That Page");
  wait_for (fixture, is_mended);
  g_assert_cmpuint (count_drafts (), ==, n_drafts + 1);
}

static gboolean
is_failure_told (Fixture *fixture)
{
  return is_asked (fixture) && g_str_equal (adw_dialog_get_title (get_empty_dialog (fixture)), "Could Not Read the Article Again");
}

static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  open_page (fixture, ADDRESS "gone");
  wait_for (fixture, is_filled);
  test_server_add (((Web *) fixture)->server, ADDRESS "gone", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  mend (fixture);
  wait_for (fixture, is_failure_told);
  answer (fixture, "_Close");
  wait_for (fixture, is_asked_nothing);
  g_assert_true (says (fixture, TWICE));
}

/* Which of several it was can't be known of a file that had one: it is said, and nothing to choose from takes its place. */
static void
test_grown (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = write_archive (fixture, "page.warc", 1);
  g_autofree char *grown = NULL;

  open_path (fixture, path);
  wait_for (fixture, is_filled);
  grown = write_archive (fixture, "page.warc", 2);
  mend (fixture);
  wait_for (fixture, is_failure_told);
  answer (fixture, "_Close");
  wait_for (fixture, is_asked_nothing);
  g_assert_true (says (fixture, TWICE));
}

/* The same for a page that is a feed by now. */
static void
test_feed (Fixture      *fixture,
           gconstpointer data)
{
  open_page (fixture, ADDRESS "list");
  wait_for (fixture, is_filled);
  test_server_add_page (((Web *) fixture)->server, ADDRESS "list",
                        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title><item><title>Calm</title><link>" ADDRESS "calm</link></item></channel></rss>");
  mend (fixture);
  wait_for (fixture, is_failure_told);
  answer (fixture, "_Close");
  wait_for (fixture, is_asked_nothing);
  g_assert_true (says (fixture, TWICE));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaApplication) application = NULL;

  test_proxies_install ();
  application = window_fixture_init (&argc, &argv);
#define ADD(name, func) ADD_WEB ("reading-gone", name, func)
  ADD ("consent", test_consent);
  ADD ("moved", test_moved);
  ADD ("gone", test_gone);
  ADD ("grown", test_grown);
  ADD ("feed", test_feed);
  return g_test_run ();
}
