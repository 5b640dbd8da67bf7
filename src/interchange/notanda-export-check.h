/* notanda-export-check.h: whether what was written reads back as the document
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-interchange.h"

G_BEGIN_DECLS

/**
 * NotandaExportCheck:
 *
 * The memory that checking needs, kept from one document to the next. For one
 * thread at a time.
 */
typedef struct _NotandaExportCheck NotandaExportCheck;

NotandaExportCheck *notanda_export_check_new (void);
void                notanda_export_check_free (NotandaExportCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaExportCheck, notanda_export_check_free)

/**
 * notanda_export_check_read:
 * @name: of the document, for messages
 * @offset: in bytes
 * @size: in bytes
 *
 * Reads back, whatever the descriptor's position is.
 *
 * Returns: (transfer none) (nullable): @size bytes and one more that isn't
 *   theirs, valid until the next call; %NULL with a G_IO_ERROR, or with
 *   %NOTANDA_ERROR_MISMATCH where there are fewer
 */
char *notanda_export_check_read (NotandaExportCheck *self,
                                 const char         *name,
                                 int                 fd,
                                 guint64             offset,
                                 gsize               size,
                                 GError            **error);

/* The same from memory, where there is no file to read back from. */
char *notanda_export_check_copy (NotandaExportCheck  *self,
                                 const NotandaBuffer *written);

/**
 * notanda_export_check_compare:
 * @written: what one document became, as one of the above gives it; a reader
 *   may change it
 * @size: in bytes
 *
 * Compares all that @format can carry.
 *
 * Returns: %FALSE with %NOTANDA_ERROR_MISMATCH, naming the first difference
 */
gboolean notanda_export_check_compare (NotandaExportCheck  *self,
                                       const NotandaFormat *format,
                                       NotandaDocument     *document,
                                       const char          *name,
                                       char                *written,
                                       gsize                size,
                                       GError             **error);

/* Sets @error: @what differs. Returns: %FALSE */
gboolean notanda_export_set_mismatch (const char *name,
                                      const char *what,
                                      GError    **error);

G_END_DECLS
