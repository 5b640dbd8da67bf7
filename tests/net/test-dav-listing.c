/* test-dav-listing.c: listings of servers that mean well, and of those that don't
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/notanda-error.h"
#include "net/notanda-dav-listing.h"

#define FOLDER "https://cloud.example:8443/dav/my%20corpus/"
#define OPEN "<?xml version=\"1.0\" encoding=\"utf-8\"?><D:multistatus xmlns:D=\"DAV:\">"
#define SELF "<D:response><D:href>/dav/my%20corpus/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop>" \
             "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
#define ITEM(href) "<D:response><D:href>" href "</D:href></D:response>"
#define FILE_OF(href, size) "<D:response><D:href>" href "</D:href><D:propstat><D:prop><D:getcontentlength>" size "</D:getcontentlength><D:resourcetype/>" \
                            "</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
#define CLOSE "</D:multistatus>"

/* @step: bytes in each piece. Returns: names, sizes and folders in one line: "a=5 b/ (2)" */
static char *
list_bytes (const char *xml,
            gsize       size,
            gsize       step,
            GError    **error)
{
  g_autoptr (NotandaDavListing) listing = notanda_dav_listing_new (FOLDER);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_ignored = 0;

  for (gsize i = 0; i < size; i += step)
    if (!notanda_dav_listing_push (listing, (const guint8 *) xml + i, MIN (step, size - i), error))
      return NULL;
  entries = notanda_dav_listing_finish (listing, &n_ignored, error);
  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const NotandaDavEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (line, "%s%s%s", i > 0 ? " " : "", entry->name, entry->is_folder ? "/" : "");
      if (entry->size >= 0)
        g_string_append_printf (line, "=%" G_GINT64_FORMAT, entry->size);
    }
  if (n_ignored > 0)
    g_string_append_printf (line, " (%u)", n_ignored);
  return g_string_free_and_steal (g_steal_pointer (&line));
}

static void
assert_lists (const char *xml,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = list_bytes (xml, strlen (xml), strlen (xml), &error);
  g_autofree char *pieces = list_bytes (xml, strlen (xml), 1, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (whole, ==, expected);
  g_assert_cmpstr (pieces, ==, expected);
}

static void
assert_fails (const char *xml,
              gsize       size,
              gint        code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = list_bytes (xml, size, 65536, &error);

  g_assert_null (line);
  g_assert_error (error, NOTANDA_ERROR, code);
}

static void
assert_is_none (const char *xml)
{
  assert_fails (xml, strlen (xml), NOTANDA_ERROR_NOT_DAV);
}

static void
test_listing (void)
{
  assert_lists (OPEN SELF CLOSE, "");
  assert_lists (OPEN SELF FILE_OF ("/dav/my%20corpus/b.seg", "12") FILE_OF ("/dav/my%20corpus/a.seg", " 0 ") CLOSE "\r\n", "a.seg=0 b.seg=12");
  /* the folder itself may have no slash, and no entry of its own */
  assert_lists (OPEN ITEM ("/dav/my%20corpus") CLOSE, "");
  assert_lists (OPEN FILE_OF ("/dav/my%20corpus/a", "1") CLOSE, "a=1");
  assert_lists (OPEN SELF "<D:response><D:href>/dav/my%20corpus/log/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop>"
                          "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>" CLOSE,
                "log/");
  assert_lists ("\xef\xbb\xbf" OPEN SELF CLOSE, "");
}

static void
test_addresses (void)
{
  assert_lists (OPEN ITEM ("https://cloud.example:8443/dav/my%20corpus/a") CLOSE, "a");
  assert_lists (OPEN ITEM ("HTTPS://Cloud.Example:8443/dav/my%20corpus/a") CLOSE, "a");
  assert_lists (OPEN ITEM ("/dav/my corpus/%61") ITEM ("/%64av/my%20corpus/%c3%A9") CLOSE, "a é");
  assert_lists (OPEN ITEM ("\n /dav/my%20corpus/a&amp;b&#99; \n") CLOSE, "a&bc");
  assert_lists (OPEN ITEM ("<![CDATA[/dav/my%20corpus/]]>a") CLOSE, "a");
}

static void
test_hostile_names (void)
{
  static const char *const hrefs[] = {
    "/dav/my%20corpus/../a",
    "/dav/my%20corpus/..",
    "/dav/my%20corpus/%2e%2E",
    "/dav/my%20corpus/%2e%2e/",
    "/dav/my%20corpus/./a",
    "/dav/my%20corpus/a%2fb",
    "/dav/my%20corpus/a%2Fb",
    "/dav/my%20corpus/a/b",
    "/dav/my%20corpus//a",
    "/dav/my%20corpus/a%00b",
    "/dav/my%20corpus/a%0ab",
    "/dav/my%20corpus/a%5cb",
    "/dav/my%20corpus/a%",
    "/dav/my%20corpus/a%4",
    "/dav/my%20corpus/a%zz",
    "/dav/my%20corpus/%ff",
    "/dav/my%20corpus/a?b",
    "/dav/my%20corpus/a#b",
    "/dav/my%2520corpus/a",
    "/dav/my%20corpus2/a",
    "/dav/",
    "/",
    "",
    "a",
    "./a",
    "//cloud.example:8443/dav/my%20corpus/a",
    "//other.example/dav/my%20corpus/a",
    "https://other.example/dav/my%20corpus/a",
    "https://cloud.example/dav/my%20corpus/a",
    "http://cloud.example:8443/dav/my%20corpus/a",
    "https://cloud.example:8443",
    "file:///dav/my%20corpus/a",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hrefs); i++)
    {
      g_autofree char *xml = g_strconcat (OPEN SELF "<D:response><D:href>", hrefs[i], "</D:href></D:response>" CLOSE, NULL);

      g_test_message ("%s", hrefs[i]);
      assert_lists (xml, " (1)");
    }

  /* decoded once */
  assert_lists (OPEN ITEM ("/dav/my%20corpus/a%252fb") CLOSE, "a%2fb");
  assert_lists (OPEN SELF "<D:response/>" CLOSE, " (1)");
  assert_lists (OPEN FILE_OF ("/dav/my%20corpus/a", "1") FILE_OF ("/dav/my%20corpus/%61", "2") CLOSE, "a=1 (1)");
}

