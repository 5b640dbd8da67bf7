/* test-loaded-pack.c: what a helper process answers, and what is taken for no answer
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "base/notanda-error.h"
#include "load/notanda-loaded-pack.h"

static NotandaLoaded *
new_rich (void)
{
  NotandaLoaded *loaded = notanda_loaded_new ("html");

  notanda_loaded_add_block (loaded, g_strdup ("The Mill Reopens"), NOTANDA_BLOCK_TITLE, 0, NOTANDA_LEFT_OUT_NOT);
  notanda_loaded_add_block (loaded, g_strdup ("We \360\237\230\200 are\nopen"), NOTANDA_BLOCK_HEADING, 3, NOTANDA_LEFT_OUT_NOT)->explain = g_strdup ("anchor");
  notanda_loaded_add_block (loaded, g_strdup ("Share this"), NOTANDA_BLOCK_LIST_ITEM, 2, NOTANDA_LEFT_OUT_SHARING);
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup ("The Mill"), "og:title");
  notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup ("https://example.org/mill"), "address");
  loaded->page = NOTANDA_PAGE_KIND_STUB;
  loaded->confidence = .75;
  loaded->encoding_guessed = TRUE;
  notanda_loaded_add_notice (loaded, g_strdup ("Three bytes were mended."));
  notanda_loaded_add_choice (loaded, g_strdup ("2"), g_strdup ("Chapter two"), NULL);
  notanda_loaded_add_link (loaded, NOTANDA_LINK_FEED, g_strdup ("http://example.org/feed"), g_strdup ("News"));
  notanda_loaded_add_item (loaded, g_strdup ("One"), g_strdup ("HTTPS://example.org/1"), g_strdup ("2026-03-01"), NULL, g_strdup ("1"));

  return loaded;
}

static NotandaLoaded *
pack_and_unpack (NotandaLoaded *loaded)
{
  g_autoptr (GBytes) bytes = notanda_loaded_pack (loaded, NULL);
  g_autoptr (GError) failure = NULL;
  NotandaLoaded *back = notanda_loaded_unpack (bytes, &failure);

  g_assert_no_error (failure);
  g_assert_nonnull (back);

  return back;
}

static void
test_round_trip (void)
{
  g_autoptr (NotandaLoaded) loaded = new_rich ();
  g_autoptr (NotandaLoaded) back = pack_and_unpack (loaded);
  const NotandaLoadedBlock  *heading = g_ptr_array_index (back->blocks, 1);
  const NotandaLoadedBlock  *shared = g_ptr_array_index (back->blocks, 2);
  const NotandaLoadedChoice *choice = g_ptr_array_index (back->choices, 0);
  const NotandaLoadedLink   *feed = g_ptr_array_index (back->links, 0);
  const NotandaFeedItem     *item = g_ptr_array_index (back->items, 0);

  g_assert_cmpstr (back->reader, ==, "html");
  g_assert_cmpuint (back->blocks->len, ==, 3);
  g_assert_cmpstr (heading->text, ==, "We \360\237\230\200 are\nopen");
  g_assert_cmpstr (heading->explain, ==, "anchor");
  g_assert_cmpuint (heading->level, ==, 3);
  g_assert_cmpuint (shared->left_out, ==, NOTANDA_LEFT_OUT_SHARING);
  g_assert_null (shared->explain);
  g_assert_cmpstr (back->meta[NOTANDA_META_TITLE], ==, "The Mill");
  g_assert_cmpstr (back->from[NOTANDA_META_TITLE], ==, "og:title");
  g_assert_cmpstr (back->meta[NOTANDA_META_ADDRESS], ==, "https://example.org/mill");
  g_assert_null (back->meta[NOTANDA_META_DATE]);
  g_assert_cmpuint (back->page, ==, NOTANDA_PAGE_KIND_STUB);
  g_assert_cmpfloat (back->confidence, ==, .75);
  g_assert_true (back->encoding_guessed);
  g_assert_cmpstr (g_ptr_array_index (back->notices, 0), ==, "Three bytes were mended.");
  g_assert_cmpstr (choice->title, ==, "Chapter two");
  g_assert_null (choice->detail);
  g_assert_cmpstr (feed->title, ==, "News");
  g_assert_cmpstr (item->address, ==, "HTTPS://example.org/1");
  g_assert_null (item->summary);
}

static void
test_options (void)
{
  NotandaLoadOptions options = { .name = "a\xff.html", .address = "https://example.org/", .password = "\303\251", .explain = TRUE, .now = -5, .manner = NOTANDA_LOAD_STRIPPED };
  NotandaLoadOptions back;
  g_autoptr (GBytes) bytes = notanda_load_options_pack (&options);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 1);
  g_autoptr (GVariant) keeper = notanda_load_options_unpack (bytes, &back);
  g_autoptr (GVariant) none = NULL;

  g_assert_nonnull (keeper);
  g_assert_cmpstr (back.name, ==, "a\357\277\275.html");
  g_assert_cmpstr (back.address, ==, options.address);
  g_assert_cmpstr (back.password, ==, options.password);
  g_assert_null (back.part);
  g_assert_true (back.explain);
  g_assert_cmpint (back.now, ==, -5);
  g_assert_cmpint (back.manner, ==, NOTANDA_LOAD_STRIPPED);

  none = notanda_load_options_unpack (part, &back);
  g_assert_null (none);
}

static void
test_failure (void)
{
  g_autoptr (GError) error = g_error_new (NOTANDA_ERROR, NOTANDA_ERROR_EMPTY, "a.html: \033[2Jthere is nothing in it");
  g_autoptr (GError) foreign = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "odd");
  g_autoptr (GBytes) bytes = notanda_loaded_pack (NULL, error);
  g_autoptr (GBytes) other = notanda_loaded_pack (NULL, foreign);
  g_autoptr (GError) back = NULL;
  g_autoptr (GError) back_other = NULL;

  g_assert_null (notanda_loaded_unpack (bytes, &back));
  g_assert_error (back, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
  g_assert_cmpstr (back->message, ==, "a.html: [2Jthere is nothing in it");
  g_assert_null (notanda_loaded_unpack (other, &back_other));
  g_assert_error (back_other, NOTANDA_ERROR, NOTANDA_ERROR_FAILED);
}

/* What a reader does wrong or too much is put right before it is sent. */
static void
test_cuts (void)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_autoptr (NotandaLoaded) back = NULL;
  NotandaLoadedBlock *block;

  notanda_loaded_add_block (loaded, g_strnfill (NOTANDA_LOADED_MAX_CHARS - 2, 'x'), NOTANDA_BLOCK_PARAGRAPH, 0, 0);
  notanda_loaded_add_block (loaded, g_strdup ("a\001\tb\xff\303\251 end"), NOTANDA_BLOCK_PARAGRAPH, 0, 0);
  notanda_loaded_add_block (loaded, g_strdup ("never seen"), NOTANDA_BLOCK_PARAGRAPH, 0, 0);
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strnfill (NOTANDA_LOADED_MAX_VALUE + 9, 'y'), "h1");
  notanda_loaded_set_meta (loaded, NOTANDA_META_ADDRESS, g_strdup ("javascript:alert(1)"), "meta");
  notanda_loaded_add_link (loaded, NOTANDA_LINK_NEXT, g_strdup ("file:///etc/passwd"), NULL);
  for (guint i = 0; i < NOTANDA_LOADED_MAX_ITEMS + 5; i++)
    {
      notanda_loaded_add_item (loaded, NULL, g_strdup ("ftp://example.org/"), NULL, NULL, NULL);
      notanda_loaded_add_notice (loaded, g_strdup ("a\nb"));
    }

  back = pack_and_unpack (loaded);
  g_assert_cmpuint (back->blocks->len, ==, 2);
  block = g_ptr_array_index (back->blocks, 1);
  g_assert_cmpstr (block->text, ==, "a");
  g_assert_cmpuint (strlen (back->meta[NOTANDA_META_TITLE]), ==, NOTANDA_LOADED_MAX_VALUE);
  g_assert_null (back->meta[NOTANDA_META_ADDRESS]);
  g_assert_cmpuint (back->links->len, ==, 0);
  g_assert_cmpuint (back->items->len, ==, NOTANDA_LOADED_MAX_ITEMS);
  g_assert_null (((NotandaFeedItem *) g_ptr_array_index (back->items, 0))->address);
  g_assert_cmpuint (back->notices->len, ==, NOTANDA_LOADED_MAX_NOTICES);
  g_assert_nonnull (strstr (g_ptr_array_index (back->notices, 0), "4 million"));
  g_assert_cmpstr (back->meta[NOTANDA_META_TRUNCATED], ==, "length");
  g_assert_cmpstr (g_ptr_array_index (back->notices, 1), ==, "a b");
}

