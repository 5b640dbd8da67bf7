/* notanda-import-names.h: names in marks, resolved to ids of the tag set
 *
 * SPDX-FileCopyrightText: 2026 The Notanda contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "interchange/notanda-marks.h"
#include "model/notanda-document.h"

G_BEGIN_DECLS

/**
 * NotandaImportNames:
 *
 * Asked for each name of a file, it answers from tables of its own: what the
 * tag set has is looked up once, what it doesn't have gets the hash of its name
 * for an id. Borrows the names.
 */
typedef struct _NotandaImportNames NotandaImportNames;

NotandaImportNames *notanda_import_names_new (NotandaDocument *document);
void                notanda_import_names_free (NotandaImportNames *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotandaImportNames, notanda_import_names_free)

/* Adds the elements a file brings along to the document's tag set. */
void notanda_import_names_add_elements (NotandaImportNames *names,
                                        const NotandaMarks *marks,
                                        const char         *label);

/* Goes over all marks, so that all values of a new attribute are known. */
void notanda_import_names_collect (NotandaImportNames *names,
                                   const NotandaMarks *marks);

/* Adds to the document's tag set what it doesn't have yet. */
void notanda_import_names_create (NotandaImportNames *names,
                                  const char         *label);

/* The answers are valid until @names is freed. */
const NotandaId *notanda_import_names_type (NotandaImportNames *names,
                                            const char         *type);
const NotandaId *notanda_import_names_role (NotandaImportNames *names,
                                            const NotandaId    *type,
                                            const char         *role);

/**
 * notanda_import_names_attribute:
 * @out: its value is of the kind the tag set says, wherever it can be
 */
void notanda_import_names_attribute (NotandaImportNames     *names,
                                     const NotandaId        *type,
                                     const NotandaMarkValue *value,
                                     NotandaAttribute       *out);

/* A value as one of this kind; of a link's attribute with NOTANDA_VALUE_TEXT. */
NotandaValue notanda_import_names_value (NotandaImportNames     *names,
                                         const NotandaMarkValue *value,
                                         guint8                  kind);

G_END_DECLS
