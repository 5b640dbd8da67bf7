/* corpus.c: a corpus listed for the first time and again, and what the system needs for that
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-corpus FOLDER N PAIRS
 * makes N articles with 10 annotations each in folders below FOLDER; prints for each pair
 *   again=.. bare=.. both=.. one=..
 * for a listing with what the cache has of the first, a loop that finds the same files and asks for their stamps, and a listing that reads
 * all files with all processors and with one: all in nanoseconds. Who goes first takes turns.
 */

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bench/material.h"
#include "corpus/notanda-corpus-listing.h"

#define A_FOLDER 500
#define TEXT_SIZE 4000

static const NotandaId id = { { 7 } };

static gint64
now_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static void
make (const char *folder,
      guint       n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (7, "Ada Venn");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *parent = g_strdup_printf ("%s/%u", folder, i / A_FOLDER);
      g_autofree char *path = g_strdup_printf ("%s/article-%u.notanda", parent, i);
      g_autofree char *text = material_text (rand, TEXT_SIZE, 6);
      g_autoptr (NotandaDocument) document = material_document (text, identity);

      g_mkdir_with_parents (parent, 0777);
      material_mark_article (document, rand, 10);
      material_write (document, path);
    }
}

/* Each file, and its stamp asked for. */
static guint
walk (int fd)
{
  DIR           *dir = fdopendir (fd);
  struct dirent *entry;
  guint          n = 0;

  while ((entry = readdir (dir)) != NULL)
    {
      struct stat info;

      if (entry->d_name[0] == '.')
        continue;
      if (entry->d_type == DT_DIR)
        {
          n += walk (openat (fd, entry->d_name, O_RDONLY | O_DIRECTORY));
          continue;
        }
      g_assert_cmpint (fstatat (fd, entry->d_name, &info, 0), ==, 0);
      n++;
    }
  closedir (dir);

  return n;
}

static gint64
run_bare (const char *folder,
          guint       n)
{
  gint64 start = now_ns ();

  g_assert_cmpuint (walk (open (folder, O_RDONLY | O_DIRECTORY)), ==, n);

  return now_ns () - start;
}

static gint64
run_ours (const char *folder,
          guint       n)
{
  gint64 start = now_ns ();
  g_autoptr (NotandaCorpusListing) listing = notanda_corpus_list (folder, &id, NULL, NULL, NULL);
  gint64 end = now_ns ();

  g_assert_cmpuint (listing->documents->len, ==, n);
  g_assert_cmpuint (listing->n_read, ==, 0);

  return end - start;
}

/* @processors: on which to read everything */
static gint64
run_first (const char      *folder,
           guint            n,
           const cpu_set_t *processors)
{
  g_autoptr (NotandaCorpusListing) listing = NULL;
  gint64 start;
  gint64 end;

  g_assert_cmpint (sched_setaffinity (0, sizeof *processors, processors), ==, 0);
  start = now_ns ();
  listing = notanda_corpus_scan (folder, NULL, NULL, NULL);
  end = now_ns ();
  g_assert_cmpuint (listing->n_read, ==, n);

  return end - start;
}

static void
run_pair (const char      *folder,
          guint            n,
          gboolean         turn,
          const cpu_set_t *all,
          const cpu_set_t *single)
{
  gint64 ours = turn ? run_ours (folder, n) : 0;
  gint64 bare = run_bare (folder, n);
  gint64 both = turn ? run_first (folder, n, all) : 0;
  gint64 one = run_first (folder, n, single);

  if (!turn)
    {
      both = run_first (folder, n, all);
      ours = run_ours (folder, n);
    }
  sched_setaffinity (0, sizeof *all, all);
  printf ("again=%" G_GINT64_FORMAT " bare=%" G_GINT64_FORMAT " both=%" G_GINT64_FORMAT " one=%" G_GINT64_FORMAT "\n", ours, bare, both, one);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (NotandaCorpusListing) listing = NULL;
  cpu_set_t all;
  cpu_set_t single;
  guint     n;
  int       first = 0;

  if (argc != 4)
    return 2;

  n = (guint) atoi (argv[2]);
  make (argv[1], n);
  sched_getaffinity (0, sizeof all, &all);
  while (!CPU_ISSET (first, &all))
    first++;
  CPU_ZERO (&single);
  CPU_SET (first, &single);
  listing = notanda_corpus_list (argv[1], &id, NULL, NULL, NULL);
  for (guint i = 0; i < (guint) atoi (argv[3]); i++)
    run_pair (argv[1], n, i % 2 == 0, &all, &single);

  return 0;
}