/* An answer in GVariant's own notation */
static void
assert_answer (const char *text,
               gboolean    is_one)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (GVariant) value = g_variant_parse (G_VARIANT_TYPE (NOTANDA_ANSWER_TYPE), text, NULL, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;

  g_assert_no_error (error);
  bytes = g_variant_get_data_as_bytes (value);
  loaded = notanda_loaded_unpack (bytes, &failure);
  if ((loaded != NULL) != is_one || failure != NULL)
    g_error ("%s: %s", text, is_one ? "refused" : "taken");
}

static void
test_rules (void)
{
  assert_answer ("(0, '', ('html', [], [], 1, 1.0, false, [], [], [], []))", TRUE);
  assert_answer ("(99, 'no', ('html', [], [], 1, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(2, '', ('html', [], [], 1, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('nobody', [], [], 1, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [], 0, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [], 6, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [], 1, 1.1, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [], 1, -0.1, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [], 1, nan, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [('a', nothing, 6, 0, 0)], [], 1, 1.0, false, [], [], [], []))", TRUE);
  assert_answer ("(0, '', ('html', [('a', nothing, 0, 0, 0)], [], 1, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [('a', nothing, 12, 0, 0)], [], 1, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [('a', nothing, 6, 0, 99)], [], 1, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [(13, 'a', 'b')], 1, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [(1, 'a', 'b'), (1, 'c', 'd')], 1, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [(6, 'data:,x', 'b')], 1, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [(6, 'http://a b', 'b')], 1, 1.0, false, [], [], [], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [], 1, 1.0, false, [], [], [(0, 'https://a', nothing)], []))", TRUE);
  assert_answer ("(0, '', ('html', [], [], 1, 1.0, false, [], [], [(4, 'https://a', nothing)], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [], 1, 1.0, false, [], [], [(0, 'file:///a', nothing)], []))", FALSE);
  assert_answer ("(0, '', ('html', [], [], 1, 1.0, false, [], [], [], [(nothing, 'ftp://a', nothing, nothing, nothing)]))", FALSE);
}

