/* locked.c: the lock of the helper processes, in another place
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Compiled in the SDK with the lock's own source and run in the sandbox: says what could be done before the lock, then what a
 * broken helper could do behind it. */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "loader/attempts.h"
#include "loader/notanda-loader-lock.h"

#define OUT 3 /* the descriptor that the lock keeps */

static void
say (const char *line)
{
  g_autofree char *whole = g_strconcat (line, "\n", NULL);

  if (write (OUT, whole, strlen (whole)) < 0)
    _exit (EXIT_FAILURE);
}

static void
say_before (const char *what,
            gboolean    done)
{
  g_autofree char *line = g_strdup_printf ("before: %s: %s", what, done ? "done" : g_strerror (errno));

  say (line);
}

static gboolean
starts_process (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (EXIT_SUCCESS);

  return pid > 0 && waitpid (pid, NULL, 0) == pid;
}

int
main (void)
{
  g_auto (GStrv) answers = NULL;

  if (dup2 (STDOUT_FILENO, OUT) != OUT)
    return EXIT_FAILURE;
  say_before ("read a file", open ("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0);
  say_before ("socket", socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) >= 0);
  say_before ("process", starts_process ());

  if (!notanda_loader_lock (OUT))
    {
      say ("no lock");
      return EXIT_FAILURE;
    }
  answers = attempts_dup_answers ();
  for (guint i = 0; answers[i] != NULL; i++)
    say (answers[i]);
  _exit (EXIT_SUCCESS);
}
