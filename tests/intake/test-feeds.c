/* test-feeds.c: subscriptions are kept, refreshed, and never lost
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "intake/notanda-feeds.h"
#include "util/test-folder.h"
#include "util/test-server.h"

#define NOW G_GINT64_CONSTANT (1600000000000000)
#define ITEM(title, date) "<item><title>" title "</title><link>https://site.test/" title "</link><guid>" title "</guid><pubDate>" date "</pubDate></item>"
#define FEED(items) "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News; of the day</title>" items "</channel></rss>"
#define TWO ITEM ("storm", "Mon, 07 Sep 2020 10:00:00 GMT") ITEM ("calm", "Tue, 08 Sep 2020 10:00:00 GMT")

typedef struct
{
  TestFolder *folder;
  TestServer *server;
  char       *path;
  char       *address;
  GError     *error;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = test_folder_new ();
  fixture->server = test_server_new (NULL);
  fixture->path = g_build_filename (fixture->folder->path, "notanda", "feeds.ini", NULL);
  fixture->address = test_server_dup_address (fixture->server, NULL, "/feed?a=1;b");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_error (&fixture->error);
  g_free (fixture->path);
  g_free (fixture->address);
  test_server_free (fixture->server);
  test_folder_free (fixture->folder);
}

static GPtrArray *
list (Fixture *fixture,
      guint    expected)
{
  GPtrArray *feeds = notanda_feeds_list (fixture->path, &fixture->error);

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (feeds->len, ==, expected);
  return feeds;
}

static gboolean
refresh (Fixture *fixture,
         gint64   now)
{
  g_autoptr (NotandaPolite) polite = notanda_polite_new (1);
  NotandaFetchOptions options = { .allow_private = TRUE };

  g_clear_error (&fixture->error);
  return notanda_feeds_refresh (fixture->path, fixture->address, polite, NULL, &options, now, NULL, &fixture->error);
}

static void
subscribe (Fixture *fixture)
{
  notanda_feeds_add (fixture->path, fixture->address, NULL, NOW, &fixture->error);
  g_assert_no_error (fixture->error);
}

static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) none = list (fixture, 0);
  g_autoptr (GPtrArray) two = NULL;
  g_autoptr (GPtrArray) one = NULL;

  subscribe (fixture);
  subscribe (fixture);
  g_assert_true (notanda_feeds_add (fixture->path, "https://site.test/b", "B; b", NOW, NULL));
  two = list (fixture, 2);
  g_assert_cmpstr (((NotandaSubscription *) two->pdata[0])->address, ==, fixture->address);
  g_assert_cmpstr (((NotandaSubscription *) two->pdata[1])->title, ==, "B; b");
  g_assert_cmpstr (((NotandaSubscription *) two->pdata[1])->added, ==, "2020-09-13T12:26:40Z");

  g_assert_true (notanda_feeds_remove (fixture->path, "site.test/b", NULL));
  one = list (fixture, 1);
}

static void
test_refresh (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) body = g_bytes_new_static (FEED (TWO), strlen (FEED (TWO)));
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: %zu\r\n\r\n", strlen (FEED (TWO)));
  g_autofree char *requests = NULL;

  subscribe (fixture);
  test_server_add (fixture->server, "/feed?a=1;b", head, body, TEST_SERVER_CLOSE);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) feeds = NULL;
      g_autoptr (GArray) entries = NULL;

      refresh (fixture, NOW);
      g_assert_no_error (fixture->error);
      feeds = list (fixture, 1);
      entries = notanda_feeds_merge (feeds);
      g_assert_cmpstr (((NotandaSubscription *) feeds->pdata[0])->title, ==, "News; of the day");
      g_assert_cmpuint (entries->len, ==, 2);
      g_assert_cmpstr (g_array_index (entries, NotandaFeedEntry, 0).item->title, ==, "calm");
      g_assert_cmpstr (g_array_index (entries, NotandaFeedEntry, 1).item->address, ==, "https://site.test/storm");
      /* the second time there is nothing new */
      test_server_add (fixture->server, "/feed?a=1;b", "HTTP/1.1 304 Not Modified\r\n\r\n", NULL, TEST_SERVER_CLOSE);
    }
  requests = test_server_dup_requests (fixture->server);
  g_assert_nonnull (strstr (requests, "If-None-Match: \"1\""));
}

