/* notanda-open.h: one path in, one saved document out
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "format/notanda-document-file.h"
#include "load/notanda-load.h"

G_BEGIN_DECLS

/* All of these block and are safe in a worker. Paths are bytes in the encoding
 * of file names; messages show them as UTF-8. */

/**
 * NotandaOpenKeep:
 * @reading: of an article whose name is taken by a document with another text
 * @path: (type filename): the name that is taken
 * @file: (out) (transfer full): where the document is saved
 * @notice: (out) (transfer full) (nullable): what the user should know of it
 *
 * Makes a document of it beside the other one, and saves it.
 *
 * Returns: (transfer full): %NULL with an error where it can't be saved there
 */
typedef NotandaDocument *(*NotandaOpenKeep) (NotandaReading       *reading,
                                             const char           *path,
                                             gpointer              data,
                                             NotandaDocumentFile **file,
                                             char                **notice,
                                             GCancellable         *cancellable,
                                             GError              **error);

/**
 * NotandaOpenCheck:
 * @name: of the file, for people; errors start with it
 *
 * Returns: %FALSE with an error where no document is to be made of it
 */
typedef gboolean (*NotandaOpenCheck) (NotandaLoaded *loaded,
                                      const char    *name,
                                      GError       **error);

/**
 * NotandaOpening:
 * @client: (nullable): keeps helper processes for the next article; else one is started for this one
 * @encoding: (nullable): the IANA name of the encoding to read it in
 * @part: (nullable): a #NotandaLoadedChoice.part; "*" for all
 * @password: (nullable): of an encrypted PDF
 * @manner: see #NotandaLoadManner
 * @offers_mending: as in #NotandaLoadOptions
 * @keep: (nullable): asked where the name is taken; else the document is a new one with a number
 * @check: (nullable): asked before anything is made of what was read, unless a document of it lies beside it
 * @unchosen: (out) (transfer full) (nullable): set with %NOTANDA_ERROR_CHOICE and where @check fails: what was read
 *
 * How an article is to be read; %NULL in its place, like zeros in it, reads it in the usual way.
 */
typedef struct
{
  NotandaLoaderClient *client;
  const char          *encoding;
  const char          *part;
  const char          *password;
  NotandaLoadManner    manner;
  gboolean             offers_mending;
  NotandaOpenKeep      keep;
  gpointer             keep_data;
  NotandaOpenCheck     check;
  NotandaLoaded       *unchosen;
} NotandaOpening;

/**
 * notanda_open_load:
 * @path: (type filename): a regular file, a FIFO, or "-" for standard input
 * @options: its name isn't looked at: the input is called by its path
 * @client: (nullable): as for notanda_load_bytes()
 *
 * Reads an article and makes nothing of it yet. At most
 * %NOTANDA_LOAD_MAX_SIZE bytes are read; a regular file that is larger is
 * refused unread.
 *
 * Returns: (transfer full): %NULL with the errors of notanda_file_read() and
 *   notanda_load_bytes(), each naming the file
 */
NotandaLoaded *notanda_open_load (const char               *path,
                                  const NotandaLoadOptions *options,
                                  NotandaLoaderClient      *client,
                                  GCancellable             *cancellable,
                                  GError                  **error);

/**
 * notanda_open_path:
 * @path: (type filename): a .notanda file or an article, told by content; "-"
 *   is standard input, which must hold an article, and so must a FIFO
 * @opening: (nullable): how
 * @file: (out) (transfer full): where the document is saved
 * @notice: (out) (transfer full) (nullable): what the user should know (it was
 *   saved elsewhere, or under another name; bytes were mended), or %NULL
 *
 * An article becomes a draft and is saved at once: as NAME.notanda beside
 * NAME.txt; as "NAME 2.notanda" and so on where that is taken by another text;
 * in notanda_open_dup_drafts_folder() where its folder can't be written to, or
 * there is none. Where a document with the same text is there already, that is
 * opened instead, also if it was read in an encoding that the user had chosen.
 */
NotandaDocument *notanda_open_path (const char           *path,
                                    NotandaOpening       *opening,
                                    NotandaIdentity      *identity,
                                    NotandaDocumentFile **file,
                                    char                **notice,
                                    GCancellable         *cancellable,
                                    GError              **error);

