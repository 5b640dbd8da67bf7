/* save-loop.c: a program that only saves, for tests that disturb or kill it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* save-loop FILE TEXT         saves TEXT over what is in FILE, merging what
 *                             comes between; exit 1 and a message if it can't
 * save-loop FILE NAME COUNT   adds lines "NAME-0" ... to FILE, one a save, and
 *                             prints each when it is saved */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/notanda-replace.h"
#include "util/line-set.h"

static gboolean
report (GError *error)
{
  if (error == NULL)
    return TRUE;
  g_printerr ("save-loop: %s\n", error->message);
  return FALSE;
}

static gboolean
save_once (const char *path,
           const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GError) error = NULL;
  NotandaFileStamp stamp;

  old = notanda_file_read (path, 1000000, 0, &stamp, NULL, &error);
  if (old == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return report (error);
  g_clear_error (&error);
  notanda_replace (path, bytes, old != NULL ? &stamp : NULL, line_set_merge, NULL, 0600, NULL, NULL, NULL, &error);
  return report (error);
}

static gboolean
save_many (const char *path,
           const char *name,
           guint       count)
{
  NotandaFileStamp stamp;
  g_autoptr (GBytes) lines = notanda_file_read (path, 100000000, 0, &stamp, NULL, NULL);
  gboolean exists = lines != NULL;

  if (!exists)
    lines = g_bytes_new_static ("", 0);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s-%u", name, i);
      g_autoptr (GBytes) more = line_set_add (lines, line);
      g_autoptr (GBytes) merged = NULL;
      g_autoptr (GError) error = NULL;

      if (!notanda_replace (path, more, exists ? &stamp : NULL, line_set_merge, NULL, 0600,
                            &stamp, &merged, NULL, &error))
        return report (error);
      exists = TRUE;
      g_bytes_unref (lines);
      lines = g_bytes_ref (merged != NULL ? merged : more);
      puts (line);
      fflush (stdout);
    }
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  gboolean done;

  if (argc < 3 || argc > 4)
    return 2;
  done = argc == 3 ? save_once (argv[1], argv[2]) : save_many (argv[1], argv[2], (guint) atoi (argv[3]));
  return done ? 0 : 1;
}
