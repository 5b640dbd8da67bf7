/* notanda-loader-process.c: one helper process, from its start to its end
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* posix_spawn() shares the memory of a large program until the new one runs, where a fork would copy its tables. GSubprocess
 * wants a main context to hear of the end, and this is used in threads that have none. The child is waited for by its number
 * and by nobody else, so the number stays its own until then. */

#include "load/notanda-loader-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/notanda-error.h"
#include "load/notanda-loader-frame.h"

struct _NotandaLoaderProcess
{
  int   fd;
  pid_t pid;
};

/* The language of its messages, and what a developer or a test wants of it. */
static gboolean
is_passed_on (const char *variable)
{
  static const char *const names[] = { "LANG=", "LANGUAGE=", "LC_", "LOCPATH=", "TZ=", "TZDIR=", "LD_LIBRARY_PATH=", "G_DEBUG=",
                                       "ASAN_OPTIONS=", "LSAN_OPTIONS=", "UBSAN_OPTIONS=" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (variable, names[i]))
      return TRUE;

  return FALSE;
}

static char **
dup_environment (void)
{
  g_auto (GStrv) all = g_get_environ ();
  g_autoptr (GStrvBuilder) passed = g_strv_builder_new ();

  for (guint i = 0; all[i] != NULL; i++)
    if (is_passed_on (all[i]))
      g_strv_builder_add (passed, all[i]);

  return g_strv_builder_end (passed);
}

