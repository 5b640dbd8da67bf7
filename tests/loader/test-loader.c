/* test-loader.c: helper processes that do what they should, and what they shouldn't
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "load/notanda-loader-client.h"

typedef struct
{
  NotandaLoaderClient *client;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "loader", "loader-child", NULL);

  fixture->client = notanda_loader_client_new (program);
}

/* Files in /proc/self/NAME */
static guint
count (const char *name)
{
  g_autofree char *path = g_build_filename ("/proc/self", name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* The process numbers of this one's children: "12 15 " */
static char *
dup_children (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", (int) getpid ());
  char            *children = NULL;

  g_assert_true (g_file_get_contents (path, &children, NULL, NULL));

  return children;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *children = NULL;

  notanda_loader_client_unref (fixture->client);
  children = dup_children ();
  g_assert_cmpstr (children, ==, "");
}

static NotandaLoaded *
load_as (Fixture      *fixture,
         const char   *name,
         const char   *word,
         GCancellable *cancellable,
         GError      **error)
{
  NotandaLoadOptions options = { .name = name };
  g_autofree char   *page = g_strconcat ("<html>", word, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));

  return notanda_loader_client_load (fixture->client, notanda_claims_get ("html"), bytes, &options, cancellable, error);
}

static const char *
get_text (NotandaLoaded *loaded,
          guint          i)
{
  g_assert_cmpuint (i, <, loaded->blocks->len);

  return ((NotandaLoadedBlock *) g_ptr_array_index (loaded->blocks, i))->text;
}

static void
assert_loads (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = load_as (fixture, "a.html", "fine", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (get_text (loaded, 0), ==, "a.html of 10 bytes: fine");
}

static void
assert_breaks (Fixture    *fixture,
               const char *word,
               const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = load_as (fixture, "a.html", word, NULL, &error);
  g_autofree char *children = NULL;

  g_assert_null (loaded);
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_BROKE_DOWN);
  g_assert_true (g_str_has_prefix (error->message, "a.html: this is a web page, "));
  g_assert_nonnull (strstr (error->message, says));

  /* it is gone, and the next one reads on */
  children = dup_children ();
  g_assert_cmpstr (children, ==, "");
  assert_loads (fixture);
}

static void
test_serves (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  assert_loads (fixture);
  first = dup_children ();
  g_assert_cmpstr (first, !=, "");
  assert_loads (fixture);
  g_assert_null (load_as (fixture, "b.html", "empty", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_EMPTY);
  g_assert_cmpstr (error->message, ==, "b.html: the file is empty");

  /* all by the same helper */
  second = dup_children ();
  g_assert_cmpstr (first, ==, second);
}

static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const expected[] = {
    "read a file: EPERM", "write a file: EPERM", "socket: EPERM", "local socket: EPERM", "process: EPERM", "exec: EPERM", "signal: EPERM",
    "signal a thread: EPERM", "code: EPERM", "make code: EPERM", "limit: EPERM", "dump: EPERM", "read standard input: EPERM", "remove: EPERM"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = load_as (fixture, "a.html", "try", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (loaded->blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (get_text (loaded, i), ==, expected[i]);
}

static void
test_decodes (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) loaded = load_as (fixture, "a.html", "decode", NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < loaded->notices->len; i++)
    g_assert_cmpstr (g_ptr_array_index (loaded->notices, i), ==, NULL);
  g_assert_cmpstr (get_text (loaded, 0), ==, "\346\227\245\346\234\254");
}

static void
test_breaks (Fixture      *fixture,
             gconstpointer data)
{
  assert_breaks (fixture, "crash", "broke down");
  assert_breaks (fixture, "abort", "broke down");
  assert_breaks (fixture, "leave", "broke down");
  assert_breaks (fixture, "noise", "broke down");
  assert_breaks (fixture, "nonsense", "broke down");
  assert_breaks (fixture, "huge", "broke down");
  assert_breaks (fixture, "short", "broke down");
}

static void
test_takes_time (Fixture      *fixture,
                 gconstpointer data)
{
  assert_breaks (fixture, "spin", "too long");
}

static void
test_waits (Fixture      *fixture,
            gconstpointer data)
{
  notanda_loader_client_set_patience (fixture->client, 300);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (NotandaLoaded) loaded = load_as (fixture, "a.html", "wait", NULL, &error);
    g_autofree char *children = dup_children ();

    g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_BROKE_DOWN);
    g_assert_nonnull (strstr (error->message, "too long"));
    g_assert_cmpstr (children, ==, "");
  }
  notanda_loader_client_set_patience (fixture->client, 60000);
  assert_loads (fixture);
}

static void
test_memory (Fixture      *fixture,
             gconstpointer data)
{
#if defined(NOTANDA_SANITIZED)
  g_test_skip ("the sanitizers need more memory than the limit");
#else
  assert_breaks (fixture, "memory", "broke down");
#endif
}

/* One that died while nothing was to be read isn't missed. */
static void
test_dies_idle (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *children = NULL;
  siginfo_t        info;

  assert_loads (fixture);
  children = dup_children ();
  g_assert_cmpint (kill ((pid_t) g_ascii_strtoll (children, NULL, 10), SIGKILL), ==, 0);
  g_assert_cmpint (waitid (P_PID, (id_t) g_ascii_strtoll (children, NULL, 10), &info, WEXITED | WNOWAIT), ==, 0);
  assert_loads (fixture);
}

static gpointer
cancel_later (gpointer data)
{
  GCancellable *cancellable = data;

  /* once the helper is at it there is a child */
  for (;;)
    {
      g_autofree char *children = dup_children ();

      if (*children != '\0')
        break;
      g_thread_yield ();
    }
  g_cancellable_cancel (cancellable);

  return NULL;
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autofree char *children = NULL;
  GThread         *thread = g_thread_new ("cancel", cancel_later, cancellable);

  g_assert_null (load_as (fixture, "a.html", "wait", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  children = dup_children ();
  g_assert_cmpstr (children, ==, "");

  g_assert_null (load_as (fixture, "a.html", "fine", cancellable, &again));
  g_assert_error (again, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_loads (fixture);
}

static void
test_big (Fixture      *fixture,
          gconstpointer data)
{
  gsize              size = 20u << 20;
  g_autofree char   *page = g_strnfill (size, 'x');
  NotandaLoadOptions options = { .name = "a.html" };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NotandaLoaded) long_answer = load_as (fixture, "a.html", "big", NULL, &error);
  g_autoptr (NotandaLoaded) long_input = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (long_answer->blocks->len, ==, 100000);
  g_assert_cmpstr (get_text (long_answer, 99999), ==, "block 99999 of some words");

  memcpy (page, "<html>", 6);
  bytes = g_bytes_new_take (g_steal_pointer (&page), size);
  long_input = notanda_loader_client_load (fixture->client, notanda_claims_get ("html"), bytes, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (get_text (long_input, 0), "a.html of 20971520 bytes: xxx"));
}

/* Of the first child, in pages */
static gulong
get_resident (void)
{
  g_autofree char *children = dup_children ();
  g_autofree char *path = g_strdup_printf ("/proc/%d/statm", atoi (children));
  g_autofree char *statm = NULL;
  gulong           resident = 0;

  g_assert_true (g_file_get_contents (path, &statm, NULL, NULL));
  g_assert_cmpint (sscanf (statm, "%*u %lu", &resident), ==, 1);

  return resident;
}

static void
test_thousand (Fixture      *fixture,
               gconstpointer data)
{
  guint  n_files = 0;
  gulong resident = 0;

  for (guint i = 0; i < 1000; i++)
    {
      assert_loads (fixture);
      if (i == 100)
        {
          n_files = count ("fd");
          resident = get_resident ();
        }
    }
  g_assert_cmpuint (count ("fd"), ==, n_files);
#if !defined(NOTANDA_SANITIZED)
  g_assert_cmpuint (get_resident (), <=, resident + 64);
#else
  (void) resident;
#endif
}

static gpointer
load_many (gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%p-%u", g_thread_self (), i);
      g_autofree char *expected = g_strconcat (name, " of 10 bytes: fine", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (NotandaLoaded) loaded = load_as (fixture, name, i % 7 == 3 ? "crash" : "fine", NULL, &error);

      if (i % 7 == 3)
        g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_BROKE_DOWN);
      else
        g_assert_cmpstr (get_text (loaded, 0), ==, expected);
    }

  return NULL;
}

static void
test_threads (Fixture      *fixture,
              gconstpointer data)
{
  GThread *threads[6];
  guint    n_files = count ("fd");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("load", load_many, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpuint (count ("fd"), <=, n_files + G_N_ELEMENTS (threads));
  assert_loads (fixture);
}

static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_files = count ("fd");

  notanda_loader_client_unref (fixture->client);
  fixture->client = notanda_loader_client_new ("/nowhere/notanda-loader");
  g_assert_null (load_as (fixture, "a.html", "fine", NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED);
  g_assert_true (g_str_has_prefix (error->message, "a.html: "));
  g_assert_nonnull (strstr (error->message, "/nowhere/notanda-loader"));
  g_assert_cmpuint (count ("fd"), ==, n_files);
}

/* As with -Dpdf=disabled: the other files are read all the same. */
static void
test_no_pdf (Fixture      *fixture,
             gconstpointer data)
{
  NotandaLoadOptions options = { .name = "a.pdf" };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4", 8);
  g_autoptr (GError) error = NULL;

  g_assert_null (notanda_loader_client_load (fixture->client, notanda_claims_get ("pdf"), bytes, &options, NULL, &error));
  g_assert_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED);
  g_assert_true (g_str_has_prefix (error->message, "a.pdf: this is a PDF file, which this installation of Notanda can’t read. "));
  assert_loads (fixture);
}

/* Waits until the process sleeps, as in waiting for an answer. */
static void
wait_until_asleep (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int) pid);

  for (;;)
    {
      g_autofree char *stat = NULL;
      const char      *end;

      g_assert_true (g_file_get_contents (path, &stat, NULL, NULL));
      end = strrchr (stat, ')');
      if (end != NULL && end[2] == 'S')
        return;
      g_thread_yield ();
    }
}

