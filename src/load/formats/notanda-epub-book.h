/* notanda-epub-book.h: the parts of an EPUB book: its chapters, in order, with their names
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/notanda-loaded.h"

G_BEGIN_DECLS

#define NOTANDA_EPUB_MAX_CHAPTERS 2000
#define NOTANDA_EPUB_ALL "*" /* a part that is all of them */

/**
 * NotandaEpubChapter:
 * @path: its name in the archive
 * @title: (nullable): by the table of contents, else by its first heading
 * @content: (nullable): missing from the archive
 * @has_text: it isn't a picture alone
 */
typedef struct
{
  char    *path;
  char    *title;
  GBytes  *content;
  gboolean has_text;
} NotandaEpubChapter;

/**
 * notanda_epub_book_read:
 * @loaded: gets the metadata
 *
 * Returns: (transfer full) (element-type NotandaEpubChapter): in reading order; %NULL with an error of notanda_zip_read(), or
 *   %NOTANDA_ERROR_INVALID where it isn't a book, or %NOTANDA_ERROR_REFUSED where its text is encrypted
 */
GPtrArray *notanda_epub_book_read (GBytes                   *bytes,
                                   const NotandaLoadOptions *options,
                                   NotandaLoaded            *loaded,
                                   GError                  **error);

G_END_DECLS
