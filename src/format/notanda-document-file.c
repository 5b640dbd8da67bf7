/* notanda-document-file.c: opening, saving, merging and checking .notanda files
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "format/notanda-document-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/notanda-error.h"
#include "base/notanda-replace.h"
#include "base/notanda-shown-path.h"
#include "format/notanda-conflict-copies.h"
#include "format/notanda-journal.h"

NotandaDocumentFile *
notanda_document_file_new (const char *path)
{
  NotandaDocumentFile *file = g_new0 (NotandaDocumentFile, 1);

  file->path = notanda_file_resolve (path);
  file->leftovers = g_ptr_array_new_with_free_func (g_free);
  file->copies = g_ptr_array_new_with_free_func (g_free);

  return file;
}

static GPtrArray *
copy_paths (GPtrArray *paths)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (copy, g_strdup (paths->pdata[i]));

  return copy;
}

NotandaDocumentFile *
notanda_document_file_copy (const NotandaDocumentFile *file)
{
  NotandaDocumentFile *copy = g_memdup2 (file, sizeof *file);

  copy->path = g_strdup (file->path);
  copy->damage = g_strdup (file->damage);
  copy->leftovers = copy_paths (file->leftovers);
  copy->copies = copy_paths (file->copies);

  return copy;
}

void
notanda_document_file_free (NotandaDocumentFile *file)
{
  g_free (file->path);
  g_free (file->damage);
  g_ptr_array_unref (file->leftovers);
  g_ptr_array_unref (file->copies);
  g_free (file);
}

NotandaDocument *
notanda_document_open_bytes (GBytes          *bytes,
                             const char      *name,
                             NotandaIdentity *identity,
                             char           **damage,
                             GError         **error)
{
  g_autoptr (NotandaPacked) packed = notanda_format_read (bytes, name, FALSE, damage, error);

  return packed != NULL ? notanda_document_new_packed (packed, identity) : NULL;
}

static NotandaSnapshot *
parse_snapshot (GBytes     *bytes,
                const char *name,
                GError    **error)
{
  g_autofree char *damage = NULL;
  g_autoptr (NotandaPacked) packed = notanda_format_read (bytes, name, FALSE, &damage, error);

  if (packed == NULL)
    return NULL;
  if (damage != NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED, "%s: %s", name, damage);
      return NULL;
    }

  return notanda_snapshot_new_packed (packed);
}

/* Only what is whole; @error says why not. */
static NotandaSnapshot *
read_snapshot (const char *path,
               GError    **error)
{
  g_autoptr (GBytes) bytes = notanda_file_read (path, NOTANDA_FORMAT_MAX_SIZE, NOTANDA_FORMAT_PADDING, NULL, NULL, error);

  return bytes != NULL ? parse_snapshot (bytes, path, error) : NULL;
}

/* A leftover that is cut short holds nothing that was promised, and goes at
 * once; so does one whose records the file has. Anything else may be another
 * program's file that a save was about to put back, and stays. */
static void
recover_leftovers (NotandaDocumentFile *file,
                   NotandaDocument     *document)
{
  g_autoptr (GPtrArray) leftovers = notanda_replace_list_leftovers (file->path);

  for (guint i = 0; i < leftovers->len; i++)
    {
      const char *path = leftovers->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaSnapshot) snapshot = read_snapshot (path, &error);
      guint64 serial = notanda_document_get_serial (document);

      if (g_error_matches (error, NOTANDA_ERROR, NOTANDA_ERROR_INCOMPLETE))
        notanda_replace_remove_leftover (path, NULL);
      if (snapshot == NULL || !notanda_document_merge (document, snapshot, NULL, NULL))
        continue;
      if (notanda_document_get_serial (document) != serial) /* by records or by a section */
        g_ptr_array_add (file->leftovers, g_strdup (path));
      else
        notanda_replace_remove_leftover (path, NULL);
    }
}

/* A copy of another article, or one that can't be read, is somebody's file like
 * any other. */
