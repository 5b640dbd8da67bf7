/* export.c: articles to export, and the writing of them alone
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-export make FOLDER N    N articles of some 4 kB with 40 annotations each
 *   bench-export write FORMAT FOLDER FILE
 * writes them all into FILE, without reading anything back
 *   bench-export run CMD...
 * runs CMD; both print
 *   ns=.. peak=..
 * where peak is the most memory it had, in bytes.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/material.h"
#include "format/notanda-document-file.h"
#include "interchange/notanda-export-workers.h"

#define TEXT_SIZE 4000
#define N_MARKS 40

static void
report (gint64               start,
        const struct rusage *usage)
{
  printf ("ns=%" G_GINT64_FORMAT " peak=%ld\n", (g_get_monotonic_time () - start) * 1000, usage->ru_maxrss * 1024);
}

static void
make (const char *folder,
      guint       n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (40);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (40, "Ada Venn");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = material_text (rand, TEXT_SIZE, 4);
      g_autofree char *path = g_strdup_printf ("%s/article-%06u.notanda", folder, i);
      g_autoptr (NotandaDocument) document = material_document (text, identity);

      material_mark_article (document, rand, N_MARKS);
      material_write (document, path);
    }
}

typedef struct
{
  const char      *folder;
  GPtrArray       *files;
  NotandaIdentity *identity;
} Source;

static NotandaDocument *
open_number (guint    number,
             char   **name,
             char   **damage,
             gpointer data,
             GError **error)
{
  Source          *source = data;
  const char      *file = source->files->pdata[number];
  g_autofree char *path = g_build_filename (source->folder, file, NULL);
  g_autoptr (GBytes) bytes = notanda_file_read (path, NOTANDA_FORMAT_MAX_SIZE, 0, NULL, NULL, error);

  g_assert_nonnull (bytes);
  *name = g_strndup (file, (gsize) (strrchr (file, '.') - file));

  return notanda_document_open_bytes (bytes, path, source->identity, damage, error);
}

static GPtrArray *
list_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray  *files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_strdup (name));
  g_ptr_array_sort_values (files, (GCompareFunc) strcmp);

  return files;
}

/* As an export does it, in the order of one, less reading back, comparing and flushing. */
static void
write_all (const char *format,
           const char *folder,
           const char *file)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (1, "Ada Venn");
  g_autoptr (GPtrArray) files = list_files (folder);
  Source                documents = { folder, files, identity };
  NotandaExportSource   source = { .open = open_number, .total = files->len, .data = &documents };
  char                 *options[NOTANDA_FORMAT_MAX_OPTIONS] = { NULL };
  NotandaExportWorkers *workers = notanda_export_workers_new (&source, notanda_format_find (format), options);
  NotandaExportBatch   *batch;
  FILE                 *out = fopen (file, "wbe");
  struct rusage         usage;

  setbuf (out, NULL);
  while (TRUE)
    if ((batch = notanda_export_workers_take_written (workers)) != NULL)
      {
        for (guint i = 0; i < batch->n; i++)
          g_assert_no_error (batch->items[i].error);
        g_assert_cmpuint (fwrite (batch->out.data, 1, batch->out.size, out), ==, batch->out.size);
        notanda_export_workers_check (workers, batch);
      }
    else if (notanda_export_workers_take_checked (workers) == NULL)
      break;
  notanda_export_workers_free (workers);
  g_assert_cmpint (fclose (out), ==, 0);
  getrusage (RUSAGE_SELF, &usage);
  report (start, &usage);
}

static int
run (char **argv)
{
  gint64        start = g_get_monotonic_time ();
  pid_t         child = fork ();
  struct rusage usage;
  int           status;

  if (child == 0)
    {
      execvp (argv[0], argv);
      _exit (127);
    }
  if (child < 0 || wait4 (child, &status, 0, &usage) != child || status != 0)
    return 1;
  report (start, &usage);

  return 0;
}

int
main (int    argc,
      char **argv)
{
  if (argc > 2 && g_str_equal (argv[1], "run"))
    return run (argv + 2);
  if (argc == 4 && g_str_equal (argv[1], "make"))
    make (argv[2], (guint) atoi (argv[3]));
  else if (argc == 5 && g_str_equal (argv[1], "write"))
    write_all (argv[2], argv[3], argv[4]);
  else
    return 2;

  return 0;
}
