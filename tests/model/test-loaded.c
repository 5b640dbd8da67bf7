/* test-loaded.c: what a reader found, joined to one text
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/notanda-loaded.h"

#include <string.h>

#include "base/notanda-error.h"
#include "model/notanda-left-out.h"

static NotandaLoaded *
loaded_with (const char *texts[],
             const guint kinds[],
             const guint levels[],
             const guint left_out[])
{
  NotandaLoaded *loaded = notanda_loaded_new ("test");

  for (guint i = 0; texts[i] != NULL; i++)
    notanda_loaded_add_block (loaded, g_strdup (texts[i]), kinds[i], levels[i], left_out[i]);

  return loaded;
}

/* "title 0-4 | heading2 6-9": kinds, levels and places */
static char *
describe_blocks (NotandaReading *reading)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < reading->blocks->len; i++)
    {
      NotandaBlock *block = &g_array_index (reading->blocks, NotandaBlock, i);

      g_string_append_printf (out, "%s%s", i > 0 ? " | " : "", notanda_block_kind_get_identifier (block->kind));
      if (block->level > 0)
        g_string_append_printf (out, "%u", block->level);
      g_string_append_printf (out, " %u-%u", block->start, block->end);
    }

  return g_string_free (out, FALSE);
}

static void
assert_reading (NotandaLoaded *loaded,
                const char    *text,
                const char    *blocks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaReading) reading = notanda_loaded_dup_reading (loaded, &error);
  g_autofree char *got = NULL;
  g_autofree char *shown = NULL;

  g_assert_no_error (error);
  got = notanda_article_dup_range (reading->article, 0, G_MAXSIZE);
  g_assert_cmpstr (got, ==, text);
  shown = describe_blocks (reading);
  g_assert_cmpstr (shown, ==, blocks);
}

static void
test_joints (void)
{
  const char *texts[] = { "Ferry back", "How", "One", "Two", "End", "a", "b", "c", "d", "Last", NULL };
  const guint kinds[] = {
    NOTANDA_BLOCK_TITLE, NOTANDA_BLOCK_HEADING, NOTANDA_BLOCK_LIST_ITEM, NOTANDA_BLOCK_LIST_ITEM, NOTANDA_BLOCK_PARAGRAPH,
    NOTANDA_BLOCK_TABLE_CELL, NOTANDA_BLOCK_TABLE_CELL, NOTANDA_BLOCK_TABLE_CELL, NOTANDA_BLOCK_TABLE_CELL, NOTANDA_BLOCK_PARAGRAPH
  };
  const guint levels[] = { 0, 3, 1, 2, 0, 1, 2, 1, 2, 0 };
  const guint left_out[10] = { 0 };
  g_autoptr (NotandaLoaded) loaded = loaded_with (texts, kinds, levels, left_out);

  assert_reading (loaded, "Ferry back\n\nHow\n\nOne\nTwo\n\nEnd\n\na\tb\nc\td\n\nLast",
                  "title 0-10 | heading3 12-15 | list-item 17-20 | list-item 21-24 | paragraph 26-29 | table-cell 31-32 | "
                  "table-cell 33-34 | table-cell 35-36 | table-cell 37-38 | paragraph 40-44");
}

/* A heading without a level has the first one; offsets count code points. */
static void
test_kinds (void)
{
  const char *texts[] = { "Zoë 🏛", "  let x;\n    y\n", NULL };
  const guint kinds[] = { NOTANDA_BLOCK_HEADING, NOTANDA_BLOCK_PREFORMATTED };
  const guint levels[] = { 0, 7 };
  const guint left_out[] = { 0, 0 };
  g_autoptr (NotandaLoaded) loaded = loaded_with (texts, kinds, levels, left_out);

  assert_reading (loaded, "Zoë 🏛\n\n  let x;\n    y", "heading1 0-5 | preformatted 7-21");
}

static void
test_control_characters (void)
{
  const char *texts[] = { "One\001\002", "\003\177", "T\xc2\x85wo\tand\nthree", NULL };
  const guint kinds[] = { NOTANDA_BLOCK_PARAGRAPH, NOTANDA_BLOCK_PARAGRAPH, NOTANDA_BLOCK_PARAGRAPH };
  const guint levels[] = { 0, 0, 0 };
  const guint left_out[] = { 0, 0, 0 };
  g_autoptr (NotandaLoaded) loaded = loaded_with (texts, kinds, levels, left_out);

  assert_reading (loaded, "One\n\nTwo\tand\nthree", "paragraph 0-3 | paragraph 5-18");
}

