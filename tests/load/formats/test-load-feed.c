/* test-load-feed.c: the articles that a feed lists
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-load-feed.h"

#include <string.h>

#include "base/notanda-error.h"
#include "load/formats/notanda-feed-date.h"
#include "load/formats/notanda-load-html.h"

#define ADDRESS "https://news.example/feeds/all.xml"

static NotandaLoaded *
load_part (const char *data,
           gsize       size,
           const char *part,
           GError    **error)
{
  NotandaLoadOptions options = { .name = "feed", .address = ADDRESS, .part = part, .now = G_GINT64_CONSTANT (1800000000000000) };
  g_autofree char   *exact = g_memdup2 (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_static (exact, size);

  return notanda_load_feed (bytes, &options, error);
}

/* One line an item: what is known about it, with bars between. */
static char *
describe (NotandaLoaded *loaded)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < loaded->items->len; i++)
    {
      const NotandaFeedItem *item = g_ptr_array_index (loaded->items, i);

      g_assert_nonnull (item->id);
      g_string_append_printf (lines, "%s|%s|%s|%s|%s\n", item->title != NULL ? item->title : "", item->address != NULL ? item->address : "",
                              item->date != NULL ? item->date : "", item->summary != NULL ? item->summary : "", item->id);
    }

  return g_string_free (lines, FALSE);
}

static NotandaLoaded *
assert_lists (const char *data,
              const char *title,
              const char *lines)
{
  NotandaLoadOptions options = { .name = "feed" };
  g_autoptr (GError) error = NULL;
  NotandaLoaded   *loaded = load_part (data, strlen (data), NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  g_assert_true (notanda_load_feed_claims (data, strlen (data), &options));
  g_assert_false (notanda_load_html_claims (data, strlen (data), &options));
  found = describe (loaded);
  g_assert_cmpstr (found, ==, lines);
  g_assert_cmpstr (loaded->meta[NOTANDA_META_TITLE], ==, title);
  g_assert_cmpstr (loaded->meta[NOTANDA_META_ADDRESS], ==, ADDRESS);
  g_assert_cmpuint (loaded->page, ==, NOTANDA_PAGE_KIND_LIST);
  g_assert_cmpuint (loaded->blocks->len, ==, 0);

  return loaded;
}

static void
check (const char *data,
       const char *title,
       const char *lines)
{
  g_autoptr (NotandaLoaded) loaded = assert_lists (data, title, lines);

  g_assert_cmpuint (loaded->notices->len, ==, 0);
}

static void
test_rss_2 (void)
{
  check ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"http://search.yahoo.com/mrss/\">"
         "<channel><title>Harbour News</title><link>https://news.example/</link><description>All of it</description><language>en-gb</language>"
         "<image><title>Logo</title><link>https://news.example/logo</link></image>"
         "<item><title>Older</title><link>https://news.example/1</link><pubDate>Tue, 03 Mar 2026 08:15:00 +0100</pubDate><guid isPermaLink=\"false\">id-1</guid>"
         "<media:title>A picture</media:title><media:content><media:title>Other</media:title></media:content></item>"
         "<item><title>Newer</title><link> https://news.example/2 </link><description>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;</description>"
         "<content:encoded><![CDATA[<p>Much longer</p>]]></content:encoded><pubDate>Wed, 4 Mar 2026 09:00 GMT</pubDate><guid>https://news.example/2#g</guid></item>"
         "</channel></rss>",
         "Harbour News",
         "Newer|https://news.example/2|2026-03-04T09:00:00Z|One & two. Three.|https://news.example/2#g\n"
         "Older|https://news.example/1|2026-03-03T07:15:00Z||id-1\n");
}

static void
test_rss_09 (void)
{
  check ("<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://my.netscape.com/publish/formats/rss-0.91.dtd\">\n"
         "<rss version=\"0.91\"><channel><title>Old</title><item><title>One</title><link>http://news.example/1</link></item>"
         "<item><title>Two</title><link>http://news.example/2</link><description>Words</description></item></channel></rss>",
         "Old", "One|http://news.example/1|||http://news.example/1\nTwo|http://news.example/2||Words|http://news.example/2\n");
  check ("<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://my.netscape.com/rdf/simple/0.9/\">"
         "<channel><title>Older</title></channel><item><title>One</title><link>http://news.example/1</link></item></rdf:RDF>",
         "Older", "One|http://news.example/1|||http://news.example/1\n");
  check ("<rss version=\"0.92\"><channel><title>T</title><item><description>Just words</description></item></channel></rss>",
         "T", "|||Just words|Just words\n");
}

