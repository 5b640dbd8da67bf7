/* notanda-path-list.c: many paths in little memory
 *
 * A corpus of a hundred thousand files is given as a folder, whose names differ
 * in a few digits. Each is kept as what it doesn't share with the one before it:
 *
 *   u8   bytes at its start that are the other's
 *   u8   bytes at its end that are the other's
 *   what stands between them, and a zero byte
 *
 * Every BLOCK-th shares nothing, and it is known where that one starts; so a path
 * is found in constant time, and needs some 5 bytes. Sorting a folder takes all
 * of its names at once, but only for that moment.
 *
 * Rejected: an array of strings, which needs twenty times as much and is what
 * made the memory of an export grow with the number of documents; names in one
 * block of bytes, with which it still did.
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/notanda-path-list.h"

#include <string.h>

#define BLOCK 16

/* The paths from @first on, up to the next run. */
typedef struct
{
  guint first;
  char *folder; /* NULL where they are whole paths */
} Run;

struct _NotandaPathList
{
  guint       n;
  GByteArray *names;
  GArray     *starts; /* (element-type guint32): bytes into names, of each block */
  GArray     *runs;   /* (element-type Run): at least one, for the first path */
  GString    *last;
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
  list->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  list->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_set_clear_func (list->runs, clear_run);
  list->last = g_string_new (NULL);

  return list;
}

void
notanda_path_list_free (NotandaPathList *list)
{
  g_byte_array_unref (list->names);
  g_array_unref (list->starts);
  g_array_unref (list->runs);
  g_string_free (list->last, TRUE);
  g_free (list);
}

/* From here on, paths are in @folder. */
static void
start_run (NotandaPathList *list,
           const char      *folder)
{
  Run run = { list->n, g_strdup (folder) };

  g_array_append_val (list->runs, run);
}

/* Counts the bytes at the start, and of the rest those at the end, that are the same. */
static void
find_shared (const GString *a,
             const char    *name,
             gsize          length,
             guint8         shared[2])
{
  gsize most = MIN (MIN (a->len, length), G_MAXUINT8);

  while (shared[0] < most && a->str[shared[0]] == name[shared[0]])
    shared[0]++;
  while (shared[1] < most - shared[0] && a->str[a->len - 1 - shared[1]] == name[length - 1 - shared[1]])
    shared[1]++;
}

static void
add_name (NotandaPathList *list,
          const char      *name)
{
  static const guint8 zero = 0;
  guint32             start = list->names->len;
  gsize               length = strlen (name);
  guint8              shared[2] = { 0, 0 };

  if (list->n % BLOCK == 0)
    g_array_append_val (list->starts, start);
  else
    find_shared (list->last, name, length, shared);

  g_byte_array_append (list->names, shared, sizeof shared);
  g_byte_array_append (list->names, (const guint8 *) name + shared[0], (guint) (length - shared[0] - shared[1]));
  g_byte_array_append (list->names, &zero, sizeof zero);
  g_string_assign (list->last, name);
  list->n++;
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

/* All names lie in one block, since an array of strings is what a peak is made of. */
static void
read_names (GDir               *dir,
            NotandaPathListFunc func,
            gpointer            data,
            GByteArray         *names,
            GArray             *places)
{
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (func (name, data))
      {
        guint32 place = names->len;

        g_array_append_val (places, place);
        g_byte_array_append (names, (const guint8 *) name, (guint) strlen (name) + 1);
      }
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
  g_autoptr (GByteArray) names = g_byte_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (dir == NULL)
    return 0;

  read_names (dir, func, data, names, places);
  g_array_sort_with_data (places, compare_names, names->data);
  start_run (list, folder);
  for (guint i = 0; i < places->len; i++)
    add_name (list, (const char *) names->data + g_array_index (places, guint32, i));

  return places->len;
}

guint
notanda_path_list_get_n (const NotandaPathList *list)
{
  return list->n;
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

/* Each name on the way to it is made of the one before. */
static GString *
dup_name (const NotandaPathList *list,
          guint                  i)
{
  const guint8 *at = list->names->data + g_array_index (list->starts, guint32, i / BLOCK);
  GString      *name = g_string_new (NULL);

  for (guint n = 0; n <= i % BLOCK; n++)
    {
      const char *middle = (const char *) at + 2;

      g_string_erase (name, at[0], (gssize) (name->len - at[0] - at[1]));
      g_string_insert (name, at[0], middle);
      at += 2 + strlen (middle) + 1;
    }

  return name;
}

char *
notanda_path_list_dup (const NotandaPathList *list,
                       guint                  i)
{
  g_autoptr (GString) name = NULL;
  const Run *run;

  g_return_val_if_fail (i < list->n, NULL);

  name = dup_name (list, i);
  run = find_run (list, i);

  return run->folder != NULL ? g_build_filename (run->folder, name->str, NULL) : g_string_free_and_steal (g_steal_pointer (&name));
}
