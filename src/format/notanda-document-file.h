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
 * @path: with symbolic links resolved once
 * @exists: a file is expected there, and @stamp is of it
 * @damage: (nullable): why it may only be saved elsewhere, for people
 * @trailing: bytes that follow the end of the file, which no save keeps
 * @leftovers: what a crash left beside it, to go once the file has its records
 * @copies: conflict copies that were taken in, to go to the trash likewise
 * @has_journal: the journal was taken in, to go likewise
 *
 * What is needed to save a document over the file it came from. One thread at
 * a time; a window hands a copy to its worker and takes the copy back.
 */
typedef struct
{
  char            *path;
  gboolean         exists;
  NotandaFileStamp stamp;
  char            *damage;
  gsize            trailing;
  GPtrArray       *leftovers;
  GPtrArray       *copies;
  gboolean         has_journal;
} NotandaDocumentFile;

/* A place where no file is expected yet. */
NotandaDocumentFile *notanda_document_file_new (const char *path);
NotandaDocumentFile *notanda_document_file_copy (const NotandaDocumentFile *file);
void                 notanda_document_file_free (NotandaDocumentFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaDocumentFile, notanda_document_file_free)

/**
 * notanda_document_file_open:
 * @file: (out) (transfer full) (optional): for notanda_document_file_save()
 *
 * What a save that a crash cut short left behind, the journal, and conflict
 * copies of sync clients that hold the same article are looked at first: records
 * that the file lacks are merged in, and the document's serial is then above 0,
 * which asks for a save.
 */
NotandaDocument *notanda_document_file_open (const char           *path,
                                             NotandaIdentity      *identity,
                                             NotandaDocumentFile **file,
                                             GCancellable         *cancellable,
                                             GError              **error);

/* The same for bytes that are in memory, from standard input as a rule. */
NotandaDocument *notanda_document_open_bytes (GBytes          *bytes,
                                              const char      *name,
                                              NotandaIdentity *identity,
                                              char           **damage,
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
gboolean notanda_document_file_save (NotandaDocumentFile *file,
                                     NotandaSnapshot     *snapshot,
                                     NotandaSnapshot    **merged,
                                     GCancellable        *cancellable,
                                     GError             **error);

/**
 * notanda_document_file_refresh:
 * @found: (out) (transfer full) (nullable): what stands in the file now, to be
 *   merged into the document; %NULL where it is what was read or written last
 *
 * Looks whether another program has changed the file. Blocking, and safe in a
 * worker. After it the next save expects that version.
 *
 * Returns: %FALSE with G_IO_ERROR_NOT_FOUND where the file is gone, and with the
 *   errors of opening; @file is then as it was
 */
gboolean notanda_document_file_refresh (NotandaDocumentFile *file,
                                        NotandaSnapshot    **found,
                                        GCancellable        *cancellable,
                                        GError             **error);

/* Returns: (transfer full): for people: so many bytes follow the end of a file */
char *notanda_document_file_dup_trailing_text (gsize trailing);

/**
 * notanda_document_check_bytes:
 * @problems: (element-type utf8): a line is added for each thing that is wrong
 *
 * Everything that opening trusts is computed again: checksums, hashes of text
 * and records, order, and that writing gives the same bytes.
 *
 * Returns: %FALSE where it can't be opened at all
 */
gboolean notanda_document_check_bytes (GBytes     *bytes,
                                       const char *name,
                                       GPtrArray  *problems,
                                       GError    **error);

G_END_DECLS