static void
test_rss_1 (void)
{
  check ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>RDF</title><items><rdf:Seq><rdf:li/></rdf:Seq></items></channel>"
         "<item rdf:about=\"urn:1\"><title>One</title><link>/a/1</link><dc:date>2026-03-03T10:00:00+02:00</dc:date></item>"
         "<item rdf:about=\"urn:2\"><title>Two</title><link>2</link><dc:date>2026-03-05</dc:date></item></rdf:RDF>",
         "RDF",
         "Two|https://news.example/feeds/2|2026-03-05T00:00:00Z||urn:2\nOne|https://news.example/a/1|2026-03-03T08:00:00Z||urn:1\n");
}

static void
test_atom (void)
{
  check ("<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://other.example/base/\"><title type=\"html\">A &amp;amp; B</title>"
         "<link rel=\"self\" href=\"self.xml\"/><link href=\"/home\"/>"
         "<entry><id>tag:1</id><title>x &lt; y &amp;amp; z</title><link rel=\"enclosure\" href=\"a.mp3\"/><link rel=\"alternate\" href=\"one\"/>"
         "<published>2026-03-01T00:00:00Z</published><updated>2026-03-09T00:00:00Z</updated><summary>S</summary><source><title>No</title></source></entry>"
         "<entry xml:base=\"sub/\"><id>tag:2</id><title type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">Two <b>bold</b> words</div></title><link href=\"two\"/>"
         "<updated>2026-03-02T00:00:00.5Z</updated><content type=\"html\">&lt;h1&gt;Head&lt;/h1&gt;&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>",
         "A & B",
         "Two bold words|https://other.example/base/sub/two|2026-03-02T00:00:00Z|Head Text|tag:2\n"
         "x < y &amp; z|https://other.example/base/one|2026-03-01T00:00:00Z|S|tag:1\n");
  check ("<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>Old</title><entry><title mode=\"escaped\">A &amp;amp; B</title>"
         "<link rel=\"alternate\" type=\"text/html\" href=\"http://x.example/1\"/><issued>2026-01-02T03:04:05+01:00</issued><id>i</id></entry></feed>",
         "Old", "A & B|http://x.example/1|2026-01-02T02:04:05Z||i\n");
  check ("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>P</a:title><a:entry><a:title>One</a:title><a:link href=\"1\"/></a:entry></a:feed>",
         "P", "One|https://news.example/feeds/1|||https://news.example/feeds/1\n");
}

static void
test_json (void)
{
  check ("{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"J\", \"home_page_url\": \"https://j.example/\", \"items\": ["
         "{\"id\": 7, \"url\": \"/a\", \"title\": \"A & B\", \"content_html\": \"<p>One</p><p>two &amp; three</p>\", \"date_published\": \"2026-02-01T10:00:00-05:00\"},"
         "{\"id\": \"x\", \"external_url\": \"https://k.example/b\", \"summary\": \"Short\", \"date_modified\": \"2026-02-02T10:00:00Z\"},]}",
         "J",
         "|https://k.example/b|2026-02-02T10:00:00Z|Short|x\nA & B|https://news.example/a|2026-02-01T15:00:00Z|One two & three|7\n");
}

