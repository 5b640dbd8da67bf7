/* notanda-backoff.c: when a corpus is synced next
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A pure function of what happened and when, so that an hour of failures is tested in no time. Rejected: a source for each
 * reason to sync, which then have to put each other off. */

#include "sync/notanda-backoff.h"

gint64
notanda_backoff_next (const NotandaBackoff *backoff)
{
  gint64 next;

  if (backoff->asked)
    return 0;
  if (backoff->is_stopped || backoff->is_off)
    return NOTANDA_BACKOFF_NEVER;

  if (backoff->last < 0)
    next = 0;
  else
    next = backoff->last + (backoff->is_focused ? NOTANDA_BACKOFF_FOREGROUND : NOTANDA_BACKOFF_BACKGROUND);
  /* networks may change many times in a second */
  if (backoff->is_back)
    next = MIN (next, backoff->last + NOTANDA_BACKOFF_SETTLE);
  /* after a failure that is what is waited for, and no more */
  if (backoff->failures > 0)
    next = backoff->not_before;
  if (backoff->saved >= 0)
    next = MIN (next, backoff->saved + NOTANDA_BACKOFF_SETTLE);

  return MAX (next, MAX (backoff->not_before, backoff->asked_until));
}

void
notanda_backoff_saved (NotandaBackoff *backoff,
                       gint64          now)
{
  if (backoff->saved < 0)
    backoff->saved = now;
}

void
notanda_backoff_ask (NotandaBackoff *backoff)
{
  backoff->asked = TRUE;
  backoff->is_stopped = FALSE;
}

void
notanda_backoff_stop (NotandaBackoff *backoff)
{
  backoff->asked = FALSE;
  backoff->is_stopped = TRUE;
  backoff->may_be_network = FALSE;
}

void
notanda_backoff_reconnected (NotandaBackoff *backoff)
{
  backoff->not_before = 0;
  backoff->is_back = TRUE;
  if (backoff->may_be_network)
    backoff->is_stopped = FALSE;
}

void
notanda_backoff_begin (NotandaBackoff *backoff)
{
  backoff->asked = FALSE;
  backoff->is_back = FALSE;
  backoff->saved = -1;
}

/* Half of the pause is by chance. */
static gint64
get_pause (guint  failures,
           double chance)
{
  gint64 pause = NOTANDA_BACKOFF_FIRST;

  for (guint i = 1; i < failures && pause < NOTANDA_BACKOFF_MAX; i++)
    pause *= 2;
  pause = MIN (pause, NOTANDA_BACKOFF_MAX);

  return failures == 1 ? pause : pause / 2 + (gint64) ((double) (pause / 2) * chance);
}

void
notanda_backoff_end (NotandaBackoff    *backoff,
                     gint64             now,
                     NotandaSyncOutcome outcome,
                     guint              retry_after,
                     double             chance)
{
  backoff->last = now;
  backoff->is_stopped = outcome == NOTANDA_SYNC_PERSON || outcome == NOTANDA_SYNC_ASK;
  backoff->may_be_network = FALSE;
  backoff->failures = outcome <= NOTANDA_SYNC_PARTLY ? 0 : backoff->failures + 1;
  backoff->not_before = backoff->failures == 0 ? 0 : now + get_pause (backoff->failures, chance);
  backoff->asked_until = backoff->failures == 0 ? 0 : now + MIN ((gint64) retry_after * G_USEC_PER_SEC, NOTANDA_BACKOFF_MAX_ASKED);
}
