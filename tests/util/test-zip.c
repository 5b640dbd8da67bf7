/* test-zip.c: zip archives for tests
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "util/test-zip.h"

#include <archive.h>
#include <archive_entry.h>

GBytes *
test_zip_make (const char *const *names,
               gconstpointer      data,
               gsize              size)
{
  struct archive *archive = archive_write_new ();
  gsize           room = (size + 1024) * (g_strv_length ((char **) names) + 1), used = 0;
  char           *buffer = g_malloc (room);

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_set_options (archive, "zip:compression=store"), ==, ARCHIVE_OK);
  archive_write_set_bytes_per_block (archive, 0);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);
  for (guint i = 0; names[i] != NULL; i++)
    {
      struct archive_entry *head = archive_entry_new ();

      archive_entry_set_pathname (head, names[i]);
      archive_entry_set_filetype (head, AE_IFREG);
      archive_entry_set_size (head, (la_int64_t) size);
      g_assert_cmpint (archive_write_header (archive, head), ==, ARCHIVE_OK);
      if (size > 0)
        g_assert_cmpint (archive_write_data (archive, data, size), ==, (la_ssize_t) size);
      archive_entry_free (head);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return g_bytes_new_take (buffer, used);
}
