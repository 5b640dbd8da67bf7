/* notanda-document-file.h: opening, saving, merging and checking .notanda files
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-file.h"
#include "format/notanda-format.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * NotandaDocumentFile:
 *
 * What is needed to save a document over the file it came from: its path, with
 * symbolic links resolved once, and what stood there when we last looked.
 */
typedef struct
{
  char            *path;
  gboolean         exists; /* a file is expected there, and @stamp is of it */
  NotandaFileStamp stamp;
  gboolean         read_only; /* part of it was damaged: Save As only */
  char            *damage;    /* why it is read-only, for people, or %NULL */
} NotandaDocumentFile;

NotandaDocumentFile *notanda_document_file_new (const char *path);
NotandaDocumentFile *notanda_document_file_copy (const NotandaDocumentFile *file);
void         notanda_document_file_free (NotandaDocumentFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaDocumentFile, notanda_document_file_free)

/**
 * notanda_document_file_open:
 * @path: "-" is standard input
 * @file: (out) (transfer full) (optional): for notanda_document_file_save()
 *
 * Leftovers of a save that a crash cut short are looked at first: records that
 * the file lacks are taken in, and the leftovers go once the file has them.
 */
NotandaDocument *notanda_document_file_open (const char      *path,
                                    NotandaIdentity *identity,
                                    NotandaDocumentFile    **file,
                                    GCancellable    *cancellable,
                                    GError         **error);

/**
 * notanda_document_file_save:
 * @merged: (out) (optional) (transfer full): the state that now stands in the
 *   file, where it holds more than @snapshot because another program had
 *   changed it; to be merged into the document. Else %NULL.
 *
 * Blocking; durable when it returns %TRUE. Another program's change is merged,
 * and never written over. Safe to be called from a worker.
 */
gboolean notanda_document_file_save (NotandaDocumentFile      *file,
                            NotandaSnapshot  *snapshot,
                            NotandaSnapshot **merged,
                            GCancellable     *cancellable,
                            GError          **error);

/**
 * notanda_document_file_check:
 * @problems: (out) (transfer full) (element-type utf8): what is damaged, a line each
 *
 * Everything opening trusts is computed again: checksums, hashes of text and
 * records, order, that writing gives the same bytes.
 *
 * Returns: %FALSE where it can't be opened at all
 */
gboolean notanda_document_file_check (const char *path,
                             GPtrArray **problems,
                             GError    **error);

G_END_DECLS
