/* make-seeds.c: writes what the fuzz targets start from
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* make-seeds FOLDER   into the folders "format", "merge" and "record" in it, all
 *                     that isn't there; run by hand when there is something new
 *                     to start from */

#include <string.h>

#include "base/notanda-replace.h"
#include "format/notanda-format.h"
#include "util/test-documents.h"
#include "util/test-golden.h"

typedef struct
{
  const char *folder;
  const char *target;
  guint       n;
  GByteArray *sides; /* an input of fuzz-merge.c */
} Seeds;

static void
put (Seeds        *seeds,
     const char   *target,
     const char   *name,
     gconstpointer data,
     gsize         size)
{
  g_autofree char *path = g_build_filename (seeds->folder, target, name, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  if (!notanda_replace (path, bytes, NULL, NULL, NULL, 0644, NULL, NULL, NULL, &error) &&
      !g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED)) /* one of each will do */
    g_printerr ("make-seeds: %s\n", error->message);
}

/* One record of each kind, and for the merge all of them on changing sides. */
static void
put_record (const guint8           *bytes,
            gsize                   size,
            const NotandaHash *hash G_GNUC_UNUSED,
            gpointer                data)
{
  Seeds           *seeds = data;
  g_autofree char *name = NULL;
  NotandaRecord    record;

  notanda_record_view (&record, bytes, size);
  name = g_strdup_printf ("kind-%u-value-%u", record.kind, record.value[0]);
  put (seeds, "record", name, bytes, size);
  notanda_write_u8 (seeds->sides, (guint8) ("\0\1\2\4\5"[seeds->n++ % 5]));
  notanda_write_u16 (seeds->sides, (guint16) size);
  notanda_write_bytes (seeds->sides, bytes, size);
}

static void
put_document (Seeds           *seeds,
              const char      *name,
              NotandaDocument *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_document_snapshot (document);
  g_autoptr (GBytes) bytes = notanda_format_write (snapshot, NULL);
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  put (seeds, "format", name, data, size);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GByteArray) sides = g_byte_array_new ();
  Seeds seeds = { .sides = sides };
  g_autoptr (NotandaSnapshot) golden = test_golden_snapshot ();
  g_autoptr (NotandaSnapshot) page = test_golden_1_1_snapshot ();
  g_autoptr (GBytes) bytes = notanda_format_write (golden, NULL);
  g_autoptr (GBytes) page_bytes = notanda_format_write (page, NULL);
  g_autoptr (NotandaDocument) empty = test_document_new ("", 1);
  g_autoptr (NotandaDocument) small = test_document_new ("one two three", 1);
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (argc != 2)
    return 2;
  seeds.folder = argv[1];
  put (&seeds, "format", "golden", data, size);
  put (&seeds, "format", "page", g_bytes_get_data (page_bytes, NULL), g_bytes_get_size (page_bytes));
  put_document (&seeds, "empty", empty);
  test_document_mark (small, 'q', 0, 7);
  test_document_mark (small, 'e', 4, 7);
  notanda_document_remove (small, 0, "Remove");
  put_document (&seeds, "small", small);
  notanda_snapshot_foreach (golden, put_record, &seeds);
  put (&seeds, "merge", "golden", sides->data, MIN (sides->len, 4000));
  notanda_snapshot_foreach (page, put_record, &seeds);
  put (&seeds, "merge", "rest", "\0\3\0\2ab\1\3\0\2ab\2\3\0\1cd\1\3\0\3cd\4\3\0\x82xy", 31);

  return 0;
}
