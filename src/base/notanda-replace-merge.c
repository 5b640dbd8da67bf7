/* notanda-replace-merge.c: a save that merges what other programs have written
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* As many replacements (notanda-replace.c) as it takes until one is put in the
 * place of the very version that it was merged with. Each round that finds
 * another version takes it in, so the content only grows.
 *
 * A version that came out of its place by our exchange lies under a temporary
 * name until a file that holds it too is durable. If that fails it goes back
 * to its place; if we die it is a leftover, and the next opening merges it.
 * Rounds are bounded: a program that writes all the time gets an error from us,
 * not a hang.
 *
 * Two that save all the time would let the slower one lose each round. So one
 * that has lost some locks the folder, and others let it pass before they begin.
 * That is courtesy and bounded too; nothing is unsafe without it.
 */

#include "base/notanda-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>

#include "base/notanda-error.h"
#include "base/notanda-replace-private.h"
#include "base/notanda-shown-path.h"

/* How often a save begins again because another program was faster */
#define ROUNDS 50
/* After how many it asks others to wait, and how many milliseconds they do */
#define POLITE_ROUNDS 3
#define PATIENCE 200
/* Of a file that is merged; well over the largest .notanda file */
#define MAX_THEIRS ((gsize) 512 * 1024 * 1024)
/* Zero bytes behind what the merge reads */
#define PADDING 16

typedef struct
{
  const char      *path;
  GBytes          *bytes; /* ours and all that was merged */
  gboolean         is_merged;
  gboolean         has_expected;
  NotandaFileStamp expected;
  NotandaMergeFunc merge;
  gpointer         user_data;
  guint            mode_if_new;
  GCancellable    *cancellable;
  GPtrArray       *swapped; /* replacements whose temporary file is another's version */
  guint            round;
  int              turn_fd; /* holds the folder's lock; -1 */
} Save;

/* Makes the message start with the file's name, unless it does. Returns FALSE */
static gboolean
name_file (Save    *save,
           GError **error)
{
  g_autofree char *name = notanda_shown_path_dup (save->path);

  if (error != NULL && !g_str_has_prefix ((*error)->message, name))
    g_prefix_error (error, "%s: ", name);
  return FALSE;
}

/* Merges the version of the file that is called @name now */
static gboolean
merge_theirs (Save               *save,
              NotandaReplacement *replacement,
              const char         *name,
              NotandaFileStamp   *stamp,
              GError            **error)
{
  g_autofree char *path = g_build_filename (replacement->target.folder, name, NULL);
  g_autoptr (GBytes) theirs = NULL;
  GBytes *both;

  if (save->merge == NULL)
    return notanda_replacement_set_changed_error (replacement, save->has_expected, error);
  theirs = notanda_file_read (path, MAX_THEIRS, PADDING, stamp, save->cancellable, error);
  if (theirs == NULL)
    return FALSE;
  both = save->merge (save->bytes, theirs, save->user_data, error);
  if (both == NULL)
    return name_file (save, error);
  g_bytes_unref (save->bytes);
  save->bytes = both;
  save->is_merged = TRUE;
  return TRUE;
}

