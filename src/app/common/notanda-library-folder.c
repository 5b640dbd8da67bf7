/* notanda-library-folder.c: the folder of a corpus that is open
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is known of the folder is a listing, which is anew after each look. Looks are done one at a time in a worker, and again where something
 * happened meanwhile. What asks for one is a monitor for each folder that holds documents, whoever comes back to a window, and what else
 * knows better.
 *
 * Rejected: putting single changes into the listing as the monitors tell of them. They miss some and tell of others twice; a look at
 * 10,000 files that are the same costs less than a tenth of a second of one processor.
 */

#include "app/common/notanda-library-private.h"

#include <glib/gi18n-lib.h>

/* So long nothing has to happen in a folder before it is looked at. */
#define SETTLE_MS 300

/* Sync clients and savers write files with other names first, which are hidden. */
static void
monitor_changed_cb (NotandaLibrary   *self,
                    GFile            *file,
                    GFile            *other,
                    GFileMonitorEvent event)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  if (other == NULL && name != NULL && name[0] == '.')
    return;
  notanda_library_look (self);
}

static gboolean
watch_folder (NotandaLibrary *self,
              const char     *path)
{
  g_autoptr (GFile) file = NULL;
  GFileMonitor *monitor;

  if (g_hash_table_contains (self->monitors, path))
    return FALSE;
  file = g_file_new_for_path (path);
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (monitor_changed_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->monitors, g_strdup (path), monitor);

  return monitor != NULL;
}

/* Returns: whether there is one more: something may have happened there between the look and now */
static gboolean
watch_folders (NotandaLibrary *self)
{
  gboolean         any = watch_folder (self, self->corpus->root);
  g_autofree char *last = NULL;

  for (guint i = 0; i < self->look->entries->len; i++)
    {
      const NotandaLibraryEntry *entry = self->look->entries->pdata[i];
      g_autofree char           *below = g_path_get_dirname (entry->document->path);
      g_autofree char           *path = NULL;

      if (entry->is_absent)
        continue;
      /* by path: those of one folder follow each other */
      if (g_strcmp0 (below, last) == 0)
        continue;
      g_set_str (&last, below);
      path = g_str_equal (below, ".") ? g_strdup (self->corpus->root) : g_build_filename (self->corpus->root, below, NULL);
      any |= watch_folder (self, path);
    }

  return any;
}

static void
set_problem (NotandaLibrary *self)
{
  GPtrArray *failures = self->look->listing->failures;

  g_clear_pointer (&self->problem, g_free);
  if (failures->len > 0)
    self->problem = g_strdup_printf (ngettext ("%u folder can’t be listed: %s", "%u folders can’t be listed, the first one: %s", failures->len),
                                     failures->len, ((GError *) failures->pdata[0])->message);
}

static void
take_look (NotandaLibrary     *self,
           NotandaLibraryLook *look)
{
  g_clear_pointer (&self->look, notanda_library_look_free);
  self->look = look;
  self->state = NOTANDA_LIBRARY_LISTED;
  set_problem (self);
  notanda_library_forget_opened (self);
  notanda_library_emit_listed (self);
  self->look_again |= watch_folders (self);
}

static void
fail (NotandaLibrary *self,
      const GError   *error)
{
  self->state = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? NOTANDA_LIBRARY_GONE : NOTANDA_LIBRARY_FAILED;
  g_set_str (&self->problem, error->message);
  /* one that comes back is another folder */
  g_hash_table_remove_all (self->monitors);
  notanda_library_emit_listed (self);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  NotandaLibrary *self = NOTANDA_LIBRARY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLibraryLook) look = notanda_library_jobs_look_finish (result, &error);

  self->is_looking = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (look == NULL)
    fail (self, error);
  else if (!look->is_same || self->state != NOTANDA_LIBRARY_LISTED || self->problem != NULL)
    take_look (self, g_steal_pointer (&look));
  else
    self->look_again |= watch_folders (self);
  notanda_library_examine (self);
  if (self->look_again)
    notanda_library_look (self);
}

static void
look_now (NotandaLibrary *self)
{
  self->look_again = FALSE;
  self->is_looking = TRUE;
  notanda_library_jobs_look_async (self, self->corpus, self->look, self->absent, self->cancellable, looked_cb, NULL);
}

static gboolean
settle_cb (gpointer data)
{
  NotandaLibrary *self = data;

  self->settle_id = 0;
  if (self->is_looking)
    self->look_again = TRUE;
  else
    look_now (self);

  return G_SOURCE_REMOVE;
}

void
notanda_library_look (NotandaLibrary *self)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY (self));

  /* not put off by what goes on happening */
  if (self->state != NOTANDA_LIBRARY_UNREAD && self->settle_id == 0)
    self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
}

static void
cached_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  NotandaLibrary *self = NOTANDA_LIBRARY (source);
  g_autoptr (NotandaLibraryLook) look = notanda_library_jobs_look_finish (result, NULL);

  if (look == NULL)
    return;
  if (look->listing != NULL && look->entries->len > 0)
    take_look (self, g_steal_pointer (&look));
  look_now (self);
}

void
notanda_library_start (NotandaLibrary *self)
{
  g_return_if_fail (NOTANDA_IS_LIBRARY (self));

  if (self->state != NOTANDA_LIBRARY_UNREAD)
    return;
  self->state = NOTANDA_LIBRARY_READING;
  self->is_looking = TRUE;
  notanda_library_emit_listed (self);
  notanda_library_jobs_look_async (self, self->corpus, NULL, self->absent, self->cancellable, cached_cb, NULL);
}

static void
unref_monitor (gpointer monitor)
{
  if (monitor != NULL)
    g_file_monitor_cancel (monitor);
  g_clear_object ((GObject **) &monitor);
}

void
notanda_library_init_folder (NotandaLibrary *self)
{
  self->look = notanda_library_look_new ();
  self->look->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_library_entry_unref);
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_monitor);
  self->cancellable = g_cancellable_new ();
}

void
notanda_library_drop_folder (NotandaLibrary *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_hash_table_remove_all (self->monitors);
}