/* Standard error stays only where somebody looks for faults: libraries print pieces of their input, which a terminal obeys. */
static int
prepare_files (posix_spawn_file_actions_t *files,
               int                         fd)
{
  int failed = posix_spawn_file_actions_adddup2 (files, fd, NOTANDA_LOADER_FD);

  failed |= posix_spawn_file_actions_addopen (files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  failed |= posix_spawn_file_actions_addopen (files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (g_getenv ("G_DEBUG") == NULL)
    failed |= posix_spawn_file_actions_addopen (files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  failed |= posix_spawn_file_actions_addclosefrom_np (files, NOTANDA_LOADER_FD + 1);

  return failed;
}

/* Signals as a program finds them that a shell starts: this one may ignore or block some. */
static int
prepare_signals (posix_spawnattr_t *attributes)
{
  sigset_t none, all;
  int      failed;

  sigemptyset (&none);
  sigfillset (&all);
  failed = posix_spawnattr_setsigmask (attributes, &none);
  failed |= posix_spawnattr_setsigdefault (attributes, &all);

  return failed | posix_spawnattr_setflags (attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

/* Returns: 0, or an errno */
static int
spawn (const char *program,
       int         fd,
       pid_t      *pid)
{
  g_auto (GStrv) environment = dup_environment ();
  char *const                arguments[] = { (char *) program, NULL };
  posix_spawn_file_actions_t files;
  posix_spawnattr_t          attributes;
  int                        failed = posix_spawn_file_actions_init (&files);

  if (failed != 0)
    return failed;
  failed = posix_spawnattr_init (&attributes);
  if (failed == 0)
    {
      failed = prepare_files (&files, fd);
      if (failed == 0)
        failed = prepare_signals (&attributes);
      if (failed == 0)
        failed = posix_spawn (pid, program, &files, &attributes, arguments, environment);
      posix_spawnattr_destroy (&attributes);
    }
  posix_spawn_file_actions_destroy (&files);

  return failed;
}

NotandaLoaderProcess *
notanda_loader_process_start (const char *program,
                              GError    **error)
{
  g_autofree char      *shown = g_filename_display_name (program);
  NotandaLoaderProcess *process;
  int                   ends[2];
  pid_t                 pid = 0;
  int                   failed = socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0 ? 0 : errno;

  if (failed == 0)
    {
      failed = spawn (program, ends[1], &pid);
      close (ends[1]);
      if (failed != 0)
        close (ends[0]);
    }
  if (failed != 0)
    {
      g_set_error (error, NOTANDA_ERROR, NOTANDA_ERROR_FAILED, _ ("“%s”, which reads such files, can’t be started: %s"), shown, g_strerror (failed));
      return NULL;
    }

  fcntl (ends[0], F_SETFL, O_NONBLOCK);
  process = g_new (NotandaLoaderProcess, 1);
  process->fd = ends[0];
  process->pid = pid;

  return process;
}

NotandaLoaderEnd
notanda_loader_process_end (NotandaLoaderProcess *process)
{
  int status = 0;

  /* where it has ended by itself, that is what is heard of */
  kill (process->pid, SIGKILL);
  while (waitpid (process->pid, &status, 0) < 0 && errno == EINTR)
    continue;
  close (process->fd);
  g_free (process);

  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGXCPU)
    return NOTANDA_LOADER_END_TIME;
  if (WIFEXITED (status) && WEXITSTATUS (status) == NOTANDA_LOADER_EXIT_UNLOCKED)
    return NOTANDA_LOADER_END_UNLOCKED;

  return NOTANDA_LOADER_END_BROKE;
}

gboolean
notanda_loader_process_is_alive (NotandaLoaderProcess *process)
{
  struct pollfd fd = { .fd = process->fd, .events = POLLIN };

  /* what it says unasked is as bad as its end */
  return poll (&fd, 1, 0) == 0;
}

static NotandaLoaderOutcome
wait_for (NotandaLoaderProcess *process,
          short                 events,
          gint64                deadline,
          GCancellable         *cancellable)
{
  GPollFD fds[2] = { { .fd = process->fd, .events = (gushort) events } };
  guint   n = 1;
  int     ready = -1;

  if (cancellable != NULL && g_cancellable_make_pollfd (cancellable, &fds[1]))
    n = 2;
  while (ready < 0)
    {
      gint64 left = (deadline - g_get_monotonic_time () + 999) / 1000;

      if (left <= 0)
        ready = 0;
      else
        ready = g_poll (fds, n, (int) MIN (left, G_MAXINT));
      if (ready < 0 && errno != EINTR)
        ready = 1;
    }
  if (n == 2)
    g_cancellable_release_fd (cancellable);

  if (g_cancellable_is_cancelled (cancellable))
    return NOTANDA_LOADER_CANCELLED;

  return ready == 0 ? NOTANDA_LOADER_LATE : NOTANDA_LOADER_DONE;
}

NotandaLoaderOutcome
notanda_loader_process_send (NotandaLoaderProcess *process,
                             gconstpointer         data,
                             gsize                 size,
                             gint64                deadline,
                             GCancellable         *cancellable)
{
  for (gsize sent = 0; sent < size;)
    {
      gssize               n = send (process->fd, (const guint8 *) data + sent, size - sent, MSG_NOSIGNAL);
      NotandaLoaderOutcome outcome;

      if (n < 0 && errno != EAGAIN && errno != EINTR)
        return NOTANDA_LOADER_GONE;
      sent += n > 0 ? (gsize) n : 0;
      if (n > 0)
        continue;
      outcome = wait_for (process, POLLOUT, deadline, cancellable);
      if (outcome != NOTANDA_LOADER_DONE)
        return outcome;
    }

  return NOTANDA_LOADER_DONE;
}

NotandaLoaderOutcome
notanda_loader_process_receive (NotandaLoaderProcess *process,
                                gpointer              data,
                                gsize                 size,
                                gint64                deadline,
                                GCancellable         *cancellable)
{
  for (gsize got = 0; got < size;)
    {
      NotandaLoaderOutcome outcome = wait_for (process, POLLIN, deadline, cancellable);
      gssize               n;

      if (outcome != NOTANDA_LOADER_DONE)
        return outcome;
      n = recv (process->fd, (guint8 *) data + got, size - got, 0);
      if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
        return NOTANDA_LOADER_GONE;
      got += n > 0 ? (gsize) n : 0;
    }

  return NOTANDA_LOADER_DONE;
}