/* A program that is killed can't end its helper, which must hear of it, and not only between two inputs. */
static void
test_orphan (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *children = NULL;
  char             byte = 0;
  int              ends[2], status = -1;
  pid_t            program, helper;

  g_assert_cmpint (prctl (PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), ==, 0);
  g_assert_cmpint (pipe (ends), ==, 0);
  program = fork ();
  if (program == 0)
    {
      assert_loads (fixture);
      g_assert_cmpint (write (ends[1], "x", 1), ==, 1);
      load_as (fixture, "a.html", "wait", NULL, NULL);
      _exit (1);
    }
  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  wait_until_asleep (program);
  path = g_strdup_printf ("/proc/%d/task/%d/children", (int) program, (int) program);
  g_assert_true (g_file_get_contents (path, &children, NULL, NULL));
  helper = atoi (children);
  g_assert_cmpint (helper, >, 0);

  g_assert_cmpint (kill (program, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (program, NULL, 0), ==, program);
  g_assert_cmpint (waitpid (helper, &status, 0), ==, helper);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  close (ends[0]);
  close (ends[1]);
}

static void
test_prepared (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  notanda_loader_client_prepare (fixture->client, NOTANDA_HELPER_ANY);
  notanda_loader_client_prepare (fixture->client, NOTANDA_HELPER_ANY);
  first = dup_children ();
  g_assert_cmpstr (first, !=, "");
  assert_loads (fixture);
  second = dup_children ();
  g_assert_cmpstr (first, ==, second);
}

#define ADD(name, function) g_test_add ("/notanda/loader/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("serves", test_serves);
  ADD ("locked", test_locked);
  ADD ("decodes", test_decodes);
  ADD ("breaks", test_breaks);
  ADD ("takes-time", test_takes_time);
  ADD ("waits", test_waits);
  ADD ("memory", test_memory);
  ADD ("dies-idle", test_dies_idle);
  ADD ("cancel", test_cancel);
  ADD ("big", test_big);
  ADD ("thousand", test_thousand);
  ADD ("threads", test_threads);
  ADD ("missing", test_missing);
  ADD ("no-pdf", test_no_pdf);
  ADD ("orphan", test_orphan);
  ADD ("prepared", test_prepared);

  return g_test_run ();
}