/**
 * notanda_open_text:
 * @text: UTF-8 that comes from no file, as from the clipboard
 * @name: what it is, for people; errors start with it
 *
 * Makes a document of it and saves it in the drafts folder. The same text again is the
 * same document. Where it was encoded twice, the caller offers notanda_open_mend(). For the rest as
 * notanda_open_path().
 */
NotandaDocument *notanda_open_text (GBytes               *text,
                                    const char           *name,
                                    NotandaIdentity      *identity,
                                    NotandaDocumentFile **file,
                                    char                **notice,
                                    GCancellable         *cancellable,
                                    GError              **error);

/**
 * notanda_open_loaded:
 * @loaded: of something that lies in no file here, as from the web or the clipboard
 * @name: what it is, for people; errors start with it
 *
 * The same for what was loaded already.
 */
NotandaDocument *notanda_open_loaded (NotandaLoaded        *loaded,
                                      const char           *name,
                                      NotandaIdentity      *identity,
                                      NotandaDocumentFile **file,
                                      char                **notice,
                                      GCancellable         *cancellable,
                                      GError              **error);

/**
 * notanda_open_replace_draft:
 * @draft: a document without annotations that isn't said to be done
 * @file: where @draft is saved; on success it stands for the new document
 * @reading: another reading of the same source, as from
 *   notanda_draft_dup_reading_with() or a reader
 *
 * Puts the new reading in the draft's place, on disk too, with the metadata and
 * kinds of blocks that were put right by hand. The caller replaces @draft, which
 * is left as it was, by what is returned.
 *
 * Returns: (transfer full): %NULL with the errors of notanda_open_reread()
 */
NotandaDocument *notanda_open_replace_draft (NotandaDocument      *draft,
                                             NotandaDocumentFile  *file,
                                             const NotandaReading *reading,
                                             GCancellable         *cancellable,
                                             GError              **error);

/**
 * notanda_open_reread:
 * @draft: a document without annotations
 * @file: where @draft is saved; on success it stands for the new document
 * @path: (type filename): the article's file, as from notanda_open_dup_source()
 * @opening: (nullable): how to read it now; without an encoding it is guessed again
 * @notice: (out) (transfer full) (nullable): as for notanda_open_path()
 *
 * Reads the article again and puts the new reading in the draft's place, on
 * disk too. The caller replaces @draft, which is left as it was, by what is
 * returned.
 *
 * Returns: (transfer full): %NULL with %NOTANDA_ERROR_REFUSED where @draft
 *   isn't one any more, and with %NOTANDA_ERROR_OTHER_ARTICLE or
 *   %NOTANDA_ERROR_CHANGED where another program has changed the saved file
 */
NotandaDocument *notanda_open_reread (NotandaDocument     *draft,
                                      NotandaDocumentFile *file,
                                      const char          *path,
                                      NotandaOpening      *opening,
                                      char               **notice,
                                      GCancellable        *cancellable,
                                      GError             **error);

/**
 * notanda_open_mend:
 * @draft: a document without annotations
 * @file: where @draft is saved; on success it stands for the new document
 *
 * As reading the article as %NOTANDA_ENCODING_TWICE does, but from its text: for what was pasted, or whose file is gone. Characters
 * that a reader had to drop are not found again this way.
 *
 * Returns: (transfer full): %NULL with the errors of notanda_open_reread()
 */
NotandaDocument *notanda_open_mend (NotandaDocument     *draft,
                                    NotandaDocumentFile *file,
                                    GCancellable        *cancellable,
                                    GError             **error);

/**
 * notanda_open_keep_whole:
 * @document: one that was there already
 * @file: where @document is saved
 * @reading: the same text, read just now
 *
 * Where @reading isn't cut off, a document that was made of one that was no longer says that its end is missing, on disk too.
 */
void notanda_open_keep_whole (NotandaDocument      *document,
                              NotandaDocumentFile  *file,
                              const NotandaReading *reading,
                              GCancellable         *cancellable);

/**
 * notanda_open_dup_source:
 * @document_path: (type filename): where the document is saved
 *
 * Returns: (transfer full) (nullable) (type filename): the file beside it that
 *   the document was made from, if it is still there
 */
char *notanda_open_dup_source (const char      *document_path,
                               NotandaDocument *document);

/* Whether @path (type filename) is a file that begins as a .notanda file does. */
gboolean notanda_open_is_document (const char *path);

/* Returns: (transfer full) (type filename): $XDG_DATA_HOME/notanda/drafts */
char *notanda_open_dup_drafts_folder (void);

G_END_DECLS
