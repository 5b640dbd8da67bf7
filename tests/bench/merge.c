/* merge.c: another person's records merged into a document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-merge N RUNS
 * two people mark the same text N times each; prints for each run how much of a processor it takes until the second one's document has what the first one
 * did, as it comes by sync:
 *   ns=.. records=..
 */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "bench/material.h"

#define CHARS_A_MARK 50

static gint64
spent_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static NotandaDocument *
make (const char *text,
      const char *author,
      guint32     seed,
      guint       n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (seed, author);
  NotandaDocument *document = material_document (text, identity);

  material_mark_many (document, rand, n);

  return document;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *text = NULL;
  g_autoptr (NotandaDocument) first = NULL;
  g_autoptr (NotandaSnapshot) came = NULL;
  guint n = argc == 3 ? (guint) atoi (argv[1]) : 0;

  g_assert_cmpuint (n, >, 0);
  text = material_text (rand, n * CHARS_A_MARK, 6);
  first = make (text, "Ada Venn", 1, n);
  came = notanda_document_snapshot (first);
  for (int i = atoi (argv[2]); i > 0; i--)
    {
      g_autoptr (NotandaDocument) second = make (text, "Bo Reed", 2, n);
      NotandaMergeResult result;
      gint64             start = spent_ns ();
      gint64             end;

      g_assert_true (notanda_document_merge (second, came, &result, NULL));
      end = spent_ns ();
      g_assert_cmpuint (result.records, >=, n);
      printf ("ns=%" G_GINT64_FORMAT " records=%u\n", end - start, result.records);
    }

  return 0;
}