/* What is no XML, but is served as a feed every day. */
static void
test_broken (void)
{
  check ("<rss><channel><title>Cafe&nbsp;&eacute; & &bogus; &copy R</title><item><title>a & b &lt; c</title><link>http://x.example/?a=1&b=2</link></item></channel></rss>",
         "Cafe é & &bogus; © R", "a & b < c|http://x.example/?a=1&b=2|||http://x.example/?a=1&b=2\n");
  check ("\n\n  <?xml version=\"1.0\"?>\n<rss><channel><item><title>After \x01 blanks</title><link>http://x.example/1</link></item></channel></rss>",
         NULL, "After blanks|http://x.example/1|||http://x.example/1\n");
  check ("Warning: something in line 3\n<?xml version=\"1.0\"?>\n<rss><channel><item><title>A</title><link>http://x.example/1</link></item></channel></rss>",
         NULL, "A|http://x.example/1|||http://x.example/1\n");
  check ("<rss><channel><item><title>Prefix</title><link>http://x.example/1</link><dc:date>2026-01-01</dc:date><itunes:title>No</itunes:title></item></channel></rss>",
         NULL, "Prefix|http://x.example/1|2026-01-01T00:00:00Z||http://x.example/1\n");
  check ("<rss><channel><item><title><![CDATA[Q&amp;A: <i>what</i> & <b>why</b>]]></title><guid>http://x.example/1</guid></item></channel></rss>",
         NULL, "Q&A: what & why|http://x.example/1|||http://x.example/1\n");
  check ("<rss><channel><item><title>A</title><link>javascript:x()</link></item><item><title>B</title><link>file:///etc/passwd</link></item></channel></rss>",
         NULL, "A||||A\nB||||B\n");
  check ("<rss><channel><item><title>Once</title><guid>1</guid></item><item><title>Twice</title><guid>1</guid></item></channel></rss>",
         NULL, "Once||||1\n");
  check ("<rss><channel><item><title>The harbour <em>is closed</em> now</title><guid>1</guid></item></channel></rss>",
         NULL, "The harbour is closed now||||1\n");
}

/* Numbers of characters that XML can't hold; what is no number stays as text. */
static void
test_bad_numbers (void)
{
  check ("<rss><channel><item><title>A&#27; b&#x0;&#xFFFF;&#xD800;c &#233;&#xe9;</title><guid>1</guid></item></channel></rss>",
         NULL, "A bc éé||||1\n");
  check ("<rss><channel><item><title>A &#; &#x; b</title><guid>1</guid></item></channel></rss>",
         NULL, "A &#; &#x; b||||1\n");
}

static void
test_wrong_tags (void)
{
  static const char data[] = "<rss><channel><title>T</title><item><title>One</title><guid>1</guid></item>"
                             "<item><title>Two <b>bold</i></title><guid>2</guid></item><item><title>Three</title><guid>3</guid></item></channel></rss>";
  g_autoptr (NotandaLoaded) loaded = assert_lists (data, "T", "One||||1\nTwo bold||||2\nThree||||3\n");

  g_assert_cmpuint (loaded->notices->len, ==, 1);
}

static void
test_cut (void)
{
  static const char data[] = "<?xml version=\"1.0\"?><rss><channel><title>T</title><item><title>One</title><link>http://x.example/1</link></item>"
                             "<item><title>Two</title><link>http://x.example/2</link><description>Words that are cut off";
  g_autoptr (NotandaLoaded) loaded = assert_lists (data, "T", "One|http://x.example/1|||http://x.example/1\n"
                                                              "Two|http://x.example/2||Words that are cut off|http://x.example/2\n");

  g_assert_cmpuint (loaded->notices->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (loaded->notices, 0), "cut off"));

  /* at every byte: what could be read, or an error */
  for (gsize size = 0; size < sizeof data; size++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) part = load_part (data, size, NULL, &error);

      g_assert_true ((part != NULL) == (error == NULL));
    }
}

/* Nothing is expanded, nothing outside is looked at. */
static void
test_entities (void)
{
  check ("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
         "<rss><channel><title>&b;&x;</title><item><title>A</title><guid>1</guid></item></channel></rss>",
         "&b;&x;", "A||||1\n");
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *encoding;
    const char *title;
  } cases[] = { { "ISO-8859-2", "Łódź zamknięta" }, { "windows-1251", "Гавань закрыта" }, { "Shift_JIS", "港は閉鎖" }, { "UTF-16", "Złoty 港" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *xml = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"%s\"?><rss><channel><title>%s</title><item><guid>1</guid></item></channel></rss>",
                                              cases[i].encoding, cases[i].title);
      gsize            size = 0;
      g_autofree char *bytes = g_convert (xml, -1, cases[i].encoding, "UTF-8", NULL, &size, NULL);
      g_autoptr (NotandaLoaded) loaded = load_part (bytes, size, NULL, NULL);

      g_assert_cmpstr (loaded->meta[NOTANDA_META_TITLE], ==, cases[i].title);
    }
}

