/* notanda-journal.c: unsaved work, kept until it can be saved
 *
 * The journal is a whole file, not a list of records: it is written only while
 * something is wrong, and a whole file can be opened by itself when the
 * document is gone for good.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-journal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/notanda-file.h"
#include "base/notanda-replace.h"
#include "format/notanda-format.h"

static char *
build_path (const char *path)
{
  g_autofree char *full = notanda_file_resolve (path);
  g_autofree char *name = NULL;
  char             string[NOTANDA_HASH_STRING_SIZE];
  NotandaHash      hash;

  notanda_hash_of (full, strlen (full), &hash);
  name = g_strconcat (notanda_hash_to_string (&hash, string), NOTANDA_FORMAT_SUFFIX, NULL);

  return g_build_filename (g_get_user_state_dir (), "notanda", "journal", name, NULL);
}

/* Finding a journal's name means resolving the document's path, which a run over
 * a corpus needn't do for each where there never was one. */
static gboolean
is_any_kept (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "notanda", "journal", NULL);

  return g_access (folder, F_OK) == 0;
}

/* A journal that can't be merged is somebody's unsaved work all the same: it is
 * copied beside, under a name of its content. */
static gboolean
keep_other (const char *journal,
            GError    **error)
{
  g_autoptr (GBytes) bytes = notanda_file_read (journal, NOTANDA_FORMAT_MAX_SIZE, 0, NULL, NULL, NULL);
  g_autofree char *copy = NULL;
  char             string[NOTANDA_HASH_STRING_SIZE];
  NotandaHash      hash;

  if (bytes == NULL)
    return TRUE;
  notanda_hash_of (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &hash);
  copy = g_strdup_printf ("%.*s-%s" NOTANDA_FORMAT_SUFFIX, (int) (strlen (journal) - strlen (NOTANDA_FORMAT_SUFFIX)),
                          journal, notanda_hash_to_string (&hash, string));

  return notanda_replace (copy, bytes, NULL, notanda_replace_take_ours, NULL, 0600, NULL, NULL, NULL, error);
}

/* What an earlier run left here and nobody has taken in stays in it. */
static NotandaSnapshot *
unite_with_before (const char      *path,
                   const char      *journal,
                   NotandaSnapshot *snapshot,
                   GError         **error)
{
  g_autoptr (NotandaSnapshot) before = notanda_journal_read (path);
  NotandaSnapshot *both = before != NULL ? notanda_snapshot_merge (snapshot, before, NULL) : NULL;

  if (both != NULL)
    return both;

  return keep_other (journal, error) ? notanda_snapshot_ref (snapshot) : NULL;
}

gboolean
notanda_journal_write (const char      *path,
                       NotandaSnapshot *snapshot,
                       GError         **error)
{
  g_autofree char *journal = build_path (path);
  g_autofree char *folder = g_path_get_dirname (journal);
  g_autoptr (NotandaSnapshot) both = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return notanda_file_set_error (error, folder, errno);
  both = unite_with_before (path, journal, snapshot, error);
  bytes = both != NULL ? notanda_format_write (both, error) : NULL;
  if (bytes == NULL)
    return FALSE;

  return notanda_replace (journal, bytes, NULL, notanda_replace_take_ours, NULL, 0600, NULL, NULL, NULL, error);
}

NotandaSnapshot *
notanda_journal_read (const char *path)
{
  g_autofree char *journal = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NotandaPacked) packed = NULL;
  g_autofree char *damage = NULL;

  if (!is_any_kept ())
    return NULL;
  journal = build_path (path);
  bytes = notanda_file_read (journal, NOTANDA_FORMAT_MAX_SIZE, NOTANDA_FORMAT_PADDING, NULL, NULL, NULL);
  if (bytes == NULL)
    return NULL;
  packed = notanda_format_read (bytes, journal, FALSE, &damage, NULL);

  return packed != NULL && damage == NULL ? notanda_snapshot_new_packed (packed) : NULL;
}

void
notanda_journal_remove (const char *path)
{
  g_autofree char *journal = build_path (path);

  g_unlink (journal);
}
