/* save.c: one more mark saved durably, and the same system calls bare
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-save FOLDER N PAIRS
 * makes a document of N marks in FOLDER, then marks once more and saves, as
 * often as asked, each time beside a bare run of the calls that a save makes,
 * on a file of the same size beside it; prints for each pair
 *   ours=.. bare=..
 * in nanoseconds. Who goes first takes turns: the disk is better to the second.
 *
 * The bare run computes nothing: no record, no table, no checksum.
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bench/material.h"
#include "format/notanda-document-file.h"
#include "model/notanda-ids.h"

#define TEXT_SIZE 60000
#define NAME "bare"
#define TEMP ".bare.0123abcd.tmp"

static gint64
now_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static gint64
save_ours (NotandaDocument     *document,
           NotandaDocumentFile *file,
           guint32              at)
{
  static const NotandaId type = NOTANDA_ID_TYPE_QUOTE;
  NotandaRange           range = { at, at + 40 };
  NotandaNewAnnotation   what = { .type = type, .fragments = &range, .n_fragments = 1 };
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  gint64 start = now_ns ();

  g_assert_true (notanda_document_add (document, &what, "Mark as Quote", NULL, NULL));
  snapshot = notanda_document_snapshot (document);
  g_assert_true (notanda_document_file_save (file, snapshot, NULL, NULL, NULL));

  return now_ns () - start;
}

/* What strace shows of a save, call by call. */
static gint64
save_bare (const char *folder,
           const char *data,
           gsize       size)
{
  gint64      start = now_ns ();
  int         dir = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  char        head[NOTANDA_FILE_STAMP_HEAD];
  struct stat info;
  int         lock;
  int         fd;

  g_assert_cmpint (readlinkat (dir, NAME, head, sizeof head), ==, -1);
  fstatat (dir, NAME, &info, AT_SYMLINK_NOFOLLOW);
  fd = openat (dir, TEMP, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  flock (fd, LOCK_EX | LOCK_NB);
  lock = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  fstat (fd, &info);
  fchmod (fd, 0644);
  flock (dir, LOCK_SH | LOCK_NB);
  flock (dir, LOCK_UN);

  g_assert_cmpint (write (fd, data, size), ==, size);
  g_assert_cmpint (fsync (fd), ==, 0);
  fstat (fd, &info);
  g_assert_cmpint (pread (fd, head, sizeof head, 0), ==, sizeof head);
  close (fd);

  fd = openat (dir, NAME, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
  fstat (fd, &info);
  g_assert_cmpint (pread (fd, head, sizeof head, 0), ==, sizeof head);
  close (fd);

  g_assert_cmpint (renameat2 (dir, TEMP, dir, NAME, RENAME_EXCHANGE), ==, 0);
  fstatat (dir, TEMP, &info, AT_SYMLINK_NOFOLLOW);
  g_assert_cmpint (unlinkat (dir, TEMP, 0), ==, 0);
  g_assert_cmpint (fsync (dir), ==, 0);
  close (lock);
  close (dir);

  return now_ns () - start;
}

/* Marked one by one, each a step of the history, saved and opened again, as most
 * documents are that one goes on with. */
static NotandaDocument *
make (const char           *path,
      guint                 n,
      NotandaDocumentFile **file)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *text = material_text (rand, TEXT_SIZE, 6);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (7, "Ada Venn");
  g_autoptr (NotandaDocument) document = material_document (text, identity);
  NotandaDocument *opened;

  for (guint i = 0; i < n; i++)
    material_mark_many (document, rand, 1);
  material_write (document, path);
  opened = notanda_document_file_open (path, identity, file, NULL, NULL);
  g_assert_nonnull (opened);

  return opened;
}

/* The bare run writes what ours wrote last: a disk may be quicker with zeros. */
static void
run_pair (NotandaDocument     *document,
          NotandaDocumentFile *file,
          const char          *folder,
          guint32              i)
{
  g_autofree char *data = NULL;
  gsize            size;
  gint64           ours = 0;
  gint64           bare = 0;

  g_assert_true (g_file_get_contents (file->path, &data, &size, NULL));
  for (int turn = 0; turn < 2; turn++)
    if ((turn + i) % 2 == 0)
      ours = save_ours (document, file, 37 * (i + 1));
    else
      bare = save_bare (folder, data, size);
  printf ("ours=%" G_GINT64_FORMAT " bare=%" G_GINT64_FORMAT "\n", ours, bare);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaDocument) document = NULL;
  g_autoptr (NotandaDocumentFile) file = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;

  if (argc != 4)
    return 2;

  ours = g_build_filename (argv[1], "ours.notanda", NULL);
  theirs = g_build_filename (argv[1], NAME, NULL);
  document = make (ours, (guint) atoi (argv[2]), &file);
  material_write (document, theirs);
  for (guint32 i = 0; i < (guint32) atoi (argv[3]); i++)
    run_pair (document, file, argv[1], i);

  return 0;
}
