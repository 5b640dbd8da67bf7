/* attempts.c: what a broken helper process might try
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Needs nothing but GLib, so that it can be compiled into a program that is tried in another place. */

#include "loader/attempts.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* The answer of the system, as the name of an errno or as "done" */
static void
tell (GStrvBuilder *answers,
      const char   *question,
      gboolean      done)
{
  const char *answer = done ? "done" : errno == EPERM ? "EPERM"
                                   : errno == EMFILE  ? "EMFILE"
                                                      : g_strerror (errno);

  g_strv_builder_take (answers, g_strdup_printf ("%s: %s", question, answer));
}

static gboolean
starts_process (void)
{
  char *const arguments[] = { (char *) "true", NULL };
  pid_t       pid = fork ();

  if (pid == 0)
    _exit (0);
  if (pid > 0)
    return TRUE;
  errno = posix_spawn (&pid, "/bin/true", NULL, NULL, arguments, NULL);

  return errno == 0;
}

static gboolean
maps_code (void)
{
  return mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static gboolean
makes_code (void)
{
  void *page = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return page == MAP_FAILED || mprotect (page, 4096, PROT_READ | PROT_EXEC) == 0;
}

char **
attempts_dup_answers (void)
{
  g_autoptr (GStrvBuilder) answers = g_strv_builder_new ();
  struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };
  char *const   arguments[] = { (char *) "true", NULL };
  char          byte = 0;

  tell (answers, "read a file", open ("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0);
  tell (answers, "write a file", open ("loader-was-here", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0);
  tell (answers, "socket", socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) >= 0);
  tell (answers, "local socket", socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) >= 0);
  tell (answers, "process", starts_process ());
  tell (answers, "exec", execv ("/bin/true", arguments) == 0);
  tell (answers, "signal", kill (getppid (), SIGTERM) == 0);
  tell (answers, "signal a thread", tgkill (1, 1, 0) == 0);
  tell (answers, "code", maps_code ());
  tell (answers, "make code", makes_code ());
  tell (answers, "limit", setrlimit (RLIMIT_NOFILE, &all) == 0);
  tell (answers, "dump", prctl (PR_SET_DUMPABLE, 1, 0, 0, 0) == 0);
  tell (answers, "read standard input", read (STDIN_FILENO, &byte, 1) >= 0);
  tell (answers, "remove", unlink ("/tmp/loader-was-here") == 0);

  return g_strv_builder_end (answers);
}
