/* notanda-zip.c: the wanted entries of a zip archive, in memory
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* libarchive reads the archive from memory and hands out one entry after the other; what isn't wanted is skipped, not unpacked.
 * Sizes that the archive declares are never believed: bytes are counted as they come. Each call walks the archive's
 * directory anew, which for the two or three calls that a book takes costs less than an index of our own would. O(n). */

#include "load/formats/notanda-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"

#define PIECE (64u << 10)
#define FIRST_MIB (1u << 20)

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

/**
 * Unzip:
 * @size: of the archive
 * @n_bytes: unpacked so far, of all entries
 */
typedef struct
{
  Archive    *archive;
  const char *label;
  gsize       size;
  gsize       n_bytes;
} Unzip;

static gboolean
fail_damaged (const Unzip *unzip,
              GError     **error)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_INVALID,
               _ ("%s: the archive is damaged or cut off; fetch or copy it again"), unzip->label);

  return FALSE;
}

static gboolean
fail_large (const Unzip *unzip,
            GError     **error)
{
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_TOO_LARGE,
               _ ("%s: unpacked it is larger than any text; it was not read"), unzip->label);

  return FALSE;
}

static gboolean
is_within_limits (const Unzip *unzip,
                  gsize        entry_size)
{
  return entry_size <= NOTANDA_ZIP_MAX_ENTRY && unzip->n_bytes <= NOTANDA_ZIP_MAX_ALL && (unzip->n_bytes <= FIRST_MIB || unzip->n_bytes / NOTANDA_ZIP_MAX_RATIO <= unzip->size);
}

/* Returns: (transfer full): %NULL with an error */
static GBytes *
unpack_entry (Unzip   *unzip,
              GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  la_ssize_t         n;

  while ((n = archive_read_data (unzip->archive, piece, PIECE)) > 0)
    {
      g_byte_array_append (content, piece, (guint) n);
      unzip->n_bytes += (gsize) n;
      if (!is_within_limits (unzip, content->len))
        {
          fail_large (unzip, error);
          return NULL;
        }
    }
  if (n < 0)
    {
      fail_damaged (unzip, error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static const char *
get_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  return name != NULL ? name : archive_entry_pathname (entry);
}

static gboolean
is_wanted (struct archive_entry *entry,
           const char           *name,
           const char *const    *names)
{
  if (name == NULL || archive_entry_filetype (entry) != AE_IFREG || archive_entry_hardlink (entry) != NULL)
    return FALSE;
  if (g_str_has_prefix (name, "/") || g_str_has_prefix (name, "../") || strstr (name, "/../") != NULL)
    return FALSE;

  return g_strv_contains (names, name);
}

static gboolean
take_entry (Unzip                *unzip,
            struct archive_entry *entry,
            const char           *name,
            GHashTable           *taken,
            GError              **error)
{
  g_autofree char *key = g_strdup (name);
  g_autoptr (GBytes) content = NULL;

  if (archive_entry_is_data_encrypted (entry) == 1)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_REFUSED,
                   _ ("%s: the file is encrypted; save it without a password in the program that made it"), unzip->label);
      return FALSE;
    }
  content = unpack_entry (unzip, error);
  if (content == NULL)
    return FALSE;
  g_hash_table_insert (taken, g_steal_pointer (&key), g_steal_pointer (&content));

  return TRUE;
}

static gboolean
walk (Unzip             *unzip,
      const char *const *names,
      GHashTable        *taken,
      GError           **error)
{
  struct archive_entry *entry;
  guint                 n_entries = 0, n_names = g_strv_length ((char **) names);
  int                   status;

  while ((status = archive_read_next_header (unzip->archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      const char *name = get_name (entry);

      if (++n_entries > NOTANDA_ZIP_MAX_ENTRIES)
        return fail_large (unzip, error);
      if (!is_wanted (entry, name, names) || g_hash_table_contains (taken, name))
        continue;
      if (!take_entry (unzip, entry, name, taken, error))
        return FALSE;
      if (g_hash_table_size (taken) == n_names)
        return TRUE;
    }

  return status == ARCHIVE_EOF ? TRUE : fail_damaged (unzip, error);
}

GHashTable *
notanda_zip_read (GBytes            *bytes,
                  const char *const *names,
                  const char        *label,
                  GError           **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (Archive) archive = archive_read_new ();
  Unzip         unzip = { .archive = archive, .label = label };
  gconstpointer data = g_bytes_get_data (bytes, &unzip.size);

  g_return_val_if_fail (names != NULL && label != NULL, NULL);

  if (data == NULL || archive == NULL || archive_read_support_format_zip (archive) != ARCHIVE_OK || archive_read_open_memory (archive, data, unzip.size) != ARCHIVE_OK)
    {
      fail_damaged (&unzip, error);
      return NULL;
    }

  return walk (&unzip, names, taken, error) ? g_steal_pointer (&taken) : NULL;
}
