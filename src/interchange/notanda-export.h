/* notanda-export.h: documents written to files of another format, and checked
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/notanda-replace.h"
#include "interchange/notanda-interchange.h"

G_BEGIN_DECLS

/**
 * NotandaExport:
 *
 * Writes one document after another, so that a corpus needs no more memory
 * than its largest article. Each is written to a hidden temporary file, read
 * back from there by this program's own reader, compared with the document,
 * and only then put in place: the one file of a format that has one for all
 * documents by notanda_export_finish(), the others at once. For one thread.
 *
 * A document that can't be had, or whose own files can't be written, doesn't
 * harm the others. Once a format's one file has failed in any way, all of it is
 * given up: it isn't known what else is wrong with it.
 */
typedef struct _NotandaExport NotandaExport;

/**
 * NotandaExportWrittenFunc:
 * @fd: the temporary file, all of it written and nothing read back yet
 *
 * For tests: what is done to the file here is what a failing disk might do.
 */
typedef void (*NotandaExportWrittenFunc) (int      fd,
                                          gpointer data);

/**
 * notanda_export_new:
 * @folder: (type filename): where files go; it is made if need be. "-" writes
 *   standard output: the content of the one file, without a second one, or the
 *   annotations of the one document; what is written was read back from memory then
 * @base: (nullable): name, without extension, of the file of a format that has
 *   one for all documents; "annotations" if %NULL
 * @overwrite: files that are there, and hold something else, are replaced;
 *   otherwise that is an error
 *
 * Returns: (transfer full): %NULL with a G_IO_ERROR
 */
NotandaExport *notanda_export_new (const NotandaFormat *format,
                                   const char          *folder,
                                   const char          *base,
                                   gboolean             overwrite,
                                   GError             **error);

/* What wasn't finished is removed. */
void notanda_export_free (NotandaExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaExport, notanda_export_free)

/* As notanda_format_writer_set_option(); before anything is added. */
void notanda_export_set_option (NotandaExport *self,
                                guint          number,
                                const char    *value);

void notanda_export_set_written_func (NotandaExport           *self,
                                      NotandaExportWrittenFunc func,
                                      gpointer                 data);

/**
 * NotandaExportBeforeCommitFunc:
 *
 * Called by notanda_export_finish() before it puts anything in place: the last
 * moment to tell what is lost, which is then known.
 */
typedef void (*NotandaExportBeforeCommitFunc) (NotandaExport *self,
                                               gpointer       data);

void notanda_export_set_before_commit_func (NotandaExport                *self,
                                            NotandaExportBeforeCommitFunc func,
                                            gpointer                      data);

/**
 * notanda_export_add:
 * @name: what the document is called; file names are made of it, safe and each
 *   another
 *
 * Returns: %FALSE where this document couldn't be written, with
 *   %NOTANDA_ERROR_MISMATCH if what was read back differs, or a G_IO_ERROR, in
 *   particular G_IO_ERROR_EXISTS
 */
gboolean notanda_export_add (NotandaExport   *self,
                             NotandaDocument *document,
                             const char      *name,
                             GCancellable    *cancellable,
                             GError         **error);

/* What was lost up to now. */
const NotandaLosses *notanda_export_get_losses (NotandaExport *self);

/* Bytes written up to now. */
guint64 notanda_export_get_size (NotandaExport *self);

/**
 * notanda_export_finish:
 *
 * Puts in place what belongs to all documents together. To be called once.
 */
gboolean notanda_export_finish (NotandaExport *self,
                                GCancellable  *cancellable,
                                GError       **error);

/**
 * NotandaExportSource:
 * @open: gives document @number, from 0: (transfer full). %NULL with an error
 *   where it can't be had. Sets @name (transfer full) either way, if it can,
 *   and @damage (transfer full) to what is missing of the document, if anything
 *   is. Each number is asked for once, some ahead of those that are done with,
 *   by several threads at the same time, none of them the caller's
 * @damaged: document @number came without some of its parts; may be %NULL
 * @failed: document @number was left out; may be %NULL
 * @progress: after each document; @done and @total count documents, @bytes those
 *   written up to now, some ahead; may be %NULL
 * @total: how many documents there are
 *
 * But for @open, all is called in the caller's thread, in the order of the
 * documents.
 */
typedef struct
{
  NotandaDocument *(*open) (guint    number,
                            char   **name,
                            char   **damage,
                            gpointer data,
                            GError **error);
  void (*damaged) (guint       number,
                   const char *damage,
                   gpointer    data);
  void (*failed) (guint         number,
                  const GError *error,
                  gpointer      data);
  void (*progress) (guint    done,
                    guint    total,
                    guint64  bytes,
                    gpointer data);
  guint    total;
  gpointer data;
} NotandaExportSource;

/**
 * notanda_export_run:
 * @n_failed: (out): documents left out
 *
 * Adds all documents of @source and finishes, unless none could be added.
 *
 * Returns: %FALSE with an error if the whole was given up or cancelled; %TRUE,
 *   with @n_failed above 0, where some documents were left out
 */
gboolean notanda_export_run (NotandaExport             *self,
                             const NotandaExportSource *source,
                             guint                     *n_failed,
                             GCancellable              *cancellable,
                             GError                   **error);

G_END_DECLS