static void
test_order_and_bounds (void)
{
  g_autoptr (GString) xml = g_string_new ("<rss><channel>");
  g_autoptr (NotandaLoaded) loaded = NULL;
  g_autofree char *lines = NULL;

  check ("<rss><channel><item><guid>a</guid></item><item><guid>b</guid><pubDate>1 Jan 2026</pubDate></item><item><guid>c</guid></item>"
         "<item><guid>d</guid><pubDate>2 Jan 2026</pubDate></item><item><guid>future</guid><pubDate>2 Jan 2036</pubDate></item></channel></rss>",
         NULL, "||||a\n||2026-01-02T00:00:00Z||d\n||||future\n||2026-01-01T00:00:00Z||b\n||||c\n");

  for (int i = 0; i < 10000; i++)
    g_string_append_printf (xml, "<item><title>%d</title><link>http://x.example/%d</link></item>", i, i);
  g_string_append (xml, "</channel></rss>");
  loaded = load_part (xml->str, xml->len, NULL, NULL);
  g_assert_cmpuint (loaded->items->len, ==, 200);
  g_assert_cmpuint (loaded->notices->len, ==, 1);
  lines = describe (loaded);
  g_assert_true (g_str_has_prefix (lines, "0|http://x.example/0||"));
  g_assert_nonnull (strstr (lines, "\n199|"));
}

static void
test_long_summary (void)
{
  g_autoptr (GString) xml = g_string_new ("<rss><channel><item><guid>1</guid><description>");
  g_autoptr (NotandaLoaded) loaded = NULL;
  const NotandaFeedItem *item;

  for (int i = 0; i < 30000; i++)
    g_string_append (xml, "é ");
  g_string_append (xml, "</description></item></channel></rss>");
  loaded = load_part (xml->str, xml->len, NULL, NULL);
  item = g_ptr_array_index (loaded->items, 0);
  g_assert_cmpint (g_utf8_strlen (item->summary, -1), <=, 500);
  g_assert_cmpint (g_utf8_strlen (item->summary, -1), >, 490);
}

static void
test_part (void)
{
  static const char data[] = "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>T</title>"
                             "<item><title>One</title><guid isPermaLink=\"false\">g1</guid><pubDate>1 Jan 2026</pubDate><description>Short.</description>"
                             "<content:encoded>&lt;p&gt;The harbour stays closed, says the mayor.&lt;/p&gt;&lt;p&gt;The fishers wait.&lt;/p&gt;</content:encoded></item></channel></rss>";
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = load_part (data, sizeof data - 1, "g1", &error);
  g_autoptr (NotandaLoaded) none = load_part (data, sizeof data - 1, "g2", NULL);
  const NotandaLoadedBlock *block;

  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_cmpuint (loaded->items->len, ==, 0);
  g_assert_cmpstr (loaded->meta[NOTANDA_META_TITLE], ==, "One");
  g_assert_cmpstr (loaded->meta[NOTANDA_META_DATE], ==, "2026-01-01T00:00:00Z");
  g_assert_cmpuint (loaded->blocks->len, ==, 2);
  block = g_ptr_array_index (loaded->blocks, 0);
  g_assert_cmpstr (block->text, ==, "The harbour stays closed, says the mayor.");
  block = g_ptr_array_index (loaded->blocks, 1);
  g_assert_cmpstr (block->text, ==, "The fishers wait.");
}

static void
test_not_claimed (void)
{
  static const char *const others[] = {
    "<!DOCTYPE html><title>rss</title>", "<html><body><rss></rss></body></html>", "{\"version\": 1, \"items\": []}", "plain <rss> words", "<rssx>", "<svg>",
    "<rdf:RDF xmlns:rdf=\"x\"><foaf:Person/></rdf:RDF>", "", "<", "<?xml", "<rss"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      NotandaLoadOptions options = { .name = "feed.xml", .content_type = "application/rss+xml" };

      g_test_message ("%s", others[i]);
      g_assert_false (notanda_load_feed_claims (others[i], strlen (others[i]), &options));
    }
}