static void
recover_copies (NotandaDocumentFile *file,
                NotandaDocument     *document)
{
  g_autoptr (GPtrArray) copies = notanda_conflict_copies_list (file->path);

  for (guint i = 0; i < copies->len; i++)
    {
      g_autoptr (NotandaSnapshot) snapshot = read_snapshot (copies->pdata[i], NULL);

      if (snapshot != NULL && notanda_document_merge (document, snapshot, NULL, NULL))
        g_ptr_array_add (file->copies, g_strdup (copies->pdata[i]));
    }
}

static void
recover_journal (NotandaDocumentFile *file,
                 NotandaDocument     *document)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_journal_read (file->path);

  if (snapshot != NULL)
    file->has_journal = notanda_document_merge (document, snapshot, NULL, NULL);
}

NotandaDocument *
notanda_document_file_open (const char           *path,
                            NotandaIdentity      *identity,
                            NotandaDocumentFile **out_file,
                            GCancellable         *cancellable,
                            GError              **error)
{
  g_autoptr (NotandaDocumentFile) file = notanda_document_file_new (path);
  g_autofree char *name = notanda_shown_path_dup (path);
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (GBytes) bytes = notanda_file_read (path, NOTANDA_FORMAT_MAX_SIZE, NOTANDA_FORMAT_PADDING, &file->stamp, cancellable, error);

  if (bytes == NULL)
    return NULL;
  document = notanda_document_open_bytes (bytes, name, identity, &file->damage, error);
  if (document == NULL)
    return NULL;

  file->exists = TRUE;
  file->trailing = notanda_format_count_trailing (bytes);
  recover_leftovers (file, document);
  recover_copies (file, document);
  recover_journal (file, document);
  if (out_file != NULL)
    *out_file = g_steal_pointer (&file);

  return g_steal_pointer (&document);
}

/* What can't be read is an error here, and so it is never written over. */
static GBytes *
merge_bytes (GBytes  *ours,
             GBytes  *theirs,
             gpointer data,
             GError **error)
{
  NotandaDocumentFile *file = data;
  g_autofree char     *name = notanda_shown_path_dup (file->path);
  g_autoptr (NotandaSnapshot) our_side = parse_snapshot (ours, name, error);
  g_autoptr (NotandaSnapshot) their_side = our_side != NULL ? parse_snapshot (theirs, name, error) : NULL;
  g_autoptr (NotandaSnapshot) both = their_side != NULL ? notanda_snapshot_merge (our_side, their_side, error) : NULL;

  if (both == NULL)
    {
      if (error != NULL && g_error_matches (*error, NOTANDA_ERROR, NOTANDA_ERROR_OTHER_ARTICLE))
        g_prefix_error (error, _ ("%s: Another article stands there now. Save this one under another name. "), name);
      return NULL;
    }

  return notanda_format_write (both, error);
}

/* Only what the saved file has all of goes: the copy may have been changed since
 * it was taken in. */
static void
trash_copies (NotandaDocumentFile *file,
              NotandaSnapshot     *saved)
{
  for (guint i = 0; i < file->copies->len; i++)
    {
      const char *path = file->copies->pdata[i];
      g_autoptr (NotandaSnapshot) copy = read_snapshot (path, NULL);
      g_autoptr (GFile) gone = g_file_new_for_path (path);

      if (copy != NULL && notanda_snapshot_contains (saved, copy))
        g_file_trash (gone, NULL, NULL);
    }
  g_ptr_array_set_size (file->copies, 0);
}

static void
remove_recovered (NotandaDocumentFile *file,
                  NotandaSnapshot     *saved)
{
  trash_copies (file, saved);
  for (guint i = 0; i < file->leftovers->len; i++)
    notanda_replace_remove_leftover (file->leftovers->pdata[i], NULL);
  g_ptr_array_set_size (file->leftovers, 0);
  if (file->has_journal)
    notanda_journal_remove (file->path);
  file->has_journal = FALSE;
}