static void
test_read (Fixture      *fixture,
           gconstpointer data)
{
  const char *const ids[] = { "storm", "a;b", NULL };
  const char *const one[] = { "storm", NULL };
  g_autoptr (GPtrArray) feeds = NULL;

  subscribe (fixture);
  g_assert_true (notanda_feeds_mark_read (fixture->path, fixture->address, ids, TRUE, NULL));
  g_assert_true (notanda_feeds_mark_read (fixture->path, fixture->address, ids, TRUE, NULL));
  g_assert_true (notanda_feeds_mark_read (fixture->path, fixture->address, one, FALSE, NULL));
  feeds = list (fixture, 1);
  g_assert_true (notanda_subscription_is_read (feeds->pdata[0], "a;b"));
  g_assert_false (notanda_subscription_is_read (feeds->pdata[0], "storm"));
  g_assert_cmpuint (g_hash_table_size (((NotandaSubscription *) feeds->pdata[0])->read), ==, 1);
}

/* What was read of a feed is known whether one subscribes to it or not, of so many feeds and no more. */
static void
test_read_unsubscribed (Fixture      *fixture,
                        gconstpointer data)
{
  const char *const ids[] = { "storm", NULL };
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (NotandaSubscription) first = NULL;
  g_autoptr (NotandaSubscription) second = NULL;
  g_autoptr (NotandaSubscription) third = NULL;

  g_assert_true (notanda_feeds_mark_read (fixture->path, "site.test/0", ids, TRUE, NULL));
  g_assert_true (notanda_feeds_mark_read (fixture->path, fixture->address, ids, TRUE, NULL));
  none = list (fixture, 0);
  /* it isn't asked for either */
  g_assert_false (refresh (fixture, NOW));
  g_clear_error (&fixture->error);
  subscribe (fixture);
  one = list (fixture, 1);
  g_assert_true (notanda_subscription_is_read (one->pdata[0], "storm"));
  for (guint i = 1; i <= NOTANDA_FEEDS_MAX_UNSUBSCRIBED; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://site.test/%u", i);

      g_assert_true (notanda_feeds_mark_read (fixture->path, address, ids, TRUE, NULL));
      /* the one that was used last stays, though it was there first */
      if (i == 2)
        g_assert_true (notanda_feeds_mark_read (fixture->path, "site.test/0", ids, TRUE, NULL));
    }
  first = notanda_feeds_look_up (fixture->path, "https://site.test/1", NULL);
  g_assert_false (notanda_subscription_is_read (first, "storm"));
  second = notanda_feeds_look_up (fixture->path, "site.test/2", NULL);
  g_assert_true (notanda_subscription_is_read (second, "storm"));
  g_assert_null (second->added);
  third = notanda_feeds_look_up (fixture->path, "https://site.test/0", NULL);
  g_assert_true (notanda_subscription_is_read (third, "storm"));
  g_clear_pointer (&one, g_ptr_array_unref);
  one = list (fixture, 1);
}

/* As it was, but for what somebody else has done to it meanwhile. */
static void
test_restore (Fixture      *fixture,
              gconstpointer data)
{
  const char *const ids[] = { "storm", NULL };
  const char *const meanwhile[] = { "calm", NULL };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  NotandaSubscription *feed;

  subscribe (fixture);
  test_server_add_page (fixture->server, "/feed?a=1;b", FEED (TWO));
  g_assert_true (refresh (fixture, NOW));
  g_assert_true (notanda_feeds_mark_read (fixture->path, fixture->address, ids, TRUE, NULL));
  before = list (fixture, 1);
  g_assert_true (notanda_feeds_remove (fixture->path, fixture->address, NULL));
  g_assert_true (notanda_feeds_mark_read (fixture->path, fixture->address, meanwhile, TRUE, NULL));
  g_assert_true (notanda_feeds_restore (fixture->path, before->pdata[0], NULL));
  g_assert_true (notanda_feeds_restore (fixture->path, before->pdata[0], NULL));
  after = list (fixture, 1);
  feed = after->pdata[0];
  g_assert_cmpstr (feed->title, ==, "News; of the day");
  g_assert_cmpstr (feed->added, ==, "2020-09-13T12:26:40Z");
  g_assert_cmpuint (feed->items->len, ==, 2);
  g_assert_true (notanda_subscription_is_read (feed, "storm"));
  g_assert_true (notanda_subscription_is_read (feed, "calm"));
}