static gboolean
merge_standing (Save               *save,
                NotandaReplacement *replacement,
                GError            **error)
{
  g_autoptr (GError) failure = NULL;

  save->has_expected = merge_theirs (save, replacement, replacement->target.name, &save->expected, &failure);
  if (save->has_expected || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Now there is no way back but by finishing or taking back, so no cancelling */
static gboolean
merge_swapped (Save               *save,
               NotandaReplacement *replacement,
               GError            **error)
{
  NotandaFileStamp theirs;

  save->cancellable = NULL;
  save->has_expected = TRUE;
  save->expected = replacement->stamp;
  g_ptr_array_add (save->swapped, replacement);
  /* an error of reading it names the temporary file */
  return merge_theirs (save, replacement, replacement->temp, &theirs, error) || name_file (save, error);
}

/* Lets those pass who have lost many rounds, or is let pass for that */
static void
take_turns (Save *save,
            int   folder_fd)
{
  if (save->turn_fd >= 0)
    return;
  if (save->round >= POLITE_ROUNDS)
    {
      save->turn_fd = fcntl (folder_fd, F_DUPFD_CLOEXEC, 0);
      if (save->turn_fd >= 0 && flock (save->turn_fd, LOCK_EX | LOCK_NB) == 0)
        return;
      g_clear_fd (&save->turn_fd, NULL);
    }

  for (guint i = 0; i < PATIENCE && !g_cancellable_is_cancelled (save->cancellable); i++)
    {
      if (flock (folder_fd, LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        break;
      g_usleep (1000);
    }
  flock (folder_fd, LOCK_UN);
}

/* TRUE: placed, by @out_replacement, or to be tried again if that is NULL */
static gboolean
save_once (Save                *save,
           NotandaReplacement **out_replacement,
           GError             **error)
{
  g_autoptr (NotandaReplacement) replacement = notanda_replacement_new (save->path, save->mode_if_new, error);
  gsize                     size;
  gconstpointer             data = g_bytes_get_data (save->bytes, &size);
  NotandaReplacementOutcome outcome;

  if (replacement == NULL)
    return FALSE;
  take_turns (save, replacement->target.fd);
  if (!notanda_replacement_write (replacement, data, size, error))
    return FALSE;
  outcome = notanda_replacement_place (replacement, save->has_expected ? NOTANDA_REPLACE_EXPECTED : NOTANDA_REPLACE_NEW,
                                       &save->expected, save->cancellable, error);
  switch (outcome)
    {
    case NOTANDA_REPLACEMENT_CHANGED:
      return merge_standing (save, replacement, error);
    case NOTANDA_REPLACEMENT_SWAPPED:
      return merge_swapped (save, g_steal_pointer (&replacement), error);
    case NOTANDA_REPLACEMENT_PLACED:
      *out_replacement = g_steal_pointer (&replacement);
      return TRUE;
    case NOTANDA_REPLACEMENT_FAILED:
    default:
      return FALSE;
    }
}

static NotandaReplacement *
save_until_placed (Save    *save,
                   GError **error)
{
  NotandaReplacement *replacement = NULL;
  g_autofree char    *name = NULL;

  for (save->round = 0; save->round < ROUNDS; save->round++)
    {
      if (!save_once (save, &replacement, error))
        return NULL;
      if (replacement != NULL)
        return replacement;
    }
  name = notanda_shown_path_dup (save->path);
  g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_CHANGED,
               _ ("%s: another program keeps changing it; it was not written over"), name);
  return NULL;
}

/* Keeps the versions that came out, as nothing durable holds them: the last one
 * goes back to its place unless something newer stands there, the others are leftovers */
static void
keep_swapped (Save *save)
{
  for (guint i = save->swapped->len; i > 0; i--)
    {
      NotandaReplacement *replacement = g_ptr_array_index (save->swapped, i - 1);

      if (i == save->swapped->len)
        notanda_replacement_take_back (replacement);
      else
        g_clear_pointer (&replacement->temp, g_free);
    }
}

gboolean
notanda_replace (const char             *path,
                 GBytes                 *bytes,
                 const NotandaFileStamp *expected,
                 NotandaMergeFunc        merge,
                 gpointer                user_data,
                 guint                   mode_if_new,
                 NotandaFileStamp       *out_stamp,
                 GBytes                **out_bytes,
                 GCancellable           *cancellable,
                 GError                **error)
{
  g_autoptr (NotandaReplacement) placed = NULL;
  g_autoptr (GPtrArray) swapped = NULL;
  g_autoptr (GBytes) merged = NULL;
  gboolean is_durable;
  Save     save;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  swapped = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_replacement_free);
  save = (Save) {
    .path = path,
    .bytes = g_bytes_ref (bytes),
    .has_expected = expected != NULL,
    .merge = merge,
    .user_data = user_data,
    .mode_if_new = mode_if_new,
    .cancellable = cancellable,
    .swapped = swapped,
    .turn_fd = -1,
  };
  if (expected != NULL)
    save.expected = *expected;
  if (out_bytes != NULL)
    *out_bytes = NULL;

  placed = save_until_placed (&save, error);
  g_clear_fd (&save.turn_fd, NULL);
  merged = save.bytes;
  is_durable = placed != NULL && notanda_replacement_flush_folder (placed, error);
  if (!is_durable)
    keep_swapped (&save);
  if (placed != NULL && out_stamp != NULL)
    *out_stamp = placed->stamp;
  if (placed != NULL && out_bytes != NULL && save.is_merged)
    *out_bytes = g_steal_pointer (&merged);
  return is_durable;
}

GBytes *
notanda_replace_take_ours (GBytes            *ours,
                           GBytes *theirs     G_GNUC_UNUSED,
                           gpointer user_data G_GNUC_UNUSED,
                           GError **error     G_GNUC_UNUSED)
{
  return g_bytes_ref (ours);
}

gboolean
notanda_replace_own (const char   *path,
                     gconstpointer data,
                     gsize         size,
                     GError      **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (NotandaReplacement) file = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return notanda_file_set_error (error, folder, errno);
  file = notanda_replacement_new (path, 0600, error);

  return file != NULL && notanda_replacement_write (file, data, size, error) &&
         notanda_replacement_commit (file, NOTANDA_REPLACE_OVERWRITE, NULL, NULL, NULL, error);
}
