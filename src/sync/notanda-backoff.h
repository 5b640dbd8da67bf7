/* notanda-backoff.h: when a corpus is synced next
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/notanda-sync.h"

G_BEGIN_DECLS

/* All times are microseconds of a clock that never goes back. */
#define NOTANDA_BACKOFF_SETTLE ((gint64) 5 * G_USEC_PER_SEC)      /* after a save; later ones don't put it off */
#define NOTANDA_BACKOFF_FOREGROUND ((gint64) 30 * G_USEC_PER_SEC) /* between rounds, while the window has the focus */
#define NOTANDA_BACKOFF_BACKGROUND ((gint64) 5 * 60 * G_USEC_PER_SEC)
#define NOTANDA_BACKOFF_FIRST ((gint64) 1 * G_USEC_PER_SEC) /* after a failure, doubled with each one more */
#define NOTANDA_BACKOFF_MAX ((gint64) 15 * 60 * G_USEC_PER_SEC)
#define NOTANDA_BACKOFF_MAX_ASKED ((gint64) 60 * 60 * G_USEC_PER_SEC) /* of what a server asks for */
#define NOTANDA_BACKOFF_NEVER G_MAXINT64

/**
 * NotandaBackoff:
 * @last: when the last round ended; below 0 before the first
 * @failures: rounds in a row that failed
 * @not_before: what a failure asks for
 * @asked_until: what the server asks for
 * @saved: when the first save since the last round began was; below 0: none
 * @is_back: the network is another than in the last round
 * @asked: the user wants it now
 * @is_stopped: a person has to do something first
 * @may_be_network: or it was the network that is at fault, as one that shows its own certificate before one signs in; set after
 *   notanda_backoff_end()
 * @is_off: the user doesn't want it by itself
 * @is_focused: the window has the focus
 *
 * A plain value; begins as %NOTANDA_BACKOFF_INIT.
 */
typedef struct
{
  gint64   last;
  guint    failures;
  gint64   not_before;
  gint64   asked_until;
  gint64   saved;
  gboolean is_back;
  gboolean asked;
  gboolean is_stopped;
  gboolean may_be_network;
  gboolean is_off;
  gboolean is_focused;
} NotandaBackoff;

#define NOTANDA_BACKOFF_INIT { .last = -1, .saved = -1 }

/* Returns: when the next round is to begin, which may be past; %NOTANDA_BACKOFF_NEVER: not by itself */
gint64 notanda_backoff_next (const NotandaBackoff *backoff);

void notanda_backoff_saved (NotandaBackoff *backoff,
                            gint64          now);

/* The user wants it: nothing is waited for, and what a person had to do is taken as done. */
void notanda_backoff_ask (NotandaBackoff *backoff);

/* The user doesn't want it until notanda_backoff_ask() says so. */
void notanda_backoff_stop (NotandaBackoff *backoff);

/* There is a network again, or another, or the machine woke up: what was waited for after failures is over, and who was away looks soon.
 * What the server asked for holds. */
void notanda_backoff_reconnected (NotandaBackoff *backoff);

/* A round begins: saves until now are in it. */
void notanda_backoff_begin (NotandaBackoff *backoff);

/**
 * notanda_backoff_end:
 * @retry_after: seconds the server asked for, or 0
 * @chance: from 0 to 1 (excluded), by chance: so that many clients of a server that
 *   comes back don't all come at once
 */
void notanda_backoff_end (NotandaBackoff    *backoff,
                          gint64             now,
                          NotandaSyncOutcome outcome,
                          guint              retry_after,
                          double             chance);

G_END_DECLS
