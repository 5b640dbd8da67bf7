/* fuzz-dav-listing.c: listings of a WebDAV folder from any bytes
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "net/notanda-dav-listing.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static GPtrArray *
list (const guint8 *data,
      gsize         size,
      gsize         step,
      GError      **error)
{
  g_autoptr (NotandaDavListing) listing = notanda_dav_listing_new ("http://x.example/dav/log/");
  guint n_ignored = 0;

  for (gsize i = 0; i < size; i += step)
    if (!notanda_dav_listing_push (listing, data + i, MIN (step, size - i), error))
      return NULL;
  return notanda_dav_listing_finish (listing, &n_ignored, error);
}

static void
check (const NotandaDavEntry *entry)
{
  g_assert_true (g_utf8_validate (entry->name, -1, NULL));
  g_assert_cmpuint (strlen (entry->name), >, 0);
  g_assert_cmpuint (strlen (entry->name), <=, 255);
  g_assert_null (strpbrk (entry->name, "/\\\n"));
  g_assert_cmpstr (entry->name, !=, "..");
  g_assert_cmpint (entry->size, >=, -1);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) whole = list (data, size, MAX (size, 1), &error);
  g_autoptr (GPtrArray) pieces = list (data, size, 3, NULL);

  g_assert_true ((whole != NULL) == (error == NULL));
  g_assert_true ((whole != NULL) == (pieces != NULL));
  for (guint i = 0; whole != NULL && i < whole->len; i++)
    {
      const NotandaDavEntry *entry = g_ptr_array_index (whole, i);

      check (entry);
      g_assert_cmpstr (entry->name, ==, ((NotandaDavEntry *) g_ptr_array_index (pieces, i))->name);
      g_assert_true (i == 0 || strcmp (((NotandaDavEntry *) g_ptr_array_index (whole, i - 1))->name, entry->name) < 0);
    }

  return 0;
}
