/* test-block-list.c: all blocks of a page, in their order
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "app/blocks/notanda-block-list.h"
#include "model/notanda-loaded.h"
#include "model/versions/notanda-draft.h"

/* A word a block, "-" before those that are left out. */
static NotandaDocument *
new_document (const char *page)
{
  g_autoptr (NotandaLoaded) loaded = notanda_loaded_new ("html");
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (1, "Ada");
  g_autoptr (NotandaReading) reading = NULL;
  g_auto (GStrv) words = g_strsplit (page, " ", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    notanda_loaded_add_block (loaded, g_strdup (words[i] + (words[i][0] == '-')), NOTANDA_BLOCK_PARAGRAPH, 0,
                              words[i][0] == '-' ? NOTANDA_LEFT_OUT_TEASER : NOTANDA_LEFT_OUT_NOT);
  reading = notanda_loaded_dup_reading (loaded, &error);
  g_assert_no_error (error);

  return notanda_document_new (reading, identity);
}

static void
assert_page (NotandaBlockList *blocks,
             const char       *expected)
{
  g_autoptr (GString) page = g_string_new (NULL);
  guint n = g_list_model_get_n_items (notanda_block_list_get_model (blocks));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = notanda_block_list_dup_text (blocks, i);

      g_string_append_printf (page, "%s%s%s", i > 0 ? " " : "",
                              notanda_block_list_get (blocks, i)->reason != NOTANDA_LEFT_OUT_NOT ? "-" : "", text);
    }
  g_assert_cmpstr (page->str, ==, expected);
  g_assert_null (notanda_block_list_get (blocks, n));
}

typedef struct
{
  guint n_signals;
  guint position;
  guint n_removed;
  guint n_added;
} Changes;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  gpointer    data)
{
  Changes *changes = data;

  changes->n_signals++;
  changes->position = position;
  changes->n_removed += n_removed;
  changes->n_added += n_added;
}

/* The item's block is taken in or out, as the window does it. */
static NotandaDocument *
toggle (NotandaBlockList *blocks,
        NotandaDocument  *document,
        guint             item)
{
  const NotandaPlacedBlock *block = notanda_block_list_get (blocks, item);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaReading) reading =
      notanda_draft_dup_reading_with (document, block->reason != NOTANDA_LEFT_OUT_NOT ? NOTANDA_DRAFT_TAKE_IN : NOTANDA_DRAFT_TAKE_OUT,
                                      block->number, &error);

  g_assert_no_error (error);
  return notanda_document_new (reading, notanda_document_get_identity (document));
}

static void
test_order (void)
{
  g_autoptr (NotandaBlockList) blocks = notanda_block_list_new ();
  g_autoptr (NotandaDocument) document = new_document ("-menu -search title -ad one two -more -legal");

  assert_page (blocks, "");
  g_assert_cmpuint (notanda_block_list_find (blocks, 0), ==, 0);
  notanda_block_list_update (blocks, document);
  assert_page (blocks, "-menu -search title -ad one two -more -legal");

  /* title is 0-5, one 7-10, two 12-15 */
  g_assert_cmpuint (notanda_block_list_find (blocks, 0), ==, 2);
  g_assert_cmpuint (notanda_block_list_find (blocks, 5), ==, 4);
  g_assert_cmpuint (notanda_block_list_find (blocks, 14), ==, 5);
  g_assert_cmpuint (notanda_block_list_find (blocks, 15), ==, 0);
  g_assert_cmpuint (notanda_block_list_get (blocks, 3)->position, ==, 5);
  g_assert_cmpuint (notanda_block_list_get (blocks, 4)->position, ==, 7);
  notanda_block_list_update (blocks, NULL);
  assert_page (blocks, "");
}

/* Whichever is taken in or out, the order stays and no other item changes. */
static void
test_toggle (void)
{
  g_autoptr (NotandaBlockList) blocks = notanda_block_list_new ();
  g_autoptr (NotandaDocument) document = new_document ("-menu same same -same one -ad two -same");
  g_autofree char *page = g_strdup ("-menu same same -same one -ad two -same");
  Changes          changes = { 0 };

  notanda_block_list_update (blocks, document);
  g_signal_connect (notanda_block_list_get_model (blocks), "items-changed", G_CALLBACK (items_changed_cb), &changes);
  for (guint i = 0; i < 8; i++)
    {
      g_auto (GStrv) words = g_strsplit (page, " ", -1);
      g_autofree char *other = g_strdup (words[i][0] == '-' ? words[i] + 1 : words[i]);
      g_autofree char *word = words[i][0] == '-' ? g_strdup (other) : g_strconcat ("-", other, NULL);
      NotandaDocument *next = toggle (blocks, document, i);

      changes = (Changes) { 0 };
      notanda_block_list_update (blocks, next);
      g_set_object (&document, next);
      g_object_unref (next);
      g_free (words[i]);
      words[i] = g_steal_pointer (&word);
      g_free (page);
      page = g_strjoinv (" ", words);
      assert_page (blocks, page);
      g_assert_cmpuint (changes.n_signals, ==, 1);
      g_assert_cmpuint (changes.position, ==, i);
      g_assert_cmpuint (changes.n_removed, ==, 1);
      g_assert_cmpuint (changes.n_added, ==, 1);
    }
}

/* Kinds are seen, and so is that nothing can be changed any more; nothing else tells of anything. */
static void
test_changes (void)
{
  g_autoptr (NotandaBlockList) blocks = notanda_block_list_new ();
  g_autoptr (NotandaDocument) document = new_document ("title -ad one");
  Changes changes = { 0 };

  notanda_block_list_update (blocks, document);
  g_signal_connect (notanda_block_list_get_model (blocks), "items-changed", G_CALLBACK (items_changed_cb), &changes);
  notanda_document_set_block_kind (document, 1, NOTANDA_BLOCK_QUOTATION, 0, "Change");
  notanda_block_list_update (blocks, document);
  g_assert_cmpuint (changes.position, ==, 2);
  g_assert_cmpuint (changes.n_added, ==, 1);
  g_assert_cmpuint (notanda_block_list_get (blocks, 2)->kind, ==, NOTANDA_BLOCK_QUOTATION);
  notanda_document_set_meta (document, NOTANDA_META_TITLE, "Other", "Correct");
  notanda_block_list_update (blocks, document);
  g_assert_cmpuint (changes.n_added, ==, 1);
  notanda_document_fix (document);
  notanda_block_list_update (blocks, document);
  g_assert_cmpuint (changes.n_added, ==, 4);
}

/* A page that is one block is shown by its beginning. */
static void
test_long (void)
{
  g_autoptr (NotandaBlockList) blocks = notanda_block_list_new ();
  g_autofree char *long_word = g_strnfill (3 << 20, 'x');
  g_autoptr (NotandaDocument) document = new_document (long_word);
  g_autofree char *text = NULL;

  notanda_block_list_update (blocks, document);
  text = notanda_block_list_dup_text (blocks, 0);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 10001);
  g_assert_true (g_str_has_suffix (text, "xx…"));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notanda/app/block-list/order", test_order);
  g_test_add_func ("/notanda/app/block-list/toggle", test_toggle);
  g_test_add_func ("/notanda/app/block-list/changes", test_changes);
  g_test_add_func ("/notanda/app/block-list/long", test_long);
  return g_test_run ();
}