/* @n times @one between @before and @after */
static void
assert_too_many (const char *before,
                 const char *one,
                 guint       n,
                 const char *after)
{
  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (GString) text = g_string_new (before);

      for (guint i = 0; i < n + more; i++)
        g_string_append_printf (text, "%s%s", i > 0 && one[1] != '\0' ? "," : "", one);
      g_string_append (text, after);
      assert_answer (text->str, more == 0);
    }
}

static void
test_limits (void)
{
  assert_too_many ("(0, '', ('html', [], [], 1, 1.0, false, [", "'n'", NOTANDA_LOADED_MAX_NOTICES, "], [], [], []))");
  assert_too_many ("(0, '', ('html', [], [], 1, 1.0, false, [], [", "('p', 't', nothing)", NOTANDA_LOADED_MAX_CHOICES, "], [], []))");
  assert_too_many ("(0, '', ('html', [], [], 1, 1.0, false, [], [], [", "(1, 'http://a', nothing)", NOTANDA_LOADED_MAX_LINKS, "], []))");
  assert_too_many ("(0, '', ('html', [], [], 1, 1.0, false, [], [], [], [", "(nothing, nothing, nothing, nothing, nothing)", NOTANDA_LOADED_MAX_ITEMS, "]))");
  assert_too_many ("(0, '', ('html', [], [(0, '", "x", NOTANDA_LOADED_MAX_VALUE, "', 'h1')], 1, 1.0, false, [], [], [], []))");
}

static void
test_text_limit (void)
{
  for (guint more = 0; more < 2; more++)
    {
      g_autofree char *half = g_strnfill (NOTANDA_LOADED_MAX_CHARS / 2, 'x');
      g_autofree char *text = g_strdup_printf ("(0, '', ('html', [('%s', nothing, 6, 0, 0), ('%s%s', nothing, 6, 0, 3)],"
                                               "[], 1, 1.0, false, [], [], [], []))",
                                               half, half, more > 0 ? "x" : "");

      assert_answer (text, more == 0);
    }
}

/* Any prefix and any flipped bit: an answer or none, and never more than that. */
static void
test_damage (void)
{
  g_autoptr (NotandaLoaded) loaded = new_rich ();
  g_autoptr (GBytes) bytes = notanda_loaded_pack (loaded, NULL);
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) prefix = g_bytes_new_from_bytes (bytes, 0, i);
      g_autoptr (NotandaLoaded) none = notanda_loaded_unpack (prefix, NULL);
    }
  for (gsize i = 0; i < 8 * size; i++)
    {
      g_autofree guint8 *flipped = g_memdup2 (data, size);
      g_autoptr (GBytes) wrong = g_bytes_new_static (flipped, size);
      g_autoptr (GError) failure = NULL;
      g_autoptr (NotandaLoaded) back = NULL;

      flipped[i / 8] ^= (guint8) (1 << i % 8);
      back = notanda_loaded_unpack (wrong, &failure);
      for (guint b = 0; back != NULL && b < back->blocks->len; b++)
        g_assert_true (g_utf8_validate (((NotandaLoadedBlock *) g_ptr_array_index (back->blocks, b))->text, -1, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/load/loaded-pack/round-trip", test_round_trip);
  g_test_add_func ("/notanda/load/loaded-pack/options", test_options);
  g_test_add_func ("/notanda/load/loaded-pack/failure", test_failure);
  g_test_add_func ("/notanda/load/loaded-pack/cuts", test_cuts);
  g_test_add_func ("/notanda/load/loaded-pack/rules", test_rules);
  g_test_add_func ("/notanda/load/loaded-pack/limits", test_limits);
  g_test_add_func ("/notanda/load/loaded-pack/text-limit", test_text_limit);
  g_test_add_func ("/notanda/load/loaded-pack/damage", test_damage);

  return g_test_run ();
}