static void
test_long_names (void)
{
  g_autofree char *longest = g_strnfill (255, 'x');
  g_autofree char *longer = g_strnfill (256, 'x');
  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autofree char *fits = g_strconcat (OPEN ITEM ("/dav/my%20corpus/"), "<D:response><D:href>/dav/my%20corpus/", longest, "</D:href></D:response>" CLOSE, NULL);
  g_autofree char *over = g_strconcat (OPEN SELF "<D:response><D:href>/dav/my%20corpus/", longer, "</D:href></D:response>" CLOSE, NULL);
  g_autofree char *far = g_strconcat (OPEN SELF "<D:response><D:href>/dav/my%20corpus/", endless, "</D:href></D:response>" CLOSE, NULL);

  assert_lists (fits, longest);
  assert_lists (over, " (1)");
  assert_lists (far, " (1)");
}

static void
test_properties (void)
{
  /* those that the server couldn't tell don't count, nor sizes that are none */
  assert_lists (OPEN "<D:response><D:href>/dav/my%20corpus/a</D:href>"
                     "<D:propstat><D:prop><D:getcontentlength>5</D:getcontentlength></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>"
                     "<D:propstat><D:prop><D:getcontentlength>9</D:getcontentlength><D:resourcetype><D:collection/></D:resourcetype></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat>"
                     "</D:response>" CLOSE,
                "a=5");
  assert_lists (OPEN FILE_OF ("/dav/my%20corpus/a", "-1") FILE_OF ("/dav/my%20corpus/b", "99999999999999999999") FILE_OF ("/dav/my%20corpus/c", "") CLOSE, "a b c");
  /* what isn't there */
  assert_lists (OPEN SELF "<D:response><D:href>/dav/my%20corpus/a</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>" CLOSE, " (1)");
}

static void
test_namespaces (void)
{
  assert_lists ("<multistatus xmlns=\"DAV:\"><response><href>/dav/my%20corpus/a</href></response></multistatus>", "a");
  assert_lists ("<a:multistatus xmlns:a=\"DAV:\"><b:response xmlns:b=\"DAV:\"><href xmlns=\"DAV:\">/dav/my%20corpus/a</href></b:response></a:multistatus>", "a");
  /* elements of others that are called the same */
  assert_lists (OPEN SELF "<D:response><x:href xmlns:x=\"urn:x\">/dav/my%20corpus/x</x:href><D:href>/dav/my%20corpus/a</D:href></D:response>" CLOSE, "a");
  assert_lists (OPEN SELF "<D:response><D:wrap><D:href>/dav/my%20corpus/x</D:href></D:wrap><D:href>/dav/my%20corpus/a</D:href></D:response>" CLOSE, "a");
  /* a prefix means something else inside, and the old thing again behind */
  assert_lists (OPEN SELF "<D:response xmlns:D=\"urn:x\"><D:href>/dav/my%20corpus/x</D:href></D:response>" ITEM ("/dav/my%20corpus/a") CLOSE, "a");
  assert_is_none ("<multistatus><response><href>/dav/my%20corpus/a</href></response></multistatus>");
  assert_is_none ("<D:multistatus xmlns:D=\"DAV\"/>");
}

