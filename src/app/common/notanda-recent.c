/* notanda-recent.c: the documents that were opened last
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/notanda-recent.h"

#include <string.h>

#include "base/notanda-shown-path.h"

/* What those of this program go by in the desktop's list. */
#define PROGRAM "notanda"

#define ARTICLE_TYPE "application/x-notanda"
#define FOLDER_TYPE "inode/directory"

void
notanda_recent_free (NotandaRecent *recent)
{
  g_free (recent->path);
  g_free (recent->title);
  g_free (recent->folder);
  g_free (recent);
}

static void
add (const char *path,
     const char *title,
     const char *type)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *address = g_file_get_uri (file);
  GtkRecentData    data = {
       .display_name = (char *) title,
       .mime_type = (char *) type,
       .app_name = (char *) PROGRAM,
       .app_exec = (char *) PROGRAM " %f",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), address, &data);
}

void
notanda_recent_add (const char *path,
                    const char *title)
{
  add (path, title, ARTICLE_TYPE);
}

void
notanda_recent_add_corpus (const char *path,
                           const char *title)
{
  add (path, title, FOLDER_TYPE);
}

static gboolean
is_ours (GtkRecentInfo *info)
{
  return gtk_recent_info_has_application (info, PROGRAM) && gtk_recent_info_is_local (info);
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  GDateTime *first = gtk_recent_info_get_modified ((GtkRecentInfo *) a);
  GDateTime *second = gtk_recent_info_get_modified ((GtkRecentInfo *) b);

  return g_date_time_compare (second, first);
}

static NotandaRecent *
describe (GtkRecentInfo *info)
{
  NotandaRecent *recent = g_new0 (NotandaRecent, 1);
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autofree char *shown = NULL;
  g_autofree char *home = NULL;

  recent->path = g_file_get_path (file);
  recent->title = g_strdup (gtk_recent_info_get_display_name (info));
  shown = recent->path != NULL ? notanda_shown_path_dup (recent->path) : g_strdup ("");
  /* of some files in a sandbox the name alone is known */
  recent->folder = g_path_is_absolute (shown) ? g_path_get_dirname (shown) : g_strdup ("");
  home = g_filename_display_name (g_get_home_dir ());
  if (g_str_has_prefix (recent->folder, home) && strlen (home) > 1 &&
      (recent->folder[strlen (home)] == '/' || recent->folder[strlen (home)] == '\0'))
    {
      char *shorter = g_strconcat ("~", recent->folder + strlen (home), NULL);

      g_free (recent->folder);
      recent->folder = shorter;
    }
  return recent;
}

static GPtrArray *
list (guint    max,
      gboolean even_gone)
{
  GList     *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GPtrArray *recents = g_ptr_array_new_with_free_func ((GDestroyNotify) notanda_recent_free);

  items = g_list_sort (items, compare_newest);
  for (GList *l = items; l != NULL && recents->len < max; l = l->next)
    if (is_ours (l->data) && (even_gone || gtk_recent_info_exists (l->data)))
      g_ptr_array_add (recents, describe (l->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return recents;
}

GPtrArray *
notanda_recent_list (guint max)
{
  return list (max, FALSE);
}

char **
notanda_recent_list_paths (guint max)
{
  g_autoptr (GPtrArray) recents = list (max, TRUE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < recents->len; i++)
    g_strv_builder_add (builder, ((const NotandaRecent *) recents->pdata[i])->path);
  return g_strv_builder_end (builder);
}

void
notanda_recent_clear (void)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  GList            *items = gtk_recent_manager_get_items (manager);

  for (GList *l = items; l != NULL; l = l->next)
    if (is_ours (l->data))
      gtk_recent_manager_remove_item (manager, gtk_recent_info_get_uri (l->data), NULL);
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}
