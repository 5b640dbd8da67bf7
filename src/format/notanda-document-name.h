/* notanda-document-name.h: what documents are called on disk
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a file's name, which no usual file system allows more of. */
#define NOTANDA_DOCUMENT_NAME_MAX_SIZE 255

/**
 * notanda_document_name_new:
 * @stem: (type filename): what the document is called after
 * @number: from 1 on: which of those with that name
 *
 * "STEM.notanda", "STEM 2.notanda", and so on. A stem that is too long for the name of a file is cut, at a whole character
 * as readers see it; the number and what follows it stay.
 *
 * Returns: (transfer full) (type filename): the name of a file, without a folder
 */
char *notanda_document_name_new (const char *stem,
                                 guint       number);

/**
 * notanda_document_name_dup_stem:
 * @path: (type filename): where a document is saved
 *
 * Returns: (transfer full) (type filename): what it is called after: "Storm" for "Storm.notanda" and for "Storm 2.notanda"
 */
char *notanda_document_name_dup_stem (const char *path);

/**
 * notanda_document_name_dup_source_stem:
 * @source: (type filename): a path, or an address without its query
 *
 * Returns: (transfer full) (type filename): what a document that is made of it is called after: its last part, without the end that tells
 *   what kind of file it is, as "storm" for "news/storm.html"
 */
char *notanda_document_name_dup_source_stem (const char *source);

/* The same as earlier versions had it: only ".txt" was left out then, so that "storm.html" is called after whole. */
char *notanda_document_name_dup_old_source_stem (const char *source);

/**
 * notanda_document_name_dup_stem_in:
 * @folder: (type filename): where documents are looked for
 * @source: (type filename): as for notanda_document_name_dup_source_stem()
 *
 * Returns: (transfer full) (type filename): what a document of it is called after there: as earlier versions had it if one of that
 *   name is there, so that it is found again; else as notanda_document_name_dup_source_stem() has it
 */
char *notanda_document_name_dup_stem_in (const char *folder,
                                         const char *source);

G_END_DECLS
