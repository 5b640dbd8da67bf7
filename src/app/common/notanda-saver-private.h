/* notanda-saver-private.h: what the saver's files share
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-saver.h"

G_BEGIN_DECLS

struct _NotandaSaver
{
  GObject              parent_instance;
  NotandaDocument     *document;
  NotandaDocumentFile *file;
  char                *journal_path; /* of the document the journal is for, which "Save As" changes */
  char                *problem;
  char                *next_path; /* to save at after the save that is on, or what arrives, or NULL */
  char                *watched_path;
  GFileMonitor        *monitor; /* of the file; NULL where that can't be had */
  guint                refresh_id;
  GPtrArray           *arriving;  /* (element-type NotandaSnapshot): what the file has and the document not yet, or NULL */
  guint                n_arrived; /* records of it that it has by now */
  guint                arriving_id;
  guint64              saved_serial;
  guint64              saving_serial;
  gint64               first_change; /* monotonic time, 0 where there is none */
  guint                delay_id;
  guint                journal_id;
  guint                is_saving : 1;
  guint                is_journaling : 1;
  guint                is_refreshing : 1;
  guint                has_journal : 1;
  guint                has_failed : 1;
  guint                is_forced : 1; /* the history changed, or the file is new */
  guint                is_discarded : 1;
  guint                is_taking : 1; /* what changes now comes from the file */
  guint                is_due : 1;    /* to be saved at once when all has arrived */
};

/* Whether there are changes that no file has. */
gboolean notanda_saver_is_dirty (NotandaSaver *self);

/* A part of what the file has is in the document. */
void notanda_saver_say_changed (NotandaSaver *self);
void notanda_saver_say_taken_in (NotandaSaver *self,
                                 guint         n_records);

/* What had to wait until all has arrived. */
void notanda_saver_go_on (NotandaSaver *self);

/* ---- notanda-saver-arriving.c */

/* Merges the first of @parts at once, and the others one by one while nothing else is to be done.
 * @parts: (transfer full) (element-type NotandaSnapshot): what the file has, so no change of ours */
void notanda_saver_take (NotandaSaver *self,
                         GPtrArray    *parts);

/* What hasn't arrived stays in the file. */
void notanda_saver_stop_taking (NotandaSaver *self);

G_END_DECLS