/* Whoever subscribes again finds what they have read, and no other program takes that for a subscription. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  const char *const ids[] = { "storm", NULL };
  g_autofree char  *text = NULL;
  g_autofree char  *group = g_strdup_printf ("[%s]", fixture->address);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;

  subscribe (fixture);
  g_assert_true (notanda_feeds_mark_read (fixture->path, fixture->address, ids, TRUE, NULL));
  g_assert_true (notanda_feeds_remove (fixture->path, fixture->address, NULL));
  none = list (fixture, 0);
  text = test_folder_read (fixture->path);
  g_assert_null (strstr (text, group));
  subscribe (fixture);
  one = list (fixture, 1);
  g_assert_true (notanda_subscription_is_read (one->pdata[0], "storm"));
}

/* A file that has what was read under the bare address is read, and written as it is now. */
static void
test_earlier (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *mark = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "storm", -1);
  g_autofree char *before = g_strdup_printf ("[https://site.test/a]\nAdded=2020-01-01T00:00:00Z\nRead=%.16s;\n[https://site.test/b]\nRead=%.16s;\n", mark, mark);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (NotandaSubscription) read = NULL;

  subscribe (fixture);
  test_folder_overwrite (fixture->path, before, -1);
  subscribe (fixture);
  feeds = list (fixture, 2);
  g_assert_true (notanda_subscription_is_read (feeds->pdata[0], "storm"));
  read = notanda_feeds_look_up (fixture->path, "https://site.test/b", NULL);
  g_assert_true (notanda_subscription_is_read (read, "storm"));
  after = test_folder_read (fixture->path);
  g_assert_nonnull (strstr (after, "[https://site.test/a]"));
  g_assert_null (strstr (after, "[https://site.test/b]"));
  g_assert_nonnull (strstr (after, "[read:https://site.test/b]"));
}

/* Only where the user has said so. */
static void
test_local (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (NotandaPolite) polite = notanda_polite_new (1);

  subscribe (fixture);
  test_server_add_page (fixture->server, "/feed?a=1;b", FEED (TWO));
  g_assert_false (notanda_feeds_refresh (fixture->path, fixture->address, polite, NULL, NULL, NOW, NULL, &fixture->error));
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_PRIVATE_ADDRESS);
  g_clear_error (&fixture->error);
  g_assert_true (notanda_feeds_set_local (fixture->path, fixture->address, TRUE, NULL));
  g_assert_true (notanda_feeds_refresh (fixture->path, fixture->address, polite, NULL, NULL, NOW, NULL, &fixture->error));
  g_assert_no_error (fixture->error);
  g_assert_true (notanda_feeds_set_local (fixture->path, fixture->address, FALSE, NULL));
  g_assert_false (notanda_feeds_refresh (fixture->path, fixture->address, polite, NULL, NULL, NOW, NULL, NULL));
}

/* Be it for the feed or for the rules of its site. */
static void
test_retry_after (Fixture      *fixture,
                  gconstpointer data)
{
  guint n;

  subscribe (fixture);
  test_server_add (fixture->server, data, "HTTP/1.1 429 Slow\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n", NULL, TEST_SERVER_CLOSE);
  g_assert_false (refresh (fixture, NOW));
  n = test_server_count_requests (fixture->server);
  g_assert_true (refresh (fixture, NOW + 59 * G_USEC_PER_SEC));
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, n);
  g_assert_false (refresh (fixture, NOW + 61 * G_USEC_PER_SEC));
  g_assert_cmpuint (test_server_count_requests (fixture->server), >, n);
}

