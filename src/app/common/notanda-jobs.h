/* notanda-jobs.h: what can block, done in a worker
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-opened.h"
#include "format/notanda-document-file.h"
#include "intake/notanda-intake-index.h"
#include "load/notanda-loader-client.h"
#include "model/versions/notanda-draft.h"
#include "net/notanda-polite.h"

G_BEGIN_DECLS

/**
 * NotandaRefusal:
 * @order: what was to be opened
 * @loaded: (nullable): what there is to choose from, with %NOTANDA_ERROR_CHOICE
 * @certificate: (nullable): the fingerprint of a certificate that nobody trusts, with %NOTANDA_ERROR_CERTIFICATE
 * @is_folder: it is one, of no corpus, from which nothing need be chosen
 * @corpus: (nullable): it is one, or its file
 *
 * What a question to the user needs, where opening can go on after an answer.
 */
typedef struct
{
  NotandaOrder  *order;
  NotandaLoaded *loaded;
  char          *certificate;
  gboolean       is_folder;
  NotandaCorpus *corpus;
} NotandaRefusal;

void notanda_refusal_free (NotandaRefusal *refusal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaRefusal, notanda_refusal_free)

/**
 * notanda_jobs_open_async:
 * @client: (nullable): has the helpers that read articles
 * @index: (nullable): knows which documents were made of which page
 * @polite: (nullable): for one of a list of addresses
 */
void notanda_jobs_open_async (NotandaOrder        *order,
                              NotandaIdentity     *identity,
                              NotandaLoaderClient *client,
                              NotandaIntakeIndex  *index,
                              NotandaPolite       *polite,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data);

/**
 * notanda_jobs_reread_async:
 * @order: a copy of its draft's #NotandaOpened.order, with that draft, and how to read it now
 * @file: where the draft is saved; copied
 * @client: (nullable): as for notanda_jobs_open_async()
 */
void notanda_jobs_reread_async (NotandaOrder              *order,
                                const NotandaDocumentFile *file,
                                NotandaLoaderClient       *client,
                                GCancellable              *cancellable,
                                GAsyncReadyCallback        callback,
                                gpointer                   data);

/**
 * notanda_jobs_change_draft_async:
 * @file: copied
 * @order: (nullable): its #NotandaOpened.order
 * @change: what becomes of its block @i, as for notanda_draft_dup_reading_with()
 */
void notanda_jobs_change_draft_async (NotandaDocument           *draft,
                                      const NotandaDocumentFile *file,
                                      NotandaOrder              *order,
                                      NotandaDraftChange         change,
                                      guint                      i,
                                      GCancellable              *cancellable,
                                      GAsyncReadyCallback        callback,
                                      gpointer                   data);

/**
 * notanda_jobs_correct_async:
 * @file: copied
 * @text: UTF-8: what its article should say
 */
void notanda_jobs_correct_async (NotandaDocument           *old,
                                 const NotandaDocumentFile *file,
                                 GBytes                    *text,
                                 GCancellable              *cancellable,
                                 GAsyncReadyCallback        callback,
                                 gpointer                   data);

/**
 * notanda_jobs_open_finish:
 * @refusal: (out) (optional) (transfer full) (nullable): set with an error that a question may follow
 *
 * Of all of them; @result's source is the document that was read again, changed or corrected, if any: as it was when that began,
 * whatever became of it since.
 */
NotandaOpened *notanda_jobs_open_finish (GAsyncResult    *result,
                                         NotandaRefusal **refusal,
                                         GError         **error);

/**
 * notanda_jobs_save_async:
 * @file: copied
 *
 * finish() gives @file as it is after saving, also after an error, and where
 * the file holds more than @snapshot what that is, in parts to be merged into the document:
 * (transfer full) (nullable) (element-type NotandaSnapshot), the first of which may have no records.
 */
void     notanda_jobs_save_async (gpointer                   source,
                                  const NotandaDocumentFile *file,
                                  NotandaSnapshot           *snapshot,
                                  GAsyncReadyCallback        callback,
                                  gpointer                   data);
gboolean notanda_jobs_save_finish (GAsyncResult         *result,
                                   NotandaDocumentFile **file,
                                   GPtrArray           **missing,
                                   GError              **error);

/* Looks whether another program has changed the file; finish() gives @file as
 * notanda_document_file_refresh() does, and what it holds more than @snapshot as above. */
void     notanda_jobs_refresh_async (gpointer                   source,
                                     const NotandaDocumentFile *file,
                                     NotandaSnapshot           *snapshot,
                                     GAsyncReadyCallback        callback,
                                     gpointer                   data);
gboolean notanda_jobs_refresh_finish (GAsyncResult         *result,
                                      NotandaDocumentFile **file,
                                      GPtrArray           **missing,
                                      GError              **error);

/* Writes what isn't saved yet into the journal. An error there is only logged:
 * the user is told of the save's. */
void notanda_jobs_journal_async (gpointer                   source,
                                 const NotandaDocumentFile *file,
                                 NotandaSnapshot           *snapshot,
                                 GAsyncReadyCallback        callback,
                                 gpointer                   data);

/* Remembers where an article was read. The program doesn't end before that is done; an
 * error is only logged. */
void notanda_jobs_keep_bookmark (NotandaArticle        *article,
                                 const NotandaBookmark *bookmark);

G_END_DECLS
