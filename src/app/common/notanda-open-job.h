/* notanda-open-job.h: one article to be opened or changed, as a worker does it
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-jobs.h"

G_BEGIN_DECLS

typedef struct _NotandaOpenJob NotandaOpenJob;

/* Fills @opened. Returns: (transfer full): its document, which need not be in it yet */
typedef NotandaDocument *(*NotandaOpenFunc) (NotandaOpenJob *job,
                                             NotandaOpened  *opened,
                                             GCancellable   *cancellable,
                                             GError        **error);

struct _NotandaOpenJob
{
  NotandaOpenFunc      open;
  NotandaOrder        *order; /* or NULL where a text is corrected */
  NotandaIdentity     *identity;
  NotandaLoaderClient *client; /* or NULL */
  NotandaIntakeIndex  *index;  /* or NULL */
  NotandaPolite       *polite; /* or NULL */
  NotandaRefusal      *refusal;
  NotandaSnapshot     *snapshot; /* of the document that is to be read again, changed or corrected, or NULL */
  NotandaDocument     *document; /* in that state: the worker's own, as what is open goes on changing */
  NotandaDocumentFile *file;     /* of what is open */
  NotandaDraftChange   change;   /* of one of its blocks */
  guint                block;
  GBytes              *correction; /* of its text */
};

void notanda_open_job_free (gpointer job);

/* Blocks. */
NotandaOpened *notanda_open_job_run (NotandaOpenJob *job,
                                     GCancellable   *cancellable,
                                     GError        **error);

/* What opens orders of a kind or, @again, reads their draft once more; %NULL where that can't be done. */
NotandaOpenFunc notanda_open_job_get_func (NotandaOrderKind kind,
                                           gboolean         again);

NotandaDocument *notanda_open_job_change_draft (NotandaOpenJob *job,
                                                NotandaOpened  *opened,
                                                GCancellable   *cancellable,
                                                GError        **error);
NotandaDocument *notanda_open_job_correct (NotandaOpenJob *job,
                                           NotandaOpened  *opened,
                                           GCancellable   *cancellable,
                                           GError        **error);

G_END_DECLS
