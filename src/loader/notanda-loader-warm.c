/* notanda-loader-warm.c: what libraries would open later, opened before the lock
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each thing is used once rather than loaded by a call of its own: what use needs is then there, whatever it is. */

#include "loader/notanda-loader-warm.h"

#include <glib/gi18n-lib.h>
#include <errno.h>
#include <malloc.h>
#include <time.h>

#include "load/text/notanda-decode.h"

#define LARGE (512 << 10) /* bytes */

static void
warm_messages (void)
{
  /* the entry of each catalogue that is always there */
  (void) g_dgettext (GETTEXT_PACKAGE, "");
  (void) g_dgettext ("glib20", "");
  (void) g_strerror (EPERM);
}

static void
warm_time (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autofree char *shown = now != NULL ? g_date_time_format (now, "%c %Z") : NULL;

  tzset ();
}

void
notanda_loader_warm (const NotandaLoadFormat *formats,
                     guint                    n)
{
  /* one arena is all that one thread needs, and each takes of the address space */
  mallopt (M_ARENA_MAX, 1);
  /* what grows large grows in place, and goes when it is freed; left alone, malloc() moves that into the heap in time,
   * where a string that doubles needs both sizes at once */
  mallopt (M_MMAP_THRESHOLD, LARGE);
  mallopt (M_TRIM_THRESHOLD, 8 * LARGE);

  notanda_decode_warm ();
  warm_messages ();
  warm_time ();
  for (guint i = 0; i < n; i++)
    if (formats[i].warm != NULL)
      formats[i].warm ();
}