static void
test_refused (void)
{
  static const char json[] = "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [";
  static const char xml[] = "<rss><channel><title>T</title></channel></rss>";
  g_autoptr (GError) error = NULL;

  g_assert_null (load_part (json, sizeof json - 1, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (load_part (xml, sizeof xml - 1, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
  g_assert_true (g_str_has_prefix (error->message, "feed: the feed lists no articles"));
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *date;
  } cases[] = {
    { "Tue, 03 Mar 2026 08:15:30 +0100", "2026-03-03T07:15:30Z" },
    { "3 Mar 26 08:15 EST", "2026-03-03T13:15:00Z" },
    { "Tuesday, 3-March-2026 08:15:30 GMT", "2026-03-03T08:15:30Z" },
    { "March 3, 2026 8:15", "2026-03-03T08:15:00Z" },
    { "Tue Mar  3 08:15:30 2026", "2026-03-03T08:15:30Z" },
    { "2026-03-03T08:15:30Z", "2026-03-03T08:15:30Z" },
    { "2026-03-03T08:15:30.123-05:30", "2026-03-03T13:45:30Z" },
    { "2026-03-03 08:15", "2026-03-03T08:15:00Z" },
    { "2026-03-03", "2026-03-03T00:00:00Z" },
    { "20260303T0815Z", "2026-03-03T00:00:00Z" },
    { "2026", "2026-01-01T00:00:00Z" },
    { "31 Feb 2026", NULL },
    { "yesterday", NULL },
    { "1 Jan 1970 00:00", NULL },
    { "99:99:99 1 Jan 2026", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) date = notanda_feed_date_parse (cases[i].text);
      g_autofree char *found = date != NULL ? g_date_time_format_iso8601 (date) : NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].date);
    }
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "<item>", "</item>", "<title>", "</title>", "<link>", "<link href='x'/>", "<entry>", "&amp;", "&x", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE x [", "]>", "words ", "<feed>", "<p>", "\x01", "é", "<a:b>", "<content type='xhtml'>", "</", "<pubDate>1 Jan 2026</pubDate>" };

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) xml = g_string_new ("<rss><channel>");
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = NULL;

      for (int left = g_test_rand_int_range (0, 40); left > 0; left--)
        g_string_append (xml, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      loaded = load_part (xml->str, xml->len, NULL, &error);
      g_assert_true ((loaded != NULL) == (error == NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  notanda_load_feed_warm ();
  g_test_add_func ("/notanda/load/load-feed/rss-2", test_rss_2);
  g_test_add_func ("/notanda/load/load-feed/rss-09", test_rss_09);
  g_test_add_func ("/notanda/load/load-feed/rss-1", test_rss_1);
  g_test_add_func ("/notanda/load/load-feed/atom", test_atom);
  g_test_add_func ("/notanda/load/load-feed/json", test_json);
  g_test_add_func ("/notanda/load/load-feed/broken", test_broken);
  g_test_add_func ("/notanda/load/load-feed/bad-numbers", test_bad_numbers);
  g_test_add_func ("/notanda/load/load-feed/wrong-tags", test_wrong_tags);
  g_test_add_func ("/notanda/load/load-feed/cut", test_cut);
  g_test_add_func ("/notanda/load/load-feed/entities", test_entities);
  g_test_add_func ("/notanda/load/load-feed/encodings", test_encodings);
  g_test_add_func ("/notanda/load/load-feed/order-and-bounds", test_order_and_bounds);
  g_test_add_func ("/notanda/load/load-feed/long-summary", test_long_summary);
  g_test_add_func ("/notanda/load/load-feed/part", test_part);
  g_test_add_func ("/notanda/load/load-feed/not-claimed", test_not_claimed);
  g_test_add_func ("/notanda/load/load-feed/refused", test_refused);
  g_test_add_func ("/notanda/load/load-feed/dates", test_dates);
  g_test_add_func ("/notanda/load/load-feed/noise", test_noise);

  return g_test_run ();
}