gboolean
notanda_document_file_save (NotandaDocumentFile *file,
                            NotandaSnapshot     *snapshot,
                            NotandaSnapshot    **merged,
                            GCancellable        *cancellable,
                            GError             **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) now_there = NULL;
  g_autofree char *name = notanda_shown_path_dup (file->path);

  if (merged != NULL)
    *merged = NULL;
  if (file->damage != NULL)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_DAMAGED, "%s: %s", name, file->damage);
      return FALSE;
    }
  bytes = notanda_format_write (snapshot, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  if (!notanda_replace (file->path, bytes, file->exists ? &file->stamp : NULL, merge_bytes, file, 0666, &file->stamp, &now_there, cancellable, error))
    return FALSE;

  file->exists = TRUE;
  remove_recovered (file, snapshot);
  if (merged != NULL && now_there != NULL)
    *merged = parse_snapshot (now_there, name, NULL);

  return TRUE;
}

gboolean
notanda_document_file_refresh (NotandaDocumentFile *file,
                               NotandaSnapshot    **found,
                               GCancellable        *cancellable,
                               GError             **error)
{
  NotandaFileStamp stamp;
  g_autofree char *name = notanda_shown_path_dup (file->path);
  g_autoptr (GBytes) bytes = NULL;

  *found = NULL;
  /* as a rule it is what was saved last, and as large as it may be */
  if (file->exists && notanda_file_is_version (file->path, &file->stamp))
    return TRUE;

  bytes = notanda_file_read (file->path, NOTANDA_FORMAT_MAX_SIZE, NOTANDA_FORMAT_PADDING, &stamp, cancellable, error);
  if (bytes == NULL && error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (error);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("%s is gone: it was deleted, moved or renamed. Saving puts it back."), name);
    }
  if (bytes == NULL)
    return FALSE;
  *found = parse_snapshot (bytes, name, error);
  if (*found == NULL)
    return FALSE;
  file->exists = TRUE;
  file->stamp = stamp;

  return TRUE;
}

static void
check_rewriting (NotandaPacked *packed,
                 GBytes        *bytes,
                 gsize          trailing,
                 GPtrArray     *problems)
{
  g_autoptr (NotandaSnapshot) snapshot = notanda_snapshot_new_packed (packed);
  g_autoptr (GBytes) own = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - trailing);
  g_autoptr (GBytes) again = notanda_format_write (snapshot, NULL);

  if (again == NULL || !g_bytes_equal (own, again))
    g_ptr_array_add (problems, g_strdup (_ ("The file is not in the form this version writes. Saving it will put that right.")));
}

char *
notanda_document_file_dup_trailing_text (gsize trailing)
{
  gulong n = (gulong) trailing;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu byte follows the end of the file. Saving leaves it out.",
                                       "%lu bytes follow the end of the file. Saving leaves them out.", n),
                          n);
}

gboolean
notanda_document_check_bytes (GBytes     *bytes,
                              const char *name,
                              GPtrArray  *problems,
                              GError    **error)
{
  g_autofree char *damage = NULL;
  g_autoptr (NotandaPacked) packed = notanda_format_read (bytes, name, TRUE, &damage, error);
  gsize trailing;

  if (packed == NULL)
    return FALSE;

  if (damage != NULL)
    g_ptr_array_add (problems, g_strdup (damage));
  for (guint i = 0; i < packed->kept_aside->len; i++)
    {
      NotandaKeptAside *kept = packed->kept_aside->pdata[i];

      g_ptr_array_add (problems, g_strdup_printf (_ ("A row of “%s” is kept aside: %s"), kept->table, kept->why));
    }
  trailing = notanda_format_count_trailing (bytes);
  if (trailing > 0)
    g_ptr_array_add (problems, notanda_document_file_dup_trailing_text (trailing));
  if (problems->len == 0 || trailing > 0)
    check_rewriting (packed, bytes, trailing, problems);

  return TRUE;
}
