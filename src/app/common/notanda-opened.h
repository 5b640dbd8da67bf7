/* notanda-opened.h: what comes of opening an article, and how that can be read again
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/common/notanda-order.h"
#include "corpus/notanda-corpus.h"
#include "format/notanda-bookmarks.h"
#include "format/notanda-document-file.h"
#include "model/versions/notanda-version.h"

G_BEGIN_DECLS

/**
 * NotandaOpened:
 * @document: (owned)
 * @file: (owned): where it is saved
 * @source: (nullable) (owned): the file a draft was read from
 * @order: (nullable) (owned): of a draft: how its article is read again
 * @n_twice: places of such a one that look as if they were encoded twice
 * @notice: (nullable) (owned): what the user should know, a sentence
 * @n_differences: fields that people set to different values
 * @encoding_guessed: nothing in @source says for certain how to read it
 * @report: (nullable) (owned): of a new version: what became of the annotations of the old one
 * @corpus: (nullable) (owned): the one that @file is in
 * @bookmark: where the article was read last, or its start
 */
typedef struct
{
  NotandaDocument      *document;
  NotandaDocumentFile  *file;
  char                 *source;
  NotandaOrder         *order;
  gsize                 n_twice;
  char                 *notice;
  guint                 n_differences;
  gboolean              encoding_guessed;
  NotandaVersionReport *report;
  NotandaCorpus        *corpus;
  NotandaBookmark       bookmark;
} NotandaOpened;

void notanda_opened_free (NotandaOpened *opened);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaOpened, notanda_opened_free)

/**
 * notanda_opened_describe:
 * @opened: has document and file, notice and report
 * @order: what it was opened by, or what it was read again by
 * @is_known: somebody has seen it before: its encoding needs no question
 *
 * Sets how it can be read again, and what looks wrong in it. Asks the disk, and looks through the text.
 */
void notanda_opened_describe (NotandaOpened *opened,
                              NotandaOrder  *order,
                              gboolean       is_known);

G_END_DECLS
