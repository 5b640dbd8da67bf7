/* rows.c: a million annotations read from a .notanda file, and from SQLite
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*   bench-rows make FOLDER N     writes FOLDER/N.notanda and FOLDER/N.sqlite:
 *                                N annotations on 5 MB of prose
 *   bench-rows notanda|sqlite FILE
 * reads it once, in a process that has done nothing else, and prints
 *   ns=.. sum=.. allocations=.. peak=..
 * where sum goes over every field that both have, so that both must have read
 * the same. Allocations are those between opening and the last row; peak is the
 * most memory the process had, in bytes.
 */

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format/notanda-document-file.h"
#include "bench/material.h"

#define TEXT_SIZE (5 << 20)

/* The C library's own functions under the names it has for them, so that the
 * ones everybody calls can count. */
void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n,
                     size_t size);
void *__libc_realloc (void  *old,
                      size_t size);

static guint64 n_allocations;

void *
malloc (size_t size)
{
  n_allocations++;

  return __libc_malloc (size);
}

void *
calloc (size_t n,
        size_t size)
{
  n_allocations++;

  return __libc_calloc (n, size);
}

void *
realloc (void  *old,
         size_t size)
{
  n_allocations++;

  return __libc_realloc (old, size);
}

static guint64
get_peak (void)
{
  g_autofree char *status = NULL;
  const char      *at;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  at = strstr (status, "VmHWM:");
  g_assert_nonnull (at);

  return g_ascii_strtoull (at + strlen ("VmHWM:"), NULL, 10) * 1024;
}

static void
report (gint64  start,
        guint64 allocations,
        guint64 sum)
{
  gint64 end = g_get_monotonic_time ();

  allocations = n_allocations - allocations;
  printf ("ns=%" G_GINT64_FORMAT " sum=%" G_GUINT64_FORMAT " allocations=%" G_GUINT64_FORMAT " peak=%" G_GUINT64_FORMAT "\n",
          (end - start) * 1000, sum, allocations, get_peak ());
}

static guint64
sum_id (const void *id)
{
  guint64 halves[2];

  memcpy (halves, id, sizeof halves);

  return halves[0] + halves[1];
}

/* Not all of it: how fast a loop adds up bytes isn't what is measured. */
static guint64
sum_string (const char *string)
{
  return (guint8) string[0] + (guint8) string[1];
}

static void
read_notanda (const char *path)
{
  guint64 allocations = n_allocations;
  gint64  start = g_get_monotonic_time ();
  g_autoptr (NotandaIdentity) identity = notanda_identity_new (1, "Ada Venn");
  g_autoptr (NotandaDocument) document = notanda_document_file_open (path, identity, NULL, NULL, NULL);
  g_auto (NotandaAnnotation) annotation = { 0 };
  guint64 sum = 0;

  g_assert_nonnull (document);
  notanda_annotation_init (&annotation);
  for (guint32 slot = 0; slot < notanda_document_get_n_slots (document); slot++)
    {
      if (!notanda_document_read (document, slot, &annotation))
        continue;
      sum += sum_id (&annotation.id) + sum_id (&annotation.type) + sum_string (annotation.author);
      sum += annotation.fragments[0].start + annotation.fragments[0].end + (guint64) annotation.created + annotation.origin;
    }
  report (start, allocations, sum);
}

static void
read_sqlite (const char *path)
{
  guint64       allocations = n_allocations;
  gint64        start = g_get_monotonic_time ();
  sqlite3      *db = NULL;
  sqlite3_stmt *rows = NULL;
  guint64       sum = 0;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT id, type, start, end, author, time, replica, clock, origin FROM annotations", -1, &rows, NULL), ==, SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      sum += sum_id (sqlite3_column_blob (rows, 0)) + sum_id (sqlite3_column_blob (rows, 1));
      sum += sum_string ((const char *) sqlite3_column_text (rows, 4));
      sum += (guint64) (sqlite3_column_int64 (rows, 2) + sqlite3_column_int64 (rows, 3) + sqlite3_column_int64 (rows, 5) + sqlite3_column_int64 (rows, 8));
    }
  report (start, allocations, sum);
  sqlite3_finalize (rows);
  sqlite3_close (db);
}

static void
insert_row (sqlite3_stmt          *insert,
            const NotandaCreation *creation)
{
  sqlite3_bind_blob (insert, 1, &creation->id, sizeof creation->id, SQLITE_STATIC);
  sqlite3_bind_blob (insert, 2, &creation->type, sizeof creation->type, SQLITE_STATIC);
  sqlite3_bind_int64 (insert, 3, creation->first.start);
  sqlite3_bind_int64 (insert, 4, creation->first.end);
  sqlite3_bind_text (insert, 5, creation->author, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (insert, 6, creation->time);
  sqlite3_bind_int64 (insert, 7, (gint64) creation->replica);
  sqlite3_bind_int64 (insert, 8, (gint64) creation->clock);
  sqlite3_bind_int64 (insert, 9, creation->origin);
  g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
  sqlite3_reset (insert);
}

static void
make_sqlite (NotandaPacked *packed,
             const char    *path)
{
  sqlite3        *db = NULL;
  sqlite3_stmt   *insert = NULL;
  NotandaCreation creation;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db,
                "CREATE TABLE annotations (id BLOB, type BLOB, start INTEGER, end INTEGER, author TEXT,"
                " time INTEGER, replica INTEGER, clock INTEGER, origin INTEGER); BEGIN",
                NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO annotations VALUES (?,?,?,?,?,?,?,?,?)", -1, &insert, NULL), ==, SQLITE_OK);
  for (guint32 i = 0; i < packed->n_rows; i++)
    {
      notanda_packed_get_creation (packed, i, &creation);
      insert_row (insert, &creation);
    }
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_finalize (insert);
  sqlite3_close (db);
}

/* As somebody else's document arrives: without the local history, which has
 * a hash for each row and which SQLite has nothing to set against. */
static void
make (const char *folder,
      guint       n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5); /* the text is the same for any @n */
  g_autofree char *text = material_text (rand, TEXT_SIZE, 6);
  g_autofree char *ours = g_strdup_printf ("%s/%u.notanda", folder, n);
  g_autofree char *theirs = g_strdup_printf ("%s/%u.sqlite", folder, n);
  g_autoptr (NotandaIdentity) identity = notanda_identity_new_counting (0x5a17c0de00000001, "Ada Venn");
  g_autoptr (NotandaDocument) document = material_document (text, identity);
  g_autoptr (NotandaSnapshot) snapshot = NULL;
  g_autoptr (NotandaPacked) packed = NULL;
  g_autoptr (NotandaDocument) arrived = NULL;

  material_mark_many (document, rand, n);
  snapshot = notanda_document_snapshot (document);
  packed = notanda_snapshot_pack (snapshot);
  g_ptr_array_set_size (notanda_packed_get_steps (packed), 0);
  packed->cursor = 0;
  arrived = notanda_document_new_packed (packed, identity);
  material_write (arrived, ours);
  make_sqlite (packed, theirs);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "make"))
    make (argv[2], (guint) atoi (argv[3]));
  else if (argc == 3 && g_str_equal (argv[1], "notanda"))
    read_notanda (argv[2]);
  else if (argc == 3 && g_str_equal (argv[1], "sqlite"))
    read_sqlite (argv[2]);
  else
    return 2;

  return 0;
}
