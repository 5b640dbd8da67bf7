/* notanda-import.h: marks of another format, put into a document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-interchange.h"

G_BEGIN_DECLS

/**
 * NotandaImportResult:
 * @added: annotations that are new
 * @changed: those that were there, by their ids, and of which something was
 *   written
 * @unchanged: those that were there just so
 * @deleted: those that were there but have been deleted; they stay so
 * @skipped: those that don't fit the text
 * @links: of the annotations taken
 * @notes: also
 * @problems: (element-type utf8): what was left out, "line 12: ..." each, for
 *   people; the first %NOTANDA_MAX_PROBLEMS
 * @n_problems: how many there were in all
 */
typedef struct
{
  guint      added;
  guint      changed;
  guint      unchanged;
  guint      deleted;
  guint      skipped;
  guint      links;
  guint      notes;
  GPtrArray *problems;
  guint      n_problems;
} NotandaImportResult;

void notanda_import_result_clear (NotandaImportResult *result);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NotandaImportResult, notanda_import_result_clear)

/**
 * notanda_import:
 * @bytes: an .ann file, or JSON Lines of which those about this article are taken
 * @name: what the file is called: becomes the annotations' rule
 * @result: (out caller-allocates): filled in on errors too
 *
 * Adds marks to a document, as one step of its history. brat standoff is added
 * each time anew; JSON Lines go by ids: of an annotation that is there already
 * only what differs is written, and doing it twice changes nothing. What the
 * tag set doesn't have is added to it, with ids that are hashes of the names.
 *
 * Lines that break a rule, and annotations that don't fit the text, are left
 * out, and a problem names each.
 *
 * Returns: %FALSE with %NOTANDA_ERROR_OTHER_ARTICLE where the marks are of
 *   another text, %NOTANDA_ERROR_INVALID where nothing in it can be used; then
 *   the document is unchanged
 */
gboolean notanda_import (NotandaDocument     *document,
                         const NotandaFormat *format,
                         GBytes              *bytes,
                         const char          *name,
                         NotandaImportResult *result,
                         GError             **error);

G_END_DECLS
