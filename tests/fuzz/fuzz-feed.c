/* fuzz-feed.c: feeds of any kind from any bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "load/formats/notanda-load-feed.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
check (const NotandaFeedItem *item)
{
  g_assert_nonnull (item->id);
  g_assert_true (g_utf8_validate (item->id, -1, NULL));
  g_assert_true (item->title == NULL || g_utf8_validate (item->title, -1, NULL));
  g_assert_true (item->summary == NULL || g_utf8_strlen (item->summary, -1) <= 500);
  g_assert_true (item->address == NULL || g_ascii_strncasecmp (item->address, "http", 4) == 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  NotandaLoadOptions options = { .name = "input", .address = "https://x.example/feed" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = NULL;

  notanda_load_feed_claims ((const char *) data, size, &options);
  loaded = notanda_load_feed (bytes, &options, &error);
  g_assert_true ((loaded != NULL) == (error == NULL));
  if (loaded != NULL)
    {
      g_assert_cmpuint (loaded->items->len, <=, 200);
      for (guint i = 0; i < loaded->items->len; i++)
        check (g_ptr_array_index (loaded->items, i));
    }

  return 0;
}