static void
test_no_feed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) feeds = NULL;

  subscribe (fixture);
  test_server_add_page (fixture->server, "/feed?a=1;b", FEED (TWO));
  g_assert_true (refresh (fixture, NOW));
  test_server_add_page (fixture->server, "/feed?a=1;b", "<html><body><p>We have moved. Nothing to see here, and nothing more to be said of it.</body></html>");
  g_assert_false (refresh (fixture, NOW));
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
  g_clear_error (&fixture->error);
  feeds = list (fixture, 1);
  g_assert_cmpuint (((NotandaSubscription *) feeds->pdata[0])->items->len, ==, 2);
}

static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *after = NULL;

  subscribe (fixture);
  test_folder_overwrite (fixture->path, "\377 not a list", -1);
  g_assert_false (notanda_feeds_add (fixture->path, "https://site.test/b", NULL, NOW, &fixture->error));
  g_assert_error (fixture->error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED);
  after = test_folder_read (fixture->path);
  g_assert_cmpstr (after, ==, "\377 not a list");
}

/* What a later version has written there stays. */
static void
test_unknown (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *after = NULL;

  subscribe (fixture);
  test_folder_overwrite (fixture->path, "[Settings]\nColour=blue\n[https://site.test/a]\nAdded=2020-01-01T00:00:00Z\nFolder=Work\n", -1);
  subscribe (fixture);
  after = test_folder_read (fixture->path);
  g_assert_nonnull (strstr (after, "Colour=blue"));
  g_assert_nonnull (strstr (after, "Folder=Work"));
  g_assert_nonnull (strstr (after, fixture->address));
}

typedef struct
{
  const char *path;
  guint       first;
} Adding;

static gpointer
add_some (gpointer data)
{
  const Adding *adding = data;

  for (guint i = adding->first; i < 20; i += 2)
    {
      g_autofree char *address = g_strdup_printf ("https://site.test/%u", i);
      g_autoptr (GError) error = NULL;

      while (!notanda_feeds_add (adding->path, address, NULL, NOW, &error))
        {
          g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED);
          g_clear_error (&error);
        }
    }
  return NULL;
}

static void
test_two_at_once (Fixture      *fixture,
                  gconstpointer data)
{
  Adding   adding[] = { { fixture->path, 0 }, { fixture->path, 1 } };
  GThread *thread;
  g_autoptr (GPtrArray) feeds = NULL;

  subscribe (fixture);
  thread = g_thread_new ("add", add_some, &adding[0]);
  add_some (&adding[1]);
  g_thread_join (thread);
  feeds = list (fixture, 21);
}

#define ADD(name, func) g_test_add ("/notanda/intake/feeds/" name, Fixture, NULL, set_up, func, tear_down)

/* An item of half past midnight is of the day that its readers have then. */
static void
test_day (void)
{
  static const struct
  {
    const char *date;
    int         hours;
    const char *day;
  } cases[] = {
    { "2026-03-02T23:30:00Z", 1, "2026-03-03" },
    { "2026-03-02T23:30:00Z", 0, "2026-03-02" },
    { "2026-03-03T02:00:00Z", -5, "2026-03-02" },
    { "2026-03-03", -5, "2026-03-03" },
    { "2026-03", 1, "2026-03" },
    { NULL, 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_offset (cases[i].hours * 3600);
      const NotandaFeedItem item = { .date = (char *) cases[i].date };
      g_autofree char      *day = notanda_feed_item_dup_day (&item, zone);

      g_assert_cmpstr (day, ==, cases[i].day);
    }
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/intake/feeds/day", test_day);
  ADD ("list", test_list);
  ADD ("refresh", test_refresh);
  ADD ("read", test_read);
  ADD ("read-unsubscribed", test_read_unsubscribed);
  ADD ("restore", test_restore);
  ADD ("again", test_again);
  ADD ("earlier", test_earlier);
  ADD ("local", test_local);
  g_test_add ("/notanda/intake/feeds/retry-after", Fixture, "/feed?a=1;b", set_up, test_retry_after, tear_down);
  g_test_add ("/notanda/intake/feeds/retry-after-rules", Fixture, "/robots.txt", set_up, test_retry_after, tear_down);
  ADD ("no-feed", test_no_feed);
  ADD ("damaged", test_damaged);
  ADD ("unknown", test_unknown);
  ADD ("two-at-once", test_two_at_once);
  return g_test_run ();
}
