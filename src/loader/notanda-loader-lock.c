/* notanda-loader-lock.c: what a helper process can't do once it is locked
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list of what is allowed; all else fails with EPERM. Killing instead would turn each file that some library looks for
 * in vain, a font, a module, into a page that can't be read, and would protect from nothing more.
 *
 * The same calls do it natively and inside a sandbox, since none of them needs a right. Rejected: bubblewrap, which can't
 * nest in Flatpak; Landlock, which leaves sockets and processes and isn't everywhere; a portal, which answers for its own
 * sandbox only. PR_SET_PDEATHSIG goes by the thread that started the process, and those end while the program lives on; the
 * end of the socket says the same and is right (notanda-loader-serve.c). */

#include "loader/notanda-loader-lock.h"

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define MEMORY ((rlim_t) 1 << 30) /* bytes of address space */

/* Memory, time, signals to itself, the end: no more is needed to compute. Names, since not each machine has each. */
static const char *const allowed[] = {
  "brk", "clock_getres", "clock_gettime", "clock_nanosleep", "close", "exit", "exit_group", "futex", "futex_time64", "getegid", "geteuid",
  "getgid", "getpid", "getrandom", "getrusage", "gettid", "gettimeofday", "getuid", "madvise", "membarrier", "mremap", "munmap", "nanosleep",
  "poll", "ppoll", "restart_syscall", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sched_getaffinity", "sched_yield",
  "sigaltstack", "sysinfo", "time", "uname"
};

/* For these only with arguments that do no harm. */
static gboolean
allow_some (scmp_filter_ctx filter,
            int             fd)
{
  guint64 self = (guint64) getpid ();
  int     failed = 0;

  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (read), 1, SCMP_A0 (SCMP_CMP_EQ, (guint64) fd));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (write), 1, SCMP_A0 (SCMP_CMP_EQ, (guint64) fd));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (write), 1, SCMP_A0 (SCMP_CMP_EQ, STDERR_FILENO));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (writev), 1, SCMP_A0 (SCMP_CMP_EQ, STDERR_FILENO));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  /* abort() */
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1, SCMP_A0 (SCMP_CMP_EQ, self));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 2, SCMP_A0 (SCMP_CMP_EQ, 0), SCMP_A1 (SCMP_CMP_EQ, RLIMIT_CPU));

  return failed == 0;
}

static gboolean
load_filter (int fd)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean        is_good = filter != NULL && allow_some (filter, fd);

  for (gsize i = 0; is_good && i < G_N_ELEMENTS (allowed); i++)
    {
      int number = seccomp_syscall_resolve_name (allowed[i]);
      int result = number != __NR_SCMP_ERROR ? seccomp_rule_add (filter, SCMP_ACT_ALLOW, number, 0) : 0;

      /* another machine's */
      is_good = result == 0 || result == -EDOM;
    }

  is_good = is_good && seccomp_load (filter) == 0;
  if (filter != NULL)
    seccomp_release (filter);

  return is_good;
}

static gboolean
limit (__rlimit_resource_t resource,
       rlim_t              value)
{
  struct rlimit both = { value, value };

  return setrlimit (resource, &both) == 0;
}

static gboolean
set_limits (int fd)
{
#if !defined(NOTANDA_SANITIZED)
  if (!limit (RLIMIT_AS, MEMORY))
    return FALSE;
#endif

  /* poll() takes no more descriptors than there may be, hence not zero */
  return limit (RLIMIT_CORE, 0) && limit (RLIMIT_FSIZE, 0) && limit (RLIMIT_NOFILE, (rlim_t) fd + 1);
}

gboolean
notanda_loader_lock (int fd)
{
  for (int i = 0; i < fd; i++)
    if (i != STDERR_FILENO)
      close (i);
  close_range ((unsigned int) fd + 1, ~0u, 0);

  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && set_limits (fd) && load_filter (fd);
}

void
notanda_loader_lock_renew (guint seconds)
{
  struct rusage used;
  struct rlimit both;

  if (getrusage (RUSAGE_SELF, &used) != 0 || getrlimit (RLIMIT_CPU, &both) != 0)
    _exit (EXIT_FAILURE);
  /* the second that has begun is given too */
  both.rlim_cur = (rlim_t) used.ru_utime.tv_sec + (rlim_t) used.ru_stime.tv_sec + 2 + seconds;
  both.rlim_cur = MIN (both.rlim_cur, both.rlim_max);
  if (setrlimit (RLIMIT_CPU, &both) != 0)
    _exit (EXIT_FAILURE);
}
