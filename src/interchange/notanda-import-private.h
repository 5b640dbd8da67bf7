/* notanda-import-private.h: one import while it is going on
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-import-names.h"
#include "interchange/notanda-import.h"

G_BEGIN_DECLS

#define NOTANDA_IMPORT_NO_SLOT G_MAXUINT32

typedef struct
{
  NotandaDocument     *document;
  NotandaImportResult *result;
  NotandaImportNames  *names;
  const NotandaMarks  *marks;
  const char          *file;
  const char          *label;
  GArray              *slots; /* (element-type guint32): by mark; NOTANDA_IMPORT_NO_SLOT where it was left out */
  GArray              *ids;   /* (element-type NotandaId): by mark */
  GArray              *same;  /* (element-type guint8): by mark; it is there already just so */
  GArray              *attributes;
  GArray              *named;
  NotandaAnnotation    annotation;
} NotandaImport;

void notanda_import_init (NotandaImport       *import,
                          NotandaDocument     *document,
                          NotandaImportResult *result,
                          const NotandaMarks  *marks,
                          const char          *file);
void notanda_import_clear (NotandaImport *import);

/* Checks what the marks hold now, and applies it if enough is well; may be
 * called again with new marks. */
gboolean notanda_import_marks (NotandaImport *import,
                               GError       **error);

/* Leaves out, in the slots, what doesn't fit; most of it not fitting means that it is
 * about something else. Returns: how many fit */
guint notanda_import_check_marks (NotandaImport *import);

void notanda_import_result_add_problem (NotandaImportResult *result,
                                        guint                line,
                                        const char          *message);
void notanda_import_result_take_problems (NotandaImportResult *result,
                                          const NotandaMarks  *marks);

G_END_DECLS