static void
test_cut (void)
{
  const char *whole = OPEN SELF FILE_OF ("/dav/my%20corpus/a", "1") CLOSE;

  for (gsize n = 0; n < strlen (whole); n++)
    assert_fails (whole, n, NOTANDA_ERROR_NOT_DAV);

  assert_is_none (OPEN SELF CLOSE "Internal Server Error");
  assert_is_none (OPEN SELF CLOSE "<more/>");
  assert_is_none (OPEN SELF CLOSE OPEN SELF CLOSE);
  assert_is_none (OPEN SELF CLOSE "<!-- more -->");
  assert_is_none (OPEN SELF "</D:other>");
  assert_fails (OPEN SELF CLOSE "\0", strlen (OPEN SELF CLOSE) + 1, NOTANDA_ERROR_NOT_DAV);
}

static void
test_others (void)
{
  assert_is_none ("<!DOCTYPE html><html><body>Please log in</body></html>");
  assert_is_none ("<html><body>Please log in</body></html>");
  assert_is_none ("Welcome");
  assert_is_none ("{}");
  assert_is_none (OPEN CLOSE);
  assert_is_none (OPEN ITEM ("/other/") ITEM ("/other/a") CLOSE);
}

static void
test_entities (void)
{
  static const char *const bombs[] = {
    "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" SELF,
    "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><D:multistatus xmlns:D=\"DAV:\"><D:response><D:href>&x;</D:href></D:response></D:multistatus>",
    OPEN "<D:response><D:href>&x;</D:href></D:response>" CLOSE,
    OPEN "<D:response><D:href>&nbsp;</D:href></D:response>" CLOSE,
    OPEN "<D:response><D:href>&#0;</D:href></D:response>" CLOSE,
    OPEN "<!DOCTYPE d>" SELF CLOSE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bombs); i++)
    assert_is_none (bombs[i]);
}

static void
add_repeated (GString    *string,
              const char *piece,
              gsize       n)
{
  for (gsize i = 0; i < n; i++)
    g_string_append (string, piece);
}

static void
test_limits (void)
{
  g_autoptr (GString) deep = g_string_new (OPEN);
  g_autoptr (GString) prefixes = g_string_new ("<D:multistatus xmlns:D=\"DAV:\"");
  g_autoptr (GString) many = g_string_new (OPEN SELF);
  g_autoptr (GString) large = g_string_new (OPEN SELF);

  add_repeated (deep, "<a>", 200000);
  assert_fails (deep->str, deep->len, NOTANDA_ERROR_NOT_DAV);
  add_repeated (prefixes, " xmlns:x=\"urn:x\"", 100000);
  g_string_append (prefixes, ">" SELF CLOSE);
  assert_fails (prefixes->str, prefixes->len, NOTANDA_ERROR_NOT_DAV);
  add_repeated (many, "<D:response/>", NOTANDA_DAV_MAX_ENTRIES);
  g_string_append (many, CLOSE);
  assert_fails (many->str, many->len, NOTANDA_ERROR_TOO_LARGE);
  add_repeated (large, "<!-- 123456789 -->", NOTANDA_DAV_MAX_LISTING / 18);
  g_string_append (large, CLOSE);
  assert_fails (large->str, large->len, NOTANDA_ERROR_TOO_LARGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/net/dav-listing/listing", test_listing);
  g_test_add_func ("/notanda/net/dav-listing/addresses", test_addresses);
  g_test_add_func ("/notanda/net/dav-listing/hostile-names", test_hostile_names);
  g_test_add_func ("/notanda/net/dav-listing/long-names", test_long_names);
  g_test_add_func ("/notanda/net/dav-listing/properties", test_properties);
  g_test_add_func ("/notanda/net/dav-listing/namespaces", test_namespaces);
  g_test_add_func ("/notanda/net/dav-listing/cut", test_cut);
  g_test_add_func ("/notanda/net/dav-listing/others", test_others);
  g_test_add_func ("/notanda/net/dav-listing/entities", test_entities);
  g_test_add_func ("/notanda/net/dav-listing/limits", test_limits);
  return g_test_run ();
}
