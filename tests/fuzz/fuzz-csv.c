/* fuzz-csv.c: any bytes as a table
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "interchange/notanda-csv.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Each row that could be read is written anew, guarded, and read as the same. */
static void
check_row (const GPtrArray *cells)
{
  g_auto (NotandaBuffer) out = { 0 };
  g_auto (NotandaCsvReader) reader = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);

      if (i > 0)
        notanda_buffer_append_char (&out, ',');
      notanda_csv_append_cell (&out, cell, strlen (cell), TRUE);
    }
  notanda_buffer_append_string (&out, "\r\n");
  notanda_buffer_reserve (&out, 1);
  if (out.size >= 3 && memcmp (out.data, "\xef\xbb\xbf", 3) == 0)
    return; /* taken for a byte order mark */

  notanda_csv_reader_init (&reader, out.data, out.size);
  g_assert_true (notanda_csv_reader_next (&reader, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (reader.cells->len, ==, cells->len);
  for (guint i = 0; i < cells->len; i++)
    g_assert_cmpstr (notanda_csv_unguard (g_ptr_array_index (reader.cells, i)), ==, g_ptr_array_index (cells, i));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *content = g_malloc (size + 1);
  g_auto (NotandaCsvReader) reader = { 0 };
  g_autoptr (GError) error = NULL;

  if (size > 0)
    memcpy (content, data, size);
  notanda_csv_reader_init (&reader, content, size);
  while (notanda_csv_reader_next (&reader, &error))
    check_row (reader.cells);

  return 0;
}