static void
test_nothing_left (void)
{
  const char *texts[] = { "Menu", "\003", NULL };
  const guint kinds[] = { NOTANDA_BLOCK_PARAGRAPH, NOTANDA_BLOCK_PARAGRAPH };
  const guint levels[] = { 0, 0 };
  const guint left_out[] = { NOTANDA_LEFT_OUT_NAVIGATION, 0 };
  g_autoptr (NotandaLoaded) loaded = loaded_with (texts, kinds, levels, left_out);
  g_autoptr (GError) error = NULL;

  g_assert_null (notanda_loaded_dup_reading (loaded, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
}

static void
assert_left_out (NotandaReading *reading,
                 guint           i,
                 guint           position,
                 guint           kind,
                 guint           level,
                 guint           reason,
                 const char     *text)
{
  const NotandaLeftOutBlock *block = g_ptr_array_index (reading->left_out, i);

  g_assert_cmpuint (block->position, ==, position);
  g_assert_cmpuint (block->kind, ==, kind);
  g_assert_cmpuint (block->level, ==, level);
  g_assert_cmpuint (block->reason, ==, reason);
  g_assert_cmpstr (block->text, ==, text);
}

static void
test_left_out (void)
{
  const char *texts[] = { "Home", "Größe", "Share\001", "Also read", "\002", "Text", "©", NULL };
  const guint kinds[] = {
    NOTANDA_BLOCK_LIST_ITEM, NOTANDA_BLOCK_TITLE, NOTANDA_BLOCK_PARAGRAPH, NOTANDA_BLOCK_HEADING,
    NOTANDA_BLOCK_PARAGRAPH, NOTANDA_BLOCK_PARAGRAPH, NOTANDA_BLOCK_PARAGRAPH
  };
  const guint levels[] = { 2, 0, 0, 4, 0, 0, 0 };
  const guint left_out[] = { NOTANDA_LEFT_OUT_NAVIGATION, 0, NOTANDA_LEFT_OUT_SHARING, NOTANDA_LEFT_OUT_TEASER, NOTANDA_LEFT_OUT_HIDDEN, 0, 99 };
  g_autoptr (NotandaLoaded) loaded = loaded_with (texts, kinds, levels, left_out);
  g_autoptr (NotandaReading) reading = notanda_loaded_dup_reading (loaded, NULL);

  assert_reading (loaded, "Größe\n\nText", "title 0-5 | paragraph 7-11");
  g_assert_cmpuint (reading->left_out->len, ==, 4);
  assert_left_out (reading, 0, 0, NOTANDA_BLOCK_LIST_ITEM, 2, NOTANDA_LEFT_OUT_NAVIGATION, "Home");
  assert_left_out (reading, 1, 5, NOTANDA_BLOCK_PARAGRAPH, 0, NOTANDA_LEFT_OUT_SHARING, "Share");
  assert_left_out (reading, 2, 5, NOTANDA_BLOCK_HEADING, 4, NOTANDA_LEFT_OUT_TEASER, "Also read");
  assert_left_out (reading, 3, 11, NOTANDA_BLOCK_PARAGRAPH, 0, 99, "©");
}

static void
test_meta (void)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("test");
  g_autoptr (NotandaReading) reading = NULL;

  notanda_loaded_add_block (loaded, g_strdup ("x"), NOTANDA_BLOCK_PARAGRAPH, 0, 0);
  notanda_loaded_set_meta (loaded, NOTANDA_META_TITLE, g_strdup ("A title"), "json-ld");
  reading = notanda_loaded_dup_reading (loaded, NULL);
  g_assert_cmpstr (reading->meta[NOTANDA_META_TITLE], ==, "A title");
  g_assert_cmpstr (reading->from[NOTANDA_META_TITLE], ==, "json-ld");
  g_assert_null (reading->meta[NOTANDA_META_BYLINE]);
  g_assert_null (reading->from[NOTANDA_META_BYLINE]);
  g_assert_cmpuint (reading->left_out->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/model/loaded/joints", test_joints);
  g_test_add_func ("/notanda/model/loaded/kinds", test_kinds);
  g_test_add_func ("/notanda/model/loaded/control-characters", test_control_characters);
  g_test_add_func ("/notanda/model/loaded/nothing-left", test_nothing_left);
  g_test_add_func ("/notanda/model/loaded/left-out", test_left_out);
  g_test_add_func ("/notanda/model/loaded/meta", test_meta);

  return g_test_run ();
}
