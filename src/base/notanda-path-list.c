/* notanda-path-list.c: many paths in little memory
 *
 * A corpus of a hundred thousand files is given as a folder. All names lie in
 * one block of bytes, each with its zero byte; a path is the place of its name
 * there, and the folder of the run it belongs to. An array of strings, which is
 * simpler, needs five times as much, and it is what made the memory of an
 * export grow with the number of documents.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-path-list.h"

#include <string.h>

/* The paths from @first on, up to the next run. */
typedef struct
{
  guint first;
  char *folder; /* NULL where they are whole paths */
} Run;

struct _NotandaPathList
{
  GByteArray *names;
  GArray     *places; /* (element-type guint32): bytes into names */
  GArray     *runs;   /* (element-type Run): at least one, for the first path */
};

static void
clear_run (gpointer data)
{
  g_free (((Run *) data)->folder);
}

NotandaPathList *
notanda_path_list_new (void)
{
  NotandaPathList *list = g_new0 (NotandaPathList, 1);

  list->names = g_byte_array_new ();
  list->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  list->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_set_clear_func (list->runs, clear_run);

  return list;
}

void
notanda_path_list_free (NotandaPathList *list)
{
  g_byte_array_unref (list->names);
  g_array_unref (list->places);
  g_array_unref (list->runs);
  g_free (list);
}

/* From here on, paths are in @folder. */
static void
start_run (NotandaPathList *list,
           const char      *folder)
{
  Run run = { list->places->len, g_strdup (folder) };

  g_array_append_val (list->runs, run);
}

static void
add_name (NotandaPathList *list,
          const char      *name)
{
  guint32 place = list->names->len;

  g_byte_array_append (list->names, (const guint8 *) name, (guint) strlen (name) + 1);
  g_array_append_val (list->places, place);
}

void
notanda_path_list_add (NotandaPathList *list,
                       const char      *path)
{
  g_return_if_fail (path != NULL);

  if (list->runs->len == 0 || g_array_index (list->runs, Run, list->runs->len - 1).folder != NULL)
    start_run (list, NULL);
  add_name (list, path);
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const char *names = data;

  return strcmp (names + *(const guint32 *) a, names + *(const guint32 *) b);
}

guint
notanda_path_list_add_folder (NotandaPathList    *list,
                              const char         *folder,
                              NotandaPathListFunc func,
                              gpointer            data,
                              GError            **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  guint       first = list->places->len;
  const char *name;

  if (dir == NULL)
    return 0;

  start_run (list, folder);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (func (name, data))
      add_name (list, name);
  if (list->places->len > first)
    g_sort_array (&g_array_index (list->places, guint32, first), list->places->len - first, sizeof (guint32), compare_names,
                  list->names->data);

  return list->places->len - first;
}

guint
notanda_path_list_get_n (const NotandaPathList *list)
{
  return list->places->len;
}

/* The last run that doesn't start after @i; there are as many as arguments. */
static const Run *
find_run (const NotandaPathList *list,
          guint                  i)
{
  guint low = 0, high = list->runs->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (list->runs, Run, middle).first <= i)
        low = middle;
      else
        high = middle;
    }

  return &g_array_index (list->runs, Run, low);
}

char *
notanda_path_list_dup (const NotandaPathList *list,
                       guint                  i)
{
  const char *name;
  const Run  *run;

  g_return_val_if_fail (i < list->places->len, NULL);

  name = (const char *) list->names->data + g_array_index (list->places, guint32, i);
  run = find_run (list, i);

  return run->folder != NULL ? g_build_filename (run->folder, name, NULL) : g_strdup (name);
}
