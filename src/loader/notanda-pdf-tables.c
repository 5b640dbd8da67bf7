/* notanda-pdf-tables.c: poppler's tables of Chinese, Japanese and Korean, kept for after the lock
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A PDF whose fonts have the usual East Asian encodings says what its codes mean by the name of a table that poppler looks
 * for with fopen() when it comes to it, which is after the lock. So all tables are mapped before, 13 MB that the system's
 * cache shares among helpers, and fopen() here, in front of the C library's, gives them out from memory. What isn't one of
 * them goes to the C library, and there to the lock.
 *
 * Rejected: using each table once, as poppler forgets all but four; letting the lock pass openat(), whose path it can't see.
 *
 * The table of tables is state of a file, as fopen() has no argument it could come by. It is written once, before anything
 * hostile is read, and freed by nobody, as the process ends by _exit(). */

#include "loader/notanda-pdf-tables.h"

#include <dlfcn.h>
#include <stdio.h>

#define MAX_DEPTH 3

static GHashTable *tables; /* (element-type utf8 GMappedFile): by path */

typedef FILE *(*Fopen) (const char *, const char *);

/* By their symbols, as headers may rename the one to the other. */
FILE *notanda_pdf_tables_fopen (const char *path,
                                const char *mode) __asm__ ("fopen");
FILE *notanda_pdf_tables_fopen64 (const char *path,
                                  const char *mode) __asm__ ("fopen64");

static FILE *
open_table (const char *path,
            const char *mode,
            const char *symbol)
{
  GMappedFile *file = tables != NULL && *mode == 'r' ? g_hash_table_lookup (tables, path) : NULL;
  Fopen        next;

  if (file != NULL)
    return fmemopen (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), "r");
  next = (Fopen) dlsym (RTLD_NEXT, symbol);

  return next != NULL ? next (path, mode) : NULL;
}

FILE *
notanda_pdf_tables_fopen (const char *path,
                          const char *mode)
{
  return open_table (path, mode, "fopen");
}

FILE *
notanda_pdf_tables_fopen64 (const char *path,
                            const char *mode)
{
  return open_table (path, mode, "fopen64");
}

static void
map_file (GHashTable *files,
          char       *path)
{
  g_autofree char *key = path;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (file != NULL && g_mapped_file_get_length (file) > 0)
    g_hash_table_insert (files, g_steal_pointer (&key), g_steal_pointer (&file));
}

static void
map_folder (GHashTable *files,
            const char *path,
            guint       depth)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_REGULAR))
        map_file (files, g_steal_pointer (&child));
      else if (depth < MAX_DEPTH)
        map_folder (files, child, depth + 1);
    }
}

void
notanda_pdf_tables_keep (void)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_mapped_file_unref);

  map_folder (files, NOTANDA_POPPLER_TABLES, 0);
  tables = g_steal_pointer (&files);
}
