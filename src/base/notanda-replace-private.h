/* notanda-replace-private.h: the steps of a save, for notanda-replace-merge.c
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-replace.h"
#include "base/notanda-save-target.h"

G_BEGIN_DECLS

struct _NotandaReplacement
{
  NotandaSaveTarget target;
  char             *temp;    /* its name in the folder; NULL: there is none to remove */
  int               fd;      /* for writing; -1 once it is flushed */
  int               lock_fd; /* keeps the lock when fd is closed */
  NotandaFileStamp  stamp;   /* of what was written, once it is flushed */
};

typedef enum
{
  NOTANDA_REPLACEMENT_PLACED,  /* and durable, but for the folder */
  NOTANDA_REPLACEMENT_CHANGED, /* another version stands there; nothing was done */
  NOTANDA_REPLACEMENT_SWAPPED, /* in place; another version came out and is called temp now */
  NOTANDA_REPLACEMENT_FAILED,
} NotandaReplacementOutcome;

/* Flushes the temporary file and puts it in place, if the policy allows */
NotandaReplacementOutcome notanda_replacement_place (NotandaReplacement     *self,
                                                     NotandaReplacePolicy    policy,
                                                     const NotandaFileStamp *expected,
                                                     GCancellable           *cancellable,
                                                     GError                **error);

/* After SWAPPED: exchanges back. If that fails the other version stays as a leftover */
void notanda_replacement_take_back (NotandaReplacement *self);

/* After PLACED: makes the new name durable */
gboolean notanda_replacement_flush_folder (NotandaReplacement *self,
                                           GError            **error);

/* Returns FALSE always */
gboolean notanda_replacement_set_changed_error (NotandaReplacement *self,
                                                gboolean            was_expected,
                                                GError            **error);

G_END_DECLS
