/* test-contents.c: what a file holds, looked up and kept
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-contents.h"

static void
make_hash (guint        number,
           NotandaHash *out)
{
  notanda_hash_of (&number, sizeof number, out);
}

static NotandaContents *
make (guint n_scopes,
      guint n_items)
{
  g_auto (NotandaContentsBuilder) builder = NOTANDA_CONTENTS_BUILDER_INIT;

  for (guint j = 0; j < 2 * n_items; j++)
    for (guint i = 0; i < n_scopes; i++)
      {
        NotandaHash scope;
        NotandaHash item;

        make_hash (i, &scope);
        make_hash (1000 * (i + 1) + j % n_items, &item);
        notanda_contents_builder_add (&builder, &scope, &item);
      }

  return notanda_contents_builder_end (&builder);
}

static void
test_look_up (void)
{
  g_autoptr (NotandaContents) contents = make (10, 7);

  g_assert_cmpuint (notanda_contents_get_n_scopes (contents), ==, 10);
  for (guint i = 0; i < 12; i++)
    {
      NotandaHash scope;
      NotandaHash item;
      guint       at;
      guint       n;

      make_hash (i, &scope);
      g_assert_cmpint (notanda_contents_find (contents, &scope, &at), ==, i < 10);
      for (guint j = 0; j < 9; j++)
        {
          make_hash (1000 * (i + 1) + j, &item);
          g_assert_cmpint (notanda_contents_has (contents, &scope, &item), ==, i < 10 && j < 7);
        }
      if (i >= 10)
        continue;
      g_assert_true (notanda_hash_equal (notanda_contents_get_scope (contents, at), &scope));
      notanda_contents_get_items (contents, at, &n);
      g_assert_cmpuint (n, ==, 7);
    }
}

static void
test_empty (void)
{
  g_autoptr (NotandaContents) contents = make (0, 0);
  NotandaHash hash = { { 0 } };

  g_assert_cmpuint (notanda_contents_get_n_scopes (contents), ==, 0);
  g_assert_false (notanda_contents_has (contents, &hash, &hash));
}

static void
test_kept (void)
{
  g_autoptr (NotandaContents) contents = make (3, 4);
  GBytes            *bytes = notanda_contents_get_bytes (contents);
  gsize              size = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
  g_autoptr (NotandaContents) again = notanda_contents_new (bytes);

  g_assert_cmpuint (notanda_contents_get_n_scopes (again), ==, 3);
  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (copy, i);
      g_autoptr (GBytes) flipped = NULL;

      g_assert_null (notanda_contents_new (cut));
      copy[i] ^= 0x10;
      flipped = g_bytes_new (copy, size);
      g_assert_null (notanda_contents_new (flipped));
      copy[i] ^= 0x10;
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notanda/sync/contents/look-up", test_look_up);
  g_test_add_func ("/notanda/sync/contents/empty", test_empty);
  g_test_add_func ("/notanda/sync/contents/kept", test_kept);

  return g_test_run ();
}
