/* notanda-bookmarks.c: where articles were last read on this machine
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One small text file: a line for each article, "HASH CARET TOP", the last read first.
 * It is written anew each time, some forty kilobytes at most. Lines that aren't such are
 * left out, so that a damaged file loses what is damaged and mends itself.
 *
 * Rejected: a place in the document, which would then change when it is only read; and
 * the desktop's metadata for files, which doesn't survive a move to another machine's
 * disk and isn't there in a sandbox.
 */

#include "format/notanda-bookmarks.h"

#include <errno.h>
#include <string.h>

#include "base/notanda-file.h"
#include "base/notanda-replace.h"

#define MAX_SIZE (1 << 20)

typedef struct
{
  char            hash[NOTANDA_HASH_STRING_SIZE];
  NotandaBookmark bookmark;
} Entry;

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "notanda", "bookmarks", NULL);
}

static gboolean
parse_number (const char *text,
              guint32    *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &value, NULL))
    return FALSE;
  *number = (guint32) value;
  return TRUE;
}

static gboolean
parse_line (const char *line,
            Entry      *entry)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);

  if (g_strv_length (words) != 3 || strlen (words[0]) != NOTANDA_HASH_STRING_SIZE - 1)
    return FALSE;
  g_strlcpy (entry->hash, words[0], sizeof entry->hash);
  return parse_number (words[1], &entry->bookmark.caret) && parse_number (words[2], &entry->bookmark.top);
}

/* Returns: (transfer full) (element-type Entry) */
static GArray *
parse (GBytes *bytes)
{
  GArray          *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  gsize            size = 0;
  const char      *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autofree char *text = g_strndup (data != NULL ? data : "", size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && entries->len < NOTANDA_BOOKMARKS_MAX; i++)
    {
      Entry entry;

      if (parse_line (lines[i], &entry))
        g_array_append_val (entries, entry);
    }
  return entries;
}

static void
append_entry (GString     *text,
              const Entry *entry)
{
  g_string_append_printf (text, "%s %u %u\n", entry->hash, entry->bookmark.caret, entry->bookmark.top);
}

/* The entries of @first, and then those of @second that it doesn't have. */
static GBytes *
compose (const GArray *first,
         const GArray *second)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString            *text = g_string_new (NULL);
  const GArray *const lists[] = { first, second };

  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < lists[k]->len && g_hash_table_size (seen) < NOTANDA_BOOKMARKS_MAX; i++)
      {
        const Entry *entry = &g_array_index (lists[k], Entry, i);

        if (g_hash_table_add (seen, (gpointer) entry->hash))
          append_entry (text, entry);
      }
  return g_string_free_to_bytes (text);
}

/* Both sides may have places that the other hasn't: a third writer may have been between. */
static GBytes *
merge (GBytes  *ours,
       GBytes  *theirs,
       gpointer data,
       GError **error)
{
  g_autoptr (GArray) our_entries = parse (ours);
  g_autoptr (GArray) their_entries = parse (theirs);

  return compose (our_entries, their_entries);
}

gboolean
notanda_bookmarks_find (const NotandaHash *article,
                        NotandaBookmark   *bookmark)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GBytes) bytes = notanda_file_read (path, MAX_SIZE, 1, NULL, NULL, NULL);
  g_autoptr (GArray) entries = parse (bytes);
  char hash[NOTANDA_HASH_STRING_SIZE];

  notanda_hash_to_string (article, hash);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (!g_str_equal (entry->hash, hash))
        continue;
      *bookmark = entry->bookmark;
      return TRUE;
    }
  return FALSE;
}

gboolean
notanda_bookmarks_keep (const NotandaHash     *article,
                        const NotandaBookmark *bookmark,
                        GError               **error)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  NotandaFileStamp stamp;
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (Entry));
  Entry entry = { .bookmark = *bookmark };

  notanda_hash_to_string (article, entry.hash);
  g_array_append_val (first, entry);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return notanda_file_set_error (error, folder, errno);
  old = notanda_file_read (path, MAX_SIZE, 1, &stamp, NULL, NULL);
  entries = parse (old);
  bytes = compose (first, entries);
  return notanda_replace (path, bytes, old != NULL ? &stamp : NULL, merge, NULL, 0600, NULL, NULL, NULL, error);
}
