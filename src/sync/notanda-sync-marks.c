/* notanda-sync-marks.c: which files were seen as they are now
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/notanda-sync-marks.h"

#include <gio/gio.h>
#include <string.h>

#include "base/notanda-file.h"
#include "base/notanda-io.h"
#include "base/notanda-replace.h"

#define MARK_SIZE 16

struct _NotandaSyncMarks
{
  char       *path;
  GBytes     *before; /* or NULL */
  GHashTable *seen;   /* set of marks in @before */
  GByteArray *now;
};

static guint
hash_mark (gconstpointer mark)
{
  guint hash;

  memcpy (&hash, mark, sizeof hash);

  return hash;
}

static gboolean
equal_marks (gconstpointer a,
             gconstpointer b)
{
  return memcmp (a, b, MARK_SIZE) == 0;
}

static char *
dup_path (const NotandaId *corpus)
{
  char             id[NOTANDA_ID_STRING_SIZE];
  g_autofree char *name = g_strconcat ("sync-", notanda_id_to_string (corpus, id), NULL);

  return g_build_filename (g_get_user_cache_dir (), "notanda", name, NULL);
}

/* Those that @token is of. */
static GBytes *
read_marks (const char *path,
            const char *token)
{
  g_autoptr (GBytes) marks = token != NULL ? notanda_file_read (path, G_MAXUINT32, 0, NULL, NULL, NULL) : NULL;
  g_autofree char *own = marks != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, marks) : NULL;

  return own != NULL && g_str_equal (own, token) ? g_steal_pointer (&marks) : NULL;
}

NotandaSyncMarks *
notanda_sync_marks_new (const NotandaId *corpus,
                        const char      *token)
{
  NotandaSyncMarks *marks;
  gsize             size = 0;
  const guint8     *data;

  g_return_val_if_fail (corpus != NULL, NULL);

  marks = g_new0 (NotandaSyncMarks, 1);
  marks->path = dup_path (corpus);
  marks->before = read_marks (marks->path, token);
  marks->seen = g_hash_table_new (hash_mark, equal_marks);
  marks->now = g_byte_array_new ();
  data = marks->before != NULL ? g_bytes_get_data (marks->before, &size) : NULL;
  for (gsize i = 0; i + MARK_SIZE <= size; i += MARK_SIZE)
    g_hash_table_add (marks->seen, (gpointer) (data + i));

  return marks;
}

void
notanda_sync_marks_free (NotandaSyncMarks *marks)
{
  g_hash_table_unref (marks->seen);
  g_clear_pointer (&marks->before, g_bytes_unref);
  g_byte_array_unref (marks->now);
  g_free (marks->path);
  g_free (marks);
}

gboolean
notanda_sync_marks_add (NotandaSyncMarks *marks,
                        const char       *path,
                        const gint64      version[4])
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  NotandaHash hash;

  g_return_val_if_fail (marks != NULL && path != NULL, FALSE);

  notanda_write_string (bytes, path);
  for (guint i = 0; i < 4; i++)
    notanda_write_u64 (bytes, (guint64) version[i]);
  notanda_hash_of (bytes->data, bytes->len, &hash);
  g_byte_array_append (marks->now, hash.bytes, MARK_SIZE);

  return !g_hash_table_contains (marks->seen, hash.bytes);
}

char *
notanda_sync_marks_keep (NotandaSyncMarks *marks)
{
  gsize         size = 0;
  gconstpointer before;

  g_return_val_if_fail (marks != NULL, NULL);

  before = marks->before != NULL ? g_bytes_get_data (marks->before, &size) : NULL;
  /* all that is lost when they can't be kept is time */
  if (marks->before == NULL || size != marks->now->len || memcmp (before, marks->now->data, size) != 0)
    notanda_replace_own (marks->path, marks->now->data, marks->now->len, NULL);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, marks->now->data, marks->now->len);
}
